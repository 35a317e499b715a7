"""How far a period reaches: by the days that the record names, or by the words of the report."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.thai import fiscal_year_bounds

if TYPE_CHECKING:
    from datetime import date

    from transparency.record.model.measure import Period

_ONWARD: Final = "เป็นต้นไป"
_WHOLE_YEAR: Final = ("ตลอดปีงบประมาณ", "ทั้งปีงบประมาณ", "ตลอดทั้งปีงบประมาณ")
_AGAIN: Final = ("ทุกวัน", "ทุกสัปดาห์", "ทุกเดือน", "ทุกไตรมาส", "เป็นประจำ")


class Reach(StrEnum):
    """What a period says of its end."""

    DAY = "day"
    """A day."""
    YEAR = "year"
    """That of the fiscal year, in words: ตลอดปีงบประมาณ."""
    AGAIN = "again"
    """It comes again and again (ทุกเดือน), so that no single end is to be expected."""
    ONWARD = "onward"
    """That it goes on: เป็นต้นไป."""
    UNSAID = "unsaid"
    """Nothing that the program can read."""


class Span(NamedTuple):
    """What is known of a period's days."""

    reach: Reach
    end: date | None
    """The last day, where the period names one in figures or in words."""

    @property
    def is_open(self) -> bool:
        """Whether it is true that the report names no end, and one may be asked for."""
        return self.reach in {Reach.ONWARD, Reach.UNSAID}


def span(period: Period, year: int) -> Span:
    """Return how far a period in a plan of a fiscal year reaches.

    A day that the record names counts before the words. Words that name the year count only where
    nothing else is said beside them that moves the end, such as ``เป็นต้นไป``.
    """
    words = "".join(period.text.split())
    if period.end:
        return Span(Reach.DAY, period.end)
    if _ONWARD in words:
        return Span(Reach.ONWARD, None)
    if any(words.startswith(name) for name in _WHOLE_YEAR):
        return Span(Reach.YEAR, fiscal_year_bounds(year)[1])
    if any(name in words for name in _AGAIN):
        return Span(Reach.AGAIN, None)
    return Span(Reach.UNSAID, None)
