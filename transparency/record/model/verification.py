"""Who has found a page to be right, when, and in which state of the record."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from transparency.language.names import holds_name
from transparency.record.model.day import Day
from transparency.record.model.refusal import refuse
from transparency.record.model.types import FileRecord, Number, Record, Text
from transparency.record.problems import Rule

VERIFICATIONS: Final = "data/verifications/"
"""The folder of verifications; below it, a page's address is the name of its file."""
ROLE_REMEDY: Final = "ใส่ชื่อตำแหน่งหรือหน่วยงานของผู้ตรวจสอบ ไม่ใส่ชื่อบุคคล"
ROLE_EXAMPLE: Final = "by: งานประชาสัมพันธ์"
_HOME: Final = "home"
"""The name of the home page, whose address is empty; no other page has this address."""
DIGEST_LENGTH: Final = 16
_DIGEST: Final = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}")


def _digest(value: str) -> str:
    if not _DIGEST.fullmatch(value):
        raise refuse(
            rule=Rule.BAD_DIGEST,
            message=f"“{value}” ไม่ใช่รหัสเนื้อหาของหน้า",
            remedy=(
                "คัดลอกรหัสเนื้อหา ๑๖ ตัวจากหน้า “การตรวจสอบข้อมูล” ของเว็บไซต์ หรือใช้คำสั่ง transparency verify"
            ),
            example="digest: 0123456789abcdef",
        )
    return value


def _role(value: str) -> str:
    if holds_name(value):
        raise refuse(
            rule=Rule.PERSON_AS_VERIFIER,
            message="มีชื่อบุคคล ช่องนี้ประชาชนอ่านได้ และต้องเป็นตำแหน่งหรือหน่วยงาน",
            remedy=ROLE_REMEDY,
            example=ROLE_EXAMPLE,
        )
    return value


class Verified(Record):
    """One verification of a page (การตรวจสอบ)."""

    by: Annotated[Text, AfterValidator(_role)] = Field(
        title="ผู้ตรวจสอบ (ตำแหน่งหรือหน่วยงาน)", examples=["งานประชาสัมพันธ์"]
    )
    date: Day = Field(title="วันที่ตรวจสอบ", examples=["๓ เมษายน ๒๕๖๖"])
    digest: Annotated[str, AfterValidator(_digest)] = Field(
        title="รหัสเนื้อหาของหน้าในวันที่ตรวจสอบ", examples=["0123456789abcdef"]
    )
    note: Text | None = Field(None, title="หมายเหตุ", examples=["เทียบกับรายงานฉบับลงนามแล้ว"])


class Verification(FileRecord):
    """All verifications of one page: ``data/verifications/<address of the page>.yml``.

    Those of the home page, whose address is empty: ``data/verifications/home.yml``.
    """

    verifications: list[Verified] = Field(
        title="การตรวจสอบ เก่าสุดก่อน", examples=["- by: งานประชาสัมพันธ์"], min_length=1
    )

    @property
    def address(self) -> str:
        """The page's address from the site's root, as `pages` writes it."""
        return address_of(self.path.removeprefix(VERIFICATIONS).removesuffix(".yml"))


def name_of(address: str) -> str:
    """Return what staff call a page: its address without the last slash, or ``home``."""
    return address.rstrip("/") or _HOME


def address_of(name: str) -> str:
    """Return the address of a page from what staff call it."""
    return "" if name == _HOME else f"{name}/"


class ReviewDays(Record):
    """How long a verification of each kind of page lasts, in days."""

    year: Number | None = Field(None, title="หน้าปีงบประมาณ", examples=["180"])
    report: Number | None = Field(None, title="รายงานทางการ", examples=["365"])
    measure: Number | None = Field(None, title="หน้ามาตรการ", examples=["90"])
    unit: Number | None = Field(None, title="หน้าหน่วยงาน", examples=["365"])
    promise: Number | None = Field(None, title="หน้าคำมั่น", examples=["180"])
    ita: Number | None = Field(None, title="หน้าการประเมิน ITA", examples=["365"])
    home: Number | None = Field(None, title="หน้าแรก", examples=["180"])
    calendar: Number | None = Field(None, title="ปฏิทินกิจกรรม", examples=["90"])
    questions: Number | None = Field(None, title="หน้าสิ่งที่รายงานยังไม่ได้ตอบ", examples=["90"])
    documents: Number | None = Field(None, title="หน้าเอกสาร", examples=["180"])
    contact: Number | None = Field(None, title="หน้าติดต่อ", examples=["90"])
