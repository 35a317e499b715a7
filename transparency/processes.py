"""Work shared out among processes, each of which begins with all that this one knows."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")


def share_out(tasks: Sequence[Callable[[], T]], processes: int | None = None) -> list[T]:
    """Do all tasks, each in one of several processes: by default, one for each processor.

    Return what each task returned, in the order of the tasks. What a task keeps in memory besides
    is lost. Where processes cannot begin as copies of this one (another system, or threads beside
    this one), the tasks are done here, one after the other.

    Raises:
        RuntimeError: a process failed; it has printed why.
    """
    wanted = min(processes or len(os.sched_getaffinity(0)), len(tasks))
    if wanted < 2 or not _can_fork():  # noqa: PLR2004 - one process is this one
        return [task() for task in tasks]
    context = multiprocessing.get_context("fork")
    following = context.Value("i", 0)

    def work(answer: Connection[dict[int, T], None]) -> None:
        returned: dict[int, T] = {}
        while True:
            with following.get_lock():
                number = following.value
                following.value += 1
            if number >= len(tasks):
                answer.send(returned)
                return
            returned[number] = tasks[number]()

    gc.freeze()  # a collection would write to, and so copy, all that the processes share
    answers, workers = [], []
    for _ in range(wanted):
        receiving, sending = context.Pipe(duplex=False)
        workers.append(context.Process(target=work, args=[sending]))
        answers.append(receiving)
        workers[-1].start()
        sending.close()  # so that the end of its process is the end of the pipe
    told = [_told(answer) for answer in answers]
    for worker in workers:
        worker.join()
    gc.unfreeze()
    returned: dict[int, T] = {}
    for one in told:
        returned |= one or {}
    if failed := told.count(None):
        msg = f"{failed} of {wanted} processes failed"
        raise RuntimeError(msg)
    return [returned[number] for number in range(len(tasks))]


def beside(task: Callable[[], T]) -> Callable[[], T]:
    """Begin a task in a process of its own; return what waits for it and returns what it returned.

    An exception that it raised is raised by whoever waits. What the task keeps in memory besides is
    lost. Where no process can begin as a copy of this one, the task is done when it is waited for.

    Raises:
        RuntimeError: when waiting: the process was ended.
    """
    if not _can_fork():
        return task
    # Not a pipe: the process would stay, with all its memory, until somebody reads.
    answer = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been read

    def work() -> None:
        outcome: tuple[T | None, Exception | None]
        try:
            outcome = task(), None
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            outcome = None, error
        with answer:
            pickle.dump(outcome, answer)

    gc.freeze()
    worker = multiprocessing.get_context("fork").Process(target=work)
    worker.start()

    def end() -> T:
        worker.join()
        gc.unfreeze()
        with answer:
            if worker.exitcode:
                msg = f"the process beside this one ended with {worker.exitcode}"
                raise RuntimeError(msg)
            answer.seek(0)
            returned, error = pickle.load(answer)  # noqa: S301 - our own process wrote it
        if error:
            raise error
        return cast("T", returned)

    return end


def _told(answer: Connection[None, dict[int, T]]) -> dict[int, T] | None:
    """Return what a process tells at its end; None where it ends without a word."""
    with answer:
        try:
            return answer.recv()
        except EOFError:
            return None


def _can_fork() -> bool:
    """Return whether this process can be copied with nothing lost.

    A copy has one thread: whatever another one held, be it Python's or a library's, stays held.
    """
    threads = Path("/proc/self/task")
    count = len([*threads.iterdir()]) if threads.is_dir() else threading.active_count()
    return "fork" in multiprocessing.get_all_start_methods() and count == 1
