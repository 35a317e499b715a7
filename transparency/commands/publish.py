"""``transparency publish``: puts a built site on the agency's server."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Final

from transparency.commands.progress import TerminalProgress
from transparency.commands.refused import RefusedError
from transparency.commands.server import add_target, tell_failure, way_to
from transparency.delivery.manifest import ManifestError
from transparency.delivery.publishing.faults import PublishError
from transparency.delivery.publishing.release import publish
from transparency.language.thai import thai_digits

_MAX_KEPT: Final = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    add_target(parser)
    parser.add_argument("--site", type=Path, default=Path("site"), help="โฟลเดอร์ของเว็บไซต์")
    parser.add_argument("--keep", type=_kept, default=10, help="เก็บรุ่นล่าสุดไว้กี่รุ่น (ปกติ 10)")
    parser.add_argument(
        "--allow-older", action="store_true", help="เผยแพร่แม้รุ่นที่เผยแพร่อยู่สร้างจาก commit หรือวันที่ใหม่กว่า"
    )


def _kept(text: str) -> int:
    if not re.fullmatch("[0-9]{1,4}", text) or not 1 < int(text) <= _MAX_KEPT:
        msg = "ต้องเป็นจำนวนตั้งแต่ 2 ถึง 1000"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Publish the site; return 1 if that failed, and then visitors see the old one.

    Raises:
        RefusedError: the site has no valid manifest, or no target is named.
    """
    try:
        with way_to(options) as way:
            done = publish(
                way,
                options.site,
                options.keep,
                TerminalProgress(),
                allow_older=options.allow_older,
            )
    except ManifestError as error:
        raise RefusedError(str(error)) from None
    except PublishError as error:
        tell_failure("เผยแพร่", error)
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("หยุดกลางทาง ผู้เข้าชมเห็นเว็บไซต์เดิมหรือใหม่ทั้งชุด ให้เผยแพร่อีกครั้งเพื่อให้แน่ใจ\n")
        return 1
    if done.changed:
        sent = thai_digits(f"{done.files:,}")
        sys.stdout.write(f"เผยแพร่แล้ว รุ่น {done.release} ส่ง {sent} ไฟล์ ทุกไฟล์ตรงกับ manifest.json\n")
    else:
        sys.stdout.write(f"เนื้อหาเหมือนรุ่น {done.release} ที่เผยแพร่อยู่ ไม่ได้ส่งอะไร\n")
    return 0
