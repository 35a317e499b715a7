"""ITA scores on the pages of their year, and one quiet sentence where there are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from tests.pictures.test_scores import with_letters
from tests.record.test_rule_bounds import edit
from transparency.pages.rendering import show
from transparency.record.site import Site
from transparency.search.record import record_entries

if TYPE_CHECKING:
    from pathlib import Path

SCORES = "2567/scores.yml"


def facts(html: str) -> dict[str, str]:
    """Return the facts below the heading of the scores by their names, as text."""
    block = html.partition('id="scores"')[2].partition("</dl>")[0]
    found = re.findall(r"<dt[^>]*>(.*?)</dt><dd>(.*?)</dd>", block, re.DOTALL)
    return {name: re.sub("<[^>]*>", "", words).strip() for name, words in found}


def ita(site: Site) -> str:
    return show(site, "ita/2567/", "ita", 2567)


def test_both_pages_of_the_year_show_its_scores_band_day_and_source() -> None:
    site = Site.load(GOOD, DAY)
    for html in (ita(site), show(site, "2567/", "fiscal_year", 2567)):
        assert facts(html) == {
            "คะแนนรวม": "๙๗.๒๙",
            "IIT": "๙๖.๔๐",
            "EIT": "๙๔.๑๐",
            "OIT": "๑๐๐.๐๐",
            "ระดับตามคะแนนและเกณฑ์ของปีนี้": "ผ่านดี",
            "ระดับตามประกาศผล": "ผ่านดี",
            "ประกาศผลเมื่อ": "๑ มิถุนายน ๒๕๖๗",
            "ที่มา": "ประกาศผลสมมุติของปี ๒๕๖๗ ประกาศผลสมมุติ csv หน้าประกาศผลสมมุติ ลิงก์ภายนอก",
        }
        assert 'files/2567/ita-result.csv"' in html
        assert html.count('<figure class="picture" id="_picture-scores">') == 1


def test_what_is_not_known_is_told_as_missing() -> None:
    found = facts(show(Site.load(GOOD, DAY), "2568/", "fiscal_year", 2568))
    assert found["EIT"] == "ไม่มีข้อมูล"
    assert found["ระดับตามคะแนนและเกณฑ์ของปีนี้"] == "บอกไม่ได้ เพราะไม่มีคะแนนของ EIT"
    assert found["ที่มา"] == "ประกาศผลสมมุติของปี ๒๕๖๘ ยังไม่มีหลักฐานแนบ"
    assert found["ประกาศผลเมื่อ"] == "ไม่ได้บอกวันที่"
    assert "ระดับตามประกาศผล" not in found


def test_a_band_with_an_unconfirmed_bound_is_marked(good_data: Path) -> None:
    html = show(with_letters(good_data), "2565/", "fiscal_year", 2565)
    assert 'D <span class="tag tag--note">รอยืนยัน</span>' in html
    sure = show(Site.load(GOOD, DAY), "2567/", "fiscal_year", 2567)
    assert "รอยืนยัน" not in sure


def test_a_year_without_scores_after_one_with_some_is_told_so(good_data: Path) -> None:
    (good_data / SCORES).unlink()
    (good_data / "files/2567/ita-result.csv").unlink()
    html = ita(with_letters(good_data))
    assert 'ผลคะแนนของปีนี้: <span class="missing">ไม่มีข้อมูล</span>' in html
    assert "ปีงบประมาณ ๒๕๖๗ ไม่มีข้อมูล" in html
    assert "_picture-scores" in html
    year = show(Site.load(good_data, DAY), "2567/", "fiscal_year", 2567)
    assert "_picture-scores" not in year


def test_a_record_without_scores_or_money_has_one_quiet_sentence() -> None:
    site = Site.load(REPORT, DAY)
    html = show(site, "ita/2566/", "ita", 2566)
    assert html.count("ไม่มีข้อมูล") == 1
    assert "<figure" not in html
    year = show(site, "2566/", "fiscal_year", 2566)
    assert "ผลคะแนน ITA" not in year
    assert not {"_picture-scores", "_picture-budgets"} & set(re.findall(r'id="([^"]*)"', year))


def test_the_table_of_the_scores_has_each_year(good_data: Path) -> None:
    html = show(with_letters(good_data), "2568/", "fiscal_year", 2568)
    table = html.partition("<caption>คะแนน ITA แต่ละปี")[2].partition("</table>")[0]
    rows = re.findall('<th scope="rowgroup" colspan="4">(.*?)</th>', table)
    assert [re.sub("<[^>]*>", "", row) for row in rows] == [
        "ปีงบประมาณ ๒๕๖๘ ระดับบอกไม่ได้ เพราะไม่มีคะแนนของ EIT",
        "ปีงบประมาณ ๒๕๖๗ ระดับ ผ่านดี",
        "ปีงบประมาณ ๒๕๖๖ ไม่มีข้อมูล",
        "ปีงบประมาณ ๒๕๖๕ ระดับ D (รอยืนยัน)",
    ]
    assert table.count("<td>") == 3 * 4
    assert '<td><data value="97.29">๙๗.๒๙</data></td>' in table


def test_scores_and_money_are_found_by_the_search() -> None:
    entries = {entry.address: entry for entry in record_entries(Site.load(GOOD, DAY))}
    for address in ("ita/2567/", "2567/"):
        (section,) = [one for one in entries[address].sections if one.anchor == "scores"]
        assert section.text.split("\n")[:5] == [
            "คะแนนรวม ๙๗.๒๙", "IIT ๙๖.๔๐", "EIT ๙๔.๑๐", "OIT ๑๐๐.๐๐", "ระดับ ผ่านดี",
        ]  # fmt: skip
    service = "\n".join(one.text for one in entries["2567/measures/service/"].sections)
    assert "ตั้งไว้ ๒๐,๐๐๐ บาท ในแผนสมมุติ\n๒๐,๐๐๐ บาท" in service
    assert "๑,๕๐๐.๕๐ บาท" in service


def test_the_agencys_own_band_stands_beside_that_of_the_rules(good_data: Path) -> None:
    edit(good_data, SCORES, "band: ผ่านดี", "band: ระดับ ผ่านดีเยี่ยม")
    found = facts(ita(Site.load(good_data, DAY)))
    assert found["ระดับตามประกาศผล"] == "ระดับ ผ่านดีเยี่ยม"
    assert found["ระดับตามคะแนนและเกณฑ์ของปีนี้"] == "ผ่านดี"
