"""Checks that browsers take each file of a live site for what its name says."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXT: Final = r"text/(plain|x-yaml|yaml|markdown)|application/(x-)?yaml"
_OFFICE: Final = r"application/vnd\.openxmlformats-officedocument\."
_TYPES: Final[Mapping[str, str]] = {
    ".html": r"text/html",
    ".css": r"text/css",
    ".js": r"(text|application)/javascript",
    ".json": r"application/json",
    ".webmanifest": r"application/manifest\+json",
    ".svg": r"image/svg\+xml",
    ".png": r"image/png",
    ".jpg": r"image/jpeg",
    ".jpeg": r"image/jpeg",
    ".webp": r"image/webp",
    ".ico": r"image/(x-icon|vnd\.microsoft\.icon)",
    ".woff2": r"(font/|application/font-)woff2",
    ".xml": r"(text|application)/xml",
    ".atom": r"application/atom\+xml",
    ".txt": r"text/plain",
    ".yml": _TEXT,
    ".yaml": _TEXT,
    ".md": _TEXT,
    ".csv": r"text/csv",
    ".ics": r"text/calendar",
    ".pdf": r"application/pdf",
    ".docx": _OFFICE + r"wordprocessingml\.document",
    ".xlsx": _OFFICE + r"spreadsheetml\.sheet",
    ".zip": r"application/zip",
}
"""By the ending of a file's name: a pattern of its type."""
_ACTIVE: Final = re.compile(r".*(html|xml|svg|javascript|ecmascript|multipart|pdf|flash).*")
"""Types that may run scripts: nothing of another kind may be called so."""
_SHOWN_AS_TEXT: Final = re.compile(r"text/(html|plain|csv|calendar|markdown|yaml|x-yaml)")


def type_faults(path: str, headers: Mapping[str, str], *, strict: bool) -> Iterator[str]:
    """Yield in Thai what is wrong with an answer's ``Content-Type``.

    Args:
        path: of the file in the site.
        headers: of the answer, by their names in lower case.
        strict: whether text must say that it is UTF-8; without, Thai may turn into other letters.
    """
    whole = headers.get("content-type", "")
    kind, *parameters = (part.strip().lower() for part in whole.split(";"))
    wanted = _TYPES.get(PurePosixPath(path).suffix.lower())
    if wanted and not re.fullmatch(wanted, kind):
        yield f"ชนิดของไฟล์ (Content-Type) เป็น “{whole[:80]}”"
    elif wanted is None and _ACTIVE.fullmatch(kind):
        yield f"ชนิดของไฟล์ (Content-Type) เป็น “{whole[:80]}” ซึ่งเบราว์เซอร์อาจสั่งให้ทำงานได้"
    told = [part.partition("=")[2].strip('" ') for part in parameters if part.startswith("charset")]
    if any(charset not in {"utf-8", "utf8"} for charset in told):
        yield f"รหัสอักขระ (charset) เป็น “{told[0][:40]}” ตัวหนังสือไทยจะเพี้ยน ต้องเป็น utf-8"
    elif strict and not told and _SHOWN_AS_TEXT.fullmatch(kind):
        yield "ไม่บอกรหัสอักขระ (charset=utf-8) ตัวหนังสือไทยอาจเพี้ยน"
