"""The open questions are sifted by links alone: without scripts, and from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

SECTIONS = ".sifted:visible"
GROUPS = ".sifted__group:visible"


def choose(page: Page, place: str) -> None:
    page.locator(f'.sieve a[href="#{place}"]').focus()
    page.keyboard.press("Enter")


def test_a_link_of_the_sieve_leaves_what_it_names_and_another_all(visits: Visits) -> None:
    with visits.tabs.open(scripts=False) as page:
        page.goto(f"{visits.base_url}questions/")
        everything = page.locator(SECTIONS).count(), page.locator(GROUPS).count()
        first = page.locator(".sifted").first.get_attribute("id")
        assert first is not None
        choose(page, first)
        shown = page.locator(SECTIONS)
        assert [shown.nth(at).get_attribute("id") for at in range(shown.count())] == [first]
        choose(page, "actions")
        assert page.locator(".sifted__group--actions:visible").count() > 0
        assert page.locator(GROUPS).count() == page.locator(".sifted__group--actions").count()
        assert page.locator(SECTIONS).count() == page.locator(GROUPS).count()
        choose(page, "_all")
        assert (page.locator(SECTIONS).count(), page.locator(GROUPS).count()) == everything
        assert everything[0] > 1
