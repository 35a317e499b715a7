"""What only a browser can tell of a site: barriers (axe-core), what a page weighs, what breaks.

On plain Python's own web server, so that nothing but Chromium need be installed. What a page weighs
is reckoned from its files as nginx compresses them; tests/browser measures it on the line.
"""

from __future__ import annotations

import gzip
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from tests.built import read_pages
from tests.living.fault import ASK, Fault, file_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

CHROMIUM: Final = os.environ.get("CHROMIUM", "/usr/bin/chromium")
HEAVIEST: Final = 100 * 1024
"""Bytes at most of a page with the styles, scripts and fonts that it loads, compressed.

Pictures of the record and of the prose are not counted: `check` holds each to its own limit.
"""
TABS: Final = 2
"""Browsers side by side."""
_WIDTHS: Final = (390, 1280)
"""Pixels of a phone and of a desk, on which tables and menus are laid out differently."""
_PLAIN: Final = {".woff2"}
"""What nginx sends as it is."""
_PICTURES: Final = ("files/", "images/")
_AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Contrast takes most of axe's time, and colours are the program's alone: tests/browser has it.
_RUN: Final = """async () => {
  const options = {resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}};
  return (await axe.run(options)).violations.flatMap(
    rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 120)]));
}"""
_ASKED: Final = """async () => {
  await document.fonts.ready;
  return performance.getEntriesByType("resource").map(entry => entry.name);
}"""
_REMEDIES: Final = {
    "empty-heading": "เขียนข้อความหลังเครื่องหมาย # หรือลบหัวข้อที่ว่าง",
    "heading-order": "ใช้หัวข้อเรียงระดับ ## แล้วจึง ###",
    "image-alt": "เขียนคำบรรยายภาพในวงเล็บเหลี่ยม เช่น ![พนักงานนั่งประชุม](images/meeting.jpg)",
    "image-redundant-alt": "เขียนคำบรรยายภาพให้ต่างจากข้อความที่อยู่ข้างภาพ",
    "link-name": "เขียนข้อความของลิงก์ในวงเล็บเหลี่ยม เช่น [ติดต่อ](contact.md)",
    "page-has-heading-one": "ขึ้นต้นเนื้อหาด้วย # เว้นวรรค แล้วตามด้วยชื่อหน้า",
    "empty-table-header": "เขียนหัวตารางให้ครบทุกช่อง",
}
"""By axe-core's rule: how to mend what Markdown can get wrong."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def browser_faults(site: Path) -> list[Fault]:
    """Return what is wrong with the pages of a built site in Chromium, by their addresses."""
    addresses = [address for address in read_pages(site) if address != "404.html"]
    shares = [addresses[at::TABS] for at in range(min(TABS, len(addresses)))]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(TABS, mp_context=spawning) as pool:
        found = [fault for share in pool.map(partial(_visit, site), shares) for fault in share]
    return sorted(found)


def _visit(site: Path, addresses: list[str]) -> list[Fault]:
    with _served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(reduced_motion="reduce")
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text)
                if message.type == "error" else None)  # fmt: skip
        found = []
        for address in addresses:
            told = [*_look(page, site, base, address)]
            told += [(f"เบราว์เซอร์แจ้งว่า {complaint}", ASK) for complaint in complaints]
            complaints.clear()
            found += [Fault(address, file_of(site, address), *one) for one in dict.fromkeys(told)]
        browser.close()
    return found


def _look(page: Page, site: Path, base: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one page, and how to mend it."""
    page.set_viewport_size({"width": _WIDTHS[0], "height": 844})
    page.goto(base + address)
    asked = {base + address, *page.evaluate(_ASKED)}
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "กว้างกว่าจอโทรศัพท์", f"แบ่งข้อความหรือที่อยู่เว็บที่ยาวติดกันให้สั้นลง {ASK}"
    outside = sorted(url for url in asked if not url.startswith((base, "data:")))
    for url in outside:
        yield f"เรียกไฟล์จากที่อื่น คือ {url}", f"วางไฟล์ไว้ในที่เก็บข้อมูลแทน {ASK}"
    paths = [unquote(urlsplit(url).path).lstrip("/") for url in asked if url.startswith(base)]
    weight = sum(_weight(_file(site, path)) for path in paths if not path.startswith(_PICTURES))
    if weight > HEAVIEST:
        yield (
            f"หนัก {weight / 1024:.0f} กิโลไบต์ ต้องไม่เกิน {HEAVIEST // 1024} กิโลไบต์",
            f"แบ่งเนื้อหาเป็นหลายหน้า {ASK}",
        )
    page.evaluate(_AXE)
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        for rule, html in page.evaluate(_RUN):
            yield (
                f"ผู้พิการอาจใช้ส่วนนี้ไม่ได้ ({rule}): {html}",
                f"{_REMEDIES.get(rule, 'ลองเขียนส่วนนี้ให้ง่ายลง')} {ASK}",
            )


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if not path or path.endswith("/") else site / path


@cache
def _weight(file: Path) -> int:
    """Return the bytes of a file on the line; 0 where there is none, which the browser tells."""
    if not file.is_file():
        return 0
    data = file.read_bytes()
    return len(data) if file.suffix in _PLAIN else len(gzip.compress(data, 6))
