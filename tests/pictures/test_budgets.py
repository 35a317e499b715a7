"""The picture of a year's money: a bar for what is known, and words for what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from tests.pages.test_charts import texts, tree
from tests.record.test_rule_bounds import edit
from transparency.pictures import budgets
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.pictures import Budgets

GIFTS = "2567/measures/gifts.yml"


@pytest.fixture(scope="module")
def good() -> Budgets:
    found = budgets(Site.load(GOOD, DAY), 2567)
    assert found
    return found


def test_each_measure_has_what_is_planned_and_what_each_round_has_spent(good: Budgets) -> None:
    assert good.columns == ("ตั้งไว้", "ใช้จ่าย รอบที่ ๑", "ใช้จ่าย รอบที่ ๒")
    rows = {one.name: [sum_ and sum_.words for sum_ in one.sums] for one in good.measures}
    assert rows == {
        "ไม่รับของขวัญ": [None, "รวมไม่ได้ เพราะ ๒ จาก ๒ ผลไม่มีตัวเลข", None],
        "ปรับปรุงการให้บริการ": ["๒๐,๐๐๐ บาท", None, "๑,๕๐๐.๕๐ บาท"],
    }


def test_the_caption_sums_the_year_only_where_every_measure_has_a_number(
    good: Budgets, good_data: Path
) -> None:
    assert good.caption == (
        "ตั้งไว้: รวมไม่ได้ เพราะ ๑ จาก ๒ มาตรการไม่มีตัวเลข"
        " · ใช้จ่าย รอบที่ ๑: รวมไม่ได้ เพราะ ๒ จาก ๒ มาตรการไม่มีตัวเลข"
        " · ใช้จ่าย รอบที่ ๒: รวมไม่ได้ เพราะ ๑ จาก ๒ มาตรการไม่มีตัวเลข"
    )
    edit(good_data, GIFTS, "order: 1\n", "order: 1\nplanned: ๕๐๐.๒๕\n")
    whole = budgets(Site.load(good_data, DAY), 2567)
    assert whole
    assert whole.caption.startswith("ตั้งไว้: ๒๐,๕๐๐.๒๕ บาท (รวม ๒ มาตรการ) · ")


def test_a_bar_is_drawn_for_what_is_known_alone(good: Budgets) -> None:
    drawn = texts(good)
    assert "ตั้งไว้: ไม่มีข้อมูล" in drawn
    assert "ใช้จ่าย รอบที่ ๒: ๑,๕๐๐.๕๐ บาท" in drawn
    boxes = [node.attrib for node in tree(good).iter("path") if "transform" not in node.attrib]
    bars = [box["d"] for box in boxes if box.get("fill") != "var(--line)"]
    assert [d.partition("h")[2].partition("v")[0] for d in bars] == ["338", "25.36"]


def test_nought_is_an_amount_and_draws_no_bar(good_data: Path) -> None:
    edit(good_data, "2567/measures/service.yml", "spent: ๑,๕๐๐.๕๐", "spent: ๐")
    found = budgets(Site.load(good_data, DAY), 2567)
    assert found
    assert "ใช้จ่าย รอบที่ ๒: ๐ บาท" in texts(found)


def test_where_only_nought_is_known_there_is_nothing_to_compare(good_data: Path) -> None:
    edit(good_data, "2568/measures/service.yml", "spent: 2999.75", "spent: 0")
    edit(good_data, "2568/measures/service.yml", "planned: ๓,๐๐๐", "planned: 0")
    found = budgets(Site.load(good_data, DAY), 2568)
    assert found
    assert "ตั้งไว้: ๐ บาท" in texts(found)


def test_a_round_without_results_is_not_counted() -> None:
    found = budgets(Site.load(GOOD, DAY), 2568)
    assert found
    assert found.columns == ("ตั้งไว้", "ใช้จ่าย รอบที่ ๑")
    assert found.caption == "ตั้งไว้: ๓,๐๐๐ บาท · ใช้จ่าย รอบที่ ๑: ๒,๙๙๙.๗๕ บาท"


def test_where_nothing_is_said_of_money_there_is_no_picture() -> None:
    assert budgets(Site.load(REPORT, DAY), 2566) is None
