"""Finds the known word that a misspelt one probably means."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 200
"""Characters of a word that is compared."""


def nearest(given: str, known: Iterable[str], likeness: float = 0.5) -> str | None:
    """Return the known word that most resembles a given one, or None where none is like enough.

    Words over `LONGEST` characters resemble none: the time grows with the square of the length.
    ``likeness`` runs from 0, where any word will do, to 1, where only the same word does; see
    `difflib.SequenceMatcher.ratio`.
    """
    if len(given) > LONGEST:
        return None
    words = [word for word in known if len(word) <= LONGEST]
    matches = difflib.get_close_matches(given, words, n=1, cutoff=likeness)
    return matches[0] if matches else None
