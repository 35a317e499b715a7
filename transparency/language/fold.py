"""Folds Thai and Latin text for the search, the same way as ``assets/js/fold.js``.

People write ๓๑๗ or 317, ต่าง ๆ or ต่างๆ, No-Gift or no gift. Folding removes such differences and
keeps those between words: tone marks and vowels stay. Marks that look the same in another order or
typed twice are made one.
"""

from __future__ import annotations

import re
import unicodedata
from operator import add
from typing import Final

_DIGITS: Final = {0x0E50 + digit: str(digit) for digit in range(10)}
_NOTHING: Final = dict.fromkeys(map(ord, "'’‘`\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SPACES: Final = dict.fromkeys(map(ord, '-‐‑–—"“”„«»()[]{}<>,;:!?•·…*|\u00a0'), " ")
_CHARACTERS: Final = {**_DIGITS, **_NOTHING, **_SPACES}
_SPACE: Final = re.compile(r"[ \t\n\r]+")
_SPACE_AT_THAI: Final = re.compile(
    r"(?<=[\u0e01-\u0e3a\u0e40-\u0e4e]) | (?=[\u0e01-\u0e3a\u0e40-\u0e4e])"
)
_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_MARKS: Final = (
    (re.compile("([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])\\1+"), r"\1"),
    (re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e37\u0e47])"), r"\2\1"),
    (re.compile("\u0e33([\u0e48-\u0e4b])"), "\\1\u0e33"),
)
"""Marks typed twice; a tone mark before the vowel above the same letter; one behind SARA AM."""


def fold(text: str) -> str:
    """Return the text folded: Arabic digits, lower case, no punctuation, no spaces beside Thai."""
    plain = unicodedata.normalize("NFC", text).translate(_CHARACTERS).lower()
    joined = _SPACE_AT_THAI.sub("", _SPACE.sub(" ", plain).strip())
    text = _SARA_AM.sub("\\1\u0e33", joined.replace("เเ", "แ"))
    for pattern, mended in _MARKS:
        text = pattern.sub(mended, text)
    return text


def grams(folded: str) -> set[str]:
    """Return the grams by which a text is indexed: its substrings of two and three characters."""
    pairs = [*map(add, folded, folded[1:])]
    return {*pairs, *map(add, pairs, folded[2:])}
