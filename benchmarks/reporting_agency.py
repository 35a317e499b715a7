"""An agency that reports like the real one, over twenty years: for the speed of a build.

Each measure has the shape of one of the six in the first report (``tests/fixtures/report-2566``):
its actions, items, results, answers, documents and events, and texts of the same length in new
words. A year has a twentieth of the measures, its own ITA framework and one round with its report;
sixty measures share five units. No page but the calendar and the lists of everything grows beyond
what a large agency would have. The search is measured on harder texts: see ``generate.py``.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from benchmarks.generate import SEED, SYLLABLE
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Callable

PATTERN: Final = Path(__file__).parent.parent / "tests" / "fixtures" / "report-2566"
LAST_YEAR: Final = 2566
YEARS: Final = 20
MEASURES_TO_A_SET_OF_UNITS: Final = 60
_WORDED: Final = {"title", "short_title", "text", "lead", "gap", "lacks", "place"}
"""Fields whose words are replaced; other fields name things or hold days."""
_THAI: Final = re.compile(f"(?:{SYLLABLE})+")
_PIECE: Final = re.compile(f"(?:{SYLLABLE}){{1,8}}")
_NAMED: Final = {"responsible", "period"}
_WEEKDAY: Final = re.compile("^วัน[ก-์]+ที่ ")
_YEAR: Final = re.compile("(?<![-0-9๐-๙])(?:25[0-9]{2}|๒๕[๐-๙]{2})")  # ids stay: order-317-2565


def write_reporting_agency(data_dir: Path, measures: int) -> None:
    """Write the data folder of an agency with so many measures; the same for the same number."""
    writer = _Writer(data_dir)
    for name in ["agency.yml", "glossary.yml", "synonyms.yml"]:
        writer.write(name, _read(PATTERN / name))
    for file in sorted((PATTERN / "documents").glob("*.yml")):
        writer.write(f"documents/{file.name}", _read(file))
    for number in range(-(-measures // MEASURES_TO_A_SET_OF_UNITS)):
        for file in sorted((PATTERN / "units").glob("*.yml")):
            writer.write(f"units/{file.stem}-{number}.yml", _unit(_read(file), number))
    for ago in range(min(YEARS, measures)):
        writer.write_year(LAST_YEAR - ago)
    for number in range(measures):
        writer.write_measure(number)
    writer.write_promises()


class _Writer:
    """Writes one agency's files, with words drawn from the first report's own."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
        files = sorted((PATTERN / str(LAST_YEAR) / "measures").glob("*.yml"))
        self.patterns = [(file.stem, _read(file)) for file in files]
        texts = [text for _, pattern in self.patterns for text in _worded(pattern)]
        self.pieces = sorted({piece for text in texts for piece in _PIECE.findall(text)})

    def write(self, name: str, record: Any) -> None:  # noqa: ANN401 - any shape of YAML
        """Write one record."""
        path = self.data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
        )
        path.write_text(text, encoding="utf-8")

    def write_year(self, year: int) -> None:
        """Write a year's own file, its framework, its round and the file of its report."""
        for name in ["year.yml", "ita.yml", "rounds/1.yml"]:
            record = _read(PATTERN / str(LAST_YEAR) / name)
            self.write(f"{year}/{name}", _changed(record, lambda _, text: _moved(text, year)))
        original = self.data_dir / "files" / str(year) / "report-round-1.txt"
        original.parent.mkdir(parents=True)
        shutil.copy(PATTERN / "files" / str(LAST_YEAR) / original.name, original)

    def write_measure(self, number: int) -> None:
        """Write a measure, counted from 0; the six shapes and the years take turns."""
        ago, stem = number % YEARS, number // YEARS
        year = LAST_YEAR - ago
        name, pattern = self.patterns[(stem + ago) % len(self.patterns)]
        units = number // MEASURES_TO_A_SET_OF_UNITS
        measure = _changed(pattern, lambda field, text: self._reworded(field, _moved(text, year)))
        for part in [measure, *measure["actions"]]:
            if "responsible" in part:
                part["responsible"] = _of_set(part["responsible"], units)
        for event in _events(measure):
            event["id"] = f"{event['id']}-{number}"
            event["date"] = _WEEKDAY.sub("", event["date"])
        measure["order"] = str(stem + 1)
        # The first measure of each shape in the last year keeps its name: promises rest on it.
        suffix = "" if year == LAST_YEAR and stem < len(self.patterns) else f"-{number}"
        self.write(f"{year}/measures/{name}{suffix}.yml", measure)

    def write_promises(self) -> None:
        """Write the promises whose grounds are all there, for which a year needs six measures."""
        for file in sorted((PATTERN / "promises").glob("*.yml")):
            promise = _read(file)
            measures = [ground.split("/")[1] for ground in promise["grounds"]]
            folder = self.data_dir / str(LAST_YEAR) / "measures"
            if all((folder / f"{name}.yml").exists() for name in measures):
                self.write(f"promises/{file.name}", promise)

    def _reworded(self, field: str, text: str) -> str:
        """Return the text with each run of Thai letters replaced by pieces of the same length.

        Numbers, Latin letters, marks and spaces stay; so does every field that names something.
        """
        return _THAI.sub(self._pieces_for, text) if field in _WORDED else text

    def _pieces_for(self, run: re.Match[str]) -> str:
        words = ""
        while len(words) < len(run[0]):
            words += self.chance.choice(self.pieces)
        return words


def _read(path: Path) -> Any:  # noqa: ANN401 - any shape of YAML
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - text only


def _changed(node: Any, change: Callable[[str, str], str], field: str = "") -> Any:  # noqa: ANN401
    """Return a copy of a record with each text, of the field that it stands in, changed.

    The words that name who is responsible and for which time are no text in this sense.
    """
    if isinstance(node, dict):
        named = field in _NAMED
        return {key: _changed(value, change, "" if named else key) for key, value in node.items()}
    if isinstance(node, list):
        return [_changed(value, change, field) for value in node]
    return change(field, node)


def _worded(record: Any) -> list[str]:  # noqa: ANN401 - any shape of YAML
    """Return all texts whose words are to be replaced."""
    found: list[str] = []

    def note(field: str, text: str) -> str:
        if field in _WORDED:
            found.append(text)
        return text

    _changed(record, note)
    return found


def _moved(text: str, year: int) -> str:
    """Return a text with its years, in either digits, moved as far as ``year`` is from the last."""

    def move(found: re.Match[str]) -> str:
        moved = str(int(found[0]) + year - LAST_YEAR)
        return moved if found[0].isascii() else thai_digits(moved)

    return _YEAR.sub(move, text)


def _unit(unit: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a unit of a set, whose names end in the set's number."""
    spellings = [f"{spelling} {number}" for spelling in unit["spellings"]]
    parent = {"parent": f"{unit['parent']}-{number}"} if "parent" in unit else {}
    return {
        **unit,
        **parent,
        "order": str(int(unit["order"]) + 10 * number),
        "name": f"{unit['name']} {number}",
        "spellings": spellings,
    }


def _of_set(responsible: dict[str, Any], number: int) -> dict[str, Any]:
    """Return who is responsible, from the units of a set."""
    return {
        "text": f"{responsible['text']} {number}",
        "units": [f"{unit}-{number}" for unit in responsible["units"]],
    }


def _events(node: Any) -> list[dict[str, str]]:  # noqa: ANN401 - any shape of YAML
    """Return all events of a measure, wherever they stand."""
    if isinstance(node, dict):
        below = [event for value in node.values() for event in _events(value)]
        return [*node.get("events", []), *below]
    return [event for value in node for event in _events(value)] if isinstance(node, list) else []
