"""Warnings about results: without evidence, not published in time, without a suggestion."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.evidence import is_evidenced
from transparency.record.model.records import done_on, reports_of, results_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Measure, Result
    from transparency.record.model.records import Records
    from transparency.record.source import Loc

_MAX_NAMED: Final = 3
"""Results that one warning names."""


def results_have_evidence(records: Records, _today: date) -> Iterator[Violation]:
    """A result, or a document that it names, has a file, link or picture: one warning a measure."""
    for _, measure in records.measures():
        bare = [
            (loc, result)
            for loc, result in results_of(measure)
            if not is_evidenced(result, records.documents)
        ]
        if bare:
            yield Violation(
                path=measure.path,
                loc=bare[0][0],
                rule=Rule.NO_EVIDENCE,
                message=_counted("ยังไม่มีหลักฐาน (ไฟล์ ลิงก์ หรือภาพ)", bare, measure),
                remedy="แนบไฟล์ ลิงก์ หรือภาพที่ประชาชนเปิดดูได้ใต้ผลนั้น หรือในเอกสารที่ผลนั้นกล่าวถึง ถ้ามี",
                example=(
                    "links:\n  - url: https://www.example.go.th/news/12\n    title: ชื่อเรื่องของข่าว"
                ),
                severity="warning",
            )


def results_are_public_in_time(records: Records, today: date) -> Iterator[Violation]:
    """A result is published within the days that a promise names: one warning for each measure."""
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
            yield Violation(
                path=measure.path,
                loc=late[0][0],
                rule=Rule.NOT_PUBLISHED,
                message=_counted(f"ทำเสร็จครบ {days} วันแล้ว ยังไม่มีวันที่เผยแพร่", late, measure),
                remedy="ถ้าเผยแพร่แล้ว ให้ใส่วันที่ในช่อง published ของผลนั้น ถ้ายัง ให้เผยแพร่ก่อน",
                example="published: ๕ เมษายน ๒๕๖๖",
                severity="warning",
            )


def suggestions_are_told(records: Records, _today: date) -> Iterator[Violation]:
    """The suggestion of each report is told, be it blank: one warning for each measure."""
    for _, measure in records.measures():
        silent = [
            (loc, report)
            for loc, report in reports_of(measure)
            if report.suggestion is None and not report.is_note
        ]
        if silent:
            rounds = sorted({report.round for _, report in silent})
            yield Violation(
                path=measure.path,
                loc=silent[0][0],
                rule=Rule.MISSING_SUGGESTION,
                message=thai_digits(
                    f"ขาดช่อง suggestion (ข้อเสนอแนะ) ของรอบที่ {', '.join(map(str, rounds))} "
                    f"รวม {len(silent)} แห่ง จึงไม่รู้ว่ารายงานเว้นว่างหรือยังไม่ได้คัดลอก"
                ),
                remedy='ดูช่องข้อเสนอแนะในรายงาน ถ้าเว้นว่าง ให้เขียน suggestion: "" ถ้าใส่ขีด ให้เขียน "-"',
                example='suggestion: ""',
                severity="warning",
            )


def _counted(doubt: str, found: list[tuple[Loc, Result]], measure: Measure) -> str:
    """Return a message: how many results of a measure are doubtful, why, and their first ids."""
    total = sum(1 for _ in results_of(measure))
    names = ", ".join(result.id for _, result in found[:_MAX_NAMED])
    more = " และอื่น ๆ" if len(found) > _MAX_NAMED else ""
    return thai_digits(f"ผล {len(found)} จาก {total} รายการ{doubt}: ") + names + more
