"""What a first visit costs, whose servers it asks, and what is stopped or said meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.opened import Opened

FIRST_VISIT: Final = 82 * 1024
"""Bytes at most, headers and compressed bodies of the page and all that it loads."""
LEAST: Final = 10_000
"""Bytes below which nothing was measured."""
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


def first_visit(opened: Opened) -> Iterator[object]:
    """Everything a page loads is light, and is measured with the font and the styles in it."""
    opened.page.evaluate(_ALSO)
    opened.settle()
    heard = opened.heard
    opened.figures["bytes"] = heard.received
    if heard.received > FIRST_VISIT:
        yield f"{heard.received} bytes"
    if heard.received <= LEAST:
        yield f"{heard.received} bytes: nothing was measured"
    for ending in (".css", ".woff2"):
        if not any(url.endswith(ending) for url in heard.asked):
            yield f"no {ending} was measured"


def other_servers(opened: Opened) -> Iterator[object]:
    """A page asks its own server, and no other."""
    asked = opened.heard.asked
    if opened.base_url + opened.address not in asked:
        yield "the page itself was not seen to be asked for"
    yield from (url for url in asked if not url.startswith(opened.base_url))


def complaints(opened: Opened) -> Iterator[object]:
    """Nothing that a page asks for is missing, and the console has nothing to say."""
    yield from opened.heard.refused
    yield from opened.heard.console


def broken_policy(opened: Opened) -> Iterator[object]:
    """Nothing is stopped by the page's own policy, or by the server's."""
    yield from opened.page.evaluate("window.broken ?? []")
