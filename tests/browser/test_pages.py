"""Every page, on a phone and on a desktop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.built import read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_whole(
    browser: Browser, base_url: str, report_site: Path, width: int
) -> None:
    wrong: list[tuple[str, str]] = []
    outside: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("request", lambda request: outside.append(request.url)
            if not request.url.startswith(base_url) else None)  # fmt: skip
    page.on("console", lambda message: wrong.append((page.url, message.text)))
    page.on("response", lambda response: wrong.append((page.url, response.url))
            if response.status >= 400 else None)  # fmt: skip
    for address in read_pages(report_site):
        page.goto(base_url + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((address, "wider than the screen"))
        if page.locator("html").get_attribute("lang") != "th":
            wrong.append((address, "lang"))
        if not re.search(r"[ก-๙]", page.title()):
            wrong.append((address, "title"))
        if address == "404.html":
            continue
        if not page.locator('meta[name="description"]').get_attribute("content"):
            wrong.append((address, "description"))
        if address and not page.locator(".breadcrumbs a").count():
            wrong.append((address, "breadcrumbs"))
        if not page.get_by_text(re.compile("แก้ไข(ข้อมูล|หน้า)นี้")).count():
            wrong.append((address, "edit link"))
    page.close()
    assert wrong == []
    assert outside == []


def test_the_menu_and_the_skip_link_work_with_the_keyboard_alone(
    browser: Browser, base_url: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900}, java_script_enabled=True)
    page.goto(base_url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#_content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#_content")
    page.close()
