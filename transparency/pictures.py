"""The year in pictures: what each picture counts, and the sentence that says what it shows.

A picture holds facts and no looks. `charts.draw` draws it; a template shows it with its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from transparency import pages, thai
from transparency.model.records import results_of
from transparency.site import reported_separately

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.model.measure import Action, Measure, Result
    from transparency.model.period import Round
    from transparency.site import DatedEvent, Site

PROMPT_DAYS: Final = 7
"""Days between a deed and its news that count as prompt."""
_NO_MEASURES: Final = "ยังไม่มีมาตรการของปีนี้ในเว็บไซต์"


@dataclass(frozen=True)
class Tally:
    """The actions of one measure or unit: whether each has a result of its own, in order."""

    name: str
    address: str | None
    """Where the site tells more of it, from the site's root."""
    reported: tuple[bool, ...]

    @property
    def gaps(self) -> int:
        """How many have no result of their own."""
        return self.reported.count(False)


@dataclass(frozen=True)
class ByMeasure:
    """Actions with and without results of their own, by measure."""

    year: int
    tallies: tuple[Tally, ...]
    id: ClassVar = "by-measure"
    kind: ClassVar = "มาตรการ"
    title: ClassVar = "วิธีดำเนินการข้อใดมีผลรายงาน แยกตามมาตรการ"

    @property
    def finding(self) -> str:
        """What the picture shows, in words."""
        if not self.tallies:
            return _NO_MEASURES
        gaps = sum(tally.gaps for tally in self.tallies)
        actions = sum(len(tally.reported) for tally in self.tallies)
        whole = sum(not tally.gaps for tally in self.tallies)
        return thai.thai_digits(
            f"จากวิธีดำเนินการ {actions} ข้อ มีผลรายงาน {actions - gaps} ข้อ "
            f"ไม่ได้รายงานผลแยก {gaps} ข้อ มาตรการที่มีผลครบทุกข้อมี {whole} จาก {len(self.tallies)} มาตรการ"
        )


@dataclass(frozen=True)
class ByUnit:
    """Actions with and without results of their own, by responsible unit.

    An action counts at each of its units. Those without any stand last, at no address.
    """

    year: int
    tallies: tuple[Tally, ...]
    actions: int
    """Each counted once."""
    shared: int
    """How many of them answer to several units."""
    id: ClassVar = "by-unit"
    kind: ClassVar = "หน่วยงาน"
    title: ClassVar = "วิธีดำเนินการข้อใดมีผลรายงาน แยกตามผู้รับผิดชอบ"

    @property
    def finding(self) -> str:
        """What the picture shows, in words."""
        units = [tally for tally in self.tallies if tally.address]
        unassigned = sum(len(tally.reported) for tally in self.tallies if not tally.address)
        if not self.actions:
            return _NO_MEASURES
        told = f"รายงานบอกผู้รับผิดชอบ {self.actions - unassigned} จาก {self.actions} ข้อ"
        told = told if unassigned else "รายงานบอกผู้รับผิดชอบครบทุกข้อ"
        if units:
            most = max(units, key=lambda tally: len(tally.reported))
            told += f" {most.name}รับผิดชอบมากที่สุด {len(most.reported)} ข้อ"
            told += f" ในจำนวนนี้ไม่ได้รายงานผลแยก {most.gaps} ข้อ" if most.gaps else " และมีผลรายงานทุกข้อ"
        if self.shared:
            told += f" มี {self.shared} ข้อที่หลายหน่วยงานรับผิดชอบร่วมกัน ภาพจึงนับข้อนั้นให้ทุกหน่วยงาน"
        return thai.thai_digits(told)


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
                told.append(f"{outside} รายการอยู่นอกช่วงของรอบที่รายงาน")
        told += [f"รอบที่ {number} ยังไม่มีรายงานในเว็บไซต์นี้" for number in missing]
        return thai.thai_digits(" ".join(told))


@dataclass(frozen=True)
class Promptness:
    """How soon results were made public: within the days, later, or nobody can tell."""

    year: int
    prompt: int
    late: int
    untold: int
    id: ClassVar = "promptness"

    @property
    def results(self) -> int:
        """All of the year."""
        return self.prompt + self.late + self.untold

    @property
    def told(self) -> tuple[tuple[str, int | None], ...]:
        """The two that can be told, each with its number, or None where no dates can be compared."""
        within, after = f"ภายใน {PROMPT_DAYS} วัน", f"ช้ากว่า {PROMPT_DAYS} วัน"
        known = self.prompt + self.late > 0
        return (
            (thai.thai_digits(within), self.prompt if known else None),
            (thai.thai_digits(after), self.late if known else None),
        )

    @property
    def title(self) -> str:
        """What the picture is of."""
        return thai.thai_digits(f"ผลใดเผยแพร่ภายใน {PROMPT_DAYS} วันหลังทำเสร็จ")

    @property
    def finding(self) -> str:
        """What the picture shows, in words."""
        told = self.prompt + self.late
        if not self.results:
            found = "ยังไม่มีผลของปีนี้ในเว็บไซต์"
        elif not told:
            found = (
                f"ยังบอกไม่ได้ว่าผลใดเผยแพร่ภายใน {PROMPT_DAYS} วัน เพราะผลทั้ง {self.results} รายการ"
                "ไม่มีวันที่ทำหรือวันที่เผยแพร่ให้เทียบกัน"
            )
        else:
            found = (
                f"จากผล {self.results} รายการ เทียบวันที่ได้ {told} รายการ ในจำนวนนี้เผยแพร่ภายใน "
                f"{PROMPT_DAYS} วัน {self.prompt} รายการ"
            )
            if self.untold:
                found += f" อีก {self.untold} รายการบอกไม่ได้ เพราะไม่มีวันที่ทำหรือวันที่เผยแพร่ให้เทียบกัน"
        return thai.thai_digits(found)


Picture: TypeAlias = ByMeasure | ByUnit | Timeline | Promptness


def year_in_pictures(site: Site, year: int) -> tuple[Picture, ...]:
    """Return all pictures of a fiscal year."""
    return by_measure(site, year), by_unit(site, year), timeline(site, year), promptness(site, year)


def by_measure(site: Site, year: int) -> ByMeasure:
    """Return a row for each measure of the year, in the order of its report."""
    tallies = (
        Tally(
            measure.short_title or measure.title,
            pages.measure_address(year, measure),
            tuple(reported_separately(measure, action) for action in measure.actions),
        )
        for measure in site.measures(year)
    )
    return ByMeasure(year, tuple(tallies))


def by_unit(site: Site, year: int) -> ByUnit:
    """Return a row for each unit that answers for an action of the year, and one for the rest."""
    found: dict[str | None, list[bool]] = {unit.id: [] for unit in site.units}
    found[None] = []
    actions = shared = 0
    for measure in site.measures(year):
        for action in measure.actions:
            units = units_of(measure, action)
            actions += 1
            shared += len(units) > 1
            for unit in units or (None,):
                found[unit].append(reported_separately(measure, action))
    tallies = tuple(_tally_of(site, unit, tuple(had)) for unit, had in found.items() if had)
    return ByUnit(year, tallies, actions, shared)


def units_of(measure: Measure, action: Action) -> tuple[str, ...]:
    """Return the ids of the units that answer for an action: its own, or else its measure's."""
    responsible = action.responsible or measure.responsible
    return tuple(dict.fromkeys(responsible.units)) if responsible else ()


def _tally_of(site: Site, unit: str | None, reported: tuple[bool, ...]) -> Tally:
    if unit is None:
        return Tally("ไม่ได้บอกผู้รับผิดชอบ", None, reported)
    return Tally(site.records.units[unit].name, f"/units/{unit}/", reported)


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


def promptness(site: Site, year: int) -> Promptness:
    """Count the year's results by the days from the deed to its news."""
    waits = [
        days_until_public(result)
        for measure in site.measures(year)
        for _, result in results_of(measure)
    ]
    prompt = sum(wait is not None and wait <= PROMPT_DAYS for wait in waits)
    untold = waits.count(None)
    return Promptness(year, prompt, len(waits) - prompt - untold, untold)


def days_until_public(result: Result) -> int | None:
    """Return the days from what was done to its publication, or None where nobody can tell.

    Done is the day that the result says, or else that of its last event. A publication before the
    deed tells nothing of how soon the deed was made public.
    """
    done = result.done or max((event.date for event in result.events), default=None)
    if done is None or result.published is None or result.published < done:
        return None
    return (result.published - done).days
