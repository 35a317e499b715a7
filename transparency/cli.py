"""``transparency check``: thin over the rest."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.problems import summary_for_terminal
from transparency.prose import prose_problems
from transparency.site import Site
from transparency.thai import thai_digits
from transparency.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return the exit code: 0 done, 1 problems found, 2 wrong call."""
    parser = argparse.ArgumentParser(prog="transparency", description="ข้อมูลความโปร่งใสของหน่วยงาน")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="ตรวจข้อมูลทุกไฟล์ บอกปัญหาทั้งหมดในครั้งเดียว")
    check.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    check.add_argument("--docs", type=Path, default=Path("docs"), help="โฟลเดอร์เนื้อหา")
    options = parser.parse_args(argv)
    return run_check(options.data, options.docs, today())


def run_check(data_dir: Path, docs_dir: Path, day: date) -> int:
    """Print every problem of the record and the prose; return 1 if there is any."""
    for folder in (data_dir, docs_dir):
        if not folder.is_dir():
            sys.stderr.write(f"ไม่พบโฟลเดอร์ {folder} ให้เรียกคำสั่งนี้ที่โฟลเดอร์บนสุดของโครงการ\n")
            return 2
    site = Site.load(data_dir, day)
    problems = [*site.problems, *prose_problems(docs_dir, None if site.problems else site)]
    if problems:
        sys.stderr.write(summary_for_terminal(problems) + "\n")
        return 1
    count = sum(1 for _ in data_dir.rglob("*.yml"))
    sys.stdout.write(thai_digits(f"ข้อมูลถูกต้องทั้ง {count} ไฟล์\n"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
