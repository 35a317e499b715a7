"""The ITA scores of the years, up to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from transparency.language.thai import thai_digits
from transparency.record.bands import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from transparency.record.bands import Judged


@dataclass(frozen=True)
class YearScores:
    """The ITA result of a year, or None where the record has none."""

    year: int
    result: Judged | None

    @property
    def by_name(self) -> dict[str, Decimal | None]:
        """The total and each instrument's score, or None where it is not known."""
        if self.result is None:
            return {}
        scores = self.result.scores
        return {TOTAL: scores.total, **scores.by_instrument}

    @property
    def rating(self) -> str:
        """The band in Thai, or why it is not told; empty for a year without a result."""
        if self.result is None:
            return ""
        band = self.result.band
        if band is None:
            return f"ระดับ{self.result.why_untold}"
        return f"ระดับ {band.name}" if band.is_confirmed else f"ระดับ {band.name} (รอยืนยัน)"


@dataclass(frozen=True)
class ScoresByYear:
    """The ITA results of each year from the first with any up to the year of the page."""

    year: int
    years: tuple[YearScores, ...]
    """The latest first."""
    id: ClassVar = "scores"
    title: ClassVar = "คะแนน ITA แต่ละปี"

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its scores."""
        told = [f"ปี {one.year} {_in_words(one)}" for one in self.years if one.result]
        sentences = ["คะแนนเต็ม 100", *told]
        if lacking := [str(one.year) for one in self.years if not one.result]:
            sentences.append(f"ไม่มีข้อมูลของปี {', '.join(lacking)}")
        return thai_digits(" · ".join(sentences))


def _in_words(one: YearScores) -> str:
    """Return the total and the band of a year with a result."""
    total = one.by_name[TOTAL]
    score = "ไม่มีคะแนนรวม" if total is None else f"คะแนนรวม {total}"
    return f"{score} {one.rating}"


def scores_by_year(year: int, results: Sequence[Judged]) -> ScoresByYear | None:
    """Return the results up to a year, the earliest of which comes first; None without any."""
    if not results:
        return None
    by_year = {one.year: one for one in results}
    listed = range(year, min(by_year) - 1, -1)
    return ScoresByYear(year, tuple(YearScores(one, by_year.get(one)) for one in listed))
