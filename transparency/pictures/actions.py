"""Actions with and without results of their own, by measure and by unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from transparency.language import thai
from transparency.record.page import Kind, Page
from transparency.record.site import reported_separately

if TYPE_CHECKING:
    from transparency.record.model.measure import Action, Measure
    from transparency.record.site import Site

_NO_MEASURES: Final = "ยังไม่มีมาตรการของปีนี้ในเว็บไซต์"


@dataclass(frozen=True)
class Tally:
    """The actions of one measure or unit, and which of them have a result of their own."""

    name: str
    page: Page | None
    """The page of the measure or unit; None for actions without a responsible unit."""
    reported: tuple[bool, ...]
    """For each action in order, whether it has a result of its own."""

    @property
    def gaps(self) -> int:
        """The number of actions without a result of their own."""
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
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its counts."""
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

    An action counts for each of its units. The last tally, whose page is None, holds the actions
    without a responsible unit, if there are any.
    """

    year: int
    tallies: tuple[Tally, ...]
    actions: int
    """The number of actions of the year; one of several units counts once."""
    shared: int
    """The number of these that have several responsible units."""
    id: ClassVar = "by-unit"
    kind: ClassVar = "หน่วยงาน"
    title: ClassVar = "วิธีดำเนินการข้อใดมีผลรายงาน แยกตามผู้รับผิดชอบ"

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its counts."""
        if not self.actions:
            return _NO_MEASURES
        unassigned = sum(len(tally.reported) for tally in self.tallies if not tally.page)
        sentences = ["รายงานบอกผู้รับผิดชอบครบทุกข้อ"]
        if unassigned:
            number = f"{self.actions - unassigned} จาก {self.actions}"
            sentences = [thai.thai_digits(f"รายงานบอกผู้รับผิดชอบ {number} ข้อ")]
        sentences += self._busiest()
        if self.shared:
            number = thai.thai_digits(self.shared)
            sentences.append(f"มี {number} ข้อที่หลายหน่วยงานรับผิดชอบร่วมกัน ภาพจึงนับข้อนั้นให้ทุกหน่วยงาน")
        return " ".join(sentences)

    def _busiest(self) -> list[str]:
        """Return a sentence on the unit with the most actions; none where two have as many."""
        units = [tally for tally in self.tallies if tally.page]
        highest = max((len(tally.reported) for tally in units), default=0)
        found = [tally for tally in units if len(tally.reported) == highest]
        if len(found) != 1:
            return []
        (most,) = found
        number, gaps = thai.thai_digits(len(most.reported)), thai.thai_digits(most.gaps)
        rest = f"ในจำนวนนี้ไม่ได้รายงานผลแยก {gaps} ข้อ" if most.gaps else "และมีผลรายงานทุกข้อ"
        return [f"{most.name} รับผิดชอบมากที่สุด {number} ข้อ {rest}"]


def by_measure(site: Site, year: int) -> ByMeasure:
    """Return a tally for each measure of the year, in the order of its report."""
    tallies = (
        Tally(
            measure.short_title or measure.title,
            Page(Kind.MEASURE, year, measure.id),
            tuple(reported_separately(measure, action) for action in measure.actions),
        )
        for measure in site.measures(year)
    )
    return ByMeasure(year, tuple(tallies))


def by_unit(site: Site, year: int) -> ByUnit:
    """Return a tally for each responsible unit of the year, and one for actions without any."""
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
    """Return the ids of an action's responsible units: its own, or else those of its measure."""
    responsible = action.responsible or measure.responsible
    return tuple(dict.fromkeys(responsible.units)) if responsible else ()


def _tally_of(site: Site, unit: str | None, reported: tuple[bool, ...]) -> Tally:
    if unit is None:
        return Tally("ไม่ได้บอกผู้รับผิดชอบ", None, reported)
    return Tally(site.records.units[unit].name, Page(Kind.UNIT, id=unit), reported)
