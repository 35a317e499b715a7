"""Unpacks what a server compressed, and takes nothing that is not exactly one whole stream."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GZIP: Final = 16 + zlib.MAX_WBITS
_PIECE_BYTES: Final = 1 << 16
_OVERHEAD_BYTES: Final = 1 << 16
"""By which a compressed file may be longer than its content."""


class PackingError(Exception):
    """The compressed content is not whole, or more than that; the message says so in Thai."""


def unpacked(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Yield the content of an answer in pieces of at most 64 kB.

    Browsers differ in what they make of a stream without its end, or of what follows it: some show
    a part, some nothing. Therefore neither is taken.

    Args:
        chunks: the body as it came.
        encoding: the answer's ``Content-Encoding``; empty where there is none.
        limit: bytes of content after which the caller stops reading.

    Raises:
        PackingError: another encoding than gzip, or not one whole gzip stream.
    """
    if encoding in {"", "identity"}:
        yield from chunks
    elif encoding in {"gzip", "x-gzip"}:
        yield from _gunzipped(chunks, limit + _OVERHEAD_BYTES)
    else:
        msg = f"บีบอัดแบบ “{encoding[:40]}” ซึ่งการตรวจนี้อ่านไม่ได้"
        raise PackingError(msg)


def _gunzipped(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    stream = zlib.decompressobj(_GZIP)
    came = 0
    for chunk in chunks:
        came += len(chunk)
        if came > most:
            msg = "ข้อมูลบีบอัดยาวกว่าเนื้อหา"
            raise PackingError(msg)
        yield from _pieces(stream, chunk)
        if stream.unused_data:
            msg = "มีข้อมูลเกินต่อท้ายข้อมูลบีบอัด"
            raise PackingError(msg)
    if not stream.eof:
        msg = "ข้อมูลบีบอัดไม่มีส่วนท้าย"
        raise PackingError(msg)


def _pieces(stream: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """Yield what a chunk unpacks to, never more than a piece at a time."""
    left = chunk
    while left:
        try:
            piece = stream.decompress(left, _PIECE_BYTES)
        except zlib.error:
            msg = "ข้อมูลบีบอัดเสีย"
            raise PackingError(msg) from None
        if piece:
            yield piece
        left = stream.unconsumed_tail
