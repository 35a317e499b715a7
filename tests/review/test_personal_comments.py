"""Comments of data files are published with them: names of people have no place there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import DAY, GOOD
from transparency.language.names import names
from transparency.record.site import Site
from transparency.review.personal.comments import yaml_matches
from transparency.review.personal.gate import personal_problems
from transparency.review.personal.published import published_problems
from transparency.review.personal.quoting import Quotable

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.problems import Problem

YEAR: Final = "2567/year.yml"


def problems(data: Path) -> list[Problem]:
    return list(personal_problems(data, data.parent / "docs", Site.load(data, DAY)))


def with_comment(data: Path, comment: str) -> Path:
    file = data / YEAR
    file.write_text(f"{file.read_text(encoding='utf-8')}# {comment}\n", encoding="utf-8")
    return data


@pytest.mark.parametrize("person", [
    "นายสมมุติ ตัวอย่าง", "นางสมมุติ ตัวอย่าง", "นางสาวสมมุติ", "ดร.สมมุติ", "ดร. สมมุติ ตัวอย่าง", "น.ส.สมมุติ",
    "นาย สมมุติ", "นายกิตติ ตัวอย่าง", "เด็กชายสมมุติ",
])  # fmt: skip
def test_a_name_behind_a_title_in_a_comment_is_refused_at_its_place(
    good_data: Path, person: str
) -> None:
    (problem,) = problems(with_comment(good_data, f"ผู้แจ้งคือ {person}"))
    assert (problem.path, problem.line, problem.column) == (f"data/{YEAR}", 5, 14)
    assert (problem.rule, problem.severity) == ("personal-data", "error")
    assert "สมมุติ" not in problem.for_terminal()
    assert "กิตติ" not in problem.for_terminal()


@pytest.mark.parametrize("words", [
    "ให้นายกลงนาม", "นายก อบต.", "นายกองค์การบริหารส่วนตำบล", "นายกเทศมนตรี", "นายอำเภอ",
    "นายทะเบียน", "นายช่าง",
    "อำเภอนางรอง", "ตำบลนางแล", "นางพยาบาล", "พนักงาน", "สำนักงาน", "นาย/นาง/นางสาว", "ตำบลนายาง",
])  # fmt: skip
def test_offices_places_and_words_are_no_names(good_data: Path, words: str) -> None:
    assert problems(with_comment(good_data, words)) == []


def test_officials_in_the_record_s_own_texts_are_publishable(good_data: Path) -> None:
    file = good_data / "2567/measures/gifts.yml"
    text = file.read_text(encoding="utf-8")
    named = text.replace("๒. ติดป้ายหน้าที่ทำการ", "๒. นายสมมุติ ตัวอย่าง ปลัด ติดป้าย")
    file.write_text(named, encoding="utf-8")
    assert problems(good_data) == []


def test_a_number_sign_within_a_text_begins_no_comment() -> None:
    text = "a: |-\n  x # นายสมมุติ\nb: 'y # นางสมมุติ'\nc: z\n"
    assert list(yaml_matches(text)) == []


@pytest.mark.parametrize("text", [
    "a: 'y # z' # นายสมมุติ", "a: x # นายสมมุติ", "# นายสมมุติ", "a: |-\n  x\n# นายสมมุติ",
    "a: [\n# นายสมมุติ",
])  # fmt: skip
def test_a_comment_is_found_wherever_it_begins(text: str) -> None:
    assert [(match.kind, match.value) for _, match in yaml_matches(text)] == [("name", "สมมุติ")]


def test_a_name_may_be_allowed_with_its_reason(good_data: Path) -> None:
    (problem,) = problems(with_comment(good_data, "นายสมมุติ ตัวอย่าง"))
    allowed = good_data / "allowed.yml"
    entry = problem.example.partition("\n")[2]
    allowed.write_text(f"{allowed.read_text(encoding='utf-8')}{entry}\n", encoding="utf-8")
    assert problems(good_data) == []


def test_the_copy_of_the_file_on_the_site_is_judged_alike(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/agency.yml").write_text("name: x\n# นายสมมุติ\n", encoding="utf-8")
    (problem,) = published_problems(tmp_path, Site.load(GOOD, DAY).records)
    assert (problem.path, problem.line) == ("data/agency.yml", 2)


def test_a_name_that_was_taken_out_of_the_record_is_quoted_no_more() -> None:
    quotable = Quotable(Site.load(GOOD, DAY).records)
    assert quotable(f"data/{YEAR}", ["มอบหมายปลัด"])
    assert not quotable(f"data/{YEAR}", ["ผู้ร้อง นายสมมุติ ตัวอย่าง"])


def test_a_name_ends_where_another_begins() -> None:
    found = [name for name, *_ in names("นายสมมุติ ตัวอย่าง\nและนางสาวสมมุติ")]
    assert found == ["สมมุติ ตัวอย่าง", "สมมุติ"]
