"""Going through every page of a site with one tab."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.built import read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@dataclass(frozen=True)
class Visits:
    """A site on a web server, and the browser to visit it with."""

    name: str
    folder: Path
    base_url: str
    browser: Browser

    @property
    def addresses(self) -> list[str]:
        """Every page, from the site's root, 404.html among them."""
        return list(read_pages(self.folder))

    @contextmanager
    def tab(self, width: int = 1280, height: int = 900, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own
        """Open a tab with its own cache; transitions are off unless the options say otherwise."""
        options.setdefault("reduced_motion", "reduce")
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        yield context.new_page()
        context.close()

    def pages(self, page: Page) -> Iterator[str]:
        """Go to one page after the other and yield the address of each."""
        for address in self.addresses:
            page.goto(self.base_url + address)
            yield address

    def found_by(self, page: Page, script: str) -> list[Any]:
        """Return what a script finds wrong on all pages, each with its page's address."""
        return [(address, wrong) for address in self.pages(page) for wrong in page.evaluate(script)]
