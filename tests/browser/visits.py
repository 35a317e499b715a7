"""A site on a web server, and tabs to visit it with."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.built import read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


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
    def context(
        self,
        width: int = 1280,
        height: int = 900,
        **options: Any,  # noqa: ANN401 - Playwright's own
    ) -> Iterator[BrowserContext]:
        """Open a browser of its own cache; nothing moves unless the options say otherwise."""
        options.setdefault("reduced_motion", "reduce")
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        yield context
        context.close()

    @contextmanager
    def tab(self, width: int = 1280, height: int = 900, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own
        """Open one tab in a browser of its own cache."""
        with self.context(width, height, **options) as context:
            yield context.new_page()
