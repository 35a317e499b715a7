"""The open questions: what the record leaves unanswered, collected from its gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.language.words import marker, words
from transparency.pages.to_fill_in import empty_sections, waiting_texts
from transparency.record.evidence import is_attached
from transparency.record.model.records import rows_of
from transparency.record.page import Kind, Page
from transparency.record.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.site import Site

OPEN: Final = frozenset({State.SILENT, State.IN_PART, State.AS_A_WHOLE})
"""States of an action of which a report leaves something open."""


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
    """The open questions of one group, such as documents without a file."""

    id: str
    title: str
    questions: list[Question]


def open_questions(site: Site) -> list[QuestionGroup]:
    """Return the open questions of the record in groups; empty groups are left out."""
    groups = [
        QuestionGroup("unfinished", "ข้อความที่รอเติมหรือรอยืนยัน", list(_unfinished(site))),
        QuestionGroup("sections", "ส่วนที่ยังไม่มีข้อมูล", list(_sections(site))),
        QuestionGroup("promises", "คำมั่นที่รายงานยังตอบไม่ครบ", list(_promises(site))),
        QuestionGroup("actions", "วิธีดำเนินการที่ไม่ได้รายงานผลแยก", list(_actions(site))),
        QuestionGroup("documents", "เอกสารที่กล่าวถึงแต่ยังไม่แนบ", list(_documents(site))),
        QuestionGroup("periods", "ระยะเวลาที่ไม่ได้ระบุวันที่สิ้นสุด", list(_periods(site))),
        QuestionGroup("rounds", "รอบที่ยังไม่มีรายงาน", list(_rounds(site))),
        QuestionGroup("agency", "ข้อมูลติดต่อที่ยังไม่มี", list(_contacts(site))),
    ]
    return [group for group in groups if group.questions]


def _unfinished(site: Site) -> Iterator[Question]:
    for waiting in waiting_texts(site):
        yield Question(waiting.text, thai_digits(waiting.label), waiting.page)


def _sections(site: Site) -> Iterator[Question]:
    for section in empty_sections(site):
        yield Question(section.text, section.label, section.page)


def _promises(site: Site) -> Iterator[Question]:
    for promise in site.promises:
        for text in promise.unanswered:
            yield Question(text, f"คำมั่น “{promise.title}”", Page(Kind.PROMISE, id=promise.id))


def _actions(site: Site) -> Iterator[Question]:
    for year in site.years:
        for measure in site.measures(year):
            for action in measure.actions:
                for half in site.halves.of(year):
                    found = site.state(measure, action, half)
                    if half.is_counted and found.state in OPEN:
                        page = Page(Kind.MEASURE, year, measure.id)
                        label = thai_digits(f"มาตรการที่ {measure.order} ปี {year} รอบที่ {half.number}")
                        number = f" ข้อ {marker(action.text)}" if marker(action.text) else ""
                        text = found.remark or words(action.text)
                        yield Question(text, label + number, page, action.id)


def _documents(site: Site) -> Iterator[Question]:
    for document in site.documents:
        if not is_attached(document):
            name = f"{document.title} ที่ {document.number}" if document.number else document.title
            yield Question(name, "หน้าเอกสาร", Page(Kind.DOCUMENTS), document.id)


def _periods(site: Site) -> Iterator[Question]:
    for year in site.years:
        for measure in site.measures(year):
            for _, row in rows_of(measure):
                if row.period and row.period.end is None:
                    text = thai_digits(f"มาตรการที่ {measure.order}: “{row.period.text}”")
                    yield Question(
                        text,
                        measure.short_title or measure.title,
                        Page(Kind.MEASURE, year, measure.id),
                    )


def _rounds(site: Site) -> Iterator[Question]:
    for half in reversed(site.halves.absent):
        text = thai_digits(f"รอบที่ {half.number} ของปีงบประมาณ {half.year}")
        yield Question(text, thai_digits(f"ปีงบประมาณ {half.year}"), Page(Kind.YEAR, half.year))


def _contacts(site: Site) -> Iterator[Question]:
    for channel in site.agency.channels:
        if channel.kind in {"website", "facebook", "phone", "email"} and channel.href() is None:
            yield Question(f"ลิงก์ของ{channel.name}", "หน้าติดต่อ", Page(Kind.CONTACT))
