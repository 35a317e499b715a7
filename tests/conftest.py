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
AUDITS: Final = ("test_audit", "test_cheats", "test_nginx")
"""What files of the server's folder begin with that publish nothing, or hardly anything."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what `make test` runs beside the rest."""
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    if folder in SYSTEM:
        item.add_marker("system")
    if folder == SERVER and not item.path.name.startswith(AUDITS):
        item.add_marker("publishing")


@pytest.fixture
def good_data(tmp_path: Path) -> Path:
    """A copy of the good data folder, to be broken."""
    return shutil.copytree(GOOD, tmp_path / "data")
