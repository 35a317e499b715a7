"""The edges of what looks like personal data: check digits worked by hand, years, neighbours."""

from __future__ import annotations

import pytest

from transparency.review.personal.patterns import is_id_card, matches


def kinds(text: str) -> list[str]:
    return [find.kind for find in matches(text)]


@pytest.mark.parametrize(("twelve", "last"), [
    # The sum of the digits times 13, 12 … 2, its rest by 11, and 11 less the rest by 10.
    ("123456789012", 1),  # 13+24+33+40+45+48+49+48+45+0+3+4 = 352, rest 0
    ("173456701234", 0),  # 13+84+33+40+45+48+49+0+5+8+9+8 = 342, rest 1
    ("123454567878", 1),  # 13+24+33+40+45+32+35+36+35+32+21+16 = 362, rest 10
    ("100000000000", 9),  # 13, rest 2
    ("110000000000", 8),  # 13+12 = 25, rest 3
    ("200000000000", 7),  # 26, rest 4
    ("500000000004", 4),  # 65+8 = 73, rest 7
])  # fmt: skip
def test_the_last_digit_of_an_identity_number_follows_from_the_others(
    twelve: str, last: int
) -> None:
    assert [digit for digit in range(10) if is_id_card(f"{twelve}{digit}")] == [last]


@pytest.mark.parametrize(("text", "found"), [
    # One group that reads as a year is a group; two are a list of years.
    ("08-2566-7890", ["phone"]), ("08-2566-2567", []),
    # The last digit is the right one: 26+60+66+60+18+40+42+42+10+20+18+16 = 418, rest 0.
    ("2566 2567 2568 1", []), ("2566256725681", ["id-card"]),
    # No number in Thailand begins so, or has so few digits.
    ("01-234-5678", []), ("08-123-4567", []), ("02-123-4567", ["phone"]),
])  # fmt: skip
def test_years_and_numbers_that_nobody_can_dial_are_left_alone(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_one_find_hides_no_other_before_or_behind_it() -> None:
    text = "0812345678 nobody@mail.go.th 02-123-4567 ที่ 123-4-56789-0"
    assert kinds(text) == ["phone", "email", "phone", "bank-account"]


def test_a_number_that_is_two_things_is_told_once() -> None:
    """An account of ten digits that begins as a telephone number does."""
    assert kinds("เลขที่บัญชี 0812345678") == ["bank-account"]


@pytest.mark.parametrize(("text", "start", "end"), [
    ("เลขที่บัญชี ธ.ก.ส. 0123456789 ครับ", 19, 29), ("ที่ 123-4-56789-0 ครับ", 4, 17),
    ("ที่ 081 234 5678 ครับ", 4, 16), ("ที่ a@mail.go.th ครับ", 4, 16),
    ("ที่ 1-2345-67890-12-1 ครับ", 4, 21),
])  # fmt: skip
def test_a_find_has_the_place_of_the_number_alone(text: str, start: int, end: int) -> None:
    assert [(find.start, find.end) for find in matches(text)] == [(start, end)]
