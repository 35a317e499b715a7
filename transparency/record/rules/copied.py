"""What was copied from another year and still says so: one function a rule.

All of it is doubtful and not wrong: an agency may have printed last year's words once more, and a
record keeps its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.language.named_years import phrases_of
from transparency.language.printed import one_line
from transparency.language.thai import thai_digits
from transparency.record.lineage import Lineage
from transparency.record.model.records import results_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation
from transparency.record.unfinished import is_unfinished, words_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Measure
    from transparency.record.model.records import Records
    from transparency.record.source import Loc


def nothing_copied_names_the_old_year(records: Records, _today: date) -> Iterator[Violation]:
    """A text that is the same as in an earlier year does not name that year."""
    for year, measure, old, former in _pairs(records):
        texts = {key: text for key, _, text in planned_texts(former)}
        for key, loc, text in planned_texts(measure, former=True):
            if texts.get(key) == text:
                yield from _old(measure.path, loc, text, year, old)
    for year, folder in records.years.items():
        words = [
            (old, text)
            for old in records.years
            if old < year
            for entry in records.years[old].rounds.values()
            for _, text in words_of_report(entry.report)
        ]
        for entry in folder.rounds.values():
            for loc, text in words_of_report(entry.report):
                for old in sorted({old for old, other in words if other == text}, reverse=True)[:1]:
                    yield from _old(entry.path, ("report", *loc), text, year, old)


def no_result_is_that_of_the_year_before(records: Records, _today: date) -> Iterator[Violation]:
    """A result is not word for word one of an earlier year: one warning for each measure."""
    for _, measure, old, former in _pairs(records):
        texts = {result.text for _, result in results_of(former)}
        same = [(loc, one.id) for loc, one in results_of(measure) if one.text in texts]
        if same:
            names = ", ".join(name for _, name in same[:3]) + (" และอื่น ๆ" if len(same) > 3 else "")  # noqa: PLR2004
            count = thai_digits(f"ผล {len(same)} รายการมีข้อความเหมือนผลของปี {old} ทุกคำ")
            yield Violation(
                path=measure.path,
                loc=(*same[0][0], "text"),
                rule=Rule.COPIED_RESULT,
                message=f"{count}: {names}",
                remedy="ตรวจกับรายงานของปีนี้ ถ้าคัดลอกมา ให้ใส่ผลของปีนี้ ถ้ารายงานเขียนเช่นนี้จริง ไม่ต้องแก้",
                example="text: ข้อความตามรายงานของปีนี้",
                severity="warning",
            )


def _pairs(records: Records) -> Iterator[tuple[int, Measure, int, Measure]]:
    """Yield each measure with its year, and the earlier one that it goes on with, with its year.

    A measure that does not say so is taken to go on with the last of its id.
    """
    lineage = Lineage(records)
    latest: dict[str, tuple[int, Measure]] = {}
    for year in sorted(records.years):
        for name, measure in records.years[year].measures.items():
            before = lineage.before(measure) if measure.continues else latest.get(name)
            if before and before[0] < year:
                yield (year, measure, *before)
        latest |= {name: (year, one) for name, one in records.years[year].measures.items()}


def planned_texts(
    measure: Measure, *, former: bool = False
) -> Iterator[tuple[tuple[str, ...], Loc, str]]:
    """Yield the texts of a measure's plan: a name that lasts from year to year, place and text.

    ``former``: the names of actions are those of the year before, where they had others.
    """
    yield ("title",), ("title",), measure.title
    if measure.short_title:
        yield ("short_title",), ("short_title",), measure.short_title
    if measure.period:
        yield ("period",), ("period", "text"), measure.period.text
    for index, action in enumerate(measure.actions):
        name = (action.continues if former else None) or action.id
        yield (name,), ("actions", index, "text"), action.text
        if action.period:
            yield (name, "period"), ("actions", index, "period", "text"), action.period.text
        for at, item in enumerate(action.items):
            yield (name, item.id), ("actions", index, "items", at, "text"), item.text


def _old(path: str, loc: Loc, text: str, year: int, old: int) -> Iterator[Violation]:
    """Yield the violation of a text that was copied and names the year it was copied from."""
    if is_unfinished(text) or not (phrases := phrases_of(text, old)):
        return
    named = one_line(", ".join(phrases))
    yield Violation(
        path=path,
        loc=loc,
        rule=Rule.OLD_YEAR,
        message=thai_digits(f"ข้อความนี้เหมือนของปี {old} ทุกคำ และยังกล่าวถึงปีนั้น: ") + named,
        remedy=thai_digits(
            f"ตรวจกับรายงานของปี {year} ถ้าคัดลอกมา ให้แก้เป็นถ้อยคำของปีนี้ ถ้ารายงานเขียนเช่นนี้จริง ไม่ต้องแก้"
        ),
        example=thai_digits(f"ปีงบประมาณ พ.ศ. {year}"),
        severity="warning",
    )
