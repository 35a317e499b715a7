"""``transparency links``: lists the web addresses of record and prose that do not open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.language.thai import thai_digits
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.review.links import dead_links, external_links
from transparency.today import today

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="โฟลเดอร์เนื้อหา")


def run(options: argparse.Namespace) -> int:
    """Try every address and list those that fail; return 1 only where the record has errors."""
    site = Site.load(options.data, today())
    if site.problems:
        sys.stderr.write(summary_for_terminal(site.problems) + "\n")
        return 1
    links = external_links(site, options.docs)
    dead = dead_links(links)
    if dead:
        sys.stdout.write(summary_for_terminal(dead) + "\n")
    failed = len({problem.example for problem in dead})
    counts = f"ลองเปิดลิงก์ภายนอก {len(links)} แห่ง เปิดไม่ได้ {failed} แห่ง"
    sys.stdout.write(thai_digits(counts) + "\n")
    return 0
