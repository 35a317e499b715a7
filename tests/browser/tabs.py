"""Tabs in as few contexts as may be, for a new context costs about a second of computing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
"""The values of prefers-color-scheme."""
DESK: Final = (1280, 900)
"""Width and height of a screen in CSS pixels, where a test does not say another."""


class Tabs:
    """Opens tabs that have nothing in common but the cache and the browser's processes."""

    def __init__(self, browser: Browser) -> None:
        """Open tabs in a browser."""
        self._browser = browser
        self._contexts: dict[bool, BrowserContext] = {}

    @contextmanager
    def open(
        self,
        width: int = DESK[0],
        height: int = DESK[1],
        *,
        scripts: bool = True,
        scheme: Scheme = "light",
        motion: Literal["no-preference", "reduce"] = "reduce",
        colours: Literal["active", "none"] = "none",
    ) -> Iterator[Page]:
        """Open a tab with a screen of that size, for a reader with these preferences; close it.

        ``motion`` and ``colours`` are the values of prefers-reduced-motion and forced-colors.
        """
        if scripts not in self._contexts:
            self._contexts[scripts] = self._browser.new_context(java_script_enabled=scripts)
        page = self._contexts[scripts].new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion=motion, forced_colors=colours)
        try:
            yield page
        finally:
            page.close()
