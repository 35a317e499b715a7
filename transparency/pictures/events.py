"""The dated events of a fiscal year's reports, by month and round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Final

from transparency.language import thai
from transparency.record.rounds import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.model.measure import Event
    from transparency.record.model.period import Round
    from transparency.record.passages import DatedEvent
    from transparency.record.site import Site


@dataclass(frozen=True)
class Happening:
    """An event of the year, and whether its day lies outside the round that reports it."""

    entry: DatedEvent
    outside: bool


@dataclass(frozen=True)
class Month:
    """The events of a month of the fiscal year, or of the time before or after the year."""

    name: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class Half:
    """The six months of a round, and where it stands."""

    number: int
    standing: Standing
    months: tuple[Month, ...]

    @property
    def note(self) -> str | None:
        """What is said of a round whose report is not there; None where it is."""
        return NOTES.get(self.standing)


NOTES: Final[Mapping[Standing, str]] = {
    Standing.COMING: "ยังไม่เริ่ม",
    Standing.RUNNING: "กำลังดำเนินอยู่ ยังไม่ถึงเวลารายงาน",
    Standing.AWAITED: "สิ้นสุดแล้ว ยังไม่ถึงวันครบกำหนดรายงาน",
    Standing.ABSENT: "ยังไม่มีรายงานในเว็บไซต์นี้",
}
"""By where a round without a report stands: what is said of it."""


@dataclass(frozen=True)
class Timeline:
    """The dated events of the year's reports, by month."""

    year: int
    halves: tuple[Half, ...]
    before: Month
    after: Month
    id: ClassVar = "timeline"
    title: ClassVar = "กิจกรรมที่รายงานบอกวันที่ ตลอดปีงบประมาณ"

    @property
    def happenings(self) -> list[Happening]:
        """All events, earliest first."""
        within = [month for half in self.halves for month in half.months]
        return [one for month in (self.before, *within, self.after) for one in month.happenings]

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its counts."""
        found = self.happenings
        sentences = ["รายงานไม่ได้บอกวันที่ของกิจกรรมใด"]
        if found:
            months = {one.entry.event.date.replace(day=1) for one in found}
            sentences = [f"รายงานบอกวันที่ของกิจกรรม {len(found)} รายการ ใน {len(months)} เดือน"]
            if outside := sum(one.outside for one in found):
                sentences.append(f"โดย {outside} รายการอยู่นอกช่วงของรอบที่รายงาน")
        sentences += [f"รอบที่ {half.number} {half.note}" for half in self.halves if half.note]
        return thai.thai_digits(" ".join(sentences))


def timeline(site: Site, year: int) -> Timeline:
    """Return the year's months with the dated events of its reports."""
    rounds = site.records.years[year].rounds
    found = [
        Happening(entry, outside=_is_outside(entry.event, rounds[entry.round]))
        for entry in site.events
        if entry.year == year
    ]
    first, last = thai.fiscal_year_bounds(year)
    halves = tuple(
        Half(half.number, half.standing, tuple(_months(year, half.number, found)))
        for half in site.halves.of(year)
    )
    return Timeline(
        year,
        halves,
        Month("ก่อนปีงบประมาณ", tuple(one for one in found if one.entry.event.date < first)),
        Month("หลังปีงบประมาณ", tuple(one for one in found if one.entry.event.date > last)),
    )


def _is_outside(event: Event, reported_in: Round) -> bool:
    return not (reported_in.start <= event.date and event.last <= reported_in.end)


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
