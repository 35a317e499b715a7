"""A new fiscal year with the plan of an earlier one: what is to be done, and nothing that was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from transparency.editing.additions import year_values
from transparency.editing.examples import examples_for
from transparency.editing.templating import kind_named, new_file
from transparency.language.named_years import named_years
from transparency.record.rounds import NUMBERS
from transparency.record.rules.copied import planned_texts
from transparency.record.source import parse_source
from transparency.record.states import dropped_in
from transparency.record.unfinished import to_confirm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.model.measure import Action, Measure, RoundReport, Row
    from transparency.record.site import Site


class Named(NamedTuple):
    """A text that was carried over and names a year that is not the new one."""

    path: str
    line: int
    field: str
    phrases: tuple[str, ...]


def next_year(site: Site, old: int, new: int) -> dict[str, str]:
    """Return the text of each file of the new year, by its path below the data folder.

    Each measure and action says which one of the old year it goes on with.

    Measures, actions and their parts, the responsible and what the words name are carried over as
    they are; a period keeps its words, to be confirmed, and loses its days. Where a round's report
    says something else of them, the last one counts. What has left the plan is not carried over.
    Rounds, results, remarks and verifications belong to the old year.
    """
    year = kind_named("year")
    files = {f"{new}/year.yml": new_file(year, f"data/{new}/year.yml", year_values(new))}
    for measure in site.measures(old):
        if not kept_actions(measure):
            continue
        path = f"{new}/measures/{measure.id}.yml"
        action = kept_actions(measure)[0].id
        examples = examples_for(site, new, action)
        kind = kind_named("measure")
        files[path] = new_file(kind, f"data/{path}", _plan(measure, old), examples, "short")
    return files


def kept_actions(measure: Measure) -> list[Action]:
    """Return the actions of a measure that are in the plan to the end of its year."""
    return [
        action for action in measure.actions if dropped_in(measure, action, NUMBERS[-1]) is None
    ]


def left_out(site: Site, old: int) -> list[str]:
    """Return the actions that are not carried over, each as ``measure/action``."""
    return [
        f"{measure.id}/{action.id}"
        for measure in site.measures(old)
        for action in measure.actions
        if action not in kept_actions(measure)
    ]


def _plan(measure: Measure, year: int) -> dict[str, Any]:
    short = {"short_title": measure.short_title} if measure.short_title else {}
    return {
        "order": str(measure.order),
        "title": measure.title,
        **short,
        "continues": f"{year}/{measure.id}",
        **_row(measure),
        "actions": [_action(action) for action in kept_actions(measure)],
    }


def _action(action: Action) -> dict[str, Any]:
    items = [
        {"id": item.id, "text": item.text} | _listed("documents", item.documents)
        for item in action.items
    ]
    indicators = [str(number) for number in action.indicators]
    named = _listed("documents", action.documents) | _listed("indicators", indicators)
    parts = {"items": items} if items else {}
    same = {"id": action.id, "continues": action.id}
    return {**same, "text": action.text, **parts, **named, **_row(action)}


def _row(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    latest = sorted(row.reports, key=lambda report: report.round, reverse=True)
    parts: list[Row | RoundReport] = [*latest, row]
    responsible = next((part.responsible for part in parts if part.responsible), None)
    period = next((part.period for part in parts if part.period), None)
    if responsible:
        found["responsible"] = {"text": responsible.text, "units": list(responsible.units)}
    if period:
        found["period"] = {"text": to_confirm(period.text)}
    return found


def _listed(name: str, ids: list[str]) -> dict[str, list[str]]:
    return {name: list(ids)} if ids else {}


def years_named(site: Site, files: Mapping[str, str], new: int) -> Iterator[Named]:
    """Yield the texts of the new year's measures that name another year, with their lines.

    ``site`` is the record with these files in it.
    """
    for path, text in files.items():
        measure = site.records.years[new].measures.get(path.rpartition("/")[2][:-4])
        if measure is None or "/measures/" not in path:
            continue
        source = parse_source(measure.path, text.encode())
        found = []
        for _, loc, words in planned_texts(measure):
            phrases = [one.phrase for one in named_years(words) if one.year != new]
            if phrases:
                line, _ = source.place(loc)
                field = ".".join(part for part in loc if isinstance(part, str))
                found.append(Named(measure.path, line, field, tuple(dict.fromkeys(phrases))))
        yield from sorted(found)
