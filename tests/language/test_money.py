"""Amounts of baht as Thai offices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from transparency.language.money import amounts_in, baht, read_baht


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10,000", "10000.00"),
        ("๑๐,๐๐๐.๕๐", "10000.50"),
        ("10000.5", "10000.50"),
        (" ๐.๒๕ ", "0.25"),
        ("0", "0.00"),
        ("1,234,567", "1234567.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_an_amount_is_read_to_the_satang(text: str, amount: str) -> None:
    assert str(read_baht(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "", "-5", "+5", "10,00", "1,0000", "10.000,50", "1.234", ".50", "5.", "007", "1e3",
        "10 000", "10,000 บาท", "฿500", "๕๐๐.-", "ห้าร้อย", "NaN", "Infinity", "1000000000000",
        "²", "1_000",
    ],
)  # fmt: skip
def test_an_odd_writing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no amount of baht"):
        read_baht(text)


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("ใช้งบประมาณ ๑๐,๐๐๐ บาท", ["10000.00"]),
        ("๑๐,๐๐๐", ["10000.00"]),
        ("๑.๕ ล้านบาท", ["1500000.00"]),
        ("5 หมื่นบาท", ["50000.00"]),
        ("๕๐๐.-", ["500.00"]),
        ("๒๐ บาท ๕ สตางค์", ["20.05"]),
        ("ค่าอาหาร ๑,๐๐๐ บาท ค่าวิทยากร 2,000บาท", ["1000.00", "2000.00"]),
        # A year, a number of people and an item are no amounts.
        ("ตามข้อบัญญัติปี ๒๕๖๗ ข้อ ๓ ผู้เข้าร่วม ๕๐ คน", []),
        ("ไม่ใช้งบประมาณ", []),
    ],
)
def test_words_name_only_what_they_call_baht(words: str, amounts: list[str]) -> None:
    assert amounts_in(words) == [Decimal(amount) for amount in amounts]


def test_long_words_take_no_long_time() -> None:
    """Each is quadratic for a pattern that tries anew at every digit or space."""
    for words in ("9" * 300_000, "9," * 150_000, "1" + " " * 300_000 + "คน", "1 " * 150_000):
        assert amounts_in(words) == []


@pytest.mark.parametrize(
    ("amount", "words"),
    [("10000.00", "๑๐,๐๐๐ บาท"), ("1500.50", "๑,๕๐๐.๕๐ บาท"), ("0.00", "๐ บาท")],
)
def test_an_amount_is_written_with_satang_only_where_there_are_any(amount: str, words: str) -> None:
    assert baht(Decimal(amount)) == words
