"""What a measure plans and spends, summed only where every part of the sum is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from transparency.language.money import baht
from transparency.language.thai import thai_digits
from transparency.record.model.records import results_in

if TYPE_CHECKING:
    from transparency.record.model.measure import Measure


@dataclass(frozen=True)
class Sum:
    """The amounts of some parts; None stands for a part of which no number is known."""

    amounts: tuple[Decimal | None, ...]
    parts: str = "รายการ"
    """What the parts are called, in Thai, after their number."""

    @property
    def total(self) -> Decimal | None:
        """All amounts together; None where that of any part is unknown."""
        known = [amount for amount in self.amounts if amount is not None]
        return sum(known, Decimal()) if len(known) == len(self.amounts) else None

    @property
    def words(self) -> str:
        """The total in Thai, or why there is none."""
        count = len(self.amounts)
        if self.total is not None:
            return baht(self.total) + thai_digits(
                f" (รวม {count} {self.parts})" if count > 1 else ""
            )
        if count == 1:
            return "ไม่มีตัวเลข"
        unknown = self.amounts.count(None)
        return thai_digits(f"รวมไม่ได้ เพราะ {unknown} จาก {count} {self.parts}ไม่มีตัวเลข")


def planned(measure: Measure) -> Sum | None:
    """Return what a measure plans: its own number, or else the sum over its actions.

    None where neither the measure nor an action of it says anything of money.
    """
    actions = [(action.planned, action.budget) for action in measure.actions]
    if measure.planned is None and any(_is_said(*one) for one in actions):
        return Sum(tuple(amount for amount, _ in actions), "ข้อ")
    return Sum((measure.planned,)) if _is_said(measure.planned, measure.budget) else None


def spent(measure: Measure, number: int) -> Sum | None:
    """Return what the results of a round have spent; None where none says anything of money.

    A later round may tell of the same money again, so that rounds are not summed.
    """
    results = results_in(measure, number)
    if not any(_is_said(result.spent, result.budget) for result in results):
        return None
    return Sum(tuple(result.spent for result in results), "ผล")


def _is_said(amount: Decimal | None, words: str | None) -> bool:
    return amount is not None or bool(words)
