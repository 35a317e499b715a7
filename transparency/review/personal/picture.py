"""What a picture says of itself: its maker, its place, and what is written into it."""

from __future__ import annotations

import html
import io
import re
import warnings
from typing import TYPE_CHECKING, Final

from PIL import ExifTags, Image, IptcImagePlugin

from transparency.review.personal.contents import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAKER_TAGS: Final = (ExifTags.Base.Artist, ExifTags.Base.XPAuthor, ExifTags.Base.CameraOwnerName)
_HOLDER_TAG: Final = ExifTags.Base.Copyright
_TEXT_TAGS: Final = (
    ExifTags.Base.ImageDescription,
    ExifTags.Base.UserComment,
    ExifTags.Base.XPTitle,
    ExifTags.Base.XPComment,
    ExifTags.Base.XPKeywords,
    ExifTags.Base.XPSubject,
    ExifTags.Base.DocumentName,
)
_WINDOWS_TAGS: Final = range(ExifTags.Base.XPTitle, ExifTags.Base.XPSubject + 1)
"""Tags that Windows writes, in UTF-16."""
_MAKER_KEYS: Final = ("author", "artist", "creator")
_HOLDER_KEY: Final = "copyright"
_IPTC_MAKERS: Final = ((2, 80), (2, 122))
"""By-line and caption's writer (IPTC-IIM 4.2, record 2)."""
_IPTC_HOLDER: Final = (2, 116)
_XMP_MAKERS: Final = re.compile(
    rb"<(dc:creator|dc:rights|xmpRights:Owner|photoshop:CaptionWriter|\w+:OwnerName"
    rb"|\w+:CameraOwnerName)(?:\s[^<>]*)?>(.{0,2000}?)</\1>",
    re.DOTALL,
)
_XMP_MAKER_ATTRIBUTES: Final = re.compile(
    rb"""\w+:(?:OwnerName|CameraOwnerName|CaptionWriter)=["']([^"'<>]{1,200})["']"""
)
_XMP_PACKET: Final = re.compile(rb"<x:xmpmeta.{0,1000000}?</x:xmpmeta>", re.DOTALL)
_XMP_PLACE: Final = b"exif:GPSL"
_TAGS: Final = re.compile(r"<[^<>]*>")
_CODE_NAMES: Final = {
    b"ASCII\0\0\0": "ascii",
    b"UNICODE\0": "utf-16",
    b"JIS\0\0\0\0\0": "shift-jis",
}
"""How a user comment says in which code it is written (EXIF 2.32)."""
_HOLDER_SIGNS: Final = re.compile(
    r"©|\(c\)|copyright|all rights reserved|สงวนลิขสิทธิ์|ลิขสิทธิ์|พ\.ศ\.|[0-9๐-๙]{4}|[.,:;]+\Z",
    re.IGNORECASE,
)
"""What stands around the name of who holds the rights."""


def picture_part(data: bytes) -> Part:
    """Return what a picture says of itself.

    Raises:
        OSError, ValueError, and what else Pillow raises where a picture is broken.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its remarks are not for clerks
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()  # what stands after the pixels is read with them
            raw = data + _bytes(picture.info.get("xmp", b""))  # a PNG may hold it compressed
            exif = picture.getexif()
            tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
            has_place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or _XMP_PLACE in raw
            said = [
                (str(name).casefold(), value)
                for name, value in picture.info.items()
                if isinstance(value, (str, bytes)) and name not in {"exif", "icc_profile", "xmp"}
            ]
            iptc = IptcImagePlugin.getiptcinfo(picture) or {}
    packets = b"\n".join(_XMP_PACKET.findall(raw))
    makers = [*_exif(tags, _MAKER_TAGS), *_iptc(iptc, *_IPTC_MAKERS)]
    holders = [*_exif(tags, (_HOLDER_TAG,)), *_iptc(iptc, _IPTC_HOLDER)]
    makers += [_decoded(value) for name, value in said if name in _MAKER_KEYS]
    holders += [_decoded(value) for name, value in said if name == _HOLDER_KEY]
    holders += [*xmp_makers(packets)]
    texts = [*_exif(tags, _TEXT_TAGS), *(_decoded(value) for _, value in said)]
    texts += [_decoded(value) for values in iptc.values() for value in _listed(values)]
    texts.append(html.unescape(_TAGS.sub("\f", packets.decode("utf-8", "replace"))))
    makers += [" ".join(_HOLDER_SIGNS.sub(" ", holder).split()) for holder in holders]
    return Part("ข้อมูลแฝงของภาพ", "\f".join(texts), tuple(makers), has_place)


def _exif(tags: dict[int, object], wanted: tuple[int, ...]) -> Iterator[str]:
    for tag in wanted:
        value = tags.get(tag)
        if isinstance(value, bytes) and tag in _WINDOWS_TAGS:
            yield value.decode("utf-16-le", "replace").strip("\0 ")
        elif value:
            yield _decoded(value)


def _iptc(found: dict[tuple[int, int], bytes | list[bytes]], *wanted: tuple[int, int]) -> list[str]:
    return [_decoded(value) for key in wanted for value in _listed(found.get(key, []))]


def _listed(value: bytes | list[bytes]) -> list[bytes]:
    return value if isinstance(value, list) else [value]


def xmp_makers(packets: bytes) -> Iterator[str]:
    """Yield who made or owns what an XMP packet (ISO 16684-1) describes."""
    for found in _XMP_MAKERS.finditer(packets):
        for name in _TAGS.sub("\n", found[2].decode("utf-8", "replace")).split("\n"):
            yield html.unescape(name.strip())
    for name_bytes in _XMP_MAKER_ATTRIBUTES.findall(packets):
        yield html.unescape(name_bytes.decode("utf-8", "replace"))


def _bytes(value: object) -> bytes:
    return value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""


def _decoded(value: object) -> str:
    """Return a text of a picture; a comment names the code in which it is written.

    Pillow reads tags as Latin-1, whatever they are; cameras and programs write UTF-8.
    """
    if not isinstance(value, bytes):
        try:
            return str(value).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return str(value)
    code = _CODE_NAMES.get(value[:8])
    if code:
        value = value[8:]
    elif b"\0" in value.rstrip(b"\0"):
        code = "utf-16-le"
    return value.decode(code or "utf-8", "replace").strip("\0 ")
