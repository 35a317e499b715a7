"""What a server must say beside the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import Deviation
from transparency.pages.security import POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFERRER: Final = {
    "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
}  # fmt: skip
_HALF_A_YEAR: Final = 15_552_000
_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": r"(text|application)/javascript",
    ".json": "application/json",
    ".svg": r"image/svg\+xml",
}


def header_faults(headers: Mapping[str, str], *, encrypted: bool) -> list[Deviation]:
    """Return which headers of a page are missing or too weak."""
    given = {name.lower(): value.strip() for name, value in headers.items()}
    policy = _directives(given.get("content-security-policy", ""))
    framed = "frame-ancestors 'none'" not in policy and given.get("x-frame-options") != "DENY"
    age = re.search(r"max-age=(\d+)", given.get("strict-transport-security", ""))
    faults = {
        "Content-Security-Policy": not _directives(POLICY) <= policy,
        "X-Frame-Options": framed,
        "X-Content-Type-Options": given.get("x-content-type-options") != "nosniff",
        "Referrer-Policy": given.get("referrer-policy") not in _REFERRER,
        "Strict-Transport-Security": encrypted and (not age or int(age[1]) < _HALF_A_YEAR),
    }
    return [
        Deviation("header", "", f"ไม่มีส่วนหัว {name} หรือมีแต่หลวมกว่าที่กำหนด")
        for name, faulty in faults.items()
        if faulty
    ]


def _directives(policy: str) -> set[str]:
    return {" ".join(part.split()) for part in policy.split(";") if part.strip()}


def type_faults(headers: Mapping[str, Mapping[str, str]]) -> list[Deviation]:
    """Return the files, by path with their headers, that browsers would take for something else."""
    found = []
    for path, given in headers.items():
        wanted = _TYPES.get(path[path.rfind(".") :]) if "." in path else None
        kind = {name.lower(): value for name, value in given.items()}.get("content-type", "")
        if wanted and not re.match(wanted, kind):
            found.append(Deviation("header", path, f"ชนิดของไฟล์ (Content-Type) เป็น “{kind}”"))
    return found
