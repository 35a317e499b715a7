"""Each page as Chromium prints it on A4, and the official report above all."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from pypdf import PdfReader

from tests.browser.opened import REPORT
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.opened import Opened

A4: Final = (595, 842)
A4_LANDSCAPE: Final = (842, 595)
LEAST_ON_A_SHEET: Final = 20
"""Characters without white space and marks: fewer are a line that strayed from its sheet."""
ONLY_ON_SCREEN: Final = (
    "button:not(.term), .menu, .skip-link, .breadcrumbs, .page-foot, .site-footer"
)
_SEEN: Final = "parts => parts.filter(part => part.checkVisibility()).map(part => part.className)"
# Every passage of text that the print style lets through, without the passages inside it.
_PASSAGES: Final = """() => {
  const blocks = "h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, caption";
  document.querySelectorAll(".visually-hidden").forEach(unseen => unseen.remove());
  return [...document.querySelectorAll(blocks)]
    .filter(block => block.checkVisibility() && !block.querySelector(blocks))
    .flatMap(block => block.innerText.split("\\n"));
}"""
_ROWS: Final = """rows => rows.map(row => [...row.querySelectorAll("td p")]
  .filter(p => p.checkVisibility())
  .map(p => p.innerText))"""
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


def report_on_a_screen(opened: Opened) -> Iterator[object]:
    """An official report has columns and rows, which are kept to be looked for on paper."""
    if not REPORT.fullmatch(opened.address):
        return
    columns = opened.page.locator(".report thead th").all_inner_texts()
    rows = opened.page.locator(".report tbody tr").evaluate_all(_ROWS)
    opened.kept["columns"] = [bare(text) for text in columns]
    opened.kept["rows"] = [[bare(part) for part in row] for row in rows]
    if len(columns) < 6 or not rows:
        yield f"{len(columns)} columns and {len(rows)} rows"


def clean_sheets(opened: Opened) -> Iterator[object]:
    """Every sheet is A4 and full, nothing of use on a screen alone is on it, no text is lost."""
    page = opened.page
    page.emulate_media(media="print")
    for part in page.locator(ONLY_ON_SCREEN).evaluate_all(_SEEN):
        yield "of no use on paper", part
    sizes, texts = printed(page)
    opened.kept["sheets"] = texts
    opened.figures["sheets"] = len(sizes)
    expected = A4_LANDSCAPE if REPORT.fullmatch(opened.address) else A4
    yield from set(sizes) - {expected}
    for number, text in enumerate(texts, 1):
        if len(text) < LEAST_ON_A_SHEET:
            yield number, f"nearly empty: {text}"
    whole = "".join(
        text.removeprefix(thai_digits(f"{number}/{len(texts)}"))
        for number, text in enumerate(texts, 1)
    )
    for text in page.evaluate(_PASSAGES):
        if bare(text) not in whole:
            yield "lost", text


def report_on_paper(opened: Opened) -> Iterator[object]:
    """Every sheet of the report but the cover has the table's header; no row is broken or lost."""
    if not REPORT.fullmatch(opened.address):
        return
    columns, rows, texts = (opened.kept[name] for name in ("columns", "rows", "sheets"))
    opened.figures["report rows"] = len(rows)
    with_table = [text for text in texts if columns[2] in text]
    if len(with_table) < len(texts) - 1:
        yield "more sheets than the cover have no table"
    for number, text in enumerate(with_table):
        yield from ((number, column) for column in columns if column not in text)
    for row in rows:
        if not any(all(part in text for part in row) for text in texts):
            yield "broken or lost", row
