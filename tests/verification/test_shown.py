"""The digest of a page is of all that the page shows from the record: what it shows, it covers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show_page
from transparency.record.page import Page, pages_of
from transparency.record.site import Site
from transparency.verification.status import digest_of, statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = {"line", "path", "id", "number", "round", "year", "units", "parent", "documents", "grounds",
        "channels", "answers", "instrument", "indicator", "confidence", "kind", "assignment",
        "role", "ita_items", "file", "actions", "results", "items", "reports"}  # fmt: skip
"""Fields that lead to other records: a change of one alone would break the record."""
UNSEEN = {"Agency.repository", "Unit.order"}
"""Fields that shape where links lead and which row comes first, and nothing that is told."""
AROUND = re.compile(
    r'<nav class="siblings".*?</nav>|title="[^"]*"|<a class="[^"]*" href="https:.*?</a>'
    r'|ข้อมูลบรรทัดที่ [๐-๙]+|<h2 id="other-years">.*',
    re.DOTALL,
)
"""What stands around a page's own content: ways to other pages, lines of files."""


def seen(site: Site, page: Page) -> str:
    return AROUND.sub("", show_page(site, page))


def parts_of(value: object) -> Iterator[BaseModel]:
    """Yield a record and every record in it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name))
    elif isinstance(value, list):
        for entry in value:
            yield from parts_of(entry)


def other(name: str, value: object) -> object:
    """Return another value for a field, or the same where none can be told."""
    if name in KEYS | {"audience", "explain"}:
        return value
    new = value
    if isinstance(value, date):
        new = value - timedelta(days=1)
    elif name in {"url", "email", "phone"} and isinstance(value, str):
        new = value.replace("example", "changed").replace("0", "1")
    elif isinstance(value, str):
        new = value + " ที่เปลี่ยน"
    elif isinstance(value, list):
        new = value[:-1]
    elif name == "order" and isinstance(value, int):
        new = value + 500
    return new


def changes(site: Site) -> Iterator[tuple[str, Any, str, object]]:
    """Yield what the change is called, the record, the field and its other value."""
    told = set()
    for record in [*site.records.files()]:
        if type(record).__name__ in {"Verification", "Glossary", "Synonyms", "Allowed"}:
            continue
        for part in parts_of(record):
            for name in type(part).model_fields:
                if f"{type(part).__name__}.{name}" in UNSEEN:
                    continue
                value = getattr(part, name)
                new = other(name, value)
                called = f"{record.path}:{type(part).__name__}.{name}"
                if new != value and called not in told:
                    told.add(called)
                    yield called, part, name, new


@pytest.fixture(scope="module")
def before() -> tuple[dict[Page, str], dict[Page, str]]:
    site = Site.load(GOOD, DAY)
    html = {page: seen(site, page) for page in pages_of(site.records)}
    return html, {status.page: status.digest for status in statuses(site).values()}


def test_whatever_changes_what_a_page_shows_changes_its_digest(
    before: tuple[dict[Page, str], dict[Page, str]],
) -> None:
    """Each field of each file is changed once, and the pages that kept their digest looked at."""
    html, digests = before
    records = Site.load(GOOD, DAY).records
    missed, looked = [], 0
    for name, part, field, new in changes(Site(records, [], DAY)):
        old = getattr(part, field)
        object.__setattr__(part, field, new)  # records are frozen; the old value is put back
        try:
            site = Site(records, [], DAY)
            for page in digests:
                if digest_of(site, page) == digests[page]:
                    looked += 1
                    if seen(site, page) != html[page]:
                        missed.append((name, page.address))
        finally:
            object.__setattr__(part, field, old)
    assert looked > 1000
    assert missed == []
