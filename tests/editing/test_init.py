"""The record of a new agency passes `check` at once, and says what is missing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import DOCS
from tests.conftest import DAY
from transparency import cli
from transparency.commands.check import run_check
from transparency.record.model.form import FORMS
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

AGENCIES: Final[dict[str, dict[str, str]]] = {
    "subdistrict-organization": {"name": "องค์การบริหารส่วนตำบลตัวอย่าง", "district": "ข",
                                 "province": "ค"},
    "subdistrict-municipality": {"name": "เทศบาลตำบลตัวอย่าง", "district": "ข", "province": "ค"},
    "town-municipality": {"name": "เทศบาลเมืองตัวอย่าง", "district": "ข", "province": "ค"},
    "city-municipality": {"name": "เทศบาลนครตัวอย่าง", "district": "ข", "province": "ค"},
    "provincial-organization": {"name": "องค์การบริหารส่วนจังหวัดตัวอย่าง"},
    "pattaya": {},
    "school": {"name": "โรงเรียนตัวอย่าง", "subdistrict": "ก", "district": "ข", "province": "ค"},
    "other": {"name": "สำนักงานตัวอย่าง", "province": "ค"},
}  # fmt: skip
"""By form: what an agency of it must be asked; the rest follows from its name."""
SHORT: Final = {
    "subdistrict-organization": "อบต.ตัวอย่าง", "subdistrict-municipality": "ทต.ตัวอย่าง",
    "town-municipality": "ทม.ตัวอย่าง", "city-municipality": "ทน.ตัวอย่าง",
    "provincial-organization": "อบจ.ตัวอย่าง", "pattaya": "เมืองพัทยา", "school": "รร.ตัวอย่าง",
    "other": "สำนักงานตัวอย่าง",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def begin(data: Path, **answers: str) -> int:
    given = [part for name, value in answers.items() for part in ("--set", f"{name}={value}")]
    return cli.main(["init", "--data", str(data), *given])


@pytest.mark.parametrize("form", FORMS)
def test_an_agency_of_each_form_begins_with_a_record_that_passes_check(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    assert begin(data, form=form, **AGENCIES[form]) == 0
    assert run_check(data, DOCS, DAY) == 0, capsys.readouterr().err
    site = Site.load(data, DAY)
    assert {one.rule for one in site.warnings} == {"unfinished"}
    assert site.agency.short_name == SHORT[form]
    assert (site.years, list(site.records.years[2570].rounds)) == ([2570], [1])
    assert site.records.terms()[0].meaning.endswith("เจ้าของข้อมูล")


@pytest.mark.parametrize("form", set(FORMS) - {"subdistrict-organization"})
def test_no_file_of_another_form_speaks_of_a_subdistrict_organization(
    form: str, tmp_path: Path
) -> None:
    begin(tmp_path / "data", form=form, **AGENCIES[form])
    for file in (tmp_path / "data").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert "อบต." not in text  # but รอบตามรายงาน may be there
        assert "องค์การบริหารส่วนตำบล" not in text


def test_the_example_says_that_it_is_one(tmp_path: Path) -> None:
    begin(tmp_path, form="school", **AGENCIES["school"])
    (measure,) = Site.load(tmp_path, DAY).measures(2570)
    assert measure.title.startswith("(รอเติม)")
    assert "ตัวอย่าง" in measure.title
    assert "ตัวอย่าง" in measure.actions[0].text


@pytest.mark.parametrize(("seconds", "year", "number"), [
    ("1790787600", 2570, 1),  # 1 October 2026
    ("1774890000", 2569, 1),  # 31 March 2026
    ("1774976400", 2569, 2),  # 1 April 2026
])  # fmt: skip
def test_it_proposes_the_year_and_the_round_of_the_day(
    seconds: str, year: int, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    begin(tmp_path, form="school", **AGENCIES["school"])
    assert (tmp_path / f"{year}/rounds/{number}.yml").exists()


def test_another_year_and_round_can_be_told(tmp_path: Path) -> None:
    assert begin(tmp_path, form="school", year="๒๕๖๘", round="๒", **AGENCIES["school"]) == 0
    assert (tmp_path / "2568/rounds/2.yml").exists()


def test_a_folder_that_is_not_empty_is_left_alone(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in good_data.rglob("*") if file.is_file()}
    assert begin(good_data, form="school", **AGENCIES["school"]) == 2
    assert "ไม่ใช่โฟลเดอร์ว่าง" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in good_data.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(("answers", "said"), [
    ({}, "--set form=…"), ({"form": "shcool"}, "น่าจะหมายถึง “school”"),
    ({"form": "school", "name": "ก"}, "--set subdistrict=…"),
    ({"from": "school"}, "น่าจะหมายถึง form"),
    ({"form": "other", "name": "ก", "province": "ค", "year": "2026"}, "ไม่ใช่ปี พ.ศ."),
])  # fmt: skip
def test_what_is_missing_or_wrong_is_told_and_nothing_is_written(
    answers: dict[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(tmp_path / "data", **answers) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_on_a_terminal_it_asks_few_things_in_thai_and_enter_takes_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["๑", "องค์การบริหารส่วนตำบลตัวอย่าง", "", "", "ข", "ค", "", ""]
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return lines[len(asked) - 1]

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert begin(tmp_path / "data") == 0
    assert len(asked) == len(lines)
    assert asked[2] == "ชื่อย่อ (Enter = อบต.ตัวอย่าง): "
    assert asked[3] == "ตำบลหรือแขวง (Enter = ตัวอย่าง): "
    out = capsys.readouterr().out
    assert "  8  other  หน่วยงานรูปแบบอื่น\n" in out
    assert "make site DATA_DIR=" in out
