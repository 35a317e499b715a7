"""What browsers and finders of faults are told: the policy of the pages, and security.txt."""

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
"""Content Security Policy of every page: its own files alone, and nothing inline.

The server's header says the same and ``frame-ancestors``, which a page cannot say of itself.
"""
SECURITY_TXT: Final = ".well-known/security.txt"
_VALID_FOR: Final = timedelta(days=180)
"""RFC 9116 wants less than a year; every build on a later day moves the end on."""


def security_txt(site: Site, today: date) -> str | None:
    """Return the text of security.txt (RFC 9116), or None where no channel takes reports.

    The channel is the one that ``report_security_to`` names, else ``report_errors_to``.
    """
    agency = site.agency
    wanted = agency.report_security_to or agency.report_errors_to
    channel = next((entry for entry in agency.channels if entry.id == wanted), None)
    contact = channel.href(site.address) if channel else None
    if contact is None or contact.startswith("http://"):
        return None  # the standard allows web addresses with encryption alone
    lines = [f"Contact: {contact}", f"Expires: {today + _VALID_FOR}T00:00:00Z"]
    lines.append("Preferred-Languages: th, en")
    if site.address.startswith("https://"):
        lines.append(f"Canonical: {site.address}{SECURITY_TXT}")
    return "\n".join(lines) + "\n"
