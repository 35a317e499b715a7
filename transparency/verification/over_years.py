"""What the page of a measure shows of other rounds and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.record.model.records import reports_of, results_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transparency.record.model.measure import Action, Document, Measure
    from transparency.record.rounds import HalfYear
    from transparency.record.site import Site
    from transparency.record.suggestions import Suggestion


@dataclass(frozen=True)
class Relative:
    """A measure of some year that is the same over the years."""

    year: int
    measure: Measure
    halves: Sequence[HalfYear]
    """The rounds of its year that can be counted."""
    documents: Mapping[str, Document]
    """By id: all documents of the record, those that its results name among them."""


def relatives(site: Site, year: int, entry: Measure) -> list[Relative]:
    """Return a measure over the years, or nothing where it goes on with none."""
    documents = site.records.documents
    found = [
        Relative(at, one, [half for half in site.halves.of(at) if half.is_counted], documents)
        for at, one in site.lineage.of(year, entry)
    ]
    return found if len(found) > 1 else []


def former(site: Site, entry: Measure) -> dict[str, tuple[int, Measure, Action]]:
    """Return by id of an action the earlier one that it goes on with."""
    pairs = ((action.id, site.lineage.action_before(entry, action)) for action in entry.actions)
    return {name: found for name, found in pairs if found}


def suggestions(site: Site, year: int, entry: Measure) -> dict[str, Suggestion]:
    """Return a measure's own suggestions and those that its results follow up."""
    named = {f"{year}/{entry.id}/{report.suggestion_id}" for _, report in reports_of(entry)}
    named |= {name for _, result in results_of(entry) for name in result.follows_up}
    return {one.name: one for one in site.suggestions if one.name in named}
