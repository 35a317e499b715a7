"""``transparency verify``: records that somebody has verified a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transparency.commands.refused import RefusedError
from transparency.editing.yaml_files import parse, save, written
from transparency.language.names import holds_name
from transparency.language.nearest import nearest
from transparency.language.printed import one_line
from transparency.language.thai import DateError, long_date, parse_date
from transparency.record.model.verification import ROLE_REMEDY, name_of
from transparency.record.problems import summary_for_terminal
from transparency.record.site import Site
from transparency.today import today
from transparency.verification.status import statuses

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from transparency.verification.status import Status


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("page", help="ที่อยู่ของหน้า เช่น 2566/measures/communication หน้าแรกคือ home")
    parser.add_argument("--by", required=True, help="ตำแหน่งหรือหน่วยงานที่ตรวจสอบ")
    parser.add_argument("--date", help="วันที่ตรวจสอบ ถ้าไม่บอกคือวันนี้")
    parser.add_argument("--note", help="หมายเหตุ")
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")


def run(options: argparse.Namespace) -> int:
    """Append a verification to the page's file; return 1 where the record has errors.

    Raises:
        RefusedError: there is no such page, the day is invalid, or a person is named.
    """
    by, note = (" ".join((text or "").split()) for text in (options.by, options.note))
    if not by:
        msg = "ใส่ตำแหน่งหรือหน่วยงานที่ตรวจสอบหลัง --by"
        raise RefusedError(msg)
    if holds_name(by):
        msg = f"มีชื่อบุคคลหลัง --by {ROLE_REMEDY}"
        raise RefusedError(msg)
    site = Site.load(options.data, today())
    if site.problems:
        sys.stderr.write(summary_for_terminal(site.problems) + "\n")
        return 1
    status = _status(site, options.page)
    day = _day(options.date, site.today, status)
    file = options.data / status.path.removeprefix("data/")
    save(file, _appended(file, _entry(by, day, status, note)))
    sys.stdout.write(f"บันทึกแล้วใน {file}: ตรวจสอบเมื่อ {long_date(day)} โดย {one_line(by)}\n")
    return 0


def _status(site: Site, page: str) -> Status:
    known = {name_of(address): address for address in statuses(site)}
    name = name_of(page.strip("/"))
    if name not in known:
        near = nearest(name, known, likeness=0) or ""
        msg = f"ไม่มีหน้า {one_line(page)} หน้าที่ใกล้เคียงคือ {near}"
        raise RefusedError(msg)
    return statuses(site)[known[name]]


def _day(given: str | None, now: date, status: Status) -> date:
    """Return the day of the verification.

    Raises:
        RefusedError: it is unreadable, in the future, or before the last verification.
    """
    try:
        day = parse_date(given) if given else now
    except DateError as error:
        msg = f"วันที่ “{one_line(given or '')}” ใช้ไม่ได้: {one_line(str(error))}"
        raise RefusedError(msg) from None
    if day > now:
        msg = f"{long_date(day)} ยังมาไม่ถึง (วันนี้ {long_date(now)})"
        raise RefusedError(msg)
    if status.last and day < status.last.date:
        last = long_date(status.last.date)
        msg = f"หน้านี้ตรวจสอบครั้งล่าสุดเมื่อ {last} วันที่ต้องไม่อยู่ก่อนวันนั้น"
        raise RefusedError(msg)
    return day


def _entry(by: str, day: date, status: Status, note: str) -> dict[str, str]:
    entry = {"by": by, "date": str(day), "digest": status.digest}
    return entry | ({"note": note} if note else {})


def _appended(file: Path, entry: dict[str, str]) -> str:
    """Return the file's text with one more verification at its end."""
    text = file.read_text(encoding="utf-8") if file.exists() else "verifications: []\n"
    document: Any = parse(text)
    if not file.exists():
        document["verifications"] = []
    document["verifications"].append(entry)
    return written(document)
