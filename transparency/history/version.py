"""The version of the record that a site shows: a digest of its files, and their last commit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.history.git import run_git
from transparency.language.thai import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from transparency.history.git import Commit

_SHORT_DIGEST_LENGTH: Final = 12
"""Characters of the digest in `Version.short`."""


@dataclass(frozen=True)
class Version:
    """The version of the data folder."""

    digest: str
    """SHA-256 over every file's name and bytes, in hexadecimal: equal for equal data anywhere."""
    commit: str = ""
    """The last commit that touched the data; empty where it is unknown or files differ from it."""
    day: date | None = None
    """That commit's day in Thailand."""

    @property
    def words(self) -> str:
        """Return the version in Thai words, with its day if that is known."""
        words = f"ข้อมูลรุ่น {self.short}"
        return f"{words} เมื่อ {long_date(self.day)}" if self.day else words

    def url(self, repository: str) -> str | None:
        """Return the address of the commit on the forge, or None if either is unknown."""
        return f"{repository}/commit/{self.commit}" if repository and self.commit else None

    @property
    def short(self) -> str:
        """Return the beginning of the digest, for people to read."""
        return self.digest[:_SHORT_DIGEST_LENGTH]


def data_digest(data_dir: Path) -> str:
    """Return the SHA-256 over every file's path and bytes in hexadecimal, in sorted order."""
    total = hashlib.sha256()
    files = {file.relative_to(data_dir).as_posix(): file for file in data_dir.rglob("*")}
    for name in sorted(files):
        if files[name].is_file():
            one = hashlib.sha256(files[name].read_bytes()).hexdigest()
            total.update(f"{one}  {name}\n".encode())
    return total.hexdigest()


def data_version(data_dir: Path, commits: Sequence[Commit]) -> Version:
    """Return the version of a data folder; ``commits`` touched it, latest first."""
    digest = data_digest(data_dir)
    if not commits or run_git(data_dir, "status", "--porcelain", "--", "."):
        return Version(digest)
    return Version(digest, commits[0].id, commits[0].day)
