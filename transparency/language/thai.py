"""How Thai offices write numbers, dates and fiscal years: pure functions.

A year of the Buddhist Era (พ.ศ.) is that of the Christian Era (ค.ศ.) plus 543. A fiscal year
(ปีงบประมาณ) runs from 1 October to 30 September and bears the year in which it ends.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final

BUDDHIST_ERA_OFFSET: Final = 543
MONTHS: Final = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT_MONTHS: Final = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
WEEKDAYS: Final = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
_SHORT_WEEKDAYS: Final = {"พฤหัส": "พฤหัสบดี"}
"""Days of the week as people shorten them."""
_ERAS: Final = {"พ": "พ.ศ.", "ค": "ค.ศ."}
"""By its first letter: an era, as it is shown."""

_TO_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BUDDHIST_YEARS: Final = range(2400, 2700)
_CHRISTIAN_YEARS: Final = range(1857, 2157)

_MAX_LENGTH: Final = 100
"""Characters of a date; longer texts are refused, because the pattern would take long on them."""
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_IN_NUMBERS: Final = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"
)
_SHORT_YEAR: Final = re.compile(
    r".*[^0-9/.-][ ]*(?P<written>[0-9]{2})|[0-9]{1,2}([/.-])[0-9]{1,2}\2(?P<numbers>[0-9]{2})"
)
"""A date whose year has two digits: behind a month's name, or in numbers."""
_WRITTEN: Final = re.compile(
    r"""(?:ณ\s*)?
        (?:(?:วัน)?(?P<weekday>[ก-๎]+?)ที่\s*|วันที่\s*)?
        (?P<day>[0-9]{1,2})\s*
        (?:เดือน\s*)?
        (?P<month>[ก-๎.]+?)\s*
        (?P<era>[พค]\.?\s*ศ\.?|พุทธศักราช|คริสต์ศักราช)?\s*
        (?P<year>[0-9]{4})""",
    re.VERBOSE,
)


class DateError(ValueError):
    """A text is no date, or no day of the calendar; the message says which, in Thai.

    It quotes the text as it was written; numbers of its own are in Thai digits.
    """


class MonthError(DateError):
    """A date whose month nobody knows, as where its name is misspelt."""

    def __init__(self, name: str) -> None:
        """Keep the month's name as it was written."""
        super().__init__(f"ไม่รู้จักชื่อเดือน “{name}”")
        self.name = name


class ShortYearError(DateError):
    """A date whose year has two digits, of which nobody can tell the century and the era."""

    def __init__(self, year: str) -> None:
        """Keep the year as it was written."""
        super().__init__(f"ปี “{year}” มีเพียง ๒ หลัก จึงไม่รู้ว่าเป็นปีใด")
        self.year = year


def thai_digits(value: object) -> str:
    """Return the value as text with ๐-๙ for 0-9."""
    return str(value).translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    """Return the text with 0-9 for ๐-๙."""
    return text.translate(_TO_ARABIC)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date:
    """Return the day that a text in the style of Thai offices names.

    Reads ``๓ เมษายน ๒๕๖๖``, ``3 เม.ย. 2566``, ``วันศุกร์ที่ ๒ ธันวาคม พ.ศ. ๒๕๖๕``,
    ``ณ วันที่ ๓ เดือน เมษายน พ.ศ. ๒๕๖๖``, ``3 เมษายน ค.ศ. 2023``, ``3/4/2566`` (the day first),
    ``2566-04-03`` and ``2023-04-03``. A year from 2400 on is of the Buddhist Era, an earlier one
    of the Christian Era.

    Raises:
        MonthError: no month has that name.
        ShortYearError: the year has two digits.
        DateError: the text has none of these forms, the calendar has no such day, or the day of
            the week does not fit the date.
    """
    if len(text) > _MAX_LENGTH:
        msg = f"ข้อความยาว {thai_digits(len(text))} ตัวอักษร ไม่ใช่วันที่"
        raise DateError(msg)
    words = arabic_digits(text.strip())
    if match := _ISO.fullmatch(words):
        return _day(match["year"], int(match["month"]), int(match["day"]), era=None)
    if match := _IN_NUMBERS.fullmatch(words):
        return _day(match["year"], int(match["month"]), int(match["day"]), era=None)
    match = _WRITTEN.fullmatch(words)
    if match is None:
        if short := _SHORT_YEAR.fullmatch(words):
            year = "written" if short["written"] else "numbers"
            raise ShortYearError(text.strip()[slice(*short.span(year))])
        msg = f"“{text}” ไม่ใช่วันที่ที่ระบบอ่านได้"
        raise DateError(msg)
    era = _ERAS[match["era"][0]] if match["era"] else None
    day = _day(match["year"], _month(match["month"]), int(match["day"]), era=era)
    _require_weekday(match["weekday"], day)
    return day


def _month(name: str) -> int:
    """Return the number of a month, 1-12, from its long or short name, with or without dots.

    Raises:
        DateError: no month has this name.
    """
    bare = name.replace(".", "")
    for names in (MONTHS, [short.replace(".", "") for short in SHORT_MONTHS]):
        if bare in names:
            return names.index(bare) + 1
    raise MonthError(name)


def _day(year_text: str, month: int, day: int, *, era: str | None) -> date:
    """Return the day.

    Raises:
        DateError: the calendar has no such day; the message is in Thai.
    """
    year = _christian_year(int(year_text), era)
    if not 1 <= month <= len(MONTHS):
        msg = f"ไม่มีเดือนที่ {thai_digits(month)} ในปฏิทิน"
        raise DateError(msg)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = f"เดือน{MONTHS[month - 1]} พ.ศ. {year + BUDDHIST_ERA_OFFSET}"
        raise DateError(thai_digits(f"{name} มี {last} วัน ไม่มีวันที่ {day}"))
    return date(year, month, day)


def _christian_year(year: int, era: str | None) -> int:
    """Return the year in the Christian Era.

    Raises:
        DateError: the year is out of range, or does not fit the era written before it.
    """
    if year in _BUDDHIST_YEARS and era != "ค.ศ.":
        return year - BUDDHIST_ERA_OFFSET
    if year in _CHRISTIAN_YEARS and era != "พ.ศ.":
        return year
    msg = f"ปี {era or ''} {year} อยู่นอกช่วงที่เป็นไปได้".replace("  ", " ")
    raise DateError(thai_digits(msg))


def _require_weekday(name: str | None, day: date) -> None:
    """Check the name of a day of the week, if there is one.

    Raises:
        DateError: there is no such name, or the date is on another day of the week.
    """
    if name is None or name == "วัน":
        return
    name = _SHORT_WEEKDAYS.get(name, name)
    if name not in WEEKDAYS:
        msg = f"ไม่รู้จักชื่อวัน “{name}”"
        raise DateError(msg)
    if name != (right := WEEKDAYS[day.weekday()]):
        msg = f"{long_date(day)} เป็นวัน{right} ไม่ใช่วัน{name}"
        raise DateError(msg)


def long_date(day: date) -> str:
    """Return ``๓ เมษายน ๒๕๖๖``."""
    return thai_digits(f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA_OFFSET}")


def short_date(day: date) -> str:
    """Return ``๓ เม.ย. ๒๕๖๖``."""
    return thai_digits(f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA_OFFSET}")


def month_and_year(day: date) -> str:
    """Return ``เมษายน ๒๕๖๖``."""
    return thai_digits(f"{MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA_OFFSET}")


def short_month_and_year(day: date) -> str:
    """Return ``เม.ย. ๒๕๖๖``."""
    return thai_digits(f"{SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA_OFFSET}")


def elapsed(first: date, last: date) -> str:
    """Return the whole years and months from a day to a later one: ``๑ ปี ๗ เดือน``."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    years, months = divmod(max(months, 0), 12)
    parts = [f"{years} ปี"] if years else []
    parts += [f"{months} เดือน"] if months else []
    return thai_digits(" ".join(parts)) or "ไม่ถึงหนึ่งเดือน"


def weekday(day: date) -> str:
    """Return ``วันจันทร์`` … ``วันอาทิตย์``."""
    return f"วัน{WEEKDAYS[day.weekday()]}"


def fiscal_year_bounds(year: int) -> tuple[date, date]:
    """Return the first and last day of a fiscal year of the Buddhist Era."""
    ends_in = year - BUDDHIST_ERA_OFFSET
    return date(ends_in - 1, 10, 1), date(ends_in, 9, 30)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year of the Buddhist Era in which a day lies."""
    return day.year + BUDDHIST_ERA_OFFSET + (day.month >= 10)  # noqa: PLR2004 - October begins it


def round_bounds(year: int, number: int) -> tuple[date, date]:
    """Return the first and last day of a fiscal year's reporting round (รอบ ๖ เดือน), 1 or 2."""
    first, last = fiscal_year_bounds(year)
    if number == 1:
        return first, date(last.year, 3, 31)
    return date(last.year, 4, 1), last
