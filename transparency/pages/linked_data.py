"""The JSON-LD of each page, in the vocabulary of schema.org.

The theme prints it with ``tojson``, which escapes every character that could end the element
around it. Addresses must be absolute, so they are left out where the site's own is unknown. No
licence is given, since the agency has stated none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from transparency.language.thai import fiscal_year_bounds, thai_digits
from transparency.pages.catalogue import record_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transparency.pages.catalogue import Head
    from transparency.record.model.agency import Agency
    from transparency.record.model.measure import Attachment
    from transparency.record.site import Site

Node: TypeAlias = dict[str, Any]

_SUBJECT: Final = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ"
MEDIA_TYPES: Final = {
    "yml": "application/yaml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
"""By file suffix; covers all of `model.types.ATTACHMENT_SUFFIXES`."""


def linked_data(site: Site, page: Head) -> Node:
    """Return a page's JSON-LD: its breadcrumbs, and on some pages the agency or a data set."""
    graph: list[Node] = []
    if page.address == "":
        graph += [organization(site), _website(site)]
    if page.address == "about/":
        graph.append(_dataset(site, page, site.years))
    graph += [_dataset(site, page, [year]) for year in site.years if page.address == f"{year}/"]
    if page.crumbs:
        graph.append(_breadcrumbs(site, page))
    return {"@context": "https://schema.org", "@graph": graph}


def organization(site: Site) -> Node:
    """Return the agency as an organization: name, place, and public channels with an address."""
    agency = site.agency
    public = [entry for entry in agency.channels if entry.audience == "public"]
    urls = {
        kind: [entry.href() for entry in public if entry.kind == kind and entry.url]
        for kind in ("website", "facebook", "line")
    }
    return _without_blanks(
        {
            "@type": "GovernmentOrganization",
            "@id": site.address and f"{site.address}#agency",
            "name": agency.name,
            "alternateName": agency.short_name,
            "url": agency.website_link or next(iter(urls["website"]), None),
            "sameAs": urls["facebook"] + urls["line"],
            "email": next((entry.email for entry in public if entry.email), None),
            "telephone": next((entry.phone for entry in public if entry.phone), None),
            "address": _place(agency),
        }
    )


def _place(agency: Agency) -> Node:
    return _without_blanks(
        {
            "@type": "PostalAddress",
            "addressLocality": agency.locality,
            "addressRegion": agency.province,
            "addressCountry": "TH",
        }
    )


def _website(site: Site) -> Node:
    return _without_blanks(
        {
            "@type": "WebSite",
            "name": f"ความโปร่งใส {site.agency.short_name}",
            "url": site.address,
            "inLanguage": "th",
        }
    )


def _dataset(site: Site, page: Head, years: list[int]) -> Node:
    """Return the records and reports of these years as a data set; on ``/about/``, of all years.

    Its description is not the page's, because catalogues require at least 50 characters.
    """
    agency = site.agency
    paths = record_files(site)
    name = "ข้อมูลมาตรการและผลด้านความโปร่งใส"
    if page.address != "about/":
        paths = [path for path in paths if path.startswith(f"data/{page.address}")]
        name += thai_digits(f" ปีงบประมาณ {years[0]}")
    days = [site.changed.get(path) for path in paths]
    known = [day for day in days if day]
    return _without_blanks(
        {
            "@type": "Dataset",
            "name": f"{name} {agency.short_name}",
            "description": f"{_SUBJECT}{agency.name} แยกเป็นรายข้อ: วิธีดำเนินการ ผู้รับผิดชอบ ระยะเวลา "
            "ผลที่รายงาน และหลักฐาน คงถ้อยคำไว้ตามรายงาน",
            "url": site.address and site.address + page.address,
            "inLanguage": "th",
            "isAccessibleForFree": True,
            "creator": {"@type": "GovernmentOrganization", "name": agency.name},
            "publisher": organization(site),
            "spatialCoverage": {"@type": "Place", "address": _place(agency)},
            "temporalCoverage": _period(years),
            "dateModified": max(known).isoformat() if known and len(known) == len(days) else None,
            "distribution": _distribution(site, paths, years) if site.address else None,
        }
    )


def _period(years: list[int]) -> str | None:
    """Return the fiscal years' first and last day as an interval of ISO 8601."""
    if not years:
        return None
    return f"{fiscal_year_bounds(min(years))[0]}/{fiscal_year_bounds(max(years))[1]}"


def _distribution(site: Site, paths: Iterable[str], years: Iterable[int]) -> list[Node]:
    """Return a download for each raw record, then for each file of the reports."""
    reports: list[Attachment] = [
        file for year in sorted(years) for entry in site.reports(year) for file in entry.files
    ]
    files = [(path, path) for path in paths]
    files += [(f"files/{file.file}", file.title) for file in reports]
    return [
        {
            "@type": "DataDownload",
            "name": name,
            "contentUrl": site.address + address,
            "encodingFormat": MEDIA_TYPES[address.rpartition(".")[2]],
        }
        for address, name in files
    ]


def _breadcrumbs(site: Site, page: Head) -> Node:
    steps = [*page.crumbs, (page.title, f"/{page.address}")]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _without_blanks(
                {
                    "@type": "ListItem",
                    "position": at,
                    "name": " ".join(label.split()),
                    "item": site.address and site.address + target.lstrip("/"),
                }
            )
            for at, (label, target) in enumerate(steps, 1)
        ],
    }


def _without_blanks(node: Node) -> Node:
    """Return the node without fields that are None or empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
