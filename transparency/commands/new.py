"""``transparency new``: adds a file or an entry, and asks for the answers it needs."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transparency.commands.asking import Interview, given_answers, stopped, to_go_on
from transparency.commands.refused import RefusedError
from transparency.editing.additions import AdditionError, additions
from transparency.editing.next_year import left_out, next_year, years_named
from transparency.editing.questionnaires import QUESTIONS
from transparency.editing.questions import Context
from transparency.editing.yaml_files import save
from transparency.language.printed import one_line
from transparency.language.thai import arabic_digits, thai_digits
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from transparency.record.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("what", choices=tuple(QUESTIONS), help="สิ่งที่จะเพิ่ม")
    parser.add_argument(
        "--set", action="append", default=[], metavar="ช่อง=ค่า", help="คำตอบ เช่น --set year=2567"
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="ปี",
        help="ปีที่จะนำแผนมา ใช้กับ new year เช่น --from 2566 สร้างปี 2567 ถ้าไม่ได้บอกปีอื่น",
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
    source = _source(options, site)
    if source is not None:
        given.setdefault("year", str(source + 1))
    if site.problems:
        count = thai_digits(len(site.problems))
        sys.stderr.write(f"ข้อมูลเดิมมีปัญหา {count} รายการ ดูด้วยคำสั่ง transparency check\n")
    command = ["transparency", "new", options.what, "--data", str(options.data)]
    command += ["--from", options.source] if options.source else []
    interview = Interview(command, questions, given, Context(site, options.data))
    try:
        interview.ask_all()
        while problems := _written(options.what, interview.context, source):
            sys.stderr.write(summary_for_terminal(problems) + "\nไม่ได้เขียนไฟล์ใด\n")
            if not interview.ask_again():
                sys.stderr.write(to_go_on(interview))
                return 1
    except (KeyboardInterrupt, EOFError):
        return stopped(interview)
    return 0


def _source(options: argparse.Namespace, site: Site) -> int | None:
    """Return the year whose plan a new year takes over, or None.

    Raises:
        RefusedError: nothing but a year has one, or the record has no such year.
    """
    if options.source is None:
        return None
    if options.what != "year":
        msg = "--from ใช้ได้กับ transparency new year เท่านั้น"
        raise RefusedError(msg)
    digits = arabic_digits(options.source)
    known = {str(year): year for year in site.years}
    if digits not in known:
        msg = f"ไม่มีปี “{one_line(options.source)}” ให้นำแผนมา มีแต่ {', '.join(known)}"
        raise RefusedError(msg)
    folder = f"data/{digits}/measures/"
    if unread := sorted({one.path for one in site.problems if one.path.startswith(folder)}):
        msg = f"มาตรการของปี {digits} ยังมีที่ผิด ให้แก้ก่อน: {', '.join(map(one_line, unread))}"
        raise RefusedError(msg)
    return known[digits]


def _written(what: str, context: Context, source: int | None) -> list[Problem]:
    """Write what is added and return nothing; or write nothing and return what is wrong with it.

    Problems that the record has already do not count.

    Raises:
        RefusedError: a file would be overwritten, or one that is to be changed cannot be read.
    """
    try:
        files = additions(what, context)
    except AdditionError as error:
        raise RefusedError(str(error)) from None
    if source is not None:
        files |= next_year(context.site, source, int(context.answers["year"]))
    with TemporaryDirectory() as name:
        trial = Path(name) / "data"
        shutil.copytree(context.data_dir, trial)
        for path, text in files.items():
            save(trial / path, text)
        after = Site.load(trial, context.site.today)
        if problems := further(after.problems, context.site):
            return problems
    for path, text in files.items():
        save(context.data_dir / path, text)
        sys.stdout.write(f"เขียนแล้ว: {one_line(str(context.data_dir / path))}\n")
    if source is not None:
        _tell_years(after, files, int(context.answers["year"]))
        for name in left_out(context.site, source):
            sys.stdout.write(f"ไม่ได้นำมา เพราะไม่อยู่ในแผนแล้ว: {name}\n")
    return []


def _tell_years(site: Site, files: Mapping[str, str], year: int) -> None:
    """Print each text of the new year that names another, with its place."""
    named = list(years_named(site, files, year))
    sys.stdout.write(
        thai_digits(f"\nข้อความที่ยังกล่าวถึงปีอื่น {len(named)} แห่ง ตรวจกับแผนของปี {year} ทีละแห่ง\n")
    )
    for one in named:
        phrases = one_line(", ".join(one.phrases))
        sys.stdout.write(f"  {one.path}:{one.line} ช่อง {one.field}: {phrases}\n")
    sys.stdout.write("ระยะเวลาทุกแห่งขึ้นต้นด้วย (รอยืนยัน) ตรวจแล้วให้ลบวงเล็บ และเติม start กับ end ถ้ามี\n")


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
