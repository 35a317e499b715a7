"""``transparency due``: lists the pages that are to be verified."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.language.markdown import escaped
from transparency.language.thai import long_date, thai_digits
from transparency.pages.frame import verification_words
from transparency.pages.verification_page import titles
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today
from transparency.verification.status import STATES, statuses

if TYPE_CHECKING:
    import argparse

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
    due = [status for status in statuses(site).values() if status.state in wanted]
    formats = {"text": _text, "markdown": _markdown, "json": _json}
    sys.stdout.write(formats[options.format](site, due))
    return 0


def _text(site: Site, due: list[Status]) -> str:
    named = titles(site)
    lines = [
        f"{status.name}: {verification_words(status)} ({named[status.address]})" for status in due
    ]
    return "\n".join([*lines, thai_digits(f"รอตรวจสอบ {len(due)} หน้า")]) + "\n"


def _markdown(site: Site, due: list[Status]) -> str:
    """Return a checklist by unit, or an empty string where nothing is due."""
    if not due:
        return ""
    named = titles(site)
    lines = [thai_digits(f"ณ {long_date(site.today)} มีหน้าที่รอตรวจสอบ {len(due)} หน้า")]
    units = {unit.id: unit.name for unit in site.units} | {"": "ไม่ได้ระบุหน่วยงานผู้ดูแล"}
    for unit, name in units.items():
        listed = [status for status in due if unit in (status.units or ("",))]
        if listed:
            lines += ["", f"### {escaped(name)}", ""]
        for status in listed:
            link = f" {site.address}{status.address}" if site.address else f" `/{status.address}`"
            lines.append(f"- [ ] {escaped(named[status.address])}: {STATES[status.state]}{link}")
    return "\n".join(lines) + "\n"


def _json(site: Site, due: list[Status]) -> str:
    rows = [
        {"address": f"/{status.address}", "state": status.state, "units": list(status.units)}
        for status in due
    ]
    return json.dumps({"day": str(site.today), "due": rows}, ensure_ascii=False, indent=1) + "\n"
