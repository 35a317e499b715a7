"""How the pages, forms and notes of a PDF are read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from tests.review.test_personal import pdf
from tests.review.test_personal_hidden import BOX, NAME, kinds, picture
from transparency.review.personal import pdf as reading
from transparency.review.personal.attached import contents_of

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf.generic import PdfObject

PHONES: Final = ("0812345671", "0812345672", "0812345673")


def dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def with_form(file: Path, **entries: PdfObject) -> Path:
    """Write a PDF of one page with a form."""
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.root_object[NameObject("/AcroForm")] = dictionary(**entries)
    writer.write(file)
    return file


def found(file: Path) -> list[str]:
    return [match.value for part in contents_of(file).parts for match in part.matches()]


def fields(*values: str) -> ArrayObject:
    return ArrayObject([dictionary(V=TextStringObject(value)) for value in values])


# Forms


def test_fields_in_fields_and_lists_of_values_are_looked_at(tmp_path: Path) -> None:
    group = dictionary(T=TextStringObject("group"), Kids=fields(PHONES[0]))
    several = dictionary(V=ArrayObject([TextStringObject(PHONES[1])]))
    file = with_form(tmp_path / "a.pdf", Fields=ArrayObject([group, several]))
    assert sorted(found(file)) == list(PHONES[:2])


def test_an_xfa_form_is_looked_at_with_or_without_fields(tmp_path: Path) -> None:
    stream = DecodedStreamObject()
    stream.set_data(f"<a>{PHONES[0]}</a>".encode())
    parts = ArrayObject([TextStringObject("datasets"), stream])
    assert found(with_form(tmp_path / "a.pdf", XFA=parts)) == [PHONES[0]]
    assert found(with_form(tmp_path / "b.pdf", XFA=parts, Fields=fields(PHONES[1]))) == [
        PHONES[1], PHONES[0],
    ]  # fmt: skip


def test_of_endless_forms_and_bookmarks_so_many_entries_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of bookmarks is an entry itself."""
    monkeypatch.setattr(reading, "_MAX_FIELDS", 2)
    assert found(with_form(tmp_path / "a.pdf", Fields=fields(*PHONES))) == list(PHONES[:2])
    for count in (1, 2):
        writer = PdfWriter()
        writer.add_blank_page(10, 10)
        for phone in PHONES[:count]:
            writer.add_outline_item(title=phone, page_number=0)
        writer.write(tmp_path / "b.pdf")
        assert found(tmp_path / "b.pdf") == [PHONES[count - 1]]


# Notes


def test_who_wrote_a_note_is_found_and_the_name_of_a_field_is_nobody(tmp_path: Path) -> None:
    for name, kind, makers in (("a.pdf", "/Text", {"author"}), ("b.pdf", "/Widget", set[str]())):
        note = Text(rect=BOX, text="")
        note[NameObject("/T")] = TextStringObject(NAME)
        note[NameObject("/Subtype")] = NameObject(kind)
        writer = PdfWriter()
        writer.add_blank_page(100, 100)
        writer.add_annotation(0, note)
        writer.write(tmp_path / name)
        assert kinds(tmp_path / name) == makers


# Pages


def test_pages_are_counted_from_one(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "Order")
    assert [part.where for part in contents_of(tmp_path / "a.pdf").parts][:1] == ["หน้า 1"]


def test_of_pages_of_text_those_that_are_pictures_alone_are_told(tmp_path: Path) -> None:
    """Not an empty page, nor one that has a picture beside its text."""
    scan = io.BytesIO()
    picture(scan, "PDF")
    pdf(tmp_path / "text.pdf", "Order")
    writer = PdfWriter()
    writer.append(tmp_path / "text.pdf")
    writer.append(scan)
    writer.add_blank_page(10, 10)
    both = writer.add_page(PdfReader(tmp_path / "text.pdf").pages[0])
    both.merge_page(PdfReader(scan).pages[0])
    writer.write(tmp_path / "a.pdf")
    file = contents_of(tmp_path / "a.pdf")
    assert (file.unread, file.is_textless) == (["หน้า ๒ เป็นภาพ"], False)


@pytest.mark.parametrize(("before", "is_read"), [(0, True), (1019, True), (1020, False)])
def test_a_pdf_says_that_it_is_one_in_its_first_1024_bytes(
    tmp_path: Path, before: int, *, is_read: bool
) -> None:
    """As readers allow it (ISO 32000-1, annex H, note 13): ``%PDF-`` are five of them."""
    pdf(tmp_path / "a.pdf", "Order")
    content = b"\n" * before + (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "b.pdf").write_bytes(content)
    assert contents_of(tmp_path / "b.pdf").is_locked is not is_read
