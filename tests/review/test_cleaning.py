"""Copies for publication: what they leave out, what they keep, and what cannot be copied."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from transparency import cli
from transparency.record.stored import MAX_PICTURE, fault_of, look_at
from transparency.review.cleaning import MAX_BYTES, cleaned
from transparency.review.cleaning.cleaned import CleaningError
from transparency.review.cleaning.segments import silent_picture
from transparency.review.personal.attached import contents_of
from transparency.review.personal.contents import MAX_UNPACKED

if TYPE_CHECKING:
    from pathlib import Path

MAKER: Final = "Somebody"
UPRIGHT_TO_RIGHT: Final = 6
"""The EXIF orientation of a telephone that was held upright."""
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CORE: Final = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Somebody</dc:creator>'
    "<cp:lastModifiedBy>Somebody</cp:lastModifiedBy></cp:coreProperties>"
)


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x013B] = MAKER
    found[0x0112] = UPRIGHT_TO_RIGHT
    found[0x8825] = {1: "N", 2: (18.0, 45.0, 0.0)}
    return found


def photograph(size: tuple[int, int] = (2400, 1200), kind: str = "JPEG") -> bytes:
    """Return a photograph of a telephone that was held upright, with its place and its owner."""
    stream = io.BytesIO()
    info = PngInfo()
    info.add_text("Author", MAKER)
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    picture.save(stream, kind, exif=exif(), comment=MAKER.encode(), pnginfo=info)
    return stream.getvalue()


def found_in(data: bytes, suffix: str, folder: Path) -> list[str]:
    """Return the kinds of personal data that the gate finds in a file."""
    file = folder / f"copy{suffix}"
    file.write_bytes(data)
    contents = contents_of(file)
    assert not contents.is_locked
    return [match.kind for part in contents.parts for match in part.matches()]


def bare(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    assert not picture.getexif()
    assert not {"comment", "exif", "xmp", "photoshop", "icc_profile"} & set(picture.info)
    return picture


@pytest.mark.parametrize(("suffix", "kind"), [(".jpg", "JPEG"), (".png", "PNG"), (".webp", "WEBP")])
def test_a_photograph_is_upright_small_and_says_nothing_of_its_maker(
    tmp_path: Path, suffix: str, kind: str
) -> None:
    before = photograph(kind=kind)
    assert {"author", "location"} <= set(found_in(before, suffix, tmp_path))
    copy = cleaned(f"a{suffix}", before)
    assert found_in(copy.data, copy.suffix, tmp_path) == []
    stored = look_at(tmp_path / f"copy{copy.suffix}")
    assert fault_of(f"copy{copy.suffix}", stored) is None
    picture = bare(copy.data).convert("RGB")
    assert picture.size == (800, 1600)
    # What lay on the upper left lies on the upper right when the telephone is held upright.
    red, *_ = picture.getpixel((790, 10)), None
    assert isinstance(red, tuple)
    assert red[0] > 200 > red[1] + 100
    told = " ".join(copy.removed)
    assert "พิกัดที่ถ่ายภาพ (GPS)" in told
    assert "ชื่อผู้ถ่ายหรือเจ้าของภาพ" in told
    assert copy.notes == ("ย่อภาพจาก ๑,๒๐๐ × ๒,๔๐๐ เหลือ ๘๐๐ × ๑,๖๐๐ จุด",)


def test_a_picture_that_is_small_and_says_nothing_keeps_its_size_and_pixels(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (40, 20), (10, 20, 30, 128)).save(stream, "PNG")
    copy = cleaned("a.png", stream.getvalue())
    assert (copy.removed, copy.notes) == ((), ())
    assert bare(copy.data).getpixel((5, 5)) == (10, 20, 30, 128)
    assert found_in(copy.data, ".png", tmp_path) == []


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_a_picture_full_of_detail_is_brought_below_the_limit(suffix: str) -> None:
    stream = io.BytesIO()
    Image.effect_noise((1600, 1600), 90).save(stream, "JPEG" if suffix == ".jpg" else "PNG")
    copy = cleaned(f"a{suffix}", stream.getvalue())
    assert copy.suffix == ".jpg"
    assert len(copy.data) <= MAX_PICTURE
    assert any("เปลี่ยนเป็น .jpg" in note for note in copy.notes) is (suffix == ".png")


def test_colours_of_print_become_those_of_screens() -> None:
    stream = io.BytesIO()
    Image.new("CMYK", (20, 20), (0, 0, 0, 0)).save(stream, "JPEG")
    picture = bare(cleaned("a.jpg", stream.getvalue()).data)
    assert (picture.mode, picture.getpixel((3, 3))) == ("RGB", (255, 255, 255))


def document() -> pikepdf.Pdf:
    """Return a PDF that says who made it in every place that it has for that."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    with pdf.open_metadata() as packet:
        packet["dc:creator"] = [MAKER]
    pdf.docinfo["/Author"] = MAKER
    pdf.docinfo["/ModDate"] = "D:20230101000000"
    note = {"/Type": pikepdf.Name.Annot, "/Rect": [1, 1, 20, 20], "/T": MAKER, "/Contents": MAKER}
    page.Annots = pdf.make_indirect(
        pikepdf.Array(
            pdf.make_indirect(pikepdf.Dictionary(note | {"/Subtype": pikepdf.Name(kind)}))
            for kind in ("/Text", "/Highlight", "/FreeText")
        )
    )
    pdf.attachments["secret.txt"] = b"secret"
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    image = pikepdf.Stream(pdf, photograph((40, 20)))
    image.update(pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=20,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        PieceInfo=pikepdf.Dictionary(Editor=MAKER),
    ))  # fmt: skip
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pikepdf.Stream(pdf, b"q 40 0 0 20 0 0 cm /Im0 Do Q")
    return pdf


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_pdf_keeps_its_pages_and_nothing_of_its_makers(tmp_path: Path) -> None:
    before = saved(document())
    assert "author" in found_in(before, ".pdf", tmp_path)
    copy = cleaned("a.pdf", before)
    assert found_in(copy.data, ".pdf", tmp_path) == []
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        kinds = [str(note.Subtype) for note in pdf.pages[0].Annots]
        assert kinds == ["/Highlight", "/FreeText"]
        highlight, text = pdf.pages[0].Annots
        assert {"/T", "/Contents"} & set(highlight.keys()) == set()
        assert str(text.Contents) == MAKER  # it is what the page shows
        assert not pdf.attachments
        assert not {"/OpenAction", "/Metadata"} & set(pdf.Root.keys())
        image = pdf.pages[0].Resources.XObject.Im0
        assert MAKER.encode() not in image.read_raw_bytes()
        assert Image.open(io.BytesIO(image.read_raw_bytes())).size == (40, 20)
        assert "/PieceInfo" not in image
    for told in ("ชื่อผู้จัดทำ", "ข้อมูล XMP", "หมายเหตุ", "สคริปต์", "ไฟล์ที่แนบอยู่ข้างใน", "ภาพในไฟล์"):
        assert any(told in one for one in copy.removed), told


def test_a_former_version_in_a_pdf_is_not_copied() -> None:
    old = b"0 0 m 77777 0 l"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pikepdf.Stream(pdf, old)
    first = saved(pdf, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(first)) as reread:
        number, size = reread.pages[0].Contents.objgen[0], len(reread.objects) + 1
        root = reread.Root.objgen[0]
    before = first.rpartition(b"startxref")[2].split()[0].decode()
    new = f"{number} 0 obj\n<</Length 1>>\nstream\nq\nendstream\nendobj\n"
    update = (
        f"{new}xref\n{number} 1\n{len(first):010} 00000 n \n"
        f"trailer <</Root {root} 0 R /Size {size} /Prev {before}>>\n"
        f"startxref\n{len(first) + len(new)}\n%%EOF\n"
    )
    whole = first + update.encode()
    assert old in whole
    with pikepdf.open(io.BytesIO(whole)) as updated:
        assert updated.pages[0].Contents.read_bytes().strip() == b"q"
    copy = cleaned("a.pdf", whole)
    assert "รุ่นก่อนการแก้ไขที่ค้างอยู่ในไฟล์" in copy.removed
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        streams = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream)]
        assert all(old not in entry.read_bytes() for entry in streams)


def archive(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def types(*names: str) -> str:
    listed = "".join(f'<Override PartName="/{name}" ContentType="x"/>' for name in names)
    return f'<Types xmlns="{PACKAGE}/content-types">{listed}</Types>'


def relations(**targets: str) -> str:
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def letter(body: str = "") -> dict[str, str | bytes]:
    """Return the parts of a document that says who wrote it wherever one can."""
    return {
        "[Content_Types].xml": types("word/document.xml", "word/comments.xml"),
        "docProps/core.xml": CORE,
        "docProps/custom.xml": "<Properties><property name='x'>Somebody</property></Properties>",
        "word/document.xml": (
            f'<w:document {WORD}><w:body><w:p w:rsidR="00A1"><w:commentRangeStart w:id="0"/><w:r>'
            f"<w:t>หนังสือ</w:t></w:r><w:r><w:commentReference w:id='0'/></w:r>{body}</w:p></w:body>"
            "</w:document>"
        ),
        "word/comments.xml": f'<w:comments {WORD}><w:comment w:author="{MAKER}"/></w:comments>',
        "word/settings.xml": (
            f'<w:settings {WORD}><w:rsids><w:rsid w:val="00A1"/></w:rsids></w:settings>'
        ),
        "word/_rels/document.xml.rels": relations(
            comments="comments.xml", settings="settings.xml", image="media/image1.jpeg"
        ),
        "word/media/image1.jpeg": photograph((40, 20)),
    }


def sheet() -> dict[str, str | bytes]:
    """Return the parts of a workbook with a comment, its box, and a sheet that is hidden."""
    note = '<v:shape><x:ClientData ObjectType="Note"/></v:shape>'
    return {
        "[Content_Types].xml": types("xl/workbook.xml", "xl/comments1.xml"),
        "docProps/core.xml": CORE,
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET}"><fileSharing userName="{MAKER}"/><sheets>'
            '<sheet name="ก"/><sheet name="ข" state="hidden"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{SHEET}"><sheetData><row><c><v>1</v></c></row></sheetData>'
            f'<legacyDrawing xmlns:r="{RELATIONS}" r:id="r1"/></worksheet>'
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            comments="../comments1.xml", vmlDrawing="../drawings/vmlDrawing1.vml"
        ),
        "xl/comments1.xml": (
            f'<comments xmlns="{SHEET}"><authors><author>{MAKER}</author></authors></comments>'
        ),
        "xl/drawings/vmlDrawing1.vml": (
            f'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:x">{note}</xml>'
        ),
    }


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_word_file_keeps_its_words_and_nothing_of_its_makers(tmp_path: Path) -> None:
    before = archive(letter())
    assert set(found_in(before, ".docx", tmp_path)) == {"author", "location"}
    copy = cleaned("a.docx", before)
    assert found_in(copy.data, ".docx", tmp_path) == []
    parts = parts_of(copy.data)
    assert "หนังสือ".encode() in parts["word/document.xml"]
    assert all(word not in parts["word/document.xml"] for word in (b"comment", b"rsid"))
    assert "word/comments.xml" not in parts
    assert b"comments" not in parts["[Content_Types].xml"] + parts["word/_rels/document.xml.rels"]
    assert b"image1.jpeg" in parts["word/_rels/document.xml.rels"]
    assert all(MAKER.encode() not in content for content in parts.values())
    assert copy.removed == (
        "ชื่อผู้จัดทำ ผู้แก้ไขล่าสุด และวันเวลา", "คุณสมบัติที่กำหนดเอง",
        "ความคิดเห็น (comment) และชื่อผู้เขียน", "ร่องรอยการแก้ไขและที่เก็บไฟล์", "ข้อมูลแฝงของภาพในไฟล์",
    )  # fmt: skip


def test_an_excel_file_loses_comments_with_their_boxes_and_tells_of_hidden_sheets(
    tmp_path: Path,
) -> None:
    copy = cleaned("a.xlsx", archive(sheet()))
    assert found_in(copy.data, ".xlsx", tmp_path) == []
    parts = parts_of(copy.data)
    assert not [name for name in parts if "comments" in name or "vml" in name]
    assert b"legacyDrawing" not in parts["xl/worksheets/sheet1.xml"]
    assert b"<v>1</v>" in parts["xl/worksheets/sheet1.xml"]
    assert b"fileSharing" not in parts["xl/workbook.xml"]
    assert copy.notes == ("มีแผ่นงานที่ซ่อนไว้ ๑ แผ่น ประชาชนเปิดดูได้ ถ้าไม่ต้องการ ให้ลบก่อน",)


@pytest.mark.parametrize(
    "change",
    [
        f'<w:ins w:author="{MAKER}"><w:r><w:t>ใหม่</w:t></w:r></w:ins>',
        f'<w:del w:author="{MAKER}"><w:r><w:delText>เก่า</w:delText></w:r></w:del>',
        f'<w:pPr><w:pPrChange w:author="{MAKER}"/></w:pPr>',
    ],
)
def test_changes_that_nobody_has_accepted_are_refused(change: str) -> None:
    with pytest.raises(CleaningError, match="ยอมรับการเปลี่ยนแปลงทั้งหมด"):
        cleaned("a.docx", archive(letter(change)))


def signed() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=[pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary()))]
    )
    return saved(pdf)


def locked(user: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=user))


def bomb() -> bytes:
    return archive({"[Content_Types].xml": types(), "word/document.xml": bytes(MAX_UNPACKED)})


def entities() -> bytes:
    text = f'<!DOCTYPE w [<!ENTITY a "x">]><w:document {WORD}>&a;</w:document>'
    return archive({"[Content_Types].xml": types(), "word/document.xml": text})


def vast() -> bytes:
    stream = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(stream, "PNG")
    return stream.getvalue()


def moving() -> bytes:
    stream = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jpg", b"GIF89a", "เปิดเป็นภาพ JPG ไม่ได้"),
        ("a.jpg", photograph((40, 20))[:200], "เปิดเป็นภาพ JPG ไม่ได้"),
        ("a.jpg", b"", "ว่างเปล่า"),
        ("a.png", vast(), "จำนวนจุดมากเกิน"),
        ("a.png", moving(), "ภาพเคลื่อนไหว"),
        ("a.pdf", b"MZ", "เปิดเป็นไฟล์ PDF ไม่ได้"),
        ("a.pdf", locked("user"), "ตั้งรหัส"),
        ("a.pdf", locked(""), "ตั้งรหัส"),
        ("a.pdf", signed(), "ลายเซ็นดิจิทัล"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(99), "ตั้งรหัสผ่าน"),
        ("a.docx", b"PK\x03\x04", "อ่านได้"),
        ("a.docx", archive(sheet()), "ชนิดอื่น"),
        ("a.docx", bomb(), "คลายออก"),
        ("a.docx", entities(), "อ่านได้"),
        ("a.docx", archive(letter() | {"word/vbaProject.bin": b""}), "มาโคร"),
        ("a.docx", archive(letter() | {"word/document.xml": "<w"}), "อ่านได้"),
        ("a.txt", b"x", "ทำสำเนาได้เฉพาะไฟล์ชนิด"),
        ("a", b"x", "ทำสำเนาได้เฉพาะไฟล์ชนิด"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_copied_is_told_why(name: str, data: bytes, said: str) -> None:
    with pytest.raises(CleaningError, match=said):
        cleaned(name, data)


def test_a_file_that_is_too_large_is_not_opened() -> None:
    with pytest.raises(CleaningError, match="ใหญ่หรือซับซ้อน"):
        cleaned("a.jpg", bytes(MAX_BYTES + 1))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_within_a_file_loses_its_words_and_no_pixel(kind: str) -> None:
    before = photograph((40, 20), kind)
    after = silent_picture(before)
    assert MAKER.encode() not in after
    assert bare(after).tobytes() == Image.open(io.BytesIO(before)).tobytes()
    assert silent_picture(after) == after


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"\x89PNG\r\n\x1a\nx"])
def test_a_broken_picture_within_a_file_stays_as_it_is(data: bytes) -> None:
    assert silent_picture(data) in {data, data[:2], data[:8]}


def test_the_command_writes_beside_the_source_and_tells_what_it_took_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "IMG 1234.JPG"
    source.write_bytes(before := photograph())
    assert cli.main(["clean", str(source)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        f"{source} → {tmp_path / 'img-1234-clean.jpg'}\n    ลบแล้ว: พิกัดที่ถ่ายภาพ (GPS)"
    )
    assert source.read_bytes() == before
    assert look_at(tmp_path / "img-1234-clean.jpg").is_sound
    # Once more: what is there is not covered.
    (tmp_path / "img-1234-clean.jpg").write_bytes(b"mine")
    assert cli.main(["clean", str(source)]) == 1
    assert "อยู่แล้ว ไม่ได้เขียนทับ" in capsys.readouterr().err
    assert (tmp_path / "img-1234-clean.jpg").read_bytes() == b"mine"


def test_the_command_writes_into_a_folder_or_over_the_source_where_it_is_asked(
    tmp_path: Path,
) -> None:
    source = tmp_path / "IMG 1234.JPG"
    source.write_bytes(before := photograph())
    assert cli.main(["clean", str(source), "--out", str(tmp_path / "files/2567")]) == 0
    copy = (tmp_path / "files/2567/img-1234.jpg").read_bytes()
    assert source.read_bytes() == before
    assert cli.main(["clean", str(source), "--replace"]) == 0
    assert source.read_bytes() == copy
    assert sorted(file.name for file in tmp_path.iterdir()) == ["IMG 1234.JPG", "files"]


def test_the_command_makes_what_it_can_and_fails_for_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jpg").write_bytes(photograph())
    (tmp_path / "b.pdf").write_bytes(locked("user"))
    names = [str(tmp_path / name) for name in ("none.jpg", "b.pdf", "a.jpg", "")]
    assert cli.main(["clean", *names]) == 1
    out, err = capsys.readouterr()
    assert (tmp_path / "a-clean.jpg").exists()
    assert out.count("ลบแล้ว") == 1
    assert [line.partition(": ")[2][:10] for line in err.splitlines()] == [
        "ไม่พบไฟล์น", "ไฟล์ตั้งรห", "เป็นโฟลเดอ",
    ]  # fmt: skip


def test_what_the_gate_finds_within_the_contents_is_told_without_its_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = letter("<w:r><w:t>โทร 089-123-4567</w:t></w:r>")
    (tmp_path / "a.docx").write_bytes(archive(parts))
    assert cli.main(["clean", str(tmp_path / "a.docx")]) == 0
    out = capsys.readouterr().out
    assert "ยังพบหมายเลขโทรศัพท์" in out
    assert "4567" not in out
