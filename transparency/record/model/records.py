"""All records of one agency, and the iterations over them that rules and pages share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from transparency.language.thai import fiscal_year_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.model.agency import Agency, Unit
    from transparency.record.model.allowed import Allowed
    from transparency.record.model.glossary import Glossary, Term
    from transparency.record.model.measure import (
        Action,
        Document,
        Event,
        Evidence,
        Measure,
        Period,
        Promise,
        Responsible,
        Result,
        RoundReport,
        Row,
        SubItem,
    )
    from transparency.record.model.period import FiscalYear, Framework, Round
    from transparency.record.model.scores import Scores
    from transparency.record.model.synonyms import Synonyms
    from transparency.record.model.types import FileRecord
    from transparency.record.model.verification import Verification
    from transparency.record.source import Loc
    from transparency.record.stored import StoredFile

    Ground: TypeAlias = Action | SubItem | Result
    """A source passage: what a promise may cite."""


@dataclass
class YearRecords:
    """What one fiscal year's folder holds."""

    fiscal_year: FiscalYear | None = None
    framework: Framework | None = None
    scores: Scores | None = None
    rounds: dict[int, Round] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)


@dataclass
class Records:
    """Everything that ``data/`` holds, by id."""

    agency: Agency | None = None
    glossary: Glossary | None = None
    units: dict[str, Unit] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    years: dict[int, YearRecords] = field(default_factory=dict)
    synonyms: Synonyms | None = None
    allowed: Allowed | None = None
    verifications: dict[str, Verification] = field(default_factory=dict)
    """By the address of the page."""
    attachments: dict[str, StoredFile] = field(default_factory=dict)
    """Size and soundness of each file below ``data/files/``, by its path there."""

    def terms(self) -> list[Term]:
        """Return the words of the glossary in its order; none where there is no glossary."""
        return self.glossary.terms if self.glossary else []

    def files(self) -> Iterator[FileRecord]:
        """Yield the record of every file that could be read."""
        alone = (self.agency, self.synonyms, self.glossary, self.allowed)
        yield from (entry for entry in alone if entry)
        for kind in (self.units, self.documents, self.promises):
            yield from kind.values()
        yield from self.verifications.values()
        for year in self.years.values():
            alone_in_year = (year.fiscal_year, year.framework, year.scores)
            yield from (entry for entry in alone_in_year if entry)
            yield from year.rounds.values()
            yield from year.measures.values()

    def measures(self) -> Iterator[tuple[int, Measure]]:
        """Yield each measure with its fiscal year."""
        for year, records in self.years.items():
            for measure in records.measures.values():
                yield year, measure

    def prompt_days(self, year: int | None = None) -> int | None:
        """Return the least number of days within which a promise publishes results, or None.

        With a fiscal year, promises that hold on no day of it do not count.
        """
        bounds = fiscal_year_bounds(year) if year else (date.min, date.max)
        days = [
            entry.publish_within_days
            for entry in self.promises.values()
            if entry.is_in_force(*bounds)
        ]
        return min((one for one in days if one), default=None)

    def evidence(self) -> Iterator[tuple[FileRecord, Loc, Evidence]]:
        """Yield each document and result, with the record of its file and its place in the file."""
        for document in self.documents.values():
            yield document, (), document
        for _, measure in self.measures():
            for loc, result in results_of(measure):
                yield measure, loc, result

    def roles(self) -> set[str]:
        """Return the roles of all OIT items of all years."""
        return {
            item.role
            for year in self.years.values()
            if year.framework
            for group in year.framework.groups
            for item in group.items
        }


def rows_of(measure: Measure) -> Iterator[tuple[Loc, Row]]:
    """Yield the measure and its actions as rows, each with its place in the file."""
    yield (), measure
    for index, action in enumerate(measure.actions):
        yield ("actions", index), action


def reports_of(measure: Measure) -> Iterator[tuple[Loc, RoundReport]]:
    """Yield each row's report of each round, with its place in the file."""
    for loc, row in rows_of(measure):
        for index, report in enumerate(row.reports):
            yield (*loc, "reports", index), report


def _parts_of(measure: Measure) -> Iterator[tuple[Loc, Row | RoundReport]]:
    """Yield each row, and then each report of a round, with its place in the file."""
    yield from rows_of(measure)
    yield from reports_of(measure)


def responsibles_of(measure: Measure) -> Iterator[tuple[Loc, Responsible]]:
    """Yield whom each row, or its report of a round, names as responsible, with the place."""
    for loc, part in _parts_of(measure):
        if part.responsible:
            yield (*loc, "responsible"), part.responsible


def responsible_units(row: Row) -> list[str]:
    """Return the ids of the units that a row, or its report of any round, names; each once."""
    parts: list[Row | RoundReport] = [row, *row.reports]
    named = [part.responsible for part in parts if part.responsible]
    return list(dict.fromkeys(unit for one in named for unit in one.units))


def periods_of(measure: Measure) -> Iterator[tuple[Loc, Period]]:
    """Yield the period of each row, or of its report of a round, with the place."""
    for loc, part in _parts_of(measure):
        if part.period:
            yield (*loc, "period"), part.period


def results_of(measure: Measure) -> Iterator[tuple[Loc, Result]]:
    """Yield every result of the measure with its place, in the order of the file."""
    for loc, report in reports_of(measure):
        for index, result in enumerate(report.results):
            yield (*loc, "results", index), result


def results_in(measure: Measure, number: int) -> list[Result]:
    """Return every result of the measure in one round, in the order of the file."""
    reports = (report for _, report in reports_of(measure) if report.round == number)
    return [result for report in reports for result in report.results]


def done_on(result: Result) -> date | None:
    """Return the day a result was done: its `done`, or else its last event's day, or None."""
    return result.done or max((event.last for event in result.events), default=None)


def events_of(measure: Measure) -> Iterator[tuple[Loc, Event]]:
    """Yield every event of the measure with its place, in the order of the file."""
    for loc, result in results_of(measure):
        for index, event in enumerate(result.events):
            yield (*loc, "events", index), event


def event_anchors(records: Records) -> Iterator[tuple[str, Loc, int, str, str]]:
    """Yield for each event its file and place, fiscal year, id, and its anchor in the calendar.

    The anchor is the id, and with the year behind it where an earlier year has an event of that
    id: what takes place each year may keep its name, and the older address stays.
    """
    earlier: set[str] = set()
    for year in sorted(records.years):
        names = [
            (measure.path, loc, event.id)
            for measure in records.years[year].measures.values()
            for loc, event in events_of(measure)
        ]
        for path, loc, name in names:
            yield path, loc, year, name, f"{name}-{year}" if name in earlier else name
        earlier |= {name for _, _, name in names}


def grounds_of(measure: Measure) -> Iterator[tuple[Loc, Ground]]:
    """Yield every action, sub-item and result of the measure with its place in the file."""
    for index, action in enumerate(measure.actions):
        yield ("actions", index), action
        for at, item in enumerate(action.items):
            yield ("actions", index, "items", at), item
    yield from results_of(measure)
