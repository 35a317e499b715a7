"""What looks like personal data and may be public all the same, with the reason."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from transparency.record.model.refusal import refuse
from transparency.record.model.types import FileRecord, Record, Text
from transparency.record.problems import Rule

_CODE: Final = re.compile(r"[0-9a-f]{8}")


def _code(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise refuse(
            rule=Rule.BAD_CODE,
            message=f"“{value}” ไม่ใช่รหัสของสิ่งที่พบ",
            remedy="คัดลอกรหัส ๘ ตัวจากตัวอย่างที่การตรวจบอก และใส่เครื่องหมายคำพูด",
            example='code: "0a1b2c3d"',
        )
    return value


class Allowance(Record):
    """One match that may be public (รายการที่อนุญาต)."""

    file: Text = Field(title="ไฟล์ที่พบ", examples=["data/files/2567/order.pdf"])
    kind: Literal["id-card", "phone", "email", "bank-account", "author", "location", "name"] = (
        Field(title="ชนิดของข้อมูล", examples=["phone"])
    )
    code: Annotated[str, AfterValidator(_code)] = Field(
        title="รหัสของสิ่งที่พบ", examples=['"0a1b2c3d"']
    )
    reason: Text = Field(title="เหตุผลที่เผยแพร่ได้", examples=["หมายเลขกลางของหน่วยงานอื่น"])


class Allowed(FileRecord):
    """Everything that is allowed: ``data/allowed.yml``."""

    personal: list[Allowance] = Field(title="รายการที่อนุญาต", examples=["- file: data/agency.yml"])
