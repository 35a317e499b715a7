"""What stands in an attached file, part by part, and how much of it may be looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from transparency.review.personal.patterns import Match, matches
from transparency.review.personal.tables import table_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes that a file may unfold to, together with all files in it."""
MAX_DEPTH: Final = 3
"""Files within files within a file."""


class SpentError(Exception):
    """A file asks for more than may be spent on it."""


class LockedError(Exception):
    """A file does not let itself be read."""


@dataclass(frozen=True)
class Part:
    """A part of a file: a page, a sheet, or what the file says of itself."""

    where: str
    """In Thai, for messages."""
    text: str = ""
    makers: tuple[str, ...] = ()
    has_place: bool = False
    rows: Sequence[Sequence[str]] = ()
    """The cells of a table, row by row."""

    def matches(self) -> Iterator[Match]:
        """Yield what looks like personal data here; what the text told, the table does not."""
        told = set()
        for match in matches(self.text):
            told.add((match.kind, match.value))
            yield match
        for _row, _column, match in table_matches(self.rows):
            if (match.kind, match.value) not in told:
                yield match
        for name in dict.fromkeys(" ".join(maker.split()).casefold() for maker in self.makers):
            if name:
                yield Match("author", name, 0, 0)
        if self.has_place:
            yield Match("location", "gps", 0, 0)


@dataclass(frozen=True)
class Contents:
    """What could be read of a file."""

    parts: list[Part] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """In Thai, what of it could not be looked at."""
    is_locked: bool = False
    """Nothing could be read, though there is something."""
    is_spent: bool = False
    """It was not read to its end, as that would take too much."""
    is_textless: bool = False
    """Pages without a letter, as a scanner makes them."""


class Budget:
    """How much a file and the files in it may still unfold to."""

    def __init__(self, size: int = MAX_UNPACKED) -> None:
        """Begin with ``size`` bytes."""
        self._left = size

    def spend(self, size: int) -> None:
        """Take bytes from what is left.

        Raises:
            SpentError: there are not so many.
        """
        self._left -= size
        if self._left < 0:
            raise SpentError
