"""A PDF for publication: its pages, without makers, notes, scripts, files and former versions."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from transparency.language.thai import thai_digits
from transparency.review.cleaning.cleaned import Cleaned, CleaningError
from transparency.review.cleaning.segments import silent_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

_BESIDE: Final = {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D"}
"""Annotations that are no part of what is printed."""
_OF_THE_PAGE: Final = {"/Link", "/Widget"}
_WRITER_KEYS: Final = ("/T", "/M", "/CreationDate", "/Subj", "/RC", "/NM", "/Popup", "/IRT")
"""Of an annotation: who wrote it, when, and in answer to what."""
_INFO: Final = {
    "/Author": "ชื่อผู้จัดทำ",
    "/Title": "ชื่อเรื่องที่แฝงอยู่",
    "/Creator": "โปรแกรมที่สร้าง",
    "/Producer": "โปรแกรมที่สร้าง",
    "/CreationDate": "วันเวลาที่สร้างหรือแก้ไข",
    "/ModDate": "วันเวลาที่สร้างหรือแก้ไข",
}
_PRIVATE: Final = ("/Metadata", "/PieceInfo", "/LastModified")
"""Of any object: what programs keep there for themselves."""
_SCRIPTS: Final = ("/OpenAction", "/AA")
_END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")


def clean_pdf(data: bytes) -> Cleaned:
    """Return a PDF with nothing but what its pages show.

    Raises:
        CleaningError: it is none, is locked, or bears a digital signature.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            _require_open(document)
            removed = [*_of_itself(document), *_notes(document), *_of_the_catalogue(document)]
            removed += _within(document)
            if not document.is_linearized and len(_END.findall(data)) > 1:
                removed.append("รุ่นก่อนการแก้ไขที่ค้างอยู่ในไฟล์")
            stream = io.BytesIO()
            document.remove_unreferenced_resources()
            document.save(stream, deterministic_id=True, linearize=False)
    except pikepdf.PasswordError:
        msg = "ไฟล์ตั้งรหัสผ่านไว้ ให้บันทึกใหม่จากต้นฉบับโดยไม่ตั้งรหัส"
        raise CleaningError(msg) from None
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, OSError):
        msg = "เปิดเป็นไฟล์ PDF ไม่ได้ ไฟล์อาจเสีย ไม่ครบ หรือเป็นชนิดอื่นที่เปลี่ยนเพียงชื่อ"
        raise CleaningError(msg) from None
    return Cleaned(stream.getvalue(), ".pdf", tuple(dict.fromkeys(removed)))


def _require_open(document: pikepdf.Pdf) -> None:
    if document.is_encrypted:
        msg = "ไฟล์ตั้งรหัสหรือจำกัดสิทธิ์ไว้ ให้บันทึกใหม่จากต้นฉบับโดยไม่ตั้งรหัส"
        raise CleaningError(msg)
    signed = any(
        isinstance(entry, pikepdf.Dictionary)
        and entry.get("/FT") == pikepdf.Name.Sig
        and "/V" in entry
        for entry in document.objects
    )
    if signed:
        msg = (
            "ไฟล์มีลายเซ็นดิจิทัล ซึ่งจะใช้ไม่ได้เมื่อไฟล์เปลี่ยน "
            "ให้เผยแพร่ไฟล์ที่ลงนามตามเดิม หรือทำสำเนาจากต้นฉบับก่อนลงนาม"
        )
        raise CleaningError(msg)


def _of_itself(document: pikepdf.Pdf) -> Iterator[str]:
    """Take out what the file says of itself, in its old and in its new way (Info and XMP)."""
    for key in document.docinfo:
        yield _INFO.get(str(key), "คุณสมบัติอื่นของไฟล์")
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    if "/Metadata" in document.Root:
        yield "ข้อมูล XMP"


def _notes(document: pikepdf.Pdf) -> Iterator[str]:
    """Take out notes, and of marks that are seen on a page who made them."""
    gone = written = 0
    for page in document.pages:
        if "/Annots" not in page:
            continue
        notes = [*page.Annots]
        kept = [note for note in notes if str(note.get("/Subtype", "")) not in _BESIDE]
        gone += len(notes) - len(kept)
        written += sum(_is_written_no_more(note) for note in kept)
        page.Annots = pikepdf.Array(kept)
    if gone:
        yield thai_digits(f"หมายเหตุหรือไฟล์แนบในหน้า {gone} รายการ")
    if written:
        yield thai_digits(f"ชื่อผู้เขียนและข้อความของเครื่องหมายในหน้า {written} รายการ")


def _is_written_no_more(note: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    """Take scripts from an annotation, and of a mark who made it; return whether anybody had."""
    for key in ("/AA", *(("/A",) if _is_script(note.get("/A")) else ())):
        if key in note:
            del note[key]
    kind = str(note.get("/Subtype", ""))
    if kind in _OF_THE_PAGE:
        return False
    keys = (*_WRITER_KEYS, *(() if kind == "/FreeText" else ("/Contents",)))
    found = [key for key in keys if key in note]
    for key in found:
        del note[key]
    return bool(found)


def _is_script(action: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") in {
        pikepdf.Name.JavaScript,
        pikepdf.Name.Launch,
    }


def _of_the_catalogue(document: pikepdf.Pdf) -> Iterator[str]:
    """Take out scripts, files within the file, and forms of another kind (XFA)."""
    root = document.Root
    names = root.get("/Names", pikepdf.Dictionary())
    scripts = [key for key in _SCRIPTS if key in root]
    if "/OpenAction" in root and not _is_script(root.OpenAction):
        scripts.remove("/OpenAction")
    for key in scripts:
        del root[key]
    if "/JavaScript" in names:
        del names["/JavaScript"]
        scripts.append("/JavaScript")
    if scripts:
        yield "สคริปต์"
    if "/EmbeddedFiles" in names or "/AF" in root:
        for place, key in ((names, "/EmbeddedFiles"), (root, "/AF")):
            if key in place:
                del place[key]
        yield "ไฟล์ที่แนบอยู่ข้างใน"
    form = root.get("/AcroForm")
    if form is not None and "/XFA" in form:
        del form["/XFA"]
        yield "แบบฟอร์ม XFA"


def _within(document: pikepdf.Pdf) -> Iterator[str]:
    """Take out what programs and cameras have left within pages and pictures."""
    for entry in document.objects:
        if not isinstance(entry, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        for key in _PRIVATE:
            if key in entry:
                del entry[key]
                yield "ข้อมูลแฝงของโปรแกรม"
        is_photograph = entry.get("/Filter") == pikepdf.Name.DCTDecode
        if isinstance(entry, pikepdf.Stream) and is_photograph and "/DecodeParms" not in entry:
            raw = entry.read_raw_bytes()
            silent = silent_picture(raw)
            if silent != raw:
                entry.write(silent, filter=pikepdf.Name.DCTDecode)
                yield "ข้อมูลแฝงของภาพในไฟล์"
