"""What the theme prints around a page: head, way back, menu, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transparency.pages import relative

if TYPE_CHECKING:
    from transparency.pages import Crumb, RecordPage
    from transparency.site import Site


@dataclass(frozen=True)
class Chrome:
    """What the theme prints around one page. All of it may be data: the theme escapes it."""

    title: str
    description: str
    crumbs: list[Crumb]
    """Labels and relative addresses, from the home page to the page above."""
    record_path: str
    record_url: str | None
    """The relative address of the raw record, if a data file holds the page."""
    edit_url: str
    source: str | None


def edit_url(site: Site, here: str, path: str) -> str:
    """Return where a file is edited: the forge's web editor, or without a forge our guide."""
    if site.repository:
        return f"{site.repository}/edit/main/{path}"
    return relative(here, "/staff/")


def chrome(site: Site, page: RecordPage) -> Chrome:
    """Return what surrounds a page."""
    is_record = page.path.startswith("data/")
    return Chrome(
        title=page.title,
        description=page.description,
        crumbs=[(label, relative(page.address, target)) for label, target in page.crumbs],
        record_path=page.path,
        record_url=relative(page.address, f"/{page.path}") if is_record else None,
        edit_url=edit_url(site, page.address, page.path),
        source=page.source,
    )


def menu(site: Site, here: str) -> list[tuple[str, str, bool]]:
    """Return the main menu: label, relative address, whether the page at ``here`` is in it."""
    entries: list[Crumb] = []
    if site.years:
        year = site.years[0]
        entries.append(("มาตรการและผล", f"/{year}/"))
        if rounds := site.rounds(year):
            entries.append(("รายงานทางการ", f"/{year}/report/{rounds[-1].number}/"))
    entries += [
        ("คำมั่นต่อประชาชน", "/promises/"),
        ("เอกสาร", "/documents/"),
        ("ปฏิทิน", "/calendar/"),
        ("หน่วยงาน", "/units/"),
    ]
    entries += [
        ("ITA", f"/ita/{year}/") for year in site.years[:1] if site.records.years[year].framework
    ]
    entries += [("ยังไม่มีคำตอบ", "/questions/"), ("ติดต่อ", "/contact/"), ("เกี่ยวกับ", "/about/")]
    address = f"/{here}"
    best = max((target for _, target in entries if address.startswith(target)), key=len, default="")
    return [(label, relative(here, target), target == best) for label, target in entries]


def frame(site: Site, here: str) -> dict[str, Any]:
    """Return what the theme prints on every page: the agency and the menu."""
    return {"agency": site.agency, "menu": menu(site, here), "home_url": relative(here, "/")}
