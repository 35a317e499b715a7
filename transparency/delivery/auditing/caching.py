"""Checks that no browser keeps a page, a record or an attachment without asking again."""

from __future__ import annotations

import re
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMED_BY_CONTENT: Final = re.compile(r"assets/.+\.[0-9a-f]{8}\.(css|js|woff2)")
"""Files whose names have a digest in them (`transparency.pages.assets`)."""
_ASKING: Final = {"no-cache", "no-store", "max-age=0"}
"""One of these, and a browser asks each time."""
_ALLOWED: Final = _ASKING | {
    "s-maxage=0", "must-revalidate", "proxy-revalidate", "no-transform", "private", "public",
}  # fmt: skip
"""What may stand beside them; ``stale-while-revalidate`` and ``immutable`` may not."""
_LONGEST_SECONDS: Final = 31_536_000
"""A year."""
_HOSTS_SECONDS: Final = 600
"""How long GitHub Pages has everything kept, which nobody there can change."""


def cache_faults(path: str, headers: Mapping[str, str], *, strict: bool) -> Iterator[str]:
    """Yield in Thai how long an answer may be kept where it should not be.

    Args:
        path: of the file in the site; empty for an address at which there is none.
        headers: of the answer, by their names in lower case.
        strict: whether the agency can set the headers; without, ten minutes are borne.
    """
    said = headers.get("cache-control", "")
    given = {part.strip().lower() for part in said.split(",") if part.strip()}
    times = [int(found[1]) for one in given if (found := re.fullmatch(r"[a-z-]+=\"?(\d+)\"?", one))]
    if _NAMED_BY_CONTENT.fullmatch(path):
        allowed = max(times, default=0) <= _LONGEST_SECONDS
    elif strict:
        allowed = bool(given & _ASKING) and given <= _ALLOWED
    else:
        allowed = max(times, default=0) <= _HOSTS_SECONDS and "immutable" not in given
    if not allowed:
        told = f"Cache-Control เป็น “{said[:80]}”" if said else "ไม่มี Cache-Control"
        yield f"{told} เบราว์เซอร์จึงเก็บไว้โดยไม่ถามใหม่"
    if strict and _is_tagged_by_the_second(headers):
        yield "ETag หรือ Last-Modified บอกเวลาเป็นวินาทีเท่านั้น สองรุ่นในวินาทีเดียวจึงเหมือนกัน ผู้อ่านอาจเห็นรุ่นเก่า"


def _is_tagged_by_the_second(headers: Mapping[str, str]) -> bool:
    """Return whether a browser learns from a file's time in seconds alone that it has changed.

    nginx's own tag is that time and the size, both in hexadecimal.
    """
    changed = headers.get("last-modified", "")
    tag = headers.get("etag", "").removeprefix("W/").strip('"')
    with suppress(ValueError):
        seconds = int(parsedate_to_datetime(changed).timestamp())
        return not tag or tag.partition("-")[0].lower() == f"{seconds:x}"
    return False
