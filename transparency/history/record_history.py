"""How each record came to be as it is: its latest changes, in plain Thai, from git."""

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
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from transparency.history.git import Commit
    from transparency.record.model.types import FileRecord

SHOWN: Final = 10
"""Changes of one record that are listed, the latest first."""
TOLD: Final = 5
"""Of these, changes of which it is told what they changed: each is one more file to read."""
_LINES: Final = 8


def record_history(data_dir: Path, commits: Sequence[Commit]) -> Mapping[str, list[Edit]]:
    """Return by path the latest changes of each record; ``commits`` come latest first."""
    by_path: dict[str, list[Commit]] = defaultdict(list)
    for commit in commits:
        for path in commit.paths:
            if len(by_path[path]) < SHOWN:
                by_path[path].append(commit)
    wanted = [(commit, path) for path, found in by_path.items() for commit in found[: TOLD + 1]]
    states = _states(data_dir, [(commit.id, path) for commit, path in wanted])
    return {path: _edits(path, found, states) for path, found in by_path.items()}


def _edits(
    path: str, found: list[Commit], states: Mapping[tuple[str, str], FileRecord | None]
) -> list[Edit]:
    edits = []
    for at, commit in enumerate(found):
        lines: list[str] = []
        if at < TOLD:
            new = states.get((commit.id, path))
            is_first = at + 1 == len(found) < SHOWN
            old = None if is_first else states.get((found[at + 1].id, path))
            if new and (old or is_first):
                told = changes({path: old} if old else {}, {path: new})
                lines = told[path][1] if path in told else ["แก้เฉพาะคำอธิบายหรือรูปแบบการเขียน"]
        more = ["และอื่น ๆ"] if len(lines) > _LINES else []
        edits.append(Edit(commit.day, commit.id, (*lines[:_LINES], *more)))
    return edits


def _states(
    data_dir: Path, wanted: list[tuple[str, str]]
) -> dict[tuple[str, str], FileRecord | None]:
    """Return each record as each commit has it; None where it cannot be read by today's rules."""
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
            read[blob] = _record(key[1], text)
        found[key] = read[blob]
        at = end + 2 + size
    return found


def _record(path: str, text: bytes) -> FileRecord | None:
    kind = kind_of(path.removeprefix("data/"))
    source = parse_source(path, text)
    if kind is None or source.problems:
        return None
    record = read_record(source, kind.model, path.rpartition("/")[2].removesuffix(".yml"))
    return None if isinstance(record, list) else record
