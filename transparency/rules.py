"""What must hold between records: one small function a rule, from records to findings.

What a single field may hold is said by its type in the model; here stands what only several
fields, records or today's date can tell.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.model.records import (
    events_of,
    grounds_of,
    reports_of,
    results_of,
    rows_of,
)
from transparency.problems import Problem
from transparency.thai import fiscal_year_bounds, long_date, round_bounds, thai_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from transparency.model.records import Records
    from transparency.source import Loc

INDICATORS: Final = range(1, 11)
"""The indicators of ITA, where a year has no framework."""
SHOWN: Final = 12
"""How many known ids a message lists."""


@dataclass(frozen=True)
class Finding:
    """A broken rule at a place of a record; `Site` adds line and column."""

    path: str
    loc: Loc
    rule: str
    what: str
    mend: str
    example: str

    def at(self, line: int, column: int) -> Problem:
        """Return the finding as a problem at its place in the file."""
        return Problem(self.path, line, column, self.rule, self.what, self.mend, self.example)


def _unknown(path: str, loc: Loc, thing: str, given: str, known: Iterable[str]) -> Finding:
    """Return the finding for a reference that leads nowhere, with the nearest that would."""
    names = sorted(known)
    near = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
    example = near[0] if near else (names[0] if names else "—")
    listed = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return Finding(
        path, loc, f"unknown-{thing}", f"ไม่พบ{_THINGS[thing]} “{given}”",
        f"แก้รหัสให้ตรงกับที่มีอยู่ ({listed or 'ยังไม่มี'}) หรือเพิ่มรายการนี้ก่อน", example,
    )  # fmt: skip


_THINGS: Final = {
    "unit": "หน่วยงานรหัส",
    "document": "เอกสารรหัส",
    "round": "รอบที่",
    "indicator": "ตัวชี้วัดที่",
    "channel": "ช่องทางรหัส",
    "role": "บทบาทรายการ OIT",
    "ground": "ข้อความต้นทาง",
    "answer": "วิธีดำเนินการรหัส",
    "file": "ไฟล์แนบ",
}


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


def units_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """A responsible unit, and a unit's parent, is one that stands in data/units."""
    for _, measure in records.measures():
        for loc, row in rows_of(measure):
            for index, unit in enumerate(row.responsible.units if row.responsible else []):
                if unit not in records.units:
                    at = (*loc, "responsible", "units", index)
                    yield _unknown(measure.path, at, "unit", unit, records.units)
    for unit_record in records.units.values():
        parent = unit_record.parent
        if parent is not None and (parent not in records.units or parent == unit_record.id):
            others = set(records.units) - {unit_record.id}
            yield _unknown(unit_record.path, ("parent",), "unit", parent, others)


def spellings_are_known(records: Records, _today: date) -> Iterator[Finding]:
    """The words for a responsible unit are a spelling that one of its units lists."""
    for _, measure in records.measures():
        for loc, row in rows_of(measure):
            if row.responsible is None:
                continue
            units = [records.units[unit] for unit in row.responsible.units if unit in records.units]
            known = [spelling for unit in units for spelling in unit.spellings]
            if units and row.responsible.text not in known:
                yield Finding(
                    measure.path, (*loc, "responsible", "text"), "unknown-spelling",
                    f"ชื่อผู้รับผิดชอบ “{row.responsible.text}” ไม่ตรงกับการสะกดของหน่วยงานที่อ้างถึง",
                    f"ตรวจตัวสะกด ถ้ารายงานสะกดเช่นนี้จริง ให้เพิ่มใน spellings ของ {units[0].path}",
                    known[0] if known else "—",
                )  # fmt: skip


def documents_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """A document that is named by its id stands in data/documents."""
    for path, loc, names in _document_references(records):
        for index, name in enumerate(names):
            if name not in records.documents:
                at = (*loc, index) if loc[-1] == "documents" else loc
                yield _unknown(path, at, "document", name, records.documents)


def _document_references(records: Records) -> Iterator[tuple[str, Loc, list[str]]]:
    for _, measure in records.measures():
        for loc, ground in grounds_of(measure):
            yield measure.path, (*loc, "documents"), ground.documents
    for promise in records.promises.values():
        yield promise.path, ("documents",), promise.documents
    for year in records.years.values():
        if year.framework and year.framework.assignment:
            yield year.framework.path, ("assignment",), [year.framework.assignment]


def rounds_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """A row reports in a round that its year has, and once in each."""
    for year, measure in records.measures():
        known = {str(number) for number in records.years[year].rounds}
        seen: set[tuple[Loc, int]] = set()
        for loc, report in reports_of(measure):
            at = (*loc, "round")
            if str(report.round) not in known:
                yield _unknown(measure.path, at, "round", str(report.round), known)
            if (loc[:-1], report.round) in seen:
                yield Finding(
                    measure.path, at, "duplicate-round",
                    thai_digits(f"รายงานรอบที่ {report.round} ซ้ำในแถวเดียวกัน"),
                    "รวมผลของรอบเดียวกันไว้ใน results เดียว", "round: 1",
                )  # fmt: skip
            seen.add((loc[:-1], report.round))


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


def indicators_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """An indicator is one of its year's framework; without a framework, one of the ten."""
    for year, measure in records.measures():
        framework = records.years[year].framework
        known = {entry.number for entry in framework.indicators} if framework else set(INDICATORS)
        for index, action in enumerate(measure.actions):
            for at, number in enumerate(action.indicators):
                if number not in known:
                    loc = ("actions", index, "indicators", at)
                    yield _unknown(measure.path, loc, "indicator", str(number), map(str, known))


def answers_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """A result answers an action or sub-item of its own measure."""
    for _, measure in records.measures():
        known = {action.id for action in measure.actions}
        known |= {item.id for action in measure.actions for item in action.items}
        for loc, result in results_of(measure):
            for index, answer in enumerate(result.answers):
                if answer not in known:
                    at = (*loc, "answers", index)
                    yield _unknown(measure.path, at, "answer", answer, known)


def promises_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """A promise rests on words of the record, and names channels that the agency has."""
    grounds = {
        f"{year}/{measure.id}/{ground.id}"
        for year, measure in records.measures()
        for _, ground in grounds_of(measure)
    }
    channels = {channel.id for channel in records.agency.channels} if records.agency else set()
    for promise in records.promises.values():
        for name, given, known in (
            ("ground", promise.grounds, grounds),
            ("channel", promise.channels, channels),
        ):
            for index, entry in enumerate(given):
                if entry not in known:
                    yield _unknown(promise.path, (f"{name}s", index), name, entry, known)


def roles_resolve(records: Records, _today: date) -> Iterator[Finding]:
    """An OIT item is named by a role that some year's framework has."""
    roles = records.roles()
    for record in (*records.documents.values(), *records.promises.values()):
        for index, role in enumerate(record.ita_items):
            if role not in roles:
                yield _unknown(record.path, ("ita_items", index), "role", role, roles)


def ids_are_unique(records: Records, _today: date) -> Iterator[Finding]:
    """An id names one thing: in its measure, its year (events), its agency (channels)."""
    for year in records.years.values():
        events: set[str] = set()
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


def orders_are_unique(records: Records, _today: date) -> Iterator[Finding]:
    """Two measures of a year do not claim the same place in the report."""
    for year in records.years.values():
        seen: dict[int, str] = {}
        for measure in year.measures.values():
            if measure.order in seen:
                yield Finding(
                    measure.path, ("order",), "duplicate-order",
                    thai_digits(f"ลำดับ {measure.order} ซ้ำกับ {seen[measure.order]}"),
                    "ให้แต่ละมาตรการมีลำดับของตน", f'order: "{max(seen) + 1}"',
                )  # fmt: skip
            seen.setdefault(measure.order, measure.path)


def years_are_fiscal(records: Records, _today: date) -> Iterator[Finding]:
    """A fiscal year runs 1 October to 30 September and bears the year in which it ends."""
    for number, folder in records.years.items():
        year = folder.fiscal_year
        if year is None:
            continue
        if year.year != number:
            yield Finding(
                year.path, ("year",), "year-not-folder",
                f"ปี {year.year} ไม่ตรงกับชื่อโฟลเดอร์ {number}", "แก้ปีให้ตรงกับชื่อโฟลเดอร์",
                f'year: "{number}"',
            )  # fmt: skip
        for field, given, right in zip(
            ("start", "end"), (year.start, year.end), fiscal_year_bounds(number), strict=True
        ):
            yield from _must_be(year.path, field, given, right, thai_digits(f"ปีงบประมาณ {number}"))


def rounds_are_halves(records: Records, _today: date) -> Iterator[Finding]:
    """Round 1 ends on 31 March, round 2 on 30 September; a file's name is its round's number."""
    for year, folder in records.years.items():
        for entry in folder.rounds.values():
            if str(entry.number) != entry.id or entry.number not in {1, 2}:
                yield Finding(
                    entry.path, ("number",), "round-not-file",
                    f"รอบที่ {entry.number} ไม่ตรงกับชื่อไฟล์ {entry.id}.yml หรือไม่ใช่รอบ 1 หรือ 2",
                    "แก้เลขรอบให้ตรงกับชื่อไฟล์ ปีหนึ่งมีรอบ 1 และ 2", 'number: "1"',
                )  # fmt: skip
                continue
            bounds = round_bounds(year, entry.number)
            name = thai_digits(f"รอบที่ {entry.number} ปีงบประมาณ {year}")
            for field, given, right in zip(
                ("start", "end"), (entry.start, entry.end), bounds, strict=True
            ):
                yield from _must_be(entry.path, field, given, right, name)


def _must_be(path: str, field: str, given: date, right: date, name: str) -> Iterator[Finding]:
    if given != right:
        edge = "เริ่ม" if field == "start" else "สิ้นสุด"
        yield Finding(
            path, (field,), "period-bounds",
            f"{name} {edge}วันที่ {long_date(right)} ไม่ใช่ {long_date(given)}",
            "แก้วันที่ให้ตรงกับปีงบประมาณ (๑ ตุลาคม ถึง ๓๐ กันยายน)", f"{field}: {long_date(right)}",
        )  # fmt: skip


def periods_are_in_order(records: Records, _today: date) -> Iterator[Finding]:
    """A period does not end before it starts."""
    for _, measure in records.measures():
        for loc, row in rows_of(measure):
            period = row.period
            if period and period.start and period.end and period.end < period.start:
                yield Finding(
                    measure.path, (*loc, "period", "end"), "period-order",
                    f"วันสิ้นสุด {long_date(period.end)} อยู่ก่อนวันเริ่ม {long_date(period.start)}",
                    "ตรวจวันและปีทั้งสองช่อง", f"end: {long_date(period.start)}",
                )  # fmt: skip


def nothing_is_in_the_future(records: Records, today: date) -> Iterator[Finding]:
    """What has been done, dated or published was so by today."""
    for path, loc, day in _past_days(records):
        if day is not None and day > today:
            yield Finding(
                path, loc, "future-date", f"{long_date(day)} ยังมาไม่ถึง (วันนี้ {long_date(today)})",
                "ตรวจปีว่าเป็น พ.ศ. ถ้าถูกต้องแล้ว ให้ใส่ช่องนี้เมื่อถึงวันนั้น", long_date(today),
            )  # fmt: skip


def _past_days(records: Records) -> Iterator[tuple[str, Loc, date | None]]:
    for record, loc, evidence in records.evidence():
        yield record.path, (*loc, "done"), evidence.done
        yield record.path, (*loc, "published"), evidence.published
    for document in records.documents.values():
        yield document.path, ("date",), document.date
    for _, measure in records.measures():
        for loc, event in events_of(measure):
            yield measure.path, (*loc, "date"), event.date
    for year in records.years.values():
        for entry in year.rounds.values():
            yield entry.path, ("published",), entry.published


def attachments_exist(records: Records, _today: date) -> Iterator[Finding]:
    """Each attached file lies in data/files, and each file there is attached somewhere."""
    used: set[str] = set()
    for path, loc, file in _attached(records):
        used.add(file)
        if file not in records.attachments:
            yield _unknown(path, loc, "file", file, records.attachments)
    for file in sorted(records.attachments - used):
        yield Finding(
            f"data/files/{file}", (), "unused-file", "ไม่มีรายการใดอ้างถึงไฟล์นี้",
            "อ้างถึงไฟล์ในช่อง files ของเอกสารหรือผลการดำเนินงาน หรือลบไฟล์", f"- file: {file}",
        )  # fmt: skip


def _attached(records: Records) -> Iterator[tuple[str, Loc, str]]:
    for record, loc, evidence in records.evidence():
        for index, attachment in enumerate(evidence.files):
            yield record.path, (*loc, "files", index, "file"), attachment.file
        for index, photo in enumerate(evidence.photos):
            yield record.path, (*loc, "photos", index, "file"), photo.file
    for year in records.years.values():
        for entry in year.rounds.values():
            for index, attachment in enumerate(entry.files):
                yield entry.path, ("files", index, "file"), attachment.file


RULES: Final[Collection[Callable[[Records, date], Iterator[Finding]]]] = (
    required_files_exist,
    units_resolve,
    spellings_are_known,
    documents_resolve,
    rounds_resolve,
    rows_are_not_mixed,
    indicators_resolve,
    answers_resolve,
    promises_resolve,
    roles_resolve,
    ids_are_unique,
    orders_are_unique,
    years_are_fiscal,
    rounds_are_halves,
    periods_are_in_order,
    nothing_is_in_the_future,
    attachments_exist,
)


def findings(records: Records, today: date) -> Iterator[Finding]:
    """Yield what every rule finds."""
    for rule in RULES:
        yield from rule(records, today)
