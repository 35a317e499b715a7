"""How a reader tells the agency of a mistake on a page, with the page's address filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from transparency.pages.catalogue import clip, relative

if TYPE_CHECKING:
    from transparency.pages.catalogue import Head
    from transparency.record.model.agency import Channel
    from transparency.record.site import Site

_SUBJECT: Final = "แจ้งข้อผิดพลาด: {title}"
_BODY: Final = "หน้า: {title}\r\nที่อยู่: {address}\r\n\r\nข้อความที่ผิด:\r\n\r\nที่ถูกต้อง:\r\n"
_TITLE_LENGTH: Final = 60
"""Of a page's name in a letter, in characters: a Thai one takes nine in an address, and programs
cut addresses at about 2,000."""
_NOT_FOUND: Final = "ไม่พบหน้านี้"
_ADDRESS_UNKNOWN: Final = "(โปรดวางที่อยู่ของหน้าที่เปิดไม่พบ)"


@dataclass(frozen=True)
class ErrorReport:
    """The way to report a mistake on one page. All of it may be data: escape it where shown."""

    title: str
    """The page's name."""
    address: str
    """Of the page: whole where the site's is known, else from the root; nothing if not known."""
    channel: Channel | None
    """The channel that takes reports; None where the agency has not set one."""
    href: str | None
    """The link to that channel."""
    is_filled_in: bool
    """Whether the link carries the page's address; if not, the reader has to copy it."""
    contact: str
    """The way from the page to the list of channels."""


def error_report(site: Site, page: Head | None, root: str = "") -> ErrorReport:
    """Return how a mistake on the page is reported; None is a page that was not found.

    ``root`` is the way to the site's root from a page that was not found.
    """
    title = " ".join(page.title.split()) if page else _NOT_FOUND
    address = f"{site.address or '/'}{page.address}" if page else ""
    agency = site.agency
    channel = next(
        (entry for entry in agency.channels if entry.id == agency.report_errors_to), None
    )
    href, is_filled_in = None, False
    if channel and channel.email:
        href, is_filled_in = _letter(channel, title, address), True
    elif channel:
        href = channel.href(address)
        is_filled_in = bool(address) and href != channel.href()
    contact = root + relative(page.address if page else "", "/contact/")
    return ErrorReport(title, address, channel, href, is_filled_in, contact)


def _letter(channel: Channel, title: str, address: str) -> str:
    """Return a link that begins a letter to the channel about the page."""
    words = {"title": clip(title, _TITLE_LENGTH), "address": address or _ADDRESS_UNKNOWN}
    subject, body = (quote(text.format(**words), safe="") for text in (_SUBJECT, _BODY))
    return f"{channel.href()}?subject={subject}&body={body}"
