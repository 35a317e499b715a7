"""Nothing on any page is stopped by the page's own policy, or by the server's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

WATCH: Final = """
addEventListener("securitypolicyviolation", event => {
  (window.broken ??= []).push(event.violatedDirective + " " + event.blockedURI);
});
"""


def test_no_page_breaks_its_own_policy(visits: Visits) -> None:
    with visits.tab(390, 844) as page:
        page.add_init_script(WATCH)
        assert visits.found_by(page, "window.broken ?? []") == []


def test_the_policy_stops_a_script_that_got_into_a_page(visits: Visits) -> None:
    with visits.tab() as page:
        page.add_init_script(WATCH)
        page.goto(visits.base_url)
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "document.title = 'changed'";
              document.body.append(script);
            }"""
        )
        assert page.title() != "changed"
        assert set(page.evaluate("window.broken")) == {"script-src-elem inline"}
