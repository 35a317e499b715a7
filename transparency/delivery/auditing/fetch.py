"""Fetches files of a site over HTTP: few connections, bounded sizes and times, no redirect."""

from __future__ import annotations

import hashlib
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin

import urllib3

from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.faces import AUDITOR
from transparency.delivery.auditing.unpacking import PackingError, unpacked
from transparency.delivery.auditing.waiting import TimedPool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from transparency.delivery.auditing.faces import Face

MAX_CONNECTIONS: Final = 2
_TIMEOUT: Final = urllib3.Timeout(connect=10, read=20)
_MAX_SECONDS_A_FILE: Final = 120.0
"""However slowly its bytes arrive."""
_MAX_SECONDS: Final = 900.0
"""Of a whole audit; what has not been fetched by then is reported."""
_MAX_RETRIES: Final = 2
_PAUSE: Final = 0.5
"""Seconds before the second try, doubled before the third."""
_CHUNK_BYTES: Final = 1 << 16
_MAX_BYTES_OF_UNKNOWN_SIZE: Final = 64 * 1024 * 1024
"""Bytes read of an answer whose size no manifest lists."""
_RETRIED_STATUS: Final = (429, 500, 502, 503, 504)
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_NOT_MODIFIED: Final = 304
_OK: Final = 200


class FetchError(Exception):
    """The server gave no usable answer; `deviation` is what the audit reports."""

    def __init__(self, deviation: Deviation) -> None:
        """Keep the deviation; its detail is the message."""
        super().__init__(deviation.detail)
        self.deviation = deviation


@dataclass(frozen=True)
class Answer:
    """The server's answer for one address."""

    status: int
    sha256: str
    """Of the content after decompression, in hexadecimal; empty where it was too long to read, and
    of a redirect, a 304 or an answer before the final one, whose content is not read."""
    body: bytes
    """The beginning of the content, at most the bytes that were to be kept."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in lower case; what came several times is joined with a comma."""
    location: str = ""
    """The whole address to which a redirect leads."""


def is_redirect(status: int) -> bool:
    """Return whether a browser goes elsewhere after an answer with this status."""
    return status in _REDIRECTS


class Fetcher:
    """Fetches files below one address."""

    def __init__(self, address: str, authorities: Path | None = None) -> None:
        """Prepare to fetch; the time for the whole audit begins.

        Args:
            address: of the site, with a slash at the end.
            authorities: a PEM file of certificate authorities, trusted beside the system's.
        """
        self.address = address
        self._authorities = str(authorities) if authorities else None
        self._ends = time.monotonic() + _MAX_SECONDS
        self._pool = TimedPool(
            maxsize=MAX_CONNECTIONS,
            block=True,
            timeout=_TIMEOUT,
            ssl_context=self.tls_context(),
            retries=urllib3.Retry(
                total=_MAX_RETRIES,
                redirect=False,
                status_forcelist=_RETRIED_STATUS,
                backoff_factor=_PAUSE,
                raise_on_status=False,
                respect_retry_after_header=False,
            ),
        )

    def get(
        self, path: str, size: int | None = None, *, keep: int = 0, face: Face = AUDITOR
    ) -> Answer:
        """Return the answer for a file; an ``index.html`` is requested by its folder's address.

        Args:
            path: of the file in the site.
            size: the expected size in bytes; reading ends once the content is longer.
            keep: how many bytes of the content the answer holds.
            face: who asks.

        Raises:
            FetchError: no answer came in time, or one that cannot be unpacked.
        """
        url = self.address + quote(path.removesuffix("index.html"))
        return self.ask(url, path, size=size, keep=keep, headers=face.headers)

    def ask(
        self,
        url: str,
        path: str,
        *,
        size: int | None = None,
        keep: int = 0,
        headers: Mapping[str, str] = AUDITOR.headers,
    ) -> Answer:
        """Return the answer for an address; a redirect is not followed.

        Args:
            url: the whole address.
            path: of the file that a deviation names.
            size: the expected size in bytes; reading ends once the content is longer.
            keep: how many bytes of the content the answer holds.
            headers: of the request.

        Raises:
            FetchError: no answer came in time, or one that cannot be unpacked.
        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise FetchError(Deviation("unreachable", "", "การตรวจใช้เวลานานเกินไป จึงยังตรวจไม่ครบ"))
        seconds = min(left, _MAX_SECONDS_A_FILE)
        with self._pool.within(seconds) as wait:
            try:
                answer = self._answer(url, path, size, keep, headers)
            except FetchError:
                if not wait.over:
                    raise
        if wait.over:  # what was cut may look like an end
            raise FetchError(Deviation("unreachable", path, "ส่งช้าเกินไปจนไม่จบ"))
        return answer

    def _answer(
        self, url: str, path: str, size: int | None, keep: int, headers: Mapping[str, str]
    ) -> Answer:
        try:
            answer = self._pool.request(
                "GET", url, headers=dict(headers), preload_content=False, redirect=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise FetchError(_why(error, path)) from None
        try:
            if answer.status < _OK or answer.status in {*_REDIRECTS, _NOT_MODIFIED}:
                return self._unread(answer, url)
            return self._read(answer, path, size, keep)
        finally:
            if answer.connection:  # not read to its end: of no use to the next question
                answer.close()
                answer.release_conn()

    def _unread(self, answer: urllib3.BaseHTTPResponse, url: str) -> Answer:
        given = _headers(answer)
        there = given.get("location", "")
        with suppress(ValueError):
            there = urljoin(url, there)
        return Answer(answer.status, "", b"", given, there)

    def _read(
        self, answer: urllib3.BaseHTTPResponse, path: str, size: int | None, keep: int
    ) -> Answer:
        limit = _MAX_BYTES_OF_UNKNOWN_SIZE if size is None else size
        digest, body, length = hashlib.sha256(), bytearray(), 0
        headers = _headers(answer)
        chunks = iter(lambda: answer.read1(_CHUNK_BYTES, decode_content=False) or b"", b"")
        try:
            for piece in unpacked(chunks, headers.get("content-encoding", "").lower(), limit):
                length += len(piece)
                digest.update(piece)
                body += piece[: max(0, keep - len(body))]
                if length > limit:
                    break
        except urllib3.exceptions.HTTPError as error:
            raise FetchError(_why(error, path)) from None
        except PackingError as error:
            raise FetchError(Deviation("encoding", path, str(error))) from None
        whole = digest.hexdigest() if length <= limit else ""
        return Answer(answer.status, whole, bytes(body), headers)

    def tls_context(self) -> ssl.SSLContext:
        """Return what a connection trusts."""
        context = ssl.create_default_context()
        if self._authorities:
            context.load_verify_locations(self._authorities)
        return context

    def close(self) -> None:
        """Close the connections."""
        with suppress(OSError):
            self._pool.clear()


def _headers(answer: urllib3.BaseHTTPResponse) -> Mapping[str, str]:
    return {name.lower(): answer.headers[name].strip() for name in answer.headers}


def _why(error: urllib3.exceptions.HTTPError, path: str) -> Deviation:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, urllib3.exceptions.SSLError):
        return Deviation("tls", "", "ใบรับรองความปลอดภัย (https) ใช้ไม่ได้")
    if isinstance(reason, urllib3.exceptions.NameResolutionError):
        return Deviation("unreachable", "", "ไม่มีเว็บไซต์ชื่อนี้")
    if isinstance(reason, urllib3.exceptions.NewConnectionError):
        return Deviation("unreachable", "", "เครื่องแม่ข่ายไม่รับการเชื่อมต่อ")
    if isinstance(reason, urllib3.exceptions.TimeoutError):
        return Deviation("unreachable", path, "ไม่ตอบภายในเวลาที่กำหนด")
    return Deviation("unreachable", path, "การเชื่อมต่อขาดกลางทาง")
