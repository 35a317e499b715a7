"""``transparency rollback``: makes an earlier release on the server live again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from transparency.commands.server import add_target, tell_failure, way_to
from transparency.delivery.publishing.faults import PublishError
from transparency.delivery.publishing.release import releases, roll_back

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    add_target(parser)
    parser.add_argument("--to", metavar="รุ่น", help="รุ่นที่จะย้อนไป (ปกติรุ่นก่อนหน้า)")
    parser.add_argument("--list", action="store_true", help="บอกรุ่นที่มีบนเครื่องแม่ข่าย")


def run(options: argparse.Namespace) -> int:
    """Roll back, or list the releases; return 1 if that failed."""
    try:
        with way_to(options) as way:
            if options.list:
                for name, live in releases(way):
                    sys.stdout.write(f"{name}{'  (เผยแพร่อยู่)' if live else ''}\n")
            else:
                sys.stdout.write(f"ย้อนกลับแล้ว เผยแพร่รุ่น {roll_back(way, options.to)}\n")
    except PublishError as error:
        tell_failure("ถามรุ่น" if options.list else "ย้อนกลับ", error)
        return 1
    return 0
