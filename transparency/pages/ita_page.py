"""The contents of ``/ita/``: a year's ITA framework, and what the record has of its items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transparency import pictures
from transparency.record.answered import OURS
from transparency.record.page import Kind, Page
from transparency.verification import assessed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transparency.record.model.period import Item, ItemGroup
    from transparency.record.site import Site


def ita(site: Site, year: int) -> Mapping[str, Any]:
    """Return the ITA framework of a year, its scores, and the records that answer items of it."""
    found = assessed.ita(site, Page(Kind.ITA, year))
    return vars(found) | {
        "result": next((one for one in found.scores if one.year == year), None),
        "picture": pictures.scores_by_year(year, found.scores),
        "groups": _ours_first(found.framework.groups),
        "beyond": any(
            item.role not in found.answers
            for group in found.framework.groups
            for item in group.items
        ),
    }


def oit_item(site: Site, year: int, role: str) -> Mapping[str, Any]:
    """Return what the record has of an OIT item, for the assessment form."""
    page = Page(Kind.OIT, year, role)
    found = vars(assessed.oit_item(site, page))
    return found | {"address": f"{site.address or '/'}{page.address}"}


def _ours_first(groups: Sequence[ItemGroup]) -> list[tuple[ItemGroup, list[Item]]]:
    """Return the groups with their items, first those that this site is kept for."""
    listed = [
        (group, sorted(group.items, key=lambda item: item.role not in OURS)) for group in groups
    ]
    return sorted(listed, key=lambda entry: not any(one.role in OURS for one in entry[1]))
