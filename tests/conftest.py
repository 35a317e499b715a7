"""What several tests start from: a day, a good record to break, the sites."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

from tests.built import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["tests.figures", "tests.sites", "tests.server.fixtures"]

# The same examples in each run, however busy the machine; `--hypothesis-profile default` looks for
# new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

FIXTURES: Final = ROOT / "tests" / "fixtures"
GOOD: Final = FIXTURES / "good"
DAY: Final = date(2026, 11, 22)
"""The day on which tests take place; after everything in the good record."""

SERVER: Final = "server"
SYSTEM: Final = ("delivery", SERVER, "workflow")
"""Folders whose tests wait for other programs more than they reckon."""
BROWSER: Final = ("browser", "living")
"""Folders with tests that need Chromium."""
WANTED: Final = {"browser": BROWSER, "publishing": (SERVER,), "system and not publishing": SYSTEM}
"""By what `make test` gives to pytest's `-m`: the folders in which such tests lie."""
AUDITS: Final = ("test_audit", "test_cheats", "test_nginx")
"""What files of the server's folder begin with that publish nothing, or hardly anything."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Let a part of `make test` not read the tests of the others: each would for two seconds."""
    folders = WANTED.get(config.option.markexpr)
    below = collection_path.relative_to(ROOT / "tests").parts
    return True if folders and below and below[0] not in folders else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what `make test` runs beside the rest."""
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    if item.get_closest_marker("browser") and folder not in BROWSER:
        msg = f"{item.nodeid}: tests in Chromium lie in {BROWSER}, where `make test` looks for them"
        raise pytest.UsageError(msg)
    if folder in SYSTEM:
        item.add_marker("system")
    if folder == SERVER and not item.path.name.startswith(AUDITS):
        item.add_marker("publishing")


@pytest.fixture
def good_data(tmp_path: Path) -> Path:
    """A copy of the good data folder, to be broken."""
    return shutil.copytree(GOOD, tmp_path / "data")
