"""``transparency manifest``: writes the list of a built site's files into the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.commands.refused import RefusedError
from transparency.delivery.manifest import MANIFEST, ManifestError, build_manifest
from transparency.language.printed import one_line
from transparency.today import today

if TYPE_CHECKING:
    import argparse
    from datetime import date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("site", type=Path, help="โฟลเดอร์ของเว็บไซต์ที่สร้างแล้ว")
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")


def run(options: argparse.Namespace) -> int:
    """Write the manifest into the site.

    Raises:
        RefusedError: there is no such folder, or its files cannot be listed.
    """
    if not options.site.is_dir():
        msg = f"ไม่พบโฟลเดอร์ {one_line(str(options.site))} ให้สร้างเว็บไซต์ด้วยคำสั่ง make site ก่อน"
        raise RefusedError(msg)
    write_manifest(options.site, options.data, today())
    return 0


def write_manifest(site: Path, data_dir: Path, day: date) -> None:
    """Write into a site, built for ``day`` from a data folder, the manifest of its files.

    Raises:
        RefusedError: its files cannot be listed.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        manifest = build_manifest(site, data_dir, day, epoch)
    except ManifestError as error:
        raise RefusedError(str(error)) from None
    (site / MANIFEST).write_text(manifest.text(), encoding="utf-8")
