"""Every page for readers who zoom, space out, use keys, want no motion, or set their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

# What is lost to the eye: a page wider than the screen, or text cut off by its own box. A frame
# that scrolls is no loss when the keyboard reaches it.
LOST: Final = """() => {
  const lost = [];
  if (document.documentElement.scrollWidth > innerWidth) lost.push(
    "page " + document.documentElement.scrollWidth);
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility()) continue;
    if (element.closest("svg, .visually-hidden, .skip-link")) continue;
    const {overflowX, overflowY, position, clipPath} = getComputedStyle(element);
    if (position === "absolute" && clipPath !== "none") continue;
    const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const high = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
    const name = element.tagName + "." + element.className;
    const cut = value => value === "hidden" || value === "clip";
    if ((wide && cut(overflowX)) || (high && cut(overflowY))) lost.push(name + " cuts");
    if (wide && /auto|scroll/.test(overflowX) && element.tabIndex < 0) lost.push(name + " scrolls");
    const right = element.getBoundingClientRect().right;
    const framed = element.closest("[tabindex='0']");
    if (right > innerWidth + 1 && !framed) lost.push(name + " sticks out");
  }
  return lost;
}"""
# WCAG 1.4.12, the values of the success criterion.
SPACING: Final = """() => {
  const style = document.createElement("style");
  style.textContent = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`;
  document.head.append(style);
}"""
NO_FOCUS_SEEN: Final = """() => {
  const look = element => [null, "::after"].map(pseudo => {
    const s = getComputedStyle(element, pseudo);
    return s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2
      ? "none" : s.outlineStyle + s.outlineWidth + s.outlineColor;
  });
  const unseen = [];
  document.activeElement.blur();
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  for (const element of document.querySelectorAll(all)) {
    if (!element.checkVisibility()) continue;
    const before = look(element);
    element.focus();
    const after = look(element);
    const box = element.getBoundingClientRect();
    const seen = after.some((value, at) => value !== "none" && value !== before[at]);
    if (!seen || document.activeElement !== element || box.width < 1)
      unseen.push(element.outerHTML.slice(0, 120));
  }
  return unseen;
}"""
SMALL_TARGETS: Final = """() => {
  const small = [];
  for (const element of document.querySelectorAll("a[href], button, input, select, summary")) {
    if (!element.checkVisibility() || element.matches(".skip-link")) continue;
    const boxes = [...element.getClientRects()];
    const width = Math.max(...boxes.map(box => box.width));
    const height = Math.min(...boxes.map(box => box.height));
    if (width < 24 || height < 24)
      small.push([Math.round(width), Math.round(height), element.outerHTML.slice(0, 120)]);
  }
  return small;
}"""
MOVING: Final = """() => [...document.querySelectorAll("*")].flatMap(element =>
  [null, "::before", "::after"].flatMap(pseudo => {
    const s = getComputedStyle(element, pseudo);
    const still = s.transitionDuration.split(",").every(time => parseFloat(time) === 0)
      && s.animationName === "none" && s.scrollBehavior === "auto";
    return still ? [] : [element.tagName + "." + element.className];
  }))"""
VISIBLE_TEXT: Final = "() => document.body.innerText"


@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 800), (1280, 900)])
def test_zoom_and_text_spacing_lose_nothing(visits: Visits, width: int, height: int) -> None:
    lost = []
    with visits.tab(width, height) as page:
        for address in visits.pages(page):
            lost += [(address, "as it is", found) for found in page.evaluate(LOST)]
            page.evaluate(SPACING)
            lost += [(address, "spaced", found) for found in page.evaluate(LOST)]
    assert lost == []


@pytest.mark.parametrize("width", [390, 1280])
def test_whatever_takes_the_keyboard_shows_it_and_is_24_pixels_wide_and_high(
    visits: Visits, width: int
) -> None:
    unseen, small = [], []
    with visits.tab(width) as page:
        for address in visits.pages(page):
            page.keyboard.press("Tab")
            small += [(address, found) for found in page.evaluate(SMALL_TARGETS)]
            unseen += [(address, found) for found in page.evaluate(NO_FOCUS_SEEN)]
    assert unseen == []
    assert small == []


def test_the_skip_link_comes_first_is_seen_and_leads_to_the_content(visits: Visits) -> None:
    wrong = []
    with visits.tab(390) as page:
        for address in visits.pages(page):
            page.keyboard.press("Tab")
            link = page.locator(":focus")
            if link.get_attribute("href") != "#_content":
                wrong.append((address, "is not first"))
            box = link.bounding_box()
            clip = link.evaluate("element => getComputedStyle(element).clipPath")
            if not box or box["height"] < 24 or clip != "none":
                wrong.append((address, "is not seen"))
            page.keyboard.press("Enter")
            if page.evaluate("document.activeElement.id") != "_content":
                wrong.append((address, "does not lead to the content"))
    assert wrong == []


def test_nothing_moves_for_readers_who_want_no_motion(visits: Visits) -> None:
    with visits.tab(reduced_motion="reduce") as page:
        assert visits.found_by(page, MOVING) == []
    with visits.tab(reduced_motion="no-preference") as page:
        page.goto(visits.base_url)
        assert page.evaluate(MOVING) != []


def test_every_page_reads_the_same_without_javascript(visits: Visits) -> None:
    with visits.tab() as page:
        with_script = {address: page.evaluate(VISIBLE_TEXT) for address in visits.pages(page)}
    with visits.tab(java_script_enabled=False) as page:
        without = {address: page.evaluate(VISIBLE_TEXT) for address in visits.pages(page)}
    assert all(len(text) > 200 for text in without.values())
    # Only the search has more to say: that it needs scripts.
    for address, text in with_script.items():
        lines = without[address].split("\n")
        wanted = text.split("\n")
        assert lines == wanted or (
            address == "search/" and [line for line in wanted if line not in lines] == []
        ), address


def test_meaning_survives_the_readers_own_colours(visits: Visits) -> None:
    style = "(element, name) => getComputedStyle(element)[name]"
    with visits.tab(forced_colors="active") as page:
        page.goto(visits.base_url)
        assert page.locator(".hero").evaluate(style, "borderImageSource") == "none"
        picture = page.locator(".picture__drawing").first
        fills = picture.evaluate(
            "drawing => [...drawing.querySelectorAll('rect, path, text')]"
            ".flatMap(part => [getComputedStyle(part).fill, getComputedStyle(part).stroke])"
        )
        # Canvas and CanvasText of Chromium's forced colours, and nothing between.
        assert set(fills) <= {"none", "rgb(0, 0, 0)", "rgb(255, 255, 255)"}
        assert {"none", "rgb(0, 0, 0)"} <= set(fills)
        assert page.locator(".button").first.evaluate(style, "borderTopStyle") == "solid"
        page.goto(f"{visits.base_url}calendar/")
        current = page.locator(".menu__list a[aria-current]")
        others = page.locator(".menu__list a:not([aria-current])")
        assert current.evaluate(style, "borderBottomColor") != others.first.evaluate(
            style, "borderBottomColor"
        )
        assert page.locator(".missing").first.evaluate(style, "borderTopStyle") == "dashed"


def test_the_report_needs_no_scrolling_sideways_on_any_screen(visits: Visits) -> None:
    wide = []
    report = next(address for address in visits.addresses if "/report/" in address)
    with visits.tab() as page:
        page.goto(visits.base_url + report)
        for width in (320, 390, 768, 959, 960, 1024, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            frame = page.locator(".table-frame")
            if frame.evaluate("frame => frame.scrollWidth > frame.clientWidth"):
                wide.append(width)
    assert wide == []
