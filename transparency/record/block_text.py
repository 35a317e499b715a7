"""Fields that have slipped into a text on lines of its own, by being indented too far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_FIELD: Final = re.compile(r"^(?P<indent> *(?:- +)*)(?P<name>[a-z_]+):(?= |\r?$)", re.MULTILINE)


class FieldInText(NamedTuple):
    """A line of a text that begins as a field does."""

    name: str
    line: int
    """From 1."""
    column: int
    """From 1."""


def fields_in_text(event: yaml.ScalarEvent, text: str) -> Iterator[FieldInText]:
    """Yield each line of a block scalar (``|``, ``>``) that begins as a field does.

    ``text`` is that of the file. Whether there is such a field, only the model can tell.
    """
    if not _FIELD.search(str(event.value)) or not event.start_mark or not event.end_mark:
        return
    first, end = event.start_mark.line + 1, event.end_mark.line + 1
    depth = None
    for number, line in enumerate(text.split("\n")[first:end], first + 1):
        if not line.strip():
            continue
        indentation = len(line) - len(line.lstrip(" "))
        depth = indentation if depth is None else depth
        if indentation < depth:
            return  # the text has ended; the parser has gone on to what follows
        if found := _FIELD.match(line):
            yield FieldInText(found["name"], number, found.start("name") + 1)
