"""``transparency new``: adds a file or an entry, and asks for the answers it needs."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transparency.commands.asking import Interview, given_answers
from transparency.commands.refused import RefusedError
from transparency.editing.additions import AdditionError, additions
from transparency.editing.questionnaires import QUESTIONS
from transparency.editing.questions import Context
from transparency.editing.yaml_files import save
from transparency.language.thai import thai_digits
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today

if TYPE_CHECKING:
    import argparse

    from transparency.record.problems import Problem

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has stopped, as shells tell it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("what", choices=tuple(QUESTIONS), help="สิ่งที่จะเพิ่ม")
    parser.add_argument(
        "--set", action="append", default=[], metavar="ช่อง=ค่า", help="คำตอบ เช่น --set year=2567"
    )
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")


def run(options: argparse.Namespace) -> int:
    """Write the new file or entry if the record has no further problem with it; else return 1.

    Raises:
        RefusedError: an answer is missing or invalid, or a file would be overwritten.
    """
    questions = QUESTIONS[options.what]
    given = given_answers(options.set, questions)
    site = Site.load(options.data, today())
    if site.problems:
        count = thai_digits(len(site.problems))
        sys.stderr.write(f"ข้อมูลเดิมมีปัญหา {count} รายการ ดูด้วยคำสั่ง transparency check\n")
    command = f"transparency new {options.what} --data {options.data}"
    interview = Interview(command, questions, given, Context(site, options.data))
    try:
        interview.ask_all()
        while problems := _written(options.what, interview.context):
            sys.stderr.write(summary_for_terminal(problems) + "\nไม่ได้เขียนไฟล์ใด\n")
            if not interview.ask_again():
                sys.stderr.write(_to_go_on(interview))
                return 1
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write(f"\nหยุดตามที่สั่ง ไม่ได้เขียนไฟล์ใด\n{_to_go_on(interview)}")
        return INTERRUPTED
    return 0


def _to_go_on(interview: Interview) -> str:
    return f"คำตอบยังอยู่ ทำต่อด้วยคำสั่งนี้:\n  {interview.again()}\n"


def _written(what: str, context: Context) -> list[Problem]:
    """Write what is added and return nothing; or write nothing and return what is wrong with it.

    Problems that the record has already do not count.

    Raises:
        RefusedError: a file would be overwritten, or one that is to be changed cannot be read.
    """
    try:
        files = additions(what, context)
    except AdditionError as error:
        raise RefusedError(str(error)) from None
    with TemporaryDirectory() as name:
        trial = Path(name) / "data"
        shutil.copytree(context.data_dir, trial)
        for path, text in files.items():
            save(trial / path, text)
        if problems := further(Site.load(trial, context.site.today).problems, context.site):
            return problems
    for path, text in files.items():
        save(context.data_dir / path, text)
        sys.stdout.write(f"เขียนแล้ว: {context.data_dir / path}\n")
    return []


def further(problems: list[Problem], before: Site) -> list[Problem]:
    """Return the problems that a record did not have before, wherever its lines have moved."""
    known = Counter((one.path, one.rule, one.message) for one in before.problems)
    found = []
    for one in problems:
        key = (one.path, one.rule, one.message)
        known[key] -= 1
        if known[key] < 0:
            found.append(one)
    return found
