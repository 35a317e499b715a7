"""Measures over the years: which one goes on with which, by the agency's own word."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from transparency.record.model.measure import Action, Measure
    from transparency.record.model.records import Records

NEW: Final = "-"
"""What `continues` says of a measure that goes on with none."""


class Lineage:
    """Which measures of which years are one and the same, as their records say."""

    def __init__(self, records: Records) -> None:
        """Look at what each measure goes on with."""
        self._measures = {f"{year}/{entry.id}": (year, entry) for year, entry in records.measures()}
        self._after: dict[str, list[str]] = defaultdict(list)
        for name, (_, entry) in self._measures.items():
            if entry.continues in self._measures:
                self._after[entry.continues].append(name)

    def before(self, measure: Measure) -> tuple[int, Measure] | None:
        """Return the measure that one goes on with, and its year."""
        return self._measures.get(measure.continues or "")

    def of(self, year: int, measure: Measure) -> list[tuple[int, Measure]]:
        """Return a measure with all that it goes on with and that go on with it, by year."""
        found = {f"{year}/{measure.id}"}
        earlier = self.before(measure)
        while earlier and f"{earlier[0]}/{earlier[1].id}" not in found:
            found.add(f"{earlier[0]}/{earlier[1].id}")
            earlier = self.before(earlier[1])
        later = [f"{year}/{measure.id}"]
        while later:
            following = [name for name in self._after[later.pop()] if name not in found]
            found.update(following)
            later += following
        return [self._measures[name] for name in sorted(found)]

    def action_before(self, measure: Measure, action: Action) -> tuple[int, Measure, Action] | None:
        """Return the action that one goes on with, with its year and measure."""
        earlier = self.before(measure)
        if earlier is None or action.continues is None:
            return None
        found = [one for one in earlier[1].actions if one.id == action.continues]
        return (*earlier, found[0]) if found else None
