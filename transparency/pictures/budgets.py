"""What the measures of a year plan, and what the results of each round have spent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from transparency.language.thai import thai_digits
from transparency.record.page import Kind, Page
from transparency.record.sums import Sum, planned, spent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transparency.record.model.measure import Measure
    from transparency.record.site import Site


@dataclass(frozen=True)
class MeasureMoney:
    """The money of one measure; None stands for what nothing is said of."""

    name: str
    page: Page
    sums: tuple[Sum | None, ...]
    """What is planned, and then what is spent in each round; see `Budgets.columns`."""


@dataclass(frozen=True)
class Budgets:
    """What each measure of a year plans and spends."""

    year: int
    rounds: tuple[int, ...]
    """The rounds that have results."""
    measures: tuple[MeasureMoney, ...]
    id: ClassVar = "budgets"
    title: ClassVar = "งบประมาณที่ตั้งไว้และที่ใช้จ่าย แยกตามมาตรการ"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the sums of each measure, in Thai."""
        return "ตั้งไว้", *(thai_digits(f"ใช้จ่าย รอบที่ {number}") for number in self.rounds)

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its sums."""
        told = [
            f"{name}: {_together([measure.sums[at] for measure in self.measures])}"
            for at, name in enumerate(self.columns)
        ]
        return " · ".join(told)


def _together(sums: Sequence[Sum | None]) -> str:
    """Return all measures' sums as one in words, or why there is none."""
    if not any(sums):
        return "ไม่มีข้อมูล"
    return Sum(tuple(one.total if one else None for one in sums), "มาตรการ").words


def budgets(site: Site, year: int) -> Budgets | None:
    """Return what the measures of a year plan and spend; None where nothing is said of money."""
    counted = tuple(half.number for half in site.halves.of(year) if half.is_counted)
    measures = tuple(_money(year, measure, counted) for measure in site.measures(year))
    if not any(sum_ for one in measures for sum_ in one.sums):
        return None
    return Budgets(year, counted, measures)


def _money(year: int, measure: Measure, rounds: Sequence[int]) -> MeasureMoney:
    sums = (planned(measure), *(spent(measure, number) for number in rounds))
    name = measure.short_title or measure.title
    return MeasureMoney(name, Page(Kind.MEASURE, year, measure.id), sums)
