"""What must be there, and be there once: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.language.thai import thai_digits
from transparency.record.model.records import events_of, grounds_of, reports_of
from transparency.record.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from transparency.record.model.glossary import Term
    from transparency.record.model.records import Records
    from transparency.record.source import Loc


def required_files_exist(records: Records, _today: date) -> Iterator[Finding]:
    """An agency says who it is, and each year's folder says when the year is."""
    if records.agency is None:
        yield Finding(
            "data/agency.yml", (), "missing-file", "ไม่มีไฟล์ data/agency.yml",
            "สร้างไฟล์นี้ บอกชื่อ ชื่อย่อ ตำบล อำเภอ และจังหวัด", "name: องค์การบริหารส่วนตำบลตัวอย่าง",
        )  # fmt: skip
    for year, folder in records.years.items():
        if folder.fiscal_year is None:
            yield Finding(
                f"data/{year}/year.yml", (), "missing-file",
                f"โฟลเดอร์ data/{year} ไม่มีไฟล์ year.yml",
                "สร้างไฟล์นี้ บอกปี วันแรก และวันสุดท้าย", f'year: "{year}"',
            )  # fmt: skip


def rows_are_not_mixed(records: Records, _today: date) -> Iterator[Finding]:
    """A round is reported at the measure or at its actions, as the table has it, not at both."""
    for _, measure in records.measures():
        whole = {report.round for report in measure.reports}
        for loc, report in reports_of(measure):
            if loc[0] == "actions" and report.round in whole:
                yield Finding(
                    measure.path,
                    loc,
                    "mixed-rows",
                    thai_digits(f"รอบที่ {report.round} รายงานผลทั้งที่มาตรการและที่วิธีดำเนินการ"),
                    "ย้ายผลของรอบนี้ไปไว้ที่เดียว คือที่มาตรการ หรือที่วิธีดำเนินการแต่ละข้อ",
                    "reports:\n  - round: 1",
                )


def ids_are_unique(records: Records, _today: date) -> Iterator[Finding]:
    """An id names one thing: in its measure, its file (channels, terms), everywhere (events)."""
    events: set[str] = set()
    for year in records.years.values():
        for measure in year.measures.values():
            names = [(loc, ground.id) for loc, ground in grounds_of(measure)]
            yield from _repeated(measure.path, names, set())
            named = [(loc, event.id) for loc, event in events_of(measure)]
            yield from _repeated(measure.path, named, events)
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
) -> Iterator[Finding]:
    for loc, name in names:
        if name in seen:
            yield Finding(
                path, (*loc, key), "duplicate-id", f"รหัส “{name}” ใช้ซ้ำ",
                "ตั้งรหัสใหม่ให้ต่างจากรหัสอื่น รหัสเดิมของรายการแรกไม่ต้องแก้", f"{name}-2",
            )  # fmt: skip
        seen.add(name)


def spellings_are_unique(records: Records, _today: date) -> Iterator[Finding]:
    """A word of the glossary, in whatever case, is explained once and in one way."""
    if not records.glossary:
        return
    seen: dict[str, str] = {}
    for index, term in enumerate(records.terms()):
        for loc, spelling in _spellings(index, term):
            plain = " ".join(spelling.casefold().split())
            if plain in seen:
                yield Finding(
                    records.glossary.path, loc, "duplicate-term",
                    f"คำ “{spelling}” มีอยู่แล้วที่รหัส {seen[plain]}",
                    "ให้คำหนึ่งอยู่ที่เดียว รวมความหมายไว้ด้วยกัน หรือลบคำที่ซ้ำ", "also: [คำที่ยังไม่มี]",
                )  # fmt: skip
            seen.setdefault(plain, term.id)


def _spellings(index: int, term: Term) -> Iterator[tuple[Loc, str]]:
    yield ("terms", index, "term"), term.term
    for at, spelling in enumerate(term.also):
        yield ("terms", index, "also", at), spelling


def orders_are_unique(records: Records, _today: date) -> Iterator[Finding]:
    """Two measures of a year do not claim the same place in the report."""
    for year in records.years.values():
        seen: dict[int, str] = {}
        for measure in year.measures.values():
            if measure.order in seen:
                yield Finding(
                    measure.path, ("order",), "duplicate-order",
                    f"ลำดับ {thai_digits(measure.order)} ซ้ำกับ {seen[measure.order]}",
                    "ให้แต่ละมาตรการมีลำดับของตน", f'order: "{max(seen) + 1}"',
                )  # fmt: skip
            seen.setdefault(measure.order, measure.path)
