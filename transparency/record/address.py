"""The web address at which the site is published: a fact of the deployment or of the record."""

from __future__ import annotations

from transparency.record.model.types import is_site_address


class AddressError(ValueError):
    """The address cannot be that of a site; the message is Thai."""


def site_address(given: str) -> str:
    """Return the home page's address with a slash at its end, or an empty string for an empty one.

    Raises:
        AddressError: it is not an http or https address, or it has a query or a fragment.
    """
    if given and not is_site_address(given):
        msg = (
            f"ที่อยู่เว็บไซต์ “{given}” ในตัวแปร SITE_URL ใช้ไม่ได้\n"
            "    วิธีแก้:   ใส่ที่อยู่เต็มของหน้าแรก ขึ้นต้นด้วย https:// หรือ http:// ไม่มี ? # และช่องว่าง "
            "ถ้ายังไม่ทราบที่อยู่ ให้เว้นว่างไว้\n"
            "    ตัวอย่าง:  SITE_URL=https://www.example.go.th/transparency/"
        )
        raise AddressError(msg)
    return f"{given.rstrip('/')}/" if given else ""
