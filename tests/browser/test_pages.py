"""Every page, on a phone and on a desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks.states import DESKTOP, PHONE

if TYPE_CHECKING:
    from tests.browser.opened import State
    from tests.browser.sweep import Sweep
    from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser


def test_every_page_is_whole(sweep: Sweep) -> None:
    assert sweep.wrong("parts", PHONE) == []


@pytest.mark.parametrize("state", [PHONE, DESKTOP], ids=lambda state: state.name)
@pytest.mark.parametrize("check", ["complaints", "other servers"])
def test_no_page_lacks_anything_complains_or_asks_another_server(
    sweep: Sweep, check: str, state: State
) -> None:
    assert sweep.wrong(check, state) == []


def test_no_page_has_an_id_twice(sweep: Sweep) -> None:
    assert sweep.wrong("ids twice", PHONE) == []


def test_the_menu_and_the_skip_link_work_with_the_keyboard_alone(tabs: Tabs, base_url: str) -> None:
    with tabs.open(390, 900) as page:
        page.goto(base_url)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#_content"
        page.keyboard.press("Enter")
        assert page.url.endswith("#_content")
