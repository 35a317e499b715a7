"""Reads the files of a data folder into typed records, and collects their problems."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from transparency.record.budget import SpentError, budget, spent_problem
from transparency.record.memory import Memory
from transparency.record.misnamed import looks_attachable, misnamed_file
from transparency.record.model.agency import Agency, Unit
from transparency.record.model.allowed import Allowed
from transparency.record.model.glossary import Glossary
from transparency.record.model.measure import Document, Measure, Promise
from transparency.record.model.period import FiscalYear, Framework, Round
from transparency.record.model.records import Records, YearRecords
from transparency.record.model.scores import Scores
from transparency.record.model.synonyms import Synonyms
from transparency.record.model.types import ID_PATTERN, FileRecord, is_attachable
from transparency.record.model.verification import Verification
from transparency.record.problems import Problem, Rule
from transparency.record.stored import StoredFile, look_at
from transparency.record.text import unreadable_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transparency.record.source import SourceFile

R = TypeVar("R", bound=FileRecord)

_YEAR: Final = re.compile(r"2[4-6][0-9][0-9]")
_LAYOUT: Final = (
    "agency.yml, glossary.yml, synonyms.yml, allowed.yml, units/<รหัส>.yml, documents/<รหัส>.yml, "
    "promises/<รหัส>.yml, <ปี>/year.yml, <ปี>/ita.yml, <ปี>/scores.yml, "
    "<ปี>/rounds/<รอบ>.yml, <ปี>/measures/<รหัส>.yml, "
    "verifications/<ที่อยู่ของหน้า>.yml, files/"
)
_EXAMPLE: Final = "data/units/clerk-office.yml"
_ALONE: Final[dict[str, type[FileRecord]]] = {
    "agency.yml": Agency,
    "allowed.yml": Allowed,
    "glossary.yml": Glossary,
    "synonyms.yml": Synonyms,
}
"""Files that exist once; `Records` has a field of each name."""
_NOT_OPENED: Final = StoredFile(1, is_sound=False)
"""What is known of an attached file that could not be looked at: nothing is to open it."""


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no unused objects meanwhile: a fourth of the time, for all that is read is kept."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Loader:
    """Reads the files of a data folder into `records` and collects `problems`."""

    def __init__(self, data_dir: Path, memory: Memory | None = None) -> None:
        """Start with no records; `read` fills them. ``memory`` spares it files read before."""
        self.data_dir = data_dir
        self._memory = memory or Memory()
        self.records = Records()
        self.problems: list[Problem] = []
        self.sources: dict[str, SourceFile] = {}

    def read(self) -> None:
        """Read every file once, in the order of their names."""
        with _without_collection():
            self._read()

    def _read(self) -> None:
        for file in sorted(self.data_dir.rglob("*")):
            parts = file.relative_to(self.data_dir).parts
            if file.is_symlink() or not (file.is_file() or file.is_dir()):
                self._stray(
                    parts,
                    message="เป็นทางลัด (link) ไม่ใช่ไฟล์จริง",
                    remedy="ใส่ไฟล์จริงแทน",
                )
            elif file.is_dir():
                continue
            elif parts[0] == "files" and is_attachable("/".join(parts[1:])):
                self._attach(file, parts)
            elif parts[0] == "files" or looks_attachable(file.name):
                self.problems += misnamed_file(parts, file)
            else:
                self._read_file(file, parts)

    def _attach(self, file: Path, parts: tuple[str, ...]) -> None:
        """Look at an attached file, and keep what is known of it."""
        path, stored = "/".join(("data", *parts)), None
        try:
            with budget():
                stored = look_at(file)
        except SpentError:
            self.problems.append(spent_problem(path))
        except OSError:
            self.problems.append(unreadable_file(path))
        self.records.attachments["/".join(parts[1:])] = stored or _NOT_OPENED

    def _read_file(self, file: Path, parts: tuple[str, ...]) -> None:
        """Read one YAML file and keep its record in the place that its path names."""
        records = self.records
        match parts:
            case (name,) if name in _ALONE:
                if record := self._record(file, parts, _ALONE[name]):
                    setattr(records, file.stem, record)
            case ("units", _):
                self._keep(file, parts, Unit, records.units)
            case ("documents", _):
                self._keep(file, parts, Document, records.documents)
            case ("promises", _):
                self._keep(file, parts, Promise, records.promises)
            case ("verifications", _, *_):
                if entry := self._record(file, parts, Verification):
                    records.verifications[entry.address] = entry
            case (year, *_) if _YEAR.fullmatch(year):
                self._read_year_file(file, parts)
            case _:
                self._misplaced(parts)

    def _read_year_file(self, file: Path, parts: tuple[str, ...]) -> None:
        """Read one YAML file of a fiscal year's folder."""
        match parts:
            case (year, "year.yml"):
                self._year(year).fiscal_year = self._record(file, parts, FiscalYear)
            case (year, "ita.yml"):
                self._year(year).framework = self._record(file, parts, Framework)
            case (year, "scores.yml"):
                self._year(year).scores = self._record(file, parts, Scores)
            case (year, "rounds", "1.yml" | "2.yml"):
                if entry := self._record(file, parts, Round):
                    self._year(year).rounds[int(entry.id)] = entry
            case (year, "measures", _):
                self._keep(file, parts, Measure, self._year(year).measures)
            case _:
                self._misplaced(parts)

    def _misplaced(self, parts: tuple[str, ...]) -> None:
        self._stray(
            parts,
            message="อยู่ในที่ที่ระบบไม่รู้จัก",
            remedy=f"ย้ายไปไว้ในที่ของมัน: {_LAYOUT}",
        )

    def _year(self, name: str) -> YearRecords:
        return self.records.years.setdefault(int(name), YearRecords())

    def _keep(
        self, file: Path, parts: tuple[str, ...], model: type[R], records: dict[str, R]
    ) -> None:
        if record := self._record(file, parts, model):
            records[record.id] = record

    def _record(self, file: Path, parts: tuple[str, ...], model: type[R]) -> R | None:
        """Return the file's typed record; where it has problems, collect them and return None."""
        if file.suffix != ".yml" or not ID_PATTERN.fullmatch(file.stem):
            self._stray(
                parts,
                message="มีชื่อที่ใช้เป็นรหัสไม่ได้",
                remedy="ตั้งชื่อด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง ลงท้ายด้วย .yml",
            )
            return None
        path = "/".join(("data", *parts))
        try:
            with budget():
                return self._record_of(path, file.read_bytes(), model)
        except SpentError:
            self.problems.append(spent_problem(path))
        except OSError:
            self.problems.append(unreadable_file(path))
        return None

    def _record_of(self, path: str, data: bytes, model: type[R]) -> R | None:
        """Return the typed record of a file's bytes; where it has problems, collect them."""
        source, record = self._memory.read(path, data, model)
        self.sources[path] = source
        if isinstance(record, list):
            self.problems += record
            return None
        return record

    def _stray(
        self,
        parts: tuple[str, ...],
        *,
        message: str,
        remedy: str,
        example: str = "data/units/clerk-office.yml",
    ) -> None:
        path = "/".join(("data", *parts))
        self.problems.append(
            Problem(
                path=path,
                line=1,
                column=1,
                rule=Rule.STRAY_FILE,
                message=f"ไฟล์นี้{message}",
                remedy=remedy,
                example=example,
            )
        )
