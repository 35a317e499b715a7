"""The search entries of the record: one for each measure, document, event, unit and so on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.thai import long_date, thai_digits, weekday
from transparency.language.words import marker, words
from transparency.pages import catalogue
from transparency.record.model.measure import DOCUMENT_KINDS
from transparency.record.page import Kind, Page
from transparency.record.site import is_attached

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transparency.record.model.agency import Unit
    from transparency.record.model.glossary import Term
    from transparency.record.model.measure import Action, Document, Evidence, Measure, Promise, Row
    from transparency.record.model.period import Framework, Round
    from transparency.record.site import DatedEvent, Site

KINDS: Final = {
    "measure": "มาตรการ",
    "document": "เอกสาร",
    "event": "กิจกรรม",
    "unit": "หน่วยงาน",
    "promise": "คำมั่น",
    "report": "รายงาน",
    "ita": "กรอบ ITA",
    "term": "คำศัพท์",
    "channel": "ช่องทาง",
    "page": "หน้าเว็บ",
}
"""By kind of entry: its label in Thai, in the order in which equally good results are listed."""


class Section(NamedTuple):
    """A part of an entry that a search result can link to."""

    anchor: str
    """Its id in the page; empty for the top of the page."""
    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One thing that the search can return, with its sections."""

    kind: str
    """A key of `KINDS`."""
    title: str
    address: str
    """From the site's root, without a slash at the start."""
    note: str
    """Distinguishes it from others of the same title."""
    sections: tuple[Section, ...]


def record_entries(site: Site) -> Iterator[Entry]:
    """Yield a search entry for each record that has a page or a place on one."""
    for year in site.years:
        for measure in site.measures(year):
            yield _measure(year, measure)
    yield from (_document(document) for document in site.documents)
    yield from (_event(entry) for entry in reversed(site.events))
    yield from (_unit(site, unit) for unit in site.units)
    yield from (_promise(promise) for promise in site.promises)
    for year in site.years:
        yield from (_report(year, entry) for entry in site.rounds(year))
        if framework := site.records.years[year].framework:
            yield _framework(year, framework)
    yield from (_term(term) for term in site.records.terms())
    yield from _agency(site)


def _measure(year: int, measure: Measure) -> Entry:
    whole = Section("", "ทั้งมาตรการ", _lines([measure.short_title, *_row_words(measure)]))
    parts = chain(
        [whole],
        *((_action(action), *_results(action)) for action in measure.actions),
        _results(measure),
    )
    note = thai_digits(f"มาตรการที่ {measure.order} ปีงบประมาณ {year}")
    address = Page(Kind.MEASURE, year, measure.id).address
    sections = tuple(part for part in parts if part.text)
    return Entry("measure", measure.title, address, note, sections)


def _action(action: Action) -> Section:
    number = marker(action.text)
    items = [words(item.text) for item in action.items]
    text = _lines([words(action.text), *items, *_row_words(action), action.gap])
    return Section(action.id, f"วิธีดำเนินการ ข้อ {number}" if number else "วิธีดำเนินการ", text)


def _results(row: Row) -> Iterator[Section]:
    for report in row.reports:
        label = thai_digits(f"ผลที่รายงาน รอบที่ {report.round}")
        for result in report.results:
            own = [words(result.text), result.budget, result.obstacles, *_evidence(result)]
            lead = report.lead if result is report.results[0] else None
            yield Section(result.id, label, _lines([lead, *own]))


def _row_words(row: Row) -> Iterator[str | None]:
    """Yield the report's words on a row's responsible unit and period, and its suggestions."""
    yield row.responsible.text if row.responsible else None
    yield row.period.text if row.period else None
    yield from (report.suggestion.strip("- ") for report in row.reports)


def _evidence(entry: Evidence) -> Iterator[str]:
    yield from (file.title for file in entry.files)
    yield from (link.title for link in entry.links)
    yield from (photo.alt for photo in entry.photos)


def _document(document: Document) -> Entry:
    number = f"ที่ {document.number}" if document.number else None
    day = f"ลงวันที่ {long_date(document.date)}" if document.date else None
    kind = DOCUMENT_KINDS[document.kind]
    note = " ".join(part for part in (kind, number, day) if part)
    more = [] if is_attached(document) else ["ยังไม่แนบเอกสาร"]
    text = _lines([f"{note} เรื่อง {document.title}", *_evidence(document), *more])
    address = f"{Page(Kind.DOCUMENTS).address}#{document.id}"
    return Entry("document", document.title, address, note, (Section(document.id, kind, text),))


def _event(entry: DatedEvent) -> Entry:
    event = entry.event
    day = f"{weekday(event.date)}ที่ {long_date(event.date)}"
    text = _lines([day, event.place])
    section = Section(event.id, "กิจกรรมที่มีวันที่", text)
    address = f"{Page(Kind.CALENDAR).address}#{event.id}"
    return Entry("event", event.title, address, day, (section,))


def _unit(site: Site, unit: Unit) -> Entry:
    names = Section("", "ชื่อที่ใช้ในรายงาน", _lines(unit.spellings))
    count = len(site.rows_by_unit[unit.id])
    duties = Section("duties", "สิ่งที่รับผิดชอบ", thai_digits(f"รับผิดชอบ {count} มาตรการ"))
    address = Page(Kind.UNIT, id=unit.id).address
    return Entry("unit", unit.name, address, site.agency.short_name, (names, duties))


def _promise(promise: Promise) -> Entry:
    sections = [Section("", "สรุป", _lines([promise.question, promise.summary]))]
    if promise.unanswered:
        text = _lines(promise.unanswered)
        sections.append(Section("unanswered", "สิ่งที่รายงานไม่ได้บอก", text))
    address = Page(Kind.PROMISE, id=promise.id).address
    return Entry("promise", promise.title, address, promise.question, tuple(sections))


def _report(year: int, entry: Round) -> Entry:
    report = entry.report
    text = _lines(
        [*report.cover, report.agency, report.period, report.introduction, report.heading]
    )
    address = Page(Kind.REPORT, year, str(entry.number)).address
    sections = (Section("", "ปกและความนำ", text),)
    return Entry("report", report.title, address, catalogue.report_name(entry, year), sections)


def _framework(year: int, framework: Framework) -> Entry:
    sections = [Section("instruments", f"เครื่องมือ {it.id}", it.name) for it in framework.instruments]
    for indicator in framework.indicators:
        label = thai_digits(f"ตัวชี้วัดที่ {indicator.number}")
        sections.append(Section(f"indicator-{indicator.number}", label, indicator.name))
    for group in framework.groups:
        anchor = f"group-{group.number.replace('.', '-')}"
        sections.append(Section(anchor, thai_digits(f"ตัวชี้วัดย่อย {group.number}"), group.name))
        for item in group.items:
            text = f"{item.number} {item.name}"
            sections.append(Section(item.number.lower(), "รายการ OIT", text))
    title = thai_digits(f"การประเมิน ITA ปีงบประมาณ {year}")
    return Entry("ita", title, Page(Kind.ITA, year).address, framework.source, tuple(sections))


def _term(term: Term) -> Entry:
    text = _lines([term.english, term.meaning, *term.also])
    anchor = f"_term-{term.id}"
    address = f"{Page(Kind.GLOSSARY).address}#{anchor}"
    return Entry("term", term.term, address, "", (Section(anchor, "", text),))


def _agency(site: Site) -> Iterator[Entry]:
    agency = site.agency
    for channel in agency.channels:
        address = f"{Page(Kind.CONTACT).address}#{channel.id}"
        yield Entry("channel", channel.name, address, agency.short_name, ())
    place = f"ตำบล{agency.subdistrict} อำเภอ{agency.district} จังหวัด{agency.province}"
    yield Entry(
        "page", agency.name, Page(Kind.HOME).address, place, (Section("", "หน้าแรก", place),)
    )
    for year in site.years:
        name = thai_digits(f"ปีงบประมาณ {year}")
        yield Entry(
            "page", f"มาตรการและผล {name}", Page(Kind.YEAR, year).address, agency.short_name, ()
        )


def _lines(texts: Iterable[str | None]) -> str:
    """Return the non-empty texts, one on each line, with line breaks inside them as spaces."""
    return "\n".join(" ".join(text.split()) for text in texts if text and text.strip())
