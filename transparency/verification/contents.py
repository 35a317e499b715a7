"""What a page shows from the record, resolved once: its view, its digest and its entry draw on it.

A page shows one record and what that record names elsewhere. Here the names are followed; which
of it stands where is the view's business, what a digest covers that of `shown`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from transparency.pictures.promptness import promptness
from transparency.record.model.measure import DOCUMENT_KINDS
from transparency.record.model.records import grounds_of, reports_of, rows_of
from transparency.record.page import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transparency.pictures.promptness import Promptness
    from transparency.record.model.agency import Agency, Channel, Unit
    from transparency.record.model.measure import Action, Document, Measure, Promise, Row
    from transparency.record.model.period import Framework, Round
    from transparency.record.page import Page
    from transparency.record.site import Quoted, Site


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
    measures: Sequence[Measure]
    units: Mapping[str, Unit]
    """By id: those that answer for an action of the year."""
    prompt_days: int | None
    """Within how many days of the deed its news is promised."""


@dataclass(frozen=True)
class Report:
    """The official report of a round."""

    year: int
    round: Round
    measures: Sequence[Measure]


@dataclass(frozen=True)
class MeasurePage:
    """A measure and what its words name."""

    year: int
    measure: Measure
    units: Mapping[str, Unit]
    """By id: those that answer for the measure or an action of it, in its order."""
    documents: Mapping[str, Document]
    """By id: those that its words name, in its order."""
    rounds: Mapping[int, Round]
    """By number: those in which it reports."""


@dataclass(frozen=True)
class UnitPage:
    """A unit and what it answers for."""

    unit: Unit
    agency: Agency
    parent: Unit | None
    children: Sequence[Unit]
    duties: Sequence[tuple[int, Measure, list[Action]]]
    """Fiscal year, measure, and its actions for which the unit answers; none: the whole."""


@dataclass(frozen=True)
class PromisePage:
    """A promise with the words, documents and channels that it rests on."""

    promise: Promise
    quotes: Sequence[Quoted]
    documents: Sequence[Document]
    channels: Sequence[Channel]
    promptness: Sequence[Promptness]
    """For each year, where the promise is of days; the latest first."""


@dataclass(frozen=True)
class Ita:
    """A year's framework and what this site answers of it."""

    year: int
    framework: Framework
    assignment: Document | None
    """The order that says who answers for which indicator."""
    documents: Sequence[Document]
    promises: Sequence[Promise]
    measures: Sequence[Measure]
    rounds: Sequence[Round]


@dataclass(frozen=True)
class Documents:
    """All documents, where they are named, and the files of the reports."""

    documents: Sequence[Document]
    mentions: Mapping[str, Sequence[Quoted]]
    """By id of the document."""
    reports: Sequence[tuple[int, Round]]

    @property
    def by_kind(self) -> dict[str, list[Document]]:
        """The documents by their kind, in the order of the kinds; none of them is empty."""
        groups = {
            kind: [entry for entry in self.documents if entry.kind == kind]
            for kind in DOCUMENT_KINDS
        }
        return {kind: entries for kind, entries in groups.items() if entries}


def contents(site: Site, page: Page) -> Any:  # noqa: ANN401 - each kind has its own type
    """Return what a page that can be verified shows from the record.

    Raises:
        KeyError: the site has no such page.
    """
    return _CONTENTS[page.kind](site, page)


def contact(site: Site, _page: Page) -> Contact:
    """Return what the page of the channels shows."""
    return Contact(site.agency)


def year(site: Site, page: Page) -> Year:
    """Return what the page of a fiscal year shows."""
    measures = site.measures(page.year)
    named = (unit for entry in measures for unit in _units(site, entry).items())
    days = site.records.prompt_days()
    return Year(page.year, site.agency, site.rounds(page.year), measures, dict(named), days)


def report(site: Site, page: Page) -> Report:
    """Return what the page of a round's report shows."""
    entry = site.records.years[page.year].rounds[int(page.id)]
    return Report(page.year, entry, site.measures(page.year))


def measure(site: Site, page: Page) -> MeasurePage:
    """Return what the page of a measure shows."""
    folder = site.records.years[page.year]
    entry = folder.measures[page.id]
    named = dict.fromkeys(name for _, ground in grounds_of(entry) for name in ground.documents)
    documents = {name: site.records.documents[name] for name in named}
    rounds = {report.round: folder.rounds[report.round] for _, report in reports_of(entry)}
    return MeasurePage(page.year, entry, _units(site, entry), documents, rounds)


def unit(site: Site, page: Page) -> UnitPage:
    """Return what the page of a unit shows."""
    entry = site.records.units[page.id]
    parent = site.records.units[entry.parent] if entry.parent else None
    children = [other for other in site.units if other.parent == entry.id]
    return UnitPage(entry, site.agency, parent, children, site.rows_by_unit[entry.id])


def promise(site: Site, page: Page) -> PromisePage:
    """Return what the page of a promise shows."""
    entry = site.records.promises[page.id]
    channels = {channel.id: channel for channel in site.agency.channels}
    days = entry.publish_within_days
    return PromisePage(
        entry,
        [site.quotes[ground] for ground in entry.grounds],
        [site.records.documents[document] for document in entry.documents],
        [channels[channel] for channel in entry.channels],
        [promptness(site, year, days) for year in site.years if days],
    )


def ita(site: Site, page: Page) -> Ita:
    """Return what the page of a year's framework shows."""
    framework = site.records.years[page.year].framework
    if framework is None:
        msg = f"no framework for {page.year}"
        raise KeyError(msg)
    return Ita(
        page.year,
        framework,
        site.records.documents.get(framework.assignment or ""),
        [entry for entry in site.documents if entry.ita_items],
        [entry for entry in site.promises if entry.ita_items],
        site.measures(page.year),
        site.rounds(page.year),
    )


def documents(site: Site, _page: Page) -> Documents:
    """Return what the page of the documents shows."""
    reports = [(year, entry) for year in site.years for entry in site.rounds(year)]
    return Documents(site.documents, site.mentions, reports)


def _units(site: Site, entry: Measure) -> dict[str, Unit]:
    """Return by id the units that answer for a measure or an action of it."""
    named = (name for _, row in rows_of(entry) for name in unit_ids(row))
    return {name: site.records.units[name] for name in named}


def unit_ids(row: Row) -> Sequence[str]:
    """Return the ids of the units that answer for a row, as it names them itself."""
    return row.responsible.units if row.responsible else []


_CONTENTS: Final[Mapping[Kind, Callable[[Site, Page], Any]]] = {
    Kind.CONTACT: contact,
    Kind.YEAR: year,
    Kind.REPORT: report,
    Kind.MEASURE: measure,
    Kind.ITA: ita,
    Kind.DOCUMENTS: documents,
    Kind.UNIT: unit,
    Kind.PROMISE: promise,
}
