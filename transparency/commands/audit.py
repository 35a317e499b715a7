"""``transparency audit``: compares the site that the public sees with what was published."""

from __future__ import annotations

import argparse
import re
import secrets
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from transparency.commands.refused import RefusedError
from transparency.commands.server import add_target, way_to
from transparency.delivery.auditing.audit import Expected, audit
from transparency.delivery.auditing.deviations import Audit, Deviation
from transparency.delivery.auditing.fetch import Fetcher
from transparency.delivery.auditing.report import as_json, as_text
from transparency.delivery.manifest import ManifestError, read_manifest
from transparency.delivery.publishing.faults import PublishError
from transparency.delivery.publishing.release import inspect
from transparency.language.thai import thai_digits
from transparency.today import today

if TYPE_CHECKING:
    from transparency.delivery.auditing.deviations import Kind
    from transparency.delivery.manifest import Manifest

_COMMIT: Final = re.compile(r"[0-9a-f]{7,64}")
_SEED: Final = re.compile(r"[0-9]{1,12}")
_SEEDS: Final = 10**6
_ON_SERVER: Final = "บนเครื่องแม่ข่าย"
_KIND_ON_SERVER: Final[dict[str, Kind]] = {
    "missing": "missing",
    "changed": "changed",
    "foreign": "foreign",
    "closed": "changed",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("url", help="ที่อยู่ของเว็บไซต์ เช่น https://www.example.go.th/transparency/")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--manifest", type=Path, help="manifest.json ของเว็บไซต์ที่ควรเป็น")
    what.add_argument("--commit", type=_commit, help="commit ที่ควรเผยแพร่อยู่")
    parser.add_argument(
        "--max-age", type=int, default=2, metavar="วัน", help="เว็บไซต์ต้องสร้างใหม่ภายในกี่วัน (ปกติ 2)"
    )
    parser.add_argument(
        "--without-headers",
        action="store_true",
        help="ไม่ตรวจส่วนหัว สำหรับผู้ให้บริการที่ตั้งเองไม่ได้ เช่น GitHub Pages",
    )
    parser.add_argument(
        "--seed", type=_seed, metavar="เลข", help="ตรวจตามลำดับสุ่มเดิม (ปกติสุ่มใหม่ทุกครั้ง แล้วบอกเลขไว้)"
    )
    parser.add_argument("--json", type=Path, metavar="ไฟล์", help="เขียนผลเป็น JSON ลงไฟล์นี้ด้วย")
    parser.add_argument("--authorities", type=Path, help="ใบรับรองผู้ออกใบรับรองเพิ่มเติม (PEM)")
    add_target(parser, named="--target")


def _commit(text: str) -> str:
    if not _COMMIT.fullmatch(text):
        msg = "commit เป็นเลขฐานสิบหกอย่างน้อย 7 ตัว"
        raise argparse.ArgumentTypeError(msg)
    return text


def _seed(text: str) -> int:
    if not _SEED.fullmatch(text):
        msg = "เลขของลำดับสุ่มเป็นเลข 0 ถึง 9 ไม่เกิน 12 หลัก"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Audit the site and print the report; return 1 where anything differs.

    Raises:
        RefusedError: the address is not one of the web, or a file is missing or unreadable.
    """
    expected = Expected(
        _manifest(options.manifest), options.commit, today(), timedelta(days=options.max_age)
    )
    if options.authorities and not options.authorities.is_file():
        msg = f"ไม่พบไฟล์ {options.authorities}\nวิธีแก้: ตรวจ --authorities"
        raise RefusedError(msg)
    seed = secrets.randbelow(_SEEDS) if options.seed is None else options.seed
    fetcher = Fetcher(_address(options.url), options.authorities)
    try:
        found = audit(fetcher, expected, seed=seed, headers=not options.without_headers)
    finally:
        fetcher.close()
    if options.target:
        found = _with_server(found, options, expected.manifest)
    sys.stdout.write(as_text(found))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(as_json(found), encoding="utf-8")
    return 1 if found.deviations else 0


def _manifest(file: Path | None) -> Manifest | None:
    try:
        return read_manifest(file) if file else None
    except ManifestError as error:
        raise RefusedError(str(error)) from None


def _address(url: str) -> str:
    """Return the address with a slash at its end.

    Raises:
        RefusedError: it is not an address of the web.
    """
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or parts.query or parts.fragment:
        msg = (
            f"ที่อยู่ “{url}” ใช้ไม่ได้\n"
            "วิธีแก้: เขียนที่อยู่หน้าแรกของเว็บไซต์ให้เต็ม\n"
            "ตัวอย่าง: transparency audit https://www.example.go.th/transparency/"
        )
        raise RefusedError(msg)
    return url.rstrip("/") + "/"


def _with_server(found: Audit, options: argparse.Namespace, manifest: Manifest | None) -> Audit:
    """Return the audit with what the server itself reports, files that no page links to included.

    Raises:
        RefusedError: there is no manifest to compare with, or no target.
    """
    if manifest is None:
        msg = "--target ต้องใช้คู่กับ --manifest\nตัวอย่าง: --manifest site/manifest.json"
        raise RefusedError(msg)
    known = {(one.kind, one.path) for one in found.deviations}
    try:
        with way_to(options) as way:
            seen = inspect(way, manifest)
    except PublishError as error:
        more = [Deviation("unreachable", _ON_SERVER, str(error).partition("\n")[0])]
    else:
        more = [
            Deviation(_KIND_ON_SERVER[kind], path, _ON_SERVER)
            for kind, path in seen.differences
            if (kind, path) not in known and ("stale", path) not in known
        ]
        if seen.more:
            more.append(
                Deviation("changed", "", f"และอีก {thai_digits(str(seen.more))} ไฟล์{_ON_SERVER}")
            )
        if not seen.whole:
            more.append(
                Deviation("unreachable", _ON_SERVER, "ตรวจไฟล์ได้ไม่ครบ บางไฟล์หรือบางโฟลเดอร์เปิดไม่ได้")
            )
    deviations = (*found.deviations, *more)
    return replace(found, deviations=deviations)
