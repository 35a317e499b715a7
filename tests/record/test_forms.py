"""What an agency of each form tells of its place, and how the place is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY
from transparency.record.model.form import FORMS, place_words
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "subdistrict: ตัวอย่าง\ndistrict: เมืองตัวอย่าง\nprovince: จังหวัดสมมุติ\n"
NAME = "name: องค์การบริหารส่วนตำบลตัวอย่าง\n"


def with_agency(data: Path, name: str, form: str, place: str) -> Site:
    file = data / "agency.yml"
    text = file.read_text(encoding="utf-8").replace(NAME, f"name: {name}\nform: {form}\n")
    file.write_text(text.replace(PLACE, place), encoding="utf-8")
    return Site.load(data, DAY)


@pytest.mark.parametrize(("name", "form", "place", "words"), [
    ("องค์การบริหารส่วนตำบลก", "subdistrict-organization",
     "subdistrict: ก\ndistrict: ข\nprovince: ค\n", "ตำบลก อำเภอข จังหวัดค"),
    ("เทศบาลตำบลก", "subdistrict-municipality", "district: ข\nprovince: ค\n", "อำเภอข จังหวัดค"),
    ("เทศบาลเมืองก", "town-municipality", "district: ข\nprovince: ค\n", "อำเภอข จังหวัดค"),
    ("เทศบาลนครก", "city-municipality", "district: ข\nprovince: ค\n", "อำเภอข จังหวัดค"),
    ("องค์การบริหารส่วนจังหวัดค", "provincial-organization", "province: ค\n", "จังหวัดค"),
    ("เมืองพัทยา", "pattaya", "district: บางละมุง\nprovince: ชลบุรี\n",
     "อำเภอบางละมุง จังหวัดชลบุรี"),
    ("โรงเรียนก", "school", "subdistrict: ก\ndistrict: ข\nprovince: กรุงเทพมหานคร\n",
     "แขวงก เขตข กรุงเทพมหานคร"),
    ("สำนักงานก", "other", "province: ค\n", "จังหวัดค"),
])  # fmt: skip
def test_an_agency_of_each_form_needs_its_own_place_and_no_more(
    good_data: Path, name: str, form: str, place: str, words: str
) -> None:
    site = with_agency(good_data, name, form, place)
    assert site.problems == []
    assert "other-form" not in {warning.rule for warning in site.warnings}
    assert site.agency.place == words


@pytest.mark.parametrize("form", FORMS)
def test_an_agency_without_a_part_of_the_place_that_its_form_has_is_refused(
    good_data: Path, form: str
) -> None:
    needed = dict.fromkeys(FORMS[form].place, "ก") | {"province": "ค"}  # type: ignore[index]
    for left_out in needed:
        place = "".join(f"{name}: {word}\n" for name, word in needed.items() if name != left_out)
        data = good_data.parent / left_out
        good_data.rename(data)
        before = (data / "agency.yml").read_text(encoding="utf-8")
        found = with_agency(data, "หน่วยงานก", form, place).problems
        assert [problem.rule for problem in found] == ["missing-field"]
        assert left_out in found[0].message
        (data / "agency.yml").write_text(before, encoding="utf-8")
        data.rename(good_data)


def test_what_is_not_told_of_a_place_is_not_written() -> None:
    assert place_words(None, None, "ค") == ("จังหวัดค",)
    assert place_words("", "ข", "ค") == ("อำเภอข", "จังหวัดค")
