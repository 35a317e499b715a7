"""What one round has, counted: actions by state, results, events and evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.evidence import is_evidenced
from transparency.record.model.records import results_in
from transparency.record.states import WORDS, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transparency.record.model.measure import Measure
    from transparency.record.rounds import HalfYear
    from transparency.record.site import Site

NO_PROOF: Final = "ไม่ได้หมายความว่าไม่ได้ทำ"
"""What silence does not mean: stands wherever it is counted or drawn."""


@dataclass(frozen=True)
class Counts:
    """The counts of some measures of a year in one of its rounds."""

    half: HalfYear
    measures: int
    states: Mapping[State, int]
    """By state, in the order of `WORDS`: how many actions are in it; no state with none."""
    results: int
    events: int
    evidenced: int
    """Results with something to open, of their own or in a document that they name."""

    @property
    def actions(self) -> int:
        """All actions of the measures."""
        return sum(self.states.values())

    @property
    def is_uneven(self) -> bool:
        """Whether some action is in another state than that of having its result."""
        return set(self.states) != {State.REPORTED}

    @property
    def sentence(self) -> str:
        """The actions by state, in Thai, as they stand after a colon or in a sentence."""
        return states_in_words(self.states)

    @property
    def numbers(self) -> str:
        """The same for a row of many, above which stands what silence means."""
        return numbered(self.states)


def states_in_words(states: Mapping[State, int]) -> str:
    """Return how many actions are in each state; that silence is no proof, where there is one."""
    return numbered(states) + (f" ({NO_PROOF})" if is_silent(states) else "")


def is_silent(states: Iterable[State]) -> bool:
    """Return whether one of some states says that nothing is told."""
    return not {State.SILENT, State.ABSENT}.isdisjoint(states)


def numbered(states: Mapping[State, int]) -> str:
    """Return how many actions are in each state."""
    parts = (f"{WORDS[state].name} {count} ข้อ" for state, count in states.items())
    return thai_digits(" ".join(parts))


def counts(site: Site, half: HalfYear, measures: Sequence[Measure]) -> Counts:
    """Return the counts of measures of a year in one of its rounds."""
    states = ordered(
        site.state(measure, action, half).state
        for measure in measures
        for action in measure.actions
    )
    results = [result for measure in measures for result in results_in(measure, half.number)]
    return Counts(
        half,
        len(measures),
        states,
        len(results),
        sum(len(result.events) for result in results),
        sum(is_evidenced(result, site.records.documents) for result in results),
    )


def ordered(states: Iterable[State]) -> dict[State, int]:
    """Return how often each state occurs, in the order of `WORDS`, without those that do not."""
    found = Counter(states)
    return {state: found[state] for state in WORDS if found[state]}
