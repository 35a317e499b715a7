"""``transparency check``: lists every problem of the record and the prose in one run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.language.printed import one_line
from transparency.language.thai import thai_digits
from transparency.record.problems import Rule, summary_for_terminal
from transparency.record.site import Site
from transparency.review.personal.gate import personal_problems
from transparency.review.personal.quoting import without_values
from transparency.review.prose import home_problems, prose_problems
from transparency.today import today
from transparency.verification.stale import stale_verifications

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from transparency.record.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="โฟลเดอร์เนื้อหา")
    parser.add_argument("--format", choices=("text", "github"), default="text")
    parser.add_argument(
        "--details", action="store_true", help="บอกวิธีแก้และตัวอย่างของคำเตือนด้วย ไม่ใช่เพียงข้อละบรรทัด"
    )


def run(options: argparse.Namespace) -> int:
    """Check the folders that the options name; return the exit code of `run_check`."""
    at_lines = options.format == "github"
    return run_check(
        options.data, options.docs, today(), at_lines=at_lines, details=options.details
    )


def run_check(
    data_dir: Path, docs_dir: Path, day: date, *, at_lines: bool = False, details: bool = False
) -> int:
    """Print every problem of the record and the prose: errors, then warnings in a line each.

    ``at_lines``: print each as a GitHub workflow command too, which shows it at its line.
    ``details``: print how to mend the warnings, too.

    Returns:
        0 if no problem is an error, 1 if one is, 2 if a folder is missing.
    """
    if not are_there(data_dir, docs_dir):
        return 2
    site = Site.load(data_dir, day)
    problems = all_problems(site, data_dir, docs_dir)
    return tell(problems, data_dir, at_lines=at_lines, details=details)


def are_there(*folders: Path) -> bool:
    """Return whether all folders are there; print which one is not."""
    for folder in folders:
        if not folder.is_dir():
            name = one_line(str(folder))
            sys.stderr.write(f"ไม่พบโฟลเดอร์ {name} ให้เรียกคำสั่งนี้ที่โฟลเดอร์บนสุดของโครงการ\n")
            return False
    return True


def all_problems(site: Site, data_dir: Path, docs_dir: Path) -> list[Problem]:
    """Return every problem of a record that was read, and of the prose.

    Raises:
        OSError: a file of the folders cannot be read, and the record does not tell it.
    """
    prose = [*home_problems(docs_dir), *prose_problems(docs_dir, None if site.problems else site)]
    stale = [] if site.problems else stale_verifications(site)
    found = [*site.problems, *site.warnings, *stale, *prose]
    problems = [*without_values(found, site.records)]
    try:
        problems += personal_problems(data_dir, docs_dir, site)
    except OSError:
        if Rule.UNREADABLE_FILE not in {problem.rule for problem in found}:
            raise
    return problems


def tell(
    problems: list[Problem], data_dir: Path, *, at_lines: bool = False, details: bool = False
) -> int:
    """Print the problems of `all_problems`, as `run_check`; return 1 if one is an error, else 0."""
    if problems:
        sys.stderr.write(summary_for_terminal(problems, details=details) + "\n")
    for problem in sorted(problems) if at_lines else ():
        sys.stdout.write(problem.for_github() + "\n")
    if any(problem.severity == "error" for problem in problems):
        return 1
    count = sum(1 for _ in data_dir.rglob("*.yml"))
    sys.stdout.write(thai_digits(f"ข้อมูลถูกต้องทั้ง {count} ไฟล์\n"))
    return 0
