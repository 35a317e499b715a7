"""The contents of ``/verification/`` and of ``/verification/pages.json``."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from transparency.language.thai import long_date, thai_digits
from transparency.pages import forge
from transparency.pages.catalogue import head_of
from transparency.record.model.verification import ReviewDays
from transparency.record.page import Kind, pages_of
from transparency.verification.status import STATES, Status, statuses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.model.agency import Unit
    from transparency.record.page import Page
    from transparency.record.site import Site

_LISTINGS: Final = {
    Kind.HOME: "หน้าแรก",
    Kind.CALENDAR: "ปฏิทินกิจกรรม",
    Kind.QUESTIONS: "สิ่งที่รายงานยังไม่ได้ตอบ",
    Kind.DOCUMENTS: "คำสั่ง นโยบาย และเอกสาร",
    Kind.CONTACT: "ช่องทางติดต่อ",
}
"""Titles of the pages of ``docs/`` that can be verified."""
_KINDS: Final = {Kind.PROMISE: "คำมั่น", Kind.UNIT: "หน่วยงาน"}
"""What is said of a page whose title another page has too."""


def titles(site: Site) -> dict[str, str]:
    """Return by address the title of each page that can be verified; no two are the same.

    Of several with one title, that of a measure is followed by its place and its year.
    """
    named = {
        page: _LISTINGS.get(page.kind) or head_of(site, page).title
        for page in pages_of(site.records)
    }
    for tell in (_place, lambda _site, page: f"/{page.address}"):
        count = Counter(named.values())
        named = {
            page: f"{title} ({tell(site, page)})" if count[title] > 1 else title
            for page, title in named.items()
        }
    return {page.address: title for page, title in named.items()}


def _place(site: Site, page: Page) -> str:
    """Return what tells a page from others of its title: its kind, and a measure's place."""
    if page.kind is Kind.MEASURE:
        order = site.records.years[page.year].measures[page.id].order
        return thai_digits(f"มาตรการที่ {order} ปีงบประมาณ {page.year}")
    return _KINDS.get(page.kind, f"/{page.address}")


def verification(site: Site) -> Mapping[str, Any]:
    """Return the context of the view: each page's state, by the unit that looks after it."""
    known = [*statuses(site).values()]
    listed: dict[str, list[Status]] = {unit.id: [] for unit in site.units}
    for status in known:
        for unit in status.units:
            listed[unit].append(status)
    groups: list[tuple[Unit | None, list[Status]]] = [
        *((unit, listed[unit.id]) for unit in site.units),
        (None, [status for status in known if not status.units]),
    ]
    count = Counter(status.state for status in known)
    review = site.agency.review_days
    return {
        "counts": {state: count[state] for state in STATES},
        "states": STATES,
        "titles": titles(site),
        "groups": [(unit, some) for unit, some in groups if some],
        "periods": [
            (field.title, days)
            for name, field in ReviewDays.model_fields.items()
            if field.title and (days := getattr(review, name, None))
        ],
        "history": [status for status in known if status.history],
        "words": verification_words,
    }


def verification_words(status: Status) -> str:
    """Return a page's verification state in one line of Thai."""
    if status.last is None:
        return STATES[status.state]
    day = long_date(status.last.date)
    if status.state == "verified":
        return f"ตรวจสอบแล้วเมื่อ {day} โดย {status.last.by}"
    return f"{STATES[status.state]} (ตรวจสอบครั้งล่าสุดเมื่อ {day} โดย {status.last.by})"


def lines_to_add(site: Site, status: Status) -> str:
    """Return the YAML of a verification of the page today, without the name, which staff add."""
    begin = "" if status.history else "verifications:\n"
    return f"{begin}  - by: \n    date: {site.today}\n    digest: {status.digest}\n"


def record_url(site: Site, status: Status) -> str | None:
    """Return the address where the forge takes a verification; None without a forge."""
    if not site.repository:
        return None
    if status.history:
        return f"{site.repository}/edit/main/{status.path}"
    return forge.new_file_url(site.repository, status.path, lines_to_add(site, status))


def verification_json(site: Site) -> str:
    """Return the verification state of every page as JSON, for programs that remind staff.

    An object: ``day`` (ISO), ``states`` (name by state) and ``pages``, a list of objects with
    ``address``, ``title``, ``state``, ``digest``, ``units`` (ids), ``lapses`` (ISO or null) and
    ``verifications`` (``by``, ``date``, ``digest``, ``note``; oldest first).
    """
    named = titles(site)
    rows = [
        {
            "address": f"/{status.address}",
            "title": named[status.address],
            "state": status.state,
            "digest": status.digest,
            "units": list(status.units),
            "lapses": str(status.lapses) if status.lapses else None,
            "verifications": [
                {"by": one.by, "date": str(one.date), "digest": one.digest, "note": one.note}
                for one in status.history
            ],
        }
        for status in statuses(site).values()
    ]
    whole = {"day": str(site.today), "states": STATES, "pages": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
