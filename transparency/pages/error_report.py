"""The link by which a reader reports a mistake on a page, with the page's address filled in."""

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
_MAX_TITLE: Final = 60
"""Characters of a page's title in an e-mail: each Thai one takes nine in a ``mailto:`` link, and
programs cut links at about 2,000."""
_NOT_FOUND: Final = "ไม่พบหน้านี้"
_ADDRESS_UNKNOWN: Final = "(โปรดวางที่อยู่ของหน้าที่เปิดไม่พบ)"


@dataclass(frozen=True)
class ErrorReport:
    """How to report a mistake on one page. Texts may be data: escape them where shown."""

    title: str
    """Of the page."""
    address: str
    """Of the page: absolute if the site's address is known, else from its root; or empty."""
    channel: Channel | None
    """The channel for reports; None if the agency has set none."""
    href: str | None
    """The link to that channel; None if it has none."""
    is_filled_in: bool
    """Whether the link carries the page's address; if not, the reader has to copy it."""
    contact: str
    """The relative link to the list of channels."""
    public: tuple[Channel, ...] = ()
    """The channels for the public that lead somewhere; what is left where none is set."""


def error_report(site: Site, page: Head | None, root: str = "") -> ErrorReport:
    """Return how a mistake on a page is reported; None stands for the page “not found”.

    ``root`` is the link to the site's root from the page “not found”.
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
    public = tuple(one for one in agency.channels if one.audience == "public" and one.href())
    return ErrorReport(title, address, channel, href, is_filled_in, contact, public)


def _letter(channel: Channel, title: str, address: str) -> str:
    """Return a ``mailto:`` link with a subject and body that name the page."""
    words = {"title": clip(title, _MAX_TITLE), "address": address or _ADDRESS_UNKNOWN}
    subject, body = (quote(text.format(**words), safe="") for text in (_SUBJECT, _BODY))
    return f"{channel.href()}?subject={subject}&body={body}"
