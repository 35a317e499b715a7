"""Attached files and pictures: their size, and whether they are what their name says."""

from __future__ import annotations

import contextlib
import hashlib
import re
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.problems import Rule

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

KILOBYTE: Final = 1024
MAX_PICTURE: Final = 300 * KILOBYTE
"""Bytes of a picture; a larger one is slow on a phone."""
MAX_FILE: Final = 10 * KILOBYTE * KILOBYTE
"""Bytes of any other file."""
MAX_PIXELS: Final = 50_000_000
"""Pixels of a picture; a small file can decode to one that fills all memory."""
MAX_SCANS: Final = 100
"""Passes of a progressive JPEG; a small file can ask for thousands, each as slow as the first."""
PICTURES: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""Kinds of picture by the ending of the name, as Pillow calls them."""
PICTURE_ERRORS: Final = (
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Pillow raises where a picture is broken, beside its own `DecompressionBombError`."""
_SCAN: Final = b"\xff\xda"
_ORIENTATION: Final = 0x0112
_LYING: Final = {5, 6, 7, 8}
"""EXIF orientations of a picture that browsers turn by a quarter."""
_OFFICE: Final = {
    ".docx": ("word/document.xml", b""),
    ".xlsx": ("xl/workbook.xml", b""),
    ".odt": ("mimetype", b"application/vnd.oasis.opendocument.text"),
    ".ods": ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
}
"""A part that an office file of each kind has, and how it begins; all are ZIP archives."""
_TEXTS: Final = {".csv", ".txt"}
_PDF_HEAD: Final = 1024
"""Bytes in which a PDF says that it is one (ISO 32000-1, annex H)."""
_FILE_NAME: Final = re.compile(r"\S+\.[A-Za-z]{3,4}")


@dataclass(frozen=True)
class StoredFile:
    """What is known of a file in ``data/files/`` or of a picture in ``docs/``."""

    size: int
    """In bytes."""
    is_sound: bool = True
    """Whether it can be read as what the ending of its name says."""
    width: int | None = None
    """Of a picture as browsers show it, in pixels."""
    height: int | None = None
    digest: str = ""
    """SHA-256 of its bytes, in hexadecimal; nothing where it was not opened."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with a file, wherever it is named."""

    rule: Rule
    message: str
    remedy: str
    example: str


def look_at(file: Path) -> StoredFile:
    """Return what is known of a file; one that is empty or too large is not opened."""
    size = file.stat().st_size
    if not 0 < size <= _limit(file.suffix):
        return StoredFile(size)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if file.suffix in PICTURES:
        return replace(_picture(file, size), digest=digest)
    return StoredFile(size, is_sound=_is_what_it_says(file), digest=digest)


def fault_of(name: str, file: StoredFile) -> Fault | None:
    """Return what keeps a file of that name from being published, or None."""
    suffix = PurePosixPath(name).suffix
    if fault := size_fault(name, file.size):
        return fault
    if file.is_sound:
        return None
    kind = suffix.removeprefix(".").upper()
    if suffix in PICTURES:
        return Fault(
            rule=Rule.BROKEN_PICTURE,
            message=f"เปิด “{name}” เป็นภาพ {kind} ไม่ได้",
            remedy=(
                "ไฟล์อาจเสีย ไม่ครบ เป็นภาพชนิดอื่นที่เปลี่ยนเพียงชื่อ หรือมีจำนวนจุดมากเกินไป "
                f"ให้เปิดภาพในโปรแกรมแก้ไขภาพ บันทึกใหม่เป็นชนิด {suffix} แล้วอัปโหลดแทน"
            ),
            example=name,
        )
    if suffix in _TEXTS:
        return Fault(
            rule=Rule.BROKEN_FILE,
            message=f"ไฟล์ “{name}” ไม่ใช่ข้อความ UTF-8 จึงอ่านภาษาไทยไม่ได้",
            remedy=(
                "เปิดไฟล์แล้วเลือก “บันทึกเป็น” ชนิดการเข้ารหัส UTF-8 "
                "(ใน Excel เลือกชนิด CSV UTF-8) แล้วอัปโหลดแทน"
            ),
            example=name,
        )
    return Fault(
        rule=Rule.BROKEN_FILE,
        message=f"เปิด “{name}” เป็นไฟล์ {kind} ไม่ได้",
        remedy=(
            "ไฟล์อาจเสีย ไม่ครบ หรือเป็นชนิดอื่นที่เปลี่ยนเพียงชื่อ "
            f"ให้เปิดด้วยโปรแกรมที่สร้างไฟล์นั้น บันทึกใหม่เป็นชนิด {suffix} แล้วอัปโหลดแทน"
        ),
        example=name,
    )


def size_fault(name: str, size: int, called: str = "") -> Fault | None:
    """Return what is wrong with the size of a file of that name, in bytes, or None.

    ``called`` is what it is called yet, where that is to be changed into ``name``.
    """
    suffix = PurePosixPath(name).suffix
    limit = _limit(suffix)
    if 0 < size <= limit:
        return None
    if size == 0:
        return Fault(
            rule=Rule.EMPTY_FILE,
            message=f"ไฟล์ “{called or name}” ว่างเปล่า (๐ ไบต์)",
            remedy="อัปโหลดไฟล์นี้ใหม่ แล้วลองเปิดดู",
            example=name,
        )
    if suffix in PICTURES:
        sizes = f"{_in_units(size, KILOBYTE)} กิโลไบต์ เกินกำหนด {_in_units(limit, KILOBYTE)} กิโลไบต์"
        return Fault(
            rule=Rule.HEAVY_PICTURE,
            message=f"ภาพ “{called or name}” ใหญ่ {sizes} ประชาชนที่ใช้โทรศัพท์ต้องรอนาน",
            remedy=(
                "เปิดภาพในโปรแกรมแก้ไขภาพ ปรับขนาดให้ด้านยาวไม่เกิน ๑,๖๐๐ จุด (pixel) "
                "บันทึกเป็น .jpg คุณภาพราว ๗๕ หรือใช้คำสั่ง transparency clean "
                "แล้วอัปโหลดแทนไฟล์เดิม ถ้าชื่อไฟล์เปลี่ยน ให้แก้ชื่อตรงนี้ด้วย"
            ),
            example=str(PurePosixPath(name).with_suffix(".jpg")),
        )
    mega = KILOBYTE * KILOBYTE
    return Fault(
        rule=Rule.HEAVY_FILE,
        message=(
            f"ไฟล์ “{called or name}” ใหญ่ {_in_units(size, mega)} เมกะไบต์ "
            f"เกินกำหนด {_in_units(limit, mega)} เมกะไบต์"
        ),
        remedy="ถ้าเป็นเอกสารสแกน ให้สแกนใหม่ที่ ๑๕๐-๒๐๐ dpi หรือแบ่งเป็นหลายไฟล์",
        example=name,
    )


def alternative_fault(alternative: str, name: str) -> Fault | None:
    """Return what is wrong with a picture's text alternative: empty, or a file name; else None."""
    remedy = "เขียนว่าในภาพมีใครทำอะไร ที่ไหน ให้ผู้ที่มองไม่เห็นภาพเข้าใจ"
    example = "พนักงานนั่งประชุมในห้องประชุม"
    if not alternative.strip():
        return Fault(
            rule=Rule.NO_ALTERNATIVE,
            message=f"ภาพ “{name}” ไม่มีคำบรรยายภาพ",
            remedy=remedy,
            example=example,
        )
    given, path = alternative.strip().casefold(), PurePosixPath(name)
    if given in {path.stem.casefold(), name.casefold()} or _FILE_NAME.fullmatch(given):
        return Fault(
            rule=Rule.FILE_NAME_AS_ALTERNATIVE,
            message=f"คำบรรยายภาพ “{alternative.strip()}” เป็นเพียงชื่อไฟล์",
            remedy=remedy,
            example=example,
        )
    return None


def _limit(suffix: str) -> int:
    return MAX_PICTURE if suffix in PICTURES else MAX_FILE


def _in_units(size: int, unit: int) -> str:
    """Return a size as file managers show it: whole units, rounded up, in Thai digits."""
    return thai_digits(f"{-(-size // unit):,}")


def _picture(file: Path, size: int) -> StoredFile:
    """Return a picture's size and whether it decodes to its end as what its ending says."""
    from PIL import Image  # noqa: PLC0415 - slow to import, and most records have no picture

    kind = PICTURES[file.suffix]
    if kind == "JPEG" and file.read_bytes().count(_SCAN) > MAX_SCANS:
        return StoredFile(size, is_sound=False)
    try:
        with warnings.catch_warnings():
            # What Pillow only warns of, browsers show; pixels are counted here.
            warnings.simplefilter("ignore")
            with Image.open(file, formats=[kind]) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return StoredFile(size, is_sound=False)
                picture.load()
                width, height = _as_shown(picture)
    except (Image.DecompressionBombError, *PICTURE_ERRORS):
        return StoredFile(size, is_sound=False)
    return StoredFile(size, width=width, height=height)


def _as_shown(picture: Image.Image) -> tuple[int, int]:
    """Return width and height as browsers show a picture, after its EXIF orientation."""
    turned = False
    with contextlib.suppress(LookupError, OSError, SyntaxError, ValueError, struct.error):
        turned = picture.getexif().get(_ORIENTATION) in _LYING
    return (picture.height, picture.width) if turned else (picture.width, picture.height)


def _is_what_it_says(file: Path) -> bool:
    """Return whether the content of a file other than a picture fits the ending of its name."""
    if file.suffix in _TEXTS:
        return _is_text(file.read_bytes())
    if file.suffix in _OFFICE:
        return _is_packed(file, *_OFFICE[file.suffix])
    with file.open("rb") as stream:
        return b"%PDF-" in stream.read(_PDF_HEAD)


def _is_packed(file: Path, part: str, start: bytes) -> bool:
    """Return whether a file is a ZIP archive with a member ``part`` that begins with ``start``."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(part) as stream:
            return stream.read(len(start)) == start
    except (
        EOFError,
        KeyError,
        OSError,
        RuntimeError,
        ValueError,
        struct.error,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return False


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
