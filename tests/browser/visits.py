"""A site on a web server, and tabs to visit it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.built import read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.tabs import Tabs


@dataclass(frozen=True)
class Visits:
    """A site on a web server, and the browser to visit it with."""

    name: str
    folder: Path
    base_url: str
    browser: Browser
    tabs: Tabs

    @property
    def addresses(self) -> list[str]:
        """Every page, from the site's root, 404.html among them."""
        return list(read_pages(self.folder))
