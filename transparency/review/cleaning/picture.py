"""A photograph for publication: upright, small, and without what the camera wrote into it."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from PIL import ExifTags, Image, ImageCms, ImageOps

from transparency.language.thai import thai_digits
from transparency.record.stored import (
    MAX_PICTURE,
    MAX_PIXELS,
    MAX_SCANS,
    PICTURE_ERRORS,
    PICTURES,
)
from transparency.review.cleaning.cleaned import Cleaned, CleaningError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SIDE: Final = 1600
"""Pixels of the longer side."""
_QUALITIES: Final = (82, 75, 65, 55, 45)
_SMALLER: Final = 0.8
"""Of the sides, where even the least quality is too heavy."""
_SCAN: Final = b"\xff\xda"
_EXIF: Final = {
    "ชื่อผู้ถ่ายหรือเจ้าของภาพ": (
        ExifTags.Base.Artist,
        ExifTags.Base.XPAuthor,
        ExifTags.Base.CameraOwnerName,
        ExifTags.Base.Copyright,
    ),
    "วันเวลาที่ถ่าย": (
        ExifTags.Base.DateTime,
        ExifTags.Base.DateTimeOriginal,
        ExifTags.Base.DateTimeDigitized,
    ),
    "รุ่นกล้องหรือโปรแกรม": (
        ExifTags.Base.Make,
        ExifTags.Base.Model,
        ExifTags.Base.Software,
        ExifTags.Base.BodySerialNumber,
    ),
}
"""What is told of EXIF, and the tags that hold it."""
_SILENT: Final = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "gamma", "srgb", "transparency",
    "progressive", "progression", "adobe", "adobe_transform", "icc_profile", "interlace", "exif",
    "chromaticity", "aspect", "loop", "background", "timestamp", "duration", "mp", "mpoffset",
}  # fmt: skip
"""What Pillow tells of a picture that says nothing of people."""


def clean_picture(data: bytes, suffix: str) -> Cleaned:
    """Return a picture scaled to the limit, with nothing beside its pixels.

    Raises:
        CleaningError: it cannot be read as what its ending says, has too many pixels, or moves.
    """
    kind = PICTURES[suffix]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=[kind]) as source:
                _require_bounds(source, data, kind)
                source.load()
                removed = tuple(_told(source))
                size = ImageOps.exif_transpose(source).size
                picture = _plain(source)
    except (Image.DecompressionBombError, *PICTURE_ERRORS):
        msg = (
            f"เปิดเป็นภาพ {suffix.removeprefix('.').upper()} ไม่ได้ "
            "ไฟล์อาจเสีย ไม่ครบ หรือเป็นชนิดอื่นที่เปลี่ยนเพียงชื่อ"
        )
        raise CleaningError(msg) from None
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    copy, ending = _written(picture, suffix)
    with Image.open(io.BytesIO(copy)) as result:
        end = result.size
    notes = []
    if end != size:
        notes.append(f"ย่อภาพจาก {size[0]:,} × {size[1]:,} เหลือ {end[0]:,} × {end[1]:,} จุด")
    if ending != suffix:
        notes.append("เปลี่ยนเป็น .jpg เพราะเป็น .png แล้วใหญ่เกินกำหนด")
    return Cleaned(copy, ending, removed, tuple(thai_digits(note) for note in notes))


def _require_bounds(picture: Image.Image, data: bytes, kind: str) -> None:
    if picture.width * picture.height > MAX_PIXELS or data.count(_SCAN) > MAX_SCANS:
        msg = "ภาพมีจำนวนจุดมากเกินกว่าจะเปิดได้ ให้ย่อในโปรแกรมแก้ไขภาพก่อน"
        raise CleaningError(msg)
    if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        msg = "เป็นภาพเคลื่อนไหว ให้บันทึกเป็นภาพนิ่งก่อน"
        raise CleaningError(msg)


def _told(picture: Image.Image) -> Iterator[str]:
    """Yield in Thai what a picture says beside its pixels."""
    exif = picture.getexif()
    tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield "พิกัดที่ถ่ายภาพ (GPS)"
    for called, wanted in _EXIF.items():
        if any(tags.get(tag) for tag in wanted):
            yield called
    if tags:
        yield "ข้อมูลของกล้อง (EXIF)"
    if "xmp" in picture.info or "XML:com.adobe.xmp" in picture.info:
        yield "ข้อมูล XMP"
    if "photoshop" in picture.info:
        yield "ข้อมูล IPTC"
    others = {str(name).lower() for name in picture.info} - _SILENT
    if others - {"xmp", "xml:com.adobe.xmp", "photoshop"}:
        yield "ข้อความแฝงในภาพ"
    if getattr(picture, "n_frames", 1) > 1:
        yield "ภาพที่ซ้อนอยู่ในไฟล์"


def _plain(source: Image.Image) -> Image.Image:
    """Return the pixels as they are to be seen, in sRGB, and nothing else."""
    picture = ImageOps.exif_transpose(source)
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    profile = source.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB")
            picture = converted or picture
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that nobody can read changes no colour
    if picture.mode not in {"L", "RGB", "RGBA"} or has_alpha:
        picture = picture.convert("RGBA" if has_alpha else "RGB")
    plain = picture.copy()
    plain.info = {}
    return plain


def _written(picture: Image.Image, suffix: str) -> tuple[bytes, str]:
    """Return a picture's bytes within the limit, and the ending that they are to have."""
    if suffix == ".png":
        data = _saved(picture, "PNG", optimize=True)
        if len(data) <= MAX_PICTURE:
            return data, suffix
        suffix = ".jpg"
    kind = PICTURES[suffix]
    if kind == "JPEG":
        picture = _on_white(picture)
    while True:
        for quality in _QUALITIES:
            data = _saved(picture, kind, quality=quality)
            if len(data) <= MAX_PICTURE:
                return data, suffix
        sides = (max(1, int(picture.width * _SMALLER)), max(1, int(picture.height * _SMALLER)))
        picture = picture.resize(sides, Image.Resampling.LANCZOS)


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
