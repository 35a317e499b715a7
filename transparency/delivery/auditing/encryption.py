"""Checks the encryption of a live site: its certificate, and what it shows without encryption."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.fetch import FetchError, is_redirect

if TYPE_CHECKING:
    from transparency.delivery.auditing.fetch import Fetcher

_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}
_MIN_CERTIFICATE_DAYS: Final = 14
"""Days before its expiry from which a certificate counts as a deviation."""
_ERROR: Final = 400


def tls_deviations(fetcher: Fetcher) -> list[Deviation]:
    """Return the deviations of a site's encryption: none, invalid or soon to expire."""
    parts = urlsplit(fetcher.address)
    if parts.scheme != "https":
        if parts.hostname in _LOOPBACK:
            return []
        return [Deviation("tls", "", "เว็บไซต์เปิดด้วย http ซึ่งไม่เข้ารหัส ให้ใช้ https")]
    host = parts.hostname or ""
    try:
        with (
            socket.create_connection((host, parts.port or 443), timeout=10) as plain,
            fetcher.tls_context().wrap_socket(plain, server_hostname=host) as secure,
        ):
            certificate = secure.getpeercert() or {}
    except ssl.SSLError as error:
        return [Deviation("tls", "", f"ใบรับรองใช้ไม่ได้: {getattr(error, 'verify_message', error)}")]
    except OSError:
        return []  # a server that does not answer is reported when a file is fetched
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), tz=UTC)
    left = (ends - datetime.now(UTC)).days
    if left < _MIN_CERTIFICATE_DAYS:
        return [Deviation("tls", "", f"ใบรับรองจะหมดอายุใน {left} วัน")]
    return []


def plain_deviations(fetcher: Fetcher) -> list[Deviation]:
    """Return a deviation if the same address with http shows anything but the way to https.

    Who types an address without its beginning comes by http first. That nothing answers there, or
    an error, is well.
    """
    if not fetcher.address.startswith("https:"):
        return []
    plain = fetcher.address.replace("https:", "http:", 1)
    try:
        answer = fetcher.ask(plain, "", size=0)
    except FetchError:
        return []
    if is_redirect(answer.status):
        if answer.location.startswith(fetcher.address):
            return []
        return [Deviation("tls", "", f"{plain} ไม่ได้ส่งต่อไปที่ https แต่ไปที่ {answer.location[:200]}")]
    if answer.status < _ERROR:
        return [Deviation("tls", "", f"{plain} แสดงเนื้อหาโดยไม่เข้ารหัส ต้องส่งต่อไปที่ https")]
    return []
