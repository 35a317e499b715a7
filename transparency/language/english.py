"""Marks English in Thai pages, so that a screen reader pronounces it as English (WCAG 3.1.2).

A single word such as ITA or Facebook is common in Thai and is left alone; two or more are a run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from transparency.language.running import VOID, name_of, running_text, split

if TYPE_CHECKING:
    from collections.abc import Callable

_OTHER_LANGUAGE: Final = re.compile(r"""\slang=(?!["']?th\b)""")
_LEFT_ALONE: Final = {"code", "kbd", "option", "pre", "script", "style", "svg", "textarea", "title"}
"""Elements whose text is no prose, or that may contain no other element."""
_MAY_MATTER: Final = {letter for name in _LEFT_ALONE for letter in (name[0], name[0].upper())}
"""First letters of these names; a tag with another first letter is passed over at once."""
_LATIN: Final = re.compile("[A-Za-z]")
"""A text without a Latin letter has no run; this test is faster than `_RUN`."""
_WORD: Final = r"[A-Za-z](?:[A-Za-z0-9]|(?:'|’|&#39;|&#x27;|[-./])(?=[A-Za-z0-9]))*"
_GAP: Final = r"(?:,?\s+(?:(?:&amp;|[-–])\s+)?)"
_START: Final = r"(?<![A-Za-z0-9&#.:@_-])(?<![A-Za-z0-9.:/]/)"
"""Not inside a word, an entity, an address or a path."""
_RUN: Final = re.compile(rf"{_START}{_WORD}(?:{_GAP}{_WORD})+")


def mark_english(html: str, mark: Callable[[str], str] = str) -> str:
    """Return HTML with each run of English words in ``<span lang="en">``; the text is unchanged.

    Elements already marked with another language, code and drawings are left alone. ``mark`` is
    called with what stands between tags elsewhere, spans of English included: finding it again
    would take longer than what is done with it.
    """
    parts = split(html)
    for at in running_text(parts, _left_alone):
        if _LATIN.search(parts[at]):
            parts[at] = _RUN.sub(r'<span lang="en">\g<0></span>', parts[at])
        parts[at] = mark(parts[at])
    return "".join(parts)


@lru_cache(maxsize=4096)  # most tags are written again and again
def _left_alone(tag: str) -> str | None:
    """Return the name of the element that a tag opens if its text is left alone, else None."""
    if tag[1] not in _MAY_MATTER and " lang=" not in tag:
        return None
    name = name_of(tag)
    if name in _LEFT_ALONE or (name not in VOID and _OTHER_LANGUAGE.search(tag)):
        return name or None
    return None
