"""The pictures of the year as a phone shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.tabs import SCHEMES

if TYPE_CHECKING:
    from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

SIZES = """svg => [...svg.querySelectorAll("text")].map(text =>
  parseFloat(text.getAttribute("font-size")) * svg.getBoundingClientRect().width / 340)"""
STICKING_OUT = """svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 4 || box.right > frame.right + 1;
  }).map(text => text.textContent);
}"""
FONTS = (
    """svg => [...svg.querySelectorAll("text")].map(text => getComputedStyle(text).fontFamily)"""
)
PAINTS = """svg => [...svg.querySelectorAll("path, text")].map(
  node => getComputedStyle(node).fill + getComputedStyle(node).stroke)"""


@pytest.mark.parametrize("address", ["", "2566/"])
def test_the_text_of_a_picture_is_readable_on_a_phone(
    tabs: Tabs, base_url: str, address: str
) -> None:
    with tabs.open(390, 900) as page:
        page.goto(base_url + address)
        drawings = page.locator(".picture__drawing").all()
        assert len(drawings) == (4 if address else 1)
        body = page.evaluate("getComputedStyle(document.body).fontFamily")
        for drawing in drawings:
            assert min(drawing.evaluate(SIZES)) >= 14
            assert drawing.evaluate(STICKING_OUT) == []
            assert set(drawing.evaluate(FONTS)) == {body}


def test_a_picture_follows_the_readers_colours(tabs: Tabs, base_url: str) -> None:
    paints = {}
    for scheme in SCHEMES:
        with tabs.open(scheme=scheme) as page:
            page.goto(base_url)
            paints[scheme] = page.locator(".picture__drawing").evaluate(PAINTS)
    assert paints["light"]
    assert [pair for pair in zip(*paints.values(), strict=True) if pair[0] == pair[1]] == []


def test_the_table_of_a_picture_opens_without_javascript(tabs: Tabs, base_url: str) -> None:
    with tabs.open(390, 900, scripts=False) as page:
        page.goto(base_url)
        table = page.locator(".picture__table")
        assert not table.is_visible()
        page.get_by_text("ดูเป็นตาราง").click()
        assert table.is_visible()
        box = table.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
