"""Required files; ids, words and places that are used once: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.language.thai import arabic_digits, thai_digits
from transparency.record.model.records import event_anchors, grounds_of, reports_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from transparency.record.model.glossary import Term
    from transparency.record.model.records import Records
    from transparency.record.source import Loc


def required_files_exist(records: Records, _today: date) -> Iterator[Violation]:
    """There is a data/agency.yml, and a year.yml in the folder of each year."""
    if records.agency is None:
        yield Violation(
            path="data/agency.yml",
            loc=(),
            rule=Rule.MISSING_FILE,
            message="ไม่มีไฟล์ data/agency.yml",
            remedy="สร้างไฟล์นี้ด้วยคำสั่ง transparency init หรือบอกชื่อ ชื่อย่อ รูปแบบ และที่ตั้ง",
            example="name: ชื่อเต็มของหน่วยงานตัวอย่าง",
        )
    for year, folder in records.years.items():
        if folder.fiscal_year is None:
            yield Violation(
                path=f"data/{year}/year.yml",
                loc=(),
                rule=Rule.MISSING_FILE,
                message=f"โฟลเดอร์ data/{year} ไม่มีไฟล์ year.yml",
                remedy="สร้างไฟล์นี้ บอกปี วันแรก และวันสุดท้าย",
                example=f'year: "{year}"',
            )


def rows_are_not_mixed(records: Records, _today: date) -> Iterator[Violation]:
    """A round is reported at the measure or at its actions, as the table has it, not at both."""
    for _, measure in records.measures():
        whole = {report.round for report in measure.reports}
        for loc, report in reports_of(measure):
            if loc[0] == "actions" and report.round in whole and not report.is_note:
                yield Violation(
                    path=measure.path,
                    loc=loc,
                    rule=Rule.MIXED_ROWS,
                    message=thai_digits(f"รอบที่ {report.round} รายงานผลทั้งที่มาตรการและที่วิธีดำเนินการ"),
                    remedy="ย้ายผลของรอบนี้ไปไว้ที่เดียว คือที่มาตรการ หรือที่วิธีดำเนินการแต่ละข้อ",
                    example="reports:\n  - round: 1",
                )


def ids_are_unique(records: Records, _today: date) -> Iterator[Violation]:
    """An id is used once where it is an address: in its measure, in its file (channels, terms).

    The anchor of an event in the calendar is used once, too.
    """
    anchors: set[str] = set()
    for path, loc, _, _, anchor in event_anchors(records):
        yield from _repeated(path, [(loc, anchor)], anchors)
    for year in records.years.values():
        for measure in year.measures.values():
            names = [(loc, ground.id) for loc, ground in grounds_of(measure)]
            yield from _repeated(measure.path, names, set())
        if year.framework:
            items = [
                (("groups", g, "items", i), item.role)
                for g, group in enumerate(year.framework.groups)
                for i, item in enumerate(group.items)
            ]
            yield from _repeated(year.framework.path, items, set(), key="role")
    if records.agency:
        channels = [
            (("channels", index), channel.id)
            for index, channel in enumerate(records.agency.channels)
        ]
        yield from _repeated(records.agency.path, channels, set())
    if records.glossary:
        terms = [(("terms", index), term.id) for index, term in enumerate(records.terms())]
        yield from _repeated(records.glossary.path, terms, set())


def _repeated(
    path: str, names: Iterable[tuple[Loc, str]], seen: set[str], key: str = "id"
) -> Iterator[Violation]:
    for loc, name in names:
        if name in seen:
            yield Violation(
                path=path,
                loc=(*loc, key),
                rule=Rule.DUPLICATE_ID,
                message=f"รหัส “{name}” ใช้ซ้ำ",
                remedy="ตั้งรหัสใหม่ให้ต่างจากรหัสอื่น รหัสเดิมของรายการแรกไม่ต้องแก้",
                example=f"{name}-2",
            )
        seen.add(name)


def item_numbers_are_unique(records: Records, _today: date) -> Iterator[Violation]:
    """No two OIT items of a year's framework have the same number."""
    for year in records.years.values():
        if year.framework is None:
            continue
        seen: dict[str, str] = {}
        for g, group in enumerate(year.framework.groups):
            for i, item in enumerate(group.items):
                number = arabic_digits("".join(item.number.casefold().split()))
                if number in seen:
                    yield Violation(
                        path=year.framework.path,
                        loc=("groups", g, "items", i, "number"),
                        rule=Rule.DUPLICATE_ITEM,
                        message=f"เลขรายการ OIT “{item.number}” ซ้ำกับรายการ {seen[number]}",
                        remedy="ตรวจเลขรายการกับคู่มือการประเมินของปีนั้น แต่ละรายการมีเลขของตน",
                        example="number: O42",
                    )
                seen.setdefault(number, item.role)


def spellings_are_unique(records: Records, _today: date) -> Iterator[Violation]:
    """A word of the glossary, in upper or lower case, belongs to one term."""
    if not records.glossary:
        return
    seen: dict[str, str] = {}
    for index, term in enumerate(records.terms()):
        for loc, spelling in _spellings(index, term):
            plain = " ".join(spelling.casefold().split())
            if plain in seen:
                yield Violation(
                    path=records.glossary.path,
                    loc=loc,
                    rule=Rule.DUPLICATE_TERM,
                    message=f"คำ “{spelling}” มีอยู่แล้วที่รหัส {seen[plain]}",
                    remedy="ให้คำหนึ่งอยู่ที่เดียว รวมความหมายไว้ด้วยกัน หรือลบคำที่ซ้ำ",
                    example="also: [คำที่ยังไม่มี]",
                )
            seen.setdefault(plain, term.id)


def _spellings(index: int, term: Term) -> Iterator[tuple[Loc, str]]:
    yield ("terms", index, "term"), term.term
    for at, spelling in enumerate(term.also):
        yield ("terms", index, "also", at), spelling


def orders_are_unique(records: Records, _today: date) -> Iterator[Violation]:
    """No two measures of a year have the same place in the report."""
    for year in records.years.values():
        seen: dict[int, str] = {}
        for measure in year.measures.values():
            if measure.order in seen:
                yield Violation(
                    path=measure.path,
                    loc=("order",),
                    rule=Rule.DUPLICATE_ORDER,
                    message=f"ลำดับ {thai_digits(measure.order)} ซ้ำกับ {seen[measure.order]}",
                    remedy="ให้แต่ละมาตรการมีลำดับของตน",
                    example=f'order: "{max(seen) + 1}"',
                )
            seen.setdefault(measure.order, measure.path)
