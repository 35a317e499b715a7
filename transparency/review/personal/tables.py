"""Personal data in tables, where the heading of a column says what its numbers are."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from transparency.language.names import names
from transparency.review.personal.patterns import matches
from transparency.review.personal.place import KIND_OF_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transparency.review.personal.patterns import Match

_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.(?P<fraction>[0-9]+)")
_POWER: Final = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
"""As spreadsheets store large numbers."""
_MAX_HEADING: Final = 60
"""Characters of a heading; what is longer is no heading."""
_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 4096
"""Characters from which the delimiter is told."""


def table_matches(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, int, Match]]:
    """Yield each match with the row and the column of its cell, both from 1.

    A cell is read by itself: with the latest heading above it that names a kind of number, and
    with the names of people in its row.
    """
    headings: dict[int, str] = {}
    for row_number, row in enumerate(rows, 1):
        people = " ".join(f"นาย{name} " for cell in row for name, *_ in names(cell))
        for column, cell in enumerate(row, 1):
            if not cell:
                continue
            if len(cell) <= _MAX_HEADING and KIND_OF_NUMBER.search(cell):
                headings[column] = re.sub("[0-9๐-๙]", "", cell)
            before = f"{people}{headings.get(column, '')} "
            for match in matches(_whole_number(cell), before):
                yield row_number, column, match


def csv_matches(text: str) -> Iterator[tuple[str, Match]]:
    """Yield each match of a file of comma-separated values, with its place: ``12:1:คอลัมน์ 3``.

    Other delimiters are known by the first lines.
    """
    counts = {sign: text.count(sign, 0, _SAMPLE) for sign in _DELIMITERS}
    delimiter = max(counts, key=lambda sign: counts[sign])
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    lines: list[int] = []

    def rows() -> Iterator[Sequence[str]]:
        for row in reader:
            lines.append(reader.line_num)
            yield row

    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    for row, column, match in table_matches(rows()):
        yield f"{lines[row - 1]}:1:คอลัมน์ {column}", match


def _whole_number(cell: str) -> str:
    """Return what of a cell may hold a number of a person: of a decimal nothing."""
    if found := _DECIMAL.fullmatch(cell):
        return "" if found["fraction"].strip("0") else cell.partition(".")[0]
    if _POWER.fullmatch(cell):
        value = Decimal(cell)
        return str(int(value)) if value == value.to_integral_value() else ""
    return cell
