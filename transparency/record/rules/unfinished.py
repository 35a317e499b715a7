"""Texts that wait for a person's words: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.language.printed import one_line
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation
from transparency.record.unfinished import EXAMPLE, unfinished_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records


def nothing_is_unfinished(records: Records, _today: date) -> Iterator[Violation]:
    """No text still waits to be filled in or confirmed, and no measure is the one of `init`."""
    for _, measure in records.measures():
        if measure.id == EXAMPLE:
            yield Violation(
                path=measure.path,
                loc=(),
                rule=Rule.UNFINISHED,
                message="ไฟล์นี้คือมาตรการตัวอย่าง ไม่ใช่มาตรการของหน่วยงาน",
                remedy="เพิ่มมาตรการจริงด้วยคำสั่ง transparency new measure แล้วลบไฟล์นี้",
                example="data/2567/measures/no-gift.yml",
                severity="warning",
            )
    for path, loc, text in unfinished_texts(records):
        yield Violation(
            path=path,
            loc=loc,
            rule=Rule.UNFINISHED,
            message=f"ข้อความนี้ยังรอเจ้าหน้าที่: {one_line(text)}",
            remedy="ใส่ข้อความตามรายงานแทน หรือถ้าข้อความถูกต้องแล้ว ให้ลบวงเล็บข้างหน้า",
            example="ข้อความตามรายงาน คัดมาทุกคำ",
            severity="warning",
        )
