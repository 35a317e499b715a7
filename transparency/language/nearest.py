"""Finds the known word that a misspelt one probably means."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(given: str, known: Iterable[str], likeness: float = 0.5) -> str | None:
    """Return the known word that most resembles a given one, or None where none is like enough.

    ``likeness`` runs from 0, where any word will do, to 1, where only the same word does; see
    `difflib.SequenceMatcher.ratio`.
    """
    matches = difflib.get_close_matches(given, list(known), n=1, cutoff=likeness)
    return matches[0] if matches else None
