"""The events that a fiscal year's reports date, by month and round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from transparency.language import thai

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.model.period import Round
    from transparency.record.site import DatedEvent, Site


@dataclass(frozen=True)
class Happening:
    """An event of the year, and whether its day lies in the round that reports it."""

    entry: DatedEvent
    outside: bool


@dataclass(frozen=True)
class Month:
    """A month of the fiscal year with what happened in it, or the time before or after the year."""

    name: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class Half:
    """One round's six months, and whether the record has its report."""

    number: int
    reported: bool
    months: tuple[Month, ...]


@dataclass(frozen=True)
class Timeline:
    """The events that the year's reports date, by month."""

    year: int
    halves: tuple[Half, ...]
    before: Month
    after: Month
    id: ClassVar = "timeline"
    title: ClassVar = "กิจกรรมที่รายงานบอกวันที่ ตลอดปีงบประมาณ"

    @property
    def happenings(self) -> list[Happening]:
        """All of them, earliest first."""
        within = [month for half in self.halves for month in half.months]
        return [one for month in (self.before, *within, self.after) for one in month.happenings]

    @property
    def finding(self) -> str:
        """What the picture shows, in words."""
        found = self.happenings
        missing = [half.number for half in self.halves if not half.reported]
        told = ["รายงานไม่ได้บอกวันที่ของกิจกรรมใด"]
        if found:
            months = {one.entry.event.date.replace(day=1) for one in found}
            told = [f"รายงานบอกวันที่ของกิจกรรม {len(found)} รายการ ใน {len(months)} เดือน"]
            if outside := sum(one.outside for one in found):
                told.append(f"โดย {outside} รายการอยู่นอกช่วงของรอบที่รายงาน")
        told += [f"รอบที่ {number} ยังไม่มีรายงานในเว็บไซต์นี้" for number in missing]
        return thai.thai_digits(" ".join(told))


def timeline(site: Site, year: int) -> Timeline:
    """Return the year's months and the events that its reports tell of."""
    rounds = site.records.years[year].rounds
    found = [
        Happening(entry, outside=_is_outside(entry.event.date, rounds[entry.round]))
        for entry in site.events
        if entry.year == year
    ]
    first, last = thai.fiscal_year_bounds(year)
    halves = tuple(
        Half(number, number in rounds, tuple(_months(year, number, found))) for number in (1, 2)
    )
    return Timeline(
        year,
        halves,
        Month("ก่อนปีงบประมาณ", tuple(one for one in found if one.entry.event.date < first)),
        Month("หลังปีงบประมาณ", tuple(one for one in found if one.entry.event.date > last)),
    )


def _is_outside(day: date, reported_in: Round) -> bool:
    return not reported_in.start <= day <= reported_in.end


def _months(year: int, number: int, found: list[Happening]) -> Iterator[Month]:
    """Yield the six months of a round."""
    start, _ = thai.round_bounds(year, number)
    firsts = [
        date(start.year + (start.month + at - 1) // 12, (start.month + at - 1) % 12 + 1, 1)
        for at in range(7)
    ]
    for first, following in pairwise(firsts):
        within = (one for one in found if first <= one.entry.event.date < following)
        yield Month(thai.short_month_and_year(first), tuple(within))
