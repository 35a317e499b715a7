"""The parts of an office file (OOXML, ECMA-376 part 2): read within limits, written anew."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from transparency.review.cleaning.cleaned import CleaningError
from transparency.review.personal.contents import MAX_UNPACKED
from transparency.review.personal.office import MAX_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES: Final = "[Content_Types].xml"
_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How files of the formats before 2007 begin, and locked ones."""
_LOCKED: Final = 0x1
"""The bit of a member that is locked."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NOT_ONE: Final = "ไม่ใช่ไฟล์ Word หรือ Excel ที่อ่านได้ ไฟล์อาจเสีย ไม่ครบ หรือเป็นชนิดอื่นที่เปลี่ยนเพียงชื่อ"
_BROKEN: Final = (
    EOFError,
    KeyError,
    NotImplementedError,  # a compression that zipfile does not know
    OSError,
    RuntimeError,  # a member that is locked
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile raises where an archive is broken, or none that it can read."""
_PARSER: Final = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


class Package:
    """The parts of an office file by name, as bytes."""

    def __init__(self, data: bytes) -> None:
        """Unpack a file.

        Raises:
            CleaningError: it is none, is locked, or unfolds to too much.
        """
        if data.startswith(_OLD):
            msg = "ไฟล์ตั้งรหัสผ่านไว้ หรือเป็นไฟล์รุ่นเก่า ให้เปิดแล้วบันทึกใหม่เป็น .docx หรือ .xlsx โดยไม่ตั้งรหัส"
            raise CleaningError(msg)
        try:
            self.parts = _unpacked(data)
        except _BROKEN:
            raise CleaningError(_NOT_ONE) from None
        if TYPES not in self.parts:
            raise CleaningError(_NOT_ONE)

    def edit(self, name: str, change: Callable[[Any], bool | int]) -> int:
        """Have a part's root changed; return what ``change`` does: how much it has changed.

        Raises:
            CleaningError: the part is no XML, or defines entities.
        """
        try:
            root = etree.fromstring(
                self.parts[name], etree.XMLParser(resolve_entities=False, no_network=True)
            )
        except etree.XMLSyntaxError:
            raise CleaningError(_NOT_ONE) from None
        if root.getroottree().docinfo.doctype:
            raise CleaningError(_NOT_ONE)
        changed = int(change(root))
        if changed:
            self.parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return changed

    def remove(self, name: str) -> None:
        """Remove a part, its own relations, and whatever leads to it."""
        self.parts.pop(name, None)
        self.parts.pop(relations_of(name), None)
        self.edit(TYPES, lambda root: _dropped(root, "PartName", lambda value: value == f"/{name}"))
        for other in [part for part in self.parts if part.endswith(".rels")]:
            self.edit(other, partial(_dropped, attribute="Target", is_meant=_leads(other, name)))

    def written(self) -> bytes:
        """Return the file, without a date and in the order in which it was."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
        return stream.getvalue()


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(members) > MAX_MEMBERS or sum(entry.file_size for entry in members) > MAX_UNPACKED:
            msg = "ไฟล์นี้คลายออกแล้วใหญ่เกินกว่าจะเปิดได้ แบ่งเป็นหลายไฟล์"
            raise CleaningError(msg)
        if any(entry.flag_bits & _LOCKED for entry in members):
            msg = "ไฟล์ตั้งรหัสผ่านไว้ ให้บันทึกใหม่โดยไม่ตั้งรหัส"
            raise CleaningError(msg)
        names = [entry.filename for entry in members]
        if len({name.lower() for name in names}) < len(names):
            raise CleaningError(_NOT_ONE)
        return {entry.filename: archive.read(entry) for entry in members}


def relations_of(name: str) -> str:
    """Return the name of the part with the relations of another."""
    path = PurePosixPath(name)
    return str(path.parent / "_rels" / f"{path.name}.rels")


def _dropped(root: Any, attribute: str, is_meant: Callable[[str], bool]) -> int:  # noqa: ANN401
    """Remove the entries of a list whose attribute is meant; return how many there were."""
    meant = [entry for entry in root if is_meant(entry.get(attribute, ""))]
    for entry in meant:
        root.remove(entry)
    return len(meant)


def _leads(relations: str, name: str) -> Callable[[str], bool]:
    """Return whether a target leads from a part of relations to a part."""
    folder = PurePosixPath(relations).parent.parent

    def leads(target: str) -> bool:
        if target.startswith("/"):
            return target.removeprefix("/") == name
        parts: list[str] = []
        for part in (folder / target).parts:
            if part == ".." and parts:
                parts.pop()
            elif part not in {".", ".."}:
                parts.append(part)
        return "/".join(parts) == name

    return leads
