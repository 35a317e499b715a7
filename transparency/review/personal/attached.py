"""What stands in an attached file of any kind, and in the files within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.review.personal.contents import (
    MAX_DEPTH,
    Budget,
    Contents,
    LockedError,
    Part,
    SpentError,
)
from transparency.review.personal.office import office_contents
from transparency.review.personal.picture import picture_part

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURES: Final = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "office"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)
"""How files of each kind begin."""
_PDF_HEAD: Final = 1024
"""Bytes in which a PDF says that it is one (ISO 32000-1, annex H)."""
_TEXTS: Final = (".txt", ".csv", ".xml", ".htm", ".html", ".json")


def contents_of(file: Path) -> Contents:
    """Return what stands in an attached file of any kind that may be attached."""
    try:
        return contents_within(file.name, file.read_bytes(), Budget())
    except (MemoryError, SpentError):
        return Contents(is_locked=True, is_spent=True)
    except Exception:  # noqa: BLE001 - a hostile file may fail in any way that the libraries have
        return Contents(is_locked=True)


def contents_within(name: str, data: bytes, budget: Budget, depth: int = 0) -> Contents:
    """Return what stands in a file, told by how it begins; of a text, by its name.

    ``depth`` counts the files around it.

    Raises:
        LockedError: it does not let itself be read.
        SpentError: it asks for more than ``budget``.
    """
    if depth > MAX_DEPTH:
        raise SpentError

    def embedded(inner: str, content: bytes) -> Contents:
        return _embedded(inner, content, budget, depth + 1)

    kind = next((kind for start, kind in _SIGNATURES if data.startswith(start)), "")
    if kind == "pdf" or b"%PDF-" in data[:_PDF_HEAD]:
        # Its libraries take longer to begin than most records to be checked.
        from transparency.review.personal.pdf import pdf_contents  # noqa: PLC0415

        return pdf_contents(data, embedded)
    if kind == "office":
        return office_contents(data, budget, embedded)
    if kind == "picture":
        return Contents([picture_part(data)])
    if name.lower().endswith(_TEXTS):
        return Contents([Part(name, data.decode("utf-8", "replace"))])
    raise LockedError


def _embedded(name: str, data: bytes, budget: Budget, depth: int) -> Contents:
    """Return the contents of a file within a file; one that cannot be read is no more than told."""
    try:
        found = contents_within(name, data, budget, depth)
    except (MemoryError, SpentError):
        raise SpentError from None
    except Exception:  # noqa: BLE001 - as in `contents_of`
        return Contents(unread=[name])
    parts = [
        Part(f"{name} {part.where}", part.text, part.makers, part.has_place, part.rows)
        for part in found.parts
    ]
    unread = [f"{name} {inner}" for inner in found.unread]
    return Contents(parts, unread + ([name] if found.is_textless else []))
