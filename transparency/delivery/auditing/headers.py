"""Checks the HTTP headers of a live site against those that `deploy/nginx.conf` sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import Deviation
from transparency.pages.security import POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAFE_REFERRER_POLICIES: Final = {
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
}
_MIN_HSTS_SECONDS: Final = 15_552_000
"""Half a year."""
_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": r"(text|application)/javascript",
    ".json": "application/json",
    ".svg": r"image/svg\+xml",
}
"""By the ending of a file's name: a pattern of its Content-Type."""


def header_deviations(headers: Mapping[str, str], *, encrypted: bool) -> list[Deviation]:
    """Return a deviation for each security header of a page that is missing or too weak."""
    given = {name.lower(): value.strip() for name, value in headers.items()}
    policy = _directives(given.get("content-security-policy", ""))
    framed = "frame-ancestors 'none'" not in policy and given.get("x-frame-options") != "DENY"
    age = re.search(r"max-age=(\d+)", given.get("strict-transport-security", ""))
    faults = {
        "Content-Security-Policy": not _directives(POLICY) <= policy,
        "X-Frame-Options": framed,
        "X-Content-Type-Options": given.get("x-content-type-options") != "nosniff",
        "Referrer-Policy": given.get("referrer-policy") not in _SAFE_REFERRER_POLICIES,
        "Strict-Transport-Security": encrypted and (not age or int(age[1]) < _MIN_HSTS_SECONDS),
    }
    return [
        Deviation("header", "", f"ไม่มีส่วนหัว {name} หรือมีแต่หลวมกว่าที่กำหนด")
        for name, faulty in faults.items()
        if faulty
    ]


def _directives(policy: str) -> set[str]:
    return {" ".join(part.split()) for part in policy.split(";") if part.strip()}


def type_deviations(headers: Mapping[str, Mapping[str, str]]) -> list[Deviation]:
    """Return a deviation for each file whose Content-Type does not fit its name.

    ``headers`` are those of each file, by path.
    """
    found = []
    for path, given in headers.items():
        wanted = _TYPES.get(path[path.rfind(".") :]) if "." in path else None
        kind = {name.lower(): value for name, value in given.items()}.get("content-type", "")
        if wanted and not re.match(wanted, kind):
            found.append(Deviation("header", path, f"ชนิดของไฟล์ (Content-Type) เป็น “{kind}”"))
    return found
