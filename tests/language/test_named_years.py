"""Which fiscal years a text names. A fiscal year begins in October of the year before."""

from __future__ import annotations

import pytest

from transparency.language.named_years import named_years, phrases_of


@pytest.mark.parametrize(("text", "found"), [
    ("ธันวาคม ๒๕๖๕", [("ธันวาคม ๒๕๖๕", 2566)]),
    ("กันยายน 2565", [("กันยายน 2565", 2565)]),
    ("มกราคม - มีนาคม ๒๕๖๖", [("มีนาคม ๒๕๖๖", 2566)]),
    ("ต.ค. ๖๕ - มี.ค. ๖๖", [("ต.ค. ๖๕", 2566), ("มี.ค. ๖๖", 2566)]),
    ("ลงวันที่ ๒๗ ตค ๒๕๖๕", [("ตค ๒๕๖๕", 2566)]),
    ("ประจำปีงบประมาณ พ.ศ.๒๕๖๖", [("พ.ศ.๒๕๖๖", 2566)]),
    ("พ.ศ. ๖๖", [("พ.ศ. ๖๖", 2566)]),
    ("แผน ๒๕๖๖-๒๕๗๐", [("๒๕๖๖", 2566), ("๒๕๗๐", 2570)]),
    ("คำสั่งที่ ๓๑๗/๒๕๖๕", []),
    ("ตัวชี้วัด ๑๐ ข้อ เวลา 1200 น. โทร 025661234 พ.ศ. ๑๒๓", []),
])  # fmt: skip
def test_a_year_is_named_by_its_number_or_by_a_month_in_it(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert list(named_years(text)) == found


def test_the_phrases_of_a_year_are_told_once_and_in_their_order() -> None:
    text = "มี.ค. ๒๕๖๖ ถึง ปี ๒๕๖๗ และ ธ.ค. ๒๕๖๕ ถึง มี.ค. ๒๕๖๖"
    assert phrases_of(text, 2566) == ["มี.ค. ๒๕๖๖", "ธ.ค. ๒๕๖๕"]
