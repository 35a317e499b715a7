"""What each unit is responsible for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from transparency.record.model.measure import Action
from transparency.record.model.records import responsible_units, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transparency.record.model.measure import Measure


class Duty(NamedTuple):
    """A measure that a unit is responsible for, wholly or for some of its actions."""

    year: int
    measure: Measure
    actions: list[Action]
    """The unit's actions of the measure; none mean the whole of it."""


def duties(years: Iterable[tuple[int, Sequence[Measure]]]) -> dict[str, list[Duty]]:
    """Return by unit id what the unit is responsible for, in the order of the measures."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for year, measures in years:
        for measure in measures:
            actions: dict[str, list[Action]] = {}
            for _, row in rows_of(measure):
                for unit in responsible_units(row):
                    listed = actions.setdefault(unit, [])
                    if isinstance(row, Action):
                        listed.append(row)
            for unit, listed in actions.items():
                found[unit].append(Duty(year, measure, listed))
    return found
