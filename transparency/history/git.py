"""The commits of the data folder, read from git; none where git's answer would mislead."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from transparency.today import THAILAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_COMMIT: Final = "\0"
"""Begins the line of each commit: no name of a file can hold it."""
_LOG: Final = (
    "-c",
    "core.quotePath=false",
    "log",
    "--no-show-signature",
    "--no-color",
    "--no-renames",
    "--no-relative",
    "--name-only",
    "-c",
    "--format=%x00%ct %H",
    "--",
    ".",
)
"""Without renames, as a renamed file is a new address; the second ``-c`` is for merges: it names
what a merge itself wrote, and not what it brought."""


@dataclass(frozen=True)
class Commit:
    """One change of the record. Its author is left out, because the site does not publish it."""

    day: date
    """The committer's day in Thailand."""
    paths: tuple[str, ...]
    """The files that it added, changed or took away, each as ``data/…`` wherever the folder is."""
    id: str = field(default="", compare=False)
    """The commit's hash in hexadecimal."""


def read_commits(data_dir: Path) -> list[Commit]:
    """Return the commits that touched the data folder, latest first.

    The list is empty where they are unknown: outside a git checkout, without git, and in a shallow
    clone, whose oldest commit would claim every file.
    """
    answers = _git(data_dir, "rev-parse", "--is-shallow-repository", "--show-prefix").split("\n")
    if answers[0] != "false":
        return []
    return list(_commits(_git(data_dir, *_LOG), prefix=answers[1]))


def _git(folder: Path, *arguments: str) -> str:
    """Return the output of a git command in the folder as text; empty where it fails."""
    return run_git(folder, *arguments).decode("utf-8", "replace")


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Return the output of a git command in the folder; empty where it fails.

    ``given`` is the command's standard input.
    """
    program = shutil.which("git")
    if program is None:
        return b""
    # A hook of git's own sets these, and they would name another repository than the folder's.
    inherited = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
    environment = {name: value for name, value in os.environ.items() if name not in inherited}
    try:
        run = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            [program, *arguments],
            cwd=folder,
            env=environment,
            input=given if given is not None else b"",
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return b""
    return run.stdout


def _commits(log: str, prefix: str) -> Iterator[Commit]:
    """Yield each commit of a log: a line with its moment, then a line for each file.

    ``prefix`` is the data folder's path from the top of the repository, with a slash at its end.
    """
    for entry in log.split(_COMMIT)[1:]:
        first, *names = entry.split("\n")
        moment, _, commit = first.partition(" ")
        try:
            day = datetime.fromtimestamp(int(moment), UTC).astimezone(THAILAND).date()
        except (ValueError, OverflowError, OSError):
            continue  # a commit may claim any moment, such as one beyond the calendar
        inside = [name.removeprefix(prefix) for name in names if name and name.startswith(prefix)]
        yield Commit(day, tuple(f"data/{name}" for name in inside), commit)


def last_changes(commits: Iterable[Commit]) -> Mapping[str, date]:
    """Return the day of each file's last commit; ``commits`` come latest first."""
    changed: dict[str, date] = {}
    for commit in commits:
        for path in commit.paths:
            changed.setdefault(path, commit.day)
    return changed
