"""The digest of a page covers all that the page shows from the record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show_page
from transparency.record.model.kinds import KINDS
from transparency.record.model.measure import Photo, Responsible
from transparency.record.page import Page, pages_of
from transparency.record.rules import violations
from transparency.record.site import Site
from transparency.verification.status import digest_of, statuses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from transparency.record.model.records import Records

PICTURE: Final = "2567/other.png"
CHANGES: Final = 2
"""How many changes of each field of each file are looked at."""
AROUND = re.compile(
    r'<nav class="siblings".*?</nav>|title="[^"]*"|<a class="[^"]*" href="https:.*?</a>|'
    r'<h2 id="other-years">.*',
    re.DOTALL,
)
"""What stands around a page's own content: ways to other pages."""
OTHERS: Final[Mapping[str, tuple[object, ...]]] = {
    "Attachment.file": ("2567/order-1.pdf", "2567/report-1.pdf"),
    "Photo.file": (PICTURE,),
    "Document.photos": ([Photo.model_construct(file=PICTURE, alt="ภาพ", line=1)],),
    "Measure.continues": ("-",),
    "RoundReport.responsible": (
        Responsible.model_construct(text="สำนักปลัด อบต.ตัวอย่าง", units=["clerk-office"], line=1),
    ),
    "Responsible.units": (["finance"], ["clerk-office"]),
    "Unit.parent": ("clerk-office", "finance"),
    "Action.documents": (["service-manual"],),
    "SubItem.documents": (["gift-policy"],),
    "Result.documents": (["service-manual"],),
    "Result.answers": (["translate"],),
    "Promise.documents": (["service-manual"],),
    "Promise.channels": (["form"],),
    "Promise.grounds": (["2567/gifts/signs-posted"],),
    "Promise.ita_items": (["contact"],),
    "Document.ita_items": (["contact"],),
    "Action.indicators": ([9],),
    "Framework.assignment": ("gift-policy",),
    "Agency.site": ("https://other.example.go.th/",),
    "Agency.report_errors_to": ("form",),
    "Agency.report_security_to": ("form",),
    "Item.role": ("plan",),
    "Event.end": (date(2025, 1, 10),),
}
"""Other values for fields that lead to other records."""
NOT_CHANGED: Final[Mapping[str, str]] = {
    "FiscalYear.year": "the name of the folder is the year; a rule refuses another",
    "FiscalYear.start": "a rule knows the day",
    "FiscalYear.end": "a rule knows the day",
    "Round.number": "the name of the file is the number; a rule refuses another",
    "Round.start": "a rule knows the day",
    "Round.end": "a rule knows the day",
    "RoundReport.suggestion_id": "a result cites the only one of the good record by it",
    "Indicator.number": "measures name both of the good record, and a rule misses them",
}
"""Fields of which the rules let no other value pass, and why."""
NOT_COVERED: Final[Mapping[str, str]] = {
    "Action.id": "a page of a unit leads to it",
    "Result.id": "the measure whose suggestion it follows up, and events, lead to it",
    "SubItem.id": "the page of documents leads to it",
    "Agency.site": "it is where the page stands, which its minute for the assessor repeats",
    "Unit.order": "it decides which row of a picture comes first",
}
"""Fields that affect links or the order of a page, but are not shown on it."""


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


def titled(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields of a record that staff write."""
    for name, field in model.model_fields.items():
        if field.title:
            yield name, field


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any annotation at all
    """Yield each kind of record that a type names, with those inside it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for _, field in titled(annotation):
            yield from models_in(field.annotation)
    for argument in get_args(annotation):
        yield from models_in(argument)


def every_field() -> set[str]:
    """Return every field that staff can write, as ``Model.field``."""
    models = {model for kind in KINDS for model in models_in(kind.model)}
    return {f"{model.__name__}.{name}" for model in models for name, _ in titled(model)}


def sample(annotation: Any) -> Any:  # noqa: ANN401
    """Return a value of a type, for a field that the record leaves out."""
    simple = {date: date(2024, 1, 1), int: 5, str: "ที่เพิ่ม", Decimal: Decimal("5.00")}
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        values = {name: sample(field.annotation) for name, field in titled(annotation)}
        return annotation.model_construct(**values, line=1)
    first = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return first
    return [sample(first)] if get_origin(annotation) is list else sample(first)


def others(called: str, field: FieldInfo, value: object) -> Iterator[object]:
    """Yield other values for a field, whether or not the record may hold them."""
    yield from OTHERS.get(called, ())
    choices = {str(one) for one in get_args(field.annotation) if isinstance(one, str)}
    if value is None:
        yield sample(field.annotation)
    elif choices:
        yield from sorted(choices)
    elif isinstance(value, date):
        yield value - timedelta(days=1)
    elif isinstance(value, Decimal):
        yield from (value + 1, value - 1)
    elif isinstance(value, int):
        yield from (value + 500, value + 1, value - 1)
    elif isinstance(value, str):
        yield from (value.replace("example", "changed").replace("0", "1"), f"{value} ที่เปลี่ยน")
        yield f"{value}-x"
    elif isinstance(value, list):
        yield from (value[::-1], value[:-1], value + sample(field.annotation))
    if not field.is_required():
        yield field.default


def refused(records: Records) -> set[tuple[str, str]]:
    """Return path and rule of each error in a record, without those of unused files."""
    found = violations(records, DAY)
    return {
        (one.path, one.rule)
        for one in found
        if one.severity == "error" and one.rule != "unused-file"
    }


def changes(records: Records) -> Iterator[str]:
    """Make one change after another, each of a single value, and yield what it is called.

    The record is as before whenever the next change is made, and after the last. Of each field of
    each file the first two changes are made that the rules let pass.
    """
    usual, made = refused(records), Counter[tuple[str, str]]()
    for record in [*records.files()]:
        for part in parts_of(record):
            for name, field in titled(type(part)):
                called, old = f"{type(part).__name__}.{name}", getattr(part, name)
                for new in others(called, field, old):
                    if new == old or made[record.path, called] == CHANGES:
                        continue
                    object.__setattr__(part, name, new)  # records are frozen
                    try:
                        if refused(records) <= usual:
                            made[record.path, called] += 1
                            yield called
                    finally:
                        object.__setattr__(part, name, old)


@pytest.fixture(scope="module")
def looked_at() -> tuple[set[str], list[tuple[str, str]], int]:
    """What was changed, which pages changed and kept their digest, and how often pages kept it."""
    site = Site.load(GOOD, DAY)
    records = site.records
    png = records.attachments["2567/declaration.png"]
    records.attachments[PICTURE] = replace(png, digest="another")
    digests = {status.page: status.digest for status in statuses(site).values()}
    html = {page: seen(site, page) for page in pages_of(records)}
    changed, missed, kept = set(), [], 0
    for name in changes(records):
        changed.add(name)
        after = Site(records, [], DAY)
        left = {*pages_of(records)}
        for page, digest in digests.items():
            if page not in left:
                continue
            if digest_of(after, page) == digest:
                kept += 1
                if seen(after, page) != html[page]:
                    missed.append((name, page.address))
    return changed, missed, kept


Looked = tuple[set[str], list[tuple[str, str]], int]


def test_whatever_changes_what_a_page_shows_changes_its_digest(looked_at: Looked) -> None:
    """Each field of each file is changed, and the pages that kept their digest looked at."""
    _, missed, kept = looked_at
    assert kept > 1000
    assert [one for one in missed if one[0] not in NOT_COVERED] == []


def test_every_field_is_changed_or_there_is_a_reason_why_not(looked_at: Looked) -> None:
    changed, missed, _ = looked_at
    assert every_field() - changed == set(NOT_CHANGED)
    assert {name for name, _ in missed} >= set(NOT_COVERED)
