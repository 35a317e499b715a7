"""The verification state of each page: which verifications there are, and which still hold.

A verification holds while the page shows the same from the record as on its day, which its digest
decides. Comments, the order of fields and the site's design do not count.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from transparency.processes import beside
from transparency.record.model.records import responsible_units, rows_of
from transparency.record.model.verification import DIGEST_LENGTH, VERIFICATIONS, name_of
from transparency.record.page import Kind, pages_of
from transparency.verification.shown import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, ValuesView

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
"""By state: its name in Thai; those that need attention first."""


@dataclass(frozen=True)
class Status:
    """The verification state of one page."""

    page: Page
    digest: str
    """Of what the page shows from the record now."""
    state: State
    last: Verified | None
    """The latest verification."""
    history: tuple[Verified, ...]
    """Every verification, oldest first."""
    lapses: date | None
    """The day from which the latest one is too old; None where no review period is set."""
    units: tuple[str, ...]
    """Ids of the units that look after the page."""

    @property
    def address(self) -> str:
        """The page's address from the site's root, with a slash at its end."""
        return self.page.address

    @property
    def path(self) -> str:
        """The path of the file with the page's verifications."""
        return f"{VERIFICATIONS}{self.name}.yml"

    @property
    def name(self) -> str:
        """What staff call the page in commands and file names, such as ``2566`` or ``home``."""
        return name_of(self.address)


class Statuses(Mapping[str, Status]):
    """By address the state of each page, worked out when it is asked for."""

    def __init__(self, site: Site) -> None:
        """Of a site without problems."""
        self._site = site
        self._pages = {page.address: page for page in pages_of(site.records)}
        self._known: dict[str, Status] = {}
        self._digests: Callable[[], list[str]] | None = None

    def __getitem__(self, address: str) -> Status:
        """Return the state of the page at an address."""
        if address not in self._known:
            page = self._pages[address]
            self._known[address] = status_of(self._site, page, digest_of(self._site, page))
        return self._known[address]

    def work_out_beside(self) -> None:
        """Begin to work out all digests in a process of its own."""
        self._digests = beside(partial(_digests_of, self._site, self._pages.values()))

    def values(self) -> ValuesView[Status]:
        """Return the state of every page."""
        if self._digests:
            for page, digest in zip(self._pages.values(), self._digests(), strict=True):
                self._known[page.address] = status_of(self._site, page, digest)
            self._digests = None
        return super().values()

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses in reading order."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)


@lru_cache(maxsize=2)
def statuses(site: Site) -> Statuses:
    """Return by address the state of each page on the site's day, in reading order.

    The result is cached, since the frame of every page needs its own.
    """
    return Statuses(site)


def status_of(site: Site, page: Page, digest: str) -> Status:
    """Return the state of a page with such a digest on the site's day."""
    entry = site.records.verifications.get(page.address)
    history = tuple(entry.verifications) if entry else ()
    last = max(history, key=lambda one: one.date) if history else None
    if last:  # of two on the same day, the later one in the file counts
        last = [one for one in history if one.date == last.date][-1]
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
    """Return the digest of what a page shows from the record, in hexadecimal.

    It is the beginning of a SHA-256, and for one record the same on any machine and day.
    """
    text = json.dumps(shown(site, page), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _digests_of(site: Site, pages: Iterable[Page]) -> list[str]:
    return [digest_of(site, page) for page in pages]


def _responsible(measure: Measure) -> list[str]:
    """Return the ids of the responsible units of a measure and its actions, each once."""
    named = (unit for _, row in rows_of(measure) for unit in responsible_units(row))
    return list(dict.fromkeys(named))


def _units_of(site: Site, page: Page) -> list[str]:
    """Return the ids of the units that look after a page: those responsible for its contents."""
    if page.kind is Kind.MEASURE:
        return _responsible(site.records.years[page.year].measures[page.id])
    if page.kind is Kind.UNIT:
        return [page.id]
    if page.kind is Kind.PROMISE:
        grounds = site.records.promises[page.id].grounds
        named = [unit for name in grounds for unit in _responsible(site.quotes[name].measure)]
        return list(dict.fromkeys(named))
    return []
