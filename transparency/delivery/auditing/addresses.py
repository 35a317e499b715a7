"""Checks that a page is the same at each address and in each way in which it can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.faces import AUDITOR, VISITOR
from transparency.delivery.auditing.fetch import FetchError, is_redirect
from transparency.delivery.auditing.looks import GONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.delivery.auditing.looks import Looks

MAX_PAGES: Final = 10
"""Pages that are asked for in other ways; the home page is one of them."""
_NOT_MODIFIED: Final = 304
_INDEX: Final = "index.html"
_NOBODYS_TAG: Final[Mapping[str, str]] = {
    "If-None-Match": '"of-no-release"',
    "If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT",
}


def address_deviations(looks: Looks) -> list[Deviation]:
    """Return how pages deviate that are asked for in another way than by their own address.

    By ``index.html``, without the slash at the end, with a query, and by a browser that has another
    version. The server may lead to the page's own address, or say that there is nothing.
    """
    pages = sorted(path for path in looks.reference.files if path.rpartition("/")[2] == _INDEX)
    inner = [path for path in pages if path != _INDEX]
    chosen = [path for path in pages if path == _INDEX]
    chosen += looks.random.sample(inner, min(len(inner), MAX_PAGES - len(chosen)))
    return [found for path in chosen for found in _of_page(looks, path)]


def _of_page(looks: Looks, path: str) -> Iterator[Deviation]:
    own = looks.fetcher.address + quote(path.removesuffix(_INDEX))
    ways = {
        f"{own}{_INDEX}": {},
        f"{own}?{looks.random.getrandbits(32):08x}=1": {},
        own: _NOBODYS_TAG,
    }
    if path != _INDEX:
        ways[own.removesuffix("/")] = {}
    for url, more in ways.items():
        face = looks.random.choice((AUDITOR, VISITOR))
        size = looks.reference.files[path].size
        try:
            answer = looks.fetcher.ask(url, path, size=size, headers={**face.headers, **more})
        except FetchError as error:
            yield error.deviation
            continue
        if answer.status == _NOT_MODIFIED:
            detail = "ตอบว่าไม่เปลี่ยนแปลง (304) แก่เบราว์เซอร์ที่มีรุ่นอื่นอยู่ ผู้อ่านจึงเห็นของเก่า"
            yield Deviation("cache", path, detail)
        elif is_redirect(answer.status) and answer.location != own:
            yield Deviation("redirect", path, f"{url} ส่งต่อไปที่ {answer.location[:200]}")
        elif not is_redirect(answer.status) and (answer.status not in GONE or url.startswith(own)):
            one = looks.deviation(path, answer)
            if one is not None:
                yield Deviation(one.kind, path, f"เมื่อเปิดด้วย {url}" if url != own else one.detail)
