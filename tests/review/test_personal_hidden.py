"""Places of attachments where nobody looks: each is looked at, or told as not looked at."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from PIL import ExifTags, Image
from pypdf import PdfWriter
from pypdf.annotations import FreeText, Link, Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from tests.conftest import DAY
from transparency.record.site import Site
from transparency.review.personal.attached import contents_of
from transparency.review.personal.gate import personal_problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PHONE: Final = "โทร 089-876-5432"
IDENTITY: Final = "1234567890121"
NAME: Final = "Somebody"
BOX: Final = (10, 10, 90, 30)
XMP: Final = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{NAME}</rdf:li></rdf:Seq>
</dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">{PHONE}</rdf:li></rdf:Alt>
</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"""
"""A packet as XMP (ISO 16684-1) has it."""


def kinds(file: Path) -> set[str]:
    return {match.kind for part in contents_of(file).parts for match in part.matches()}


def _field(writer: PdfWriter, key: str) -> None:
    field = DictionaryObject({
        NameObject("/FT"): NameObject("/Tx"),
        NameObject("/T"): TextStringObject("name"),
        NameObject(key): TextStringObject(PHONE),
    })  # fmt: skip
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})  # noqa: SLF001
    writer.root_object[NameObject("/AcroForm")] = form


def _note(writer: PdfWriter) -> None:
    note = Text(rect=BOX, text="x")
    note[NameObject("/T")] = TextStringObject(NAME)
    writer.add_annotation(0, note)


def _packet(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(XMP.encode())
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)  # noqa: SLF001


def _workbook() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{PHONE}</t></si></sst>")
    return data.getvalue()


PDF_PLACES: Final[dict[str, tuple[Callable[[PdfWriter], object], set[str]]]] = {
    "the value of a form's field": (lambda pdf: _field(pdf, "/V"), {"phone"}),
    "the first value of a form's field": (lambda pdf: _field(pdf, "/DV"), {"phone"}),
    "the tip of a form's field": (lambda pdf: _field(pdf, "/TU"), {"phone"}),
    "a note": (lambda pdf: pdf.add_annotation(0, Text(rect=BOX, text=PHONE)), {"phone"}),
    "who wrote a note": (_note, {"author"}),
    "a free text": (lambda pdf: pdf.add_annotation(0, FreeText(text=PHONE, rect=BOX)), {"phone"}),
    "a link": (
        lambda pdf: pdf.add_annotation(0, Link(rect=BOX, url="mailto:a.b@mail.co.th")),
        {"email"},
    ),
    "the title": (lambda pdf: pdf.add_metadata({"/Title": PHONE}), {"phone"}),
    "the keywords": (lambda pdf: pdf.add_metadata({"/Keywords": PHONE}), {"phone"}),
    "a bookmark": (lambda pdf: pdf.add_outline_item(title=PHONE, page_number=0), {"phone"}),
    "a file in it": (lambda pdf: pdf.add_attachment("a.txt", PHONE.encode()), {"phone"}),
    "a workbook in it": (lambda pdf: pdf.add_attachment("a.xlsx", _workbook()), {"phone"}),
    "the name of a file in it": (
        lambda pdf: pdf.add_attachment(f"scan_{IDENTITY}.txt", b"x"),
        {"id-card"},
    ),
    "its XMP": (_packet, {"author", "phone"}),
}


@pytest.mark.parametrize("place", PDF_PLACES)
def test_every_place_of_a_pdf_is_looked_at(tmp_path: Path, place: str) -> None:
    write, expected = PDF_PLACES[place]
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    write(writer)
    writer.write(tmp_path / "a.pdf")
    assert kinds(tmp_path / "a.pdf") == expected


W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE_PLACES: Final = {
    "who wrote a comment": (
        "word/comments.xml",
        f'<w:comments {W}><w:comment w:author="{NAME}" w:id="1"/></w:comments>',
        {"author"},
    ),
    "who changed it": (
        "word/document.xml",
        f'<w:document {W}><w:p><w:ins w:author="{NAME}"><w:r/></w:ins></w:p></w:document>',
        {"author"},
    ),
    "who deleted from it": (
        "word/document.xml",
        f'<w:document {W}><w:p><w:del w:author="{NAME}"><w:r/></w:del></w:p></w:document>',
        {"author"},
    ),
    "what was deleted": (
        "word/document.xml",
        f"<w:document {W}><w:del><w:r><w:delText>{PHONE}</w:delText></w:r></w:del></w:document>",
        {"phone"},
    ),
    "the manager": (
        "docProps/app.xml",
        f"<Properties><Manager>{NAME}</Manager></Properties>",
        {"author"},
    ),
    "the people": (
        "xl/persons/person.xml",
        f'<personList><person displayName="{NAME}" userId="a.b@mail.co.th"/></personList>',
        {"author", "email"},
    ),
    "who commented on a cell": (
        "xl/comments1.xml",
        f"<comments><authors><author>{NAME}</author></authors></comments>",
        {"author"},
    ),
    "the name of a sheet": (
        "xl/workbook.xml",
        f'<workbook><sheets><sheet name="{PHONE}" sheetId="1"/></sheets></workbook>',
        {"phone"},
    ),
    "an alternative text": (
        "word/document.xml",
        f'<w:document {W}><w:p><docPr id="1" descr="{PHONE}"/></w:p></w:document>',
        {"phone"},
    ),
    "a link": (
        "word/_rels/document.xml.rels",
        '<Relationships><Relationship Target="mailto:a.b@mail.co.th"/></Relationships>',
        {"email"},
    ),
    "a heading of printed pages": (
        "xl/worksheets/sheet1.xml",
        f"<worksheet><headerFooter><oddHeader>{PHONE}</oddHeader></headerFooter></worksheet>",
        {"phone"},
    ),
    "a property of one's own": (
        "docProps/custom.xml",
        f"<Properties><property><lpwstr>{PHONE}</lpwstr></property></Properties>",
        {"phone"},
    ),
    "who printed it": (
        "meta.xml",
        f"<meta><meta:printed-by>{NAME}</meta:printed-by></meta>",
        {"author"},
    ),
    "a note of an open document": (
        "content.xml",
        f"<annotation><dc:creator>{NAME}</dc:creator><text:p>{PHONE}</text:p></annotation>",
        {"author", "phone"},
    ),
}  # fmt: skip


def office(file: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
@pytest.mark.parametrize("place", OFFICE_PLACES)
def test_every_place_of_an_office_file_is_looked_at(tmp_path: Path, place: str, code: str) -> None:
    member, xml, expected = OFFICE_PLACES[place]
    declared = f'<?xml version="1.0" encoding="{code}"?>{xml}'.encode(code)
    assert kinds(office(tmp_path / "a.docx", {member: declared})) == expected


def picture(file: Path | io.BytesIO, ending: str = "JPEG", **options: object) -> None:
    Image.new("RGB", (4, 4)).save(file, ending, **options)


def test_files_in_an_office_file_are_looked_at(tmp_path: Path) -> None:
    image = io.BytesIO()
    picture(image, comment=PHONE.encode())
    members = {"word/document.xml": "<w:p/>"}
    workbook = office(tmp_path / "a.docx", members | {"word/embeddings/a.xlsx": _workbook()})
    assert kinds(workbook) == {"phone"}
    pictured = office(tmp_path / "b.docx", members | {"word/media/a.jpg": image.getvalue()})
    assert kinds(pictured) == {"phone"}


def test_what_cannot_be_looked_at_is_a_warning_that_says_so(good_data: Path) -> None:
    file = good_data / "files/2567/order-1.docx"
    drawing = b"\xd0\xcf\x11\xe0"
    office(file, {"word/document.xml": "<w:p/>", "word/embeddings/oleObject1.bin": drawing})
    found = personal_problems(good_data, good_data.parent / "docs", Site.load(good_data, DAY))
    (problem,) = [problem for problem in found if problem.path == "data/files/2567/order-1.docx"]
    assert (problem.rule, problem.severity) == ("unsearched-part", "warning")
    assert "oleObject1.bin" in problem.message


def test_a_page_that_is_a_picture_among_pages_of_text_is_told(tmp_path: Path) -> None:
    scan = io.BytesIO()
    picture(scan, "PDF")
    writer = PdfWriter()
    writer.append(scan)
    text = DecodedStreamObject()
    text.set_data(b"BT /F1 12 Tf 20 50 Td (Order) Tj ET")
    page = writer.add_blank_page(100, 100)
    fonts = DictionaryObject({NameObject("/F1"): DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })})  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(text)  # noqa: SLF001
    writer.write(tmp_path / "a.pdf")
    found = contents_of(tmp_path / "a.pdf")
    assert (found.is_textless, found.unread) == (False, ["หน้า ๑ เป็นภาพ"])


def test_the_end_of_a_long_part_is_looked_at(tmp_path: Path) -> None:
    text = f"<w:b><w:p>{'ก' * 4_100_000}</w:p><w:p>{PHONE}</w:p></w:b>"
    assert kinds(office(tmp_path / "a.docx", {"word/document.xml": text})) == {"phone"}


def test_a_number_of_a_shared_text_is_no_value(tmp_path: Path) -> None:
    """Cells of a sheet name texts by their numbers, which side by side look like anything."""
    cells = "".join(f'<c t="s"><v>{at}</v></c>' for at in (0, 81, 234, 5678))
    members: dict[str, str | bytes] = {"xl/worksheets/sheet1.xml": f"<row>{cells}</row>"}
    assert kinds(office(tmp_path / "a.xlsx", members)) == set()
    members["xl/worksheets/sheet1.xml"] = '<row><c t="s"><v>0</v></c></row>'
    members["xl/sharedStrings.xml"] = f"<sst><si><t>{PHONE}</t></si></sst>"
    assert kinds(office(tmp_path / "a.xlsx", members)) == {"phone"}


def test_the_heading_of_a_column_says_what_its_numbers_are(tmp_path: Path) -> None:
    def sheet(heading: str) -> dict[str, str | bytes]:
        rows = f'<row><c r="B1" t="inlineStr"><is><t>{heading}</t></is></c></row>'
        return {"xl/worksheets/sheet1.xml": (
            f'<d>{rows}<row><c r="A2"><v>600</v></c><c r="B2"><v>898765432</v></c></row></d>'
        )}  # fmt: skip

    assert kinds(office(tmp_path / "a.xlsx", sheet("เบอร์มือถือ"))) == {"phone"}
    assert kinds(office(tmp_path / "a.xlsx", sheet("งบประมาณ"))) == set()


EXIF: Final = {
    "description": (ExifTags.Base.ImageDescription, PHONE, "phone"),
    "copyright": (ExifTags.Base.Copyright, f"© 2566 {NAME}", "author"),
    "artist": (ExifTags.Base.Artist, NAME, "author"),
    "comment of Windows": (ExifTags.Base.XPComment, PHONE.encode("utf-16-le"), "phone"),
}


@pytest.mark.parametrize("place", EXIF)
def test_the_tags_of_a_picture_are_looked_at(tmp_path: Path, place: str) -> None:
    tag, value, kind = EXIF[place]
    exif = Image.Exif()
    exif[tag] = value
    picture(tmp_path / "a.jpg", exif=exif)
    assert kinds(tmp_path / "a.jpg") == {kind}


@pytest.mark.parametrize(("tag", "value", "kind"), [
    (ExifTags.Base.UserComment, b"UNICODE\0" + PHONE.encode("utf-16"), "phone"),
    (ExifTags.Base.UserComment, b"ASCII\0\0\0" + b"tel 0898765432", "phone"),
    (ExifTags.Base.CameraOwnerName, NAME, "author"),
])  # fmt: skip
def test_the_tags_of_the_camera_are_looked_at(
    tmp_path: Path, tag: int, value: bytes | str, kind: str
) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[tag] = value
    picture(tmp_path / "a.jpg", exif=exif)
    assert kinds(tmp_path / "a.jpg") == {kind}


def test_the_comment_and_the_description_of_a_picture_are_looked_at(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg", comment=PHONE.encode())
    assert kinds(tmp_path / "a.jpg") == {"phone"}
    picture(tmp_path / "b.jpg", xmp=XMP.encode())
    assert kinds(tmp_path / "b.jpg") == {"author", "phone"}


@pytest.mark.parametrize(
    "holder", ["© 2566 อบต.ตัวอย่าง", "ลิขสิทธิ์ อบต.ตัวอย่าง", "Copyright (c) อบต.ตัวอย่าง"]
)
def test_the_agency_may_hold_the_rights_of_its_pictures(good_data: Path, holder: str) -> None:
    file = next((good_data / "files").rglob("*.jpg"), good_data / "files/2567/photo.jpg")
    exif = Image.Exif()
    exif[ExifTags.Base.Copyright] = holder.encode()
    picture(file, exif=exif)
    found = personal_problems(good_data, good_data.parent / "docs", Site.load(good_data, DAY))
    assert [problem for problem in found if problem.severity == "error"] == []
