"""Work shared out among processes, each of which begins with all that this one knows."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def share_out(tasks: Sequence[Callable[[], None]], processes: int | None = None) -> None:
    """Do all tasks, each in one of several processes: by default, one for each processor.

    What a task leaves behind must be a file; what it keeps in memory is lost. Where processes
    cannot begin as copies of this one (another system, or threads beside this one), the tasks are
    done here, one after the other.

    Raises:
        RuntimeError: a process failed; it has printed why.
    """
    wanted = min(processes or len(os.sched_getaffinity(0)), len(tasks))
    if wanted < 2 or not _can_fork():  # noqa: PLR2004 - one process is this one
        for task in tasks:
            task()
        return
    context = multiprocessing.get_context("fork")
    following = context.Value("i", 0)

    def work() -> None:
        while True:
            with following.get_lock():
                number = following.value
                following.value += 1
            if number >= len(tasks):
                return
            tasks[number]()

    gc.freeze()  # a collection would write to, and so copy, all that the processes share
    workers = [context.Process(target=work) for _ in range(wanted)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    gc.unfreeze()
    if failed := [worker.exitcode for worker in workers if worker.exitcode]:
        msg = f"{len(failed)} of {wanted} processes failed"
        raise RuntimeError(msg)


def _can_fork() -> bool:
    """Return whether this process can be copied with nothing lost.

    A copy has one thread: whatever another one held, be it Python's or a library's, stays held.
    """
    threads = Path("/proc/self/task")
    count = len([*threads.iterdir()]) if threads.is_dir() else threading.active_count()
    return "fork" in multiprocessing.get_all_start_methods() and count == 1
