"""``transparency init``: begins the record of another agency in an empty folder."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transparency.commands.asking import Interview, given_answers, stopped, to_go_on
from transparency.commands.refused import RefusedError
from transparency.editing.beginning import BEGINNING, beginning
from transparency.editing.questions import Context
from transparency.editing.yaml_files import save
from transparency.language.printed import one_line
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today

if TYPE_CHECKING:
    import argparse

    from transparency.record.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument(
        "--set", action="append", default=[], metavar="ช่อง=ค่า", help="คำตอบ เช่น --set form=school"
    )
    parser.add_argument(
        "--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูลใหม่ ต้องว่างหรือยังไม่มี"
    )


def run(options: argparse.Namespace) -> int:
    """Write the record of a new agency; return 1 where it would not pass `check`.

    Raises:
        RefusedError: the folder is not empty, or an answer is missing or invalid.
    """
    data: Path = options.data
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        msg = (
            f"{one_line(str(data))} ไม่ใช่โฟลเดอร์ว่าง ไม่เขียนทับ "
            "ให้บอกโฟลเดอร์ใหม่ด้วย --data หรือย้ายข้อมูลเดิมออกก่อน"
        )
        raise RefusedError(msg)
    context = Context(Site.load(data, today()), data)
    given = given_answers(options.set, BEGINNING)
    interview = Interview(["transparency", "init", "--data", str(data)], BEGINNING, given, context)
    try:
        interview.ask_all()
        while problems := _written(context):
            sys.stderr.write(summary_for_terminal(problems) + "\nไม่ได้เขียนไฟล์ใด\n")
            if not interview.ask_again():
                sys.stderr.write(to_go_on(interview))
                return 1
    except (KeyboardInterrupt, EOFError):
        return stopped(interview)
    is_usual = data == Path("data")
    place = "" if is_usual else f" DATA_DIR={one_line(str(data))}"
    name = "" if is_usual else f" --data {one_line(str(data))}"
    sys.stdout.write(
        f"\nเริ่มข้อมูลของ{one_line(context.text('name'))}แล้ว ขั้นต่อไป\n"
        f"  1  make site{place}  สร้างเว็บไซต์ แล้วเปิด site/index.html\n"
        "  2  หน้าแรกของเว็บไซต์บอกสิ่งที่ต้องเติม ข้อความที่ขึ้นต้นด้วย (รอเติม) คือที่ที่ต้องใส่ถ้อยคำตามรายงาน\n"
        f"  3  transparency new unit{name}  เพิ่มหน่วยงานที่รับผิดชอบ\n"
        f"  4  transparency new measure{name}  เพิ่มมาตรการจริง แล้วลบไฟล์ตัวอย่าง\n"
    )
    return 0


def _written(context: Context) -> list[Problem]:
    """Write the record and return nothing; or write nothing and return what is wrong with it."""
    files = beginning(context)
    with TemporaryDirectory() as name:
        for path, text in files.items():
            save(Path(name) / path, text)
        if problems := Site.load(Path(name), context.site.today).problems:
            return problems
    for path, text in files.items():
        save(context.data_dir / path, text)
        sys.stdout.write(f"เขียนแล้ว: {one_line(str(context.data_dir / path))}\n")
    return []
