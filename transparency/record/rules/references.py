"""References to other records, which must exist: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.language.printed import one_line
from transparency.language.thai import thai_digits
from transparency.record.model.records import grounds_of, reports_of, responsibles_of, results_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Document, Promise
    from transparency.record.model.records import Records
    from transparency.record.source import Loc

INDICATORS: Final = range(1, 11)
"""Numbers of the ITA indicators, for years without a framework."""


def units_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A responsible unit and a unit's parent have a file in data/units."""
    for _, measure in records.measures():
        for loc, responsible in responsibles_of(measure):
            for index, unit in enumerate(responsible.units):
                if unit not in records.units:
                    at = (*loc, "units", index)
                    yield unknown(measure.path, at, Rule.UNKNOWN_UNIT, unit, records.units)
    for unit_record in records.units.values():
        parent = unit_record.parent
        if parent == unit_record.id:
            yield Violation(
                path=unit_record.path,
                loc=("parent",),
                rule=Rule.OWN_PARENT,
                message="หน่วยงานเป็นต้นสังกัดของตัวเองไม่ได้",
                remedy="ใส่รหัสหน่วยงานต้นสังกัด หรือลบช่อง parent",
                example="parent: clerk-office",
            )
        elif parent is not None and parent not in records.units:
            yield unknown(unit_record.path, ("parent",), Rule.UNKNOWN_UNIT, parent, records.units)


def spellings_are_known(records: Records, _today: date) -> Iterator[Violation]:
    """The text of a responsible unit is one of the spellings that its units list."""
    for _, measure in records.measures():
        for loc, responsible in responsibles_of(measure):
            units = [records.units[unit] for unit in responsible.units if unit in records.units]
            known = [spelling for unit in units for spelling in unit.spellings]
            if units and responsible.text not in known:
                yield Violation(
                    path=measure.path,
                    loc=(*loc, "text"),
                    rule=Rule.UNKNOWN_SPELLING,
                    message=f"ชื่อผู้รับผิดชอบ “{responsible.text}” ไม่ตรงกับการสะกดของหน่วยงานที่อ้างถึง",
                    remedy=f"ตรวจตัวสะกด ถ้ารายงานสะกดเช่นนี้จริง ให้เพิ่มใน spellings ของ {units[0].path}",
                    example=one_line(known[0]) if known else "—",
                    severity="warning",
                )


def documents_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A document that is named by its id has a file in data/documents."""
    for path, loc, names in _document_references(records):
        for index, name in enumerate(names):
            if name not in records.documents:
                at = (*loc, index) if loc[-1] == "documents" else loc
                yield unknown(path, at, Rule.UNKNOWN_DOCUMENT, name, records.documents)


def _document_references(records: Records) -> Iterator[tuple[str, Loc, list[str]]]:
    for _, measure in records.measures():
        for loc, ground in grounds_of(measure):
            yield measure.path, (*loc, "documents"), ground.documents
    for promise in records.promises.values():
        yield promise.path, ("documents",), promise.documents
    for year in records.years.values():
        if year.framework and year.framework.assignment:
            yield year.framework.path, ("assignment",), [year.framework.assignment]


def rounds_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A row reports only in rounds that its year has, and at most once in each."""
    for year, measure in records.measures():
        known = {str(number) for number in records.years[year].rounds}
        seen: set[tuple[Loc, int]] = set()
        for loc, report in reports_of(measure):
            at = (*loc, "round")
            if str(report.round) not in known:
                yield unknown(measure.path, at, Rule.UNKNOWN_ROUND, str(report.round), known)
            if (loc[:-1], report.round) in seen:
                yield Violation(
                    path=measure.path,
                    loc=at,
                    rule=Rule.DUPLICATE_ROUND,
                    message=thai_digits(f"รายงานรอบที่ {report.round} ซ้ำในแถวเดียวกัน"),
                    remedy="รวมผลของรอบเดียวกันไว้ใน results เดียว",
                    example="round: 1",
                )
            seen.add((loc[:-1], report.round))


def indicators_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """An indicator is in the framework of its year; without a framework, one of the ten."""
    for year, measure in records.measures():
        framework = records.years[year].framework
        known = {entry.number for entry in framework.indicators} if framework else set(INDICATORS)
        for index, action in enumerate(measure.actions):
            for at, number in enumerate(action.indicators):
                if number not in known:
                    loc = ("actions", index, "indicators", at)
                    yield unknown(
                        measure.path, loc, Rule.UNKNOWN_INDICATOR, str(number), map(str, known)
                    )


def answers_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A result answers an action or sub-item of its own measure."""
    for _, measure in records.measures():
        known = {action.id for action in measure.actions}
        known |= {item.id for action in measure.actions for item in action.items}
        for loc, result in results_of(measure):
            for index, answer in enumerate(result.answers):
                if answer not in known:
                    at = (*loc, "answers", index)
                    yield unknown(measure.path, at, Rule.UNKNOWN_ANSWER, answer, known)


def promises_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A promise cites source passages of the record, and names channels of the agency."""
    grounds = {
        f"{year}/{measure.id}/{ground.id}"
        for year, measure in records.measures()
        for _, ground in grounds_of(measure)
    }
    channels = {channel.id for channel in records.agency.channels} if records.agency else set()
    for promise in records.promises.values():
        for field, rule, given, known in (
            ("grounds", Rule.UNKNOWN_GROUND, promise.grounds, grounds),
            ("channels", Rule.UNKNOWN_CHANNEL, promise.channels, channels),
        ):
            for index, entry in enumerate(given):
                if entry not in known:
                    yield unknown(promise.path, (field, index), rule, entry, known)


def roles_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """An OIT item is named by a role that the framework of some year has."""
    roles = records.roles()
    both: list[Document | Promise] = [*records.documents.values(), *records.promises.values()]
    for record in both:
        for index, role in enumerate(record.ita_items):
            if role not in roles:
                yield unknown(record.path, ("ita_items", index), Rule.UNKNOWN_ROLE, role, roles)
