"""Days that a report can hardly mean: one function a rule."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Final

from transparency.language.thai import fiscal_year_bounds, long_date, thai_digits
from transparency.record.model.measure import Document, Result
from transparency.record.model.records import events_of, results_of, rows_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Evidence, Measure
    from transparency.record.model.records import Records
    from transparency.record.source import Loc

_NEAR: Final = 1
"""Years before its fiscal year in which a report may say that something was done."""
_FAR: Final = 5
"""Years beyond which no report goes: those of a plan against corruption (แผนปฏิบัติการ ๕ ปี).

Work may be done late, so that there is no nearer bound after the fiscal year.
"""


def days_are_near_their_year(records: Records, _today: date) -> Iterator[Violation]:
    """What a measure dates lies in its fiscal year or near it; else the year is mistyped.

    A warning where something was done over a year before the fiscal year; an error where anything,
    a period too, is over five years away.
    """
    for year, measure in records.measures():
        for loc, day in _done_in(measure):
            if _is_beyond(day, year, before=_NEAR):
                yield _far(measure.path, loc, day, year)
        for loc, day in _planned_in(measure):
            if _is_beyond(day, year):
                yield _far(measure.path, loc, day, year)


def nothing_is_published_before_it_is_done(records: Records, _today: date) -> Iterator[Violation]:
    """What was done, or a document of its date, is not made public before that day."""
    for record, loc, evidence in records.evidence():
        done = _first_done(evidence)
        if done and evidence.published and evidence.published < done:
            yield Violation(
                path=record.path,
                loc=(*loc, "published"),
                rule=Rule.PUBLISHED_BEFORE_DONE,
                message=(
                    f"เผยแพร่ {long_date(evidence.published)} "
                    f"ก่อนวันที่{_called(evidence)} คือ {long_date(done)}"
                ),
                remedy="ตรวจวันและปีของทั้งสองวัน ช่อง published คือวันที่เผยแพร่ผลให้ประชาชนเห็น",
                example=f"published: {long_date(done)}",
            )


def _done_in(measure: Measure) -> Iterator[tuple[Loc, date]]:
    for loc, event in events_of(measure):
        yield (*loc, "date"), event.date
        if event.end:
            yield (*loc, "end"), event.end
    for loc, result in results_of(measure):
        if result.done:
            yield (*loc, "done"), result.done


def _planned_in(measure: Measure) -> Iterator[tuple[Loc, date]]:
    for loc, row in rows_of(measure):
        for field in ("start", "end"):
            day = getattr(row.period, field, None)
            if day:
                yield (*loc, "period", field), day


def _first_done(evidence: Evidence) -> date | None:
    """Return the day on which something was done, or on which a document is dated.

    That of a result is its `done`, or else its first event's day.
    """
    if isinstance(evidence, Document):
        return evidence.done or evidence.date
    events = evidence.events if isinstance(evidence, Result) else []
    return evidence.done or min((event.date for event in events), default=None)


def _called(evidence: Evidence) -> str:
    return "ลงในเอกสาร" if isinstance(evidence, Document) and not evidence.done else "ทำ"


def _is_beyond(day: date, year: int, before: int = _FAR) -> bool:
    """Return whether a day is over so many years before a fiscal year, or over `_FAR` after it."""
    first, last = fiscal_year_bounds(year)
    earliest = first.replace(year=first.year - before)
    return not earliest <= day <= last.replace(year=last.year + _FAR)


def _far(path: str, loc: Loc, day: date, year: int) -> Violation:
    hopeless = _is_beyond(day, year)
    return Violation(
        path=path,
        loc=loc,
        rule=Rule.FAR_DATE,
        message=thai_digits(
            f"{long_date(day)} ห่างจากปีงบประมาณ {year} เกิน {_FAR if hopeless else _NEAR} ปี"
        ),
        remedy="ตรวจปี พ.ศ. ว่าพิมพ์ถูกหรือไม่ และมาตรการอยู่ในโฟลเดอร์ของปีที่ถูกต้องหรือไม่",
        example=f"{loc[-1]}: {long_date(_within(day, year))}",
        severity="error" if hopeless else "warning",
    )


def _within(day: date, year: int) -> date:
    """Return the same day and month in the fiscal year; 28 February where it has no 29th."""
    first, last = fiscal_year_bounds(year)
    meant = (first if day.month >= first.month else last).year
    return day.replace(year=meant, day=min(day.day, calendar.monthrange(meant, day.month)[1]))
