"""The search entries of the record: one for each measure, document, event, unit and so on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from transparency.language.date_range import long_dates
from transparency.language.money import baht
from transparency.language.thai import long_date, thai_digits, weekday
from transparency.language.words import marker, words
from transparency.pages import catalogue
from transparency.record.bands import TOTAL, judged
from transparency.record.evidence import is_missing
from transparency.record.model.measure import DOCUMENT_KINDS
from transparency.record.page import Kind, Page, pages_of
from transparency.verification.contents import contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from transparency.record.bands import Judged
    from transparency.record.model.glossary import Term
    from transparency.record.model.measure import Action, Evidence, RoundReport, Row
    from transparency.record.model.scores import Scores
    from transparency.record.passages import DatedEvent
    from transparency.record.site import Site
    from transparency.verification import assessed
    from transparency.verification import contents as content

KINDS: Final = {
    "need": "ช่วยหา",
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
    """Yield a search entry for each record that has a page or a place on one.

    What an entry says of a page comes from what the page shows (`verification.contents`).
    """
    for page in pages_of(site.records):
        if page.kind in _ENTRIES:
            yield from _ENTRIES[page.kind](page, contents(site, page))
    yield from (_event(entry) for entry in reversed(site.events))
    yield from (_term(term) for term in site.records.terms())
    yield from _home_and_years(site)


def _measure(page: Page, found: content.MeasurePage) -> Iterator[Entry]:
    measure = found.measure
    whole = Section("", "ทั้งมาตรการ", _lines([measure.short_title, *_row_words(measure)]))
    parts = chain(
        [whole],
        *((_action(action), *_results(action)) for action in measure.actions),
        _results(measure),
    )
    note = thai_digits(f"มาตรการที่ {measure.order} ปีงบประมาณ {found.year}")
    sections = tuple(part for part in parts if part.text)
    yield Entry("measure", measure.title, page.address, note, sections)


def _action(action: Action) -> Section:
    number = marker(action.text)
    items = [words(item.text) for item in action.items]
    text = _lines([words(action.text), *items, *_row_words(action), *_remarks(action)])
    return Section(action.id, f"วิธีดำเนินการ ข้อ {number}" if number else "วิธีดำเนินการ", text)


def _results(row: Row) -> Iterator[Section]:
    for report in row.reports:
        label = thai_digits(f"ผลที่รายงาน รอบที่ {report.round}")
        for result in report.results:
            amount = baht(result.spent) if result.spent is not None else None
            own = [words(result.text), result.budget, amount, result.obstacles, *_evidence(result)]
            lead = report.lead if result is report.results[0] else None
            yield Section(result.id, label, _lines([lead, *own]))


def _row_words(row: Row) -> Iterator[str | None]:
    """Yield the words on a row's responsible unit, period and budget, and its suggestions."""
    parts: list[Row | RoundReport] = [row, *row.reports]
    for part in parts:
        yield part.responsible.text if part.responsible else None
        yield part.period.text if part.period else None
    yield from ((report.suggestion or "").strip("- ") for report in row.reports)
    yield row.budget
    yield baht(row.planned) if row.planned is not None else None


def _remarks(action: Action) -> Iterator[str | None]:
    """Yield what the record says of the silence of reports about an action."""
    for report in action.reports:
        yield from (report.gap, report.lacks, report.dropped)


def _sources(entry: Evidence | Scores) -> Iterator[str]:
    yield from (file.title for file in entry.files)
    yield from (link.title for link in entry.links)


def _evidence(entry: Evidence) -> Iterator[str]:
    yield from _sources(entry)
    yield from (photo.alt for photo in entry.photos)


def _documents(page: Page, found: content.Documents) -> Iterator[Entry]:
    for document in found.documents:
        number = f"ที่ {document.number}" if document.number else None
        day = f"ลงวันที่ {long_date(document.date)}" if document.date else None
        kind = DOCUMENT_KINDS[document.kind]
        note = " ".join(part for part in (kind, number, day) if part)
        more = ["ยังไม่แนบเอกสาร"] if is_missing(document) else []
        text = _lines([f"{note} เรื่อง {document.title}", *_evidence(document), *more])
        sections = (Section(document.id, kind, text),)
        address = f"{page.address}#{document.id}"
        yield Entry("document", document.title, address, note, sections)


def _event(entry: DatedEvent) -> Entry:
    event = entry.event
    day = f"{weekday(event.date)}ที่ {long_date(event.date)}"
    if event.last > event.date:
        day = f"วันที่ {long_dates(event.date, event.last)}"
    text = _lines([day, event.place])
    section = Section(entry.anchor, "กิจกรรมที่มีวันที่", text)
    address = f"{Page(Kind.CALENDAR).address}#{entry.anchor}"
    return Entry("event", event.title, address, day, (section,))


def _unit(page: Page, found: content.UnitPage) -> Iterator[Entry]:
    names = Section("", "ชื่อที่ใช้ในรายงาน", _lines(found.unit.spellings))
    count = thai_digits(f"รับผิดชอบ {len(found.duties)} มาตรการ")
    reach = Section("", "ผู้บริหารหน่วยและโทรศัพท์", _lines([found.unit.head, found.unit.phone]))
    sections = (names, *([reach] if reach.text else []), Section("duties", "สิ่งที่รับผิดชอบ", count))
    yield Entry("unit", found.unit.name, page.address, found.agency.short_name, sections)


def _promise(page: Page, found: content.PromisePage) -> Iterator[Entry]:
    promise = found.promise
    sections = [Section("", "สรุป", _lines([promise.question, promise.summary]))]
    if promise.unanswered:
        text = _lines(promise.unanswered)
        sections.append(Section("unanswered", "สิ่งที่รายงานไม่ได้บอก", text))
    yield Entry("promise", promise.title, page.address, promise.question, tuple(sections))


def _report(page: Page, found: content.Report) -> Iterator[Entry]:
    report = found.words
    text = _lines(
        [*report.cover, report.agency, report.period, report.introduction, report.heading]
    )
    note = catalogue.report_name(found.round, found.year)
    sections = (Section("", "ปกและความนำ", text),)
    yield Entry("report", report.title, page.address, note, sections)


def _framework(page: Page, found: assessed.Ita) -> Iterator[Entry]:
    framework = found.framework
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
    sections += [_scores(one) for one in found.scores if one.year == found.year]
    title = thai_digits(f"การประเมิน ITA ปีงบประมาณ {found.year}")
    yield Entry("ita", title, page.address, framework.source, tuple(sections))


def _item(page: Page, found: assessed.OitItem) -> Iterator[Entry]:
    item = found.answer.item
    text = _lines([f"{part.name} {part.has}" for part in found.answer.parts if part.has])
    note = thai_digits(f"บันทึกสำหรับผู้ประเมิน ITA ปีงบประมาณ {found.year}")
    yield Entry("ita", f"{item.number} {item.name}", page.address, note, (Section("", "", text),))


def _scores(result: Judged) -> Section:
    scores = result.scores
    found = {TOTAL: scores.total, **scores.by_instrument}
    told = [thai_digits(f"{name} {score}") for name, score in found.items() if score is not None]
    band = f"ระดับ {result.band.name}" if result.band else None
    text = _lines([*told, band, scores.band, scores.source, *_sources(scores)])
    return Section("scores", "ผลคะแนน ITA", text)


def _channels(page: Page, found: content.Contact) -> Iterator[Entry]:
    for channel in found.agency.channels:
        address = f"{page.address}#{channel.id}"
        yield Entry("channel", channel.name, address, found.agency.short_name, ())


_ENTRIES: Final[Mapping[Kind, Callable[[Page, Any], Iterator[Entry]]]] = {
    Kind.MEASURE: _measure,
    Kind.DOCUMENTS: _documents,
    Kind.UNIT: _unit,
    Kind.PROMISE: _promise,
    Kind.REPORT: _report,
    Kind.ITA: _framework,
    Kind.OIT: _item,
    Kind.CONTACT: _channels,
}


def _term(term: Term) -> Entry:
    text = _lines([term.english, term.meaning, *term.also])
    anchor = f"_term-{term.id}"
    address = f"{Page(Kind.GLOSSARY).address}#{anchor}"
    return Entry("term", term.term, address, "", (Section(anchor, "", text),))


def _home_and_years(site: Site) -> Iterator[Entry]:
    agency = site.agency
    home = (Section("", "หน้าแรก", agency.place),)
    yield Entry("page", agency.name, Page(Kind.HOME).address, agency.place, home)
    for year in site.years:
        name = thai_digits(f"ปีงบประมาณ {year}")
        yield Entry(
            "page",
            f"มาตรการและผล {name}",
            Page(Kind.YEAR, year).address,
            agency.short_name,
            (_scores(judged(year, scores)),) if (scores := site.records.years[year].scores) else (),
        )


def _lines(texts: Iterable[str | None]) -> str:
    """Return the non-empty texts, one on each line, with line breaks inside them as spaces."""
    return "\n".join(" ".join(text.split()) for text in texts if text and text.strip())
