"""``transparency schema``: writes the JSON Schemas and settings for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.editing.schema import schema_files
from transparency.editing.yaml_files import save

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("--root", type=Path, default=Path(), help="โฟลเดอร์บนสุดของโครงการ")


def run(options: argparse.Namespace) -> int:
    """Write every schema and the editor's settings; return 0."""
    files = schema_files()
    for path, text in files.items():
        save(options.root / path, text)
    sys.stdout.write(f"เขียนแล้ว {len(files)} ไฟล์\n")
    return 0
