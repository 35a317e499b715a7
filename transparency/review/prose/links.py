"""Where the links and pictures of prose lead: to a page, an anchor or a file that exists."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from transparency.language.nearest import nearest
from transparency.language.printed import one_line
from transparency.pages import catalogue
from transparency.record.budget import SpentError, budget
from transparency.record.problems import Problem, Rule
from transparency.record.stored import PICTURES, StoredFile, alternative_fault, fault_of
from transparency.review.prose.html import scheme
from transparency.review.prose.page import too_complex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.site import Site
    from transparency.record.stored import Fault
    from transparency.review.prose.html import Target
    from transparency.review.prose.page import Page

_FRAME_IDS: Final = {"", "_content"}
"""Anchors that the theme gives every page; an empty one is its top."""
_ALWAYS: Final = {
    "sitemap.xml",
    "robots.txt",
    "manifest.webmanifest",
    "verification/pages.json",
}


class Place(NamedTuple):
    """Where a link stands: line and column count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Prose:
    """The pages and pictures in ``docs/``, by path."""

    pages: Mapping[str, Page | None]
    """None: a page that could not be read, so that its anchors are unknown."""
    pictures: Mapping[str, StoredFile]


def link_problems(prose: Prose, site: Site | None) -> Iterator[Problem]:
    """Yield a problem for each link or picture that leads nowhere or cannot be shown."""
    known = _known(prose, site)
    used: set[str] = set()
    for page in prose.pages.values():
        if page is None:
            continue
        local = [target.url for target in page.seen.targets if _is_local(target.url)]
        used |= {_lookup(page, url, known) or "" for url in local}
        try:
            with budget():
                found = list(_page_problems(page, prose, site, known))
        except SpentError:
            found = [too_complex(page.path)]
        yield from found
    for name in sorted(set(prose.pictures) - used):
        yield Problem(
            path=f"docs/{name}",
            line=1,
            column=1,
            rule=Rule.UNUSED_PICTURE,
            message="ไม่มีหน้าใดใช้ภาพนี้",
            remedy="ใส่ภาพในหน้าที่ต้องการ หรือลบไฟล์",
            example=f"![คำบรรยายภาพ]({name})",
        )


def _page_problems(
    page: Page, prose: Prose, site: Site | None, known: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each link or picture of a page that leads nowhere or cannot be shown."""
    met: Counter[str] = Counter()
    for target in page.seen.targets:
        met[target.url] += 1
        if not _is_local(target.url):
            continue
        line, column = _place(page, target.url, met[target.url])
        here = Place(page.path, line, column)
        found = _lookup(page, target.url, known)
        if target.tag == "img":
            yield from _picture_problems(here, target, found, prose, site)
        elif found is None:
            if site or not _may_be_data(target.url):
                yield _dead(here, target.url, known)
        elif problem := _anchor_problem(here, target.url, prose.pages.get(found)):
            yield problem


def _known(prose: Prose, site: Site | None) -> dict[str, str]:
    """Return the sources that links may lead to, by source path and by address from the root."""
    sources = {name: name for name in [*prose.pages, *prose.pictures]}
    addresses = {f"/{_address(name)}": name for name in sources}
    addresses |= {f"/{name}": name for name in _ALWAYS}
    if site:
        for page in catalogue.record_pages(site):
            sources[f"{page.address}index.md"] = addresses[f"/{page.address}"] = page.address
        for name, _ in catalogue.copies(site):
            sources[name] = addresses[f"/{name}"] = name
    return sources | addresses


def _address(name: str) -> str:
    """Return the address of a file of ``docs/``, from the site's root."""
    if not name.endswith(".md"):
        return name
    return "" if name == "index.md" else f"{name.removesuffix('.md')}/"


def _is_local(url: str) -> bool:
    """Return whether a link leads to another place of this site."""
    return not scheme(url) and not url.startswith("//")


def _lookup(page: Page, url: str, known: Mapping[str, str]) -> str | None:
    """Return the source that a link leads to, as MkDocs and a browser find it, or None."""
    path = unquote(urlsplit(url).path)
    if not path:
        return page.path.removeprefix("docs/") if url else None
    return known.get(path if path.startswith("/") else posixpath.normpath(path))


def _may_be_data(url: str) -> bool:
    """Return whether a link may lead to a page or file made from the record."""
    return "/" in urlsplit(url).path


def _dead(here: Place, url: str, known: Mapping[str, str]) -> Problem:
    path = unquote(urlsplit(url).path)
    choices = [name for name in known if name.startswith("/") == path.startswith("/")]
    return Problem(
        path=here.path,
        line=here.line,
        column=here.column,
        rule=Rule.DEAD_LINK,
        message=f"ลิงก์ “{url}” ไม่มีปลายทาง",
        remedy=(
            "ลิงก์ไปหน้าเนื้อหาด้วยชื่อไฟล์ .md ลิงก์ไปหน้าที่สร้างจากข้อมูลด้วยที่อยู่ที่ขึ้นต้นและลงท้ายด้วย / "
            "และตรวจว่าหน้าหรือไฟล์นั้นมีอยู่"
        ),
        example=f"[ชื่อลิงก์]({one_line(nearest(path, choices) or 'about.md')})",
    )


def _anchor_problem(here: Place, url: str, page: Page | None) -> Problem | None:
    """Return the problem for an anchor that a page of prose does not have, or None."""
    anchor = urlsplit(url).fragment
    if page is None or page.shows_views or {anchor, unquote(anchor)} & (page.seen.ids | _FRAME_IDS):
        return None
    ids = sorted(page.seen.ids)
    near = nearest(unquote(anchor), ids) or next(iter(ids), None)
    listed = f" ({', '.join('#' + name for name in ids)})" if ids else ""
    start = one_line(url.partition("#")[0])
    return Problem(
        path=here.path,
        line=here.line,
        column=here.column,
        rule=Rule.DEAD_ANCHOR,
        message=f"หน้า {page.path} ไม่มีหัวข้อ “#{anchor}”",
        remedy=f"ใช้ชื่อของหัวข้อที่มีอยู่{listed} หรือตัดตั้งแต่ # ออก",
        example=f"[ชื่อลิงก์]({start}#{one_line(near)})" if near else f"[ชื่อลิงก์]({start})",
    )


def _picture_problems(
    here: Place, target: Target, found: str | None, prose: Prose, site: Site | None
) -> Iterator[Problem]:
    """Yield what is wrong with a picture and with its text alternative."""
    stored = prose.pictures.get(found or "")
    if stored is None and site and found:
        stored = site.records.attachments.get(found.removeprefix("files/"))
    is_picture = posixpath.splitext(found or target.url)[1] in PICTURES
    if not is_picture or (stored is None and (site or not _may_be_data(target.url))):
        known = ", ".join(sorted(prose.pictures)) or "ยังไม่มีภาพใน docs/images/"
        yield Problem(
            path=here.path,
            line=here.line,
            column=here.column,
            rule=Rule.MISSING_PICTURE,
            message=f"ไม่พบภาพ “{target.url}”",
            remedy=(f"วางภาพใน docs/images/ แล้วเขียนชื่อให้ตรง ใช้ชนิด {' '.join(PICTURES)} ({known})"),
            example="![พนักงานนั่งประชุมในห้องประชุม](images/meeting.jpg)",
        )
    elif stored and (fault := fault_of(found or target.url, stored)):
        yield _problem(here, fault)
    if fault := alternative_fault(target.alt or "", target.url):
        yield _problem(here, replace(fault, example=f"![{fault.example}]({one_line(target.url)})"))


def _problem(here: Place, fault: Fault) -> Problem:
    """Return what is wrong with a picture as a problem of the page that shows it."""
    return Problem(
        path=here.path,
        line=here.line,
        column=here.column,
        rule=fault.rule,
        message=fault.message,
        remedy=fault.remedy,
        example=fault.example,
    )


def _place(page: Page, url: str, nth: int) -> tuple[int, int]:
    """Return line and column of the ``nth`` link of a page to an address."""
    lines = [unescape(line) for line in page.body.split("\n")]
    link = re.compile(rf"(?:\]\(|\]:)\s*<?({re.escape(url)})(?=[)>\s]|$)")
    places = [
        (at, match.start(1)) for at, line in enumerate(lines, 1) for match in link.finditer(line)
    ]
    places = places or [(at, line.find(url)) for at, line in enumerate(lines, 1) if url in line]
    line, column = places[min(nth, len(places)) - 1] if places else (1, 0)
    return page.offset + line, column + 1
