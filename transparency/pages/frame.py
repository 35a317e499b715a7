"""What the theme prints around a page: head, way back, menu, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from transparency.editing.templating import kind_named, new_file
from transparency.language.thai import long_date
from transparency.pages.catalogue import clip, relative
from transparency.pages.error_report import error_report
from transparency.pages.linked_data import linked_data
from transparency.pages.security import POLICY
from transparency.verification.status import STATES, statuses

if TYPE_CHECKING:
    from datetime import date

    from transparency.pages.catalogue import Crumb, RecordPage
    from transparency.record.site import Site
    from transparency.verification.status import Status

NAME_TO_CHOOSE: Final = "ตั้งชื่อไฟล์.yml"
"""Of a file that staff begin in the forge: no id, so that `check` asks for one."""
LONGEST_URL: Final = 8000
"""Characters of an address that forges take."""


@dataclass(frozen=True)
class Chrome:
    """What the theme prints around one page. All of it may be data: the theme escapes it."""

    title: str
    head_title: str
    """The title that a tab, a bookmark and a search result show, of this page alone."""
    description: str
    crumbs: list[Crumb]
    """Labels and relative addresses, from the home page to the page above."""
    record_path: str
    record_url: str | None
    """The relative address of the raw record, if a data file holds the page."""
    edit_url: str
    source: str | None
    changed: date | None
    """The day of the record's last change, if it is known."""
    changed_words: str
    history: list[tuple[str, tuple[str, ...], str | None]]
    """The record's latest changes: the day, what they changed, where the forge shows them."""
    verification: Status | None
    """Whether somebody has found the page right; None for pages that nobody verifies."""
    verification_words: str
    verification_url: str


def edit_url(site: Site, here: str, path: str) -> str:
    """Return where a file is edited: the forge's web editor, or without a forge our guide."""
    if site.repository:
        return f"{site.repository}/edit/main/{path}"
    return relative(here, "/staff/")


def new_file_url(repository: str, path: str, text: str) -> str:
    """Return where the forge begins a new file with a text in it."""
    folder, _, name = path.rpartition("/")
    return f"{repository}/new/main/{folder}?{urlencode({'filename': name, 'value': text})}"


def add_url(site: Site, here: str, kind: str, folder: str) -> str:
    """Return where a new file of a kind is begun: in the forge, filled in; else our guide."""
    if not site.repository:
        return relative(here, "/staff/")
    path = f"data/{folder}/{NAME_TO_CHOOSE}"
    known = kind_named(kind)
    url = new_file_url(site.repository, path, new_file(known, path, {}))
    if len(url) > LONGEST_URL:
        url = new_file_url(site.repository, path, new_file(known, path, {}, only_needed=True))
    return url


def chrome(site: Site, page: RecordPage) -> Chrome:
    """Return what surrounds a page."""
    is_record = page.path.startswith("data/")
    changed = site.changed.get(page.path)
    status = statuses(site).get(page.address)
    return Chrome(
        title=page.title,
        head_title=head_title(site, page),
        description=clip(page.description),
        crumbs=[(label, relative(page.address, target)) for label, target in page.crumbs],
        record_path=page.path,
        record_url=relative(page.address, f"/{page.path}") if is_record else None,
        edit_url=edit_url(site, page.address, page.path),
        source=page.source,
        changed=changed,
        changed_words=long_date(changed) if changed else "",
        history=[
            (
                long_date(edit.day),
                edit.lines,
                f"{site.repository}/commit/{edit.commit}" if site.repository else None,
            )
            for edit in site.history.get(page.path, [])
        ],
        verification=status,
        verification_words=verification_words(status) if status else "",
        verification_url=relative(page.address, "/verification/"),
    )


def verification_words(status: Status) -> str:
    """Return in a line how it stands with a page."""
    if status.last is None:
        return STATES[status.state]
    day = long_date(status.last.date)
    if status.state == "verified":
        return f"ตรวจสอบแล้วเมื่อ {day} โดย {status.last.by}"
    return f"{STATES[status.state]} (ตรวจสอบครั้งล่าสุดเมื่อ {day} โดย {status.last.by})"


def head_title(site: Site, page: RecordPage) -> str:
    """Return the page's title, what it stands under where that tells it from others, the agency."""
    section = page.crumbs[-1][0] if len(page.crumbs) > 1 else ""
    parts = [page.title, "" if section in page.title else section, site.agency.short_name]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def menu(site: Site, here: str) -> list[tuple[str, str, bool]]:
    """Return the main menu: label, relative address, whether the page at ``here`` is in it."""
    entries: list[Crumb] = []
    if site.years:
        year = site.years[0]
        entries.append(("มาตรการและผล", f"/{year}/"))
        if rounds := site.rounds(year):
            entries.append(("รายงานทางการ", f"/{year}/report/{rounds[-1].number}/"))
    entries += [
        ("คำมั่นต่อประชาชน", "/promises/"),
        ("เอกสาร", "/documents/"),
        ("ปฏิทิน", "/calendar/"),
        ("หน่วยงาน", "/units/"),
    ]
    entries += [
        ("ITA", f"/ita/{year}/") for year in site.years[:1] if site.records.years[year].framework
    ]
    entries += [("ยังไม่มีคำตอบ", "/questions/"), ("ติดต่อ", "/contact/"), ("เกี่ยวกับ", "/about/")]
    address = f"/{here}"
    best = max((target for _, target in entries if address.startswith(target)), key=len, default="")
    return [(label, relative(here, target), target == best) for label, target in entries]


def frame(site: Site, page: RecordPage | None) -> dict[str, Any]:
    """Return what the theme prints on every page; None is one that is no file, such as 404."""
    here = page.address if page else ""
    return {
        "agency": site.agency,
        "security_policy": POLICY,
        "menu": menu(site, here),
        "home_url": relative(here, "/"),
        "error_report": error_report(site, page),
        "linked_data": linked_data(site, page) if page else None,
    }
