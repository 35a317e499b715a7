"""Addresses that the deployment tells: where the site is published and where its record is kept."""

from __future__ import annotations

from transparency.language.printed import one_line
from transparency.language.web import ascii_address
from transparency.record.model.types import is_site_address


class AddressError(ValueError):
    """The address cannot be that of a site or of a repository; the message is Thai."""


def site_address(given: str) -> str:
    """Return the home page's address with a slash at its end, or an empty string for an empty one.

    Its host is in ASCII.

    Raises:
        AddressError: it is not an http or https address, or it has a query or a fragment.
    """
    if given and not is_site_address(given):
        msg = (
            f"ที่อยู่เว็บไซต์ “{one_line(given)}” ในตัวแปร SITE_URL ใช้ไม่ได้\n"
            "    วิธีแก้:   ใส่ที่อยู่เต็มของหน้าแรก ขึ้นต้นด้วย https:// หรือ http:// ไม่มี ? # และช่องว่าง "
            "ถ้ายังไม่ทราบที่อยู่ ให้เว้นว่างไว้\n"
            "    ตัวอย่าง:  SITE_URL=https://www.example.go.th/transparency/"
        )
        raise AddressError(msg)
    return f"{ascii_address(given).rstrip('/')}/" if given else ""


def repository_address(given: str) -> str:
    """Return the address of the forge's repository without a slash at its end, its host in ASCII.

    An empty string is that of none.

    Raises:
        AddressError: it is not an http or https address, or it has a query or a fragment.
    """
    if given and not is_site_address(given):
        msg = (
            f"ที่อยู่ของที่เก็บข้อมูล “{one_line(given)}” ในตัวแปร REPOSITORY_URL ใช้ไม่ได้\n"
            "    วิธีแก้:   ใส่ที่อยู่เต็มของที่เก็บ ขึ้นต้นด้วย https:// หรือ http:// ไม่มีชื่อผู้ใช้หรือรหัสผ่าน "
            "ถ้าไม่มี ให้เว้นว่างไว้\n"
            "    ตัวอย่าง:  REPOSITORY_URL=https://github.com/example/transparency"
        )
        raise AddressError(msg)
    return ascii_address(given).rstrip("/")
