"""What the record has for an OIT item.

No list of what the framework asks for is in the data, and none is made up: these are the things
that the record can have, each there or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.thai import long_date, thai_digits
from transparency.record.answered import answered_items, is_part, reachable
from transparency.record.evidence import is_attached, is_evidenced
from transparency.record.model.records import results_of, rows_of
from transparency.record.page import Kind, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from transparency.record.model.measure import Measure, Promise
    from transparency.record.model.period import Item, Report
    from transparency.record.site import Site


_ANALYSIS: Final = "วิเคราะห์"


@dataclass(frozen=True)
class Part:
    """One thing that the record can have for an item, and what it has of it."""

    name: str
    has: str
    """What there is, in Thai; empty where there is nothing."""
    page: Page
    """Where it stands, or would stand."""
    anchor: str = ""
    is_whole: bool = True
    """Whether nothing of it is missing, if it is there."""

    @property
    def is_there(self) -> bool:
        """Whether the record has all of it."""
        return bool(self.has) and self.is_whole


@dataclass(frozen=True)
class Answer:
    """What the record has of one item."""

    item: Item
    parts: tuple[Part, ...]
    promises: tuple[Promise, ...]
    """What speaks of its subject, and is no answer to it."""

    @property
    def present(self) -> int:
        """How many parts are there in full."""
        return sum(part.is_there for part in self.parts)


class _Found(NamedTuple):
    """What was found of a part."""

    has: str
    page: Page
    is_whole: bool = True


@lru_cache(maxsize=64)
def answers(site: Site, year: int) -> Mapping[str, Answer]:
    """Return by role what the record has of each item that this site answers, in a year.

    The result is cached, for the framework's page and those of its items ask for it.

    Raises:
        KeyError: the year has no framework.
    """
    framework = site.records.years[year].framework
    if framework is None:
        msg = f"no framework for {year}"
        raise KeyError(msg)
    return {
        item.role: Answer(
            item,
            (*_of_site(site, year, item), *_of_records(site, item)),
            tuple(one for one in site.promises if item.role in one.ita_items),
        )
        for item in answered_items(site.records, framework)
    }


def _of_site(site: Site, year: int, item: Item) -> Iterator[Part]:
    for name, look in _LOOKED_UP.get(item.role, {}).items():
        if found := look(site, year):
            yield Part(name, thai_digits(found.has), found.page, "", found.is_whole)


def _of_records(site: Site, item: Item) -> Iterator[Part]:
    if item.role == "contact":
        for channel in reachable(site.records):
            has = "" if channel.lacks else "มี"
            yield Part(f"ช่องทาง {channel.name}", has, Page(Kind.CONTACT), channel.id)
    for document in site.documents:
        if item.role in document.ita_items and is_part(document):
            has = "แนบให้เปิดอ่านแล้ว" if is_attached(document) else ""
            yield Part(f"เอกสาร: {document.title}", has, Page(Kind.DOCUMENTS), document.id)


def _analysis(site: Site, year: int) -> _Found | None:
    """Return the analysis of an assessment that a report's introduction names; None without one.

    The record has no place for it but a document for the measures whose title says so.
    """
    named = [entry for entry in site.reports(year) if _names_analysis(entry.report)]
    if not named:
        return None
    titles = [
        one.title
        for one in site.documents
        if "measures" in one.ita_items and is_attached(one) and _ANALYSIS in one.title
    ]
    page = Page(Kind.DOCUMENTS) if titles else Page(Kind.REPORT, year, str(named[0].number))
    return _Found(", ".join(titles), page)


def _names_analysis(report: Report | None) -> bool:
    return report is not None and _ANALYSIS in report.introduction


def _measures(site: Site, year: int) -> _Found:
    count = len(site.measures(year))
    return _Found(f"{count} มาตรการ" if count else "", Page(Kind.YEAR, year))


def _all_of(site: Site, year: int, field: str) -> _Found:
    measures = site.measures(year)
    told = sum(_tells(measure, field) for measure in measures)
    has = f"{told} จาก {len(measures)} มาตรการ" if told else ""
    return _Found(has, Page(Kind.YEAR, year), told == len(measures))


def _tells(measure: Measure, field: str) -> bool:
    return any(getattr(row, field) is not None for _, row in rows_of(measure))


def _actions(site: Site, year: int) -> _Found:
    count = sum(len(measure.actions) for measure in site.measures(year))
    return _Found(f"{count} ข้อ" if count else "", Page(Kind.YEAR, year))


def _report(site: Site, year: int) -> _Found:
    reports = site.reports(year)
    if not reports:
        return _Found("", Page(Kind.YEAR, year))
    named = ", ".join(str(entry.number) for entry in reports)
    return _Found(f"รายงานรอบที่ {named}", Page(Kind.REPORT, year, str(reports[-1].number)))


def _published(site: Site, year: int) -> _Found:
    days = [long_date(one.published) for one in site.reports(year) if one.published]
    return _Found(", ".join(days), Page(Kind.YEAR, year), len(days) == len(site.reports(year)))


def _results(site: Site, year: int) -> _Found:
    count = sum(len([*results_of(measure)]) for measure in site.measures(year))
    return _Found(f"{count} ผล" if count else "", Page(Kind.YEAR, year))


def _evidence(site: Site, year: int) -> _Found:
    results = [one for measure in site.measures(year) for _, one in results_of(measure)]
    count = sum(is_evidenced(one, site.records.documents) for one in results)
    has = f"{count} จาก {len(results)} ผล" if count else ""
    return _Found(has, Page(Kind.YEAR, year), count == len(results))


_LOOKED_UP: Final[Mapping[str, Mapping[str, Callable[[Site, int], _Found | None]]]] = {
    "measures": {
        "มาตรการ": _measures,
        "วิธีดำเนินการ": _actions,
        "ผู้รับผิดชอบ": lambda site, year: _all_of(site, year, "responsible"),
        "ระยะเวลา": lambda site, year: _all_of(site, year, "period"),
        "ผลการวิเคราะห์ที่คำนำของรายงานกล่าวถึง": _analysis,
    },
    "measures-report": {
        "รายงานการดำเนินการ": _report,
        "ผลการดำเนินการ": _results,
        "หลักฐานของผล": _evidence,
        "วันที่เผยแพร่รายงาน": _published,
    },
}
"""By role: what the record can have for an item of this site, by its name."""
