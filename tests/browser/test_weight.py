"""What a first visit costs: bytes on the line from a real web server, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

FIRST_VISIT: Final = 100 * 1024
"""Bytes at most, headers and compressed bodies of the page and all that it loads."""
HEAVIEST: Final = 5
# What a headless browser or a reader who does not scroll would not ask for: icons, the manifest,
# and pictures below the fold.
_ALSO: Final = """async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.decode().catch(() => {});
  }));
  const links = document.querySelectorAll(
    "link[rel~=icon], link[rel=manifest], link[rel=apple-touch-icon]");
  await Promise.all([...links].map(
    link => fetch(link.href).then(answer => answer.arrayBuffer())));
}"""


def first_visit(visits: Visits, address: str) -> tuple[int, list[str]]:
    """Return the bytes received and the addresses asked for, with an empty cache."""
    received, asked = 0, []

    def add(event: dict[str, Any]) -> None:
        nonlocal received
        received += int(event["encodedDataLength"])

    with visits.tab(390, 844) as page:
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        client.on("Network.loadingFinished", add)
        client.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
        page.goto(visits.base_url + address)
        page.evaluate(_ALSO)
        page.wait_for_timeout(50)  # the last events are on their way
    return received, [url for url in asked if not url.startswith("data:")]


def test_the_first_visit_of_any_page_is_light_and_stays_on_this_server(
    visits: Visits, figures: list[str]
) -> None:
    bytes_of, outside = {}, []
    for address in visits.addresses:
        bytes_of[address], asked = first_visit(visits, address)
        assert any(url.endswith(".css") for url in asked)
        assert any(url.endswith(".woff2") for url in asked)
        outside += [url for url in asked if not url.startswith(visits.base_url)]
    heaviest = sorted(bytes_of, key=bytes_of.__getitem__, reverse=True)
    figures.append(f"first visit, {visits.name}, KiB with gzip, everything (at most 100):")
    figures += [f"  {bytes_of[address] / 1024:6.1f}  /{address}" for address in heaviest[:HEAVIEST]]
    figures.append(f"  {bytes_of[heaviest[-1]] / 1024:6.1f}  /{heaviest[-1]} (the lightest)")
    assert outside == []
    assert min(bytes_of.values()) > 10_000, "nothing was measured"
    assert {address for address in bytes_of if bytes_of[address] > FIRST_VISIT} == set()


def test_the_web_server_sends_what_an_agency_should_send(visits: Visits) -> None:
    with visits.tab() as page:
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
