"""Years, rounds, periods and days: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.language.thai import fiscal_year_bounds, long_date, round_bounds, thai_digits
from transparency.record.model.records import events_of, periods_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records
    from transparency.record.source import Loc


def years_are_fiscal(records: Records, _today: date) -> Iterator[Violation]:
    """A fiscal year runs 1 October to 30 September and bears the year in which it ends."""
    for number, folder in records.years.items():
        year = folder.fiscal_year
        if year is None:
            continue
        if year.year != number:
            yield Violation(
                path=year.path,
                loc=("year",),
                rule=Rule.YEAR_NOT_FOLDER,
                message=f"ปี {year.year} ไม่ตรงกับชื่อโฟลเดอร์ {number}",
                remedy="แก้ปีให้ตรงกับชื่อโฟลเดอร์",
                example=f'year: "{number}"',
            )
        for field, given, right in zip(
            ("start", "end"), (year.start, year.end), fiscal_year_bounds(number), strict=True
        ):
            yield from _must_be(year.path, field, given, right, thai_digits(f"ปีงบประมาณ {number}"))


def rounds_are_halves(records: Records, _today: date) -> Iterator[Violation]:
    """Round 1 ends on 31 March, round 2 on 30 September; a file's name is its round's number."""
    for year, folder in records.years.items():
        for entry in folder.rounds.values():
            if str(entry.number) != entry.id or entry.number not in {1, 2}:
                yield Violation(
                    path=entry.path,
                    loc=("number",),
                    rule=Rule.ROUND_NOT_FILE,
                    message=f"รอบที่ {entry.number} ไม่ตรงกับชื่อไฟล์ {entry.id}.yml หรือไม่ใช่รอบ 1 หรือ 2",
                    remedy="แก้เลขรอบให้ตรงกับชื่อไฟล์ ปีหนึ่งมีรอบ 1 และ 2",
                    example=f'number: "{entry.id}"',
                )
                continue
            bounds = round_bounds(year, entry.number)
            name = thai_digits(f"รอบที่ {entry.number} ปีงบประมาณ {year}")
            for field, given, right in zip(
                ("start", "end"), (entry.start, entry.end), bounds, strict=True
            ):
                yield from _must_be(entry.path, field, given, right, name)


def _must_be(path: str, field: str, given: date, right: date, name: str) -> Iterator[Violation]:
    if given != right:
        edge = "เริ่ม" if field == "start" else "สิ้นสุด"
        yield Violation(
            path=path,
            loc=(field,),
            rule=Rule.PERIOD_BOUNDS,
            message=f"{name} {edge}วันที่ {long_date(right)} ไม่ใช่ {long_date(given)}",
            remedy="แก้วันที่ให้ตรงกับปีงบประมาณ (๑ ตุลาคม ถึง ๓๐ กันยายน)",
            example=f"{field}: {long_date(right)}",
        )


def periods_are_in_order(records: Records, _today: date) -> Iterator[Violation]:
    """A period does not end before it starts, nor an event before its first day."""
    for _, measure in records.measures():
        for loc, event in events_of(measure):
            if event.last < event.date:
                yield _out_of_order(measure.path, (*loc, "end"), event.date, event.last)
        for loc, period in periods_of(measure):
            if period.start and period.end and period.end < period.start:
                yield _out_of_order(measure.path, (*loc, "end"), period.start, period.end)


def _out_of_order(path: str, loc: Loc, start: date, end: date) -> Violation:
    return Violation(
        path=path,
        loc=loc,
        rule=Rule.PERIOD_ORDER,
        message=f"วันสิ้นสุด {long_date(end)} อยู่ก่อนวันเริ่ม {long_date(start)}",
        remedy="ตรวจวันและปีทั้งสองช่อง",
        example=f"end: {long_date(start)}",
    )


def nothing_is_in_the_future(records: Records, today: date) -> Iterator[Violation]:
    """No day on which something was done, dated or published is later than today."""
    for path, loc, day in _past_days(records):
        if day is not None and day > today:
            yield Violation(
                path=path,
                loc=loc,
                rule=Rule.FUTURE_DATE,
                message=f"{long_date(day)} ยังมาไม่ถึง (วันนี้ {long_date(today)})",
                remedy="ตรวจปีว่าเป็น พ.ศ. ถ้าถูกต้องแล้ว ให้ใส่ช่องนี้เมื่อถึงวันนั้น",
                example=long_date(today),
            )


def _past_days(records: Records) -> Iterator[tuple[str, Loc, date | None]]:
    for record, loc, evidence in records.evidence():
        yield record.path, (*loc, "done"), evidence.done
        yield record.path, (*loc, "published"), evidence.published
    for document in records.documents.values():
        yield document.path, ("date",), document.date
    for _, measure in records.measures():
        for loc, event in events_of(measure):
            yield measure.path, (*loc, "date"), event.date
            yield measure.path, (*loc, "end"), event.end
    for year in records.years.values():
        for entry in year.rounds.values():
            yield entry.path, ("published",), entry.published
        if year.scores:
            yield year.scores.path, ("published",), year.scores.published
