"""Lays out amounts as bars below their names; what is not known has words and no bar."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.pages.charts.sheet import WIDTH

if TYPE_CHECKING:
    from transparency.pages.charts.sheet import Box, Sheet
    from transparency.pictures.budgets import Budgets
    from transparency.pictures.scores import ScoresByYear, YearScores

MAX_YEARS: Final = 6
"""Years drawn; all of them stand in the table."""
_HIGH: Final = 8
_FULL: Final = Decimal(100)
_MISSING: Final = "ไม่มีข้อมูล"


def lay_out_scores(sheet: Sheet, picture: ScoresByYear) -> None:
    """Lay out the latest years: the band, and a bar for each score."""
    drawn = picture.years[:MAX_YEARS]
    for one in drawn:
        sheet.rule()
        sheet.write("name" if one.result else "missing", _heading(one))
        for at, (name, score) in enumerate(one.by_name.items()):
            words = _MISSING if score is None else thai_digits(score)
            _bar(sheet, f"{name} {words}", _share(score, _FULL), "late-bar" if at else "bar")
        sheet.bottom += 4
    if len(drawn) < len(picture.years):
        sheet.rule()
        numbers = thai_digits(f"{len(drawn)} ปีหลังสุดจาก {len(picture.years)} ปี")
        sheet.note(f"ภาพนี้แสดง {numbers} ดูได้ครบทุกปีในตารางใต้ภาพ")


def _heading(one: YearScores) -> str:
    name = thai_digits(f"ปีงบประมาณ {one.year}")
    return f"{name} {one.rating or _MISSING}"


def lay_out_budgets(sheet: Sheet, picture: Budgets, most: int) -> None:
    """Lay out the first ``most`` measures: a bar for what is planned, and for each round."""
    drawn = picture.measures[:most]
    known = [sum_.total for one in picture.measures for sum_ in one.sums if sum_]
    longest = max((total for total in known if total), default=Decimal(1))
    for one in drawn:
        sheet.rule()
        sheet.write("name", one.name)
        for at, (name, sum_) in enumerate(zip(picture.columns, one.sums, strict=True)):
            total = sum_.total if sum_ else None
            words = sum_.words if sum_ else _MISSING
            _bar(sheet, f"{name}: {words}", _share(total, longest), "late-bar" if at else "bar")
        sheet.bottom += 4
    if len(drawn) < len(picture.measures):
        sheet.rule()
        numbers = thai_digits(f"{len(drawn)} มาตรการแรกจาก {len(picture.measures)} มาตรการ")
        sheet.note(f"ภาพนี้แสดง {numbers} ดูได้ครบทุกมาตรการในตารางใต้ภาพ")


def _share(amount: Decimal | None, full: Decimal) -> float | None:
    return None if amount is None else float(amount / full)


def _bar(sheet: Sheet, words: str, share: float | None, look: Box) -> None:
    """Lay out words, and below them a bar of a share of the width; none where it is unknown."""
    sheet.write("missing" if share is None else "words", words)
    if share is not None:
        if share:
            sheet.boxes.append((look, 1, sheet.bottom + 1, share * (WIDTH - 2), _HIGH))
        sheet.bottom += _HIGH + 6
