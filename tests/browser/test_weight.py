"""What a first visit costs: bytes on the line from a real web server, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.checks.states import PHONE

if TYPE_CHECKING:
    from tests.browser.sweep import Sweep
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

HEAVIEST: Final = 5


def test_the_first_visit_of_any_page_is_light_and_stays_on_this_server(
    sweep: Sweep, figures: list[str]
) -> None:
    bytes_of = {address: measured["bytes"] for address, measured in sweep.figures.items()}
    heaviest = sorted(bytes_of, key=bytes_of.__getitem__, reverse=True)
    figures.append(f"first visit, {sweep.name}, KiB with gzip, everything (at most 82):")
    figures += [f"  {bytes_of[address] / 1024:6.1f}  /{address}" for address in heaviest[:HEAVIEST]]
    figures.append(f"  {bytes_of[heaviest[-1]] / 1024:6.1f}  /{heaviest[-1]} (the lightest)")
    assert sweep.wrong("first visit", PHONE) == []
    assert sweep.wrong("other servers", PHONE) == []


def test_the_web_server_sends_what_an_agency_should_send(visits: Visits) -> None:
    with visits.tabs.open() as page:
        request = page.request
        home = request.get(visits.base_url)
        assert home.headers["content-type"] == "text/html; charset=utf-8"
        assert home.headers["content-encoding"] == "gzip"
        assert home.headers["cache-control"] == "no-cache"
        assert home.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in home.headers["content-security-policy"]
        missing = request.get(f"{visits.base_url}nothing/here/")
        assert missing.status == 404
        assert "ไม่พบหน้านี้" in missing.text()
        record = request.get(f"{visits.base_url}data/agency.yml")
        assert record.headers["content-type"] == "text/plain; charset=utf-8"
        font = re.search(r'href="([^"]+\.woff2)"', home.text())
        assert font
        answer = request.get(visits.base_url + font[1])
        assert answer.headers["content-type"] == "font/woff2"
        assert "content-encoding" not in answer.headers
        moved = request.get(f"{visits.base_url}calendar", max_redirects=0)
        assert moved.headers["location"] == "/calendar/"
