"""A command to be timed, and what it built."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


def _nothing(_turn: int) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Built:
    """The size of a built site; zeros where nothing is built."""

    pages: int = 0
    """404.html is not among them."""
    megabytes: float = 0
    """All files, in MB (1,000,000 bytes)."""
    index_megabytes: float = 0
    """The files of its search."""


@dataclass(frozen=True)
class Job:
    """One command to be timed, in its own project."""

    name: str
    command: tuple[str, ...]
    folder: Path
    """Where it runs."""
    output: Path | None = None
    """The folder of the built site, if it builds one."""
    index: tuple[str, ...] = ()
    """Patterns of the files of its search, from the folder of the site; pages are none of them."""
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[int], None] = _nothing
    """What to do ahead of each turn, whose number it gets; not timed."""
    after: Callable[[int], None] = _nothing
    """What to do after it."""

    def built(self) -> Built:
        """Return what lies in the folder of the site."""
        if self.output is None:
            return Built()
        indexed = [file for pattern in self.index for file in self.output.glob(pattern)]
        pages = sum(1 for _ in self.output.rglob("index.html"))
        return Built(pages, _megabytes(self.output.rglob("*")), _megabytes(indexed))


def _megabytes(files: Iterable[Path]) -> float:
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def without(folder: Path, *names: str) -> Callable[[int], None]:
    """Return what removes, ahead of a turn, what an earlier build left."""

    def clean(_turn: int) -> None:
        for name in names:
            shutil.rmtree(folder / name, ignore_errors=True)

    return clean
