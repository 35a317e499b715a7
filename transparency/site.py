"""`Site`: everything the pages may ask, read once from ``data/``."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from transparency import rules
from transparency.model.agency import Agency, Unit
from transparency.model.measure import Action, Document, Measure, Promise, Result, SubItem
from transparency.model.period import FiscalYear, Framework, Round
from transparency.model.records import (
    Records,
    YearRecords,
    events_of,
    grounds_of,
    results_of,
    rows_of,
)
from transparency.model.types import ATTACHMENT_SUFFIXES, ID_PATTERN, FileRecord
from transparency.problems import Problem
from transparency.source import SourceFile, read_source
from transparency.typed import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from transparency.model.measure import Event
    from transparency.model.records import Ground

R = TypeVar("R", bound=FileRecord)

_YEAR: Final = re.compile(r"2[4-6]\d\d")
_LAYOUT: Final = (
    "agency.yml, units/<รหัส>.yml, documents/<รหัส>.yml, promises/<รหัส>.yml, <ปี>/year.yml, "
    "<ปี>/ita.yml, <ปี>/rounds/<รอบ>.yml, <ปี>/measures/<รหัส>.yml, files/"
)


@dataclass(frozen=True)
class DatedEvent:
    """An event with the result that tells of it."""

    event: Event
    result: Result
    measure: Measure
    year: int
    round: int


@dataclass(frozen=True)
class Reported:
    """A result with the round and the measure that it belongs to."""

    result: Result
    measure: Measure
    year: int
    round: int


@dataclass(frozen=True)
class Quoted:
    """Words of the record with the measure and year where they stand."""

    ground: Ground
    measure: Measure
    year: int


class Site:
    """An agency's record, whole and checked.

    Where `problems` is not empty the record is not whole and nothing else may be asked of it.
    """

    def __init__(self, records: Records, problems: list[Problem]) -> None:
        """Keep what `load` has read and found."""
        self.records = records
        self.problems = problems

    @classmethod
    def load(cls, data_dir: Path, today: date) -> Site:
        """Read and check every file of ``data_dir``; ``today`` bounds what can have happened."""
        loader = _Loader(data_dir)
        loader.read()
        if not loader.problems:
            for finding in rules.findings(loader.records, today):
                source = loader.sources.get(finding.path)
                place = source.place(finding.loc) if source else (1, 1)
                loader.problems.append(finding.at(*place))
        return cls(loader.records, sorted(loader.problems))

    @property
    def agency(self) -> Agency:
        """The agency; a checked site has one."""
        if self.records.agency is None:
            msg = "a site without data/agency.yml has problems and cannot be shown"
            raise ValueError(msg)
        return self.records.agency

    @cached_property
    def years(self) -> list[int]:
        """The fiscal years of the Buddhist Era, latest first."""
        return sorted(self.records.years, reverse=True)

    def measures(self, year: int) -> list[Measure]:
        """Return a year's measures in the order of its report."""
        return sorted(self.records.years[year].measures.values(), key=lambda entry: entry.order)

    def rounds(self, year: int) -> list[Round]:
        """Return a year's rounds in order."""
        return sorted(self.records.years[year].rounds.values(), key=lambda entry: entry.number)

    @cached_property
    def units(self) -> list[Unit]:
        """The units in their own order."""
        return sorted(self.records.units.values(), key=lambda entry: (entry.order, entry.id))

    @cached_property
    def documents(self) -> list[Document]:
        """The documents, those with a date first, then by name."""
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
            DatedEvent(event, reported.result, reported.measure, reported.year, reported.round)
            for reported in self.reported()
            for event in reported.result.events
        ]
        return sorted(found, key=lambda entry: (entry.event.date, entry.event.id))

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
        """What a promise may rest on, by ``year/measure/id``."""
        return {
            f"{year}/{measure.id}/{ground.id}": Quoted(ground, measure, year)
            for year, measure in self.records.measures()
            for _, ground in grounds_of(measure)
        }

    @cached_property
    def mentions(self) -> dict[str, list[Quoted]]:
        """By document id: the words of the record that name it."""
        found: dict[str, list[Quoted]] = defaultdict(list)
        for quoted in self.quotes.values():
            for document in quoted.ground.documents:
                found[document].append(quoted)
        return found

    @cached_property
    def rows_by_unit(self) -> dict[str, list[tuple[int, Measure, list[Action]]]]:
        """By unit id: each measure it answers for, with the actions (none: the whole measure)."""
        found: dict[str, list[tuple[int, Measure, list[Action]]]] = defaultdict(list)
        for year in self.years:
            for measure in self.measures(year):
                actions: dict[str, list[Action]] = {}
                for _, row in rows_of(measure):
                    for unit in row.responsible.units if row.responsible else []:
                        listed = actions.setdefault(unit, [])
                        if isinstance(row, Action):
                            listed.append(row)
                for unit, listed in actions.items():
                    found[unit].append((year, measure, listed))
        return found


def answered(measure: Measure, part: Action | SubItem) -> list[Result]:
    """Return the results that answer an action, or a sub-item, of the measure.

    Those that stand at the action itself, and those of the measure that name it or one of its
    sub-items. An action whose `gap` is told counts as not reported separately all the same.
    """
    own = [result for row in getattr(part, "reports", []) for result in row.results]
    names = {part.id, *(item.id for item in getattr(part, "items", []))}
    named = [result for _, result in results_of(measure) if names & set(result.answers)]
    return own + [result for result in named if result not in own]


def reported_separately(measure: Measure, action: Action) -> bool:
    """Return whether the record clearly answers the action."""
    return action.gap is None and bool(answered(measure, action))


def is_attached(evidence: Document | Result) -> bool:
    """Return whether there is anything that a citizen can open."""
    return bool(evidence.files or evidence.links or evidence.photos)


def last_day(measure: Measure) -> date | None:
    """Return the last day on which the measure reports anything to have happened."""
    days = [event.date for _, event in events_of(measure)]
    days += [result.done for _, result in results_of(measure) if result.done]
    return max(days, default=None)


class _Loader:
    """Reads the files of a data folder into records, and collects what is wrong with them."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.records = Records()
        self.problems: list[Problem] = []
        self.sources: dict[str, SourceFile] = {}

    def read(self) -> None:
        """Read every file once, in the order of their names."""
        attachments: list[str] = []
        for file in sorted(self.data_dir.rglob("*")):
            parts = file.relative_to(self.data_dir).parts
            if file.is_symlink() or not (file.is_file() or file.is_dir()):
                self._stray(parts, "เป็นทางลัด (link) ไม่ใช่ไฟล์จริง", "ใส่ไฟล์จริงแทน")
            elif file.is_dir():
                continue
            elif parts[0] == "files":
                if file.name.lower().endswith(ATTACHMENT_SUFFIXES):
                    attachments.append("/".join(parts[1:]))
                else:
                    self._stray(
                        parts, "เป็นชนิดไฟล์ที่เผยแพร่ไม่ได้", "ใช้ชนิด " + " ".join(ATTACHMENT_SUFFIXES)
                    )
            else:
                self._read_file(file, parts)
        self.records.attachments = frozenset(attachments)

    def _read_file(self, file: Path, parts: tuple[str, ...]) -> None:
        """Read one YAML file into the place that its path names."""
        records = self.records
        match parts:
            case ("agency.yml",):
                records.agency = self._record(file, parts, Agency) or records.agency
            case ("units", _):
                self._keep(file, parts, Unit, records.units)
            case ("documents", _):
                self._keep(file, parts, Document, records.documents)
            case ("promises", _):
                self._keep(file, parts, Promise, records.promises)
            case (year, "year.yml") if _YEAR.fullmatch(year):
                self._year(year).fiscal_year = self._record(file, parts, FiscalYear)
            case (year, "ita.yml") if _YEAR.fullmatch(year):
                self._year(year).framework = self._record(file, parts, Framework)
            case (year, "rounds", _) if _YEAR.fullmatch(year):
                if entry := self._record(file, parts, Round):
                    self._year(year).rounds[entry.number] = entry
            case (year, "measures", _) if _YEAR.fullmatch(year):
                self._keep(file, parts, Measure, self._year(year).measures)
            case _:
                self._stray(parts, "อยู่ในที่ที่ระบบไม่รู้จัก", f"ย้ายไปไว้ในที่ของมัน: {_LAYOUT}")

    def _year(self, name: str) -> YearRecords:
        return self.records.years.setdefault(int(name), YearRecords())

    def _keep(
        self, file: Path, parts: tuple[str, ...], model: type[R], records: dict[str, R]
    ) -> None:
        if record := self._record(file, parts, model):
            records[record.id] = record

    def _record(self, file: Path, parts: tuple[str, ...], model: type[R]) -> R | None:
        """Return the file's typed record, or None and its problems."""
        if file.suffix != ".yml" or not ID_PATTERN.fullmatch(file.stem):
            self._stray(
                parts, "มีชื่อที่ใช้เป็นรหัสไม่ได้",
                "ตั้งชื่อด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง ลงท้ายด้วย .yml",
            )  # fmt: skip
            return None
        path = "/".join(("data", *parts))
        source = read_source(file, path)
        self.sources[path] = source
        self.problems += source.problems
        if source.problems:
            return None
        record = read_record(source, model, file.stem)
        if isinstance(record, list):
            self.problems += record
            return None
        return record

    def _stray(self, parts: tuple[str, ...], what: str, mend: str) -> None:
        path = "/".join(("data", *parts))
        self.problems.append(
            Problem(path, 1, 1, "stray-file", f"ไฟล์นี้{what}", mend, "data/units/clerk-office.yml")
        )
