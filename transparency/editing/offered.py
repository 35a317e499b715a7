"""What questions offer to choose from: the record's own years, measures, documents and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.editing.questions import Choice
from transparency.language.printed import one_line
from transparency.language.thai import arabic_digits, thai_digits
from transparency.record.lineage import NEW
from transparency.record.model.form import FORMS
from transparency.record.model.measure import AUDIENCES, DOCUMENT_KINDS
from transparency.record.model.records import event_anchors, grounds_of, results_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.editing.questions import Context
    from transparency.record.model.measure import Measure
    from transparency.record.model.records import YearRecords

_LONGEST: Final = 60
"""Characters of a text that a choice shows."""


def year_of(context: Context) -> YearRecords | None:
    """Return the records of the year that was answered, or None."""
    digits = arabic_digits(context.text("year"))
    return context.site.records.years.get(int(digits)) if digits.isdigit() else None


def measure_of(context: Context) -> Measure | None:
    """Return the measure that was answered, or None."""
    year = year_of(context)
    return year.measures.get(context.text("measure")) if year else None


def years(context: Context) -> list[Choice]:
    """Return the fiscal years, the latest first."""
    return [Choice(str(year), thai_digits(f"ปีงบประมาณ {year}")) for year in context.site.years]


def measures(context: Context) -> list[Choice]:
    """Return the measures of the year that was answered."""
    year = year_of(context)
    listed = sorted(year.measures.values(), key=lambda one: one.order) if year else []
    return [Choice(one.id, _short(one.short_title or one.title)) for one in listed]


def measures_before(context: Context) -> list[Choice]:
    """Return the measures of the years before the one that was answered, and the word for none."""
    year = context.text("year")
    earlier = [one for one in context.site.years if year and one < int(year)]
    found = [
        Choice(f"{former}/{measure.id}", _short(measure.title))
        for former in earlier
        for measure in context.site.measures(former)
    ]
    return [Choice(NEW, "มาตรการใหม่ ไม่ได้ต่อจากปีก่อน"), *found]


def suggestions(context: Context) -> list[Choice]:
    """Return the suggestions that a result of the round that was answered can follow up."""
    when = (int(context.text("year") or 0), int(context.text("round") or 0))
    return [
        Choice(one.name, _short(one.report.suggestion or ""))
        for one in context.site.suggestions
        if one.name and (one.year, one.report.round) < when
    ]


def rounds(context: Context) -> list[Choice]:
    """Return the rounds of the year that was answered."""
    year = year_of(context)
    numbers = sorted(year.rounds) if year else []
    return [Choice(str(number), thai_digits(f"รอบที่ {number}")) for number in numbers]


def halves(_context: Context) -> list[Choice]:
    """Return both rounds that a fiscal year has."""
    return [Choice("1", "ตุลาคม - มีนาคม"), Choice("2", "เมษายน - กันยายน")]


def actions(context: Context) -> list[Choice]:
    """Return the actions of the measure that was answered."""
    measure = measure_of(context)
    return [Choice(one.id, _short(one.text)) for one in (measure.actions if measure else [])]


def answered(context: Context) -> list[Choice]:
    """Return what a result of the measure can answer: its actions and their parts."""
    measure = measure_of(context)
    found = []
    for action in measure.actions if measure else []:
        found.append(Choice(action.id, _short(action.text)))
        found += [Choice(item.id, _short(item.text)) for item in action.items]
    return found


def results(context: Context) -> list[Choice]:
    """Return the results of the measure that was answered."""
    measure = measure_of(context)
    return [Choice(one.id, _short(one.text)) for _, one in results_of(measure)] if measure else []


def grounds(context: Context) -> list[Choice]:
    """Return the passages that a promise may cite."""
    return [
        Choice(f"{year}/{measure.id}/{ground.id}", _short(ground.text))
        for year, measure in context.site.records.measures()
        for _, ground in grounds_of(measure)
    ]


def documents(context: Context) -> list[Choice]:
    """Return the documents."""
    return [Choice(one.id, _short(one.title)) for one in context.site.documents]


def document_kinds(_context: Context) -> list[Choice]:
    """Return the kinds of document."""
    return [Choice(name, title) for name, title in DOCUMENT_KINDS.items()]


def audiences(_context: Context) -> list[Choice]:
    """Return whom a report can address with a promise."""
    return [Choice(name, title) for name, title in AUDIENCES.items() if name]


def units(context: Context) -> list[Choice]:
    """Return the units."""
    return [Choice(one.id, _short(one.name)) for one in context.site.units]


def channels(context: Context) -> list[Choice]:
    """Return the channels of the agency."""
    agency = context.site.records.agency
    return [Choice(one.id, _short(one.name)) for one in agency.channels] if agency else []


def roles(context: Context) -> list[Choice]:
    """Return the roles of OIT items."""
    return [
        Choice(item.role, _short(item.name))
        for year in context.site.records.years.values()
        for group in (year.framework.groups if year.framework else [])
        for item in group.items
    ]


def forms(_context: Context) -> list[Choice]:
    """Return the forms of agency."""
    return [Choice(name, form.title) for name, form in FORMS.items()]


def ids_of_measure(context: Context) -> set[str]:
    """Return the ids that are in use in the measure that was answered."""
    measure = measure_of(context)
    return {ground.id for _, ground in grounds_of(measure)} if measure else set()


def ids_of_events(context: Context) -> set[str]:
    """Return the ids that events of the year that was answered have."""
    return set(_event_ids(context))


def _event_ids(context: Context) -> Iterator[str]:
    for _, _, year, name, _ in event_anchors(context.site.records):
        if str(year) == context.text("year"):
            yield name


def _short(text: str) -> str:
    line = " ".join(one_line(text).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
