"""Chromium, and the built sites on nginx."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.web_server import serving
from tests.browser.remembered import Memory
from tests.browser.sweep import Sweep
from tests.browser.tabs import Tabs
from tests.browser.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def base_url(report_site: Path) -> Iterator[str]:
    """The address of the real site on nginx."""
    with serving(report_site) as address:
        yield address


@pytest.fixture(scope="session", params=["report_site", "good_site"])
def visits(request: pytest.FixtureRequest, browser: Browser, tabs: Tabs) -> Iterator[Visits]:
    """Every page of the real site, then of the other agency's, which shows what ours lacks."""
    folder: Path = request.getfixturevalue(request.param)
    with serving(folder) as address:
        yield Visits(request.param, folder, address, browser, tabs)


@pytest.fixture(scope="session")
def sweep(visits: Visits, pytestconfig: pytest.Config) -> Sweep:
    """What all checks found on every page of a site, each page opened once a state."""
    return Sweep(visits, Memory(pytestconfig.cache, visits.name))


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """Where a test opens a tab of its own."""
    return Tabs(browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()
