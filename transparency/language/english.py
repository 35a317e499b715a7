"""English in Thai pages: marks it, so that a screen reader pronounces it as English (WCAG 3.1.2).

One word such as ITA or Facebook is common in Thai and stays as it is; two or more are a run.
"""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"""(<!--.*?-->|<[/!]?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_NAME: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_OTHER_LANGUAGE: Final = re.compile(r"""\slang=(?!["']?th\b)""")
_LEFT_ALONE: Final = {"code", "kbd", "option", "pre", "script", "style", "svg", "textarea", "title"}
"""Elements whose text is no prose, or that may hold no other element."""
_MAY_MATTER: Final = {letter for name in _LEFT_ALONE for letter in (name[0], name[0].upper())}
"""How a tag's name begins that could be one of them: most tags need no second look."""
_VOID: Final = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_WORD: Final = r"[A-Za-z](?:[A-Za-z0-9]|(?:'|’|&#39;|&#x27;|[-./])(?=[A-Za-z0-9]))*"
_GAP: Final = r"(?:,?\s+(?:(?:&amp;|[-–])\s+)?)"
_START: Final = r"(?<![A-Za-z0-9&#.:@_-])(?<![A-Za-z0-9.:/]/)"
"""Not within a word, an entity, an address or a path."""
_SHORTEST: Final = 3
"""Characters of the shortest run: two letters and what is between them."""
_RUN: Final = re.compile(rf"{_START}{_WORD}(?:{_GAP}{_WORD})+")


def mark_english(html: str) -> str:
    """Return HTML with each run of English words in ``<span lang="en">``.

    The text is not changed. What is in another language already, code, and drawings stay.
    """
    parts = _TAG.split(html)
    inside, depth = "", 0
    for at, part in enumerate(parts):
        if at % 2 == 0:
            if not inside and not (part.isspace() or len(part) < _SHORTEST):
                parts[at] = _RUN.sub(r'<span lang="en">\g<0></span>', part)
            continue
        if not inside and part[1] not in _MAY_MATTER and " lang=" not in part:
            continue
        tag = _NAME.match(part)
        if tag is None:
            continue
        closes, name = tag[1], tag[2].lower()
        if inside:
            depth += (name == inside) * (-1 if closes else 1)
            inside = inside if depth else ""
        elif not closes and name not in _VOID and _is_left_alone(name, part):
            inside, depth = name, 1
    return "".join(parts)


def _is_left_alone(name: str, tag: str) -> bool:
    """Return whether nothing is to be marked in the element that the tag opens."""
    return name in _LEFT_ALONE or (" lang=" in tag and _OTHER_LANGUAGE.search(tag) is not None)
