"""Measures, actions and suggestions that go on from year to year, by the record's own word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from transparency.language.thai import elapsed
from transparency.pages.rendering import show, show_page
from transparency.record.page import Kind, Page
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

LATER = "2568/measures/service.yml"
SERVICE = Page(Kind.MEASURE, 2567, "service")


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_measure_is_shown_with_each_round_of_every_year() -> None:
    site = Site.load(GOOD, DAY)
    for page in (SERVICE, Page(Kind.MEASURE, 2568, "service")):
        html = show_page(site, page)
        table = html[html.index('id="_years"') :]
        assert table.count("<tr>") == 1 + 3
        assert table.index("๒๕๖๗") < table.index("๒๕๖๘")
    assert 'href="../../../2568/measures/service/"' in show_page(site, SERVICE)


def test_each_round_tells_what_was_planned_and_what_it_spent() -> None:
    html = show_page(Site.load(GOOD, DAY), SERVICE)
    rows = html[html.index('id="_years"') :].split("<tr>")[2:]
    told = [("๓,๐๐๐ บาท" in row, "๒,๙๙๙.๗๕ บาท" in row) for row in rows]
    assert told[-1] == (True, True)
    assert set(told[:-1]) == {(False, False)}


def test_an_action_leads_to_the_one_that_it_goes_on_with() -> None:
    html = show_page(Site.load(GOOD, DAY), Page(Kind.MEASURE, 2568, "service"))
    assert 'href="../../../2567/measures/service/#counter"' in html


def test_the_same_id_alone_makes_nobody_one_and_the_same(good_data: Path) -> None:
    edit(good_data, LATER, "continues: 2567/service\n", 'continues: "-"\n')
    edit(good_data, LATER, "    continues: counter\n", "")
    site = Site.load(good_data, DAY)
    assert site.problems == []
    assert "_years" not in show_page(site, SERVICE)
    assert not [one for one in site.warnings if one.rule == "untied-measure"]


def test_a_measure_that_skips_a_year_is_still_one(good_data: Path) -> None:
    (good_data / "2568").rename(good_data / "2569")
    for file in (good_data / "2569").rglob("*.yml"):
        text = file.read_text(encoding="utf-8").replace("๒๕๖๘", "๒๕๖๙").replace("๒๕๖๗", "๒๕๖๘")
        file.write_text(
            text.replace("2568", "2569")
            .replace("2567-10", "2568-10")
            .replace("2025-", "2026-")
            .replace("วันพุธที่ ๑๘ - วันศุกร์ที่ ๒๐", "๑๘-๒๐"),
            encoding="utf-8",
        )
    (good_data / "promises/quick-service.yml").unlink()
    site = Site.load(good_data, DAY)
    assert site.problems == []
    table = show_page(site, SERVICE)
    assert "๒๕๖๙" in table[table.index('id="_years"') :]


def test_two_measures_may_go_on_with_one(good_data: Path) -> None:
    text = (good_data / LATER).read_text(encoding="utf-8")
    text = text.replace("order: 1", "order: 2").replace("queue-review", "other-review")
    (good_data / "2568/measures/other.yml").write_text(text, encoding="utf-8")
    site = Site.load(good_data, DAY)
    assert site.problems == []
    found = site.lineage.of(2567, site.records.years[2567].measures["service"])
    assert [(year, measure.id) for year, measure in found] == [
        (2567, "service"), (2568, "other"), (2568, "service"),
    ]  # fmt: skip


def test_both_ends_of_a_suggestion_show_each_other() -> None:
    site = Site.load(GOOD, DAY)
    made = show_page(site, Page(Kind.MEASURE, 2567, "gifts"))
    assert 'id="announce-early"' in made
    assert 'href="../../../2568/measures/service/#queue-shortened"' in made
    followed = show_page(site, Page(Kind.MEASURE, 2568, "service"))
    assert 'href="../../../2567/measures/gifts/#announce-early"' in followed
    assert "ควรประกาศก่อนสิ้นปี" in followed


def test_a_suggestion_that_nothing_followed_is_listed_with_its_age(good_data: Path) -> None:
    """The round ended on 31 March 2024; today is 22 November 2026."""
    edit(good_data, LATER, "        follows_up: [2567/gifts/announce-early]\n", "")
    html = show(Site.load(good_data, DAY), "suggestions/", "suggestion_list")
    assert 'id="open"' in html
    assert 'id="followed"' not in html
    assert "ผ่านมาแล้ว ๒ ปี ๗ เดือน" in html


def test_a_dash_and_a_blank_are_no_suggestion(good_data: Path) -> None:
    edit(good_data, LATER, "        follows_up: [2567/gifts/announce-early]\n", "")
    edit(good_data, "2567/measures/gifts.yml", "        suggestion: ควรประกาศก่อนสิ้นปี\n"
         "        suggestion_id: announce-early\n", '        suggestion: ""\n')  # fmt: skip
    assert "ยังไม่มีข้อเสนอแนะในรายงาน" in show(
        Site.load(good_data, DAY), "suggestions/", "suggestion_list"
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), "๑๑ เดือน"),
        (date(2024, 2, 29), date(2025, 3, 1), "๑ ปี"),
        (date(2024, 9, 30), date(2024, 10, 29), "ไม่ถึงหนึ่งเดือน"),
        (date(2024, 9, 30), date(2026, 4, 30), "๑ ปี ๗ เดือน"),
    ],
)
def test_ages_are_whole_years_and_months(first: date, last: date, words: str) -> None:
    assert elapsed(first, last) == words


@pytest.mark.parametrize(
    ("until", "holds"),
    [("๓๐ กันยายน ๒๕๖๗", False), ("๑ ตุลาคม ๒๕๖๗", True)],
)
def test_a_promise_counts_for_the_years_in_which_it_holds(
    good_data: Path, until: str, *, holds: bool
) -> None:
    """Fiscal year 2568 begins on 1 October 2567."""
    edit(good_data, "promises/no-gift.yml", "until: ๓๐ กันยายน ๒๕๗๐", f"until: {until}")
    site = Site.load(good_data, DAY)
    assert site.problems == []
    assert site.records.prompt_days(2567) == 7
    assert (site.records.prompt_days(2568) == 7) is holds
    html = show_page(site, Page(Kind.PROMISE, id="no-gift"))
    assert ("ปีงบประมาณ ๒๕๖๘" in html[html.index('id="_kept"') :]) is holds
    assert "สิ้นสุดแล้ว" in html
