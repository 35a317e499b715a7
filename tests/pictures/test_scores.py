"""The picture of ITA scores: each year's, and no number where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from tests.pages.test_charts import texts, tree
from transparency.pages.charts.amounts import MAX_YEARS
from transparency.pictures import scores_by_year, year_in_pictures
from transparency.pictures.scores import ScoresByYear, YearScores
from transparency.record.bands import judged, judged_until
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path


def with_letters(data: Path, total: str = "๖๐") -> Site:
    """Return the site of the good record with a result of 2565, and none of 2566."""
    (data / "2565").mkdir()
    year = "year: 2565\nstart: ๑ ตุลาคม ๒๕๖๔\nend: ๓๐ กันยายน ๒๕๖๕\n"
    (data / "2565/year.yml").write_text(year, encoding="utf-8")
    (data / "2565/scores.yml").write_text(f"total: {total}\nsource: ก\n", encoding="utf-8")
    site = Site.load(data, DAY)
    assert site.problems == []
    return site


def picture(site: Site, year: int) -> ScoresByYear:
    found = scores_by_year(year, judged_until(site.records, year))
    assert found
    return found


def widths(one: ScoresByYear) -> list[float]:
    """Return the widths of the bars, in the order of the drawing's looks."""
    boxes = [node.attrib for node in tree(one).iter("path") if "transform" not in node.attrib]
    bars = [box["d"] for box in boxes if box.get("fill") != "var(--line)"]
    return [float(d.partition("h")[2].partition("v")[0]) for d in bars]


def test_years_are_those_from_the_first_result_to_the_page_with_none_left_out(
    good_data: Path,
) -> None:
    found = picture(with_letters(good_data), 2568)
    assert [(one.year, one.result is not None) for one in found.years] == [
        (2568, True), (2567, True), (2566, False), (2565, True),
    ]  # fmt: skip
    assert found.caption == (
        "คะแนนเต็ม ๑๐๐ · ปี ๒๕๖๘ คะแนนรวม ๘๘.๕๐ ระดับบอกไม่ได้ เพราะไม่มีคะแนนของ EIT"
        " · ปี ๒๕๖๗ คะแนนรวม ๙๗.๒๙ ระดับ ผ่านดี · ปี ๒๕๖๕ คะแนนรวม ๖๐.๐๐ ระดับ D (รอยืนยัน)"
        " · ไม่มีข้อมูลของปี ๒๕๖๖"
    )


def test_a_later_result_does_not_change_the_picture_of_an_earlier_year() -> None:
    assert [one.year for one in picture(Site.load(GOOD, DAY), 2567).years] == [2567]


def test_each_score_has_its_bar_and_a_missing_one_has_words_alone() -> None:
    site = Site.load(GOOD, DAY)
    drawn = texts(picture(site, 2568))
    assert {text for text in drawn if text.startswith("EIT")} == {"EIT ไม่มีข้อมูล", "EIT ๙๔.๑๐"}
    # 338 units are 100 points: first the totals, then the instruments of both years.
    expected = [88.5, 97.29, 85, 90.05, 96.4, 94.1, 100]
    assert widths(picture(site, 2568)) == [round(3.38 * score, 2) for score in expected]


def test_nought_is_a_score_and_draws_no_bar(good_data: Path) -> None:
    drawn = picture(with_letters(good_data, "๐"), 2565)
    assert "คะแนนรวม ๐.๐๐" in texts(drawn)
    assert widths(drawn) == []


def test_a_year_without_a_result_is_said_to_have_none(good_data: Path) -> None:
    assert "ปีงบประมาณ ๒๕๖๖ ไม่มีข้อมูล" in texts(picture(with_letters(good_data), 2568))


def test_of_many_years_the_latest_are_drawn_and_the_rest_named_in_words() -> None:
    scores = Site.load(GOOD, DAY).records.years[2567].scores
    assert scores
    years = tuple(YearScores(2570 - at, judged(2570 - at, scores)) for at in range(MAX_YEARS + 2))
    drawn = " ".join(texts(ScoresByYear(2570, years)))
    assert "ปีงบประมาณ ๒๕๖๕" in drawn
    assert "ปีงบประมาณ ๒๕๖๔" not in drawn
    assert "ภาพนี้แสดง ๖ ปีหลังสุดจาก ๘ ปี" in drawn
    few = " ".join(texts(ScoresByYear(2570, years[:MAX_YEARS])))
    assert "ภาพนี้แสดง" not in few


def test_without_any_result_there_is_no_picture() -> None:
    site = Site.load(REPORT, DAY)
    assert scores_by_year(2566, judged_until(site.records, 2566)) is None
    assert not {"scores", "budgets"} & {one.id for one in year_in_pictures(site, 2566)}
