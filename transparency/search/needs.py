"""The search entries of what people need of an office: the page that helps, or what is missing.

They answer words such as telephone, map or mayor, which stand in few records. What they say is
read from the record where it has a place for it, and else is said of this website, not of the
agency.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.evidence import is_attached
from transparency.record.page import Kind, Page
from transparency.search.record import Entry, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.site import Site

_COMPLAINT: Final = "ร้องเรียน"
"""The word of a promise that answers who wants to complain."""
_ASK: Final = "สอบถามหน่วยงานได้ตามช่องทางในหน้านี้"


def need_entries(site: Site) -> Iterator[Entry]:
    """Yield an entry for each thing that people need of an office and that has no page."""
    contact, documents = Page(Kind.CONTACT), Page(Kind.DOCUMENTS)
    for title, text in _needs(site):
        yield _need(site, title, text, contact)
    if site.documents:
        attached = sum(is_attached(document) for document in site.documents)
        count = f"{len(site.documents)} รายการ เปิดอ่านได้ {attached} รายการ"
        text = thai_digits(f"เอกสารและแบบฟอร์มที่มีในข้อมูล {count}")
        yield _need(site, "ดาวน์โหลดเอกสาร", text, documents)


def _needs(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what the page of the channels helps with, each with what it says or lacks."""
    channels = [one for one in site.agency.channels if one.audience == "public"]
    known = {
        "หมายเลขโทรศัพท์": any(one.phone for one in channels),
        "ที่อยู่อีเมล": any(one.email for one in channels),
    }
    for name, is_known in known.items():
        lack = f"ข้อมูลของเว็บไซต์นี้ยังไม่มี{name}ของหน่วยงาน {_ASK}"
        yield name, f"หน้านี้มี{name}ของหน่วยงาน" if is_known else lack
    yield "ที่ตั้งสำนักงานและแผนที่", "หน้านี้บอกที่ตั้งของหน่วยงาน เว็บไซต์นี้ไม่มีแผนที่"
    yield "เวลาทำการ", f"เว็บไซต์นี้ไม่มีข้อมูลเวลาทำการ {_ASK}"
    yield "ชื่อหัวหน้าหน่วยงาน", f"เว็บไซต์นี้ไม่ได้รวบรวมชื่อผู้บริหาร {_ASK}"
    if not any(_COMPLAINT in f"{one.title} {one.question}" for one in site.promises):
        yield "แจ้งเรื่องหรือร้องเรียนต่อหน่วยงาน", "หน้านี้บอกช่องทางติดต่อที่มีในข้อมูล"


def _need(site: Site, title: str, text: str, page: Page) -> Entry:
    return Entry("need", title, page.address, site.agency.short_name, (Section("", "", text),))
