"""A page that is open in one state, and what was heard while it loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

REPORT: Final = re.compile(r"\d+/report/\d+/")
"""The address of an official report, from the site's root."""
WATCH: Final = """
addEventListener("securitypolicyviolation", event => {
  (window.broken ??= []).push(event.violatedDirective + " " + event.blockedURI);
});
"""
_SETTLING: Final = 50
"""Milliseconds in which the last events of a page come in."""


@dataclass
class Heard:
    """What went over the line and was said on the console since the page was asked for."""

    received: int = 0
    """Bytes, headers and compressed bodies."""
    asked: list[str] = field(default_factory=list)
    """Addresses, without those that hold their own data."""
    refused: list[str] = field(default_factory=list)
    """Addresses that were answered with 400 or more, each after its status."""
    console: list[str] = field(default_factory=list)


@dataclass
class Opened:
    """One page of a site in a tab, as a check looks at it."""

    base_url: str
    address: str
    """From the site's root."""
    page: Page
    heard: Heard
    figures: dict[str, int]
    """What was measured of the page in any state; kept with what is known of unchanged pages."""
    kept: dict[str, Any]
    """What a later check of the same page needs, in any state."""

    def shown(self, width: int, height: int, scheme: str = "light") -> None:
        """Show the page on a screen of that size in CSS pixels, light or dark."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(
            media="screen", color_scheme="dark" if scheme == "dark" else "light"
        )

    def settle(self) -> None:
        """Wait for the last events of what was asked for."""
        self.page.wait_for_timeout(_SETTLING)


Check = Callable[[Opened], Iterable[object]]
"""Looks at an opened page and tells what is wrong with it; nothing, where it is as it should be."""


@dataclass(frozen=True, eq=False)
class State:
    """A way to open every page, and what is looked at then, in this order."""

    name: str
    width: int
    height: int
    checks: dict[str, Check]
    scripts: bool = True


class Tab:
    """One tab that goes to page after page, with an empty cache for each."""

    def __init__(self, context: BrowserContext, state: State) -> None:
        """Open the tab."""
        self._state = state
        self.page = context.new_page()
        self.page.add_init_script(WATCH)
        self._client = context.new_cdp_session(self.page)
        self._client.send("Network.enable")
        self._heard = Heard()
        self._client.on("Network.loadingFinished", self._add_size)
        self._client.on("Network.requestWillBeSent", self._add_address)
        self.page.on("console", lambda message: self._heard.console.append(message.text))
        self.page.on("response", lambda answer: self._heard.refused.append(
            f"{answer.status} {answer.url}") if answer.status >= 400 else None)  # fmt: skip

    def _add_size(self, event: dict[str, Any]) -> None:
        self._heard.received += int(event["encodedDataLength"])

    def _add_address(self, event: dict[str, Any]) -> None:
        address: str = event["request"]["url"]
        if not address.startswith("data:"):
            self._heard.asked.append(address)

    def open(
        self, base_url: str, address: str, figures: dict[str, int], kept: dict[str, Any]
    ) -> Opened:
        """Go to a page as one who never was on the site, on the screen of the tab's state."""
        self._client.send("Network.clearBrowserCache")
        self._heard = Heard()
        opened = Opened(base_url, address, self.page, self._heard, figures, kept)
        opened.shown(self._state.width, self._state.height)
        self.page.goto(base_url + address)
        return opened
