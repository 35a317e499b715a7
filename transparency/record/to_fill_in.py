"""What an agency that has begun is to fill in next: empty sections, and texts that wait."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transparency.language.thai import thai_digits
from transparency.record.page import Kind, Page
from transparency.record.unfinished import unfinished_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transparency.record.site import Site


class Section(NamedTuple):
    """A section of the site that has nothing to show yet."""

    text: str
    """What is missing, in Thai."""
    label: str
    page: Page


class Waiting(NamedTuple):
    """A text that waits for somebody's words."""

    text: str
    label: str
    page: Page


def empty_sections(site: Site) -> Iterator[Section]:
    """Yield the sections without a record, in the order in which they are best filled."""
    year = site.years[0] if site.years else 0
    sections = [
        (site.agency.channels, "ช่องทางติดต่อ", "หน้าติดต่อ", Page(Kind.CONTACT)),
        (site.units, "หน่วยงานที่รับผิดชอบ", "หน้าหน่วยงาน", Page(Kind.UNITS)),
        (year and site.measures(year), "มาตรการ", "หน้าแรก", Page(Kind.HOME)),
        (site.documents, "คำสั่ง นโยบาย และเอกสาร", "หน้าเอกสาร", Page(Kind.DOCUMENTS)),
        (site.events, "กิจกรรมที่มีวันที่", "หน้าปฏิทิน", Page(Kind.CALENDAR)),
        (site.promises, "คำมั่นและข้อปฏิบัติ", "หน้าคำมั่น", Page(Kind.PROMISES)),
        (site.records.roles(), "กรอบการประเมิน ITA", "วิธีแก้ไขข้อมูล", Page(Kind.STAFF)),
    ]
    for content, what, label, page in sections:
        if not content:
            yield Section(f"ยังไม่มี{what}ในข้อมูล", label, page)


@lru_cache(maxsize=2)
def waiting_texts(site: Site) -> Sequence[Waiting]:
    """Return the texts that are to be filled in or confirmed, each with its page.

    The result is cached: home and the questions ask for it, for what they show and for its digest.
    """
    pages = {
        measure.path: (measure.short_title or measure.title, Page(Kind.MEASURE, year, measure.id))
        for year, measure in site.records.measures()
    }
    for year, folder in site.records.years.items():
        for entry in folder.rounds.values():
            page = Page(Kind.REPORT, year, str(entry.number))
            label = thai_digits(f"รายงานรอบที่ {entry.number} ปี {year}")
            pages[entry.path] = (label, page)
    return [Waiting(text, *pages[path]) for path, _, text in unfinished_texts(site.records)]
