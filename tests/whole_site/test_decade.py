"""A record of ten years: no page, menu, source or list grows beyond use."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import build_site, read_html
from tests.conftest import DAY
from tests.decade import MEASURES, UNSCORED, YEARS, write_decade
from tests.living.html_faults import html_faults
from transparency.language.thai import thai_digits
from transparency.pages.catalogue import reports_named
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

LAST: Final = YEARS[-1]
MAX_MENU: Final = 12
"""Entries of the main menu that fit into a line of a desktop."""
MAX_SOURCE: Final = 200
"""Characters of the words that say what a page draws on: three lines of a phone."""
MAX_PAGE: Final = 20 * 1024
"""Bytes of a page as it is sent, compressed."""


@pytest.fixture(scope="module")
def decade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of ten years as built."""
    folder = tmp_path_factory.mktemp("decade")
    return build_site(folder / "site", write_decade(folder / "data"))


def page(site: Path, address: str) -> str:
    return read_html(site / address / "index.html")


def test_every_page_of_ten_years_is_whole(decade: Path) -> None:
    assert html_faults(decade) == []


def test_no_page_is_heavy(decade: Path) -> None:
    sizes = {file: len(gzip.compress(file.read_bytes())) for file in decade.rglob("index.html")}
    assert [file for file, size in sizes.items() if size > MAX_PAGE] == []


def test_the_menu_and_the_sources_stay_short(decade: Path) -> None:
    for file in decade.rglob("index.html"):
        html = read_html(file)
        (menu,) = re.findall(r"<nav class=\"menu\".*?</nav>", html, re.DOTALL)
        assert menu.count("<a ") <= MAX_MENU, file
        for source in re.findall(r"ที่มา</span>(.*?)</p>", html, re.DOTALL):
            assert len(re.sub("<[^>]*>", "", source)) <= MAX_SOURCE, file


def test_lists_are_grouped_by_year_and_only_the_latest_is_open(decade: Path) -> None:
    for address, folded in (("units/finance", len(YEARS)), ("documents", len(YEARS))):
        html = page(decade, address)
        assert len(re.findall(r'<details class="fold"', html)) == folded, address
        (opened,) = re.findall(r'<details class="fold" open>\s*<summary>ปีงบประมาณ ([๐-๙]+)', html)
        assert opened == "๒๕๖๙", address


def test_the_calendar_leads_to_each_year(decade: Path) -> None:
    html = page(decade, "calendar")
    years = re.findall(r'<h2 id="_(25[0-9]{2})">', html)
    assert years == [str(year) for year in reversed(YEARS)]
    assert [f'href="#_{year}"' in html for year in years] == [True] * len(YEARS)


def test_the_home_page_tells_of_one_round_and_leads_to_the_years_before(decade: Path) -> None:
    html = page(decade, "")
    assert "ปีงบประมาณ ๒๕๖๙ รอบที่ ๒ โดยสรุป" in html
    assert len(re.findall(r'href="25[0-9]{2}/report/', html)) <= 2 * 2 + 1
    assert "ปีก่อนหน้า (๘ ปี)" in html


def test_a_measure_is_compared_over_all_rounds_of_ten_years(decade: Path) -> None:
    html = page(decade, f"{LAST}/measures/measure-1")
    table = html[html.index('id="_years"') :]
    assert table[: table.index("</table>")].count("<tr>") == 1 + 2 * len(YEARS)


def test_the_scores_of_ten_years_stand_in_one_table(decade: Path) -> None:
    html = page(decade, f"{LAST}")
    table = html.partition("<caption>คะแนน ITA แต่ละปี")[2].partition("</table>")[0]
    assert table.count('<th scope="rowgroup"') == len(YEARS)
    assert f'ปีงบประมาณ {thai_digits(UNSCORED)} <span class="missing">ไม่มีข้อมูล</span>' in table
    assert "ภาพนี้แสดง ๖ ปีหลังสุดจาก ๑๐ ปี" in html


def test_the_money_of_each_measure_of_a_year_is_summed(decade: Path) -> None:
    """Of eight measures: 1,000 to 8,000 planned, and 100.50 to 800.50 spent in each round."""
    html = page(decade, f"{LAST}")
    assert ("ตั้งไว้: ๓๖,๐๐๐ บาท (รวม ๘ มาตรการ) · ใช้จ่าย รอบที่ ๑: ๓,๖๐๔ บาท (รวม ๘ มาตรการ)") in html


def test_open_suggestions_stand_with_their_year(decade: Path) -> None:
    """Of each year's two suggestions one is followed up in the next year."""
    html = page(decade, "suggestions")
    before = html.index('id="followed"')
    assert html[:before].count('<li class="result">') == len(YEARS) + 1
    assert html[before:].count('<li class="result">') == len(YEARS) - 1
    assert len(re.findall(r'<h3 id="_open-25', html)) == len(YEARS)


def test_the_sources_of_a_year_are_named_and_those_of_many_counted(tmp_path: Path) -> None:
    site = Site.load(write_decade(tmp_path / "data"), DAY)
    assert site.problems == []
    assert len(site.records.years[LAST].measures) == MEASURES
    one = reports_named(site, {LAST})
    assert one
    assert one.count("รายงานปีงบประมาณ ๒๕๖๙ รอบที่") == 2
    assert reports_named(site, {2560, 2561, 2562, 2565}) == (
        "รายงานปีงบประมาณ ๒๕๖๐-๒๕๖๒, ๒๕๖๕ รวม ๘ ฉบับ"
    )
