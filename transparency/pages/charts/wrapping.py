"""Breaks Thai text into lines for a drawing, since SVG does not."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADVANCE: Final = 0.62
"""Estimated width of a base character in font sizes; Thai fonts average 0.58."""
_WORD: Final = re.compile(r"\S+ ?")
_SYLLABLES: Final = re.compile(r"(?<=[ๆฯ])|(?<=.)(?=[เแโใไ])")
"""Where a word wider than a line is cut first: before a vowel that begins a syllable."""
_CLUSTER: Final = re.compile(
    r"[เแโใไ]?.[ะาำๅ\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200d]*", re.DOTALL
)
"""A character with the marks that must stay with it."""


def width(text: str, size: float) -> float:
    """Return the estimated width of a text in a font of that size; combining marks have none."""
    return sum(unicodedata.category(sign) not in {"Mn", "Cf"} for sign in text) * _ADVANCE * size


def wrap(text: str, room: float, size: float) -> list[str]:
    """Return the text as lines no wider than ``room`` in a font of that size.

    Lines end at spaces; a word wider than a line is cut between syllables, or else characters.
    """
    lines = [""]
    for word in _WORD.findall(" ".join(text.split())):
        for part in _parts(word, room, size):
            if lines[-1] and width((lines[-1] + part).rstrip(), size) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines]


def _parts(word: str, room: float, size: float) -> Iterator[str]:
    """Yield a word whole, or in pieces if it is wider than a line."""
    if width(word.rstrip(), size) <= room:
        yield word
        return
    for syllables in _SYLLABLES.split(word):
        fits = width(syllables.rstrip(), size) <= room
        yield from [syllables] if fits else _CLUSTER.findall(syllables)
