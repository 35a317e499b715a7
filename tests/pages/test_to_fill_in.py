"""An agency that has begun: no empty section in the menu, and a word of what to fill in next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY
from transparency.pages.frame import menu
from transparency.pages.rendering import show
from transparency.record.questions import open_questions
from transparency.record.site import Site
from transparency.record.unfinished import is_unfinished, to_confirm, to_fill

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = {
    "คำมั่นและข้อปฏิบัติ": "promises", "เอกสาร": "documents", "หน่วยงาน": "units", "ปฏิทิน": "calendar",
}  # fmt: skip
MEASURE = "order: 1\ntitle: มาตรการเดียว\nactions:\n  - id: a\n    text: ข้อเดียว\n"


@pytest.fixture
def bare(good_data: Path) -> Path:
    """A record of one year and one measure, and nothing else."""
    for name in ("units", "documents", "promises", "verifications", "files", "2568", "2567/rounds"):
        shutil.rmtree(good_data / name)
    for name in ("2567/ita.yml", "2567/scores.yml", "2567/measures/service.yml", "allowed.yml"):
        (good_data / name).unlink()
    (good_data / "2567/measures/gifts.yml").write_text(MEASURE, encoding="utf-8")
    return good_data


def labels(site: Site) -> set[str]:
    return {label for label, _, _ in menu(site, "")}


def test_the_menu_of_a_full_record_names_every_section(good_data: Path) -> None:
    assert set(SECTIONS) <= labels(Site.load(good_data, DAY))


def test_the_menu_leaves_out_sections_without_a_record(bare: Path) -> None:
    site = Site.load(bare, DAY)
    assert site.problems == []
    assert labels(site) == {"มาตรการและผล", "ยังไม่มีคำตอบ", "ติดต่อ", "เกี่ยวกับ"}


def test_the_open_questions_name_the_sections_without_a_record(bare: Path) -> None:
    sections = {section.id: section for section in open_questions(Site.load(bare, DAY))}
    (group,) = sections["sections"].groups
    pages = [question.page.address for question in group.questions]
    assert pages == ["units/", "documents/", "calendar/", "promises/", "staff/"]


@pytest.mark.parametrize("view", ["promise_list", "unit_list", "document_list", "home"])
def test_a_page_without_a_record_has_no_empty_list_and_no_dead_way(bare: Path, view: str) -> None:
    html = show(Site.load(bare, DAY), "x/", view)
    assert "<ul></ul>" not in "".join(html.split()).replace('class="cards"', "")
    assert view == "home" or 'class="missing"' in html


def test_texts_that_wait_are_counted_at_home_and_listed_with_their_page(bare: Path) -> None:
    assert "to-fill-in" not in show(Site.load(bare, DAY), "", "home")
    file = bare / "2567/measures/gifts.yml"
    file.write_text(MEASURE.replace("ข้อเดียว", "(รอเติม) ข้อแรก"), encoding="utf-8")
    site = Site.load(bare, DAY)
    assert "ข้อความที่รอเติมหรือรอยืนยัน ๑ แห่ง" in show(site, "", "home")
    (group,) = [
        group
        for section in open_questions(site)
        for group in section.groups
        if group.kind == "unfinished"
    ]
    (question,) = group.questions
    assert (question.text, question.page.address) == ("(รอเติม) ข้อแรก", "2567/measures/gifts/")


def test_what_is_to_be_confirmed_is_marked_once() -> None:
    assert to_confirm("มกราคม") == "(รอยืนยัน) มกราคม"
    assert to_confirm(to_confirm("มกราคม")) == "(รอยืนยัน) มกราคม"
    assert is_unfinished(to_fill("ชื่อ"))
    assert not is_unfinished("ชื่อ (รอเติม) ก")
