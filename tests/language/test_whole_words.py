"""Words that a line's end would cut are kept on one line, and the text stays as it is."""

from __future__ import annotations

import re
from functools import partial

import pytest

from transparency.language.english import mark_english
from transparency.language.whole_words import keep_whole, own_words

OWN = ("ดอกคำใต้", "สันโค้ง")


def whole(html: str, own: tuple[str, ...] = OWN) -> str:
    """Return HTML as the build marks it."""
    return mark_english(html, partial(keep_whole, own=own))


def kept(html: str) -> list[str]:
    """Return the words that are kept whole."""
    return re.findall("<t-w>([^<]*)</t-w>", whole(html))


@pytest.mark.parametrize(
    "word", ["หน่วยงาน", "ตรวจสอบ", "เผยแพร่", "งบประมาณ", "ธรรมาภิบาล", "ระยะเวลา"]
)
def test_a_compound_that_icu_would_cut_is_kept_whole(word: str) -> None:
    assert kept(f"<p>{word}</p>") == [word]


@pytest.mark.parametrize("word", ["ประชาชน", "ตำบล", "และ", "รายงาน"])
def test_a_word_that_icu_knows_needs_nothing(word: str) -> None:
    assert whole(f"<p>{word}</p>") == f"<p>{word}</p>"


def test_a_name_of_the_agency_is_kept_whole_and_one_that_nobody_told_is_not() -> None:
    assert kept("<p>ตำบลสันโค้ง</p>") == ["สันโค้ง"]
    assert whole("<p>ตำบลสันโค้ง</p>", ()) == "<p>ตำบลสันโค้ง</p>"


def test_a_name_that_is_too_long_for_a_line_is_kept_by_its_words() -> None:
    assert own_words(["องค์การบริหารส่วนตำบลสันโค้ง", "อำเภอ ดอกคำใต้"]) == ("ดอกคำใต้", "อำเภอ")
    assert kept("<p>การแสดงความคิดเห็น</p>") == ["การแสดง", "ความคิดเห็น"]


def test_the_text_gets_no_joiners_and_stays_as_it_is() -> None:
    html = "<p>หน่วยงานตรวจสอบ&nbsp;ช่องทาง ITA ๒๕๖๖<br>เผยแพร่</p>"
    marked = whole(html)
    assert len(kept(html)) == 4
    assert re.sub("</?t-w>", "", marked) == html


@pytest.mark.parametrize("html", [
    "<title>หน่วยงาน</title>", '<script type="application/ld+json">{"a": "หน่วยงาน"}</script>',
    "<code>หน่วยงาน</code>", "<pre>หน่วยงาน</pre>", "<svg><text>หน่วยงาน</text></svg>",
    "<select><option>หน่วยงาน</option></select>", "<textarea>หน่วยงาน</textarea>",
    '<p title="หน่วยงาน">ก</p>', "<!--หน่วยงาน-->",
])  # fmt: skip
def test_what_is_no_prose_is_left_alone(html: str) -> None:
    assert whole(html) == html


def test_behind_what_is_left_alone_words_are_kept_again() -> None:
    assert kept("<code>หน่วยงาน</code> ตรวจสอบ<nav>ช่องทาง</nav>") == ["ตรวจสอบ", "ช่องทาง"]


def test_english_beside_thai_is_marked_as_before() -> None:
    html = whole("<p>หน่วยงาน Open Data</p>")
    assert html == '<p><t-w>หน่วยงาน</t-w> <span lang="en">Open Data</span></p>'
