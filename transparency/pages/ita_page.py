"""The contents of ``/ita/``: a year's ITA framework, and the records that answer its items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from transparency import pictures
from transparency.record.page import Kind, Page
from transparency.verification import contents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transparency.record.model.period import Item, ItemGroup
    from transparency.record.site import Site

_OURS: Final = {"measures", "measures-report"}
"""The roles of the OIT items that this site itself answers: measures, and their reports."""


def ita(site: Site, year: int) -> Mapping[str, Any]:
    """Return the ITA framework of a year, its scores, and the records that answer items of it."""
    found = contents.ita(site, Page(Kind.ITA, year))
    return vars(found) | {
        "result": next((one for one in found.scores if one.year == year), None),
        "picture": pictures.scores_by_year(year, found.scores),
        "groups": _ours_first(found.framework.groups),
        "promises_by_role": _by_role(found.promises),
        "documents_by_role": _by_role(found.documents),
    }


def _ours_first(groups: Sequence[ItemGroup]) -> list[tuple[ItemGroup, list[Item]]]:
    """Return the groups with their items, first those that this site is kept for."""
    listed = [
        (group, sorted(group.items, key=lambda item: item.role not in _OURS)) for group in groups
    ]
    return sorted(listed, key=lambda entry: not any(one.role in _OURS for one in entry[1]))


def _by_role(records: Sequence[Any]) -> dict[str, list[Any]]:
    """Return by OIT item the records that list it."""
    roles = {role for record in records for role in record.ita_items}
    return {role: [entry for entry in records if role in entry.ita_items] for role in roles}
