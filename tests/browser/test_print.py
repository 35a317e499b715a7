"""On paper: the PDF that Chromium prints of every page, and the official report above all."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfReader

from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

A4: Final = (595, 842)
A4_LANDSCAPE: Final = (842, 595)
REPORT: Final = re.compile(r"\d+/report/\d+/")
LEAST_ON_A_SHEET: Final = 20
"""Characters without white space and marks: fewer are a line that strayed from its sheet."""
ONLY_ON_SCREEN: Final = (
    "button:not(.term), .menu, .skip-link, .breadcrumbs, .page-foot, .site-footer"
)
# Every passage of text that the print style lets through, without the passages inside it.
PASSAGES: Final = """() => {
  const blocks = "h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, caption";
  document.querySelectorAll(".visually-hidden").forEach(unseen => unseen.remove());
  return [...document.querySelectorAll(blocks)]
    .filter(block => block.checkVisibility() && !block.querySelector(blocks))
    .flatMap(block => block.innerText.split("\\n"));
}"""
_MARKS: Final = re.compile(r"[\s\x00\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")


def bare(text: str) -> str:
    """Return the text without white space and marks.

    Chromium writes a mark that the font moved aside as no character, and the vowel am as two.
    """
    return _MARKS.sub("", text.replace("\u0e33", "\u0e32"))


def printed(page: Page) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the size in points and the bare text of each sheet that Chromium prints."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages]
    return sizes, [bare(sheet.extract_text()) for sheet in pdf.pages]


def test_every_page_is_clean_on_paper(visits: Visits, figures: list[str]) -> None:
    wrong: list[object] = []
    sheets = 0
    seen = "parts => parts.filter(part => part.checkVisibility()).map(part => part.className)"
    with visits.tab() as page:
        page.emulate_media(media="print")
        for address in visits.pages(page):
            useless = page.locator(ONLY_ON_SCREEN).evaluate_all(seen)
            wrong += [(address, "of no use on paper", part) for part in useless]
            sizes, texts = printed(page)
            sheets += len(sizes)
            expected = A4_LANDSCAPE if REPORT.fullmatch(address) else A4
            wrong += [(address, size) for size in set(sizes) - {expected}]
            for number, text in enumerate(texts, 1):
                if len(text) < LEAST_ON_A_SHEET:
                    wrong.append((address, number, f"nearly empty: {text}"))
            whole = "".join(
                text.removeprefix(thai_digits(f"{number}/{len(texts)}"))
                for number, text in enumerate(texts, 1)
            )
            lost = [text for text in page.evaluate(PASSAGES) if bare(text) not in whole]
            wrong += [(address, "lost", text) for text in lost]
    figures.append(f"print, {visits.name}: {len(visits.addresses)} pages on {sheets} sheets of A4")
    assert wrong == []


def test_the_report_prints_whole_rows_under_its_header_on_every_sheet(visits: Visits) -> None:
    wrong: list[object] = []
    reports = [address for address in visits.addresses if REPORT.fullmatch(address)]
    assert reports
    with visits.tab() as page:
        for address in reports:
            page.goto(visits.base_url + address)
            columns = [bare(text) for text in page.locator(".report thead th").all_inner_texts()]
            rows = page.locator(".report tbody tr").evaluate_all(
                "rows => rows.map(row => [...row.querySelectorAll('td p')].map(p => p.innerText))"
            )
            _, texts = printed(page)
            with_table = [text for text in texts if columns[2] in text]
            assert len(with_table) >= len(texts) - 1, "the cover alone has no table"
            wrong += [(column, number) for number, text in enumerate(with_table)
                      for column in columns if column not in text]  # fmt: skip
            for row in rows:
                parts = [bare(part) for part in row]
                if not any(all(part in text for part in parts) for text in texts):
                    wrong.append((address, "broken or lost", row))
    assert wrong == []


def test_what_folds_on_a_screen_lies_open_on_paper(visits: Visits) -> None:
    with visits.tab() as page:
        page.goto(f"{visits.base_url}contact/")
        page.evaluate(
            "document.querySelector('.content').insertAdjacentHTML('beforeend',"
            " '<details><summary>หัวข้อ</summary><p>ข้อความที่พับไว้</p></details>')"
        )
        assert not page.get_by_text("ข้อความที่พับไว้").is_visible()
        assert bare("ข้อความที่พับไว้") in "".join(printed(page)[1])
