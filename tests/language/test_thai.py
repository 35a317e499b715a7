"""Thai numbers, dates and fiscal years. Dates are those of the calendar and the source report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from transparency.language import thai


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # As the source report writes them (inventory, “Dated events”).
        ("วันศุกร์ที่ ๒ ธันวาคม ๒๕๖๕", date(2022, 12, 2)),
        ("วันพุธที่ ๗ ธันวาคม ๒๕๖๕", date(2022, 12, 7)),
        ("๙ ธันวาคม ๒๕๖๕", date(2022, 12, 9)),
        ("วันศุกร์ที่ ๒๓ ธันวาคม ๒๕๖๕", date(2022, 12, 23)),
        ("วันที่ ๑๒ มกราคม ๒๕๖๖", date(2023, 1, 12)),
        ("๑๗ ม.ค. ๒๕๖๖", date(2023, 1, 17)),
        ("วันพุธที่ ๒๕ มกราคม ๒๕๖๖", date(2023, 1, 25)),
        ("๙ ก.พ. ๒๕๖๖", date(2023, 2, 9)),
        ("๘ มี.ค. ๒๕๖๖", date(2023, 3, 8)),
        ("๑๘ มีนาคม ๒๕๖๖", date(2023, 3, 18)),
        ("๓ เมษายน ๒๕๖๖", date(2023, 4, 3)),
        # The other forms.
        ("3 เมษายน 2566", date(2023, 4, 3)),
        ("๓ เมษายน 2566", date(2023, 4, 3)),
        ("3 เม.ย. 2566", date(2023, 4, 3)),
        ("3 เมย 2566", date(2023, 4, 3)),
        ("๓ เมษายน พ.ศ. ๒๕๖๖", date(2023, 4, 3)),
        ("๓ เมษายน พ.ศ.๒๕๖๖", date(2023, 4, 3)),
        ("3 เมษายน ค.ศ. 2023", date(2023, 4, 3)),
        ("๓ เมษายน ๒๐๒๓", date(2023, 4, 3)),
        ("2566-04-03", date(2023, 4, 3)),
        ("2023-04-03", date(2023, 4, 3)),
        ("๒๕๖๖-๐๔-๐๓", date(2023, 4, 3)),
        ("2566-4-3", date(2023, 4, 3)),
        ("จันทร์ที่ ๓ เมษายน ๒๕๖๖", date(2023, 4, 3)),
        ("วันจันทร์ที่ 3 เม.ย. พ.ศ. 2566", date(2023, 4, 3)),
        ("  ๓   เมษายน  ๒๕๖๖  ", date(2023, 4, 3)),
        # As official letters write them.
        ("วันที่ ๓ เดือน เมษายน พ.ศ. ๒๕๖๖", date(2023, 4, 3)),
        ("วันที่ ๓ เดือนเมษายน พ.ศ. ๒๕๖๖", date(2023, 4, 3)),
        ("ณ วันที่ ๓ เมษายน ๒๕๖๖", date(2023, 4, 3)),
        ("ณ วันที่ ๓ เดือน เมษายน พุทธศักราช ๒๕๖๖", date(2023, 4, 3)),
        ("ณ วันจันทร์ที่ ๓ เมษายน ๒๕๖๖", date(2023, 4, 3)),
        ("วันพฤหัสที่ ๖ เมษายน ๒๕๖๖", date(2023, 4, 6)),
        ("พฤหัสที่ ๖ เมษายน ๒๕๖๖", date(2023, 4, 6)),
        ("๓ เมษายน พ.ศ ๒๕๖๖", date(2023, 4, 3)),
        ("๓ เมษายน พศ ๒๕๖๖", date(2023, 4, 3)),
        ("๓ เมษายน พ. ศ. ๒๕๖๖", date(2023, 4, 3)),
        ("3 เมษายน ค.ศ 2023", date(2023, 4, 3)),
        ("๓ พ.ค. พ.ศ ๒๕๖๖", date(2023, 5, 3)),
        # The day first, as everybody writes it in Thailand.
        ("3/4/2566", date(2023, 4, 3)),
        ("๐๓/๐๔/๒๕๖๖", date(2023, 4, 3)),
        ("15/3/2566", date(2023, 3, 15)),
        ("15-3-2566", date(2023, 3, 15)),
        ("15.3.2566", date(2023, 3, 15)),
        ("15/3/2023", date(2023, 3, 15)),
        # Leap days: 2024 (พ.ศ. 2567) has one.
        ("๒๙ ก.พ. ๒๕๖๗", date(2024, 2, 29)),
        ("2567-02-29", date(2024, 2, 29)),
    ],
)
def test_a_date_as_thai_offices_write_it_is_read(text: str, day: date) -> None:
    assert thai.parse_date(text) == day


@pytest.mark.parametrize(
    ("month", "long", "short"),
    [
        (1, "มกราคม", "ม.ค."),
        (2, "กุมภาพันธ์", "ก.พ."),
        (3, "มีนาคม", "มี.ค."),
        (4, "เมษายน", "เม.ย."),
        (5, "พฤษภาคม", "พ.ค."),
        (6, "มิถุนายน", "มิ.ย."),
        (7, "กรกฎาคม", "ก.ค."),
        (8, "สิงหาคม", "ส.ค."),
        (9, "กันยายน", "ก.ย."),
        (10, "ตุลาคม", "ต.ค."),
        (11, "พฤศจิกายน", "พ.ย."),
        (12, "ธันวาคม", "ธ.ค."),
    ],
)
def test_every_month_is_known_by_its_long_and_its_short_name(
    month: int, long: str, short: str
) -> None:
    day = date(2023, month, 15)
    assert thai.parse_date(f"15 {long} 2566") == day
    assert thai.parse_date(f"15 {short} 2566") == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("๓๐ กุมภาพันธ์ ๒๕๖๖", "มี ๒๘ วัน"),
        ("๒๙ ก.พ. ๒๕๖๖", "มี ๒๘ วัน"),
        ("๓๐ ก.พ. ๒๕๖๗", "มี ๒๙ วัน"),
        ("2566-02-29", "มี ๒๘ วัน"),
        ("๓๑ เมษายน ๒๕๖๖", "มี ๓๐ วัน"),
        ("๐ เมษายน ๒๕๖๖", "ไม่มีวันที่ ๐"),
        ("2566-13-01", "ไม่มีเดือนที่ ๑๓"),
        ("2566-00-01", "ไม่มีเดือนที่ ๐"),
        ("วันอังคารที่ ๓ เมษายน ๒๕๖๖", "เป็นวันจันทร์ ไม่ใช่วันอังคาร"),
        ("ศุกร์ที่ ๓ เมษายน ๒๕๖๖", "เป็นวันจันทร์ ไม่ใช่วันศุกร์"),
        ("วันเมษที่ ๓ เมษายน ๒๕๖๖", "ไม่รู้จักชื่อวัน “เมษ”"),
        ("๓ เมษา ๒๕๖๖", "ไม่รู้จักชื่อเดือน “เมษา”"),
        ("วันพฤหัสที่ ๓ เมษายน ๒๕๖๖", "เป็นวันจันทร์ ไม่ใช่วันพฤหัสบดี"),
        ("๓ เมษายน ค.ศ ๒๕๖๖", "ปี ค.ศ. ๒๕๖๖ อยู่นอกช่วง"),
        ("ณ", "ไม่ใช่วันที่"),
        ("๓ เดือน ๒๕๖๖", "ไม่รู้จักชื่อเดือน"),
        ("٣ เมษายน ๒๕๖๖", "ไม่ใช่วันที่"),
        ("๒๕๖๖-٠٤-๐๓", "ไม่ใช่วันที่"),
        ("3 April 2566", "ไม่ใช่วันที่"),
        ("๓ เม.ย. ๖๖", "ปี “๖๖” มีเพียง ๒ หลัก"),
        ("3 เมษายน พ.ศ. 66", "ปี “66” มีเพียง ๒ หลัก"),
        ("3/4/66", "ปี “66” มีเพียง ๒ หลัก"),
        ("3-4-66", "ปี “66” มีเพียง ๒ หลัก"),
        ("3/13/2566", "ไม่มีเดือนที่ ๑๓"),
        ("31/4/2566", "มี ๓๐ วัน"),
        ("3/4-2566", "ไม่ใช่วันที่"),
        ("3/4/256", "ไม่ใช่วันที่"),
        ("3/4", "ไม่ใช่วันที่"),
        ("เมษายน ๒๕๖๖", "ไม่ใช่วันที่"),
        ("๓ เมษายน", "ไม่ใช่วันที่"),
        ("", "ไม่ใช่วันที่"),
        ("๓ เมษายน ๒๕๖๖ - ๕ เมษายน ๒๕๖๖", "ไม่ใช่วันที่"),
        ("๓ เมษายน ค.ศ. ๒๕๖๖", "อยู่นอกช่วง"),
        ("๓ เมษายน พ.ศ. 2023", "อยู่นอกช่วง"),
        ("๓ เมษายน ๑๒๐๐", "อยู่นอกช่วง"),
        ("9999-01-01", "อยู่นอกช่วง"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(thai.DateError, match=message):
        thai.parse_date(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("๓๑ เมษายน ๒๕๖๖", "เดือนเมษายน พ.ศ. ๒๕๖๖ มี ๓๐ วัน ไม่มีวันที่ ๓๑"),
        ("32 มกราคม ค.ศ. 2023", "เดือนมกราคม พ.ศ. ๒๕๖๖ มี ๓๑ วัน ไม่มีวันที่ ๓๒"),
        ("2566-12-32", "เดือนธันวาคม พ.ศ. ๒๕๖๖ มี ๓๑ วัน ไม่มีวันที่ ๓๒"),
        ("๓ เมษายน ๑๒๐๐", "ปี ๑๒๐๐ อยู่นอกช่วงที่เป็นไปได้"),
        ("๓ เมษายน พ.ศ. ๒๐๒๓", "ปี พ.ศ. ๒๐๒๓ อยู่นอกช่วงที่เป็นไปได้"),
        ("๓ เมษายน ค.ศ. ๒๕๖๖", "ปี ค.ศ. ๒๕๖๖ อยู่นอกช่วงที่เป็นไปได้"),
        ("วันอังคารที่ ๓ เมษายน ๒๕๖๖", "๓ เมษายน ๒๕๖๖ เป็นวันจันทร์ ไม่ใช่วันอังคาร"),
        ("3 ๔ 2566", "“3 ๔ 2566” ไม่ใช่วันที่ที่ระบบอ่านได้"),
        ("1" * 101, "ข้อความยาว ๑๐๑ ตัวอักษร ไม่ใช่วันที่"),
    ],
)
def test_the_reason_names_the_month_the_year_and_the_era_that_were_meant(
    text: str, said: str
) -> None:
    with pytest.raises(thai.DateError) as told:
        thai.parse_date(text)
    assert str(told.value) == said


@pytest.mark.parametrize(("era", "offset"), [("พ.ศ.", 543), ("ค.ศ.", 0)])
def test_a_year_of_the_buddhist_era_is_that_of_the_christian_era_plus_543(
    era: str, offset: int
) -> None:
    assert thai.parse_date(f"1 มกราคม {era} {2000 + offset}") == date(2000, 1, 1)


@pytest.mark.parametrize("at", range(7))
def test_each_day_of_the_week_but_the_right_one_is_refused(at: int) -> None:
    """3 April 2023 was a Monday, and the days after it the others, in order."""
    day = date(2023, 4, 3) + timedelta(days=at)
    written = [f"วัน{name}ที่ {thai.long_date(day)}" for name in thai.WEEKDAYS]
    assert thai.parse_date(written[at]) == day
    for wrong in written[:at] + written[at + 1 :]:
        with pytest.raises(thai.DateError, match=f"เป็นวัน{thai.WEEKDAYS[at]}"):
            thai.parse_date(wrong)


def test_digits_go_both_ways() -> None:
    assert thai.thai_digits("0123456789") == "๐๑๒๓๔๕๖๗๘๙"
    assert thai.arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"
    assert thai.thai_digits(2566) == "๒๕๖๖"


def test_a_date_is_shown_with_thai_digits_in_the_buddhist_era() -> None:
    day = date(2023, 4, 3)
    assert thai.long_date(day) == "๓ เมษายน ๒๕๖๖"
    assert thai.short_date(day) == "๓ เม.ย. ๒๕๖๖"
    assert thai.month_and_year(day) == "เมษายน ๒๕๖๖"
    assert thai.short_month_and_year(day) == "เม.ย. ๒๕๖๖"
    assert thai.weekday(day) == "วันจันทร์"


def test_what_is_shown_is_read_again_as_the_same_day() -> None:
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(366)]
    for day in days:
        assert thai.parse_date(thai.long_date(day)) == day
        assert thai.parse_date(thai.short_date(day)) == day
        assert thai.parse_date(f"{thai.weekday(day)}ที่ {thai.long_date(day)}") == day


def test_a_fiscal_year_runs_from_october_to_september_and_bears_the_year_it_ends_in() -> None:
    assert thai.fiscal_year_bounds(2566) == (date(2022, 10, 1), date(2023, 9, 30))


def test_the_first_round_ends_in_march_and_the_second_with_the_year() -> None:
    assert thai.round_bounds(2566, 1) == (date(2022, 10, 1), date(2023, 3, 31))
    assert thai.round_bounds(2566, 2) == (date(2023, 4, 1), date(2023, 9, 30))


def test_a_text_too_long_for_a_date_is_refused_at_once() -> None:
    with pytest.raises(thai.DateError):
        thai.parse_date("1 ม" + " " * 900_000 + "x")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 มกราคม 2400", date(1857, 1, 1)),
        ("31 ธันวาคม 2699", date(2156, 12, 31)),
        ("1 มกราคม พ.ศ. 2400", date(1857, 1, 1)),
        ("1 มกราคม 1857", date(1857, 1, 1)),
        ("31 ธันวาคม 2156", date(2156, 12, 31)),
        ("31 ธันวาคม ค.ศ. 2156", date(2156, 12, 31)),
    ],
)
def test_both_eras_hold_the_years_1857_to_2156(text: str, day: date) -> None:
    assert thai.parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "31 ธันวาคม 2399",
        "1 มกราคม 2700",
        "31 ธันวาคม 1856",
        "1 มกราคม 2157",
        "31 ธันวาคม พ.ศ. 2399",
        "1 มกราคม พ.ศ. 2700",
        "1 มกราคม ค.ศ. 2157",
        "1 มกราคม ค.ศ. 2400",
    ],
)
def test_a_year_outside_both_eras_is_refused(text: str) -> None:
    with pytest.raises(thai.DateError, match="อยู่นอกช่วง"):
        thai.parse_date(text)


def test_a_date_of_a_hundred_characters_is_still_read() -> None:
    assert thai.parse_date("๓ เมษายน ๒๕๖๖".ljust(100)) == date(2023, 4, 3)
    with pytest.raises(thai.DateError, match="๑๐๑ ตัวอักษร"):
        thai.parse_date("๓ เมษายน ๒๕๖๖".ljust(101))
