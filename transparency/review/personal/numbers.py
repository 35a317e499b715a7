"""Numbers in a text as people write them: groups of digits and what joins them.

Digits belong together only where people write such a number so. Whatever else stands between two
groups (a comma, a slash, a tab, another line, another cell) parts two numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS: Final = "0-9๐-๙０-９"
_DASHES: Final = "-‐‑‒–—―−﹘﹣－"
_SPACES: Final = " \u00a0\u2000-\u2009\u202f\u3000"
_DIGIT, _DASH, _SPACE = f"[{_DIGITS}]", f"[{_DASHES}]", f"[{_SPACES}]"
_JOINT: Final = (
    rf"{_SPACE}{{0,2}}{_DASH}{_SPACE}{{0,2}}"
    rf"|{_SPACE}{{1,2}}"
    r"|\."
    rf"|{_SPACE}?[()]{_SPACE}?(?:{_DASH}{_SPACE}?)?"
    rf"|{_SPACE}{{0,8}}(?:{_DASH}{_SPACE}{{0,8}})?\r?\n[ #>]{{0,40}}"
)
"""What may stand between two groups of one number; the last is the end of a folded line."""
MIN_DIGITS: Final = 8
"""Of the shortest number that is looked for: a landline whose first 0 a spreadsheet took."""
_RUN: Final = re.compile(
    rf"{_DIGIT}(?=[{_DASHES}{_DIGITS}{_SPACES}.()#>\r\n]{{{MIN_DIGITS - 1}}})"  # most begin none
    rf"(?:(?:{_JOINT})?{_DIGIT}){{{MIN_DIGITS - 1},}}"
)
_GROUP: Final = re.compile("[0-9]+")
_TO_ARABIC: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")
_HAS_DASH: Final = re.compile(_DASH)

DASH, SPACE, DOT, BRACKET = "-", " ", ".", "("
FOLD: Final = "\n"
"""Two groups on two lines."""
FOLD_AT_DASH: Final = "-\n"


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits that nothing parts for certain."""

    groups: list[str]
    """In Arabic digits."""
    starts: list[int]
    """Where each group begins in the text, in characters."""
    joints: list[str]
    """What stands behind each group but the last: one of the constants above."""

    def end(self, at: int) -> int:
        """Return where a group ends in the text."""
        return self.starts[at] + len(self.groups[at])

    def window(self, first: int, digits: int) -> int | None:
        """Return the group that ends exactly so many digits from the group ``first``, if any."""
        for last in range(first, len(self.groups)):
            digits -= len(self.groups[last])
            if digits <= 0:
                return last if digits == 0 else None
        return None


def runs(text: str) -> Iterator[Run]:
    """Yield each run of a text with digits enough for a number that is looked for."""
    for found in _RUN.finditer(text):
        plain = found[0].translate(_TO_ARABIC)
        groups = [*_GROUP.finditer(plain)]
        yield Run(
            [group[0] for group in groups],
            [found.start() + group.start() for group in groups],
            [_joint(plain[one.end() : other.start()]) for one, other in pairwise(groups)],
        )


def _joint(between: str) -> str:
    has_dash = _HAS_DASH.search(between) is not None
    if "\n" in between:
        return FOLD_AT_DASH if has_dash else FOLD
    if "(" in between or ")" in between:
        return BRACKET
    if has_dash:
        return DASH
    return DOT if between == "." else SPACE
