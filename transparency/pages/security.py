"""The Content Security Policy of the pages, and security.txt for reports of vulnerabilities."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from transparency.record.site import Site

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
"""Content Security Policy of every page: only the site's own files, and nothing inline.

The server's header has the same and ``frame-ancestors``, which browsers ignore in a page.
"""
SECURITY_TXT: Final = ".well-known/security.txt"
_VALID_FOR: Final = timedelta(days=180)
"""RFC 9116 recommends less than a year; each build sets the expiry anew."""


def security_txt(site: Site, today: date) -> str | None:
    """Return the text of security.txt (RFC 9116), or None if there is no channel for reports.

    The channel is that of ``report_security_to``, else of ``report_errors_to``.
    """
    agency = site.agency
    wanted = agency.report_security_to or agency.report_errors_to
    channel = next((entry for entry in agency.channels if entry.id == wanted), None)
    contact = channel.href(site.address) if channel else None
    if contact is None or contact.startswith("http://"):
        return None  # the standard requires https
    lines = [f"Contact: {contact}", f"Expires: {today + _VALID_FOR}T00:00:00Z"]
    lines.append("Preferred-Languages: th, en")
    if site.address.startswith("https://"):
        lines.append(f"Canonical: {site.address}{SECURITY_TXT}")
    return "\n".join(lines) + "\n"
