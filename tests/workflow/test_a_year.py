"""A whole year of a new agency as its staff live it, by commands: from `init` to the next plan.

Each test goes on where the one before it ended; every step ends in a record that passes `check`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from tests.built import DOCS, build_site
from tests.living.html_faults import html_faults
from transparency import cli
from transparency.commands.check import run_check
from transparency.pages.rendering import show, show_page
from transparency.record.page import Kind, Page
from transparency.record.site import Site
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_WEEK: Final = date(2026, 10, 5)
AFTER_ROUND_1: Final = date(2027, 4, 10)
AFTER_ROUND_2: Final = date(2027, 10, 10)
COLUMNS: Final = ["มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผล", "ข้อเสนอแนะ"]
CULTURE: Final = {"year": "2570", "measure": "culture"}
CULTURE_PAGE: Final = Page(Kind.MEASURE, 2570, "culture")


class Office:
    """A data folder, the day that it is, and the commands that staff give."""

    def __init__(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Begin in the first week of the fiscal year."""
        self.data = data
        self._monkeypatch = monkeypatch
        self.day = FIRST_WEEK

    def on(self, day: date) -> None:
        """Let it be another day."""
        self.day = day
        seconds = (day - date(1970, 1, 1)).days * 24 * 60 * 60
        self._monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))

    def say(self, *command: str, **answers: str | list[str]) -> None:
        """Give a command of `transparency` with answers; it works, and `check` passes."""
        given = [
            part
            for name, value in answers.items()
            for one in (value if isinstance(value, list) else [value])
            for part in ("--set", f"{name}={one}")
        ]
        assert cli.main([*command, "--data", str(self.data), *given]) == 0
        assert run_check(self.data, DOCS, self.day) == 0

    @property
    def site(self) -> Site:
        """The record as it is today."""
        return Site.load(self.data, self.day)

    def words(self, view: str, *arguments: int | str) -> str:
        """Return the words of a view."""
        html = show(self.site, "somewhere/", view, *arguments)
        return " ".join(re.sub(r"<[^>]*>", " ", html).split())

    def photograph(self, name: str) -> None:
        """Put a picture into the folder of files."""
        file = self.data / "files" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (320, 240), "teal").save(file)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office of the story."""
    monkeypatch = pytest.MonkeyPatch()
    office = Office(tmp_path_factory.mktemp("agency") / "data", monkeypatch)
    yield office
    monkeypatch.undo()


def test_in_october_the_agency_begins_with_its_plan(office: Office) -> None:
    office.on(FIRST_WEEK)
    office.say("init", form="subdistrict-organization", name="องค์การบริหารส่วนตำบลตัวอย่าง",
               district="ตัวอย่าง", province="ตัวอย่าง")  # fmt: skip
    office.say("new", "unit", id="clerk-office", name="สำนักปลัด อบต.ตัวอย่าง")
    office.say("new", "measure", year="2570", id="culture", title="สร้างวัฒนธรรมองค์กร",
               actions=["meet ๑. จัดประชุมพนักงาน", "train ๒. จัดอบรม"],
               responsible="สำนักปลัด อบต.ตัวอย่าง", units="clerk-office",
               period="ตลอดปีงบประมาณ")  # fmt: skip
    (office.data / "2570/measures/example.yml").unlink()
    home = office.words("home")
    assert "รอบที่ ๑ กำลังดำเนินอยู่" in home
    assert "ยังไม่มีรายงาน" not in home


def test_in_april_the_first_round_is_reported_with_a_photograph(office: Office) -> None:
    office.on(AFTER_ROUND_1)
    assert "รอบที่ ๑ ยังไม่มีรายงานในเว็บไซต์นี้" in office.words("home")
    office.photograph("2570/meeting.jpg")
    office.say("new", "result", **CULTURE, round="1", id="met", text="- จัดประชุมแล้ว",
               answers="meet", done="๑๕ มกราคม ๒๕๗๐", published="๒๐ มกราคม ๒๕๗๐",
               photos="2570/meeting.jpg พนักงานนั่งประชุม", suggestion="ควรจัดอบรมในรอบที่ ๒",
               suggestion_id="train-soon")  # fmt: skip
    (office.data / "2570/rounds/1.yml").unlink()
    office.say("new", "round", year="2570", round="1", title="รายงานตัวอย่าง",
               agency="อบต.ตัวอย่าง", period="รอบที่ ๑", introduction="ความนำ", heading="มาตรการ",
               cover="รายงานตัวอย่าง", columns=COLUMNS)  # fmt: skip
    home = office.words("home")
    assert "ปีงบประมาณ ๒๕๗๐ รอบที่ ๑ โดยสรุป" in home
    assert "มีผลรายงาน ๑ ข้อ ไม่ได้รายงานผลแยก ๑ ข้อ (ไม่ได้หมายความว่าไม่ได้ทำ)" in home
    assert "มีผลที่แนบหลักฐานแล้ว ๑ รายการ" in home
    assert "รอบที่ ๒ ปี ๒๕๗๐: กำลังดำเนินอยู่" in home


def test_the_web_officer_finds_the_page_right(office: Office) -> None:
    office.say("verify", CULTURE_PAGE.address, "--by", "สำนักปลัด")
    assert statuses(office.site)[CULTURE_PAGE.address].state == "verified"


def test_in_october_the_second_round_follows_the_suggestion_up(office: Office) -> None:
    office.on(AFTER_ROUND_2)
    office.say("new", "round", year="2570", round="2", title="รายงานตัวอย่าง รอบที่ ๒",
               agency="อบต.ตัวอย่าง", period="รอบที่ ๒", introduction="ความนำ", heading="มาตรการ",
               cover="รายงานตัวอย่าง", columns=COLUMNS)  # fmt: skip
    office.say("new", "result", **CULTURE, round="2", id="trained", text="- จัดอบรมแล้ว",
               answers="train", follows_up="2570/culture/train-soon", suggestion="-")  # fmt: skip
    assert statuses(office.site)[CULTURE_PAGE.address].state == "changed"
    first, second = office.site.halves.of(2570)
    measure = office.site.records.years[2570].measures["culture"]
    states = [
        [office.site.state(measure, action, half).state for half in (first, second)]
        for action in measure.actions
    ]
    assert states == [["reported", "silent"], ["silent", "reported"]]
    assert "ยังไม่มีผลที่บันทึกว่าทำตาม" not in office.words("suggestion_list")


def test_the_next_year_takes_the_plan_over_and_nothing_else(office: Office) -> None:
    office.say("new", "year", "--from", "2570")
    copy = office.site.records.years[2571].measures["culture"]
    assert copy.continues == "2570/culture"
    assert [action.text for action in copy.actions] == ["๑. จัดประชุมพนักงาน", "๒. จัดอบรม"]
    assert [report for row in (copy, *copy.actions) for report in row.reports] == []
    home = office.words("home")
    assert "ปีงบประมาณ ๒๕๗๐ รอบที่ ๒ โดยสรุป" in home
    assert "รอบที่ ๑ ปี ๒๕๗๑: กำลังดำเนินอยู่" in home


def test_two_years_stand_side_by_side(office: Office) -> None:
    office.say("new", "round", year="2571", round="1", due_days="๓๐")
    office.say("new", "result", year="2571", measure="culture", round="1", id="met",
               text="- จัดประชุมครั้งแรกของปี", answers="meet")  # fmt: skip
    for year in (2570, 2571):
        html = show_page(office.site, Page(Kind.MEASURE, year, "culture"))
        table = html[html.index('id="_years"') :]
        assert table[: table.index("</table>")].count("<tr>") == 1 + 3


def test_the_site_of_the_story_is_whole(office: Office, tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", office.data)
    assert html_faults(site) == []
