"""Copies of files for publication: without their makers, places and history.

What is removed is told, in Thai. What cannot be taken out without changing what the file says
(changes that nobody has accepted, signatures) is refused.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from transparency.record.budget import SpentError, budget
from transparency.record.stored import size_fault
from transparency.review.cleaning.cleaned import Cleaned, CleaningError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES: Final = 100_000_000
"""Of a file that is looked at: a photograph or a scan has fewer."""
_SECONDS: Final = 60.0
_MEMORY: Final = 1_500_000_000
_TOO_MUCH: Final = "ไฟล์นี้ใหญ่หรือซับซ้อนเกินกว่าจะทำสำเนาได้ แบ่งเป็นหลายไฟล์ หรือบันทึกใหม่จากโปรแกรมต้นทาง"


def _picture(data: bytes, suffix: str) -> Cleaned:
    from transparency.review.cleaning.picture import (  # noqa: PLC0415 - slow to import
        clean_picture,
    )

    return clean_picture(data, suffix)


def _pdf(data: bytes, _suffix: str) -> Cleaned:
    from transparency.review.cleaning.pdf import clean_pdf  # noqa: PLC0415 - slow to import

    return clean_pdf(data)


def _office(data: bytes, suffix: str) -> Cleaned:
    from transparency.review.cleaning.office import clean_office  # noqa: PLC0415 - slow to import

    return clean_office(data, suffix)


_CLEANERS: Final[dict[str, Callable[[bytes, str], Cleaned]]] = {
    ".jpg": _picture,
    ".jpeg": _picture,
    ".png": _picture,
    ".webp": _picture,
    ".pdf": _pdf,
    ".docx": _office,
    ".xlsx": _office,
}
"""By the ending of a name, in small letters."""


def cleaned(name: str, data: bytes) -> Cleaned:
    """Return a copy for publication of a file with that name.

    Raises:
        CleaningError: there can be none; the message says why, in Thai.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in _CLEANERS:
        msg = f"ทำสำเนาได้เฉพาะไฟล์ชนิด {' '.join(_CLEANERS)}"
        raise CleaningError(msg)
    if not data:
        msg = "ไฟล์ว่างเปล่า (๐ ไบต์)"
        raise CleaningError(msg)
    if len(data) > MAX_BYTES:
        raise CleaningError(_TOO_MUCH)
    try:
        with budget(_SECONDS, _MEMORY):
            copy = _CLEANERS[suffix](data, suffix)
    except (MemoryError, RecursionError, SpentError):
        raise CleaningError(_TOO_MUCH) from None
    if fault := size_fault(f"copy{copy.suffix}", len(copy.data), name):
        msg = f"{fault.message} {fault.remedy}"
        raise CleaningError(msg)
    return copy
