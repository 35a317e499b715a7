"""Nothing on any page is stopped by the page's own policy, or by the server's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks.states import DESKTOP, PHONE
from tests.browser.opened import WATCH

if TYPE_CHECKING:
    from tests.browser.opened import State
    from tests.browser.sweep import Sweep
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("state", [PHONE, DESKTOP], ids=lambda state: state.name)
def test_no_page_breaks_its_own_policy(sweep: Sweep, state: State) -> None:
    assert sweep.wrong("policy", state) == []


def test_the_policy_stops_a_script_that_got_into_a_page(visits: Visits) -> None:
    with visits.tabs.open() as page:
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
