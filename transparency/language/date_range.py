"""Days that follow each other, as Thai offices write them: ๑๕-๑๗ มีนาคม ๒๕๖๖."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transparency.language.thai import (
    BUDDHIST_ERA_OFFSET,
    MONTHS,
    SHORT_MONTHS,
    DateError,
    long_date,
    parse_date,
    thai_digits,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_MAX_LENGTH: Final = 200
"""Characters of two dates and what stands between; longer texts are no range."""
_BETWEEN: Final = re.compile(r"\s*(?:[-–—]|ถึง|จนถึง)\s*")
"""What may stand between the first day and the last."""
_BEFORE: Final = re.compile(r"\s*(?:ระหว่าง|ตั้งแต่)\s*")


def parse_days(text: str) -> tuple[date, date]:
    """Return the first and the last day that a text names; of a single date that day twice.

    Reads what `parse_date` reads, and two of these with a dash or ``ถึง`` between them, where the
    first may leave out what the last says: ``๑๕-๑๗ มีนาคม ๒๕๖๖``, ``30 มี.ค. ถึง 2 เม.ย. 2566``,
    ``ระหว่างวันที่ ๑๕ - ๑๗ มีนาคม ๒๕๖๖``, ``15-17/3/2566``.

    Raises:
        DateError: the text is neither, or its last day is before its first.
    """
    try:
        day = parse_date(text)
    except DateError:
        if found := range_in(text):
            first, last = found
            if last < first:
                msg = f"วันสุดท้าย {long_date(last)} อยู่ก่อนวันแรก {long_date(first)}"
                raise DateError(msg) from None
            return found
        raise
    return day, day


def range_in(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a text that names both, or None."""
    return next(_ranges(text), None)


def _ranges(text: str) -> Iterator[tuple[date, date]]:
    """Yield the days of each reading of a text as two dates."""
    if len(text) > _MAX_LENGTH:
        return
    text = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    for between in _BETWEEN.finditer(text):
        last = _date_or_none(text[between.end() :])
        start = text[: between.start()].strip()
        if last is None or not start:
            continue
        year, month = last.year + BUDDHIST_ERA_OFFSET, MONTHS[last.month - 1]
        for written in (
            start,
            f"{start} {year}",
            f"{start} {month} {year}",
            f"{start}/{year}",
            f"{start}/{last.month}/{year}",
        ):
            if first := _date_or_none(written):
                yield first, last
                break


def _date_or_none(text: str) -> date | None:
    try:
        return parse_date(text)
    except DateError:
        return None


def long_dates(first: date, last: date) -> str:
    """Return ``๑๕–๑๗ มีนาคม ๒๕๖๖``, and of a single day what `thai.long_date` returns.

    Of days in two months: ``๓๐ มีนาคม – ๒ เมษายน ๒๕๖๖``.
    """
    return _dates(first, last, MONTHS)


def short_dates(first: date, last: date) -> str:
    """Return the same with the months' short names: ``๑๕–๑๗ มี.ค. ๒๕๖๖``."""
    return _dates(first, last, SHORT_MONTHS)


def _dates(first: date, last: date, months: list[str]) -> str:
    end = f"{last.day} {months[last.month - 1]} {last.year + BUDDHIST_ERA_OFFSET}"
    start = f"{first.day} {months[first.month - 1]}"
    if first == last:
        text = end
    elif first.year != last.year:
        text = f"{start} {first.year + BUDDHIST_ERA_OFFSET} – {end}"
    elif first.month != last.month:
        text = f"{start} – {end}"
    else:
        text = f"{first.day}–{end}"
    return thai_digits(text)
