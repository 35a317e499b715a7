"""`Site`: everything the pages may ask, read once from ``data/``."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from transparency.language.web import ascii_address
from transparency.record import rules
from transparency.record.address import repository_address, site_address
from transparency.record.duties import duties
from transparency.record.evidence import is_missing
from transparency.record.lineage import Lineage
from transparency.record.loading import Loader
from transparency.record.model.measure import Result
from transparency.record.model.records import (
    Records,
    event_anchors,
    events_of,
    grounds_of,
    results_of,
    rows_of,
)
from transparency.record.passages import DatedEvent, Quoted, Reported
from transparency.record.rounds import HalfYears
from transparency.record.rules.violation import may_be_hidden
from transparency.record.states import state_in
from transparency.record.suggestions import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from transparency.record.duties import Duty
    from transparency.record.edit import Edit
    from transparency.record.memory import Memory
    from transparency.record.model.agency import Agency, Unit
    from transparency.record.model.measure import Action, Document, Measure, Promise
    from transparency.record.model.period import Round
    from transparency.record.problems import Problem
    from transparency.record.rounds import HalfYear
    from transparency.record.rules.violation import Violation
    from transparency.record.source import SourceFile
    from transparency.record.states import ActionState
    from transparency.record.suggestions import Suggestion


class Site:
    """An agency's record after all checks.

    Where `problems` is not empty the record is incomplete, and only `problems`, `warnings` and
    `records` may be used. Warnings do not stop a build.
    """

    def __init__(
        self,
        records: Records,
        problems: list[Problem],
        today: date,
        repository: str = "",
        address: str = "",
        changed: Mapping[str, date] | None = None,
    ) -> None:
        """Keep what `load` has read; the arguments are described there."""
        self._repository = repository_address(repository)
        self._address = site_address(address)
        self.history: Mapping[str, list[Edit]] = {}
        """By path: a file's latest changes, as far as they are known; set by whoever knows them."""
        self.changed = changed or {}
        """By path: the day of a file's last change, as far as it is known."""
        self.today = today
        """The day for which the site is built; what is due depends on it."""
        self.records = records
        self.problems = problems
        """The errors, in reading order."""
        self._unplaced_warnings: list[tuple[Violation, SourceFile | None]] = []
        self._states: dict[tuple[int, int], ActionState] = {}

    @classmethod
    def load(
        cls,
        data_dir: Path,
        today: date,
        repository: str = "",
        address: str = "",
        changed: Mapping[str, date] | None = None,
        memory: Memory | None = None,
    ) -> Site:
        """Read and check every file of ``data_dir``.

        ``today`` bounds what can have happened. ``repository`` is the forge's repository that this
        copy came from, for agencies that do not name theirs; ``address`` is where this copy is
        published, if not its `site`; both are web addresses. ``changed`` has the day
        of each file's last change, by path. ``memory`` spares files that it knows.

        Raises:
            AddressError: nothing can be published at ``address``, or kept at ``repository``.
        """
        loader = Loader(data_dir, memory)
        loader.read()
        unread = {problem.path for problem in loader.problems}
        unplaced = []
        for violation in rules.violations(loader.records, today):
            if may_be_hidden(violation, unread):
                continue
            source = loader.sources.get(violation.path)
            if violation.severity == "warning":
                unplaced.append((violation, source))
            else:
                loader.problems.append(_placed(violation, source))
        site = cls(loader.records, sorted(loader.problems), today, repository, address, changed)
        site._unplaced_warnings = sorted(unplaced, key=lambda entry: entry[0].path)
        return site

    @cached_property
    def warnings(self) -> list[Problem]:
        """Warnings: they do not stop a build. Their places are looked up when first asked for."""
        # File after file: the places of all values of a file take much memory, and go with it.
        waiting, self._unplaced_warnings = self._unplaced_warnings, []
        return sorted(_placed(*waiting.pop()) for _ in range(len(waiting)))

    @property
    def agency(self) -> Agency:
        """The agency; a checked site has one."""
        if self.records.agency is None:
            msg = "a site without data/agency.yml has problems and cannot be shown"
            raise ValueError(msg)
        return self.records.agency

    @property
    def repository(self) -> str:
        """The web address under which the record can be edited, or nothing."""
        return ascii_address(self.agency.repository or self._repository).rstrip("/")

    @property
    def synonyms(self) -> list[list[str]]:
        """Groups of words that find each other in the search."""
        return self.records.synonyms.groups if self.records.synonyms else []

    @property
    def address(self) -> str:
        """The web address of the home page, with a slash at its end, or nothing if unknown."""
        return self._address or site_address(self.agency.site or "")

    @cached_property
    def years(self) -> list[int]:
        """The fiscal years of the Buddhist Era, latest first."""
        return sorted(self.records.years, reverse=True)

    def measures(self, year: int) -> list[Measure]:
        """Return a year's measures in the order of its report."""
        return self._measures[year]

    @cached_property
    def _measures(self) -> dict[int, list[Measure]]:
        return {
            year: sorted(folder.measures.values(), key=lambda entry: entry.order)
            for year, folder in self.records.years.items()
        }

    @cached_property
    def _places(self) -> dict[tuple[int, str], int]:
        """By year and id: a measure's place in its year's order."""
        return {
            (year, entry.id): at
            for year, entries in self._measures.items()
            for at, entry in enumerate(entries)
        }

    def neighbours(self, year: int, measure: Measure) -> tuple[Measure | None, Measure | None]:
        """Return the measures before and after one in its year's report."""
        at, entries = self._places[year, measure.id], self._measures[year]
        before = entries[at - 1] if at else None
        return before, entries[at + 1] if at + 1 < len(entries) else None

    def rounds(self, year: int) -> list[Round]:
        """Return a year's rounds in order."""
        return sorted(self.records.years[year].rounds.values(), key=lambda entry: entry.number)

    @cached_property
    def halves(self) -> HalfYears:
        """The rounds of every year, with or without a file, as they stand today."""
        return HalfYears(self.records, self.today)

    def reports(self, year: int) -> list[Round]:
        """Return the rounds of a year whose report the record has, in order."""
        return [entry for entry in self.rounds(year) if entry.report]

    def state(self, measure: Measure, action: Action, half: HalfYear) -> ActionState:
        """Return the state of an action of a measure in a round as it is today."""
        key = id(action), half.number  # every picture and list asks again
        if key not in self._states:
            self._states[key] = state_in(measure, action, half, self.today)
        return self._states[key]

    @cached_property
    def units(self) -> list[Unit]:
        """The units in their own order."""
        return sorted(self.records.units.values(), key=lambda entry: (entry.order, entry.id))

    @cached_property
    def documents(self) -> list[Document]:
        """The documents: those with a date first, then by id."""
        return sorted(
            self.records.documents.values(), key=lambda entry: (entry.date is None, entry.id)
        )

    @cached_property
    def promises(self) -> list[Promise]:
        """The promises in their own order."""
        return sorted(self.records.promises.values(), key=lambda entry: (entry.order, entry.id))

    @cached_property
    def events(self) -> list[DatedEvent]:
        """All events, earliest first."""
        found = [
            DatedEvent(
                event,
                reported.result,
                reported.measure,
                reported.year,
                reported.round,
                self.event_anchors[reported.year, event.id],
            )
            for reported in self.reported()
            for event in reported.result.events
        ]
        return sorted(found, key=lambda entry: (entry.event.date, entry.event.id))

    @cached_property
    def event_anchors(self) -> dict[tuple[int, str], str]:
        """By fiscal year and id: an event's anchor in the calendar."""
        return {(year, name): anchor for _, _, year, name, anchor in event_anchors(self.records)}

    def reported(self) -> Iterator[Reported]:
        """Yield every result of every year, in the order of the reports."""
        for year in self.years:
            for measure in self.measures(year):
                for _, row in rows_of(measure):
                    for report in row.reports:
                        for result in report.results:
                            yield Reported(result, measure, year, report.round)

    @cached_property
    def quotes(self) -> dict[str, Quoted]:
        """The source passages that a promise may cite, by ``year/measure/id``."""
        return {
            f"{year}/{measure.id}/{ground.id}": Quoted(ground, measure, year)
            for year, measure in self.records.measures()
            for _, ground in grounds_of(measure)
        }

    @cached_property
    def mentions(self) -> dict[str, list[Quoted]]:
        """By document id: the source passages that name it."""
        found: dict[str, list[Quoted]] = defaultdict(list)
        for quoted in self.quotes.values():
            for document in quoted.ground.documents:
                found[document].append(quoted)
        return found

    def only_planned(self, document: Document) -> bool:
        """Return whether what was planned names a document, and nothing says that it was made."""
        named = self.mentions.get(document.id, [])
        told = any(isinstance(quoted.ground, Result) for quoted in named)
        return bool(named) and not told and is_missing(document)

    @cached_property
    def duties(self) -> dict[str, list[Duty]]:
        """By unit id: the measures it is responsible for, latest year first."""
        return duties((year, self.measures(year)) for year in self.years)

    @cached_property
    def lineage(self) -> Lineage:
        """Which measures go on with which."""
        return Lineage(self.records)

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """The suggestions of all reports, the earliest first."""
        return suggestions(self.records, self.halves)


def _placed(violation: Violation, source: SourceFile | None) -> Problem:
    """Return a violation as a problem at its line and column."""
    return violation.at(*(source.place(violation.loc) if source else (1, 1)))


def last_day(measure: Measure) -> date | None:
    """Return the last day on which the measure reports anything to have happened."""
    days = [event.last for _, event in events_of(measure)]
    days += [result.done for _, result in results_of(measure) if result.done]
    return max(days, default=None)
