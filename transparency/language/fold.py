"""Thai and Latin text made alike for finding, the same here and in ``assets/js/fold.js``.

Whoever searches writes ๓๑๗ or 317, ต่าง ๆ or ต่างๆ, No-Gift or no gift. Folding takes away what
people write differently and leaves what tells words apart: tone marks and vowels stay.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

GRAM_SIZES: Final = (2, 3)
"""Lengths, in characters, of the pieces by which a text is looked up."""

_DIGITS: Final = {0x0E50 + digit: str(digit) for digit in range(10)}
_NOTHING: Final = dict.fromkeys(map(ord, "'’‘`\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SPACES: Final = dict.fromkeys(map(ord, '-‐‑–—"“”„«»()[]{}<>,;:!?•·…*|\u00a0'), " ")
_CHARACTERS: Final = {**_DIGITS, **_NOTHING, **_SPACES}
_SPACE: Final = re.compile(r"[ \t\n\r]+")
_SPACE_AT_THAI: Final = re.compile(
    r"(?<=[\u0e01-\u0e3a\u0e40-\u0e4e]) | (?=[\u0e01-\u0e3a\u0e40-\u0e4e])"
)
_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def fold(text: str) -> str:
    """Return the text as it is compared: Arabic digits, small letters, no spaces beside Thai."""
    plain = unicodedata.normalize("NFC", text).translate(_CHARACTERS).lower()
    joined = _SPACE_AT_THAI.sub("", _SPACE.sub(" ", plain).strip())
    return _SARA_AM.sub("\\1\u0e33", joined.replace("เเ", "แ"))


def grams(folded: str) -> set[str]:
    """Return every piece of the folded text of each length in `GRAM_SIZES`."""
    return {folded[at : at + size] for size in GRAM_SIZES for at in range(len(folded) - size + 1)}
