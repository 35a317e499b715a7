"""The two faces with which an audit asks: a server may show each of them something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Face:
    """Who a request says that it comes from."""

    name: str
    """In Thai."""
    headers: Mapping[str, str]
    """Of each of its requests."""


AUDITOR: Final = Face(
    "โปรแกรมตรวจ",
    {
        "User-Agent": "transparency-audit/1 (an agency's check of its own site)",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Accept-Language": "en",
    },
)
"""A program that says what it is, and takes a file as it lies on the server."""
VISITOR: Final = Face(
    "ผู้เข้าชมทั่วไป",
    {
        "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/140.0.0.0 Mobile Safari/537.36",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate, br, zstd",
        "Accept-Language": "th-TH,th;q=0.9,en;q=0.8",
        "Referer": "https://www.google.com/",
    },
)
"""A telephone in Thai that comes from a search engine, and takes a file compressed."""


def other(face: Face) -> Face:
    """Return the face that is not this one."""
    return VISITOR if face is AUDITOR else AUDITOR
