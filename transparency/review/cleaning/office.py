"""A Word or Excel file for publication: without makers, comments and traces of its history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from transparency.language.thai import thai_digits
from transparency.review.cleaning.cleaned import Cleaned, CleaningError
from transparency.review.cleaning.package import Package, relations_of
from transparency.review.cleaning.segments import silent_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN: Final = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_PROPERTIES: Final = {
    "docProps/core.xml": "ชื่อผู้จัดทำ ผู้แก้ไขล่าสุด และวันเวลา",
    "docProps/app.xml": "ชื่อหน่วยงานและโปรแกรมที่แฝงอยู่",
    "docProps/custom.xml": "คุณสมบัติที่กำหนดเอง",
}
"""Parts that describe the file, and what is told of them."""
_THUMBNAIL: Final = re.compile(r"docProps/thumbnail\.\w+")
_COMMENTS: Final = re.compile(
    r"word/(?:comments\w*|people)\.xml|xl/(?:comments\d*|comments/\w+|threadedComments/\w+|persons/\w+)\.xml"
)
_NOTE_SHAPES: Final = re.compile(r"xl/drawings/vmlDrawing\d*\.vml")
_CHANGES: Final = frozenset((
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange",
    "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "tblGridChange",
    "numberingChange",
))  # fmt: skip
"""Marks of changes that nobody has accepted yet (ECMA-376 part 1, 17.13.5)."""
_MARKS: Final = frozenset(("commentRangeStart", "commentRangeEnd", "commentReference"))
_TRACES: Final = frozenset(("rsids", "docVars", "mailMerge", "attachedTemplate"))
_OF_THE_BOOK: Final = frozenset(("fileSharing", "absPath"))
_RELATION_TRACES: Final = ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")
_PICTURES: Final = (".jpg", ".jpeg", ".png")


def clean_office(data: bytes, suffix: str) -> Cleaned:
    """Return a Word or Excel file with its contents alone.

    Raises:
        CleaningError: it is none, is locked, holds a macro, or changes that nobody has accepted.
    """
    package = Package(data)
    if _MAIN[suffix] not in package.parts:
        msg = f"เปิดเป็นไฟล์ {suffix.removeprefix('.').upper()} ไม่ได้ อาจเป็นชนิดอื่นที่เปลี่ยนเพียงชื่อ"
        raise CleaningError(msg)
    _require_settled(package)
    removed = [*_properties(package), *_comments(package), *_traces(package), *_pictures(package)]
    return Cleaned(package.written(), suffix, tuple(dict.fromkeys(removed)), tuple(_left(package)))


def _require_settled(package: Package) -> None:
    if any(name.endswith(("vbaProject.bin", "vbaData.xml")) for name in package.parts):
        msg = "ไฟล์มีมาโคร ให้บันทึกใหม่เป็น .docx หรือ .xlsx ที่ไม่มีมาโคร"
        raise CleaningError(msg)
    if any(name.startswith("_xmlsignatures/") for name in package.parts):
        msg = "ไฟล์มีลายเซ็นดิจิทัล ซึ่งจะใช้ไม่ได้เมื่อไฟล์เปลี่ยน ให้ทำสำเนาจากต้นฉบับก่อนลงนาม"
        raise CleaningError(msg)
    changes = sum(
        package.edit(name, lambda root: _count(root, _CHANGES)) for name in _word_parts(package)
    )
    if changes or any(name.startswith("xl/revisions/") for name in package.parts):
        msg = (
            "ไฟล์มีการติดตามการแก้ไข (Track Changes) ที่ยังไม่ได้ยอมรับ ผู้อ่านจะเห็นข้อความที่ลบแล้ว "
            "ให้เปิดในโปรแกรม กดยอมรับการเปลี่ยนแปลงทั้งหมด ปิดการติดตาม บันทึก แล้วสั่งใหม่"
        )
        raise CleaningError(msg)


def _word_parts(package: Package) -> list[str]:
    return [name for name in package.parts if re.fullmatch(r"word/[^/]+\.xml", name)]


def _local(element: Any) -> str:  # noqa: ANN401 - an element, comment or instruction
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _count(root: Any, tags: frozenset[str]) -> int:  # noqa: ANN401
    return sum(_local(element) in tags for element in root.iter())


def _drop(root: Any, tags: frozenset[str]) -> int:  # noqa: ANN401
    """Remove every element of some tags; return how many there were."""
    meant = [element for element in root.iter() if _local(element) in tags]
    for element in meant:
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return len(meant)


def _emptied(root: Any) -> int:  # noqa: ANN401
    """Remove all that stands in an element; return how much it was."""
    count = len(root)
    del root[:]
    return count


def _properties(package: Package) -> Iterator[str]:
    for name, called in _PROPERTIES.items():
        if name in package.parts and package.edit(name, _emptied):
            yield called
    for name in [name for name in package.parts if _THUMBNAIL.fullmatch(name)]:
        package.remove(name)
        yield "ภาพย่อของหน้าแรก"


def _comments(package: Package) -> Iterator[str]:
    """Take out comments, the marks that lead to them, and the list of who wrote them."""
    found = [name for name in package.parts if _COMMENTS.fullmatch(name)]
    for name in found:
        package.remove(name)
    for name in _word_parts(package):
        package.edit(name, lambda root: _drop(root, _MARKS))
    if found:
        for name in [name for name in package.parts if _NOTE_SHAPES.fullmatch(name)]:
            _without_notes(package, name)
        yield "ความคิดเห็น (comment) และชื่อผู้เขียน"


def _without_notes(package: Package, drawing: str) -> None:
    """Remove the boxes of comments of a sheet, and their drawing where it has nothing else."""
    shapes = {"left": 0}

    def change(root: Any) -> int:  # noqa: ANN401
        all_shapes = [element for element in root.iter() if _local(element) == "shape"]
        notes = [
            shape
            for shape in all_shapes
            if any(inner.get("ObjectType") == "Note" for inner in shape.iter())
        ]
        for shape in notes:
            shape.getparent().remove(shape)
        shapes["left"] = len(all_shapes) - len(notes)
        return len(notes)

    if not package.edit(drawing, change) or shapes["left"]:
        return
    sheets = [name for name in package.parts if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    file = drawing.rpartition("/")[2].encode()
    for sheet in sheets:
        if file in package.parts.get(relations_of(sheet), b""):
            package.edit(sheet, lambda root: _drop(root, frozenset(("legacyDrawing",))))
    package.remove(drawing)


def _traces(package: Package) -> Iterator[str]:
    """Take out marks of each time at which the file was saved, and where it lay."""
    traces = 0
    for name in _word_parts(package):
        traces += package.edit(name, _without_marks_of_saving)
        traces += package.edit(name, lambda root: _drop(root, _TRACES))
    if "xl/workbook.xml" in package.parts:
        traces += package.edit("xl/workbook.xml", lambda root: _drop(root, _OF_THE_BOOK))
    for name in [name for name in package.parts if name.endswith(".rels")]:
        traces += package.edit(name, _without_relations_of_traces)
    if traces:
        yield "ร่องรอยการแก้ไขและที่เก็บไฟล์"


def _without_marks_of_saving(root: Any) -> int:  # noqa: ANN401
    count = 0
    for element in root.iter():
        for name in [name for name in element.attrib if "}rsid" in name]:
            del element.attrib[name]
            count += 1
    return count


def _without_relations_of_traces(root: Any) -> int:  # noqa: ANN401
    meant = [entry for entry in root if entry.get("Type", "").endswith(_RELATION_TRACES)]
    for entry in meant:
        root.remove(entry)
    return len(meant)


def _pictures(package: Package) -> Iterator[str]:
    for name, content in package.parts.items():
        if name.lower().endswith(_PICTURES):
            silent = silent_picture(content)
            if silent != content:
                package.parts[name] = silent
                yield "ข้อมูลแฝงของภาพในไฟล์"


def _left(package: Package) -> Iterator[str]:
    """Yield what a person is to look at, as it may or may not be meant for the public."""
    if "xl/workbook.xml" in package.parts:
        hidden = package.edit("xl/workbook.xml", _hidden_sheets)
        if hidden:
            yield thai_digits(f"มีแผ่นงานที่ซ่อนไว้ {hidden} แผ่น ประชาชนเปิดดูได้ ถ้าไม่ต้องการ ให้ลบก่อน")


def _hidden_sheets(root: Any) -> int:  # noqa: ANN401
    return sum(
        _local(element) == "sheet" and element.get("state", "visible") != "visible"
        for element in root.iter()
    )
