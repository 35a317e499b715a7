"""Cells of sheets and of comma-separated values: headings, delimiters, and numbers as stored."""

from __future__ import annotations

from typing import Final

import pytest

from transparency.review.personal.tables import csv_matches, table_matches

MOBILE: Final = "0812345678"
BARE: Final = "812345678"
"""A mobile number whose first nought a spreadsheet took, which a heading has to name."""
IDENTITY: Final = "1234567890121"


def found(*rows: list[str]) -> list[tuple[int, int, str]]:
    return [(row, column, match.kind) for row, column, match in table_matches(rows)]


def test_a_match_has_the_row_and_the_column_of_its_cell() -> None:
    assert found(["ชื่อ", "โทร"], ["", MOBILE], [IDENTITY, ""]) == [
        (2, 2, "phone"), (3, 1, "id-card"),
    ]  # fmt: skip


@pytest.mark.parametrize(("between", "expected"), [
    ([], [(2, 1, "phone")]), (["หมายเหตุ"], [(3, 1, "phone")]),
    (["งบประมาณ 2566"], [(3, 1, "phone")]),
])  # fmt: skip
def test_the_latest_heading_that_names_a_kind_of_number_counts(
    between: list[str], expected: list[tuple[int, int, str]]
) -> None:
    assert found(["เบอร์มือถือ"], *[[cell] for cell in between], [BARE]) == expected
    assert found(["งบประมาณ"], *[[cell] for cell in between], [BARE]) == []


@pytest.mark.parametrize(("length", "expected"), [(60, [(2, 1, "phone")]), (61, [])])
def test_what_is_longer_than_sixty_characters_is_no_heading(
    length: int, expected: list[tuple[int, int, str]]
) -> None:
    heading = "มือถือ".rjust(length, "ก")
    assert len(heading) == length
    assert found([heading], [BARE]) == expected


@pytest.mark.parametrize(("cell", "kinds"), [
    (f"{IDENTITY}.0", ["id-card"]), (f"{IDENTITY}.5", []), (f"{IDENTITY}.00", ["id-card"]),
    ("1.234567890121E12", ["id-card"]), ("1.234567890121e+12", ["id-card"]),
    ("1.2345678901215E12", []), ("1.2345678901214E12", []),
])  # fmt: skip
def test_a_number_is_read_as_a_spreadsheet_stores_it_and_a_decimal_is_none(
    cell: str, kinds: list[str]
) -> None:
    assert [kind for _, _, kind in found([cell])] == kinds


def places(text: str) -> list[str]:
    return [place for place, _ in csv_matches(text)]


def test_a_match_in_comma_separated_values_has_the_last_line_of_its_row() -> None:
    """A quoted cell may go on over lines."""
    assert places(f'a,b\n"x\ny",c\n1,{MOBILE}\n{MOBILE},2\n3,4\n') == [
        "4:1:คอลัมน์ 2", "5:1:คอลัมน์ 1",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_sign_that_the_first_lines_have_most_of(sign: str) -> None:
    assert places(f"{sign}{MOBILE}") == ["1:1:คอลัมน์ 2"]
    assert places(f"ก{sign}ข{sign}{MOBILE}\n") == ["1:1:คอลัมน์ 3"]


@pytest.mark.parametrize(("before", "column"), [(4095, 2), (4096, 1)])
def test_only_the_first_four_thousand_characters_tell_the_delimiter(
    before: int, column: int
) -> None:
    assert places(f"{'ก' * before};{MOBILE}") == [f"1:1:คอลัมน์ {column}"]
