"""The glossary: its terms, the views that show them, and the rules of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT, BuiltPage, read_html, read_pages
from tests.conftest import DAY, GOOD
from transparency.pages import catalogue
from transparency.pages.rendering import show
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def real() -> Site:
    return Site.load(REPORT, DAY)


@pytest.fixture(scope="module")
def glossary_page(report_site: Path) -> BuiltPage:
    return read_pages(report_site)["glossary/"]


@pytest.fixture(scope="module")
def glossary_html(report_site: Path) -> str:
    return read_html(report_site / "glossary" / "index.html")


def test_the_words_that_citizens_stumble_over_are_explained(real: Site) -> None:
    explained = {term.term for term in real.records.terms() if term.explain == "yes"}
    assert {"ITA", "OIT", "IIT", "EIT", "No Gift Policy", "Do's & Don'ts"} <= explained


def test_words_that_everyone_knows_are_not_explained_on_every_page(real: Site) -> None:
    left = {term.term for term in real.records.terms() if term.explain == "no"}
    assert {"หน่วยงาน", "เอกสาร", "รายงาน", "กิจกรรม", "มาตรการ"} <= left


def test_an_instrument_is_named_as_in_the_framework(real: Site) -> None:
    meanings = {term.term: term.meaning for term in real.records.terms()}
    framework = real.records.years[2566].framework
    assert framework is not None
    assert [entry.id for entry in framework.instruments] == ["IIT", "EIT", "OIT"]
    for entry in framework.instruments:
        assert meanings[entry.id].startswith(entry.name)


def test_every_word_stands_on_the_glossary_page_under_its_own_anchor(
    real: Site, glossary_page: BuiltPage
) -> None:
    terms = real.records.terms()
    assert len(terms) == 31
    for term in terms:
        assert f"_term-{term.id}" in glossary_page.ids
        for text in (term.term, term.meaning, term.english or "", *term.also, *term.fields):
            assert text in glossary_page.text, term.id


def test_english_names_are_marked_as_english(glossary_html: str) -> None:
    assert '<dt lang="en">ITA</dt>' in glossary_html
    assert re.search(r'<p class="\w+" lang="en">Integrity and Transparency', glossary_html)
    assert "<dt>ตัวชี้วัด</dt>" in glossary_html


def test_the_glossary_page_leads_to_its_record_and_claims_no_report(
    glossary_page: BuiltPage,
) -> None:
    assert "../data/glossary.yml" in glossary_page.links
    assert "รายงานปีงบประมาณ" not in glossary_page.text


def test_no_word_is_explained_on_the_page_that_explains_them_all(glossary_html: str) -> None:
    assert "popover=" not in glossary_html
    assert 'class="term"' not in glossary_html
    assert 'class="terms"' not in glossary_html


def test_the_record_is_published_beside_the_others(report_site: Path, real: Site) -> None:
    assert "data/glossary.yml" in catalogue.record_files(real)
    raw = (report_site / "data" / "glossary.yml").read_bytes()
    assert raw == (REPORT / "glossary.yml").read_bytes()


def test_a_site_without_a_glossary_explains_nothing_and_says_so(good_data: Path) -> None:
    (good_data / "glossary.yml").unlink()
    site = Site.load(good_data, DAY)
    assert site.problems == []
    assert site.records.terms() == []
    assert "ยังไม่มีคำศัพท์ในข้อมูล" in show(site, "glossary/", "glossary")
    assert "data/glossary.yml" not in catalogue.record_files(site)


def test_words_stand_under_their_heading_in_the_order_of_the_file() -> None:
    html = show(Site.load(GOOD, DAY), "glossary/", "glossary")
    assert re.findall(r"<(?:h2|dt)[^>]*>([^<]+)<", html) == [
        "คำในตัวอย่าง",
        "ขั้นตอนตัวอย่าง",
        "คำย่อในตัวอย่าง",
        "ITA",
        "OIT",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [("term: OIT", "term: ก", (16, 11)), ("[ไอทีเอ]", '[ไอทีเอ, " x "]', (11, 20))],
)
def test_a_word_of_one_letter_is_refused(
    good_data: Path, old: str, new: str, place: tuple[int, int]
) -> None:
    file = good_data / "glossary.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    (problem,) = Site.load(good_data, DAY).problems
    assert (problem.rule, problem.line, problem.column) == ("short-term", *place)
