"""A look at attached files by a process of its own, which may spend no more than its budget.

A file of a few kilobytes can ask a library for hours or for all memory. So each file is read by a
child, which the system ends when its time is over; what it found before is told all the same.
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from transparency.review.personal.attached import contents_of
from transparency.review.personal.patterns import Match, matches, placed
from transparency.review.personal.tables import csv_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SECONDS: Final = 2.0
"""Of a processor's time for one file."""
MAX_MEMORY: Final = 300 * 1024 * 1024
"""Bytes that the process may take beyond what it has when it begins."""
_MAX_WAITING: Final = 60.0
"""Seconds of the clock for one file, for a child that waits and does nothing."""
_TABLES: Final = (".csv",)
_TEXTS: Final = (".txt", ".csv")


@dataclass
class Look:
    """What one look at a file found."""

    matches: list[tuple[str, Match]] = field(default_factory=list)
    """Each with its place: line, column, and the part of the file in Thai."""
    unread: list[str] = field(default_factory=list)
    """In Thai, parts that could not be looked at."""
    is_locked: bool = False
    is_spent: bool = False
    is_textless: bool = False


class Looker:
    """Looks at files; its child begins with the first one and ends with the context."""

    def __init__(self, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY) -> None:
        """Allow each file so many seconds of a processor and so many bytes."""
        self._limits = [str(seconds), str(memory)]
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self._end()

    def look(self, file: Path) -> Look:
        """Return what is found in a file; where the budget is spent, what was found until then."""
        child = self._child or self._begin()
        found = Look()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(f"{file.absolute()}\n")
            child.stdin.flush()
            for line in child.stdout:
                kind, *values = json.loads(line)
                if kind == "match":
                    place, *match = values
                    found.matches.append((place, Match(*match)))
                else:
                    found.unread, found.is_locked, found.is_spent, found.is_textless = values
                    return found
        self._end()
        found.is_spent = True
        return found

    def _begin(self) -> subprocess.Popen[str]:
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            [sys.executable, "-m", "transparency.review.personal.looking", *self._limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None


def _limit_memory(size: int) -> None:
    """Allow this process so many bytes more than it has; where the system has no limits, all."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + size
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_time(seconds: float) -> None:
    """Have the system end this process after so many seconds of work, from now on."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, _MAX_WAITING if seconds else 0)


def _serve(seconds: float, memory: int) -> None:
    """Look at each file that standard input names, and write what is found line by line."""
    _limit_memory(memory)
    for line in sys.stdin:
        _limit_time(seconds)
        for answer in _answers(Path(line.removesuffix("\n"))):
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
        _limit_time(0)


def _answers(file: Path) -> Iterator[list[object]]:
    try:
        if file.suffix in _TEXTS:
            yield from _text_answers(file)
            return
        found = contents_of(file)
        for part in found.parts:
            for match in part.matches():
                yield _answer(f"1:1:{part.where}", match)
        yield ["end", found.unread, found.is_locked, found.is_spent, found.is_textless]
    except MemoryError:
        yield ["end", [], True, True, False]


def _text_answers(file: Path) -> Iterator[list[object]]:
    text = file.read_bytes().decode("utf-8-sig", "replace")
    told = set()
    for place, match in placed(text, matches(text)):
        told.add((match.kind, match.value))
        yield _answer(place, match)
    if file.suffix in _TABLES:
        for place, match in csv_matches(text):
            if (match.kind, match.value) not in told:
                yield _answer(place, match)
    yield ["end", [], False, False, False]


def _answer(place: str, match: Match) -> list[object]:
    return ["match", place, match.kind, match.value, match.start, match.end]


if __name__ == "__main__":
    _serve(float(sys.argv[1]), int(sys.argv[2]))
