"""Every page for readers who zoom, space out, use keys, want no motion, or set their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.checks.reading import MOVING
from tests.browser.checks.states import DESKTOP, PHONE, WITHOUT_SCRIPTS

if TYPE_CHECKING:
    from tests.browser.opened import State
    from tests.browser.sweep import Sweep
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

MOST_BROKEN: Final = 5
"""Common words at most that ends of lines cut, on all pages of a site together."""


@pytest.mark.parametrize(("check", "state"), [
    ("lost when zoomed", PHONE), ("lost", PHONE), ("lost when spaced", PHONE),
    ("lost", DESKTOP), ("lost when spaced", DESKTOP),
], ids=lambda value: getattr(value, "name", value))  # fmt: skip
def test_zoom_and_text_spacing_lose_nothing(sweep: Sweep, check: str, state: State) -> None:
    assert sweep.wrong(check, state) == []


def test_the_ends_of_lines_leave_words_whole_on_a_phone(sweep: Sweep, figures: list[str]) -> None:
    broken = sweep.wrong("broken words", PHONE)
    figures.append(f"words cut by the end of a line, {sweep.name} (at most {MOST_BROKEN}):")
    figures += [f"  {word}  /{address}" for address, word in broken]
    assert len(broken) <= MOST_BROKEN
    assert sweep.wrong("words split up", PHONE) == []


@pytest.mark.parametrize("state", [PHONE, DESKTOP], ids=lambda state: state.name)
@pytest.mark.parametrize("check", ["unseen focus", "small targets"])
def test_whatever_takes_the_keyboard_shows_it_and_is_24_pixels_wide_and_high(
    sweep: Sweep, check: str, state: State
) -> None:
    assert sweep.wrong(check, state) == []


def test_the_skip_link_comes_first_is_seen_and_leads_to_the_content(sweep: Sweep) -> None:
    assert sweep.wrong("skip link", PHONE) == []


def test_nothing_moves_for_readers_who_want_no_motion(sweep: Sweep, visits: Visits) -> None:
    assert sweep.wrong("moving", DESKTOP) == []
    with visits.tabs.open(motion="no-preference") as page:
        page.goto(visits.base_url)
        assert page.evaluate(MOVING) != []


def test_every_page_reads_the_same_without_javascript(sweep: Sweep) -> None:
    assert sweep.wrong("text", DESKTOP) == []
    assert sweep.wrong("text", WITHOUT_SCRIPTS) == []


def test_meaning_survives_the_readers_own_colours(visits: Visits) -> None:
    style = "(element, name) => getComputedStyle(element)[name]"
    with visits.tabs.open(colours="active") as page:
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
    with visits.tabs.open() as page:
        page.goto(visits.base_url + report)
        for width in (320, 390, 768, 1024, 1167, 1168, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            frame = page.locator(".table-frame")
            if frame.evaluate("frame => frame.scrollWidth > frame.clientWidth"):
                wide.append(width)
    assert wide == []
