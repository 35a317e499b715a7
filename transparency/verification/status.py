"""Which pages somebody has found to be right, and which of these findings still hold.

A finding holds for what the page showed from the record on its day: a digest tells whether that
is still so. Comments, the order of fields and the site's design do not count.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from transparency.record.model.records import rows_of
from transparency.record.model.verification import DIGEST_LENGTH
from transparency.record.page import Kind, pages_of
from transparency.verification.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.model.measure import Measure
    from transparency.record.model.verification import Verified
    from transparency.record.page import Page
    from transparency.record.site import Site

State: TypeAlias = Literal["verified", "changed", "due", "never"]
STATES: Final[Mapping[State, str]] = {
    "changed": "แก้ไขหลังการตรวจสอบ รอตรวจสอบ",
    "due": "ครบกำหนดตรวจสอบซ้ำ",
    "never": "ยังไม่มีการตรวจสอบ",
    "verified": "ตรวจสอบแล้ว",
}
"""What each state is called; what wants attention first."""


@dataclass(frozen=True)
class Status:
    """How it stands with one page."""

    page: Page
    digest: str
    """Of what the page shows from the record today."""
    state: State
    last: Verified | None
    history: tuple[Verified, ...]
    """Every verification, oldest first."""
    lapses: date | None
    """The day from which the last one is too old; None where no review period is set."""
    units: tuple[str, ...]
    """Ids of the units that look after it."""

    @property
    def address(self) -> str:
        """The page's address from the site's root, with a slash at its end."""
        return self.page.address

    @property
    def path(self) -> str:
        """The file of its verifications."""
        return f"data/verifications/{self.address.rstrip('/')}.yml"


@lru_cache(maxsize=2)
def statuses(site: Site) -> Mapping[str, Status]:
    """Return by address how it stands on the site's day with each page, in the order to read.

    Worked out once for a site: every page's frame asks for its own.
    """
    return {page.address: _status(site, page) for page in pages_of(site.records)}


def _status(site: Site, page: Page) -> Status:
    entry = site.records.verifications.get(page.address)
    history = tuple(entry.verifications) if entry else ()
    last = max(history, key=lambda one: one.date) if history else None
    if last:  # the later one in the file counts on the same day
        last = [one for one in history if one.date == last.date][-1]
    digest = digest_of(site, page)
    days = getattr(site.agency.review_days, page.kind, None)
    lapses = last.date + timedelta(days=days) if last and days else None
    state: State = "verified"
    if last is None:
        state = "never"
    elif last.digest != digest:
        state = "changed"
    elif lapses is not None and site.today >= lapses:
        state = "due"
    units = tuple(_units_of(site, page))
    return Status(page, digest, state, last, history, lapses, units)


def digest_of(site: Site, page: Page) -> str:
    """Return the digest of what a page shows from the record.

    The same record gives the same digest on any machine and day.
    """
    text = json.dumps(shown(site, page), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _responsible(measure: Measure) -> list[str]:
    """Return the ids of the units that answer for a measure or an action of it, each once."""
    named = [
        unit for _, row in rows_of(measure) if row.responsible for unit in row.responsible.units
    ]
    return list(dict.fromkeys(named))


def _units_of(site: Site, page: Page) -> list[str]:
    """Return the units that look after a page: those that answer for what it shows."""
    if page.kind is Kind.MEASURE:
        return _responsible(site.records.years[page.year].measures[page.id])
    if page.kind is Kind.UNIT:
        return [page.id]
    if page.kind is Kind.PROMISE:
        grounds = site.records.promises[page.id].grounds
        named = [unit for name in grounds for unit in _responsible(site.quotes[name].measure)]
        return list(dict.fromkeys(named))
    return []
