"""What stands in an attached file: its text, and what it says of who made it and where."""

from __future__ import annotations

import html
import logging
import re
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PIL import ExifTags, Image
from pypdf import PdfReader

from transparency.record.stored import PICTURES
from transparency.review.personal.patterns import Match, matches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PAGES: Final = 500
MAX_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes that an office file may unfold to."""
MAX_TEXT: Final = 4_000_000
"""Characters of one part that are looked through."""
_OFFICE: Final = (".docx", ".xlsx", ".odt", ".ods")
_BREAKS: Final = re.compile(
    r"</(?:w:p|w:tc|si|c|row|text:p|text:h|table:table-cell)>|<(?:w:br|w:tab)[ /]"
)
_TAGS: Final = re.compile(r"<[^<>]*>")
_MAKERS: Final = re.compile(
    r"<(dc:creator|cp:lastModifiedBy|meta:initial-creator)(?:\s[^<>]*)?>([^<]*)</\1>"
)
_XMP_MAKER: Final = re.compile(
    rb"<dc:creator>.{0,200}?<rdf:li[^>]*>([^<]{1,200})</rdf:li>", re.DOTALL
)
_XMP_PLACE: Final = b"exif:GPSL"
_ARTIST_TAGS: Final = (ExifTags.Base.Artist, ExifTags.Base.XPAuthor)
_TEXT_AUTHORS: Final = ("Author", "author", "Artist")


@dataclass(frozen=True)
class Part:
    """A part of a file: a page, a sheet, or what the file says of itself."""

    where: str
    """In Thai, for messages."""
    text: str
    makers: tuple[str, ...] = ()
    has_place: bool = False

    def matches(self) -> Iterator[Match]:
        """Yield what looks like personal data here."""
        yield from matches(self.text[:MAX_TEXT])
        for name in self.makers:
            if bare := " ".join(name.split()).casefold():
                yield Match("author", bare, 0, 0)
        if self.has_place:
            yield Match("location", "gps", 0, 0)


@dataclass(frozen=True)
class Contents:
    """What could be read of a file."""

    parts: list[Part] = field(default_factory=list)
    is_locked: bool = False
    """Nothing could be read, though there is something."""
    is_textless: bool = False
    """Pages without a letter, as a scanner makes them."""


@lru_cache(maxsize=256)
def contents_of(file: Path) -> Contents:
    """Return what stands in an attached file of any kind that may be attached."""
    try:
        if file.suffix == ".pdf":
            return _pdf(file)
        if file.suffix in _OFFICE:
            return _office(file)
        if file.suffix in PICTURES:
            return _picture(file)
    except Exception:  # noqa: BLE001 - a hostile file may fail in any way that the libraries have
        return Contents(is_locked=True)
    return Contents()


def _pdf(file: Path) -> Contents:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks are not for clerks
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        return Contents(is_locked=True)
    count = len(reader.pages)
    if count > MAX_PAGES:
        return Contents(is_locked=True)
    pages = [
        Part(f"หน้า {number}", page.extract_text()) for number, page in enumerate(reader.pages, 1)
    ]
    makers = (str(reader.metadata.author),) if reader.metadata and reader.metadata.author else ()
    parts = [*pages, Part("คุณสมบัติของไฟล์", "", makers)]
    return Contents(parts, is_textless=count > 0 and not any(page.text.strip() for page in pages))


def _office(file: Path) -> Contents:
    parts = []
    with zipfile.ZipFile(file) as archive:
        members = [entry for entry in archive.infolist() if entry.filename.endswith(".xml")]
        if sum(entry.file_size for entry in members) > MAX_UNPACKED:
            return Contents(is_locked=True)
        for entry in members:
            with archive.open(entry) as stream:
                xml = stream.read(entry.file_size).decode("utf-8", "replace")
            text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", xml)))
            makers = tuple(html.unescape(found[1]) for found in _MAKERS.findall(xml))
            parts.append(Part(entry.filename, text, makers))
    return Contents(parts)


def _picture(file: Path) -> Contents:
    raw = file.read_bytes()
    with Image.open(file) as picture:
        picture.load()  # what stands after the pixels is read with them
        raw += picture.info.get("xmp", b"")  # a PNG may hold it compressed
        exif = picture.getexif()
        found = [exif.get(tag) for tag in _ARTIST_TAGS]
        found += [picture.info.get(name) for name in _TEXT_AUTHORS]
        words = [str(value) for value in picture.info.values() if isinstance(value, str)]
        has_place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or _XMP_PLACE in raw
    makers = [_decoded(value) for value in found if value]
    makers += dict.fromkeys(_decoded(match) for match in _XMP_MAKER.findall(raw))
    return Contents([Part("ข้อมูลแฝงของภาพ", "\n".join(words), tuple(makers), has_place)])


def _decoded(value: object) -> str:
    """Return a name as text; Windows writes its own tags in UTF-16."""
    if not isinstance(value, bytes):
        return str(value)
    encoding = "utf-16-le" if b"\0" in value else "utf-8"
    return value.decode(encoding, "replace").strip("\0")
