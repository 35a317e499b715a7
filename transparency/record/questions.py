"""The open questions: what the record leaves unanswered, collected from its gaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.language.words import marker, words
from transparency.record.evidence import is_missing
from transparency.record.model.records import reports_of, rows_of
from transparency.record.page import Kind, Page
from transparency.record.reach import span
from transparency.record.rounds import Standing
from transparency.record.states import State
from transparency.record.to_fill_in import empty_sections, waiting_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.model.agency import Unit
    from transparency.record.model.measure import Measure, Period
    from transparency.record.rounds import HalfYear
    from transparency.record.site import Site

OPEN: Final = frozenset({State.SILENT, State.IN_PART, State.AS_A_WHOLE})
"""States of an action of which a report leaves something open."""
KINDS: Final[Mapping[str, str]] = {
    "unfinished": "ข้อความที่รอเติมหรือรอยืนยัน",
    "sections": "ส่วนที่ยังไม่มีข้อมูล",
    "rounds": "รอบที่ยังไม่มีรายงาน",
    "actions": "วิธีดำเนินการที่ไม่ได้รายงานผลแยก",
    "periods": "ระยะเวลาที่ไม่ได้ระบุวันที่สิ้นสุด",
    "promises": "คำมั่นที่รายงานยังตอบไม่ครบ",
    "documents": "เอกสารที่กล่าวถึงแต่ยังไม่แนบ",
    "units": "ผู้บริหารและโทรศัพท์ของหน่วยงานที่ยังไม่มี",
    "agency": "ข้อมูลติดต่อที่ยังไม่มี",
}
"""By kind of question: its name in Thai."""


@dataclass(frozen=True)
class Question:
    """One thing that the record leaves unanswered."""

    text: str
    about: str
    """The label of the link to the page."""
    page: Page
    """The page with what the record does say."""
    anchor: str = ""
    """The id of the place on that page; empty for its top."""


@dataclass(frozen=True)
class QuestionGroup:
    """The open questions of one kind in one section."""

    kind: str
    """A key of `KINDS`."""
    questions: list[Question]

    @property
    def title(self) -> str:
        """The name of the kind, in Thai."""
        return KINDS[self.kind]


@dataclass(frozen=True)
class Section:
    """The open questions of a round, of a year as a whole, or of one kind that has no year."""

    id: str
    """Its id in the page."""
    title: str
    groups: list[QuestionGroup]
    is_of_a_year: bool

    @property
    def count(self) -> int:
        """All its questions."""
        return sum(len(group.questions) for group in self.groups)


def open_questions(site: Site) -> list[Section]:
    """Return the open questions: by year and round, the latest first, then those of no year.

    Sections and groups without a question are left out.
    """
    waiting: defaultdict[int, list[Question]] = defaultdict(list)
    for one in waiting_texts(site):
        waiting[one.page.year].append(Question(one.text, one.label, one.page))
    sections = [section for year in site.years for section in _of_year(site, year, waiting[year])]
    for kind, questions in (
        ("sections", _sections(site)),
        ("promises", _promises(site)),
        ("documents", _documents(site)),
        ("units", _units(site)),
        ("agency", _contacts(site)),
    ):
        groups = _groups({kind: questions})
        sections.append(Section(kind, KINDS[kind], groups, is_of_a_year=False))
    return [section for section in sections if section.groups]


def counts_by_kind(sections: list[Section]) -> dict[str, int]:
    """Return how many questions there are of each kind, in the order of `KINDS`; no zeros."""
    groups = [group for section in sections for group in section.groups]
    counts = {
        kind: sum(len(group.questions) for group in groups if group.kind == kind) for kind in KINDS
    }
    return {kind: count for kind, count in counts.items() if count}


def _of_year(site: Site, year: int, waiting: list[Question]) -> Iterator[Section]:
    """Yield the sections of a year; ``waiting`` has the year's texts that are to be filled in."""
    name = thai_digits(f"ปีงบประมาณ {year}")
    for half in reversed(site.halves.of(year)):
        groups = _groups(
            {
                "unfinished": (
                    one for one in waiting if one.page == Page(Kind.REPORT, year, str(half.number))
                ),
                "rounds": _absent(half),
                "actions": _actions(site, half),
                "periods": _periods_of_a_round(site, half),
            }
        )
        title = f"{name} รอบที่ {thai_digits(half.number)}"
        yield Section(f"round-{year}-{half.number}", title, groups, is_of_a_year=True)
    groups = _groups(
        {
            "unfinished": (one for one in waiting if one.page.kind is Kind.MEASURE),
            "periods": _periods(site, year),
        }
    )
    yield Section(f"year-{year}", f"{name} ทั้งปี", groups, is_of_a_year=True)


def _groups(questions: Mapping[str, Iterator[Question]]) -> list[QuestionGroup]:
    groups = [QuestionGroup(kind, [*asked]) for kind, asked in questions.items()]
    return [group for group in groups if group.questions]


def _sections(site: Site) -> Iterator[Question]:
    for section in empty_sections(site):
        yield Question(section.text, section.label, section.page)


def _absent(half: HalfYear) -> Iterator[Question]:
    if half.standing is Standing.ABSENT:
        year = thai_digits(half.year)
        text = f"รอบที่ {thai_digits(half.number)} ของปีงบประมาณ {year}"
        yield Question(text, f"ปีงบประมาณ {year}", Page(Kind.YEAR, half.year))


def _actions(site: Site, half: HalfYear) -> Iterator[Question]:
    if not half.is_counted:
        return
    for measure in site.measures(half.year):
        for action in measure.actions:
            found = site.state(measure, action, half)
            if found.state in OPEN:
                page = Page(Kind.MEASURE, half.year, measure.id)
                place = f"มาตรการที่ {measure.order} ปี {half.year} รอบที่ {half.number}"
                number = f" ข้อ {marker(action.text)}" if marker(action.text) else ""
                text = found.remark or words(action.text)
                yield Question(text, thai_digits(place) + number, page, action.id)


def _periods(site: Site, year: int) -> Iterator[Question]:
    for measure in site.measures(year):
        for _, row in rows_of(measure):
            yield from _endless(year, measure, row.period)


def _periods_of_a_round(site: Site, half: HalfYear) -> Iterator[Question]:
    for measure in site.measures(half.year):
        for _, report in reports_of(measure):
            if report.round == half.number:
                yield from _endless(half.year, measure, report.period)


def _endless(year: int, measure: Measure, period: Period | None) -> Iterator[Question]:
    if period and span(period, year).is_open:
        text = f"มาตรการที่ {thai_digits(measure.order)}: “{period.text}”"
        page = Page(Kind.MEASURE, year, measure.id)
        yield Question(text, measure.short_title or measure.title, page)


def _promises(site: Site) -> Iterator[Question]:
    for promise in site.promises:
        for text in promise.unanswered:
            yield Question(text, f"คำมั่น “{promise.title}”", Page(Kind.PROMISE, id=promise.id))


def _documents(site: Site) -> Iterator[Question]:
    for document in site.documents:
        if is_missing(document):
            name = f"{document.title} ที่ {document.number}" if document.number else document.title
            if site.only_planned(document):
                name += " (กล่าวถึงเฉพาะในวิธีดำเนินการ)"
            yield Question(name, "หน้าเอกสาร", Page(Kind.DOCUMENTS), document.id)


def _units(site: Site) -> Iterator[Question]:
    """Yield a question for the heads that are missing, and one for the telephones."""
    yield from _lacking("ผู้บริหารของ", [unit for unit in site.units if not unit.head])
    yield from _lacking("หมายเลขโทรศัพท์ของ", [unit for unit in site.units if not unit.phone])


def _lacking(what: str, units: list[Unit]) -> Iterator[Question]:
    if units:
        names = ", ".join(unit.name for unit in units)
        yield Question(
            f"{what}หน่วยงาน {thai_digits(len(units))} แห่ง: {names}", "หน้าหน่วยงาน", Page(Kind.UNITS)
        )


def _contacts(site: Site) -> Iterator[Question]:
    for channel in site.agency.channels:
        if channel.lacks:
            text = f"{channel.lacks}ของช่องทาง “{channel.name}”"
            yield Question(text, "หน้าติดต่อ", Page(Kind.CONTACT), channel.id)
    for way in site.agency.lacks:
        yield Question(f"{way}ของหน่วยงาน", "หน้าติดต่อ", Page(Kind.CONTACT))
