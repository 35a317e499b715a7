"""Checks the security headers of a live site, and that no header says what was not published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transparency.pages.security import POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAFE_REFERRER_POLICIES: Final = {
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
}
_REFUSED_DEVICES: Final = ("camera=()", "geolocation=()", "microphone=()")
_MIN_HSTS_SECONDS: Final = 15_552_000
"""Half a year."""
_HARMLESS_DIRECTIVES: Final = {"frame-ancestors", "upgrade-insecure-requests"}
"""Those that a server's policy may have beside `POLICY`: they allow nothing and tell nobody."""

_FOREIGN: Final[Mapping[str, str]] = {
    "refresh": "พาผู้อ่านไปหน้าอื่น",
    "link": "ให้เบราว์เซอร์โหลดไฟล์อื่นหรือชี้ไปที่อยู่อื่น",
    "set-cookie": "ติดตามผู้อ่าน",
    "content-disposition": "เปลี่ยนชื่อไฟล์หรือให้ดาวน์โหลดแทนการเปิดอ่าน",
    "content-location": "อ้างว่าเนื้อหาเป็นของที่อยู่อื่น",
    "clear-site-data": "ลบข้อมูลในเบราว์เซอร์ของผู้อ่าน",
    "content-security-policy-report-only": "รายงานผู้อ่านไปที่อื่น",
    "report-to": "รายงานผู้อ่านไปที่อื่น",
    "reporting-endpoints": "รายงานผู้อ่านไปที่อื่น",
    "nel": "รายงานผู้อ่านไปที่อื่น",
    "service-worker-allowed": "ให้สคริปต์คุมเว็บไซต์ได้แม้ลบไปแล้ว",
    "sourcemap": "ชี้ไปที่อยู่อื่น",
    "x-sourcemap": "ชี้ไปที่อยู่อื่น",
    "speculation-rules": "ให้เบราว์เซอร์โหลดหน้าอื่นไว้ก่อน",
    "x-robots-tag": "ซ่อนเว็บไซต์จากเครื่องมือค้นหา",
}
"""Headers of an answer that no file of the site asks for, and what they can do."""


def security_faults(headers: Mapping[str, str], *, encrypted: bool) -> Iterator[str]:
    """Yield in Thai which security headers of an answer are missing or too weak.

    Args:
        headers: of the answer, by their names in lower case.
        encrypted: whether it came over https.
    """
    policies = [_directives(one) for one in headers.get("content-security-policy", "").split(",")]
    age = re.match(r"max-age=(\d+)", headers.get("strict-transport-security", ""), re.IGNORECASE)
    devices = [part.strip() for part in headers.get("permissions-policy", "").split(",")]
    strict = [policy for policy in policies if _is_strict(policy)]
    unframed = any(policy.get("frame-ancestors") == "'none'" for policy in policies)
    faults = {
        "Content-Security-Policy": not strict,
        "X-Frame-Options": not unframed and headers.get("x-frame-options") != "DENY",
        "X-Content-Type-Options": headers.get("x-content-type-options") != "nosniff",
        "Referrer-Policy": headers.get("referrer-policy") not in _SAFE_REFERRER_POLICIES,
        "Permissions-Policy": not set(_REFUSED_DEVICES) <= set(devices),
        "Strict-Transport-Security": encrypted and (not age or int(age[1]) < _MIN_HSTS_SECONDS),
    }
    for name, faulty in faults.items():
        if faulty:
            yield f"ไม่มีส่วนหัว {name} หรือมีแต่หลวมกว่าที่กำหนด"


def _is_strict(policy: Mapping[str, str]) -> bool:
    """Return whether a policy says what `POLICY` says, and nothing that loosens it or reports."""
    wanted = _directives(POLICY)
    more = policy.keys() - wanted.keys()
    return wanted.items() <= policy.items() and more <= _HARMLESS_DIRECTIVES


def _directives(policy: str) -> dict[str, str]:
    """Return a policy's values by directive; of two with one name browsers heed the first."""
    found: dict[str, str] = {}
    for part in policy.split(";"):
        name, _, value = " ".join(part.split()).partition(" ")
        if name:
            found.setdefault(name.lower(), value)
    return found


def foreign_faults(headers: Mapping[str, str]) -> Iterator[str]:
    """Yield in Thai which headers of an answer, by lower-case name, nobody published."""
    for name, harm in _FOREIGN.items():
        if name in headers:
            yield f"{name.title()} “{headers[name][:80]}” {harm}ได้"
    if re.search(r'="[^":]+:', headers.get("alt-svc", "")):
        yield f"Alt-Svc “{headers['alt-svc'][:80]}” พาผู้อ่านไปเครื่องแม่ข่ายอื่นได้"
    varies = {part.strip().lower() for part in headers.get("vary", "").split(",")}
    if more := varies - {"", "accept-encoding", "origin"}:
        yield f"Vary “{', '.join(sorted(more))[:80]}” บอกว่าผู้อ่านแต่ละคนเห็นไม่เหมือนกัน"
