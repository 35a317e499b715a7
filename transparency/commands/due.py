"""``transparency due``: lists the pages that are to be verified, and reports that are missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.language.markdown import escaped
from transparency.language.thai import long_date, thai_digits
from transparency.pages.verification_page import titles, verification_words
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today
from transparency.verification.status import STATES, statuses

if TYPE_CHECKING:
    import argparse

    from transparency.record.rounds import HalfYear
    from transparency.verification.status import Status

_LAPSED = ("changed", "due")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument(
        "--all", action="store_true", help="รวมหน้าที่ยังไม่เคยตรวจสอบ ไม่เฉพาะที่สิ้นผลหรือครบกำหนด"
    )


def run(options: argparse.Namespace) -> int:
    """Print the pages that are due; return 1 only where the record has errors."""
    site = Site.load(options.data, today())
    if site.problems:
        sys.stderr.write(summary_for_terminal(site.problems) + "\n")
        return 1
    wanted = [*_LAPSED, "never"] if options.all else [*_LAPSED]
    known = statuses(site).values()
    due = [status for status in known if status.state in wanted]
    formats = {"text": _text, "markdown": _markdown, "json": _json}
    never = sum(status.state == "never" for status in known)
    sys.stdout.write(formats[options.format](site, due, never))
    return 0


def _summary(due: list[Status], never: int) -> str:
    """Return how many pages wait because their verification lapsed, and how many never had one."""
    lapsed = sum(status.state in _LAPSED for status in due)
    return thai_digits(f"รอตรวจสอบ {lapsed} หน้า ยังไม่เคยตรวจสอบ {never} หน้า")


def _text(site: Site, due: list[Status], never: int) -> str:
    named = titles(site)
    lines = [
        f"{status.name}: {verification_words(status)} ({named[status.address]})" for status in due
    ]
    lines += [f"{_named(half)}: ยังไม่มีรายงาน" for half in site.halves.absent]
    return "\n".join([*lines, _summary(due, never)]) + "\n"


def _named(half: HalfYear) -> str:
    """Return the name of a round, and the day on which its report was due where one was set."""
    due = f" ครบกำหนดรายงาน {long_date(half.due)}" if half.due else ""
    return thai_digits(f"รอบที่ {half.number} ปีงบประมาณ {half.year}") + due


def _markdown(site: Site, due: list[Status], never: int) -> str:
    """Return a checklist by unit, or an empty string where nothing is due.

    Pages that were never verified are counted beside it and make no list of their own: the forge
    keeps an issue open for as long as there is something to read. A missing report is due where
    the agency has set the day.
    """
    late = [half for half in site.halves.absent if half.due]
    if not (due or late):
        return ""
    named = titles(site)
    lines = [f"ณ {long_date(site.today)} มีหน้าที่{_summary(due, never)}"]
    units = {unit.id: unit.name for unit in site.units} | {"": "ไม่ได้ระบุหน่วยงานผู้ดูแล"}
    for unit, name in units.items():
        listed = [status for status in due if unit in (status.units or ("",))]
        if listed:
            lines += ["", f"### {escaped(name)}", ""]
        for status in listed:
            link = f" {site.address}{status.address}" if site.address else f" `/{status.address}`"
            lines.append(f"- [ ] {escaped(named[status.address])}: {STATES[status.state]}{link}")
    if late:
        lines += ["", "### รายงานที่ครบกำหนดแล้ว", ""]
        lines += [f"- [ ] {_named(half)}" for half in late]
    return "\n".join(lines) + "\n"


def _json(site: Site, due: list[Status], never: int) -> str:
    rows = [
        {"address": f"/{status.address}", "state": status.state, "units": list(status.units)}
        for status in due
    ]
    missing = [
        {"year": half.year, "round": half.number, "due": str(half.due) if half.due else None}
        for half in site.halves.absent
    ]
    whole = {"day": str(site.today), "never": never, "due": rows, "missing_reports": missing}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
