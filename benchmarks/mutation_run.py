"""Runs tests on mutants: copies of the project in which one module is replaced.

A server imports the libraries once and forks for each run, so that a run costs its tests and
little more.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from multiprocessing.context import ForkServerContext
    from multiprocessing.sharedctypes import Synchronized

    from benchmarks.mutants import Mutant

_LIBRARIES: Final = [
    "pytest",
    "hypothesis",
    "pydantic",
    "yaml",
    "ruamel.yaml",
    "PIL.Image",
    "pypdf",
    "jinja2",
    "markdown",
]
_LEFT_OUT: Final = shutil.ignore_patterns(
    ".git", ".venv", "site", "build", "node_modules", "__pycache__", ".*_cache"
)
_IMPORTED: Final = (
    "Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning"
)
_MAX_SECONDS: Final = 300
"""Of wall clock, after which a run is stopped; on an idle machine it takes one or two."""
_OUTPUT_SHOWN: Final = 3000
"""Characters at the end of pytest's output that an error quotes."""
_PYTEST_RAN: Final = 100
"""Added to pytest's exit code, to tell it from that of a process that failed before."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of the tests on a mutant."""

    mutant: Mutant
    survived: bool
    timed_out: bool
    seconds: float
    """Of the processor, as other work on the machine does not count."""


def run_all(
    root: Path, folder: Path, mutants: Sequence[Mutant], tests: Mapping[str, list[str]], jobs: int
) -> Iterator[Outcome]:
    """Run each mutant's tests, several at once, and yield the outcomes as they come.

    ``tests`` has pytest's arguments by module; copies of the project are made in ``folder``.

    Raises:
        RuntimeError: the tests fail without any mutant.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LIBRARIES)
    copies: queue.SimpleQueue[Path] = queue.SimpleQueue()

    def prepare(copy: Path) -> None:
        shutil.copytree(root, copy, ignore=_LEFT_OUT)
        for arguments in {tuple(tests[mutant.module]) for mutant in mutants}:
            code, _ = _exit_code(context, copy, arguments, caching=True)
            if code != 0:
                log = Path(f"{copy}.log").read_text(encoding="utf-8")
                msg = f"tests of the unchanged code fail:\n{log[-_OUTPUT_SHOWN:]}"
                raise RuntimeError(msg)
        copies.put(copy)

    def run(mutant: Mutant) -> Outcome:
        copy = copies.get()
        try:
            return _try(context, copy, mutant, tests[mutant.module])
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(prepare, [folder / f"copy-{at}" for at in range(jobs)]))
        for future in as_completed([pool.submit(run, mutant) for mutant in mutants]):
            yield future.result()


def _try(
    context: ForkServerContext,
    copy: Path,
    mutant: Mutant,
    arguments: Sequence[str],
) -> Outcome:
    """Return the outcome of the tests with the mutant in place of its module, then restore it."""
    file = copy / mutant.module
    usual, times = file.read_bytes(), file.stat()
    file.write_text(mutant.source, encoding="utf-8")
    # Python takes a cached module for the source's own by the second of its last change.
    os.utime(file, (times.st_atime, times.st_mtime + 10))
    try:
        code, seconds = _exit_code(context, copy, arguments, caching=False)
    finally:
        file.write_bytes(usual)
        os.utime(file, (times.st_atime, times.st_mtime))
    return Outcome(mutant, code == 0, code is None, seconds)


def _exit_code(
    context: ForkServerContext, copy: Path, arguments: Sequence[str], *, caching: bool
) -> tuple[int | None, float]:
    """Return pytest's exit code in a copy, or None if it was stopped by time, and its seconds.

    The seconds are of the processor.

    Raises:
        RuntimeError: the process failed before pytest ran.
    """
    seconds = context.Value("d", 0.0)
    process = context.Process(target=_pytest, args=(copy, list(arguments), caching, seconds))
    process.start()
    process.join(_MAX_SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
        return None, float(_MAX_SECONDS)
    if 0 <= process.exitcode < _PYTEST_RAN:
        msg = "a process of the tests ended before pytest did"
        raise RuntimeError(msg)
    return process.exitcode - _PYTEST_RAN, seconds.value


def _pytest(copy: Path, arguments: list[str], caching: bool, seconds: Synchronized[float]) -> None:  # noqa: FBT001 - of a process
    """Run pytest in a copy, in its own process, and exit with its code and `_PYTEST_RAN`."""
    import pytest  # noqa: PLC0415 - imported by the server of forks, and not by the command

    os.chdir(copy)
    sys.path.insert(0, str(copy))
    sys.dont_write_bytecode = not caching
    silence = os.open(f"{copy}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    quiet = ["-x", "-q", "--no-header", "--tb=short", "-p", "no:cacheprovider"]
    quiet += ["-W", f"ignore:{_IMPORTED}"]
    start = time.process_time()
    code = pytest.main([*quiet, f"--basetemp={copy}-tmp", *arguments])
    seconds.value = time.process_time() - start
    sys.exit(_PYTEST_RAN + code)
