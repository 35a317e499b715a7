"""Money on the page of a measure: the words and the numbers, and no sum of what is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from tests.record.test_rule_bounds import edit
from transparency.pages.rendering import show
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts.yml"


def page(data: Path, name: str) -> str:
    """Return the page of a measure of 2567 in the good record or a copy of it."""
    site = Site.load(data, DAY)
    assert site.problems == []
    return show(site, f"2567/measures/{name}/", "measure", 2567, name)


def facts(html: str) -> dict[str, str]:
    """Return the facts at the top of a measure's page by their names, as text."""
    (block,) = re.findall(r'<dl class="facts facts--measure">.*?</dl>', html, re.DOTALL)
    found = re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", block, re.DOTALL)
    return {name: re.sub("<[^>]*>", "|", words) for name, words in found}


def test_words_stand_as_written_and_the_number_beside_them() -> None:
    html = page(GOOD, "service")
    found = facts(html)
    assert found["งบประมาณที่ตั้งไว้"] == "ตั้งไว้ ๒๐,๐๐๐ บาท ในแผนสมมุติ|๒๐,๐๐๐ บาท"
    assert found["ใช้จ่าย รอบที่ ๒"] == "๑,๕๐๐.๕๐ บาท"
    assert "ใช้จ่าย รอบที่ ๑" not in found
    assert "<p>งบประมาณ: ใช้เงินสมมุติ ๑,๕๐๐ บาท ๕๐ สตางค์</p>" in html
    assert "<p>ใช้จ่าย: ๑,๕๐๐.๕๐ บาท</p>" in html


def test_no_sum_is_shown_where_a_part_is_not_known(good_data: Path) -> None:
    edit(good_data, GIFTS, "            budget:", "            spent: ๑๐,๐๐๐\n            budget:")
    edit(good_data, GIFTS, "    indicators: [1, 9]\n", "    indicators: [1, 9]\n    planned: ๒๐๐\n")
    found = facts(page(good_data, "gifts"))
    assert found["ใช้จ่าย รอบที่ ๑"] == "|รวมไม่ได้ เพราะ ๑ จาก ๒ ผลไม่มีตัวเลข|"
    assert found["งบประมาณที่ตั้งไว้"] == "|รวมไม่ได้ เพราะ ๑ จาก ๒ ข้อไม่มีตัวเลข|"
    assert "ใช้จ่าย รอบที่ ๒" not in found


def test_the_money_of_an_action_stands_at_the_action(good_data: Path) -> None:
    edit(good_data, GIFTS, "    indicators: [1, 9]\n", "    budget: งบสมมุติ\n    planned: ๒๐๐.๕๐\n")
    (row,) = re.findall(
        r'<li class="action" id="declare">.*?</dl>', page(good_data, "gifts"), re.DOTALL
    )
    assert "<dt>งบประมาณที่ตั้งไว้</dt><dd>งบสมมุติ<br>๒๐๐.๕๐ บาท</dd>" in row


def test_nothing_spent_is_told_as_nought(good_data: Path) -> None:
    edit(good_data, "2567/measures/service.yml", "spent: ๑,๕๐๐.๕๐", "spent: ๐")
    assert facts(page(good_data, "service"))["ใช้จ่าย รอบที่ ๒"] == "๐ บาท"


@pytest.mark.parametrize("name", ["communication", "ita-upgrade", "website-check"])
def test_a_measure_of_which_no_money_is_told_has_no_line_about_it(name: str) -> None:
    html = show(Site.load(REPORT, DAY), f"2566/measures/{name}/", "measure", 2566, name)
    names = re.findall("<dt>(.*?)</dt>", html)
    assert "ใครรับผิดชอบ" in names
    assert not [name for name in names if name.startswith(("งบประมาณ", "ใช้จ่าย"))]
    assert "<p>ใช้จ่าย:" not in html


def test_the_table_of_the_year_has_each_measure_and_no_number_where_there_is_none() -> None:
    html = show(Site.load(GOOD, DAY), "2567/", "fiscal_year", 2567)
    table = html.partition("<caption>งบประมาณที่ตั้งไว้และที่ใช้จ่าย")[2].partition("</table>")[0]
    assert re.findall(r'<th scope="rowgroup" colspan="3"><a href="[^"]*">(.*?)</a>', table) == [
        "ไม่รับของขวัญ",
        "ปรับปรุงการให้บริการ",
    ]
    cells = [re.sub("<[^>]*>", "", cell) for cell in re.findall("<td>(.*?)</td>", table)]
    assert cells == [
        "ไม่มีข้อมูล", "รวมไม่ได้ เพราะ ๒ จาก ๒ ผลไม่มีตัวเลข", "ไม่มีข้อมูล",
        "๒๐,๐๐๐ บาท", "ไม่มีข้อมูล", "๑,๕๐๐.๕๐ บาท",
    ]  # fmt: skip
    assert '<data value="1500.50">๑,๕๐๐.๕๐ บาท</data>' in table
