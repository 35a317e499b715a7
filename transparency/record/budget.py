"""What the check of one file may take of the processor's time and of memory.

Most limits are counted beforehand (bytes, depth, values, brackets, pixels); this one ends whatever
shape nobody has thought of. It needs signals and the main thread: elsewhere, as in a browser, the
counted limits stand alone.
"""

from __future__ import annotations

import contextlib
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from transparency.record.problems import Problem, Rule

try:
    import resource
    import signal
except ImportError:  # Windows has no limits, a browser no signals
    _CAN_BE_SET = False
else:
    _CAN_BE_SET = hasattr(signal, "setitimer")

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS: Final = 2.0
"""Of the processor, for one file: a busy machine makes no file worse."""
MEMORY: Final = 300_000_000
"""Bytes for one file, besides what the program has already."""
_AGAIN: Final = 0.5
"""Seconds after which a check that has swallowed the signal is told again."""


class SpentError(BaseException):
    """The check of a file has spent its budget.

    No `Exception`, lest a library that catches everything go on.
    """


@contextmanager
def budget(seconds: float | None = None, memory: int = MEMORY) -> Iterator[None]:
    """Run what is within for so long, or for `SECONDS`, and with so much memory at most.

    Within another budget it is that one which counts.

    Raises:
        SpentError: it took longer, or more.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not _CAN_BE_SET or not is_main or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield
        return
    before = signal.signal(signal.SIGPROF, _spent)
    signal.setitimer(signal.ITIMER_PROF, SECONDS if seconds is None else seconds, _AGAIN)
    try:
        with _no_more_than(memory):
            yield
    except MemoryError:
        raise SpentError from None
    finally:
        try:
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:  # where the signal came just now
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def spent_problem(path: str) -> Problem:
    """Return the problem of a file whose check has spent its budget."""
    return Problem(
        path=path,
        line=1,
        column=1,
        rule=Rule.TOO_MUCH,
        message="ไฟล์นี้ใหญ่หรือซับซ้อนเกินกว่าจะตรวจได้",
        remedy="แยกเป็นหลายไฟล์ที่เล็กลง หรือบันทึกใหม่ให้เรียบง่ายขึ้น แล้วตรวจอีกครั้ง",
        example=path,
    )


def _spent(*_: object) -> None:
    raise SpentError


@contextmanager
def _no_more_than(memory: int) -> Iterator[None]:
    """Bound the program's memory to what it has now and so many bytes more, where that can be."""
    has = _bytes_in_use()
    if not has:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [limit for limit in (soft, hard, has + memory) if limit != resource.RLIM_INFINITY]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _bytes_in_use() -> int:
    """Return the size of the program's memory, or 0 where the system does not tell it."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except (OSError, IndexError):
        return 0
    return int(pages) * resource.getpagesize()
