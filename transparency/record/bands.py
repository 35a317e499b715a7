"""The band (ระดับ) of an ITA result, by the rules of its year.

Up to fiscal year 2565 the total alone decides it; from 2566 every instrument does as well. The
bounds are those that the Office of the NACC (สำนักงาน ป.ป.ช.) has published; the one that is not
confirmed says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.model.records import Records
    from transparency.record.model.scores import Scores

FIRST_BY_INSTRUMENT: Final = 2566
"""The first fiscal year in which the instruments count."""
TOTAL: Final = "คะแนนรวม"


class Band(NamedTuple):
    """A band by its name, and whether its bounds were read in a published source."""

    name: str
    is_confirmed: bool = True


_LETTERS: Final = (
    (Decimal(95), Band("AA")),
    (Decimal(85), Band("A")),
    (Decimal(75), Band("B")),
    (Decimal(65), Band("C")),
    (Decimal(55), Band("D", is_confirmed=False)),
    (Decimal(50), Band("E")),
    (Decimal(0), Band("F")),
)
"""Up to 2565: the least total of each band, highest first."""
_EXCELLENT: Final = Decimal(95)
_GOOD: Final = Decimal(85)
_FAIR: Final = Decimal(70)
_WORST: Final = Decimal(0)
_BEST: Final = Decimal(100)


@dataclass(frozen=True)
class Judged:
    """The ITA result of a year with its band."""

    year: int
    scores: Scores
    band: Band | None
    """None where scores that decide it are not known."""
    lacking: tuple[str, ...]
    """The scores for want of which the band is not told: the total, or instruments."""

    @property
    def why_untold(self) -> str:
        """Why the band is not told, in Thai; empty where it is."""
        if not self.lacking:
            return ""
        named = TOTAL if self.lacking == (TOTAL,) else f"คะแนนของ {', '.join(self.lacking)}"
        return f"บอกไม่ได้ เพราะไม่มี{named}"


def judged(year: int, scores: Scores) -> Judged:
    """Return a year's result with its band, or with the scores for want of which it has none."""
    if scores.total is None:
        return Judged(year, scores, None, (TOTAL,))
    if year < FIRST_BY_INSTRUMENT:
        return Judged(year, scores, _by_total(scores.total), ())
    known = scores.by_instrument
    worst, best = (_by_instrument(scores.total, known, unknown) for unknown in (_WORST, _BEST))
    if worst == best:
        return Judged(year, scores, best, ())
    return Judged(year, scores, None, tuple(name for name, one in known.items() if one is None))


def judged_until(records: Records, year: int) -> list[Judged]:
    """Return the results of the years up to one, the earliest first; no year without scores."""
    return [
        judged(number, scores)
        for number, folder in sorted(records.years.items())
        if number <= year and (scores := folder.scores)
    ]


def judged_with(records: Records, year: int) -> list[Judged]:
    """Return the results of the years up to one that has scores itself; none where it has none."""
    return judged_until(records, year) if records.years[year].scores else []


def _by_total(total: Decimal) -> Band:
    return next(band for least, band in _LETTERS if total >= least)


def _by_instrument(total: Decimal, known: Mapping[str, Decimal | None], unknown: Decimal) -> Band:
    """Return the band from 2566 on, where instruments without a score have ``unknown``."""
    lowest = min(unknown if one is None else one for one in known.values())
    if total >= _GOOD:
        if min(total, lowest) >= _EXCELLENT:
            return Band("ผ่านดีเยี่ยม")
        return Band("ผ่านดี") if lowest >= _GOOD else Band("ผ่าน")
    return Band("ต้องปรับปรุง") if total >= _FAIR else Band("ต้องปรับปรุงโดยด่วน")
