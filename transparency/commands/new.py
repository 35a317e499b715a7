"""``transparency new``: adds a file or an entry, and asks for the answers it needs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transparency.commands.refused import RefusedError
from transparency.editing.additions import QUESTIONS, AdditionError, additions
from transparency.editing.yaml_files import save
from transparency.language.printed import one_line
from transparency.language.thai import arabic_digits
from transparency.record.model.types import ID_PATTERN
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today

if TYPE_CHECKING:
    import argparse

    from transparency.record.problems import Problem

_NUMBERS = ("year", "round")
_IDS = ("id", "measure", "result", "action")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("what", choices=tuple(QUESTIONS), help="สิ่งที่จะเพิ่ม")
    parser.add_argument(
        "--set", action="append", default=[], metavar="ช่อง=ค่า", help="คำตอบ เช่น --set year=2567"
    )
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")


def run(options: argparse.Namespace) -> int:
    """Write the new file or entry if the record passes its checks with it; return 1 if it does not.

    Raises:
        RefusedError: an answer is missing or invalid, or a file would be overwritten.
    """
    answers = _answers(options.what, options.set)
    site = Site.load(options.data, today())
    if site.problems:
        return _print_problems(site.problems)
    try:
        files = additions(options.what, answers, site, options.data)
    except AdditionError as error:
        raise RefusedError(str(error)) from None
    with TemporaryDirectory() as name:
        trial = Path(name) / "data"
        shutil.copytree(options.data, trial)
        for path, text in files.items():
            save(trial / path, text)
        if problems := Site.load(trial, today()).problems:
            return _print_problems(problems)
    for path, text in files.items():
        save(options.data / path, text)
        sys.stdout.write(f"เขียนแล้ว: {options.data / path}\n")
    return 0


def _print_problems(problems: list[Problem]) -> int:
    sys.stderr.write(summary_for_terminal(problems) + "\nไม่ได้เขียนไฟล์ใด\n")
    return 1


def _answers(kind: str, given: list[str]) -> dict[str, str]:
    """Return the answers by name: those given, and those asked for on the terminal.

    Raises:
        RefusedError: an answer is missing and there is no terminal, or an id is malformed.
    """
    answers = {
        name.strip(): value.strip() for name, _, value in (one.partition("=") for one in given)
    }
    missing = {name: text for name, text in QUESTIONS[kind].items() if not answers.get(name)}
    if missing and not sys.stdin.isatty():
        needed = "\n".join(f"  --set {name}=…  {text}" for name, text in missing.items())
        msg = f"ยังขาดคำตอบ ให้เพิ่ม\n{needed}"
        raise RefusedError(msg)
    for name, text in missing.items():
        while not answers.get(name):
            answers[name] = input(f"{text}: ").strip()
    for name in _NUMBERS:
        if name in answers:
            answers[name] = arabic_digits(answers[name])
    for name in _IDS:
        if name in answers and not ID_PATTERN.fullmatch(answers[name]):
            shown = one_line(answers[name])
            msg = f"รหัส “{shown}” ใช้ไม่ได้ ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น no-gift"
            raise RefusedError(msg)
    return answers
