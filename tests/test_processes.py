"""Work shared out among processes is done once, wherever it is done, and never lost in silence."""

from __future__ import annotations

import os
import threading
from functools import partial
from pathlib import Path

import pytest

from transparency.processes import beside, share_out

TASKS = 40


def note(folder: Path, number: int) -> None:
    """Leave a file that tells which process did the task; fails where it was done before."""
    with (folder / str(number)).open("x", encoding="utf-8") as file:
        file.write(str(os.getpid()))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_each_task_is_done_once(tmp_path: Path, processes: int) -> None:
    share_out([partial(note, tmp_path, number) for number in range(TASKS)], processes)
    assert sorted(int(file.name) for file in tmp_path.iterdir()) == list(range(TASKS))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_what_tasks_return_comes_in_the_order_of_the_tasks(processes: int) -> None:
    """More than a pipe holds, so that nobody waits for a reader who waits for the end."""
    tasks = [partial(str.ljust, str(number), 100_000) for number in range(TASKS)]
    returned = share_out(tasks, processes)
    assert [int(text) for text in returned] == list(range(TASKS))
    assert {len(text) for text in returned} == {100_000}


def test_a_process_that_is_ended_is_not_passed_over() -> None:
    """Whatever it claims: what it did not tell is not there."""
    with pytest.raises(RuntimeError, match="2 of 2"):
        share_out([partial(os._exit, 3), partial(os._exit, 0)], 2)


def test_several_processes_do_them_and_this_one_waits(tmp_path: Path) -> None:
    share_out([partial(note, tmp_path, number) for number in range(TASKS)], 2)
    assert str(os.getpid()) not in {file.read_text() for file in tmp_path.iterdir()}


def test_beside_another_thread_this_process_does_them_itself(tmp_path: Path) -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        share_out([partial(note, tmp_path, number) for number in range(TASKS)], 2)
    finally:
        over.set()
        thread.join()
    assert {file.read_text() for file in tmp_path.iterdir()} == {str(os.getpid())}


@pytest.mark.parametrize("processes", [1, 2])
def test_a_task_that_fails_is_not_passed_over(tmp_path: Path, processes: int) -> None:
    tasks = [partial(note, tmp_path, number) for number in (1, 2, 1)]
    with pytest.raises((RuntimeError, FileExistsError)):
        share_out(tasks, processes)


def test_a_task_beside_is_done_by_another_process_and_returns_more_than_a_pipe_holds() -> None:
    answer = beside(lambda: (os.getpid(), "x" * 1_000_000))
    pid, text = answer()
    assert pid != os.getpid()
    assert len(text) == 1_000_000


def test_what_a_task_beside_raises_is_raised_where_it_is_waited_for(tmp_path: Path) -> None:
    answer = beside(partial(Path.read_text, tmp_path / "missing"))
    with pytest.raises(FileNotFoundError) as caught:
        answer()
    assert caught.value.filename == str(tmp_path / "missing")


def test_a_task_beside_that_is_ended_is_not_passed_over() -> None:
    answer = beside(partial(os._exit, 3))
    with pytest.raises(RuntimeError, match="ended with 3"):
        answer()


def test_a_task_beside_another_thread_is_done_here() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        over.set()
        thread.join()
