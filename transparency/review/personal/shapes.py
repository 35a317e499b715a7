"""How groups of digits hold together: as one number, or as several beside each other."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final

from transparency.review.personal.numbers import (
    BRACKET,
    DASH,
    DOT,
    FOLD,
    FOLD_AT_DASH,
    SPACE,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from transparency.review.personal.numbers import Run
    from transparency.review.personal.place import Place

_MOST_GROUPS: Final = 6
"""Of a number with dashes in places of the writer's own; more are a list."""
_YEAR: Final = re.compile(r"(?:2[45]|19|20)[0-9]{2}")
_LIST_OF_YEARS: Final = 2
"""Groups that read as years, from which on a row of digits is a list of years or dates."""
_ON_THE_LINE: Final = {FOLD: SPACE, FOLD_AT_DASH: DASH}
_WORD: Final = frozenset(string.ascii_letters + string.digits)
_LONGEST_WORD: Final = 40
"""Letters that may touch a number; more are no word of people."""
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_DIGEST_LENGTHS: Final = {16, 20, 24, 28, 32, 40}
_ORDINAL: Final = re.compile(r"[1-9][0-9]{0,2}")
_THAI_DIGIT: Final = re.compile("[๐-๙]")


def digits_of(run: Run, first: int, last: int) -> str:
    """Return the digits from one group of a run to another."""
    return "".join(run.groups[first : last + 1])


def lengths(run: Run, first: int, last: int) -> tuple[int, ...]:
    """Return how many digits each group has."""
    return tuple(len(group) for group in run.groups[first : last + 1])


def joints(run: Run, first: int, last: int) -> set[str]:
    """Return the kinds of signs that join the groups, as they would on one line; no brackets."""
    return {_ON_THE_LINE.get(joint, joint) for joint in run.joints[first:last]} - {BRACKET}


def is_folded(run: Run, first: int, last: int) -> bool:
    """Return whether a line ends within the groups, and not at a dash."""
    return FOLD in run.joints[first:last]


def is_list(run: Run, first: int, last: int) -> bool:
    """Return whether the groups read as years or dates one after another."""
    years = sum(bool(_YEAR.fullmatch(group)) for group in run.groups[first : last + 1])
    return years >= _LIST_OF_YEARS


def is_even(run: Run, first: int, last: int) -> bool:
    """Return whether the groups are joined alike and on one line, such as digits in boxes."""
    within = set(run.joints[first:last]) - {BRACKET}
    return len(within) <= 1 and not within & {FOLD, FOLD_AT_DASH}


def is_one_number(
    run: Run, first: int, last: int, shapes: Container[tuple[int, ...]], place: Place
) -> bool:
    """Return whether groups are written as one number.

    That is: without a gap; grouped as in ``shapes``, with dashes or spaces, or with dots alone;
    or with dashes anywhere and no other group joined to them. One line may end in it.
    """
    if first == last:
        return _stands_alone(run, first, place)
    kinds = joints(run, first, last)
    if sum("\n" in joint for joint in run.joints[first:last]) > 1:
        return False
    if DOT in kinds and len(kinds) > 1:
        return False
    if SPACE in kinds and _is_part_of_decimal(run, first, last, place):
        return False
    found = lengths(run, first, last)
    if found in shapes:
        word = _word_around(run, first, last, place)
        return not word or word.isalpha()  # else its end is the beginning of a code
    return (
        kinds == {DASH}
        and len(found) <= _MOST_GROUPS
        and not any(_YEAR.fullmatch(group) for group in run.groups[first : last + 1])
        and _is_whole_chain(run, first, last, place)
    )


def is_beside_numbers(run: Run, first: int, last: int) -> bool:
    """Return whether a space alone parts the groups from others, as in a row of a table.

    Of groups on two lines, whether the end of a line or a dot does, as in a column.
    """
    parting = {SPACE, FOLD, DOT} if is_folded(run, first, last) else {SPACE}
    return not parting.isdisjoint(_joints_around(run, first, last))


def _is_whole_chain(run: Run, first: int, last: int, place: Place) -> bool:
    around = _joints_around(run, first, last)
    return not around & {DASH, FOLD_AT_DASH} and not _word_around(run, first, last, place)


def _joints_around(run: Run, first: int, last: int) -> set[str]:
    return {*(run.joints[first - 1 : first] if first else ()), *run.joints[last : last + 1]}


def _stands_alone(run: Run, at: int, place: Place) -> bool:
    """Return whether a group is a number by itself: no part of a decimal, of a digest or a code."""
    word = _word_around(run, at, at, place)
    if word and not word.isalpha():
        return False
    whole = len(word) + len(run.groups[at])
    if word and whole in _DIGEST_LENGTHS and _HEXADECIMAL.fullmatch(word):
        return False
    return len(word) < _LONGEST_WORD and not _is_part_of_decimal(run, at, at, place)


def _word_around(run: Run, first: int, last: int, place: Place) -> str:
    """Return the letters and digits that touch a number before and behind, as far as they count."""
    text, start, end = place.text, run.starts[first], run.end(last)
    left, right = start, end
    while left > 0 and start - left < _LONGEST_WORD and text[left - 1] in _WORD:
        left -= 1
    while right < len(text) and right - end < _LONGEST_WORD and text[right] in _WORD:
        right += 1
    return text[left:start] + text[end:right]


def _is_part_of_decimal(run: Run, first: int, last: int, place: Place) -> bool:
    """Return whether a dot before or behind joins groups to another, as in ``0.25``.

    The number of an entry of a list is no such other, nor are the zeros that a table puts behind.
    """
    if first and run.joints[first - 1] == DOT:
        start = run.starts[first - 1]
        is_ordinal = _ORDINAL.fullmatch(run.groups[first - 1]) and (
            first == 1 or run.joints[first - 2] != DOT
        )
        is_listed = _THAI_DIGIT.match(place.text, start) or place.begins_line(start)
        if not (is_ordinal and is_listed):
            return True
    if last < len(run.joints) and run.joints[last] == DOT:
        is_decimal = first < last or not run.groups[first].startswith("0")
        return is_decimal and bool(run.groups[last + 1].strip("0"))
    return False
