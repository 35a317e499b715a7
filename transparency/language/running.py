"""Running text in finished HTML: what stands between tags, and in no element that is set apart.

The HTML is our own, from templates and Markdown, which close what they open and escape what they
show. A full parser would take most of the build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_TAG: Final = re.compile(r"""(<!--[^<]*?-->|<[/!]?[A-Za-z](?:[^"'<>]++|"[^"<]*+"|'[^'<]*+')*+>)""")
"""No tag holds another “<”: what is escaped has none, and odd input is read in one pass."""
_NAME: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements that nothing closes."""


def split(html: str) -> list[str]:
    """Return the text and the tags of HTML in turn, text first; joined, they are the HTML again."""
    return _TAG.split(html)


def running_text(parts: Sequence[str], apart: Callable[[str], str | None]) -> Iterator[int]:
    """Yield the places of running text among the ``parts`` of `split`.

    ``apart`` returns the name of the element that a tag opens, in small letters, if what stands
    in it is no running text, and otherwise None.
    """
    inside, depth = "", 0
    for at, part in enumerate(parts):
        if at % 2 == 0:
            if part and not inside:
                yield at
        elif inside:
            tag = _NAME.match(part)
            if tag and tag[2].lower() == inside and not part.endswith("/>"):
                depth += -1 if tag[1] else 1
                inside = inside if depth else ""
        elif not part.endswith("/>") and (name := apart(part)):
            inside, depth = name, 1


def name_of(tag: str) -> str:
    """Return the name of the element that a tag opens, in small letters; nothing for others."""
    match = _NAME.match(tag)
    return "" if match is None or match[1] else match[2].lower()
