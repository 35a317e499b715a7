"""English in Thai pages: marks it, so that a screen reader pronounces it as English (WCAG 3.1.2).

One word such as ITA or Facebook is common in Thai and stays as it is; two or more are a run.
"""

from __future__ import annotations

import re
from typing import Final

from transparency.language.running import VOID, name_of, running_text, split

_OTHER_LANGUAGE: Final = re.compile(r"""\slang=(?!["']?th\b)""")
_LEFT_ALONE: Final = {"code", "kbd", "option", "pre", "script", "style", "svg", "textarea", "title"}
"""Elements whose text is no prose, or that may hold no other element."""
_MAY_MATTER: Final = {letter for name in _LEFT_ALONE for letter in (name[0], name[0].upper())}
"""How a tag's name begins that could be one of them: most tags need no second look."""
_LATIN: Final = re.compile("[A-Za-z]")
"""Most texts have no such letter, which is quicker to say than that they have no run."""
_WORD: Final = r"[A-Za-z](?:[A-Za-z0-9]|(?:'|’|&#39;|&#x27;|[-./])(?=[A-Za-z0-9]))*"
_GAP: Final = r"(?:,?\s+(?:(?:&amp;|[-–])\s+)?)"
_START: Final = r"(?<![A-Za-z0-9&#.:@_-])(?<![A-Za-z0-9.:/]/)"
"""Not within a word, an entity, an address or a path."""
_RUN: Final = re.compile(rf"{_START}{_WORD}(?:{_GAP}{_WORD})+")


def mark_english(html: str) -> str:
    """Return HTML with each run of English words in ``<span lang="en">``.

    The text is not changed. What is in another language already, code, and drawings stay.
    """
    parts = split(html)
    for at in running_text(parts, _left_alone):
        if _LATIN.search(parts[at]):
            parts[at] = _RUN.sub(r'<span lang="en">\g<0></span>', parts[at])
    return "".join(parts)


def _left_alone(tag: str) -> str | None:
    """Return the name of the element that the tag opens if nothing in it is to be marked."""
    if tag[1] not in _MAY_MATTER and " lang=" not in tag:
        return None
    name = name_of(tag)
    if name in _LEFT_ALONE or (name not in VOID and _OTHER_LANGUAGE.search(tag)):
        return name or None
    return None
