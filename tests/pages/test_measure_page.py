"""The page of a measure says what is true of all its results once, and shows each result once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from transparency.pages.blank_suggestions import blank_suggestions
from transparency.pages.lacking import lacking
from transparency.pages.placing import placing
from transparency.pages.rendering import show
from transparency.record.model.records import results_of
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.pages.lacking import Lacking
    from transparency.record.model.measure import Measure

SERVICE = "2567/measures/service.yml"


def measure(data: Path, year: int, name: str) -> Measure:
    return Site.load(data, DAY).records.years[year].measures[name]


def page(data: Path, year: int, name: str) -> str:
    return show(Site.load(data, DAY), f"{year}/measures/{name}/", "measure", year, name)


def lacks(data: Path, year: int, name: str) -> Lacking:
    records = Site.load(data, DAY).records
    entry = records.years[year].measures[name]
    return lacking(entry, [result for _, result in results_of(entry)], records.documents)


def edit(data: Path, old: str, new: str) -> None:
    text = (data / SERVICE).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / SERVICE).write_text(text.replace(old, new), encoding="utf-8")


def action_of(html: str, name: str) -> str:
    """Return the HTML of an action."""
    return re.split(r'<li class="action"|<h2', html.split(f'<li class="action" id="{name}"')[1])[0]


def test_what_all_results_lack_is_said_once() -> None:
    """The report of 2566 gives no evidence and no day of publication for any of its 12 results."""
    found = lacks(REPORT, 2566, "ita-upgrade")
    assert found.sentences[0] == "ผลทั้ง ๑๒ รายการยังไม่มีหลักฐานแนบและวันที่เผยแพร่"
    html = page(REPORT, 2566, "ita-upgrade")
    assert html.count("หลักฐานแนบ") == 1
    assert html.count("วันที่เผยแพร่") == 1


def test_what_most_results_lack_is_counted_and_the_others_show_what_they_have() -> None:
    """Of the three results one has evidence and a day of publication; one has no day at all."""
    found = lacks(GOOD, 2567, "gifts")
    assert found.sentences == ["ผล ๒ จาก ๓ รายการยังไม่มีหลักฐานแนบและวันที่เผยแพร่"]
    html = page(GOOD, 2567, "gifts")
    assert html.count("ไม่ได้บอกวันที่ทำ") == 1
    assert "เผยแพร่เมื่อ" in html


def test_a_single_result_says_itself_what_it_lacks(good_data: Path) -> None:
    text = (good_data / SERVICE).read_text(encoding="utf-8")
    kept = text[: text.index("      - id: opinions-heard")] + '    suggestion: ""\n'
    (good_data / SERVICE).write_text(kept, encoding="utf-8")
    assert lacks(good_data, 2567, "service").sentences == []
    assert page(good_data, 2567, "service").count("ยังไม่มีหลักฐานแนบ") == 1


def test_a_result_stands_under_the_action_that_it_answers_and_nowhere_else() -> None:
    html = page(GOOD, 2567, "service")
    for action, results in (("counter", ["counter-opened", "counter-kept"]),
                            ("opinions", ["opinions-heard"]), ("translate", [])):  # fmt: skip
        cards = re.findall('<li class="result" id="(.*?)"', action_of(html, action))
        assert cards == results
    for result in ("counter-opened", "counter-kept", "opinions-heard"):
        assert html.count(f'<li class="result" id="{result}"') == 1
        assert html.count(f'href="#{result}"') == 1  # its own address


def test_a_result_that_answers_several_actions_stands_at_the_measure(good_data: Path) -> None:
    edit(good_data, "answers: [opinions]", "answers: [opinions, translate]")
    html = page(good_data, 2567, "service")
    for action in ("opinions", "translate"):
        assert 'class="result"' not in action_of(html, action)
        assert 'href="#opinions-heard"' in action_of(html, action)
    whole = html.split('id="_results"')[1]
    assert '<li class="result" id="opinions-heard"' in whole
    assert "การจับคู่ของเว็บไซต์" in whole


def test_a_result_that_answers_none_stands_at_the_measure(good_data: Path) -> None:
    edit(good_data, "        answers: [opinions]\n", "")
    whole = placing(measure(good_data, 2567, "service")).whole
    assert [one.id for one in whole[1]] == ["opinions-heard"]
    assert whole[2] == []


def test_blank_suggestions_are_told_in_one_line_a_round() -> None:
    """In the report of 2566 the cell is blank at ๑ and ๒, and has a dash at the four others."""
    assert blank_suggestions(measure(REPORT, 2566, "ita-upgrade")) == [
        (1, "ข้อ ๑, ๒ รายงานเว้นว่างไว้ · ข้อ ๓, ๔, ๕, ๖ รายงานใส่เครื่องหมาย “-”")
    ]
    assert blank_suggestions(measure(GOOD, 2567, "service")) == [
        (1, "รายงานเว้นว่างไว้"),
        (2, "รายงานใส่เครื่องหมาย “-”"),
    ]


@pytest.mark.parametrize("name", ["gifts", "service"])
def test_nothing_of_the_trade_is_in_the_text(name: str) -> None:
    html = page(GOOD, 2567, name)
    assert "บรรทัดที่" not in html
    assert "data/2567" not in html
