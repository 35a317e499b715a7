"""Addresses on the forge, where staff edit files and begin new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from transparency.editing.examples import examples_for
from transparency.editing.templating import kind_named, new_file
from transparency.pages.catalogue import relative

if TYPE_CHECKING:
    from transparency.editing.templating import Detail
    from transparency.record.site import Site

NAME_TO_CHOOSE: Final = "ตั้งชื่อไฟล์.yml"
"""The name of a file that staff begin on the forge: no valid id, so that `check` rejects it."""
MAX_URL_LENGTH: Final = 8000
"""Characters of an address that forges accept."""


def edit_url(site: Site, here: str, path: str) -> str:
    """Return the address of a file's editor on the forge, or without a forge of our guide."""
    if site.repository:
        return f"{site.repository}/edit/main/{path}"
    return relative(here, "/staff/")


def new_file_url(repository: str, path: str, text: str) -> str:
    """Return the address where the forge begins a new file with this text."""
    folder, _, name = path.rpartition("/")
    return f"{repository}/new/main/{folder}?{urlencode({'filename': name, 'value': text})}"


def add_url(site: Site, here: str, kind: str, folder: str) -> str:
    """Return the address where a new file of a kind is begun on the forge, or else our guide."""
    if not site.repository:
        return relative(here, "/staff/")
    path = f"data/{folder}/{NAME_TO_CHOOSE}"
    known = kind_named(kind)
    year = int(folder.partition("/")[0]) if folder[:1].isdigit() else None
    examples = examples_for(site, year)
    details: tuple[Detail, ...] = ("all", "short", "needed")
    texts = (new_file(known, path, {}, examples, detail) for detail in details)
    urls = (new_file_url(site.repository, path, text) for text in texts)
    return next((url for url in urls if len(url) <= MAX_URL_LENGTH), "")
