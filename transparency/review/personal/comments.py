"""Comments of YAML files: they are published with the file, and nobody acts for an office there."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import yaml

from transparency.language.names import holds_name
from transparency.review.personal.patterns import Match, matches, name_matches, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER: Final[type] = getattr(yaml, "CLoader", yaml.Loader)
_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def yaml_matches(text: str) -> Iterator[tuple[str, Match]]:
    """Yield each match of a YAML file with its place, and each name of a person in its comments."""
    found = [*matches(text)]
    found += [
        Match(name.kind, name.value, start + name.start, start + name.end)
        for start, comment in _comments(text)
        for name in name_matches(comment)
    ]
    yield from placed(text, sorted(found, key=lambda match: match.start))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield each comment and where it starts; none where no name could stand in one.

    Where a file cannot be read as YAML, all that looks like a comment counts.
    """
    if not any(holds_name(found[0]) for found in _COMMENT.finditer(text)):
        return  # most files; to find the texts of a file costs ten times as much
    scalars = _scalars(text)
    starts = [start for start, _ in scalars]
    found = _COMMENT.search(text)
    while found:
        within = bisect_right(starts, found.start()) - 1
        end = scalars[within][1] if within >= 0 else 0
        if found.start() >= end:
            end = found.end()
            yield found.start(), found[0]
        found = _COMMENT.search(text, end)


def _scalars(text: str) -> list[tuple[int, int]]:
    """Return where each text of a YAML file starts and ends: a # in it begins no comment."""
    try:
        return [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text, Loader=_LOADER)
            if isinstance(token, yaml.ScalarToken)
        ]
    except yaml.YAMLError:
        return []
