"""Fixtures: the sites that tests look at, each built once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.built import ROOT, build_site

PLACE = "https://example.go.th/open/"
"""Where `placed_site` is published: in a folder of a host."""

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def report_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the first report, frozen."""
    return build_site(tmp_path_factory.mktemp("report") / "site")


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of another agency, with two years and a year of two rounds."""
    return build_site(
        tmp_path_factory.mktemp("good") / "site", ROOT / "tests" / "fixtures" / "good"
    )


@pytest.fixture(scope="session")
def placed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that other site, built to be published at `PLACE`."""
    target = tmp_path_factory.mktemp("placed") / "site"
    return build_site(target, ROOT / "tests" / "fixtures" / "good", site_url=PLACE)
