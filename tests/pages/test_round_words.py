"""The official table of a round shows what that report said, and nothing of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.conftest import DAY
from transparency.pages.rendering import show
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts.yml"
SERVICE = "2567/measures/service.yml"


def tables(data: Path) -> list[str]:
    """Return the words of the table of each round of 2567."""
    site = Site.load(data, DAY)
    assert site.problems == []
    pages = (show(site, f"2567/report/{n}/", "round_report", 2567, n) for n in (1, 2))
    return [re.sub(r"<[^>]*>", " ", page[page.index("<table") :]) for page in pages]


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def test_each_round_has_its_own_unit_and_period(good_data: Path) -> None:
    edit(
        good_data,
        GIFTS,
        "      - round: 2\n",
        "      - round: 2\n        responsible:\n          text: กองคลัง อบต.ตัวอย่าง\n"
        "          units: [finance]\n        period:\n          text: กรกฎาคม ๒๕๖๗\n",
    )
    first, second = tables(good_data)
    assert "มกราคม - มีนาคม ๒๕๖๗" in first
    assert "กรกฎาคม ๒๕๖๗" not in first
    assert "กรกฎาคม ๒๕๖๗" in second
    assert "มกราคม - มีนาคม ๒๕๖๗" not in second
    assert first.count("กองคลัง อบต.ตัวอย่าง") == 1
    assert second.count("กองคลัง อบต.ตัวอย่าง") == 2


def test_remarks_on_a_report_are_not_in_it(good_data: Path) -> None:
    assert not [table for table in tables(good_data) if "ไม่ได้กล่าวถึงทะเบียน" in table]


def test_remarks_at_an_action_do_not_part_the_rows_of_its_measure(good_data: Path) -> None:
    """The measure of the good record has one row for its three actions."""
    before = tables(good_data)
    old = "    text: แปลแบบฟอร์ม\n"
    edit(good_data, SERVICE, old, f"{old}    reports:\n      - round: 1\n        gap: ไม่ทราบ\n")
    assert tables(good_data) == before


def test_what_has_left_the_plan_is_in_the_former_table_alone(good_data: Path) -> None:
    old = "    text: แปลแบบฟอร์ม\n"
    edit(
        good_data, SERVICE, old, f"{old}    reports:\n      - round: 2\n        dropped: แผนแก้ไข\n"
    )
    first, second = tables(good_data)
    assert "แปลแบบฟอร์ม" in first
    assert "แปลแบบฟอร์ม" not in second
