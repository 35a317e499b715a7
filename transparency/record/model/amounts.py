"""The kinds of value that are decimal numbers: amounts of baht, and scores."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema

from transparency.language.money import amounts_in, baht, read_baht
from transparency.language.thai import arabic_digits
from transparency.record.model.refusal import refuse
from transparency.record.problems import Rule

_SCORE: Final = re.compile(r"(?:0|[1-9][0-9]|[1-9])(?:\.[0-9]{1,2})?|100(?:\.00?)?")
_PLACES: Final = Decimal("0.01")


def _baht(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_baht(value)
    except ValueError:
        meant = [baht(amount) for amount in amounts_in(value)]
        raise refuse(
            rule=Rule.BAD_AMOUNT,
            message=f"“{value}” ไม่ใช่จำนวนเงินที่ระบบอ่านได้",
            remedy=(
                "เขียนเป็นตัวเลขล้วน ไม่มีหน่วยและไม่ติดลบ ใช้จุลภาคคั่นทุกสามหลักได้ "
                "สตางค์เป็นทศนิยมไม่เกินสองหลัก ถ้อยคำเดิมให้เขียนในช่อง budget"
            ),
            example=meant[0].partition(" ")[0] if len(meant) == 1 else "๑๐,๐๐๐.๕๐",
        ) from None


def _score(value: object) -> object:
    if not isinstance(value, str):
        return value
    number = arabic_digits(value.strip())
    if not _SCORE.fullmatch(number):
        raise refuse(
            rule=Rule.BAD_SCORE,
            message=f"“{value}” ไม่ใช่คะแนนตั้งแต่ ๐ ถึง ๑๐๐",
            remedy="เขียนเป็นตัวเลขล้วน ใช้เลขไทยหรืออารบิก ทศนิยมไม่เกินสองหลัก ไม่มีเครื่องหมายอื่น",
            example="๘๗.๕๐",
        )
    return Decimal(number).quantize(_PLACES)


_BAHT_SCHEMA: Final = {
    "type": ["string", "number"],
    "pattern": r"^\s*([0-9๐-๙]{1,3}(,[0-9๐-๙]{3})*|[0-9๐-๙]+)(\.[0-9๐-๙]{1,2})?\s*$",
    "minimum": 0,
}
"""Editors resolve 10000.50 to a number; ``10,000.50`` is text to them as to us."""

Baht = Annotated[Decimal, BeforeValidator(_baht), WithJsonSchema(_BAHT_SCHEMA)]
"""An amount of baht to the satang, not negative, in Thai or Arabic digits."""

_SCORE_SCHEMA: Final = {
    "type": ["string", "number"],
    "pattern": r"^\s*[0-9๐-๙]{1,3}(\.[0-9๐-๙]{1,2})?\s*$",
    "minimum": 0,
    "maximum": 100,
}

Score = Annotated[Decimal, BeforeValidator(_score), WithJsonSchema(_SCORE_SCHEMA)]
"""A score from 0 to 100 with two places, in Thai or Arabic digits."""
