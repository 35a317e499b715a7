"""What personal data looks like in a text, in Thai or Arabic digits, as people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from typing import TYPE_CHECKING, Final

from transparency.language.names import names
from transparency.review.personal.numbers import DASH, DOT, SPACE, runs
from transparency.review.personal.place import Place
from transparency.review.personal.shapes import (
    digits_of,
    is_beside_numbers,
    is_even,
    is_folded,
    is_list,
    is_one_number,
    joints,
    lengths,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transparency.review.personal.numbers import Run

_ID_DIGITS: Final = 13
_ID_SHAPES: Final = {(1, 4, 5, 2, 1), (1, 4, 5, 3)}
"""Digits of each group, as the card has them."""
_PHONE_SHAPES: Final = {
    (3, 3, 4), (3, 7), (2, 4, 4), (4, 3, 3), (4, 6), (3, 4, 3), (2, 8), (1, 4, 5), (1, 9),
    (3, 3, 2, 2), (3, 2, 2, 3), (3, 2, 5), (2, 3, 5),
    (3, 6), (3, 3, 3), (2, 3, 4), (2, 7), (1, 4, 4), (1, 8), (3, 2, 4), (2, 4, 3),
}  # fmt: skip
"""Of telephone numbers of ten digits and of nine."""
_ABROAD: Final = "66"
"""The code of Thailand, which stands for the first 0."""
_ZEROLESS_SHAPES: Final = {
    (whole[0] - 1, *whole[1:]) if whole[0] > 1 else whole[1:] for whole in _PHONE_SHAPES
}
_ABROAD_DIGITS: Final = (12, 11, 10)
_ABROAD_SHAPES: Final = {
    (len(_ABROAD), *zero, *shape)
    for shapes, zeros in ((_PHONE_SHAPES, [()]), (_ZEROLESS_SHAPES, [(), (1,)]))
    for shape in shapes
    for zero in zeros
}
"""The first 0 may stand behind the code all the same, in brackets."""
_DIALLED: Final = re.compile(r"0(?:[689][0-9]{8}|[2-57][0-9]{7})")
_MOBILE_DIGITS: Final = 10
"""As dialled in Thailand; a landline has one less."""
_AREAS: Final = re.compile(r"0(?:[689]|2|3[2-9]|4[2-5]|5[2-6]|7[3-7])")
"""How numbers begin that are given out."""
_NOBODYS_NUMBER: Final = "020000000"
"""The example of a telephone number in the table of fields."""
_MOST_ZERO_PADDED: Final = 2
"""Digits of a first group that a number of a row may have, too."""
_SURE_ACCOUNT: Final = (3, 1, 5, 1)
_ACCOUNT_SHAPES: Final = {_SURE_ACCOUNT, (3, 1, 6, 2), (3, 7), (3, 6, 1), (4, 4, 4), (3, 3, 4)}
_ACCOUNT_DIGITS: Final = range(10, 16)
_IS_MONEY: Final = re.compile(r"[ \u00a0]?บาท|\.[0-9๐-๙]")
_YEAR_FIRST: Final = re.compile(r"(?:2[45]|19|20)[0-9]{2}(?:0[1-9]|1[0-2])")
_AT_SIGNS: Final = ("@", "＠", "%40")
_LOCAL: Final = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}\Z")
_HOST: Final = re.compile(r" ?((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})")
_LONGEST_LOCAL: Final = 65
_MADE_UP: Final = {"example", "invalid", "test"}
"""Parts of host names that nobody can have (RFC 2606)."""
_WEIGHTS: Final = range(13, 1, -1)


@dataclass(frozen=True, slots=True)
class Match:
    """Something that looks like personal data."""

    kind: str
    value: str
    """Without grouping, in Arabic digits, lower case: alike however it is written."""
    start: int
    """Where it begins in the text, in characters."""
    end: int


def matches(text: str, before: str = "") -> Iterator[Match]:
    """Yield what looks like personal data in a text, each place once, in the order of the text.

    Of a name alone nothing is told, as officials have names, too: see `name_matches`. ``before``
    is what else is known of the text, such as the heading of a cell's column.
    """
    end = 0
    emails = sorted(_emails(text), key=_order)
    for match in merge(emails, _numbers(Place(text, before)), key=_order):
        if match.start >= end:
            end = match.end
            yield match


def _order(match: Match) -> tuple[int, int]:
    return match.start, -match.end


def placed(text: str, found: Iterable[Match]) -> Iterator[tuple[str, Match]]:
    """Yield each match with its line and column in the text, from 1: ``12:3``."""
    line, line_start, counted = 1, 0, 0
    for match in found:
        line += text.count("\n", counted, match.start)
        counted = match.start
        line_start = text.rfind("\n", line_start, match.start) + 1 or line_start
        yield f"{line}:{match.start - line_start + 1}", match


def name_matches(text: str) -> Iterator[Match]:
    """Yield the names of people in a text in which nobody acts for an office."""
    for name, start, end in names(text):
        yield Match("name", name, start, end)


@lru_cache(maxsize=1024)
def is_id_card(digits: str) -> bool:
    """Return whether 13 digits have the check digit of a Thai identity number (modulo 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return (11 - total % 11) % 10 == int(digits[12])


def _emails(text: str) -> Iterator[Match]:
    for at, sign in _at_signs(text):
        start = max(0, at - _LONGEST_LOCAL)
        local = _LOCAL.search(text[start:at].removesuffix(" "))
        host = _HOST.match(text, at + len(sign))
        if local and host and not _MADE_UP & set(host[1].casefold().split(".")):
            value = f"{local[0]}@{host[1]}".casefold()
            yield Match("email", value, start + local.start(), host.end())


def _at_signs(text: str) -> Iterator[tuple[int, str]]:
    for sign in _AT_SIGNS:
        at = text.find(sign)
        while at >= 0:
            yield at, sign
            at = text.find(sign, at + 1)


def _numbers(place: Place) -> Iterator[Match]:
    for run in runs(place.text):
        first = 0
        while first < len(run.groups):
            found = (
                _id_card(run, first, place)
                or _account(run, first, place)
                or _phone(run, first, place)
            )
            if found:
                kind, value, last = found
                yield Match(kind, value, run.starts[first], run.end(last))
                first = last
            first += 1


def _id_card(run: Run, first: int, place: Place) -> tuple[str, str, int] | None:
    """Return kind, digits and last group of the identity number that begins with a group."""
    last = run.window(first, _ID_DIGITS)
    if last is None or run.groups[first][0] == "9":
        return None
    digits = digits_of(run, first, last)
    if not is_id_card(digits) or len(set(digits[:12])) == 1 or is_list(run, first, last):
        return None
    start = run.starts[first]
    if digits[0] == "0" and not place.names_a_person(start):
        return None  # that of a company or an office
    is_certain = is_one_number(run, first, last, _ID_SHAPES, place) and (
        not is_folded(run, first, last) or not place.is_among_rows(start, run.end(last))
    )
    is_named = first == 0 and is_even(run, first, last) and place.names("id-card", start)
    return ("id-card", digits, last) if is_certain or is_named else None


def _account(run: Run, first: int, place: Place) -> tuple[str, str, int] | None:
    """Return kind, digits and last group of the bank account that begins with a group.

    But for the commonest grouping with dashes, the word for it must stand before.
    """
    sure = first + len(_SURE_ACCOUNT) - 1
    if lengths(run, first, sure) == _SURE_ACCOUNT and set(run.joints[first:sure]) == {DASH}:
        return "bank-account", digits_of(run, first, sure), sure
    if first:
        return None
    best = None
    for last in range(first, min(first + len(_ACCOUNT_DIGITS), len(run.groups))):
        digits = digits_of(run, first, last)
        if len(digits) >= _ACCOUNT_DIGITS.stop:
            break
        if len(digits) < _ACCOUNT_DIGITS.start or is_folded(run, first, last):
            continue
        if is_one_number(run, first, last, _ACCOUNT_SHAPES, place):
            best = "bank-account", digits, last
    if best and place.names("bank-account", run.starts[first]):
        return None if _IS_MONEY.match(place.text, run.end(best[2])) else best
    return None


def _phone(run: Run, first: int, place: Place) -> tuple[str, str, int] | None:
    """Return kind, digits and last group of the telephone number that begins with a group."""
    group = run.groups[first]
    if group.startswith("0"):
        return _phone_at_home(run, first, place)
    return (_phone_abroad(run, first, place) if group.startswith(_ABROAD) else None) or (
        _phone_without_zero(run, first, place)
    )


def _phone_at_home(run: Run, first: int, place: Place) -> tuple[str, str, int] | None:
    for count in (_MOBILE_DIGITS, _MOBILE_DIGITS - 1):
        last = run.window(first, count)
        digits = digits_of(run, first, last) if last is not None else ""
        if (
            last is None
            or not _DIALLED.fullmatch(digits)
            or digits == _NOBODYS_NUMBER
            or is_list(run, first, last)
        ):
            continue
        start = run.starts[first]
        is_certain = is_one_number(run, first, last, _PHONE_SHAPES, place) and (
            not _may_be_a_row(run, first, last)
            or place.speaks_of_phones(start)
            or (_AREAS.match(digits) and _is_apart(run, first, last, place))
        )
        is_named = first == 0 and is_even(run, first, last) and place.names("phone", start)
        if is_certain or is_named:
            return "phone", digits, last
    return None


def _may_be_a_row(run: Run, first: int, last: int) -> bool:
    """Return whether a number may as well be several: of a row, of two lines, or a decimal."""
    kinds = joints(run, first, last)
    is_padded = len(run.groups[first]) <= _MOST_ZERO_PADDED and kinds == {SPACE}
    is_decimal = kinds == {DOT} and last == first + 1
    return is_padded or is_decimal or is_folded(run, first, last)


def _is_apart(run: Run, first: int, last: int, place: Place) -> bool:
    """Return whether no other number is near that would make it one of a row."""
    return (
        joints(run, first, last) != {DOT}
        and not is_beside_numbers(run, first, last)
        and not place.is_among_rows(run.starts[first], run.end(last))
    )


def _phone_abroad(run: Run, first: int, place: Place) -> tuple[str, str, int] | None:
    start = run.starts[first]
    for count in _ABROAD_DIGITS:
        last = run.window(first, count)
        if last is None:
            continue
        digits = "0" + digits_of(run, first, last).removeprefix(_ABROAD).removeprefix("0")
        is_said = place.text[start - 1 : start] == "+" or place.speaks_of_phones(start)
        is_mobile = (
            len(digits) == _MOBILE_DIGITS
            and (first == last or run.groups[first] == _ABROAD)
            and _is_apart(run, first, last, place)
        )
        if (
            _DIALLED.fullmatch(digits)
            and (is_said or is_mobile)
            and is_one_number(run, first, last, _ABROAD_SHAPES, place)
        ):
            return "phone", digits, last
    return None


def _phone_without_zero(run: Run, first: int, place: Place) -> tuple[str, str, int] | None:
    """As `_phone`, for a number whose first 0 a spreadsheet took for nothing."""
    if first:
        return None
    start = run.starts[first]
    for count in (_MOBILE_DIGITS - 1, _MOBILE_DIGITS - 2):
        last = run.window(first, count)
        if last is None or is_folded(run, first, last):
            continue
        digits = digits_of(run, first, last)
        if (
            _DIALLED.fullmatch("0" + digits)
            and not _YEAR_FIRST.match(digits)
            and is_one_number(run, first, last, _ZEROLESS_SHAPES, place)
            and not _IS_MONEY.match(place.text, run.end(last))
            and (
                place.names("phone", start)
                or (count == _MOBILE_DIGITS - 1 and place.names_a_person(start))
            )
        ):
            return "phone", "0" + digits, last
    return None
