"""What stands in a PDF: pages, form fields, notes, bookmarks, links, files, and its makers."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
from pypdf import PdfReader

from transparency.language.thai import thai_digits
from transparency.review.personal.contents import Contents, LockedError, Part, SpentError
from transparency.review.personal.picture import xmp_makers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_PAGES: Final = 500
_MAX_FIELDS: Final = 20_000
"""Of a form, and bookmarks, that are looked at."""
_IMAGE: Final = 3
"""The kind of a page's object that is a picture (FPDF_PAGEOBJ_IMAGE)."""
_NOTE_KEYS: Final = ("/Contents", "/RC", "/Subj", "/V", "/DV", "/TU", "/T")
_FIELD_KEYS: Final = ("/T", "/TU", "/V", "/DV", "/Opt")
_INFO_KEYS: Final = ("/Title", "/Subject", "/Keywords", "/Creator")
_TAGS: Final = re.compile(r"<[^<>]*>")


def pdf_contents(data: bytes, embedded: Callable[[str, bytes], Contents]) -> Contents:
    """Return what stands in a PDF; ``embedded`` reads the files in it.

    Raises:
        LockedError: it asks for a password.
        SpentError: it has too many pages.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks are not for clerks
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise LockedError
    if len(reader.pages) > MAX_PAGES:
        raise SpentError
    pages, pictured = _pages(data, reader)
    parts = [Part(f"หน้า {number}", text) for number, text in enumerate(pages, 1)]
    is_textless = bool(pages) and not any(text.strip() for text in pages)
    unread = [] if is_textless else [f"หน้า {thai_digits(number)} เป็นภาพ" for number in pictured]
    notes, authors = _notes(reader)
    beside = (
        Part("หมายเหตุและลิงก์", "\f".join(notes), tuple(authors)),
        Part("ช่องกรอกข้อมูล", "\f".join(_fields(reader))),
        Part("บุ๊กมาร์ก", "\f".join(_bookmarks(reader))),
    )
    parts += [part for part in beside if part.text or part.makers]
    parts.append(_of_itself(reader))
    for name, contents in reader.attachments.items():
        for content in contents:
            inner = embedded(name, content)
            parts += [Part(name, name), *inner.parts]
            unread += inner.unread
    return Contents(parts, unread, is_textless=is_textless)


def _pages(data: bytes, reader: PdfReader) -> tuple[list[str], list[int]]:
    """Return the text of each page, and which pages show a picture and not a letter.

    PDFium reads as browsers do, and twenty times as fast as pypdf, which is asked where a page
    seems to be empty: it forgives more.
    """
    texts, pictured = [], []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_range().replace("\r\n", "\n")
            texts.append(text if text.strip() else reader.pages[number - 1].extract_text())
            if not texts[-1].strip() and any(page.get_objects(filter=[_IMAGE], max_depth=2)):
                pictured.append(number)
            page.close()
    finally:
        document.close()
    return texts, pictured


def _notes(reader: PdfReader) -> tuple[list[str], list[str]]:
    """Return the texts of all annotations, with the addresses of links, and who wrote them."""
    texts, authors = [], []
    for page in reader.pages:
        for entry in page.get("/Annots", None) or ():
            note = entry.get_object()
            is_field = note.get("/Subtype") == "/Widget"
            for key in _NOTE_KEYS:
                if key == "/T" and not is_field:
                    authors += [*_strings(note.get(key))]
                else:
                    texts += [*_strings(note.get(key))]
            action = note.get("/A")
            if action is not None:
                texts += [*_strings(action.get_object().get("/URI"))]
    return texts, authors


def _fields(reader: PdfReader) -> Iterator[str]:
    """Yield names, tips and values of a form's fields, and what an XFA form holds."""
    form = reader.root_object.get("/AcroForm")
    if form is None:
        return
    form = form.get_object()
    waiting, seen = [*(form.get("/Fields") or ())], 0
    while waiting and seen < _MAX_FIELDS:
        seen += 1
        field = waiting.pop(0).get_object()
        for key in _FIELD_KEYS:
            yield from _strings(field.get(key))
        waiting += field.get("/Kids") or ()
    for entry in form.get("/XFA") or ():
        stream = entry.get_object()
        if hasattr(stream, "get_data"):
            yield _TAGS.sub("\f", stream.get_data().decode("utf-8", "replace"))


def _bookmarks(reader: PdfReader) -> Iterator[str]:
    waiting: list[Any] = [reader.outline]
    seen = 0
    while waiting and seen < _MAX_FIELDS:
        seen += 1
        entry = waiting.pop()
        if isinstance(entry, list):
            waiting += entry
        else:
            yield from _strings(entry.get("/Title"))


def _of_itself(reader: PdfReader) -> Part:
    """Return what the file says of itself, in its old and in its new way (Info and XMP)."""
    info: Any = reader.metadata or {}
    makers = [*_strings(info.get("/Author"))]
    texts = [text for key in _INFO_KEYS for text in _strings(info.get(key))]
    packet = reader.root_object.get("/Metadata")
    if packet is not None:
        raw = packet.get_object().get_data()
        makers += [name for name in xmp_makers(raw) if name]
        texts.append(_TAGS.sub("\f", raw.decode("utf-8", "replace")))
    return Part("คุณสมบัติของไฟล์", "\f".join(texts), tuple(makers))


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any object of a PDF
    """Yield the texts of a value: a string, a stream, or a list of these."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif isinstance(value, str):
        yield _TAGS.sub("\f", value)
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry)
    elif hasattr(value, "get_data"):
        yield value.get_data().decode("utf-8", "replace")
