"""What the digest of each kind of page covers: all that the page shows from the record.

It covers neither the design, nor links to other pages, nor the frame around the page.
"""

from __future__ import annotations

from dataclasses import astuple, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from transparency.language.words import marker
from transparency.record.evidence import is_attached, is_evidenced
from transparency.record.model.records import (
    done_on,
    reports_of,
    responsible_units,
    results_in,
    rows_of,
)
from transparency.record.page import Kind
from transparency.record.states import cells, dropped_in, state_in
from transparency.record.sums import planned, spent
from transparency.verification import shown_overviews
from transparency.verification.contents import contents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transparency.record.model.agency import Unit
    from transparency.record.model.measure import Document, Measure, Result, Row
    from transparency.record.page import Page
    from transparency.record.passages import Quoted
    from transparency.record.site import Site
    from transparency.record.suggestions import Suggestion
    from transparency.verification import assessed
    from transparency.verification import contents as content
    from transparency.verification.over_years import Relative

_NOT_SHOWN: Final = {"line", "path"}
"""Fields with a record's place in the data folder, which no page shows."""


def shown(site: Site, page: Page) -> object:
    """Return what a page shows from the record, as values that JSON can hold.

    Raises:
        KeyError: the site has no such page, or it is of a kind that is not verified.
    """
    return _plain(site, _COVERED[page.kind](contents(site, page)))


def _plain(site: Site, value: object) -> object:
    """Return a value as JSON can hold it: attached files with digest, without empty fields."""
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


def _contact(found: content.Contact) -> Any:  # noqa: ANN401 - whatever JSON can hold
    agency = found.agency
    place = [agency.name, agency.subdistrict, agency.district, agency.province]
    form = [agency.form] if agency.form else []
    website = [agency.website] if agency.website else []
    unnamed = [] if agency.report_errors_to else ["no channel for mistakes"]
    return [place + form, agency.channels, *website, *unnamed]


def _year(found: content.Year) -> Any:  # noqa: ANN401
    rounds = [[one.number, one.start, one.end, one.published] for one in found.rounds]
    halves = [shown_overviews.of_a_round(half) for half in found.halves]
    measures = [_in_year(found, measure) for measure in found.measures]
    return [found.agency.name, rounds, halves, measures, found.prompt_days, found.scores]


def _in_year(found: content.Year, measure: Measure) -> Any:  # noqa: ANN401
    """Return what the page of a year and its pictures show of a measure: titles, counts, dates.

    The states of actions are those that they have when all their rounds are over.
    """
    units = found.units
    actions = [
        [
            _names(units, action) or _names(units, measure),
            [state_in(measure, action, half, date.max).state for half in found.halves],
        ]
        for action in measure.actions
    ]
    results = [
        [
            report.round,
            done_on(result),
            result.published,
            is_evidenced(result, found.documents),
            result.events,
        ]
        for _, report in reports_of(measure)
        for result in report.results
    ]
    money = [planned(measure), [spent(measure, half.number) for half in found.halves]]
    return [measure.order, measure.title, measure.short_title, actions, results, money]


def _report(found: content.Report) -> Any:  # noqa: ANN401
    number = found.round.number
    rows = [
        [measure.title, _cells(measure, number)]
        + [
            [action.text, [item.text for item in action.items], _cells(action, number)]
            for action in measure.actions
            if not dropped_in(measure, action, number)
        ]
        for measure in found.measures
    ]
    return [found.words, found.round.files, rows]


def _cells(row: Row, number: int) -> Any:  # noqa: ANN401
    """Return the text of a row's cells in one round: responsible unit, period, results."""
    responsible, period, report = cells(row, number)
    return [
        responsible.text if responsible else None,
        period.text if period else None,
        [report.lead, [result.text for result in report.results], report.suggestion]
        if report
        else None,
    ]


def _measure(found: content.MeasurePage) -> Any:  # noqa: ANN401
    return [
        found.measure.model_copy(update={"short_title": None}),
        [_names(found.units, row) for _, row in rows_of(found.measure)],
        [_openable(document) for document in found.documents.values()],
        [[one.number, one.start, one.end] for one in found.rounds.values()],
        [shown_overviews.of_a_round(half)[:3] for half in found.halves],
        [_relative(one) for one in found.relatives],
        [[name, year, action.text] for name, (year, _, action) in found.former.items()],
        [_suggestion(name, one) for name, one in found.suggestions.items()],
    ]


def _relative(one: Relative) -> Any:  # noqa: ANN401
    """Return what a measure's page shows of the same measure in some year."""
    rounds = [
        [
            half.number,
            half.is_reported,
            [state_in(one.measure, action, half, date.max).state for action in one.measure.actions],
            [
                is_evidenced(result, one.documents)
                for result in results_in(one.measure, half.number)
            ],
            spent(one.measure, half.number),
        ]
        for half in one.halves
    ]
    return [one.year, one.measure.title, planned(one.measure), rounds]


def _suggestion(name: str, one: Suggestion) -> Any:  # noqa: ANN401
    followed = [[after.year, after.measure.title, after.result.text] for after in one.followed]
    return [name, one.report.suggestion, followed]


def _unit(found: content.UnitPage) -> Any:  # noqa: ANN401
    duties = [
        [year, measure.title, [action.text for action in actions] or len(measure.actions)]
        for year, measure, actions in found.duties
    ]
    parent = found.parent.name if found.parent else None
    children = [entry.name for entry in found.children]
    unit = found.unit
    reach = {name: value for name, value in (("head", unit.head), ("phone", unit.phone)) if value}
    shown = [unit.name, unit.spellings, parent, found.agency.short_name, children, duties]
    return [*shown, *([reach] if reach else [])]


def _promise(found: content.PromisePage) -> Any:  # noqa: ANN401
    promise = found.promise
    return [
        [promise.title, promise.question, promise.summary, promise.unanswered],
        [promise.since, promise.until],
        [[_where(one), one.measure.order, one.ground.text] for one in found.quotes],
        [_evidence(one) for one in found.documents],
        found.channels,
        found.promptness,
        *([promise.audience] if promise.audience else []),
    ]


def _evidence(one: Document) -> list[object]:
    """Return what the page of a promise shows of a document."""
    owner = [one.owner] if one.owner and not is_attached(one) else []
    return [one.title, one.files, one.links, one.photos, *owner]


def _ita(found: assessed.Ita) -> Any:  # noqa: ANN401
    assignment = found.assignment
    return [
        found.framework,
        [*_named(assignment), assignment.kind] if assignment else None,
        [[*_named(entry), entry.ita_items] for entry in found.documents],
        [[entry.title, entry.ita_items] for entry in found.promises],
        [len(found.measures), [one.number for one in found.rounds]],
        found.scores,
        [
            [role, [[part.name, part.has] for part in answer.parts]]
            for role, answer in found.answers.items()
        ],
    ]


def _oit(found: assessed.OitItem) -> Any:  # noqa: ANN401
    answer = found.answer
    rounds = [[one.number, one.start, one.end, one.published] for one in found.rounds]
    return [
        [found.agency.name, found.framework.source, answer.item],
        [[part.name, part.has, part.is_whole, part.anchor] for part in answer.parts],
        [one.title for one in answer.promises],
        rounds,
        [unit.name for unit in found.units.values()],
    ]


def _documents(found: content.Documents) -> Any:  # noqa: ANN401
    mentions = {
        name: [[_where(quoted), marker(quoted.ground.text)] for quoted in quotes]
        for name, quotes in found.mentions.items()
    }
    reports = [[year, one.number, one.start, one.end, one.files] for year, one in found.reports]
    return [[_without_roles(entry) for entry in found.documents], mentions, reports]


_COVERED: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.HOME: shown_overviews.home,
    Kind.CALENDAR: shown_overviews.calendar,
    Kind.QUESTIONS: shown_overviews.questions,
    Kind.YEAR: _year,
    Kind.REPORT: _report,
    Kind.MEASURE: _measure,
    Kind.UNIT: _unit,
    Kind.PROMISE: _promise,
    Kind.ITA: _ita,
    Kind.OIT: _oit,
    Kind.DOCUMENTS: _documents,
    Kind.CONTACT: _contact,
}


def _names(units: Mapping[str, Unit], row: Row) -> list[str]:
    """Return the names of a row's own responsible units."""
    return [units[name].name for name in responsible_units(row)]


def _named(document: Document) -> list[object]:
    """Return what a page that cites a document shows of it."""
    attached = is_attached(document)
    owner = [document.owner] if document.owner and not attached else []
    return [document.title, document.number, document.date, attached, *owner]


def _openable(document: Document) -> list[object]:
    """Return what the page of a measure shows of a document, which may be a result's evidence."""
    evidence = [document.kind, document.files, document.links] if is_attached(document) else []
    return [*_named(document), *evidence]


def _without_roles(document: Document) -> Document:
    """Return a document without its OIT items, which the page of the documents does not show."""
    return document.model_copy(update={"ita_items": []})


def _where(quoted: Quoted) -> list[object]:
    """Return the place of a source passage: year, measure, and whether it is a result."""
    ground: Result | Any = quoted.ground
    title = quoted.measure.short_title or quoted.measure.title
    return [quoted.year, title, hasattr(ground, "answers")]
