"""Finds files that were not published, as far as pages of the live site link to them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.fetch import FetchError
from transparency.delivery.auditing.looks import OK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transparency.delivery.auditing.looks import Looks

MAX_TRIED: Final = 100
"""Addresses outside the manifest that are fetched."""


class _Links(HTMLParser):
    """Collects the addresses that a page links to or loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found += [value for name, value in attrs if name in {"href", "src", "data"} and value]


def strays(looks: Looks, contents: Sequence[tuple[str, bytes]]) -> list[Deviation]:
    """Return a deviation for each live file that a page links to and no manifest lists.

    ``contents`` are what was seen of the site's files, with their paths. A file without a link to
    it cannot be discovered over the web; `publishing.release.inspect` reports it.
    """
    fetcher, known = looks.fetcher, looks.known()
    wanted = {path for page, body in contents for path in _paths(fetcher.address, page, body)}
    unknown = sorted(path for path in wanted if path not in known)
    found = []
    for path in unknown[:MAX_TRIED]:
        try:
            answer = fetcher.get(path, 0)
        except FetchError:
            continue
        if answer.status == OK:
            found.append(Deviation("foreign", path))
    if len(unknown) > MAX_TRIED:
        found.append(Deviation("foreign", "", f"และอีก {len(unknown) - MAX_TRIED} ที่อยู่ที่ยังไม่ได้ลองเปิด"))
    return found


def _paths(address: str, page: str, body: bytes) -> set[str]:
    """Return the paths of the site's files that a page links to or loads."""
    if not page.endswith(".html"):
        return set()
    reader = _Links()
    reader.feed(body.decode("utf-8", "replace"))
    base = address + page.removesuffix("index.html")
    found = set()
    for link in reader.found:
        try:
            url = urljoin(base, link).partition("#")[0].partition("?")[0]
            parts = urlsplit(url)
        except ValueError:
            continue
        if url.startswith(address) and parts.scheme in {"http", "https"}:
            path = unquote(url.removeprefix(address))
            found.add(f"{path}index.html" if path.endswith("/") or not path else path)
    return found
