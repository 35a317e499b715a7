"""The agency that the build is timed with: valid, like the first report, spread over years."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from benchmarks.reporting_agency import write_reporting_agency
from tests.built import REPORT
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 24)


def written(folder: Path, measures: int) -> Site:
    write_reporting_agency(folder / "data", measures)
    site = Site.load(folder / "data", DAY)
    assert [problem.for_terminal() for problem in site.problems] == []
    return site


@pytest.mark.parametrize("measures", [1, 40, 130])
def test_an_agency_of_any_size_is_valid_and_has_its_measures(tmp_path: Path, measures: int) -> None:
    site = written(tmp_path, measures)
    assert sum(len(site.measures(year)) for year in site.years) == measures


def test_the_measures_lie_over_twenty_years_with_a_report_each(tmp_path: Path) -> None:
    site = written(tmp_path, 130)
    sizes = Counter(len(site.measures(year)) for year in site.years)
    assert sizes == {7: 10, 6: 10}
    assert all(len(site.rounds(year)) == 1 for year in site.years)


def test_a_year_has_the_shapes_of_the_first_report_in_other_words(tmp_path: Path) -> None:
    site, report = written(tmp_path, 120), Site.load(REPORT, DAY)
    ours, theirs = (
        {measure.id: measure for measure in one.measures(2566)} for one in (site, report)
    )
    # Six measures, whose actions the report numbers from one.
    assert {name: len(one.actions) for name, one in ours.items()} == {
        "communication": 3,
        "executive-participation": 4,
        "ita-upgrade": 6,
        "service-culture": 5,
        "state-property": 3,
        "website-check": 1,
    }
    for name, measure in ours.items():
        pattern = theirs[name]
        assert measure.title != pattern.title
        for action, its in zip(measure.actions, pattern.actions, strict=True):
            assert action.id == its.id
            assert len(its.text) <= len(action.text) < len(its.text) * 1.6 + 20
    assert len({one.title for year in site.years for one in site.measures(year)}) == 120


def test_the_same_size_gives_the_same_files(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        write_reporting_agency(folder, 25)
    one, other = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")}
        for folder in folders
    )
    assert one == other
