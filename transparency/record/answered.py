"""Which OIT items a record has something of: those with a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.record.evidence import is_attached

if TYPE_CHECKING:
    from transparency.record.model.agency import Channel
    from transparency.record.model.measure import Document
    from transparency.record.model.period import Framework, Item
    from transparency.record.model.records import Records


OURS: Final = frozenset({"measures", "measures-report"})
"""The roles of the OIT items that this site itself answers: measures, and their reports."""


def answered_items(records: Records, framework: Framework) -> list[Item]:
    """Return the items that this site is kept for, or that a record is tied to, in order.

    The others are beyond this site; that it has nothing of them is no gap.
    """
    tied = {role for one in records.promises.values() for role in one.ita_items}
    for document in records.documents.values():
        tied |= set(document.ita_items) if is_part(document) else set()
    if reachable(records):
        tied.add("contact")
    items = [item for group in framework.groups for item in group.items]
    return [item for item in items if item.role in OURS | tied]


def is_part(document: Document) -> bool:
    """Return whether an item that a document is tied to wants it here: not if it is another's."""
    return document.owner is None or is_attached(document)


def reachable(records: Records) -> list[Channel]:
    """Return the channels for the public that have an address, or should have one."""
    channels = records.agency.channels if records.agency else []
    return [one for one in channels if one.audience == "public" and (one.lacks or one.href())]
