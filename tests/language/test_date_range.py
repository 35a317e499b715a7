"""Days that follow each other, as Thai offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from transparency.language import date_range, thai

MARCH = (date(2023, 3, 15), date(2023, 3, 17))


@pytest.mark.parametrize(
    "text",
    [
        "๑๕-๑๗ มีนาคม ๒๕๖๖",
        "๑๕ - ๑๗ มีนาคม ๒๕๖๖",
        "๑๕–๑๗ มีนาคม ๒๕๖๖",
        "15-17 มี.ค. 2566",
        "วันที่ ๑๕-๑๗ มีนาคม พ.ศ. ๒๕๖๖",
        "๑๕ ถึง ๑๗ มีนาคม ๒๕๖๖",
        "ระหว่างวันที่ ๑๕ - ๑๗ มีนาคม ๒๕๖๖",
        "ตั้งแต่วันที่ ๑๕ ถึงวันที่ ๑๗ มีนาคม ๒๕๖๖",
        "วันพุธที่ ๑๕ - วันศุกร์ที่ ๑๗ มีนาคม ๒๕๖๖",
        "๑๕ มีนาคม - ๑๗ มีนาคม ๒๕๖๖",
        "๑๕ มีนาคม ๒๕๖๖ - ๑๗ มีนาคม ๒๕๖๖",
        "15-17/3/2566",
        "15/3/2566 - 17/3/2566",
        "2566-03-15 ถึง 2566-03-17",
    ],
)
def test_a_range_of_days_is_read(text: str) -> None:
    assert date_range.parse_days(text) == MARCH
    assert date_range.range_in(text) == MARCH


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("๓๐ มีนาคม - ๒ เมษายน ๒๕๖๖", (date(2023, 3, 30), date(2023, 4, 2))),
        ("30/3-2/4/2566", (date(2023, 3, 30), date(2023, 4, 2))),
        ("๓๐ ธันวาคม ๒๕๖๕ - ๒ มกราคม ๒๕๖๖", (date(2022, 12, 30), date(2023, 1, 2))),
    ],
)
def test_a_range_may_go_over_the_end_of_a_month_or_a_year(
    text: str, days: tuple[date, date]
) -> None:
    assert date_range.parse_days(text) == days


@pytest.mark.parametrize("text", ["๑๕ มีนาคม ๒๕๖๖", "2566-03-15", "15-3-2566", "15/3/2566"])
def test_a_single_date_is_its_own_first_and_last_day(text: str) -> None:
    assert date_range.parse_days(text) == (date(2023, 3, 15), date(2023, 3, 15))
    assert date_range.range_in(text) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("๑๗-๑๕ มีนาคม ๒๕๖๖", "วันสุดท้าย ๑๕ มีนาคม ๒๕๖๖ อยู่ก่อนวันแรก ๑๗ มีนาคม ๒๕๖๖"),
        ("๑๕-๓๒ มีนาคม ๒๕๖๖", "ไม่ใช่วันที่"),
        ("๐-๑๗ มีนาคม ๒๕๖๖", "ไม่ใช่วันที่"),
        ("วันจันทร์ที่ ๑๕ - ๑๗ มีนาคม ๒๕๖๖", "ไม่ใช่วันที่"),
        ("๑๕-๑๗ มีนาคม ๖๖", "มีเพียง ๒ หลัก"),
        ("มีนาคม - เมษายน ๒๕๖๖", "ไม่ใช่วันที่"),
        ("- ๑๗ มีนาคม ๒๕๖๖", "ไม่ใช่วันที่"),
        ("-" * 300, "ไม่ใช่วันที่"),
    ],
)
def test_a_range_that_cannot_be_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(thai.DateError, match=message):
        date_range.parse_days(text)


@pytest.mark.parametrize(
    ("days", "long", "short"),
    [
        (MARCH, "๑๕–๑๗ มีนาคม ๒๕๖๖", "๑๕–๑๗ มี.ค. ๒๕๖๖"),
        ((MARCH[0], MARCH[0]), "๑๕ มีนาคม ๒๕๖๖", "๑๕ มี.ค. ๒๕๖๖"),
        (
            (date(2023, 3, 30), date(2023, 4, 2)),
            "๓๐ มีนาคม – ๒ เมษายน ๒๕๖๖",
            "๓๐ มี.ค. – ๒ เม.ย. ๒๕๖๖",
        ),
        (
            (date(2022, 12, 30), date(2023, 1, 2)),
            "๓๐ ธันวาคม ๒๕๖๕ – ๒ มกราคม ๒๕๖๖",
            "๓๐ ธ.ค. ๒๕๖๕ – ๒ ม.ค. ๒๕๖๖",
        ),
        # The same month of another year is another month.
        ((date(2022, 3, 15), date(2023, 3, 17)), "๑๕ มีนาคม ๒๕๖๕ – ๑๗ มีนาคม ๒๕๖๖", None),
    ],
)
def test_days_are_shown_with_what_they_share_said_once(
    days: tuple[date, date], long: str, short: str | None
) -> None:
    assert date_range.long_dates(*days) == long
    if short:
        assert date_range.short_dates(*days) == short
    assert date_range.parse_days(long) == days
