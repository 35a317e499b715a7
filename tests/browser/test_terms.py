"""Words explained in place: by keyboard, by touch, on paper, and without JavaScript."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.checks.states import PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.sweep import Sweep
    from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser
NO_GIFT = "promises/no-gift/"
BUTTON = '[popovertarget="_term-no-gift-policy"].term'
SHEET = "#_term-no-gift-policy"
MEANING = "นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่"
TARGET = 24


@pytest.fixture(params=[(390, 800), (320, 480), (1280, 900)], ids=["phone", "small", "desktop"])
def page(request: pytest.FixtureRequest, tabs: Tabs, base_url: str) -> Iterator[Page]:
    """The page of a promise that names the No Gift Policy, with scripts off."""
    width, height = request.param
    with tabs.open(width, height, scripts=False) as page:
        page.goto(base_url + NO_GIFT)
        yield page


def test_a_word_opens_and_closes_with_the_keyboard_alone(page: Page) -> None:
    sheet = page.locator(SHEET)
    expect(sheet).to_be_hidden()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{BUTTON}:focus").count():
            break
    expect(page.locator(BUTTON)).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text(MEANING)
    page.keyboard.press("Tab")
    expect(sheet.get_by_role("link", name="อ่านเพิ่มในหน้าคำศัพท์")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(BUTTON)).to_be_focused()


def test_the_sheet_is_whole_within_the_screen_and_closes_by_its_button_and_by_a_tap_beside_it(
    page: Page,
) -> None:
    size = page.viewport_size
    sheet = page.locator(SHEET)
    for close in ("button", "beside"):
        page.locator(BUTTON).click()
        expect(sheet).to_be_visible()
        box = sheet.bounding_box()
        assert size
        assert box
        assert min(box["x"], box["y"]) >= 0
        assert box["x"] + box["width"] <= size["width"] + 0.5
        assert box["y"] + box["height"] <= size["height"] + 0.5
        if size["width"] < 400:
            assert box["width"] == size["width"]
            assert box["y"] + box["height"] == pytest.approx(size["height"], abs=1)
        button = sheet.get_by_role("button", name="ปิด")
        target = button.bounding_box()
        assert target
        assert min(target["width"], target["height"]) >= 44
        if close == "button":
            button.click()
        else:
            page.mouse.click(size["width"] - 5, 5)
        expect(sheet).to_be_hidden()


def test_the_sheet_leads_to_the_word_on_the_glossary_page(page: Page) -> None:
    page.locator(BUTTON).click()
    page.locator(SHEET).get_by_role("link", name="อ่านเพิ่มในหน้าคำศัพท์").click()
    expect(page).to_have_url(re.compile(r"/glossary/#_term-no-gift-policy$"))
    expect(page.locator(SHEET)).to_be_in_viewport()
    expect(page.locator(SHEET)).to_contain_text(MEANING)


def test_a_word_looks_and_measures_like_its_text_and_is_easy_to_hit(
    tabs: Tabs, base_url: str
) -> None:
    with tabs.open(390, 800) as page:
        page.goto(base_url + NO_GIFT)
        same = ["color", "fontFamily", "fontSize", "fontWeight", "lineHeight", "letterSpacing"]
        assert (
            page.evaluate(
                """([selector, names]) => {
                const word = document.querySelector(selector);
                const [own, text] = [getComputedStyle(word), getComputedStyle(word.parentElement)];
                return names.filter((name) => own[name] !== text[name]);
            }""",
                [BUTTON, same],
            )
            == []
        )
        box = page.locator(BUTTON).bounding_box()
        assert box
        assert box["height"] >= TARGET
        height = "document.querySelector('.editorial').getBoundingClientRect().height"
        with_button = page.evaluate(height)
        page.evaluate(
            "(selector) => { const word = document.querySelector(selector);"
            " word.replaceWith(...word.childNodes); }",
            BUTTON,
        )
        assert page.evaluate(height) == with_button


def test_copied_text_holds_the_word(tabs: Tabs, base_url: str) -> None:
    with tabs.open() as page:
        page.goto(base_url + NO_GIFT)
        copied = page.evaluate(
            "() => { getSelection().selectAllChildren(document.querySelector('.editorial'));"
            " return getSelection().toString(); }"
        )
    assert "จากการปฏิบัติหน้าที่ (No Gift Policy) และมีกิจกรรม" in copied


def test_nothing_of_the_list_is_seen_on_any_page(sweep: Sweep) -> None:
    assert sweep.wrong("list of terms", PHONE) == []


def test_on_paper_the_words_stand_at_the_end_of_the_page(tabs: Tabs, base_url: str) -> None:
    with tabs.open() as page:
        page.goto(base_url + NO_GIFT)
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name="คำที่ใช้ในหน้านี้")).to_be_visible()
        expect(page.locator(SHEET)).to_be_visible()
        expect(page.locator(SHEET).get_by_text("ปิด")).to_be_hidden()
        text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "ใช้ในหน้านี" in text  # pypdf loses some marks above Thai letters


def test_the_official_report_prints_without_the_list(tabs: Tabs, base_url: str) -> None:
    with tabs.open() as page:
        page.goto(f"{base_url}2566/report/1/")
        page.emulate_media(media="print")
        assert page.locator(".terms:visible").count() == 0
