"""Fetches files of a site over HTTP: few connections, bounded sizes and times, one host only."""

from __future__ import annotations

import hashlib
import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

import urllib3

from transparency.delivery.auditing.deviations import Deviation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAX_CONNECTIONS: Final = 2
_TIMEOUT: Final = urllib3.Timeout(connect=10, read=20)
_MAX_SECONDS_A_FILE: Final = 120.0
"""However slowly its bytes arrive."""
_MAX_RETRIES: Final = 2
_PAUSE: Final = 0.5
"""Seconds before the second try, doubled before the third."""
_MAX_REDIRECTS: Final = 3
_AGENT: Final = "transparency-audit/1 (an agency's check of its own site)"
_CHUNK_BYTES: Final = 1 << 16
_MAX_BYTES_OF_UNKNOWN_SIZE: Final = 64 * 1024 * 1024
"""Bytes read of an answer whose size no manifest lists."""
_RETRIED_STATUS: Final = (429, 500, 502, 503, 504)
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}
_MIN_CERTIFICATE_DAYS: Final = 14
"""Days before its expiry from which a certificate counts as a deviation."""


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
    """Of the content after decompression, in hexadecimal; empty where it was too long to read."""
    body: bytes
    """The beginning of the content, at most the bytes that were to be kept."""
    headers: Mapping[str, str] = field(default_factory=dict)


class Fetcher:
    """Fetches files below one address."""

    def __init__(self, address: str, authorities: Path | None = None) -> None:
        """Prepare to fetch.

        Args:
            address: of the site, with a slash at the end.
            authorities: a PEM file of certificate authorities, trusted beside the system's.
        """
        self.address = address
        self._authorities = str(authorities) if authorities else None
        self._pool = urllib3.PoolManager(
            maxsize=MAX_CONNECTIONS,
            block=True,
            headers={"User-Agent": _AGENT, "Accept-Encoding": "gzip"},
            timeout=_TIMEOUT,
            ssl_context=self._context(),
            retries=urllib3.Retry(
                total=_MAX_RETRIES,
                redirect=False,
                status_forcelist=_RETRIED_STATUS,
                backoff_factor=_PAUSE,
                raise_on_status=False,
                respect_retry_after_header=False,
            ),
        )

    def get(self, path: str, size: int | None = None, *, keep: int = 0) -> Answer:
        """Return the answer for a file; an ``index.html`` is requested by its folder's address.

        Args:
            path: of the file in the site.
            size: the expected size in bytes; reading ends once the content is longer.
            keep: how many bytes of the content the answer holds.

        Raises:
            FetchError: no answer came in time, or a redirect leads to another host.
        """
        url = self.address + quote(path.removesuffix("index.html"))
        for _ in range(_MAX_REDIRECTS + 1):
            answer = self._asked(url, path)
            try:
                target = answer.get_redirect_location()
                if not target:
                    return self._read(answer, path, size, keep)
            finally:
                if answer.connection:  # not read to its end: of no use to the next question
                    answer.close()
                    answer.release_conn()
            url = self._same_host(url, target, path)
        raise FetchError(Deviation("redirect", path, "ส่งต่อไปเรื่อย ๆ ไม่สิ้นสุด"))

    def _asked(self, url: str, path: str) -> urllib3.BaseHTTPResponse:
        try:
            return self._pool.request("GET", url, preload_content=False, redirect=False)
        except urllib3.exceptions.HTTPError as error:
            raise FetchError(_why(error, path)) from None

    def _read(
        self, answer: urllib3.BaseHTTPResponse, path: str, size: int | None, keep: int
    ) -> Answer:
        limit = _MAX_BYTES_OF_UNKNOWN_SIZE if size is None else size
        digest, body, length = hashlib.sha256(), bytearray(), 0
        patience = time.monotonic() + _MAX_SECONDS_A_FILE
        try:
            for chunk in answer.stream(_CHUNK_BYTES, decode_content=True):
                length += len(chunk)
                digest.update(chunk)
                body += chunk[: max(0, keep - len(body))]
                if length > limit:
                    break
                if time.monotonic() > patience:
                    raise FetchError(Deviation("unreachable", path, "ส่งช้าเกินไปจนไม่จบ"))
        except urllib3.exceptions.HTTPError as error:
            raise FetchError(_why(error, path)) from None
        whole = digest.hexdigest() if length <= limit else ""
        return Answer(answer.status, whole, bytes(body), dict(answer.headers.items()))

    def _same_host(self, url: str, target: str, path: str) -> str:
        """Return the address to which a redirect leads.

        Raises:
            FetchError: it is on another host, or gives up encryption.
        """
        there = urljoin(url, target)
        if urlsplit(there).netloc != urlsplit(self.address).netloc or (
            urlsplit(there).scheme != "https" and urlsplit(self.address).scheme == "https"
        ):
            raise FetchError(Deviation("redirect", path, f"ไปที่ {there[:200]} จึงไม่ตามไป"))
        return there

    def tls_deviations(self) -> list[Deviation]:
        """Return the deviations of the connection's encryption: none, invalid or soon to expire."""
        parts = urlsplit(self.address)
        if parts.scheme != "https":
            if parts.hostname in _LOOPBACK:
                return []
            return [Deviation("tls", "", "เว็บไซต์เปิดด้วย http ซึ่งไม่เข้ารหัส ให้ใช้ https")]
        host = parts.hostname or ""
        try:
            with (
                socket.create_connection((host, parts.port or 443), timeout=10) as plain,
                self._context().wrap_socket(plain, server_hostname=host) as secure,
            ):
                certificate = secure.getpeercert() or {}
        except ssl.SSLError as error:
            return [
                Deviation("tls", "", f"ใบรับรองใช้ไม่ได้: {getattr(error, 'verify_message', error)}")
            ]
        except OSError:
            return []  # a server that does not answer is reported when a file is fetched
        ends = datetime.fromtimestamp(
            ssl.cert_time_to_seconds(str(certificate["notAfter"])), tz=UTC
        )
        left = (ends - datetime.now(UTC)).days
        if left < _MIN_CERTIFICATE_DAYS:
            return [Deviation("tls", "", f"ใบรับรองจะหมดอายุใน {left} วัน")]
        return []

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._authorities:
            context.load_verify_locations(self._authorities)
        return context

    def close(self) -> None:
        """Close the connections."""
        with suppress(OSError):
            self._pool.clear()


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
