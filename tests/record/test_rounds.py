"""Where a round stands on a day, and which round the home page tells of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.rounds import Standing, missing_years
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

AFTER = "2568/rounds/1.yml"


def standings(data: Path, year: int, day: date) -> list[Standing]:
    return [half.standing for half in Site.load(data, day).halves.of(year)]


def without_report(data: Path, file: str, more: str = "") -> None:
    """Leave the days of a round alone in its file."""
    text = (data / file).read_text(encoding="utf-8")
    (data / file).write_text(text[: text.index("report:")] + more, encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2025, 3, 31), Standing.COMING),
        (date(2025, 4, 1), Standing.RUNNING),
        (date(2025, 9, 30), Standing.RUNNING),
        (date(2025, 10, 1), Standing.ABSENT),
    ],
)
def test_a_round_without_a_file_comes_runs_and_is_missed(day: date, standing: Standing) -> None:
    """The good record has no second round of 2568, which begins on 1 April 2025."""
    assert standings(GOOD, 2568, day) == [Standing.REPORTED, standing]


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2025, 3, 31), Standing.RUNNING),
        (date(2025, 4, 1), Standing.AWAITED),
        (date(2025, 4, 15), Standing.AWAITED),
        (date(2025, 4, 16), Standing.ABSENT),
    ],
)
def test_the_agencys_days_put_off_when_a_report_is_missed(
    good_data: Path, day: date, standing: Standing
) -> None:
    without_report(good_data, AFTER)
    file = good_data / "agency.yml"
    file.write_text(file.read_text(encoding="utf-8") + "report_due_days: 15\n", encoding="utf-8")
    assert standings(good_data, 2568, day)[0] is standing


def test_a_rounds_own_days_come_before_the_agencys(good_data: Path) -> None:
    without_report(good_data, AFTER, "due_days: 30\n")
    file = good_data / "agency.yml"
    file.write_text(file.read_text(encoding="utf-8") + "report_due_days: 15\n", encoding="utf-8")
    half = Site.load(good_data, date(2025, 4, 30)).halves.of(2568)[0]
    assert (half.due, half.standing) == (date(2025, 4, 30), Standing.AWAITED)


def test_the_home_page_stays_with_the_last_reported_round(good_data: Path) -> None:
    front = Site.load(good_data, DAY).halves.front
    assert front
    assert (front.year, front.number) == (2568, 1)
    without_report(good_data, AFTER)
    halves = Site.load(good_data, DAY).halves
    assert halves.front
    assert (halves.front.year, halves.front.number) == (2567, 2)
    assert [(half.year, half.number, half.results) for half in halves.since_front] == [
        (2568, 1, 1), (2568, 2, 0),
    ]  # fmt: skip


def test_years_between_the_first_and_the_last_are_missed_and_others_not() -> None:
    assert missing_years([2570, 2566, 2568]) == [2567, 2569]
    assert missing_years([2566]) == missing_years([]) == []
