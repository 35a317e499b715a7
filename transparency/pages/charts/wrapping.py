"""Lines of Thai for a drawing, which unlike a page cannot break them itself."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADVANCE: Final = 0.62
"""Width of a base character, in font sizes: Thai fonts average 0.58."""
_WORD: Final = re.compile(r"\S+ ?")
_SYLLABLES: Final = re.compile(r"(?<=[ๆฯ])|(?<=.)(?=[เแโใไ])")
"""Where a word that no line holds is cut first: before a vowel that begins a syllable."""
_CLUSTER: Final = re.compile(
    r"[เแโใไ]?.[ะาำๅ\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200d]*", re.DOTALL
)
"""A character with the signs that must not be parted from it."""


def width(text: str, size: float) -> float:
    """Return about how wide a text is in a font of that size; combining marks take no room."""
    return sum(unicodedata.category(sign) not in {"Mn", "Cf"} for sign in text) * _ADVANCE * size


def wrap(text: str, room: float, size: float) -> list[str]:
    """Return the text as lines no wider than ``room`` in a font of that size; nothing is lost.

    Lines end at spaces; a word that no line holds is cut between syllables, or between characters.
    """
    lines = [""]
    for word in _WORD.findall(" ".join(text.split())):
        for part in _parts(word, room, size):
            if lines[-1] and width((lines[-1] + part).rstrip(), size) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines]


def _parts(word: str, room: float, size: float) -> Iterator[str]:
    """Yield a word whole, or in pieces where it is too long for a line."""
    if width(word.rstrip(), size) <= room:
        yield word
        return
    for syllables in _SYLLABLES.split(word):
        fits = width(syllables.rstrip(), size) <= room
        yield from [syllables] if fits else _CLUSTER.findall(syllables)
