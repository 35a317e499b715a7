"""Web addresses in the record and the prose, and whether they still open."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import urllib3
from pydantic import BaseModel

from transparency.language import web
from transparency.record.model.types import PAGE
from transparency.record.problems import Problem, Rule
from transparency.review.prose.html import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from transparency.record.site import Site

_HOSTS_AT_ONCE: Final = 4
"""Hosts that are requested in parallel; the addresses of one host come one after the other."""
_SECONDS: Final = 15.0
_REDIRECTS: Final = 5
_AGENT: Final = "transparency-links/1 (weekly check of an agency's own record)"
_REFUSES_HEAD: Final = {400, 403, 404, 405, 501}
_NOT_FOR_PROGRAMS: Final = {401, 403, 429}
"""Statuses that a reader's browser may not get: they say nothing about the page."""
_GONE: Final = {404, 410}
_SERVER_FAULTS: Final = 500
_FAULTS: Final = 400


@dataclass(frozen=True)
class Place:
    """The line of a file that names an address."""

    path: str
    line: int


def external_links(site: Site, docs_dir: Path) -> dict[str, list[Place]]:
    """Return by address every public link of record and prose, with the places that name it."""
    found: dict[str, list[Place]] = defaultdict(list)
    for url, place in [*_in_record(site), *_in_prose(docs_dir)]:
        address = url.replace(PAGE, "").partition("#")[0]
        if web.is_url(address) and web.is_public(address) and place not in found[address]:
            found[address].append(place)
    return {url: places for url, places in found.items() if places}


def _in_record(site: Site) -> Iterator[tuple[str, Place]]:
    for record in site.records.files():
        yield from _in_model(record, record.path, 1)


def _in_model(value: object, path: str, line: int) -> Iterator[tuple[str, Place]]:
    """Yield the addresses that are the whole value of a field, at the line of their record."""
    if isinstance(value, BaseModel):
        line = getattr(value, "line", line)
        for name in type(value).model_fields:
            yield from _in_model(getattr(value, name), path, line)
    elif isinstance(value, list):
        for entry in value:
            yield from _in_model(entry, path, line)
    elif isinstance(value, str) and value.startswith(("https://", "http://")):
        yield value, Place(path, line)


def _in_prose(docs_dir: Path) -> Iterator[tuple[str, Place]]:
    for file in sorted(docs_dir.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        path = f"docs/{file.relative_to(docs_dir).as_posix()}"
        for target in rendered(text, html=False).targets:
            if target.url.startswith(("https://", "http://")):
                before = text.partition(target.url)[0]
                yield target.url, Place(path, before.count("\n") + 1)


def dead_links(links: Mapping[str, Sequence[Place]]) -> list[Problem]:
    """Request every address and return a warning for each place that names one which fails."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in links:
        by_host[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as threads:
        faults = [fault for found in threads.map(_try_host, by_host.values()) for fault in found]
    return [
        Problem(
            path=place.path,
            line=place.line,
            column=1,
            rule=Rule.UNOPENED_LINK,
            message=f"เปิด {url} ไม่ได้: {reason}",
            remedy="ลองเปิดด้วยเบราว์เซอร์ ถ้าเปิดไม่ได้จริง ให้แก้เป็นที่อยู่ใหม่ หรือแนบไฟล์แทน",
            example=url,
            severity="warning",
        )
        for url, reason in faults
        for place in links[url]
    ]


def _try_host(urls: Iterable[str]) -> list[tuple[str, str]]:
    """Return the addresses of one host that fail, each with the reason in Thai."""
    with urllib3.PoolManager(headers={"User-Agent": _AGENT}) as pool:
        tried = [(url, fault_of(pool, url)) for url in urls]
    return [(url, reason) for url, reason in tried if reason]


def fault_of(pool: urllib3.PoolManager, url: str) -> str | None:
    """Return in Thai why an address does not open, or None where it opens or nothing is certain."""
    retries = urllib3.Retry(
        total=_REDIRECTS + 1, connect=1, read=1, redirect=_REDIRECTS, status=0, backoff_factor=1
    )
    try:
        status = _status(pool, "HEAD", url, retries)
        if status in _REFUSES_HEAD:
            status = _status(pool, "GET", url, retries)
    except urllib3.exceptions.HTTPError as error:
        return _reason(error)
    if status in _NOT_FOR_PROGRAMS or status < _FAULTS:
        return None
    if status in _GONE:
        return "ไม่มีหน้านี้แล้ว"
    if status >= _SERVER_FAULTS:
        return f"เว็บไซต์ปลายทางขัดข้อง (รหัส {status})"
    return f"เว็บไซต์ปลายทางไม่รับ (รหัส {status})"


def _status(pool: urllib3.PoolManager, method: str, url: str, retries: urllib3.Retry) -> int:
    """Return the status of the response; its body is not read."""
    answer = pool.request(method, url, retries=retries, timeout=_SECONDS, preload_content=False)
    answer.close()
    return answer.status


def _reason(error: urllib3.exceptions.HTTPError) -> str:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, urllib3.exceptions.SSLError):
        return "ใบรับรองความปลอดภัย (https) ใช้ไม่ได้"
    if isinstance(reason, urllib3.exceptions.NameResolutionError):
        return "ไม่มีเว็บไซต์ชื่อนี้"
    # A refused connection is a kind of timeout in urllib3.
    refused = isinstance(reason, urllib3.exceptions.NewConnectionError)
    if isinstance(reason, urllib3.exceptions.TimeoutError) and not refused:
        return "ไม่ตอบภายในเวลาที่กำหนด"
    if isinstance(reason, urllib3.exceptions.ResponseError):
        return "ส่งต่อไปเรื่อย ๆ ไม่สิ้นสุด"
    return "ติดต่อไม่ได้"
