"""Fiscal years that a Thai text names: by their number, or by a month that lies in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.thai import MONTHS, SHORT_MONTHS, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_MONTH: Final = 10
"""A fiscal year begins in October of the year before."""
_CENTURY: Final = 2500
_NAMES: Final = {name: at for at, name in enumerate(MONTHS, 1)} | {
    name.replace(".", ""): at for at, name in enumerate(SHORT_MONTHS, 1)
}
_MONTH: Final = "|".join([*MONTHS, *(name.replace(".", r"\.?") for name in SHORT_MONTHS)])
_NAMED: Final = re.compile(
    rf"(?:(?P<month>{_MONTH})\s*)?(?P<era>(?:พ\.?\s*ศ\.?|พุทธศักราช)\s*)?(?<![0-9/])(?P<year>[0-9]{{4}}|[0-9]{{2}})"
    r"(?![0-9])"
)
_BUDDHIST: Final = range(2400, 2700)


class NamedYear(NamedTuple):
    """A place of a text that names a fiscal year."""

    phrase: str
    """The words as they are written, such as ``ธันวาคม ๒๕๖๕``."""
    year: int
    """The fiscal year of the Buddhist Era."""


def named_years(text: str) -> Iterator[NamedYear]:
    """Yield each place of a text that names a fiscal year of the Buddhist Era.

    ``ธันวาคม ๒๕๖๕`` and ``ธ.ค. ๖๕`` name 2566; a number alone names itself. Two digits count after
    a month or ``พ.ศ.`` only, and the year of a document's number (``๓๑๗/๒๕๖๕``) does not count.
    """
    for match in _NAMED.finditer(arabic_digits(text)):
        digits, month = match["year"], match["month"]
        year = int(digits) if len(digits) > 2 else _CENTURY + int(digits)  # noqa: PLR2004 - two digits
        if year not in _BUDDHIST or (len(digits) == 2 and not (month or match["era"])):  # noqa: PLR2004
            continue
        number = _NAMES[month.replace(".", "")] if month else 0
        phrase = text[match.start() : match.end()].strip()
        yield NamedYear(phrase, year + 1 if number >= _FIRST_MONTH else year)


def phrases_of(text: str, year: int) -> list[str]:
    """Return the phrases of a text that name a fiscal year, each once, in their order."""
    return list(dict.fromkeys(named.phrase for named in named_years(text) if named.year == year))
