"""A page of the site as a type: what kind it is, of which year and record, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.record.answered import answered_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.model.records import Records


class Kind(StrEnum):
    """What a page is of: a record, or a list of records."""

    HOME = "home"
    YEAR = "year"
    REPORT = "report"
    MEASURE = "measure"
    ITA = "ita"
    OIT = "oit"
    UNIT = "unit"
    PROMISE = "promise"
    CALENDAR = "calendar"
    CONTACT = "contact"
    DOCUMENTS = "documents"
    FIELDS = "fields"
    GLOSSARY = "glossary"
    PROMISES = "promises"
    QUESTIONS = "questions"
    RECORD_FILES = "record-files"
    SEARCH = "search"
    SUGGESTIONS = "suggestions"
    STAFF = "staff"
    UNITS = "units"
    VERIFICATION = "verification"


class _Form(NamedTuple):
    """How the pages of a kind are addressed and called."""

    address: str
    """With a place for the year and one for the id, where the kind has them."""
    view: str
    """The name of the view that is the page's whole body, or stands in its prose."""


_FORMS: Final[Mapping[Kind, _Form]] = {
    Kind.HOME: _Form("", "home"),
    Kind.YEAR: _Form("{year}/", "fiscal_year"),
    Kind.REPORT: _Form("{year}/report/{id}/", "round_report"),
    Kind.MEASURE: _Form("{year}/measures/{id}/", "measure"),
    Kind.ITA: _Form("ita/{year}/", "ita"),
    Kind.OIT: _Form("ita/{year}/{id}/", "oit_item"),
    Kind.UNIT: _Form("units/{id}/", "unit"),
    Kind.PROMISE: _Form("promises/{id}/", "promise"),
    Kind.CALENDAR: _Form("calendar/", "calendar"),
    Kind.CONTACT: _Form("contact/", "channel_list"),
    Kind.DOCUMENTS: _Form("documents/", "document_list"),
    Kind.FIELDS: _Form("fields/", "field_reference"),
    Kind.GLOSSARY: _Form("glossary/", "glossary"),
    Kind.PROMISES: _Form("promises/", "promise_list"),
    Kind.QUESTIONS: _Form("questions/", "questions"),
    Kind.RECORD_FILES: _Form("about/", "record_files"),
    Kind.SEARCH: _Form("search/", "search"),
    Kind.SUGGESTIONS: _Form("suggestions/", "suggestion_list"),
    Kind.STAFF: _Form("staff/", ""),
    Kind.UNITS: _Form("units/", "unit_list"),
    Kind.VERIFICATION: _Form("verification/", "verification"),
}
OF_A_RECORD: Final = frozenset(
    {Kind.YEAR, Kind.REPORT, Kind.MEASURE, Kind.ITA, Kind.OIT, Kind.UNIT, Kind.PROMISE}
)
"""Kinds whose every page is made from one record; the others are pages of ``docs/``."""
VERIFIABLE: Final = OF_A_RECORD | {
    Kind.HOME,
    Kind.CALENDAR,
    Kind.QUESTIONS,
    Kind.CONTACT,
    Kind.DOCUMENTS,
}
"""Kinds whose pages somebody can find to be right."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    kind: Kind
    year: int = 0
    """The fiscal year of the Buddhist Era; 0 for a kind that belongs to none."""
    id: str = ""
    """The record's id, or a round's number; empty for a kind that has one page, or one a year."""

    @property
    def address(self) -> str:
        """The address from the site's root: ASCII, a slash at its end and none at its start."""
        return _FORMS[self.kind].address.format(year=self.year, id=self.id)

    @property
    def view(self) -> str:
        """The name of the view that shows what the page is of."""
        return _FORMS[self.kind].view

    @property
    def arguments(self) -> tuple[int | str, ...]:
        """What the view is given besides the site: the year, the round's number, the id."""
        last: int | str = int(self.id) if self.kind is Kind.REPORT else self.id
        return tuple(value for value in (self.year, last) if value)


def pages_of(records: Records) -> Iterator[Page]:
    """Yield each page that can be verified, in the order to read; a page of a record among them."""
    yield Page(Kind.HOME)
    yield Page(Kind.CONTACT)
    for number in sorted(records.years, reverse=True):
        yield from pages_of_year(number, records)
    yield Page(Kind.CALENDAR)
    yield Page(Kind.QUESTIONS)
    yield Page(Kind.DOCUMENTS)
    for promise in sorted(records.promises.values(), key=lambda one: (one.order, one.id)):
        yield Page(Kind.PROMISE, id=promise.id)
    for unit in sorted(records.units.values(), key=lambda one: (one.order, one.id)):
        yield Page(Kind.UNIT, id=unit.id)


def pages_of_year(number: int, records: Records) -> Iterator[Page]:
    """Yield the pages of a fiscal year: the year, its rounds, measures, framework and its items."""
    year = records.years[number]
    if year.fiscal_year:
        yield Page(Kind.YEAR, number)
    for entry in sorted(year.rounds):
        if year.rounds[entry].report:
            yield Page(Kind.REPORT, number, str(entry))
    for measure in sorted(year.measures.values(), key=lambda one: one.order):
        yield Page(Kind.MEASURE, number, measure.id)
    if year.framework:
        yield Page(Kind.ITA, number)
        for item in answered_items(records, year.framework):
            yield Page(Kind.OIT, number, item.role)


def listings() -> Iterator[Page]:
    """Yield the pages that list records, each a page of ``docs/``, home first."""
    return (Page(kind) for kind, form in _FORMS.items() if form.view and kind not in OF_A_RECORD)
