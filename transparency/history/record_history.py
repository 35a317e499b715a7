"""The latest changes of each record, in Thai sentences, read from git."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from transparency.history.changes import changes
from transparency.history.git import run_git
from transparency.record.edit import Edit
from transparency.record.model.kinds import kind_of
from transparency.record.source import parse_source
from transparency.record.texts import texts_of
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from transparency.history.git import Commit
    from transparency.record.model.types import FileRecord

    MayQuote: TypeAlias = Callable[[str, Iterable[str]], bool]
    """Judges a file, by its path and the texts of one state of it."""

MAX_EDITS_LISTED: Final = 10
"""Changes of one record that are listed, the latest first."""
MAX_EDITS_DETAILED: Final = 5
"""Of these, the changes whose differences are listed."""
_MAX_LINES: Final = 8
"""Differences that are listed of one change."""


@dataclass(frozen=True)
class _State:
    """A file as of a commit."""

    record: FileRecord | None
    """None where today's model cannot read it, or where it may not be quoted."""
    may_be_quoted: bool


def record_history(
    data_dir: Path,
    commits: Sequence[Commit],
    may_quote: MayQuote,
    records: Iterable[FileRecord] = (),
) -> Mapping[str, list[Edit]]:
    """Return by path the latest changes of each record; ``commits`` come latest first.

    Of a change to or from a state that ``may_quote`` refuses no more is told than its day: not
    even its commit, which holds what is not to be shown. ``records`` are those of the folder as
    it is: a state of the same bytes is not read again.
    """
    current = {record.path: record for record in records}
    by_path = _by_path(commits)
    wanted = [(commit.id, path) for path, found in by_path.items() for commit in found]
    states = _states(data_dir, wanted, may_quote, current)
    return {path: _edits(path, found, states) for path, found in by_path.items()}


class HistoryOnDemand(Mapping[str, "list[Edit]"]):
    """As `record_history`, but each record's changes are looked up when they are asked for."""

    def __init__(
        self,
        data_dir: Path,
        commits: Sequence[Commit],
        may_quote: MayQuote,
        records: Iterable[FileRecord] = (),
    ) -> None:
        """Know what is needed; the arguments are those of `record_history`."""
        self._data_dir = data_dir
        self._may_quote = may_quote
        self._current = {record.path: record for record in records}
        self._by_path = _by_path(commits)

    def __getitem__(self, path: str) -> list[Edit]:
        """Return the latest changes of the record at a path."""
        found = self._by_path[path]
        wanted = [(commit.id, path) for commit in found]
        states = _states(self._data_dir, wanted, self._may_quote, self._current)
        return _edits(path, found, states)

    def __iter__(self) -> Iterator[str]:
        """Yield the path of each record that has changed."""
        return iter(self._by_path)

    def __len__(self) -> int:
        """Return how many records have changed."""
        return len(self._by_path)


def _by_path(commits: Iterable[Commit]) -> Mapping[str, list[Commit]]:
    """Return by path the commits that are told of, and one more for what was before them."""
    by_path: dict[str, list[Commit]] = {}
    for commit in commits:
        for path in commit.paths:
            found = by_path.setdefault(path, [])
            if len(found) <= MAX_EDITS_LISTED:
                found.append(commit)
    return by_path


def _edits(path: str, found: list[Commit], states: Mapping[tuple[str, str], _State]) -> list[Edit]:
    """Return the changes of one record; one commit more than are listed tells what was before."""
    absent = _State(None, may_be_quoted=True)
    edits = []
    for at, commit in enumerate(found[:MAX_EDITS_LISTED]):
        new = states.get((commit.id, path), absent)
        is_first = at + 1 == len(found)
        old = absent if is_first else states.get((found[at + 1].id, path), absent)
        if not (new.may_be_quoted and old.may_be_quoted):
            edits.append(Edit(commit.day, "", ()))
            continue
        lines: list[str] = []
        if at < MAX_EDITS_DETAILED and new.record and (old.record or is_first):
            lines = _differences(path, old.record, new.record)
        more = ["และอื่น ๆ"] if len(lines) > _MAX_LINES else []
        edits.append(Edit(commit.day, commit.id, (*lines[:_MAX_LINES], *more)))
    return edits


def _differences(path: str, old: FileRecord | None, new: FileRecord) -> list[str]:
    differences = changes({path: old} if old else {}, {path: new})
    return differences[path][1] if path in differences else ["แก้เฉพาะคำอธิบายหรือรูปแบบการเขียน"]


def _states(
    data_dir: Path,
    wanted: list[tuple[str, str]],
    may_quote: MayQuote,
    current: Mapping[str, FileRecord],
) -> dict[tuple[str, str], _State]:
    """Return each file as of each commit where it was there."""
    asked = "".join(f"{commit}:./{path.removeprefix('data/')}\n" for commit, path in wanted)
    answer = run_git(data_dir, "cat-file", "--batch", given=asked.encode())
    found: dict[tuple[str, str], _State] = {}
    read: dict[tuple[bytes, str], _State] = {}
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
            record = _current(data_dir, key[1], text, current) or _record(key[1], text)
            read[blob] = _state(key[1], text, record, may_quote)
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


def _state(path: str, text: bytes, record: FileRecord | None, may_quote: MayQuote) -> _State:
    texts = [text.decode("utf-8", "replace"), *(texts_of(record) if record else ())]
    if may_quote(path, texts):
        return _State(record, may_be_quoted=True)
    return _State(None, may_be_quoted=False)


def _record(path: str, text: bytes) -> FileRecord | None:
    kind = kind_of(path.removeprefix("data/"))
    source = parse_source(path, text)
    if kind is None or source.problems:
        return None
    record = read_record(source, kind.model, path.rpartition("/")[2].removesuffix(".yml"))
    return None if isinstance(record, list) else record
