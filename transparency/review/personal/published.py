"""The gate's last look: at the site as it was built, whatever way a text has taken into it."""

from __future__ import annotations

import html
import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from transparency.processes import share_out
from transparency.review.personal.comments import yaml_matches
from transparency.review.personal.looking import Looker
from transparency.review.personal.patterns import matches, placed
from transparency.review.personal.permitted import Permitted
from transparency.review.personal.telling import built_problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from transparency.record.model.records import Records
    from transparency.record.problems import Problem
    from transparency.review.personal.patterns import Match

_ASSETS: Final = "assets/"
"""Styles, scripts, fonts and pictures of the theme: nothing of a record."""
_GIVEN: Final = ("files/", "images/")
"""Attachments and pictures as they were given, which `personal_problems` has looked at."""
_RECORDS: Final = "data/"
"""Copies of the files of the record, at the paths that they have in the repository."""
_TEXTS: Final = (".atom", ".csv", ".html", ".ics", ".json", ".jsonld", ".md", ".svg", ".txt",
                 ".webmanifest", ".xml", ".yml")  # fmt: skip
_MARKED: Final = (".html", ".svg", ".xml", ".atom")
_INLINE: Final = re.compile(
    r"(</?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|t-w|u|wbr)\b[^<>]*>)"
)
"""Tags in a line of text: a number goes on behind them."""
_MAX_TOLD: Final = 20
"""Problems of one build that are told: one leak shows on many pages."""
_FILES_A_TASK: Final = 40
"""Files that a process takes at a time: many enough to be worth asking, few enough to share."""


def published_problems(site_dir: Path, records: Records) -> list[Problem]:
    """Return a problem for each match in a built site that ``records`` do not allow.

    Looked through are the text and the attributes of pages, data and feeds, and files that the
    build made itself, by several processes. The order is that of the files' names; of more than
    twenty, the first are told.
    """
    files = [*_files(site_dir)]
    permitted = Permitted(records)
    # A file that is no text is looked at by one more program, whose start takes its time: first.
    order = sorted(range(len(files)), key=lambda at: files[at].suffix in _TEXTS)
    tasks = [
        partial(_problems_in, {at: files[at] for at in order[first : first + _FILES_A_TASK]},
                site_dir, permitted)
        for first in range(0, len(files), _FILES_A_TASK)
    ]  # fmt: skip
    found = {at: problems for part in share_out(tasks) for at, problems in part.items()}
    return [problem for at in sorted(found) for problem in found[at]][:_MAX_TOLD]


def _files(site_dir: Path) -> Iterator[Path]:
    for file in sorted(site_dir.rglob("*")):
        path = file.relative_to(site_dir).as_posix()
        if file.is_file() and not path.startswith((_ASSETS, *_GIVEN)):
            yield file


def _problems_in(
    files: Mapping[int, Path], site_dir: Path, permitted: Permitted
) -> dict[int, list[Problem]]:
    """Return the problems of each file that has any, by the file's number."""
    with Looker() as looker:
        found = {
            at: [*islice(_problems_of(file, site_dir, permitted, looker), _MAX_TOLD)]
            for at, file in files.items()
        }
    return {at: problems for at, problems in found.items() if problems}


def _problems_of(
    file: Path, site_dir: Path, permitted: Permitted, looker: Looker
) -> Iterator[Problem]:
    path = file.relative_to(site_dir).as_posix()
    for place, match in _matches_in(path, file, looker):
        if not permitted.holds(match, path if path.startswith(_RECORDS) else None):
            yield built_problem_of(path, place, match)


def _matches_in(path: str, file: Path, looker: Looker) -> Iterator[tuple[str, Match]]:
    """Yield each match with its place: line and column in a text, words for other places."""
    if file.suffix not in _TEXTS:
        yield from looker.look(file).matches
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    if path.startswith(_RECORDS):
        yield from yaml_matches(text)
        return
    if not path.endswith(_MARKED):
        yield from placed(text, matches(text))
        return
    pieces = _INLINE.split(text)
    read = html.unescape("\f".join(["".join(pieces[::2]), *pieces[1::2]]))
    if found := [*matches(read)]:
        known = {(match.kind, match.value): place for place, match in placed(text, matches(text))}
        for match in found:
            yield known.get((match.kind, match.value), "1:1"), match
