"""One build of the site: what its parts share, and the files that the record asks for.

The generator renders the prose of ``docs/`` and asks here for what the views show and what stands
around a page; the pages of the record are written here, by several processes.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from transparency.language.english import mark_english
from transparency.language.whole_words import keep_whole, own_words
from transparency.pages.catalogue import (
    copies,
    head_of,
    head_of_prose,
    record_pages,
    relative_links,
)
from transparency.pages.explain import explain
from transparency.pages.frame import frame
from transparency.pages.prose_tables import describe_tables
from transparency.pages.rendering import framed, show, show_page
from transparency.pages.security import SECURITY_TXT, security_txt
from transparency.pages.verification_page import verification_json
from transparency.processes import share_out
from transparency.search.common_words import common_words
from transparency.search.index import STAFF, search_files
from transparency.search.needs import need_entries
from transparency.search.prose import STAFF_PAGES, field_entries, prose_entry
from transparency.search.record import record_entries
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from transparency.history.version import Version
    from transparency.pages.catalogue import Head, ProseFile
    from transparency.record.page import Page
    from transparency.record.site import Site
    from transparency.search.record import Entry

VERIFICATION_JSON: Final = "verification/pages.json"
STUB: Final = ("<!--made when asked for--><body>", "</body>")
"""What stands in a preview for a page of prose; in between the generator's server adds a script."""
_PLACEHOLDER: Final = re.compile("<!--view ([0-9]+)-->")
_PAGES_A_TASK: Final = 25
"""Pages that a process takes at a time: many enough to be worth asking, few enough to share."""


@dataclass
class Build:
    """What one build of a site knows; it begins empty and learns of the prose page by page."""

    site: Site
    version: Version
    data_dir: Path
    assets: Mapping[str, str] = field(default_factory=dict)
    """By an asset's own name: the name under which it is published."""
    entries: list[Entry] = field(default_factory=list)
    """What the pages of prose offer to be found."""
    is_preview: bool = False
    """Whether pages of prose, too, are made when they are asked for: see `made`."""
    _prose: dict[str, tuple[ProseFile, str]] = field(default_factory=dict)
    """In a preview, by address: each page of prose and what Markdown made of it."""
    _views: dict[str, list[str]] = field(default_factory=dict)
    """By the address of a page of prose: the views that it shows."""
    _html: list[Callable[[], str]] = field(default_factory=list)
    """Returns what a view in prose shows, until it is put into its page."""

    def place(self, here: str, view: str, *args: int | str) -> str:
        """Return what stands for a view in the Markdown of the page at ``here``.

        A view's HTML is finished, and having Markdown parse it would take most of the build and
        open it to what data may hold: `prose_body` puts it in afterwards.
        """
        self._views.setdefault(here, []).append(view)
        make = partial(show, self.site, here, view, *args, assets=self.assets)
        self._html.append(make if self.is_preview else partial(str, make()))
        return f"<!--view {len(self._html) - 1}-->"

    def prose_body(self, file: ProseFile, html: str) -> str:
        """Return a page of prose, which Markdown made, with its views, its words explained."""
        if file.address:
            entry = prose_entry(file.address, file.title, file.description, html)
            self.entries.append(entry)
        return html if self.is_preview else self._filled(file, html)

    def _filled(self, file: ProseFile, html: str) -> str:
        html = relative_links(describe_tables(html), file.address)
        parts = _PLACEHOLDER.split(html)
        for at in range(1, len(parts), 2):
            number = int(parts[at])
            parts[at] = self._html[number]()
            if not self.is_preview:
                self._html[number] = str  # together they are large
        return explain("".join(parts), self.site.records.terms(), file.address)

    def prose_page(self, file: ProseFile, body: str) -> str:
        """Return the whole page of a file of ``docs/`` around its ``body`` of `prose_body`.

        In a preview it is `STUB`, and the page is made when it is asked for.
        """
        if self.is_preview:
            self._prose[file.address] = file, body
            return "".join(STUB)
        return self._whole_prose(file, body)

    def _whole_prose(self, file: ProseFile, body: str) -> str:
        views = self._views.get(file.address, [])
        return self._whole(head_of_prose(self.site, file, views), body)

    def not_found(self) -> str:
        """Return the whole page for addresses that do not exist."""
        return self._whole(None, "")

    def record_page(self, page: Page) -> str:
        """Return the whole page of a record.

        Raises:
            KeyError: the site has no such page.
        """
        html = show_page(self.site, page, self.assets)
        body = explain(html, self.site.records.terms(), page.address)
        return self._whole(head_of(self.site, page), body)

    def _whole(self, head: Head | None, body: str) -> str:
        """Return a page in its frame, with English marked and Thai words kept on one line.

        Titles stand in the frame, too.
        """
        html = framed(frame(self.site, self.version, head), body, self.assets)
        return mark_english(html, partial(keep_whole, own=self._own_words))

    @cached_property
    def _own_words(self) -> tuple[str, ...]:
        """The words of the agency's own that no dictionary knows: its names and its terms."""
        agency, records = self.site.agency, self.site.records
        places = (agency.subdistrict, agency.district, agency.province)
        names = (agency.name, agency.short_name, *filter(None, places))
        units = (unit.name for unit in records.units.values())
        terms = (spelling for term in records.terms() for spelling in term.spellings)
        return own_words((*names, *units, *terms))

    def addresses(self, prose: Sequence[str]) -> list[str]:
        """Return the web address of every page, prose first; none where the site's is unknown."""
        if not self.site.address:
            return []
        pages = [*prose, *(page.address for page in record_pages(self.site))]
        return [self.site.address + address for address in pages]

    def write(self, folder: Path) -> None:
        """Write everything that the record asks for below the folder of the site.

        Its pages, the files of the search, the state of verification, security.txt, and the
        records and attachments as they are. The prose must have been rendered before.

        Raises:
            RuntimeError: a process failed; it has printed why.
        """
        [*statuses(self.site).values()]  # before the processes part, so that it is worked out once
        share_out([*self._tasks(folder)])

    def made(self, address: str) -> bytes | None:
        """Return what `write` would write at an address; None where it writes nothing.

        In a preview also the pages of prose. A page may be asked for by the address of its folder.
        """
        folder = address.removesuffix("index.html")
        if folder in self._prose:
            file, html = self._prose[folder]
            return self._whole_prose(file, self._filled(file, html)).encode()
        pages = {page.address: page for page in record_pages(self.site)}
        if page := pages.get(folder):
            return self.record_page(page).encode()
        files = dict(copies(self.site))
        if address in files:
            return (self.data_dir / files[address]).read_bytes()
        return self._made_for_scripts.get(address)

    def _tasks(self, folder: Path) -> Iterator[Callable[[], None]]:
        """Yield the parts of the work, the longest first."""
        yield partial(self._write_for_scripts, folder)
        pages = [*record_pages(self.site)]
        for at in range(0, len(pages), _PAGES_A_TASK):
            yield partial(self._write_pages, folder, pages[at : at + _PAGES_A_TASK])
        yield partial(self._write_copies, folder)

    @cached_property
    def _made_for_scripts(self) -> dict[str, bytes]:
        """The files that programs read, by address: search, state of verification, security.txt."""
        public = [one for one in self.entries if one.address not in STAFF_PAGES]
        guide = [one for one in self.entries if one.address in STAFF_PAGES]
        entries = [*need_entries(self.site), *record_entries(self.site), *public]
        synonyms = self.site.synonyms
        files = search_files(entries, synonyms, common_words())
        files |= search_files([*guide, *field_entries()], synonyms, name=STAFF)
        files[VERIFICATION_JSON] = verification_json(self.site).encode()
        if contact := security_txt(self.site, self.site.today):
            files[SECURITY_TXT] = contact.encode()
        return files

    def _write_for_scripts(self, folder: Path) -> None:
        for address, content in self._made_for_scripts.items():
            _write(folder / address, content)

    def _write_pages(self, folder: Path, pages: Sequence[Page]) -> None:
        for page in pages:
            _write(folder / page.address / "index.html", self.record_page(page).encode())

    def _write_copies(self, folder: Path) -> None:
        for address, path in copies(self.site):
            target = folder / address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.data_dir / path, target)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
