"""The contents of each page: its record, and the records that it refers to.

The ids in a record are resolved here, once for the view and the digest. Which of the contents
stands where is decided by the view, which of them the digest covers by `shown`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from transparency.language.thai import fiscal_year_bounds
from transparency.pictures.promptness import promptness
from transparency.record.bands import judged_with
from transparency.record.model.records import (
    grounds_of,
    reports_of,
    results_of,
)
from transparency.record.page import Kind
from transparency.verification import assessed, over_years, overviews
from transparency.verification.assessed import units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transparency.pictures.promptness import Promptness
    from transparency.record.bands import Judged
    from transparency.record.duties import Duty
    from transparency.record.model.agency import Agency, Channel, Unit
    from transparency.record.model.measure import Action, Document, Measure, Promise
    from transparency.record.model.period import Report as ReportWords
    from transparency.record.model.period import Round
    from transparency.record.page import Page
    from transparency.record.passages import Quoted
    from transparency.record.rounds import HalfYear
    from transparency.record.site import Site
    from transparency.record.suggestions import Suggestion


@dataclass(frozen=True)
class Contact:
    """The agency and the ways to reach it."""

    agency: Agency


@dataclass(frozen=True)
class Year:
    """A fiscal year: its rounds and its measures, in the order of its report."""

    year: int
    agency: Agency
    rounds: Sequence[Round]
    """Those whose report the record has."""
    halves: Sequence[HalfYear]
    """Both rounds, as they stand."""
    measures: Sequence[Measure]
    units: Mapping[str, Unit]
    """By id: the responsible units of the year's actions."""
    documents: Mapping[str, Document]
    """By id: the documents that results of the year name."""
    prompt_days: int | None
    """Days within which the agency promises to publish a result; None without such a promise."""
    scores: Sequence[Judged]
    """The ITA results up to this year, the earliest first; empty where this year has none."""


@dataclass(frozen=True)
class Report:
    """The official report of a round."""

    year: int
    round: Round
    words: ReportWords
    """What the report says around its table."""
    measures: Sequence[Measure]


@dataclass(frozen=True)
class MeasurePage:
    """A measure with its units, documents and rounds."""

    year: int
    measure: Measure
    units: Mapping[str, Unit]
    """By id: the responsible units of the measure and its actions, in its order."""
    documents: Mapping[str, Document]
    """By id: the documents that the measure cites, in its order."""
    rounds: Mapping[int, Round]
    """By number: the rounds for which the measure has results."""
    halves: Sequence[HalfYear]
    """Both rounds of its year, as they stand."""
    relatives: Sequence[over_years.Relative]
    """The measure over the years, itself among them; none where it stands alone."""
    former: Mapping[str, tuple[int, Measure, Action]]
    """By the id of an action: the action of an earlier year that it goes on with."""
    suggestions: Mapping[str, Suggestion]
    """By what they are cited by: its own suggestions, and those that its results follow up."""


@dataclass(frozen=True)
class UnitPage:
    """A unit and the measures and actions that it is responsible for."""

    unit: Unit
    agency: Agency
    parent: Unit | None
    children: Sequence[Unit]
    duties: Sequence[Duty]
    """Latest year first."""


@dataclass(frozen=True)
class PromisePage:
    """A promise with the source passages, documents and channels that it cites."""

    promise: Promise
    quotes: Sequence[Quoted]
    documents: Sequence[Document]
    channels: Sequence[Channel]
    promptness: Sequence[Promptness]
    """For each year, the latest first; empty where the promise names no number of days."""


@dataclass(frozen=True)
class Documents:
    """All documents, the passages that cite them, and the reports with their files."""

    documents: Sequence[Document]
    mentions: Mapping[str, Sequence[Quoted]]
    """By id of the document: the source passages that cite it."""
    reports: Sequence[tuple[int, Round]]


def contents(site: Site, page: Page) -> Any:  # noqa: ANN401 - each kind has its own type
    """Return the contents of a page; each kind of page has a type of its own.

    Raises:
        KeyError: the site has no such page, or it is of a kind that is not verified.
    """
    return _CONTENTS[page.kind](site, page)


def contact(site: Site, _page: Page) -> Contact:
    """Return the contents of the page of the channels."""
    return Contact(site.agency)


def year(site: Site, page: Page) -> Year:
    """Return the contents of the page of a fiscal year."""
    measures = site.measures(page.year)
    named = (unit for entry in measures for unit in units_of(site, entry).items())
    days = site.records.prompt_days(page.year)
    rounds, halves = site.reports(page.year), site.halves.of(page.year)
    return Year(
        page.year,
        site.agency,
        rounds,
        halves,
        measures,
        dict(named),
        _named_by_results(site, measures),
        days,
        judged_with(site.records, page.year),
    )


def report(site: Site, page: Page) -> Report:
    """Return the contents of the page of a round's report.

    Raises:
        KeyError: the record does not have the report.
    """
    entry = site.records.years[page.year].rounds[int(page.id)]
    if entry.report is None:
        msg = f"no report of round {page.id} of {page.year}"
        raise KeyError(msg)
    return Report(page.year, entry, entry.report, site.measures(page.year))


def measure(site: Site, page: Page) -> MeasurePage:
    """Return the contents of the page of a measure."""
    folder = site.records.years[page.year]
    entry = folder.measures[page.id]
    named = dict.fromkeys(name for _, ground in grounds_of(entry) for name in ground.documents)
    documents = {name: site.records.documents[name] for name in named}
    rounds = {report.round: folder.rounds[report.round] for _, report in reports_of(entry)}
    return MeasurePage(
        page.year,
        entry,
        units_of(site, entry),
        documents,
        rounds,
        site.halves.of(page.year),
        over_years.relatives(site, page.year, entry),
        over_years.former(site, entry),
        over_years.suggestions(site, page.year, entry),
    )


def unit(site: Site, page: Page) -> UnitPage:
    """Return the contents of the page of a unit."""
    entry = site.records.units[page.id]
    parent = site.records.units[entry.parent] if entry.parent else None
    children = [other for other in site.units if other.parent == entry.id]
    return UnitPage(entry, site.agency, parent, children, site.duties[entry.id])


def promise(site: Site, page: Page) -> PromisePage:
    """Return the contents of the page of a promise."""
    entry = site.records.promises[page.id]
    channels = {channel.id: channel for channel in site.agency.channels}
    days = entry.publish_within_days
    return PromisePage(
        entry,
        [site.quotes[ground] for ground in entry.grounds],
        [site.records.documents[document] for document in entry.documents],
        [channels[channel] for channel in entry.channels],
        [
            promptness(site, year, days)
            for year in site.years
            if days and entry.is_in_force(*fiscal_year_bounds(year))
        ],
    )


def documents(site: Site, _page: Page) -> Documents:
    """Return the contents of the page of the documents."""
    reports = [(year, entry) for year in site.years for entry in site.reports(year)]
    return Documents(site.documents, site.mentions, reports)


def _named_by_results(site: Site, measures: Sequence[Measure]) -> dict[str, Document]:
    """Return by id the documents that results of measures name."""
    results = (result for entry in measures for _, result in results_of(entry))
    named = dict.fromkeys(name for result in results for name in result.documents)
    return {name: site.records.documents[name] for name in named}


_CONTENTS: Final[Mapping[Kind, Callable[[Site, Page], Any]]] = {
    Kind.HOME: overviews.home,
    Kind.CALENDAR: overviews.calendar,
    Kind.QUESTIONS: overviews.questions,
    Kind.CONTACT: contact,
    Kind.YEAR: year,
    Kind.REPORT: report,
    Kind.MEASURE: measure,
    Kind.ITA: assessed.ita,
    Kind.OIT: assessed.oit_item,
    Kind.DOCUMENTS: documents,
    Kind.UNIT: unit,
    Kind.PROMISE: promise,
}
