"""A warning about amounts of money that are not those of the words beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from transparency.language.money import amounts_in, baht
from transparency.record.model.records import rows_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records
    from transparency.record.source import Loc


def amounts_match_their_words(records: Records, _today: date) -> Iterator[Violation]:
    """An amount is among those that the words beside it name in digits, or is their sum."""
    for path, loc, amount, words in _amounts(records):
        named = amounts_in(words or "")
        if amount is None or not named or amount in {*named, sum(named, Decimal())}:
            continue
        yield Violation(
            path=path,
            loc=loc,
            rule=Rule.AMOUNT_AGAINST_WORDS,
            message=(f"ช่อง {loc[-1]} คือ {baht(amount)} แต่ช่อง budget เขียนว่า {_listed(named)}"),
            remedy=f"ตรวจกับต้นฉบับ ให้ช่อง {loc[-1]} ตรงกับถ้อยคำในช่อง budget",
            example=f"{loc[-1]}: {baht(named[0]).partition(' ')[0]}",
            severity="warning",
        )


def _amounts(records: Records) -> Iterator[tuple[str, Loc, Decimal | None, str | None]]:
    """Yield each amount with its place, and the words beside it."""
    for record, loc, evidence in records.evidence():
        yield record.path, (*loc, "spent"), evidence.spent, evidence.budget
    for _, measure in records.measures():
        for loc, row in rows_of(measure):
            yield measure.path, (*loc, "planned"), row.planned, row.budget


def _listed(amounts: list[Decimal]) -> str:
    return ", ".join(baht(amount) for amount in dict.fromkeys(amounts))
