"""The head of each page: address, title, description, breadcrumbs, file and source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from transparency.language.thai import long_date, thai_digits
from transparency.language.web import ascii_address
from transparency.record.page import Kind, Page, pages_of_year
from transparency.verification import assessed, contents

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from transparency.record.model.period import Round
    from transparency.record.site import Site

Crumb: TypeAlias = tuple[str, str]
"""A label and the address of its link, from the site's root."""

HOME: Crumb = ("หน้าแรก", "/")
_MAX_DESCRIPTION: Final = 155
"""Characters of a page's description, about what search engines show."""
_MAX_NAMED: Final = 2
"""Reports that a source names one by one: those of a year."""
_OF_THE_SITE: Final = {"field_reference", "glossary", "staff_search"}
"""Views about the site itself, which draw on no report."""
_TO_ANOTHER_SITE: Final = re.compile(r'(<a [^<>]*?href=")(https?://[^"]*)')
_FROM_ROOT: Final = re.compile(r'(<(?:a|img) [^<>]*?(?:href|src)=")/(?!/)([^"]*)')


@dataclass(frozen=True)
class Head:
    """A page's address, title and place in the site. Texts are data: escape them where shown."""

    address: str
    """From the site's root, ASCII, with a slash at the end and none at the start."""
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    """The breadcrumbs, from the home page to the page above this one."""
    path: str
    """The file that is edited to change the page: a record, or a page of ``docs/``."""
    source: str | None = None
    """The names of the reports that the page draws on; None where there is none."""


@dataclass(frozen=True)
class ProseFile:
    """A page of ``docs/``, with the title and description of its front matter."""

    address: str
    title: str
    description: str
    path: str
    """Of the file below ``docs/``, with forward slashes."""


def record_pages(site: Site) -> Iterator[Page]:
    """Yield the pages made from one record: by year, the latest first, then units and promises."""
    for year in site.years:
        yield from pages_of_year(year, site.records)
    yield from (Page(Kind.UNIT, id=unit.id) for unit in site.units)
    yield from (Page(Kind.PROMISE, id=promise.id) for promise in site.promises)


def head_of(site: Site, page: Page) -> Head:
    """Return the head of a page that is made from one record.

    Raises:
        KeyError: the site has no such record, or the page is one of ``docs/``.
    """
    return _HEADS[page.kind](site, page)


def _fiscal_year(site: Site, page: Page) -> Head:
    entry = site.records.years[page.year].fiscal_year
    if entry is None:
        raise KeyError(page)
    name = thai_digits(f"ปีงบประมาณ {page.year}")
    return Head(
        page.address,
        f"มาตรการและผล {name}",
        clip(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{site.agency.name} {name}"),
        (HOME,),
        entry.path,
        reports_named(site, {page.year}),
    )


def _within_year(year: int) -> tuple[Crumb, ...]:
    return HOME, (thai_digits(f"ปีงบประมาณ {year}"), f"/{Page(Kind.YEAR, year).address}")


def _report(site: Site, page: Page) -> Head:
    found = contents.report(site, page)
    entry, words = found.round, found.words
    return Head(
        page.address,
        thai_digits(f"รายงานผล รอบที่ {entry.number} ปีงบประมาณ {page.year}"),
        clip(f"{words.title} {words.period}"),
        _within_year(page.year),
        entry.path,
        report_name(entry, page.year),
    )


def _measure(site: Site, page: Page) -> Head:
    entry = site.records.years[page.year].measures[page.id]
    name = thai_digits(f"ปีงบประมาณ {page.year}")
    return Head(
        page.address,
        entry.title,
        clip(f"มาตรการ {name}: {entry.title} ผู้รับผิดชอบ ระยะเวลา ผล และหลักฐาน"),
        _within_year(page.year),
        entry.path,
        reports_named(site, {page.year}),
    )


def _ita(site: Site, page: Page) -> Head:
    entry = site.records.years[page.year].framework
    if entry is None:
        raise KeyError(page)
    name = thai_digits(f"ปีงบประมาณ {page.year}")
    return Head(
        page.address,
        f"การประเมิน ITA {name}",
        clip(f"ตัวชี้วัดและรายการ OIT ของ{name} และสิ่งที่เว็บไซต์นี้ตอบได้"),
        (HOME,),
        entry.path,
        entry.source,
    )


def _oit(site: Site, page: Page) -> Head:
    found = assessed.oit_item(site, page)
    name = thai_digits(f"ปีงบประมาณ {page.year}")
    item = found.answer.item
    return Head(
        page.address,
        f"{item.number} {item.name} {name}",
        clip(f"บันทึกสำหรับผู้ประเมิน รายการ OIT {item.number} {item.name}: ส่วนที่มีและส่วนที่ยังไม่มี"),
        (HOME, (f"ITA {name}", f"/{Page(Kind.ITA, page.year).address}")),
        found.framework.path,
        found.framework.source,
    )


def _unit(site: Site, page: Page) -> Head:
    entry = site.records.units[page.id]
    return Head(
        page.address,
        entry.name,
        clip(f"งานที่{entry.name} {site.agency.short_name} รับผิดชอบ และผลที่รายงาน"),
        (HOME, ("หน่วยงาน", f"/{Page(Kind.UNITS).address}")),
        entry.path,
        reports_named(site, {year for year, _, _ in site.duties[entry.id]}),
    )


def _promise(site: Site, page: Page) -> Head:
    entry = site.records.promises[page.id]
    return Head(
        page.address,
        entry.title,
        clip(entry.summary),
        (HOME, ("คำมั่นและข้อปฏิบัติ", f"/{Page(Kind.PROMISES).address}")),
        entry.path,
        reports_named(site, {site.quotes[ground].year for ground in entry.grounds}),
    )


_HEADS: Final[Mapping[Kind, Callable[[Site, Page], Head]]] = {
    Kind.YEAR: _fiscal_year,
    Kind.REPORT: _report,
    Kind.MEASURE: _measure,
    Kind.ITA: _ita,
    Kind.OIT: _oit,
    Kind.UNIT: _unit,
    Kind.PROMISE: _promise,
}


def report_name(entry: Round, year: int) -> str:
    """Return the name of a round's report, as pages cite it: year, round and dates in Thai."""
    return thai_digits(
        f"รายงานปีงบประมาณ {year} รอบที่ {entry.number} "
        f"({long_date(entry.start)} - {long_date(entry.end)})"
    )


def reports_named(site: Site, years: Collection[int]) -> str | None:
    """Return the names of all reports of the years, or None if there are none.

    They are joined by ``; ``; where there are more than `_MAX_NAMED`, their years are told with
    their number.
    """
    found = {year: site.reports(year) for year in sorted(years) if site.reports(year)}
    names = [report_name(entry, year) for year, entries in found.items() for entry in entries]
    if len(names) <= _MAX_NAMED:
        return "; ".join(names) or None
    return thai_digits(f"รายงานปีงบประมาณ {_in_runs(found)} รวม {len(names)} ฉบับ")


def _in_runs(years: Collection[int]) -> str:
    """Return ascending years in words, with each run as its first and last: ``2560-2562, 2565``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def clip(text: str, length: int = _MAX_DESCRIPTION) -> str:
    """Return the text on one line of at most ``length`` characters, cut with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    end = length - 1
    while end and (line[end] == "ำ" or unicodedata.category(line[end]) == "Mn"):
        end -= 1  # not between a letter and its vowel or tone mark
    return line[:end].rstrip() + "…"


def relative(here: str, target: str) -> str:
    """Return the relative link from the page ``here`` to an address from the site's root.

    Relative links let the site work in any folder of any host.
    """
    return ("../" * here.count("/") + target.lstrip("/")) or "./"


def relative_links(html: str, here: str) -> str:
    """Return a page of prose with its links from the site's root made relative to ``here``.

    The host of a link to another site is in ASCII.
    ``html`` is Markdown's output, in which ``href="/`` occurs in the attributes of tags only.
    """
    html = _TO_ANOTHER_SITE.sub(lambda match: match[1] + ascii_address(match[2]), html)
    return _FROM_ROOT.sub(lambda match: match[1] + relative(here, match[2]), html)


def record_files(site: Site) -> list[str]:
    """Return the paths of all data files, such as ``data/agency.yml``, sorted."""
    return sorted(entry.path for entry in site.records.files())


def copies(site: Site) -> list[tuple[str, str]]:
    """Return the files that are published unchanged: address, and path in the data folder."""
    records = [(path, path.removeprefix("data/")) for path in record_files(site)]
    names = sorted(f"files/{name}" for name in site.records.attachments)
    return records + [(name, name) for name in names]


def head_of_prose(site: Site, file: ProseFile, views: Collection[str]) -> Head:
    """Return the head of a page of ``docs/`` that contains these views.

    Its source is all reports if a view shows the record; the glossary and the table of fields do
    not.
    """
    years = [site.halves.front.year] if site.halves.front and "home" in views else site.years
    source = reports_named(site, years) if set(views) - _OF_THE_SITE else None
    crumbs = (HOME,) if file.address else ()
    path = f"docs/{file.path}"
    return Head(file.address, file.title, file.description, crumbs, path, source)
