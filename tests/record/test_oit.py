"""What the record has of an OIT item is told part by part, and what is beyond it is no gap."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import DAY, FIXTURES, GOOD
from transparency.record.oit import answers
from transparency.record.page import Kind, Page, pages_of
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.oit import Answer


def found(name: str, year: int) -> dict[str, Answer]:
    site = Site.load(FIXTURES / name, DAY)
    return dict(answers(site, year))


def test_of_the_first_report_the_analysis_the_evidence_and_its_day_are_missing() -> None:
    """Its introduction names the analysis of the year before; 24 results have nothing attached."""
    items = found("report-2566", 2566)
    assert {part.name: part.has for part in items["measures"].parts} == {
        "มาตรการ": "๖ มาตรการ",
        "วิธีดำเนินการ": "๒๒ ข้อ",
        "ผู้รับผิดชอบ": "๖ จาก ๖ มาตรการ",
        "ระยะเวลา": "๖ จาก ๖ มาตรการ",
        "ผลการวิเคราะห์ที่คำนำของรายงานกล่าวถึง": "",
        "เอกสาร: มาตรการภายในเพื่อส่งเสริมความโปร่งใส": "",
    }
    assert {part.name: part.has for part in items["measures-report"].parts} == {
        "รายงานการดำเนินการ": "รายงานรอบที่ ๑",
        "ผลการดำเนินการ": "๒๔ ผล",
        "หลักฐานของผล": "",
        "วันที่เผยแพร่รายงาน": "",
    }
    assert items["measures-report"].present == 2


def test_an_analysis_is_missed_only_where_the_report_names_one(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(REPORT, data)
    file = data / "2566/rounds/1.yml"
    file.write_text(file.read_text("utf-8").replace("ดำเนินการวิเคราะห์", "ทราบ"), "utf-8")
    parts = answers(Site.load(data, DAY), 2566)["measures"].parts
    assert not any("วิเคราะห์" in part.name for part in parts)


def test_a_part_of_which_some_is_missing_does_not_count_as_there() -> None:
    (evidence,) = [
        part for part in found("good", 2567)["measures-report"].parts if "หลักฐาน" in part.name
    ]
    assert evidence.has == "๑ จาก ๖ ผล"
    assert not evidence.is_there


@pytest.mark.parametrize(("role", "has_a_page"), [("contact", True), ("budget-plan", False)])
def test_an_item_has_a_page_where_the_record_has_something_of_it(
    role: str, *, has_a_page: bool
) -> None:
    pages = set(pages_of(Site.load(GOOD, DAY).records))
    assert (Page(Kind.OIT, 2567, role) in pages) is has_a_page
    assert Page(Kind.OIT, 2567, role).address == f"ita/2567/{role}/"
