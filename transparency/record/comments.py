"""Comments after a value on its line: YAML drops them without a word, and often they are words."""

from __future__ import annotations

import re
from typing import Final

import yaml

_MAY_HAVE_ONE: Final = re.compile(r"[ \t]#")
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_AFTER_VALUE: Final = re.compile(r"[ \t,\]}]*[ \t](?=#)")
"""From a value's end to the number sign: within brackets, commas and other brackets may follow."""
_AFTER_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")
"""From the sign that begins text on lines of its own."""


class Comments:
    """The comments of a text that stand after a value, found beside the parser's events."""

    def __init__(self, text: str) -> None:
        """Split the text into lines if it may have such a comment at all."""
        self._lines = _LINE_ENDS.split(text) if _MAY_HAVE_ONE.search(text) else []
        self._told: set[int] = set()

    def after(self, event: yaml.Event, *, in_brackets: bool = False) -> tuple[int, int] | None:
        """Return line and column, from 1, of the comment after a value that ends with ``event``.

        The end of a list or a mapping is a value's only ``in_brackets``: otherwise it is where the
        next line's text begins. A place is told once.
        """
        if not self._lines:
            return None
        pattern, mark = _AFTER_VALUE, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and event.style in {"|", ">"}:
            pattern, mark = _AFTER_HEADER, event.start_mark
        elif not in_brackets and not isinstance(event, yaml.ScalarEvent):
            return None
        if mark is None or mark.line in self._told or mark.line >= len(self._lines):
            return None
        found = pattern.match(self._lines[mark.line], mark.column)
        if found is None:
            return None
        self._told.add(mark.line)
        return mark.line + 1, found.end() + 1
