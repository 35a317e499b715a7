"""What pictures say of themselves, taken out of their bytes without touching a pixel.

For pictures within other files, which are to stay as they are.
"""

from __future__ import annotations

import struct
from typing import Final

_JPEG: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_SAYING: Final = {0xE1, 0xED, 0xFE, *range(0xE3, 0xED), 0xEF}
"""Segments with EXIF, XMP, IPTC, comments and what makers of cameras add; colours stay."""
_ALONE: Final = {0x01, *range(0xD0, 0xD9)}
"""Markers without a length."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SAYING_CHUNKS: Final = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def silent_picture(data: bytes) -> bytes:
    """Return a JPEG or PNG without its texts, places and dates; anything else as it is."""
    if data.startswith(_JPEG):
        return _silent_jpeg(data)
    return _silent_png(data) if data.startswith(_PNG) else data


def _silent_jpeg(data: bytes) -> bytes:
    kept, at = [_JPEG], len(_JPEG)
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - how each marker begins
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a fill byte before a marker
            at += 1
            continue
        if marker == _SCAN:
            break
        length = 2 if marker in _ALONE else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in _SAYING:
            kept.append(data[at : at + length])
        at += length
    return b"".join([*kept, data[at:]])


def _silent_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        end = at + 12 + length
        if data[at + 4 : at + 8] not in _SAYING_CHUNKS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
