"""What personal data looks like in a text, in Thai or Arabic digits, grouped in any way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_SPACES: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u3000\t"
_ALIKE: Final = str.maketrans(
    "๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９" + _DASHES + _SPACES + "＠",
    "01234567890123456789" + "-" * len(_DASHES) + " " * len(_SPACES) + "@",
)
"""One character for one, so that places stay."""
_BETWEEN: Final = r"(?:[ .-]{0,3}|[ ]{0,8}\r?\n[ #>]{0,40})"
"""What may stand between two digits of a number: its grouping, or the end of a folded line."""
_ALONE_BEFORE: Final = r"(?<![0-9A-Za-z_])(?<![0-9][.,/:-])"
_ALONE_AFTER: Final = r"(?![0-9A-Za-z_]|[.,/:-][0-9])"
_ID_CARD: Final = re.compile(rf"{_ALONE_BEFORE}(?=([1-8](?:{_BETWEEN}[0-9]){{12}}){_ALONE_AFTER})")
_PHONE: Final = re.compile(
    rf"{_ALONE_BEFORE}(?=((?:\+?66{_BETWEEN}(?:\(0\))?|\(?0)(?:\)?{_BETWEEN}[0-9]){{8,9}}){_ALONE_AFTER})"
)
_DIALLED: Final = re.compile(r"0(?:[689][0-9]{8}|[2-57][0-9]{7})")
_EMAIL: Final = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} ?@ ?(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
)
_ACCOUNT: Final = re.compile(
    rf"{_ALONE_BEFORE}[0-9]{{3}}[ -][0-9][ -][0-9]{{5}}[ -][0-9]{_ALONE_AFTER}"
)
_ACCOUNT_WORD: Final = re.compile(
    r"(?:เลข(?:ที่)?บัญชี|บัญชีเลขที่|บัญชีธนาคาร|บัญชีออมทรัพย์|บัญชีเงินฝาก|พร้อมเพย์|account)"
    rf"[^0-9\n]{{0,60}}?([0-9](?:{_BETWEEN}[0-9]){{9,14}}){_ALONE_AFTER}",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:2[45]|19|20)[0-9]{2}")
_YEARS: Final = 2
"""Groups that read as years, from which on a row of digits is a list of years or dates."""
_MADE_UP: Final = {"example", "invalid", "test"}
"""Parts of host names that nobody can have (RFC 2606)."""
_NOBODYS_NUMBER: Final = "020000000"
"""The example of a telephone number in the table of fields."""
_WEIGHTS: Final = range(13, 1, -1)


@dataclass(frozen=True)
class Match:
    """Something that looks like personal data."""

    kind: str
    value: str
    """Without grouping, in Arabic digits, lower case: alike however it is written."""
    start: int
    """Where it begins in the text, in characters."""
    end: int


def matches(text: str) -> Iterator[Match]:
    """Yield what looks like personal data in a text, each place once."""
    plain = text.translate(_ALIKE)
    taken: list[Match] = []
    for find in [*_emails(plain), *_id_cards(plain), *_accounts(plain), *_phones(plain)]:
        if not any(find.start < other.end and other.start < find.end for other in taken):
            taken.append(find)
    yield from sorted(taken, key=lambda find: find.start)


def is_id_card(digits: str) -> bool:
    """Return whether 13 digits have the check digit of a Thai identity number (modulo 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return (11 - total % 11) % 10 == int(digits[12])


def _id_cards(plain: str) -> Iterator[Match]:
    for match in _ID_CARD.finditer(plain):
        digits = _digits(match[1])
        if is_id_card(digits) and not _is_list(match[1]) and len(set(digits[:12])) > 1:
            yield Match("id-card", digits, *match.span(1))


def _phones(plain: str) -> Iterator[Match]:
    for match in _PHONE.finditer(plain):
        digits = _digits(match[1])
        if digits.startswith("66"):
            digits = "0" + digits[2:].removeprefix("0")
        if digits == _NOBODYS_NUMBER:
            continue
        if _DIALLED.fullmatch(digits) and not _is_list(match[1]):
            yield Match("phone", digits, *match.span(1))


def _emails(plain: str) -> Iterator[Match]:
    for match in _EMAIL.finditer(plain):
        value = match[0].replace(" ", "").casefold()
        if not _MADE_UP & set(value.rpartition("@")[2].split(".")):
            yield Match("email", value, *match.span())


def _accounts(plain: str) -> Iterator[Match]:
    for match in _ACCOUNT.finditer(plain):
        yield Match("bank-account", _digits(match[0]), *match.span())
    for match in _ACCOUNT_WORD.finditer(plain):
        yield Match("bank-account", _digits(match[1]), *match.span(1))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _is_list(text: str) -> bool:
    """Return whether a row of digits reads as years or dates one after another."""
    groups = re.findall(r"[0-9]+", text)
    return sum(bool(_YEAR.fullmatch(group)) for group in groups) >= _YEARS
