"""The search entries of prose: of a page, with a section for each heading, and of fields."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from transparency.pages.field_reference import parts_of_files
from transparency.record.page import Kind, Page
from transparency.search.record import Entry, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

STAFF_PAGES: Final = frozenset({Page(Kind.STAFF).address, Page(Kind.FIELDS).address})
"""Pages of prose that are written for staff, and found in their search alone."""


def field_entries() -> Iterator[Entry]:
    """Yield the search entry of each kind of record that staff write, with the names of its fields.

    An example stands with its field.
    """
    for part in parts_of_files():
        lines = [
            " ".join(filter(None, (row.name, row.title, *row.choices, row.example)))
            for row in part.rows
        ]
        section = Section(f"_{part.id}", part.where, "\n".join(lines))
        address = f"{Page(Kind.FIELDS).address}#_{part.id}"
        yield Entry("page", part.title, address, part.where, (section,))


def prose_entry(address: str, title: str, description: str, html: str) -> Entry:
    """Return the search entry of a page of ``docs/``; records in its views have their own.

    ``html`` is the page's content with placeholders in place of the views.
    """
    reader = _Headings()
    reader.feed(html)
    reader.close()
    sections = tuple(
        Section(anchor, label, text)
        for anchor, label, parts in reader.sections
        if (text := " ".join(" ".join(parts).split()))
    )
    return Entry("page", title, address, "", (Section("", "", description), *sections))


class _Headings(HTMLParser):
    """Collects text by the heading above it; the page's title (``h1``) starts no section."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._heading = ""
        self._anchor = ""
        self._label: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"h1", "h2", "h3", "h4"}:
            self._heading, self._label = tag, []
            self._anchor = dict(attrs).get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._heading:
            self._heading = ""
            if tag != "h1":
                self.sections.append((self._anchor, "".join(self._label), []))

    def handle_data(self, data: str) -> None:
        (self._label if self._heading else self.sections[-1][2]).append(data)
