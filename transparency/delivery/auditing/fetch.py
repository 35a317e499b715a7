"""Asks a web server for files, politely, and never beyond its own host."""

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

AT_ONCE: Final = 2
"""Connections to the server."""
_SECONDS: Final = urllib3.Timeout(connect=10, read=20)
_LONGEST: Final = 120.0
"""Seconds that one file may take, however little of it comes at a time."""
_RETRIES: Final = 2
_PAUSE: Final = 0.5
"""Seconds before the second try, doubled before the third."""
_REDIRECTS: Final = 3
_AGENT: Final = "transparency-audit/1 (an agency's check of its own site)"
_CHUNK: Final = 1 << 16
_MAX_UNKNOWN: Final = 64 * 1024 * 1024
"""Bytes read of an answer whose size nobody has told."""
_TRY_AGAIN: Final = (429, 500, 502, 503, 504)
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}
_DAYS_BEFORE_EXPIRY: Final = 14


class FetchError(Exception):
    """No answer; `finding` says why."""

    def __init__(self, finding: Deviation) -> None:
        """Carry what is to be told."""
        super().__init__(finding.detail)
        self.finding = finding


@dataclass(frozen=True)
class Answer:
    """What the server gave for one address."""

    status: int
    sha256: str
    """Of the content without its compression; empty where it was longer than expected."""
    body: bytes
    """The beginning of the content, as far as it was to be kept."""
    headers: Mapping[str, str] = field(default_factory=dict)


class Fetcher:
    """Gets files below one address."""

    def __init__(self, address: str, authorities: Path | None = None) -> None:
        """Reach ``address``, which ends in ``/``; trust ``authorities`` beside the system's."""
        self.address = address
        self._authorities = str(authorities) if authorities else None
        self._pool = urllib3.PoolManager(
            maxsize=AT_ONCE, block=True, headers={"User-Agent": _AGENT, "Accept-Encoding": "gzip"},
            timeout=_SECONDS, ssl_context=self._context(),
            retries=urllib3.Retry(
                total=_RETRIES, redirect=False, status_forcelist=_TRY_AGAIN, backoff_factor=_PAUSE,
                raise_on_status=False, respect_retry_after_header=False,
            ),
        )  # fmt: skip

    def get(self, path: str, size: int | None = None, *, keep: int = 0) -> Answer:
        """Ask for a file as a visitor would, a folder's page by the folder's address.

        Args:
            path: in the site.
            size: bytes that are expected; no more than one beyond them is read.
            keep: bytes of the content to hand back.

        Raises:
            FetchError: nothing came, or the way leads to another host.
        """
        url = self.address + quote(path.removesuffix("index.html"))
        for _ in range(_REDIRECTS + 1):
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
        limit = _MAX_UNKNOWN if size is None else size
        digest, body, length = hashlib.sha256(), bytearray(), 0
        patience = time.monotonic() + _LONGEST
        try:
            for chunk in answer.stream(_CHUNK, decode_content=True):
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
        """Return where a redirect leads, if that is the host that was asked for.

        Raises:
            FetchError: it is another one.
        """
        there = urljoin(url, target)
        if urlsplit(there).netloc != urlsplit(self.address).netloc or (
            urlsplit(there).scheme != "https" and urlsplit(self.address).scheme == "https"
        ):
            shown = there[:200]
            raise FetchError(Deviation("redirect", path, f"ไปที่ {shown} จึงไม่ตามไป"))
        return there

    def tls_faults(self) -> list[Deviation]:
        """Return what is wrong with the encryption of the connection."""
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
            return []  # that nothing answers is told by whoever asks for a file
        ends = datetime.fromtimestamp(
            ssl.cert_time_to_seconds(str(certificate["notAfter"])), tz=UTC
        )
        left = (ends - datetime.now(UTC)).days
        if left < _DAYS_BEFORE_EXPIRY:
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
