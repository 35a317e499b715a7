"""Which pages passed all checks before, told by the bytes of all that the checks depend on.

Continuous integration remembers nothing: there every page is opened.
"""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import unquote, urljoin, urlsplit

from benchmarks.web_server import CONFIG
from tests.browser.checks.axe import AXE
from tests.built import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.built import BuiltPage

SOURCES: Final = (
    *sorted(Path(__file__).parent.rglob("*.py")),
    ROOT / "tests" / "built.py",
    ROOT / "benchmarks" / "web_server.py",
    ROOT / "transparency" / "language" / "thai.py",  # the checks of printed sheets count in Thai
    CONFIG,
)
_TOOLS: Final = ("axe-playwright-python", "playwright", "pypdf")


def digests(site: Path, pages: Mapping[str, BuiltPage], browser: str) -> dict[str, str]:
    """Return for each address a SHA-256 over the page, all that it loads, and what judges it.

    ``browser`` is Chromium's version. What a page loads is taken from its links and the folder of
    styles, scripts, fonts and images; links to other pages do not count.
    """
    judges = hashlib.sha256()
    for text in (browser, AXE, *(version(tool) for tool in _TOOLS)):
        judges.update(f"{len(text)} {text}".encode())
    _add_files(judges, SOURCES)
    _add_files(judges, sorted(file for file in (site / "assets").rglob("*") if file.is_file()))
    found = {}
    for address, page in pages.items():
        total = judges.copy()
        _add_files(total, [_file(site, address), *_loaded(site, address, page.links)])
        found[address] = total.hexdigest()
    return found


def _add_files(total: hashlib._Hash, files: Iterable[Path]) -> None:
    for file in files:
        data = file.read_bytes()
        total.update(f"{file.name} {len(data)} ".encode())
        total.update(data)


def _file(site: Path, address: str) -> Path:
    return site / (address if address.endswith(".html") else f"{address}index.html")


def _loaded(site: Path, address: str, links: Iterable[str]) -> list[Path]:
    """Return the files of the site that a page names and that are no pages themselves."""
    named = {urlsplit(urljoin(f"http://here/{address}", link)) for link in links}
    paths = {site / unquote(url.path).lstrip("/") for url in named if url.netloc == "here"}
    return sorted(path for path in paths if path.is_file() and path.suffix != ".html")


class Cache(Protocol):
    """What is used of pytest's own cache, which keeps values from run to run."""

    def get(self, key: str, default: object) -> Any:  # noqa: ANN401 - pytest's own
        """Return what was kept under a name."""

    def set(self, key: str, value: object) -> None:
        """Keep a value under a name."""


class Memory:
    """What is known of pages that passed, from run to run."""

    def __init__(self, cache: Cache | None, site: str) -> None:
        """Remember the pages of one site; without a cache, nothing."""
        self._cache = cache
        self._key = f"pages/{site}"
        self._used = not any(os.environ.get(name) for name in ("CI", "GITHUB_ACTIONS"))

    def read(self) -> dict[str, dict[str, int]]:
        """Return what was measured of each page that passed, by the page's digest."""
        if self._cache is None or not self._used:
            return {}
        known: dict[str, dict[str, int]] = self._cache.get(self._key, {})
        return known

    def write(self, passed: dict[str, dict[str, int]]) -> None:
        """Keep what was measured of the pages that passed, and forget the others."""
        if self._cache is not None:
            self._cache.set(self._key, passed)
