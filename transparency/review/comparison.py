"""Two states of a record compared, for the people who decide on a change."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from transparency.history.changes import changes, heading
from transparency.language.markdown import escaped
from transparency.language.printed import one_line
from transparency.language.thai import thai_digits
from transparency.pages.catalogue import record_pages
from transparency.pages.rendering import show_page
from transparency.pages.verification_page import titles
from transparency.record.page import Kind, listings
from transparency.record.texts import texts_of
from transparency.review.personal.quoting import Quotable
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.site import Site

_NOT_COMPARED: Final = {Kind.FIELDS, Kind.RECORD_FILES, Kind.SEARCH, Kind.VERIFICATION}
"""Pages of the site itself, and those that change with every change of the record."""
_LINES: Final = re.compile(r":[0-9]+|#L[0-9]+|line [0-9]+|บรรทัดที่ [0-9๐-๙]+")
_WITHHELD: Final = "เปลี่ยน แต่ไม่แสดงรายละเอียด เพราะข้อความเดิมหรือใหม่มีข้อมูลส่วนบุคคล"
_MOST: Final = 200
"""Lines of one part that are told; a change of more is to be looked at itself."""


@dataclass(frozen=True)
class Comparison:
    """What a change does to the record and to what people see of it."""

    changed: Mapping[str, tuple[str, list[str]]] = field(default_factory=dict)
    """By path: what the record is called, and its differences."""
    pages: list[str] = field(default_factory=list)
    """Addresses of pages that show something else afterwards."""
    unverified: list[str] = field(default_factory=list)
    """Titles of pages that were verified and are not afterwards."""
    missing: list[str] = field(default_factory=list)
    """What the records that were touched still leave open."""
    untold: str = ""
    """Why there is nothing more to tell, if so."""


def compare(before: Site, after: Site) -> Comparison:
    """Return what differs between two states of one agency's record.

    Nothing is quoted of a file that holds what the gate for personal data refuses, before or after.
    """
    may_quote = Quotable(after.records)
    changed = _changed(before, after, may_quote)
    if before.problems or after.problems:
        side = "ใหม่" if after.problems else "เดิม"
        untold = f"ข้อมูลรุ่น{side}ยังมีปัญหา จึงยังบอกไม่ได้ว่าหน้าใดจะเปลี่ยน"
        return Comparison(changed, untold=untold)
    old, new = _shown(before), _shown(after)
    pages = [f"/{address}" for address in sorted(old.keys() | new.keys())
             if old.get(address) != new.get(address)]  # fmt: skip
    missing = [problem.message for problem in after.warnings if problem.path in changed]
    quoted = (pages, _unverified(before, after), missing)
    pages, unverified, missing = ([line for line in of if may_quote("", [line])] for of in quoted)
    return Comparison(changed, pages, unverified, missing)


def _changed(before: Site, after: Site, may_quote: Quotable) -> dict[str, tuple[str, list[str]]]:
    """Return by path what a record is called and what changed in it, as far as may be quoted."""
    was = {record.path: record for record in before.records.files()}
    now = {record.path: record for record in after.records.files()}
    changed = changes(was, now)
    for path in changed:
        states = (was.get(path), now.get(path))
        if not all(may_quote(path, texts_of(state)) for state in states if state):
            changed[path] = heading(None, path), [_WITHHELD]
    return changed


def _shown(site: Site) -> dict[str, str]:
    """Return by address what each page shows of the record, without lines of files."""
    listed = (page for page in listings() if page.kind not in _NOT_COMPARED)
    return {
        page.address: _LINES.sub("", show_page(site, page))
        for page in (*listed, *record_pages(site))
    }


def _unverified(before: Site, after: Site) -> list[str]:
    was, now, named = statuses(before), statuses(after), titles(after)
    return [
        named[address]
        for address, status in now.items()
        if address in was and was[address].state == "verified" and status.state != "verified"
    ]


def as_text(found: Comparison) -> str:
    """Return a comparison for a terminal."""
    return _laid_out(found, head="", item="  - ", quote=one_line)


def as_markdown(found: Comparison) -> str:
    """Return a comparison for a forge; every word of the record is shown as it is."""
    return _laid_out(found, head="### ", item="- ", quote=escaped)


def as_json(found: Comparison) -> str:
    """Return a comparison as JSON: ``changed``, ``pages``, ``unverified``, ``missing``."""
    changed = [
        {"path": path, "record": name, "changes": lines}
        for path, (name, lines) in found.changed.items()
    ]
    whole = {"changed": changed, "pages": found.pages, "unverified": found.unverified,
             "missing": found.missing, "untold": found.untold}  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _laid_out(found: Comparison, head: str, item: str, quote: type[str] | object) -> str:
    say = quote if callable(quote) else str
    lines = [f"{head}สิ่งที่เปลี่ยนในข้อมูล", ""]
    for name, differences in found.changed.values():
        shown = [*differences[:_MOST], *(["และอื่น ๆ"] if len(differences) > _MOST else [])]
        lines += [f"{item}{say(name)}: {say(difference)}" for difference in shown]
    if not found.changed:
        lines.append("ข้อมูลไม่เปลี่ยน")
    if found.untold:
        lines += ["", found.untold]
    parts = (
        ("หน้าที่จะเปลี่ยน", found.pages),
        ("หน้าที่ต้องตรวจสอบใหม่", found.unverified),
        ("สิ่งที่ยังขาดในข้อมูลที่แก้", found.missing),
    )
    for title, entries in parts:
        if entries:
            lines += ["", f"{head}{title} ({thai_digits(len(entries))})", ""]
            lines += [f"{item}{say(entry)}" for entry in entries[:_MOST]]
    return "\n".join(lines) + "\n"
