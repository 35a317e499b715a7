"""What readers miss in results: evidence, and news in time. Warnings: nothing here is wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from transparency.language.thai import thai_digits
from transparency.record.model.records import done_on, results_of
from transparency.record.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Measure, Result
    from transparency.record.model.records import Records
    from transparency.record.source import Loc

_NAMED = 3
"""How many results a warning names."""


def results_have_evidence(records: Records, _today: date) -> Iterator[Finding]:
    """A result has something that a citizen can open: one warning for each measure."""
    for _, measure in records.measures():
        bare = [
            (loc, result)
            for loc, result in results_of(measure)
            if not (result.files or result.links or result.photos)
        ]
        if bare:
            yield Finding(
                measure.path, bare[0][0], "no-evidence",
                _told("ยังไม่มีหลักฐาน (ไฟล์ ลิงก์ หรือภาพ)", bare, measure),
                "แนบไฟล์ ลิงก์ หรือภาพที่ประชาชนเปิดดูได้ใต้ผลนั้น ถ้ามี",
                "links:\n  - url: https://www.example.go.th/news/12\n    title: ชื่อเรื่องของข่าว",
                "warning",
            )  # fmt: skip


def results_are_public_in_time(records: Records, today: date) -> Iterator[Finding]:
    """A result is published within the days that a promise names: one warning a measure."""
    days = records.prompt_days()
    if days is None:
        return
    for _, measure in records.measures():
        late = [
            (loc, result)
            for loc, result in results_of(measure)
            if result.published is None
            and (done := done_on(result)) is not None
            and today - done >= timedelta(days=days)
        ]
        if late:
            yield Finding(
                measure.path, late[0][0], "not-published",
                _told(f"ทำเสร็จครบ {days} วันแล้ว ยังไม่มีวันที่เผยแพร่", late, measure),
                "ถ้าเผยแพร่แล้ว ให้ใส่วันที่ในช่อง published ของผลนั้น ถ้ายัง ให้เผยแพร่ก่อน",
                "published: ๕ เมษายน ๒๕๖๖", "warning",
            )  # fmt: skip


def _told(what: str, found: list[tuple[Loc, Result]], measure: Measure) -> str:
    total = sum(1 for _ in results_of(measure))
    names = ", ".join(result.id for _, result in found[:_NAMED])
    more = " และอื่น ๆ" if len(found) > _NAMED else ""
    return thai_digits(f"ผล {len(found)} จาก {total} รายการ{what}: ") + names + more
