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


def grouped(digits: str, shape: tuple[int, ...], between: str = " ") -> str:
    """Return digits in groups, as a writer parts them."""
    ends = [sum(shape[: at + 1]) for at in range(len(shape))]
    return between.join(digits[end - size : end] for end, size in zip(ends, shape, strict=True))


@pytest.mark.parametrize("shape", [
    (3, 3, 4), (3, 7), (2, 4, 4), (4, 3, 3), (4, 6), (3, 4, 3), (2, 8), (1, 4, 5), (1, 9),
    (3, 3, 2, 2), (3, 2, 2, 3), (3, 2, 5), (2, 3, 5),
])  # fmt: skip
def test_a_mobile_number_is_found_in_each_grouping_that_people_use(shape: tuple[int, ...]) -> None:
    # The floor keeps the word from standing just before the number, where any grouping would do.
    assert kinds(f"ติดต่อชั้น ๒, {grouped('0812345678', shape)}") == ["phone"]
    if len(shape) > 2:  # two groups around a dot are a decimal
        assert kinds(grouped("0812345678", shape, ".")) == ["phone"]


@pytest.mark.parametrize("shape", [
    (3, 6), (3, 3, 3), (2, 3, 4), (2, 7), (1, 4, 4), (1, 8), (3, 2, 4), (2, 4, 3),
])  # fmt: skip
def test_a_landline_is_found_in_each_grouping_that_people_use(shape: tuple[int, ...]) -> None:
    assert kinds(f"ติดต่อชั้น ๒, {grouped('021234567', shape)}") == ["phone"]


@pytest.mark.parametrize(("digits", "shape"), [
    ("0812345678", (5, 5)), ("0812345678", (6, 4)), ("0812345678", (4, 2, 4)),
    ("0812345678", (3, 5, 2)), ("021234567", (5, 4)), ("021234567", (4, 5)),
])  # fmt: skip
def test_groups_that_nobody_uses_are_several_numbers(digits: str, shape: tuple[int, ...]) -> None:
    assert kinds(f"ติดต่อชั้น ๒, {grouped(digits, shape)}") == []
    assert kinds(f"ติดต่อ {grouped(digits, shape)}") == ["phone"]


@pytest.mark.parametrize(("shape", "found"), [
    ((1, 4, 5, 2, 1), ["id-card"]), ((1, 4, 5, 3), ["id-card"]),
    ((2, 5, 6), []), ((4, 4, 5), []), ((1, 6, 6), []),
])  # fmt: skip
def test_an_identity_number_is_found_as_the_card_has_it(
    shape: tuple[int, ...], found: list[str]
) -> None:
    assert kinds(f"ข้อ {grouped('1234567890121', shape)}") == found
    assert kinds(f"เลขประจำตัวประชาชน {grouped('1234567890121', shape)}") == ["id-card"]


@pytest.mark.parametrize(("digits", "shape", "found"), [
    ("1234567890", (3, 1, 5, 1), ["bank-account"]), ("1234567890", (3, 7), ["bank-account"]),
    ("1234567890", (3, 6, 1), ["bank-account"]), ("1234567890", (3, 3, 4), ["bank-account"]),
    ("123456789012", (3, 1, 6, 2), ["bank-account"]), ("123456789012", (4, 4, 4), ["bank-account"]),
    ("1234567890", (5, 5), []), ("1234567890", (2, 8), []), ("123456789012", (6, 6), []),
])  # fmt: skip
def test_an_account_is_found_in_the_groupings_of_the_banks(
    digits: str, shape: tuple[int, ...], found: list[str]
) -> None:
    assert kinds(f"เลขที่บัญชี {grouped(digits, shape)}") == found
    assert "bank-account" not in kinds(f"ครุภัณฑ์ {grouped(digits, shape)}")


@pytest.mark.parametrize(("text", "value"), [
    ("โทร 812345678", "0812345678"), ("โทร 81 234 5678", "0812345678"),
    ("โทร 21234567", "021234567"), ("+66 (0) 81 234 5678", "0812345678"),
    ("+66 2 123 4567", "021234567"), ("66812345678", "0812345678"),
    ("66 81 234 5678", "0812345678"), ("โทร 66 2 123 4567", "021234567"),
])  # fmt: skip
def test_the_first_nought_may_be_lost_or_stand_behind_the_code_of_the_country(
    text: str, value: str
) -> None:
    assert [(find.kind, find.value) for find in matches(text)] == [("phone", value)]


def test_digits_that_begin_a_digest_belong_to_no_number() -> None:
    """A year, and behind it four digits of a digest: 02 549 2166 without its zero."""
    assert [*matches("ช่องทางติดต่อ ปี ๒๕๔๙ 2166e3b5bf0a3d40")] == []
    assert [match.kind for match in matches("ช่องทางติดต่อ ๒๕๔๙ 2166")] == ["phone"]
