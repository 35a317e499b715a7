"""What can be told of a site from its HTML files alone: headings, anchors, links, scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from tests.built import BuiltPage, read_pages
from tests.living.fault import ASK, Fault, file_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NO_FILE: Final = "404.html"
_DATA_BLOCK: Final = "application/ld+json"
_SEARCH: Final = "search/"
"""The only page that runs a script, one of its own files."""


def html_faults(site: Path) -> list[Fault]:
    """Return what is wrong with the pages of a built site, in the order of their addresses."""
    pages = read_pages(site)
    found = [
        (page.address, what, mend)
        for page in pages.values()
        for finder in (_headings, _anchors, _scripts)
        for what, mend in finder(page)
    ]
    found += [(address, what, mend) for address, what, mend in _links(site, pages)]
    return [Fault(address, file_of(site, address), what, mend)
            for address, what, mend in sorted(found)]  # fmt: skip


def _headings(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """A page has one first heading, and no heading is two levels below the one before."""
    first = page.headings.count(1)
    if first == 0:
        yield "ไม่มีหัวข้อหลักของหน้า", "ขึ้นต้นเนื้อหาด้วย # เว้นวรรค แล้วตามด้วยชื่อหน้า"
    if first > 1:
        yield (
            f"มีหัวข้อหลัก {first} หัวข้อ ต้องมีหัวข้อเดียว",
            "เหลือ # ไว้ที่ชื่อหน้า หัวข้ออื่นใช้ ## หรือ ###",
        )
    for before, after in zip(page.headings, page.headings[1:], strict=False):
        if after - before > 1:
            yield (
                f"หัวข้อข้ามระดับ จากระดับ {before} ไประดับ {after}",
                f"ใช้เครื่องหมาย # จำนวน {before + 1} ตัวที่หัวข้อซึ่งอยู่ใต้หัวข้อระดับ {before}",
            )


def _anchors(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """No two elements share an id."""
    for anchor in sorted({one for one in page.ids if page.ids.count(one) > 1}):
        yield f"มีตำแหน่ง #{anchor} ซ้ำกันในหน้าเดียว", f"ตั้งรหัสให้ไม่ซ้ำกัน {ASK}"


def _scripts(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """No script stands in a page, and nothing is fetched from elsewhere."""
    may = ["module"] if page.address == _SEARCH else []
    code = [(kind, text) for kind, text in page.scripts if kind != _DATA_BLOCK]
    if [kind for kind, _ in code] != may or any(text.strip() for _, text in code) or page.handlers:
        yield "มีโปรแกรม (script) อยู่ในหน้า", f"เขียนเนื้อหาเป็นข้อความเท่านั้น {ASK}"
    for load in page.loads:
        if urlsplit(load).scheme or load.startswith("//"):
            yield (
                f"เรียกไฟล์จากที่อื่น คือ {load}",
                f"วางไฟล์ไว้ในที่เก็บข้อมูล แล้วอ้างชื่อไฟล์แทน {ASK}",
            )


def _links(site: Path, pages: Mapping[str, BuiltPage]) -> Iterator[tuple[str, str, str]]:
    """Every link within the site leads to a page, a file, or an anchor that is there.

    404.html is shown at any address, so its links begin at the address of the publication.
    """
    for address, page in pages.items():
        for link in page.links if address != _NO_FILE else ():
            url = urlsplit(urljoin(f"http://here/{address}", link))
            if (url.scheme, url.netloc) != ("http", "here"):
                continue
            path = unquote(url.path).lstrip("/")
            target = pages.get(path)
            if target is None and not (site / path).is_file():
                yield address, f"ลิงก์ {link} ไม่มีปลายทาง", f"แก้ที่อยู่ของลิงก์ หรือลบลิงก์ {ASK}"
            elif target and url.fragment and unquote(url.fragment) not in target.ids:
                yield (
                    address,
                    f"ลิงก์ {link} ไปยังตำแหน่งที่ไม่มีในหน้าปลายทาง",
                    f"แก้ส่วนหลัง # ของลิงก์ หรือลบส่วนนั้น {ASK}",
                )
