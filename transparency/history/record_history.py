"""The latest changes of each record, in Thai sentences, read from git."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from transparency.history.changes import changes
from transparency.history.git import run_git
from transparency.record.edit import Edit
from transparency.record.model.kinds import kind_of
from transparency.record.source import parse_source
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from transparency.history.git import Commit
    from transparency.record.model.types import FileRecord

MAX_EDITS_LISTED: Final = 10
"""Changes of one record that are listed, the latest first."""
MAX_EDITS_DETAILED: Final = 5
"""Of these, the changes whose differences are listed: each needs one more file from git."""
_MAX_LINES: Final = 8
"""Differences that are listed of one change."""


def record_history(
    data_dir: Path, commits: Sequence[Commit], records: Iterable[FileRecord] = ()
) -> Mapping[str, list[Edit]]:
    """Return by path the latest changes of each record; ``commits`` come latest first.

    ``records`` are those of the folder as it is: a state of the same bytes is not read again.
    """
    current = {record.path: record for record in records}
    by_path: dict[str, list[Commit]] = defaultdict(list)
    for commit in commits:
        for path in commit.paths:
            if len(by_path[path]) < MAX_EDITS_LISTED:
                by_path[path].append(commit)
    wanted = [
        (commit, path)
        for path, found in by_path.items()
        for commit in found[: MAX_EDITS_DETAILED + 1]
    ]
    states = _states(data_dir, [(commit.id, path) for commit, path in wanted], current)
    return {path: _edits(path, found, states) for path, found in by_path.items()}


def _edits(
    path: str, found: list[Commit], states: Mapping[tuple[str, str], FileRecord | None]
) -> list[Edit]:
    edits = []
    for at, commit in enumerate(found):
        lines: list[str] = []
        if at < MAX_EDITS_DETAILED:
            new = states.get((commit.id, path))
            is_first = at + 1 == len(found) < MAX_EDITS_LISTED
            old = None if is_first else states.get((found[at + 1].id, path))
            if new and (old or is_first):
                differences = changes({path: old} if old else {}, {path: new})
                lines = (
                    differences[path][1]
                    if path in differences
                    else ["แก้เฉพาะคำอธิบายหรือรูปแบบการเขียน"]
                )
        more = ["และอื่น ๆ"] if len(lines) > _MAX_LINES else []
        edits.append(Edit(commit.day, commit.id, (*lines[:_MAX_LINES], *more)))
    return edits


def _states(
    data_dir: Path, wanted: list[tuple[str, str]], current: Mapping[str, FileRecord]
) -> dict[tuple[str, str], FileRecord | None]:
    """Return each record as of each commit; None where today's model cannot read it."""
    asked = "".join(f"{commit}:./{path.removeprefix('data/')}\n" for commit, path in wanted)
    answer = run_git(data_dir, "cat-file", "--batch", given=asked.encode())
    found: dict[tuple[str, str], FileRecord | None] = {}
    read: dict[tuple[bytes, str], FileRecord | None] = {}
    at = 0
    for key in wanted:
        end = answer.find(b"\n", at)
        first = answer[at:end].rsplit(b" ", 2)
        if end < 0 or len(first) < 3 or first[1] != b"blob":  # noqa: PLR2004 - hash, type, size
            at = end + 1
            continue
        size = int(first[2])
        text = answer[end + 1 : end + 1 + size]
        blob = (first[0], key[1])
        if blob not in read:
            read[blob] = _current(data_dir, key[1], text, current) or _record(key[1], text)
        found[key] = read[blob]
        at = end + 2 + size
    return found


def _current(
    data_dir: Path, path: str, text: bytes, current: Mapping[str, FileRecord]
) -> FileRecord | None:
    """Return the record at a path as it is, if its file still holds the text."""
    record = current.get(path)
    if record and (data_dir / path.removeprefix("data/")).read_bytes() == text:
        return record
    return None


def _record(path: str, text: bytes) -> FileRecord | None:
    kind = kind_of(path.removeprefix("data/"))
    source = parse_source(path, text)
    if kind is None or source.problems:
        return None
    record = read_record(source, kind.model, path.rpartition("/")[2].removesuffix(".yml"))
    return None if isinstance(record, list) else record
