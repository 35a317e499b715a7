"""Lines of Thai for a drawing, which unlike a page cannot break them itself."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ADVANCE: Final = 0.62
"""Width of a base character, in font sizes: Thai fonts average 0.58."""
_BETWEEN: Final = re.compile(r"(?<=[\sๆฯ])|(?<=.)(?=[เแโใไ])")
"""Where a line may end: after a space or a sign, before a vowel that begins a syllable."""
_CLUSTER: Final = re.compile(r"[เแโใไ]?.[ะาำๅ\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*", re.DOTALL)


def width(text: str, size: float) -> float:
    """Return about how wide a text is in a font of that size; combining marks take no room."""
    return sum(unicodedata.category(sign) not in {"Mn", "Cf"} for sign in text) * _ADVANCE * size


def wrap(text: str, room: float, size: float) -> list[str]:
    """Return the text as lines no wider than ``room`` in a font of that size; none is lost.

    A piece too long for a line of its own is cut between characters, never before a mark.
    """
    lines = [""]
    for piece in _BETWEEN.split(" ".join(text.split())):
        too_long = width(piece.rstrip(), size) > room
        for part in _CLUSTER.findall(piece) if too_long else [piece]:
            if lines[-1] and width((lines[-1] + part).rstrip(), size) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines]
