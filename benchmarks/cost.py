"""What a command costs: seconds by the clock and of processors, and the memory that it takes."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_INTERVAL: Final = 0.05
"""Seconds between two looks at the memory."""
_PEAK: Final = re.compile(r"^VmHWM:\s+([0-9]+) kB$", re.MULTILINE)
_SHARE: Final = re.compile(r"^Pss:\s+([0-9]+) kB$", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    """Of wall clock."""
    processor: float
    """Seconds of processors, of all its processes together."""
    megabytes: float
    """The most that its processes held at one time, where what several share counts once (Linux's
    proportional set size), or the peak of a single one if that is more."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder, with these variables besides our own, and return what it cost.

    Raises:
        RuntimeError: the command failed; the message ends with its output.
    """
    before, start = _children(), time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own arguments
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        output, _ = process.communicate()
        seconds = time.perf_counter() - start
    watch.join()
    if process.returncode:
        msg = f"{' '.join(command)} failed with status {process.returncode}:\n{output[-2000:]}"
        raise RuntimeError(msg)
    return Cost(seconds, _children() - before, watch.kilobytes / 1024)


def _children() -> float:
    """Return the processor time of all ended processes below this one, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class _Watch(threading.Thread):
    """Looks at the memory of a process and of all below it until the process ends."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.kilobytes = 0

    def run(self) -> None:
        """Keep the most that was seen."""
        while found := [_memory(one) for one in _tree(self.process)]:
            together = sum(now for _, now in found)
            self.kilobytes = max(self.kilobytes, together, *(peak for peak, _ in found))
            if not any(peak for peak, _ in found):
                return
            time.sleep(_INTERVAL)


def _tree(process: int) -> Iterator[int]:
    """Yield a process and those that it started, and so on, as far as they still run."""
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in children:
            yield from _tree(int(child))


def _memory(process: int) -> tuple[int, int]:
    """Return the peak of a process and its present share in kB; zeros when it has ended."""
    folder = Path(f"/proc/{process}")
    try:
        peak = _PEAK.search((folder / "status").read_text())
        share = _SHARE.search((folder / "smaps_rollup").read_text())
    except OSError:
        return 0, 0
    return int(peak[1]) if peak else 0, int(share[1]) if share else 0
