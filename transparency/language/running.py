"""Finds running text in finished HTML: text between tags, outside elements that are set apart.

The HTML comes from our templates and from Markdown, which close every element and escape every
value, so that a pattern is enough; a full parser would take most of the build's time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_TAG: Final = re.compile(
    r"""((?:<!--[^<]*?-->|<[/!]?[A-Za-z](?:[^"'<>]++|"[^"<]*+"|'[^'<]*+')*+>)\s*+)"""
)
"""A tag and the white space behind it, which most often is all that stands between two tags.

No tag may contain another “<”, so that even malformed input is split in one pass."""
_NAME: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements without an end tag."""


def split(html: str) -> list[str]:
    """Return the texts (even places) and tags (odd places) of HTML; joined, they are the HTML.

    White space behind a tag is a part of it.
    """
    return _TAG.split(html)


def running_text(parts: Sequence[str], apart: Callable[[str], str | None]) -> Iterator[int]:
    """Yield the indices of running text in ``parts``, which `split` returned.

    ``apart`` is called with each start tag outside of elements set apart. It returns the element's
    name in lower case if its text is no running text, else None.
    """
    inside, depth = "", 0
    if parts[0]:
        yield 0
    for at in range(1, len(parts), 2):  # a tag, and the text behind it
        tag = parts[at]
        if inside:
            match = _NAME.match(tag)
            if match and match[2].lower() == inside and not _is_empty(tag):
                depth += -1 if match[1] else 1
                inside = inside if depth else ""
        elif tag[1] != "/" and (name := apart(tag)) and not _is_empty(tag):
            inside, depth = name, 1
        if not inside and parts[at + 1]:
            yield at + 1


def _is_empty(tag: str) -> bool:
    return tag.rstrip().endswith("/>")


def name_of(tag: str) -> str:
    """Return the name of the element that a tag opens, in lower case; empty for other tags."""
    match = _NAME.match(tag)
    return "" if match is None or match[1] else match[2].lower()
