"""A day in a file, read from a text as staff write it, and how any other text is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema

from transparency.language import date_range, thai
from transparency.language.nearest import nearest
from transparency.language.printed import one_line
from transparency.record.model.refusal import refuse
from transparency.record.problems import Rule

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

_SCHEMA: Final = {"type": "string", "pattern": r"\S"}


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return thai.parse_date(value)
    except thai.DateError as error:
        raise bad_date(value, error) from None


def bad_date(value: str, error: thai.DateError) -> PydanticCustomError:
    """Return the refusal of a text that is no date, or more than one."""
    message = str(error)
    remedy = "เขียนวัน เดือน ปี พ.ศ. ให้ครบ ใช้เลขไทยหรืออารบิกก็ได้ และตรวจกับปฏิทิน"
    example = "๓ เมษายน ๒๕๖๖ หรือ 3 เม.ย. 2566 หรือ 2566-04-03"
    if isinstance(error, thai.MonthError) and (month := nearest(error.name, thai.MONTHS)):
        remedy = f"น่าจะหมายถึง “{month}” ให้แก้ตัวสะกด"
        example = one_line(value.replace(error.name, month))
    elif isinstance(error, thai.ShortYearError):
        remedy = "เขียนปี พ.ศ. ให้ครบ ๔ หลัก"
    elif (days := date_range.range_in(value)) and days[1] < days[0]:
        message = f"วันสุดท้าย {thai.long_date(days[1])} อยู่ก่อนวันแรก {thai.long_date(days[0])}"
        example = date_range.long_dates(days[1], days[0])
    elif days:
        message = f"“{value}” เป็นช่วงวัน ช่องนี้ใส่ได้วันเดียว"
        remedy = "ใส่วันเดียว กิจกรรมที่จัดหลายวัน ใส่วันแรกในช่อง date และวันสุดท้ายในช่อง end"
        example = thai.long_date(days[1])
    return refuse(rule=Rule.BAD_DATE, message=message, remedy=remedy, example=example)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_SCHEMA)]
"""A day, read from any form that `thai.parse_date` knows."""
