"""ITA scores as they are read, and the warning about a band that they do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from tests.record.test_rule_bounds import edit, warned
from tests.record.test_typed import problems_of
from transparency.record.model.scores import Scores
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

SCORES = "2567/scores.yml"


def test_scores_are_read_with_two_places_in_either_digits() -> None:
    scores = Site.load(GOOD, DAY).records.years[2567].scores
    assert scores
    assert {name: str(score) for name, score in scores.by_instrument.items()} == {
        "IIT": "96.40", "EIT": "94.10", "OIT": "100.00",
    }  # fmt: skip
    assert str(scores.total) == "97.29"


@pytest.mark.parametrize("text", ["0", "๐.๐๑", "9.5", "99.99", "100", "100.00", "๑๐๐"])
def test_a_score_from_0_to_100_is_taken(text: str) -> None:
    assert problems_of(f'total: "{text}"\nsource: ก\n', Scores) == []


@pytest.mark.parametrize(
    "text", ["100.01", "101", "-1", "87.505", "87,5", "87.", ".5", "095", "95%", "๙๕ คะแนน", "AA"]
)
def test_what_is_no_score_is_refused(text: str) -> None:
    (problem,) = problems_of(f'total: "{text}"\nsource: ก\n', Scores)
    assert (problem.rule, problem.line, problem.column) == ("bad-score", 1, 8)
    assert problem.message == f"ช่อง total (คะแนนรวม): “{text}” ไม่ใช่คะแนนตั้งแต่ ๐ ถึง ๑๐๐"


def test_no_score_stands_without_its_source() -> None:
    (problem,) = problems_of("total: ๙๕\n", Scores)
    assert (problem.rule, problem.message) == ("missing-field", "ขาดช่อง source (ที่มาของคะแนน)")


def test_a_score_that_is_a_list_is_refused() -> None:
    (problem,) = problems_of("total: [95]\nsource: ก\n", Scores)
    assert problem.rule == "wrong-kind"
    assert problem.message.endswith("ต้องเป็นตัวเลข")


@pytest.mark.parametrize("band", ["ผ่านดี", "ระดับ ผ่านดี", "“ผ่าน (ดี)”"])
def test_a_band_may_be_written_in_several_ways(good_data: Path, band: str) -> None:
    edit(good_data, SCORES, "band: ผ่านดี", f"band: {band}")
    assert warned(good_data, "band-against-scores") == []


def test_the_warning_names_the_band_of_the_scores_and_the_year(good_data: Path) -> None:
    edit(good_data, SCORES, "band: ผ่านดี", "band: ระดับ A")
    (problem,) = [one for one in Site.load(good_data, DAY).warnings if "scores" in one.path]
    assert problem.message == ("ระดับ “ระดับ A” ไม่ตรงกับระดับตามคะแนนและเกณฑ์ของปี ๒๕๖๗ คือ “ผ่านดี”")
    assert problem.example == "band: ผ่านดี"


def test_a_band_that_the_scores_cannot_tell_is_not_doubted(good_data: Path) -> None:
    edit(good_data, SCORES, "iit: ๙๖.๔๐\n", "")
    edit(good_data, SCORES, "band: ผ่านดี", "band: ผ่าน")
    assert warned(good_data, "band-against-scores") == []


def test_a_doubt_that_rests_on_an_unconfirmed_bound_says_so(good_data: Path) -> None:
    (good_data / "2565").mkdir()
    year = (good_data / "2567/year.yml").read_text(encoding="utf-8")
    for now, then in (("2567", "2565"), ("๒๕๖๗", "๒๕๖๕"), ("๒๕๖๖", "๒๕๖๔")):
        year = year.replace(now, then)
    (good_data / "2565/year.yml").write_text(year, encoding="utf-8")
    (good_data / "2565/scores.yml").write_text("total: ๖๐\nband: E\nsource: ก\n", encoding="utf-8")
    site = Site.load(good_data, DAY)
    assert site.problems == []
    (problem,) = [one for one in site.warnings if one.path == "data/2565/scores.yml"]
    assert problem.message.endswith("คือ “D” (เกณฑ์ของระดับนี้รอยืนยัน)")
