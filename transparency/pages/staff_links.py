"""What is for staff, folded at the foot of each page: files, lines, ways to edit and to add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.thai import thai_digits
from transparency.language.words import marker
from transparency.pages import forge, verification_page
from transparency.pages.catalogue import relative
from transparency.record.model.records import results_of
from transparency.record.page import Kind, Page
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from transparency.pages.catalogue import Head
    from transparency.record.model.measure import Measure
    from transparency.record.model.types import FileRecord
    from transparency.record.site import Site


class StaffLink(NamedTuple):
    """One line for staff: a way to go, or a text to copy."""

    words: str
    url: str | None
    code: str = ""
    """A path, or a digest."""


def staff_links(site: Site, head: Head) -> list[StaffLink]:
    """Return what the foot of a page offers to staff, the page's own file first."""
    is_record = head.path.startswith("data/")
    own = relative(head.address, f"/{head.path}") if is_record else None
    edit = forge.edit_url(site, head.address, head.path)
    links = [
        StaffLink("ข้อมูลต้นทางของหน้านี้" if is_record else "ไฟล์ของหน้านี้", own, head.path),
        StaffLink("แก้ไขข้อมูลนี้" if is_record else "แก้ไขหน้านี้", edit),
    ]
    listed = _LISTED.get(head.address)
    return [*links, *(listed(site, head.address) if listed else _of_a_year(site, head))]


def _of_a_year(site: Site, head: Head) -> Iterator[StaffLink]:
    """Yield what belongs to a page of a fiscal year: its lines, its scores, a measure to add."""
    for number, year in site.records.years.items():
        if head.address == Page(Kind.YEAR, number).address:
            yield _add(site, head.address, "measure", f"{number}/measures", "มาตรการ")
        if head.address == Page(Kind.ITA, number).address and year.scores:
            yield from _files(site, head.address, [(year.scores, "ผลคะแนน ITA")])
        for measure in year.measures.values():
            if measure.path == head.path and site.repository:
                yield from _lines(site, measure)


def _lines(site: Site, measure: Measure) -> Iterator[StaffLink]:
    """Yield the way to the line of each action and result, in the forge, which shows lines."""
    for number, action in enumerate(measure.actions, 1):
        name = marker(action.text) or thai_digits(number)
        yield _line(site, measure.path, f"ข้อ {name}", action.line)
    for number, (_, result) in enumerate(results_of(measure), 1):
        yield _line(site, measure.path, f"ผลที่ {thai_digits(number)}", result.line)


def _line(site: Site, path: str, name: str, line: int) -> StaffLink:
    url = f"{site.repository}/blob/main/{path}#L{line}"
    return StaffLink(f"{name} บรรทัดที่ {thai_digits(line)}", url)


def _add(site: Site, here: str, kind: str, folder: str, name: str) -> StaffLink:
    return StaffLink(f"เพิ่มรายการ ({name})", forge.add_url(site, here, kind, folder))


def _files(site: Site, here: str, records: list[tuple[FileRecord, str]]) -> Iterator[StaffLink]:
    """Yield the files that a list is made of, and the way to edit each."""
    for record, title in records:
        yield StaffLink(title, relative(here, f"/{record.path}"), record.path)
        yield StaffLink(f"แก้ไขข้อมูลนี้ ({title})", forge.edit_url(site, here, record.path))


def _documents(site: Site, here: str) -> Iterator[StaffLink]:
    yield _add(site, here, "document", "documents", "เอกสาร")
    yield from _files(site, here, [(document, document.title) for document in site.documents])


def _units(site: Site, here: str) -> Iterator[StaffLink]:
    yield _add(site, here, "unit", "units", "หน่วยงาน")


def _promises(site: Site, here: str) -> Iterator[StaffLink]:
    yield _add(site, here, "promise", "promises", "คำมั่น")


def _calendar(_site: Site, here: str) -> Iterator[StaffLink]:
    yield StaffLink("เพิ่มรายการ (กิจกรรม)", relative(here, f"/{Page(Kind.STAFF).address}"))


def _contact(site: Site, here: str) -> Iterator[StaffLink]:
    yield from _files(site, here, [(site.agency, "ช่องทางติดต่อ")])


def _glossary(site: Site, here: str) -> Iterator[StaffLink]:
    if site.records.glossary:
        yield from _files(site, here, [(site.records.glossary, "คำศัพท์")])


def _verification(site: Site, _here: str) -> Iterator[StaffLink]:
    """Yield the digest of each page, to be copied into its verification."""
    titles = verification_page.titles(site)
    for status in statuses(site).values():
        url = verification_page.record_url(site, status)
        words = "บันทึกการตรวจสอบ" if url else "รหัสเนื้อหา"
        yield StaffLink(f"{words} {titles[status.address]}", url, status.digest)


_LISTED: Final[Mapping[str, Callable[[Site, str], Iterator[StaffLink]]]] = {
    Page(kind).address: links
    for kind, links in (
        (Kind.DOCUMENTS, _documents),
        (Kind.UNITS, _units),
        (Kind.PROMISES, _promises),
        (Kind.CALENDAR, _calendar),
        (Kind.CONTACT, _contact),
        (Kind.GLOSSARY, _glossary),
        (Kind.VERIFICATION, _verification),
    )
}
"""By the address of a page of prose: what its list offers to staff."""
