"""The two rounds of a fiscal year: where each stands on a day, and when its report is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from transparency.language.thai import round_bounds
from transparency.record.model.records import results_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from transparency.record.model.period import Round
    from transparency.record.model.records import Records

NUMBERS: Final = (1, 2)
"""The rounds of every fiscal year."""


class Standing(StrEnum):
    """Where a round stands on a day."""

    REPORTED = "reported"
    COMING = "coming"
    RUNNING = "running"
    AWAITED = "awaited"
    """It has ended, and the day on which its report is due has not passed."""
    ABSENT = "absent"
    """Its report should be there and is not."""


@dataclass(frozen=True)
class HalfYear:
    """A round (รอบ) of a fiscal year as it stands on a day, whether or not it has a file."""

    year: int
    number: int
    start: date
    end: date
    due: date | None
    """The day on which its report is due by the agency's own word; None where it gives none."""
    standing: Standing
    record: Round | None
    results: int
    """The results that the record has for it so far."""

    @property
    def is_reported(self) -> bool:
        """Whether the record has its report."""
        return self.standing is Standing.REPORTED

    @property
    def is_counted(self) -> bool:
        """Whether there is something to count in it: a report, or results so far."""
        return self.is_reported or self.results > 0


class HalfYears:
    """The rounds of every fiscal year of the record as they stand on a day."""

    def __init__(self, records: Records, today: date) -> None:
        """Look at each round once."""
        self._in_time = [
            _half_year(records, year, number, today)
            for year in sorted(records.years)
            for number in NUMBERS
        ]

    def of(self, year: int) -> list[HalfYear]:
        """Return both rounds of a fiscal year, in order; none where the record lacks the year."""
        return [half for half in self._in_time if half.year == year]

    @cached_property
    def front(self) -> HalfYear | None:
        """The round that the home page tells of: the last with a report, or with results so far.

        Where no round has any, the first round of the latest year; None where there is no year.
        """
        reported = [half for half in self._in_time if half.is_reported]
        counted = [half for half in self._in_time if half.is_counted]
        return next(iter([*reported[::-1], *counted[::-1], *self._in_time[-2:]]), None)

    @property
    def since_front(self) -> list[HalfYear]:
        """The rounds after that of the home page, in years of the record."""
        return self._in_time[self._in_time.index(self.front) + 1 :] if self.front else []

    @property
    def absent(self) -> list[HalfYear]:
        """The rounds whose report should be there and is not, the earliest first."""
        return [half for half in self._in_time if half.standing is Standing.ABSENT]


def _half_year(records: Records, year: int, number: int, today: date) -> HalfYear:
    folder = records.years[year]
    record = folder.rounds.get(number)
    start, end = round_bounds(year, number)
    due = _due(records, record, end)
    results = sum(len(results_in(measure, number)) for measure in folder.measures.values())
    standing = _standing(record, start, end, due, today)
    return HalfYear(year, number, start, end, due, standing, record, results)


def _due(records: Records, record: Round | None, end: date) -> date | None:
    """Return the last day for the report: the round's own number of days, or else the agency's."""
    days = record.due_days if record else None
    if days is None and records.agency:
        days = records.agency.report_due_days
    return None if days is None else end + timedelta(days=days)


def _standing(
    record: Round | None, start: date, end: date, due: date | None, today: date
) -> Standing:
    if record and record.report:
        return Standing.REPORTED
    if today < start:
        return Standing.COMING
    if today <= end:
        return Standing.RUNNING
    return Standing.AWAITED if due and today <= due else Standing.ABSENT


def missing_years(years: Iterable[int]) -> list[int]:
    """Return the fiscal years between the first and the last that the record does not have."""
    known = set(years)
    return [year for year in range(min(known), max(known)) if year not in known] if known else []
