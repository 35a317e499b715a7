"""How Thai offices write amounts of baht: pure functions.

A baht has a hundred satang, so that every amount is a decimal of two places, and exact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from transparency.language.thai import arabic_digits, thai_digits

SATANG: Final = Decimal("0.01")
_NUMBER: Final = re.compile(
    r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[1-9][0-9]{0,11})(?:\.[0-9]{1,2})?"
)
"""Below a billion baht in groups of three digits, or below a trillion without any."""
_TIMES: Final = {
    "ร้อย": 100,
    "พัน": 1_000,
    "หมื่น": 10_000,
    "แสน": 100_000,
    "ล้าน": 1_000_000,
}
_IN_WORDS: Final = re.compile(
    r"(?<![0-9,.])(?P<number>[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?)\s{0,3}"
    rf"(?P<times>{'|'.join(_TIMES)})?\s{{0,3}}"
    r"(?:\.-|บาท(?:\s{0,3}(?P<satang>[0-9]{1,2})\s{0,3}สตางค์)?)"
)
"""What words such as ``๑๐,๐๐๐ บาท``, ``๑.๕ ล้านบาท`` and ``๕๐๐.-`` hold; bounded at each step."""


def read_baht(text: str) -> Decimal:
    """Return the amount that a text in Thai or Arabic digits writes, such as ``๑๐,๐๐๐.๕๐``.

    Raises:
        ValueError: it is no such number: negative, with a unit, in groups of other than three
            digits, or with more than two places.
    """
    number = arabic_digits(text.strip())
    if not _NUMBER.fullmatch(number):
        msg = f"no amount of baht: {text!r}"
        raise ValueError(msg)
    return Decimal(number.replace(",", "")).quantize(SATANG)


def amounts_in(words: str) -> list[Decimal]:
    """Return the amounts of baht that words name in digits, in their order."""
    try:
        return [read_baht(words)]
    except ValueError:
        return [_amount(match) for match in _IN_WORDS.finditer(arabic_digits(words))]


def _amount(match: re.Match[str]) -> Decimal:
    number = Decimal(match["number"].replace(",", "")) * _TIMES.get(match["times"] or "", 1)
    return (number + Decimal(match["satang"] or 0) * SATANG).quantize(SATANG)


def baht(amount: Decimal) -> str:
    """Return ``๑๐,๐๐๐ บาท``, or ``๑๐,๐๐๐.๕๐ บาท`` where there are satang."""
    places = 0 if amount == amount.to_integral_value() else 2
    return thai_digits(f"{amount:,.{places}f} บาท")
