"""The frame around a page: head, breadcrumbs, menu, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from transparency.language.thai import long_date
from transparency.pages.catalogue import clip, relative
from transparency.pages.error_report import error_report
from transparency.pages.linked_data import linked_data
from transparency.pages.security import POLICY
from transparency.pages.staff_links import staff_links
from transparency.pages.verification_page import verification_words
from transparency.record.page import Kind, Page
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from transparency.history.version import Version
    from transparency.pages.catalogue import Crumb, Head
    from transparency.pages.error_report import ErrorReport
    from transparency.pages.linked_data import Node
    from transparency.pages.staff_links import StaffLink
    from transparency.record.edit import Edit
    from transparency.record.model.agency import Agency
    from transparency.record.site import Site
    from transparency.verification.status import Status

NOT_FOUND: Final = "404.html"
"""The page that a server gives for addresses that do not exist."""


@dataclass(frozen=True)
class Frame:
    """The frame around one page. Texts may be data: the template escapes them."""

    head: Head | None
    """The page's address, title and place in the site; None for `NOT_FOUND`."""
    agency: Agency
    security_policy: str
    home: str
    """The relative link to the home page, with a slash at the end."""
    menu: list[tuple[str, str, str]]
    """Labels, relative addresses, and the value of ``aria-current``, empty for other entries."""
    error_report: ErrorReport
    version: str
    """The version of the data that the site shows, in Thai."""
    version_url: str | None
    site_address: str
    """The web address of the home page; empty if it is unknown."""
    canonical_url: str = ""
    title: str = ""
    head_title: str = ""
    """The title in tabs, bookmarks and search results, unique to this page."""
    description: str = ""
    crumbs: Sequence[Crumb] = ()
    """Labels and relative addresses, from the home page to the page above."""
    is_record: bool = False
    """Whether the page is made from a data file."""
    staff: Sequence[StaffLink] = ()
    source: str | None = None
    changed: date | None = None
    """The day of the record's last change; None if it is unknown."""
    changed_words: str = ""
    history: Sequence[tuple[str, tuple[str, ...], str | None]] = ()
    """The record's latest changes: day, differences, address on the forge."""
    verification: Status | None = None
    """The page's verification state; None for pages that are not verified."""
    verification_words: str = ""
    verification_url: str = ""
    linked_data: Node | None = None


def frame(site: Site, version: Version, head: Head | None) -> Frame:
    """Return the frame of a page; None stands for `NOT_FOUND`."""
    if head is None:
        root = f"{urlsplit(site.address).path.rstrip('/')}/"
        listed = [(label, root + href, "") for label, href, _ in menu(site, "")]
        report = error_report(site, None, root)
        url = version.url(site.repository)
        return Frame(
            None, site.agency, POLICY, root, listed, report, version.words, url, site.address
        )
    here = head.address
    changed = site.changed.get(head.path)
    status = statuses(site).get(here)
    return Frame(
        head=head,
        agency=site.agency,
        security_policy=POLICY,
        home=relative(here, "/"),
        menu=menu(site, here),
        error_report=error_report(site, head),
        version=version.words,
        version_url=version.url(site.repository),
        site_address=site.address,
        canonical_url=site.address and site.address + here,
        title=head.title,
        head_title=head_title(site, head),
        description=clip(head.description),
        crumbs=[(label, relative(here, target)) for label, target in head.crumbs],
        is_record=head.path.startswith("data/"),
        staff=staff_links(site, head),
        source=head.source,
        changed=changed,
        changed_words=long_date(changed) if changed else "",
        history=[_listed(site, edit) for edit in site.history.get(head.path, [])],
        verification=status,
        verification_words=verification_words(status) if status else "",
        verification_url=relative(here, f"/{Page(Kind.VERIFICATION).address}"),
        linked_data=linked_data(site, head),
    )


def _listed(site: Site, edit: Edit) -> tuple[str, tuple[str, ...], str | None]:
    """Return the day, differences and forge address of a change, as its page lists them."""
    has_link = site.repository and edit.commit
    url = f"{site.repository}/commit/{edit.commit}" if has_link else None
    return long_date(edit.day), edit.lines, url


def head_title(site: Site, head: Head) -> str:
    """Return the title for tabs and search results: page, section, agency, none of them twice."""
    section = head.crumbs[-1][0] if len(head.crumbs) > 1 else ""
    parts = [head.title, "" if section in head.title else section, site.agency.short_name]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def menu(site: Site, here: str) -> list[tuple[str, str, str]]:
    """Return the main menu: label, relative address, and value of ``aria-current``.

    Sections without a record are left out; the open questions name them.

    The value is ``page`` for the page at ``here``, ``true`` for the entry above it, else empty.
    """
    entries: list[tuple[str, Page]] = []
    if half := site.halves.front:
        entries.append(("มาตรการและผล", Page(Kind.YEAR, half.year)))
        if half.is_reported:
            entries.append(("รายงานทางการ", Page(Kind.REPORT, half.year, str(half.number))))
    sections = [
        (site.promises, "คำมั่นและข้อปฏิบัติ", Kind.PROMISES),
        (site.documents, "เอกสาร", Kind.DOCUMENTS),
        (site.events, "ปฏิทิน", Kind.CALENDAR),
        (site.units, "หน่วยงาน", Kind.UNITS),
    ]
    entries += [(label, Page(kind)) for content, label, kind in sections if content]
    entries += [
        ("ITA", Page(Kind.ITA, year))
        for year in [year for year in site.years if site.records.years[year].framework][:1]
    ]
    entries += [
        ("ยังไม่มีคำตอบ", Page(Kind.QUESTIONS)),
        ("ติดต่อ", Page(Kind.CONTACT)),
        ("เกี่ยวกับ", Page(Kind.RECORD_FILES)),
    ]
    listed = [(label, page.address) for label, page in entries]
    above = (address for _, address in listed if here.startswith(address))
    best = max(above, key=len, default=None)
    current = {best: "page" if best == here else "true"}
    return [(label, relative(here, address), current.get(address, "")) for label, address in listed]
