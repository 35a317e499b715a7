"""Which pages the data asks for: address, macro, words for the head, way back, record to edit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from transparency.language.thai import long_date, thai_digits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from transparency.record.model.period import Round
    from transparency.record.site import Site

Crumb: TypeAlias = tuple[str, str]
"""A label and the address that it leads to, from the site's root."""

HOME: Crumb = ("หน้าแรก", "/")
_DESCRIPTION_LENGTH: Final = 155
_VIEW: Final = re.compile('<div class="view view--([a-z_]+)"')
_FROM_ROOT: Final = re.compile(r'(<(?:a|img) [^<>]*?(?:href|src)=")/(?!/)([^"]*)')
_PLACEHOLDER: Final = re.compile("<!--view ([0-9]+)-->")


@dataclass(frozen=True)
class RecordPage:
    """A page that one record asks for. Its words are data: escape them wherever they are shown."""

    address: str
    """From the site's root, ASCII, with a slash at the end and none at the start."""
    call: str
    """The macro call that is the page's whole body; it holds ids and never other data."""
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    """From the home page to the page above this one."""
    path: str
    """The record's file."""
    source: str | None = None
    """Which report the page draws on, in words."""


def record_pages(site: Site) -> Iterator[RecordPage]:
    """Yield every page of the record; years, rounds, measures, units and promises are data."""
    for year in site.years:
        yield from _year_pages(site, year)
    units = (HOME, ("หน่วยงาน", "/units/"))
    for unit in site.units:
        yield RecordPage(
            f"units/{unit.id}/",
            f'{{{{ unit("{unit.id}") }}}}',
            unit.name,
            clip(f"งานที่{unit.name} {site.agency.short_name} รับผิดชอบ และผลที่รายงาน"),
            units,
            unit.path,
            reports_named(site, {year for year, _, _ in site.rows_by_unit[unit.id]}),
        )
    for promise in site.promises:
        yield RecordPage(
            f"promises/{promise.id}/",
            f'{{{{ promise("{promise.id}") }}}}',
            promise.title,
            clip(promise.summary),
            (HOME, ("คำมั่นต่อประชาชน", "/promises/")),
            promise.path,
            reports_named(site, {site.quotes[ground].year for ground in promise.grounds}),
        )


def _year_pages(site: Site, year: int) -> Iterator[RecordPage]:
    folder = site.records.years[year]
    name = thai_digits(f"ปีงบประมาณ {year}")
    source = reports_named(site, {year})
    here = (HOME, (name, f"/{year}/"))
    if folder.fiscal_year:
        yield RecordPage(
            f"{year}/", f"{{{{ fiscal_year({year}) }}}}", f"มาตรการและผล {name}",
            clip(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{site.agency.name} {name}"),
            (HOME,), folder.fiscal_year.path, source,
        )  # fmt: skip
    for entry in site.rounds(year):
        yield RecordPage(
            f"{year}/report/{entry.number}/", f"{{{{ round_report({year}, {entry.number}) }}}}",
            thai_digits(f"รายงานผล รอบที่ {entry.number} {name}"),
            clip(f"{entry.report.title} {entry.report.period}"),
            here, entry.path, report_name(entry, year),
        )  # fmt: skip
    for measure in site.measures(year):
        yield RecordPage(
            f"{year}/measures/{measure.id}/", f'{{{{ measure({year}, "{measure.id}") }}}}',
            measure.title,
            clip(f"มาตรการ {name}: {measure.title} ผู้รับผิดชอบ ระยะเวลา ผล และหลักฐาน"),
            here, measure.path, source,
        )  # fmt: skip
    if folder.framework:
        yield RecordPage(
            f"ita/{year}/", f"{{{{ ita({year}) }}}}", f"การประเมิน ITA {name}",
            clip(f"ตัวชี้วัดและรายการ OIT ของ{name} และสิ่งที่เว็บไซต์นี้ตอบได้"),
            (HOME,), folder.framework.path, folder.framework.source,
        )  # fmt: skip


def report_name(entry: Round, year: int) -> str:
    """Return the words by which a page names a round's report as its source."""
    return thai_digits(
        f"รายงานปีงบประมาณ {year} รอบที่ {entry.number} "
        f"({long_date(entry.start)} - {long_date(entry.end)})"
    )


def reports_named(site: Site, years: Collection[int]) -> str | None:
    """Return the names of all reports of the years, or None where there is none."""
    names = [report_name(entry, year) for year in sorted(years) for entry in site.rounds(year)]
    return "; ".join(names) or None


def clip(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """Return the text on one line, at most so many characters; by default, of a description."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    end = length - 1
    while end and (line[end] == "ำ" or unicodedata.category(line[end]) == "Mn"):
        end -= 1  # not between a letter and its vowel or tone mark
    return line[:end].rstrip() + "…"


def relative(here: str, target: str) -> str:
    """Return the way from the page ``here`` to an address from the root, both ending in ``/``.

    Relative, so that the site works in any folder of any host.
    """
    return ("../" * here.count("/") + target.lstrip("/")) or "./"


def relative_links(html: str, here: str) -> str:
    """Return a page of prose with its links from the site's root as ways from ``here``.

    ``html`` is what Markdown made: it holds no such text but in the attributes of tags.
    """
    return _FROM_ROOT.sub(lambda match: match[1] + relative(here, match[2]), html)


def record_files(site: Site) -> list[str]:
    """Return the paths of all data files, in the order of their names."""
    return sorted(entry.path for entry in site.records.files())


def copies(site: Site) -> list[tuple[str, str]]:
    """Return the files that are published as they are: address, and path below the data folder."""
    records = [(path, path.removeprefix("data/")) for path in record_files(site)]
    names = sorted(f"files/{name}" for name in site.records.attachments)
    return records + [(name, name) for name in names]


def prose_page(site: Site, page: tuple[str, str, str, str], html: str) -> RecordPage:
    """Return the frame's words for a page of ``docs/``.

    ``page`` is its address, title, description and path in the folder; a page that shows a view
    in its ``html`` draws on the reports, other than by the glossary and the fields.
    """
    address, title, description, path = page
    views = set(_VIEW.findall(html)) - {"field_reference", "glossary"}
    source = reports_named(site, site.years) if views else None
    crumbs = (HOME,) if address else ()
    return RecordPage(address, "", title, description, crumbs, f"docs/{path}", source)


def placeholder(number: int) -> str:
    """Return what stands for a view's HTML while Markdown works on the page around it."""
    return f"<!--view {number}-->"


def fill_placeholders(html: str, shown: list[str]) -> str:
    """Return the page with each placeholder replaced by what its view shows; each is used once."""
    parts = _PLACEHOLDER.split(html)
    for at in range(1, len(parts), 2):
        number = int(parts[at])
        parts[at], shown[number] = shown[number], ""
    return "".join(parts)
