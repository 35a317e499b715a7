"""``transparency diff``: compares two states of the record, field by field."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from transparency.commands.refused import RefusedError
from transparency.history.revisions import RevisionError, data_at
from transparency.record.site import Site
from transparency.review.comparison import as_json, as_markdown, as_text, compare
from transparency.today import today

if TYPE_CHECKING:
    import argparse

_NOTHING: Final = "0" * 40
"""The commit that a forge names where there is none before."""
_FORMATS: Final = {"text": as_text, "markdown": as_markdown, "json": as_json}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("base", help="รุ่นเดิม: commit, สาขา หรือโฟลเดอร์ข้อมูล")
    parser.add_argument("head", nargs="?", help="รุ่นใหม่ ถ้าไม่บอกคือไฟล์ที่อยู่ในเครื่องตอนนี้")
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    """Print what differs between two states of the record, and which pages change.

    Raises:
        RefusedError: git does not know one of the two.
    """
    if options.base in ("", _NOTHING):
        sys.stdout.write("ไม่มีรุ่นเดิมให้เทียบ\n")
        return 0
    day, head = today(), options.head or str(options.data)
    try:
        with data_at(options.base, options.data) as old, data_at(head, options.data) as new:
            found = compare(Site.load(old, day), Site.load(new, day))
    except RevisionError as error:
        raise RefusedError(str(error)) from None
    sys.stdout.write(_FORMATS[options.format](found))
    return 0
