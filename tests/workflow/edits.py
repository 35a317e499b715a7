"""Ordinary edits of a record, as they are made in the forge's editor, and how they are tried."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.built import DOCS, REPORT, ROOT
from tests.living.example_faults import example_faults
from tests.living.html_faults import html_faults
from transparency import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Step: TypeAlias = Callable[[Path], None]
    """Changes files in a folder that holds ``data/`` and ``docs/``."""

DAY: Final = "1795305600"
"""Seconds since 1970: 22 November 2026."""


def write(path: str, content: str | bytes | Path) -> Step:
    """Return the step that makes a file, or copies one to its place."""

    def step(folder: Path) -> None:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        assert not file.exists(), path
        if isinstance(content, str):
            file.write_text(content, encoding="utf-8")
        elif isinstance(content, bytes):
            file.write_bytes(content)
        else:
            shutil.copy(content, file)

    return step


def change(path: str, old: str, new: str) -> Step:
    """Return the step that replaces a passage which stands once in a file."""

    def step(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return step


def add(path: str, lines: str) -> Step:
    """Return the step that writes lines at the end of a file."""

    def step(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(lines)

    return step


def copied(path: str, to: str, *changes: tuple[str, str]) -> Step:
    """Return the step that begins a file as a copy of another, with some passages replaced."""

    def step(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, (path, old)
            text = text.replace(old, new)
        write(to, text)(folder)

    return step


def removed(path: str) -> Step:
    """Return the step that takes a file away."""
    return lambda folder: (folder / path).unlink()


def replaced(path: str, by: Path) -> Step:
    """Return the step that puts another folder in a folder's place."""

    def step(folder: Path) -> None:
        shutil.rmtree(folder / path)
        shutil.copytree(by, folder / path)

    return step


def command(*line: str) -> Step:
    """Return the step that runs a command of ours on the record."""

    def step(folder: Path) -> None:
        assert cli.main([*line, "--data", str(folder / "data")]) == 0

    return step


def edited(folder: Path, steps: Sequence[Step]) -> Path:
    """Return the folder with the frozen record and prose in it, edited."""
    shutil.copytree(REPORT, folder / "data")
    shutil.copytree(DOCS, folder / "docs")
    for step in steps:
        step(folder)
    return folder


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def built(folder: Path, target: Path) -> list[str]:
    """Build a folder's record and prose into ``target``; return why it failed, if it did.

    In this process, as most of a small build is the start of Python.
    """
    told, logger = _Warnings(), logging.getLogger("mkdocs")
    os.environ |= {"DATA_DIR": str(folder / "data"), "DOCS_DIR": str(folder / "docs")}
    logger.addHandler(told)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(target), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort as error:
        return [*told.lines, str(error)]
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(told)
    return []


def tried(steps: Sequence[Step]) -> list[str]:
    """Do what the workflow does with an edit; return what is wrong, with all that was said.

    That is: the summary, the check, the build, and the look at each page, without a browser.
    """
    os.environ |= {"SOURCE_DATE_EPOCH": DAY, "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    said = io.StringIO()
    with (
        tempfile.TemporaryDirectory() as name,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        folder = edited(Path(name), steps)
        own = ["--data", str(folder / "data")]
        if cli.main(["diff", str(REPORT), *own, "--format", "markdown"]):
            return ["transparency diff", said.getvalue()]
        if cli.main(["check", *own, "--docs", str(folder / "docs")]):
            return ["transparency check", said.getvalue()]
        if failure := built(folder, folder / "site"):
            return failure
        faults = [*html_faults(folder / "site"), *example_faults(folder / "docs")]
        return [fault.for_terminal() for fault in faults]
