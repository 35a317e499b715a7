"""What each kind of page shows from the record: the ground of its digest.

Everything that a reader of the page is told by data stands here, from whichever record it comes,
and nothing else: not the design, not the way to other pages, not what the frame says around it.
"""

from __future__ import annotations

from dataclasses import astuple, is_dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic import BaseModel

from transparency.language.words import marker
from transparency.pictures.promptness import promptness
from transparency.record.model.records import done_on, grounds_of, reports_of, rows_of
from transparency.record.site import is_attached, reported_separately

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transparency.record.model.measure import Document, Measure, Result, Row
    from transparency.record.site import Quoted, Site

Parts: TypeAlias = "list[str]"
"""A page's address, split at its slashes."""
_NOT_SHOWN: Final = {"line", "path"}
"""Fields that say where a record stands, and nothing that a page shows."""


def shown(site: Site, address: str, kind: str) -> object:
    """Return as JSON can hold it what a page of a kind shows from the record."""
    return _plain(site, _SHOWN[kind](site, address.rstrip("/").split("/")))


def _plain(site: Site, value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, BaseModel):
        plain = {
            name: _plain(site, entry)
            for name, entry in vars(value).items()
            if name not in _NOT_SHOWN
            and entry is not None
            and not (isinstance(entry, list) and not entry)
        }
        if stored := site.records.attachments.get(str(plain.get("file"))):
            plain["digest of the file"] = stored.digest
        return plain
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(site, astuple(value))
    if isinstance(value, dict):
        return {str(name): _plain(site, entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(site, entry) for entry in value]
    return str(value)


def _contact(site: Site, _parts: Parts) -> Any:  # noqa: ANN401 - whatever JSON can hold
    agency = site.agency
    place = [agency.name, agency.subdistrict, agency.district, agency.province]
    return [place, agency.channels]


def _year(site: Site, parts: Parts) -> Any:  # noqa: ANN401
    year = int(parts[0])
    rounds = [[one.number, one.start, one.end, one.published] for one in site.rounds(year)]
    measures = [_in_year(site, measure) for measure in site.measures(year)]
    return [site.agency.name, rounds, measures, site.records.prompt_days()]


def _in_year(site: Site, measure: Measure) -> Any:  # noqa: ANN401
    """Return what a year and its pictures show of a measure: titles, counts, dates."""
    actions = [
        [_units(site, action) or _units(site, measure), reported_separately(measure, action)]
        for action in measure.actions
    ]
    results = [
        [report.round, done_on(result), result.published, is_attached(result), result.events]
        for _, report in reports_of(measure)
        for result in report.results
    ]
    return [measure.order, measure.title, measure.short_title, actions, results]


def _report(site: Site, parts: Parts) -> Any:  # noqa: ANN401
    year, number = int(parts[0]), int(parts[2])
    entry = site.records.years[year].rounds[number]
    rows = [
        [measure.title, _cells(measure, number)]
        + [
            [action.text, [item.text for item in action.items], _cells(action, number)]
            for action in measure.actions
        ]
        for measure in site.measures(year)
    ]
    return [entry.report, entry.files, rows]


def _cells(row: Row, number: int) -> Any:  # noqa: ANN401
    """Return the words of a row's cells in one round."""
    reports = [
        [report.lead, [result.text for result in report.results], report.suggestion]
        for report in row.reports
        if report.round == number
    ]
    return [
        row.responsible.text if row.responsible else None,
        row.period.text if row.period else None,
        reports,
    ]


def _measure(site: Site, parts: Parts) -> Any:  # noqa: ANN401
    year = site.records.years[int(parts[0])]
    measure = year.measures[parts[2]]
    rounds = {report.round: year.rounds[report.round] for _, report in reports_of(measure)}
    named = dict.fromkeys(name for _, ground in grounds_of(measure) for name in ground.documents)
    return [
        measure.model_copy(update={"short_title": None}),
        [_units(site, row) for _, row in rows_of(measure)],
        [_named(site.records.documents[name]) for name in named],
        [[one.number, one.start, one.end] for one in rounds.values()],
    ]


def _unit(site: Site, parts: Parts) -> Any:  # noqa: ANN401
    unit = site.records.units[parts[1]]
    duties = [
        [year, measure.title, [action.text for action in actions] or len(measure.actions)]
        for year, measure, actions in site.rows_by_unit[unit.id]
    ]
    parent = site.records.units[unit.parent].name if unit.parent else None
    children = [entry.name for entry in site.units if entry.parent == unit.id]
    return [unit.name, unit.spellings, parent, site.agency.short_name, children, duties]


def _promise(site: Site, parts: Parts) -> Any:  # noqa: ANN401
    promise = site.records.promises[parts[1]]
    quotes = [
        [_where(quoted), quoted.measure.order, quoted.ground.text]
        for quoted in (site.quotes[name] for name in promise.grounds)
    ]
    documents = [
        [document.title, document.files, document.links, document.photos]
        for document in (site.records.documents[name] for name in promise.documents)
    ]
    channels = {channel.id: channel for channel in site.agency.channels}
    days = promise.publish_within_days
    return [
        [promise.title, promise.question, promise.summary, promise.unanswered],
        quotes,
        documents,
        [channels[name] for name in promise.channels],
        [promptness(site, year, days) for year in site.years if days],
    ]


def _ita(site: Site, parts: Parts) -> Any:  # noqa: ANN401
    year = int(parts[1])
    framework = site.records.years[year].framework
    assignment = site.records.documents.get(framework.assignment or "") if framework else None
    documents = [[*_named(entry), entry.ita_items] for entry in site.documents if entry.ita_items]
    promises = [[entry.title, entry.ita_items] for entry in site.promises if entry.ita_items]
    rounds = [one.number for one in site.rounds(year)]
    return [
        framework,
        [*_named(assignment), assignment.kind] if assignment else None,
        documents,
        promises,
        [len(site.measures(year)), rounds],
    ]


def _documents(site: Site, _parts: Parts) -> Any:  # noqa: ANN401
    mentions = {
        name: [[_where(quoted), marker(quoted.ground.text)] for quoted in found]
        for name, found in site.mentions.items()
    }
    reports = [
        [year, one.number, one.start, one.end, one.files]
        for year in site.years
        for one in site.rounds(year)
    ]
    return [[_without_roles(entry) for entry in site.documents], mentions, reports]


_SHOWN: Final[Mapping[str, Callable[[Site, Parts], Any]]] = {
    "year": _year,
    "report": _report,
    "measure": _measure,
    "unit": _unit,
    "promise": _promise,
    "ita": _ita,
    "documents": _documents,
    "contact": _contact,
}


def _units(site: Site, row: Row) -> list[str]:
    """Return the names of the units that answer for a row."""
    return (
        [site.records.units[name].name for name in row.responsible.units] if row.responsible else []
    )


def _named(document: Document) -> list[object]:
    """Return what a page that names a document tells of it."""
    return [document.title, document.number, document.date, is_attached(document)]


def _without_roles(document: Document) -> Document:
    return document.model_copy(update={"ita_items": []})


def _where(quoted: Quoted) -> list[object]:
    """Return how a page names the place of words: year, measure, and whether they are a result."""
    ground: Result | Any = quoted.ground
    title = quoted.measure.short_title or quoted.measure.title
    return [quoted.year, title, hasattr(ground, "answers")]
