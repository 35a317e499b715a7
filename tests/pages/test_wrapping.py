"""Lines of Thai text in drawings."""

from __future__ import annotations

import unicodedata

import pytest

from transparency.pages.charts.wrapping import width, wrap

LONG = (
    "การสร้างเสริมวัฒนธรรมองค์กรและปรับปรุงพัฒนากระบวนการปฏิบัติงาน การให้บริการผู้มาติดต่อราชการ "
    "ให้เป็นไปตามขั้นตอนระยะเวลาที่กำหนด โปร่งใส ตรวจสอบได้"
)


def test_combining_marks_take_no_room() -> None:
    assert width("ที่นี้", 10) == width("ทน", 10) == pytest.approx(12.4)
    assert width("กำ", 10) == width("กา", 10)


def test_a_short_text_is_one_line() -> None:
    assert wrap("การใช้ทรัพย์สินของราชการ", 340, 15) == ["การใช้ทรัพย์สินของราชการ"]
    assert wrap("", 340, 15) == [""]


@pytest.mark.parametrize("text", [LONG, "W" * 200, "ที่" * 90, "เก" * 90, "x\n y\t  z"])
@pytest.mark.parametrize("room", [340, 120, 30])
def test_nothing_is_lost_and_no_line_is_too_long(text: str, room: int) -> None:
    lines = wrap(text, room, 15)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if width(line, 15) > room] == []
    assert [line for line in lines if unicodedata.category(line[0]) == "Mn"] == []


def test_lines_end_at_spaces_and_where_they_cannot_between_syllables() -> None:
    assert wrap("ไม่มีผลใดที่เทียบวันที่ได้ จึงบอกไม่ได้ว่าเผยแพร่เร็วหรือช้า", 316, 15) == [
        "ไม่มีผลใดที่เทียบวันที่ได้",
        "จึงบอกไม่ได้ว่าเผยแพร่เร็วหรือช้า",
    ]
    assert wrap("จึงบอกไม่ได้ว่าเผยแพร่", 130, 15) == ["จึงบอกไม่ได้ว่า", "เผยแพร่"]
