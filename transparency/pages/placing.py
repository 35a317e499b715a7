"""Where the results of a measure stand on its page: under the action that they answer, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.record.model.records import reports_of
from transparency.record.states import answered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transparency.record.model.measure import Action, Measure, Result


@dataclass(frozen=True)
class Placing:
    """What the page of a measure shows where."""

    under: Mapping[str, Sequence[tuple[int, Result]]]
    """By action: the results of the whole measure that answer it alone, each with its round."""
    linked: Mapping[str, Sequence[Result]]
    """By action: the results that answer it and stand elsewhere, for they answer others too."""
    whole: Mapping[int, Sequence[Result]]
    """By round: the results of the whole measure that answer no single action."""


def placing(measure: Measure) -> Placing:
    """Return where each result of a measure stands."""
    reported = [(one.round, result) for one in measure.reports for result in one.results]
    single = {result.id: _single(measure, result) for _, result in reported}
    under = {
        action.id: [entry for entry in reported if single[entry[1].id] == action.id]
        for action in measure.actions
    }
    return Placing(
        under=under,
        linked={
            action.id: _elsewhere(measure, action, {one.id for _, one in under[action.id]})
            for action in measure.actions
        },
        whole={
            one.round: [result for result in one.results if single[result.id] is None]
            for one in measure.reports
        },
    )


def _single(measure: Measure, result: Result) -> str | None:
    """Return the one action that a result of the measure answers; None for none or several."""
    found = [action.id for action in measure.actions if result in _answering(measure, action)]
    return found[0] if len(found) == 1 else None


def _elsewhere(measure: Measure, action: Action, here: set[str]) -> list[Result]:
    """Return the results that answer an action and stand neither in it nor are placed under it."""
    own = {result.id for report in action.reports for result in report.results}
    return [one for one in _answering(measure, action) if one.id not in own | here]


def _answering(measure: Measure, action: Action) -> list[Result]:
    """Return the results of every round that answer an action of the measure."""
    rounds = sorted({report.round for _, report in reports_of(measure)})
    return [result for number in rounds for result in answered(measure, action, number)]
