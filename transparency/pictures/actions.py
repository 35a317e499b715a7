"""The states of actions in a round, by measure and by unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from transparency.language import thai
from transparency.pictures.counts import NO_PROOF, is_silent, numbered, ordered, states_in_words
from transparency.record.page import Kind, Page
from transparency.record.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transparency.record.model.measure import Action, Measure
    from transparency.record.rounds import HalfYear
    from transparency.record.site import Site

_NO_MEASURES: Final = "ยังไม่มีมาตรการของปีนี้ในเว็บไซต์"


@dataclass(frozen=True)
class Tally:
    """The actions of one measure or unit, and the state of each."""

    name: str
    page: Page | None
    """The page of the measure or unit; None for actions without a responsible unit."""
    states: tuple[State, ...]
    """The state of each action in the round, in order."""

    def count(self, state: State) -> int:
        """Return how many of the actions are in a state."""
        return self.states.count(state)


@dataclass(frozen=True)
class ByMeasure:
    """The states of a round's actions, by measure."""

    year: int
    round: int
    tallies: tuple[Tally, ...]
    kind: ClassVar = "มาตรการ"

    @property
    def id(self) -> str:
        """The picture's id in its page."""
        return f"by-measure-{self.round}"

    @property
    def title(self) -> str:
        """The heading of the picture, in Thai."""
        return thai.thai_digits(f"วิธีดำเนินการข้อใดมีผลรายงานในรอบที่ {self.round} แยกตามมาตรการ")

    @property
    def states(self) -> list[State]:
        """The states that occur, in their order."""
        return _states(self.tallies)

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its counts."""
        if not self.tallies:
            return _NO_MEASURES
        states = ordered(state for tally in self.tallies for state in tally.states)
        whole = sum(set(tally.states) == {State.REPORTED} for tally in self.tallies)
        return thai.thai_digits(
            f"วิธีดำเนินการ {sum(states.values())} ข้อ ในรอบที่ {self.round} {states_in_words(states)} "
            f"มาตรการที่มีผลครบทุกข้อมี {whole} จาก {len(self.tallies)} มาตรการ"
        )


@dataclass(frozen=True)
class ByUnit:
    """The states of a round's actions, by responsible unit.

    An action counts for each of its units. The last tally, whose page is None, holds the actions
    without a responsible unit, if there are any.
    """

    year: int
    round: int
    tallies: tuple[Tally, ...]
    actions: int
    """The number of actions of the year; one of several units counts once."""
    shared: int
    """The number of these that have several responsible units."""
    kind: ClassVar = "หน่วยงาน"

    @property
    def id(self) -> str:
        """The picture's id in its page."""
        return f"by-unit-{self.round}"

    @property
    def title(self) -> str:
        """The heading of the picture, in Thai."""
        return thai.thai_digits(f"วิธีดำเนินการข้อใดมีผลรายงานในรอบที่ {self.round} แยกตามผู้รับผิดชอบ")

    @property
    def states(self) -> list[State]:
        """The states that occur, in their order."""
        return _states(self.tallies)

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its counts."""
        if not self.actions:
            return _NO_MEASURES
        unassigned = sum(len(tally.states) for tally in self.tallies if not tally.page)
        sentences = ["รายงานบอกผู้รับผิดชอบครบทุกข้อ"]
        if unassigned:
            number = f"{self.actions - unassigned} จาก {self.actions}"
            sentences = [thai.thai_digits(f"รายงานบอกผู้รับผิดชอบ {number} ข้อ")]
        sentences += self._busiest()
        if self.shared:
            number = thai.thai_digits(self.shared)
            sentences.append(f"มี {number} ข้อที่หลายหน่วยงานรับผิดชอบร่วมกัน ภาพจึงนับข้อนั้นให้ทุกหน่วยงาน")
        if is_silent(self.states):
            sentences.append(f"ข้อที่รายงานไม่มีผล {NO_PROOF}")
        return " ".join(sentences)

    def _busiest(self) -> list[str]:
        """Return a sentence on the unit with the most actions; none where two have as many."""
        units = [tally for tally in self.tallies if tally.page]
        highest = max((len(tally.states) for tally in units), default=0)
        found = [tally for tally in units if len(tally.states) == highest]
        if len(found) != 1:
            return []
        (most,) = found
        number = thai.thai_digits(len(most.states))
        states = numbered(ordered(most.states))
        return [
            f"{most.name} เป็นผู้รับผิดชอบโดยตรงมากที่สุด {number} ข้อ (ไม่นับข้อของงานในสังกัด) ในรอบนี้ {states}"
        ]


def by_measure(site: Site, half: HalfYear) -> ByMeasure:
    """Return a tally for each measure of a round's year, in the order of its report."""
    tallies = (
        Tally(
            measure.short_title or measure.title,
            Page(Kind.MEASURE, half.year, measure.id),
            tuple(site.state(measure, action, half).state for action in measure.actions),
        )
        for measure in site.measures(half.year)
    )
    return ByMeasure(half.year, half.number, tuple(tallies))


def by_unit(site: Site, half: HalfYear) -> ByUnit:
    """Return a tally for each responsible unit of a round, and one for actions without any."""
    found: defaultdict[str | None, list[State]] = defaultdict(list)
    actions = shared = 0
    for measure in site.measures(half.year):
        for action in measure.actions:
            units = units_of(measure, action)
            actions += 1
            shared += len(units) > 1
            for unit in units or (None,):
                found[unit].append(site.state(measure, action, half).state)
    order = [*(unit.id for unit in site.units), None]
    tallies = tuple(_tally_of(site, unit, found) for unit in order if found[unit])
    return ByUnit(half.year, half.number, tallies, actions, shared)


def units_of(measure: Measure, action: Action) -> tuple[str, ...]:
    """Return the ids of an action's responsible units: its own, or else those of its measure."""
    responsible = action.responsible or measure.responsible
    return tuple(dict.fromkeys(responsible.units)) if responsible else ()


def _tally_of(site: Site, unit: str | None, found: Mapping[str | None, list[State]]) -> Tally:
    states = tuple(found[unit])
    if unit is None:
        return Tally("ไม่ได้บอกผู้รับผิดชอบ", None, states)
    return Tally(site.records.units[unit].name, Page(Kind.UNIT, id=unit), states)


def _states(tallies: Iterable[Tally]) -> list[State]:
    return [*ordered(state for tally in tallies for state in tally.states)]
