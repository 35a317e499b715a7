"""The page of a unit tells its head and its telephone, or once that the record lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show
from transparency.record.site import Site
from transparency.review.personal.gate import personal_problems

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.problems import Problem

LACKING = '<span class="missing">ยังไม่มีในข้อมูล</span>'
PHONE = "phone: 0 2000 0001\n"


def page(data: Path, unit: str) -> str:
    site = Site.load(data, DAY)
    assert site.problems == []
    return show(site, f"units/{unit}/", "unit", unit)


def test_head_and_telephone_are_shown_as_written_and_can_be_called() -> None:
    html = page(GOOD, "clerk-office")
    assert "<dt>ผู้บริหารหน่วย</dt><dd>หัวหน้าสำนักปลัดตัวอย่าง นายสมมุติ ไม่มีจริง</dd>" in html
    assert '<dt>โทรศัพท์</dt><dd><a href="tel:020000001">0 2000 0001</a></dd>' in html
    assert LACKING not in html


def test_what_is_lacking_is_said_once() -> None:
    html = page(GOOD, "finance")
    assert f"<dt>ผู้บริหารหน่วยและโทรศัพท์</dt><dd>{LACKING}</dd>" in html
    assert html.count(LACKING) == 1


def test_one_of_the_two_alone_is_shown_and_the_other_lacking(good_data: Path) -> None:
    file = good_data / "units/clerk-office.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(PHONE, ""), encoding="utf-8")
    html = page(good_data, "clerk-office")
    assert "นายสมมุติ ไม่มีจริง" in html
    assert f"<dt>โทรศัพท์</dt><dd>{LACKING}</dd>" in html


def test_the_number_of_a_unit_is_the_agencys_own_and_may_stand_elsewhere(good_data: Path) -> None:
    """A mobile number in the words of a result is personal data, unless the agency publishes it."""
    file = good_data / "2567/measures/service.yml"
    text = file.read_text(encoding="utf-8").replace("รับฟังความคิดเห็นแล้ว", "โทร 081 234 5678")
    file.write_text(text, encoding="utf-8")
    assert [one.rule for one in found(good_data)] == ["personal-data"]
    unit = good_data / "units/finance.yml"
    unit.write_text(f"{unit.read_text(encoding='utf-8')}phone: 08 1234 5678\n", encoding="utf-8")
    assert found(good_data) == []


def found(data: Path) -> list[Problem]:
    return [*personal_problems(data, data.parent / "docs", Site.load(data, DAY))]
