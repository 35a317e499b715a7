"""What the home page and the year say of rounds that run, are awaited, or are missed."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY
from transparency.pages.rendering import show
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

ROUND = "2568/rounds/1.yml"


@pytest.fixture
def running(good_data: Path) -> Path:
    """The good record while the first round of 2568 runs, with one result so far."""
    text = (good_data / ROUND).read_text(encoding="utf-8")
    days = text[: text.index("report:")] + "due_days: ๓๐\n"
    (good_data / ROUND).write_text(days, encoding="utf-8")
    return good_data


def words(data: Path, day: date, view: str = "home", *arguments: int) -> str:
    """Return the words of a page as it stands on a day."""
    site = Site.load(data, day)
    assert site.problems == []
    return " ".join(re.sub(r"<[^>]*>", " ", show(site, "somewhere/", view, *arguments)).split())


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 12, 31), "กำลังดำเนินอยู่ ยังไม่ถึงเวลารายงาน"),
        (date(2025, 3, 31), "กำลังดำเนินอยู่ ยังไม่ถึงเวลารายงาน"),
        (date(2025, 4, 1), "สิ้นสุดแล้ว ยังไม่ถึงวันครบกำหนดรายงาน"),
        (date(2025, 4, 30), "สิ้นสุดแล้ว ยังไม่ถึงวันครบกำหนดรายงาน"),
        (date(2025, 5, 1), "ยังไม่มีรายงานในเว็บไซต์นี้"),
    ],
)
def test_the_home_page_stays_with_the_reported_round_and_tells_of_the_next(
    running: Path, day: date, told: str
) -> None:
    shutil.rmtree(running / "verifications")  # of a later day
    home = words(running, day)
    assert "ปีงบประมาณ ๒๕๖๗ รอบที่ ๒ โดยสรุป" in home
    assert f"รอบที่ ๑ ปี ๒๕๖๘: {told}" in home
    assert "บันทึกผลแล้ว ๑ รายการ" in home
    assert ("ครบกำหนดรายงาน ๓๐ เมษายน ๒๕๖๘" in home) is (day > date(2025, 3, 31))


def test_a_year_that_runs_misses_nothing_before_its_day(running: Path) -> None:
    shutil.rmtree(running / "verifications")
    year = words(running, date(2024, 12, 31), "fiscal_year", 2568)
    assert "กำลังดำเนินอยู่" in year
    assert "ยังไม่เริ่ม" in year
    assert "ยังไม่มีรายงานในเว็บไซต์นี้" not in year
    assert "ผลที่บันทึกแล้ว" in year
    later = words(running, DAY, "fiscal_year", 2568)
    assert later.count("ยังไม่มีรายงานในเว็บไซต์นี้") >= 2


def test_an_earlier_round_without_a_report_is_told_with_the_last_one(good_data: Path) -> None:
    file = good_data / "2567/rounds/1.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("report:")], encoding="utf-8")
    (good_data / "files/2567/report-1.pdf").unlink()
    home = words(good_data, DAY)
    assert "ยังไม่มีรายงานในเว็บไซต์นี้ : รอบที่ ๑ ปี ๒๕๖๗" in home


def test_a_year_between_two_others_that_is_not_there_is_named(good_data: Path) -> None:
    assert "ไม่มีข้อมูลของปีงบประมาณ" not in words(good_data, DAY)
    (good_data / "2565").mkdir()
    (good_data / "2565/year.yml").write_text(
        "year: 2565\nstart: ๑ ตุลาคม ๒๕๖๔\nend: ๓๐ กันยายน ๒๕๖๕\n", encoding="utf-8"
    )
    assert "ไม่มีข้อมูลของปีงบประมาณ ๒๕๖๖" in words(good_data, DAY)


def test_a_sum_of_rounds_is_nowhere(good_data: Path) -> None:
    """Round 1 has four results and round 2 two: no page of the year counts six."""
    year = words(good_data, DAY, "fiscal_year", 2567)
    assert "๔ ผลที่รายงาน" in year
    assert "๒ ผลที่รายงาน" in year
    assert "๖ ผลที่รายงาน" not in year
