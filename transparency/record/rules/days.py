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
"""Years beside its fiscal year in which a report may say that something was done or published."""
_FAR: Final = 5
"""Years beyond which no report goes: those of a plan against corruption (แผนปฏิบัติการ ๕ ปี)."""


def days_are_near_their_year(records: Records, today: date) -> Iterator[Violation]:
    """What a measure dates lies in its fiscal year or near it; else the year is mistyped.

    A warning where something was done or published over a year away from the fiscal year; an error
    where anything, a period or an event too, is over five years away. A day that is still to come
    is refused by another rule, and not doubted here.
    """
    for year, measure in records.measures():
        for loc, day in _done_in(measure):
            if _is_beyond(day, year, _NEAR) and (day <= today or _is_beyond(day, year)):
                yield _far(measure.path, loc, day, year)
        for loc, day in (*_planned_in(measure), *_held_in(measure)):
            if _is_beyond(day, year):
                yield _far(measure.path, loc, day, year)


def events_are_in_their_year(records: Records, today: date) -> Iterator[Violation]:
    """An event takes place in the fiscal year of the measure that reports it.

    What is over five years away, or still to come, is told by other rules.
    """
    for year, measure in records.measures():
        first, last = fiscal_year_bounds(year)
        for loc, event in events_of(measure):
            is_told = _is_beyond(event.date, year) or event.date > today
            if not (first <= event.date <= last or is_told):
                yield Violation(
                    path=measure.path,
                    loc=(*loc, "date"),
                    rule=Rule.OUTSIDE_YEAR,
                    message=thai_digits(f"{long_date(event.date)} อยู่นอกปีงบประมาณ {year}"),
                    remedy="ตรวจปี พ.ศ. ถ้ากิจกรรมจัดในวันนั้นจริงตามรายงาน ไม่ต้องแก้",
                    example=f"date: {long_date(_within(event.date, year))}",
                    severity="warning",
                )


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
    for loc, result in results_of(measure):
        for field in ("done", "published"):
            if day := getattr(result, field):
                yield (*loc, field), day


def _planned_in(measure: Measure) -> Iterator[tuple[Loc, date]]:
    for loc, row in rows_of(measure):
        for field in ("start", "end"):
            day = getattr(row.period, field, None)
            if day:
                yield (*loc, "period", field), day


def _held_in(measure: Measure) -> Iterator[tuple[Loc, date]]:
    for loc, event in events_of(measure):
        yield (*loc, "date"), event.date
        if event.end:
            yield (*loc, "end"), event.end


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


def _is_beyond(day: date, year: int, years: int = _FAR) -> bool:
    """Return whether a day is over so many years before a fiscal year, or after it."""
    first, last = fiscal_year_bounds(year)
    earliest = first.replace(year=first.year - years)
    return not earliest <= day <= last.replace(year=last.year + years)


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
