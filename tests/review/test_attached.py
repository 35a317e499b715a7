"""What files hide: their makers and places, how long they are, and how much is told of one."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter

from tests.conftest import DAY
from tests.review.test_personal import pdf
from transparency.record.site import Site
from transparency.record.stored import MAX_PICTURE
from transparency.review.personal.attached import contents_of
from transparency.review.personal.gate import personal_problems

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.problems import Problem

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/">
{}</rdf:Description></rdf:RDF></x:xmpmeta>"""
"""A packet as XMP (ISO 16684-1) has it; the maker is a sequence, the place of the EXIF schema."""
MAKER = "<dc:creator><rdf:Seq><rdf:li>Somebody</rdf:li></rdf:Seq></dc:creator>"
PLACE = "<exif:GPSLatitude>18,45.0N</exif:GPSLatitude>"


def pages(file: Path, count: int, author: str = "") -> None:
    """Write a PDF of so many empty pages."""
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(10, 10)
    if author:
        writer.add_metadata({"/Author": author})
    writer.write(file)


def is_read(file: Path) -> bool:
    return not contents_of(file).is_locked


def problems(data: Path) -> list[Problem]:
    found = personal_problems(data, data.parent / "docs", Site.load(data, DAY))
    return [problem for problem in found if problem.severity == "error"]


def picture(file: Path, packet: str) -> None:
    """Write a picture with an XMP packet; a PNG has it compressed, as it may."""
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet, zip=True)
    Image.new("RGB", (4, 4)).save(file, xmp=packet.encode(), pnginfo=info)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
@pytest.mark.parametrize(("within", "kinds"), [
    (MAKER, ["author"]), (PLACE, ["location"]), (MAKER + PLACE, ["author", "location"]), ("", []),
])  # fmt: skip
def test_the_maker_and_the_place_in_a_pictures_xmp_are_found(
    tmp_path: Path, ending: str, within: str, kinds: list[str]
) -> None:
    picture(tmp_path / f"a.{ending}", XMP.format(within))
    parts = contents_of(tmp_path / f"a.{ending}").parts
    found = [find for part in parts for find in part.matches()]
    assert [find.kind for find in found] == kinds
    assert {find.value for find in found if find.kind == "author"} <= {"somebody"}


def test_a_pdf_of_more_than_five_hundred_pages_is_not_read(tmp_path: Path) -> None:
    pages(tmp_path / "a.pdf", 500)
    pages(tmp_path / "b.pdf", 501)
    assert not contents_of(tmp_path / "a.pdf").is_locked
    assert len(contents_of(tmp_path / "a.pdf").parts) == 501  # and what it says of itself
    assert contents_of(tmp_path / "b.pdf").is_locked


@pytest.mark.parametrize("author", [
    "กองคลังตัวอย่าง", "กองคลัง อบต.ตัวอย่าง", "สำนักปลัด อบต. ตัวอย่าง", "องค์การบริหารส่วนตำบลตัวอย่าง",
    "อบต.ตัวอย่าง", "  อบต.ตัวอย่าง ", "Finance Office",
])  # fmt: skip
def test_the_agency_and_its_units_may_be_named_as_makers(good_data: Path, author: str) -> None:
    """By their names and by every spelling of the report, in whatever case."""
    unit = good_data / "units/finance.yml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(f"{text}  - FINANCE office\n", encoding="utf-8")
    pages(good_data / "files/2567/declaration.pdf", 1, author)
    assert problems(good_data) == []


def test_anyone_else_as_the_maker_of_a_file_is_a_problem_that_names_nobody(
    good_data: Path,
) -> None:
    pages(good_data / "files/2567/declaration.pdf", 1, "กองคลังตัวอย่างอื่น")
    (problem,) = problems(good_data)
    assert (problem.path, problem.rule) == (
        "data/files/2567/declaration.pdf", "personal-data",
    )  # fmt: skip
    assert "ชื่อผู้จัดทำ" in problem.message
    assert "กองคลังตัวอย่างอื่น" not in problem.for_terminal()


def test_fifty_finds_of_a_file_are_told_and_the_next_file_is_told_as_well(
    good_data: Path,
) -> None:
    """A list of people is one mistake; it hides no mistake of another file."""
    for name, count in (("gift-policy", 51), ("order-1-2567", 50), ("service-manual", 1)):
        file = good_data / f"documents/{name}.yml"
        people = "".join(f"# person{at}@mail.go.th\n" for at in range(count))
        file.write_text(file.read_text(encoding="utf-8") + people, encoding="utf-8")
    told = [problem.path for problem in problems(good_data)]
    assert told == (
        ["data/documents/gift-policy.yml"] * 50
        + ["data/documents/order-1-2567.yml"] * 50
        + ["data/documents/service-manual.yml"]
    )


@pytest.mark.parametrize(("password", "read"), [("", True), ("secret", False)])
def test_a_pdf_behind_a_password_is_not_read(tmp_path: Path, password: str, *, read: bool) -> None:
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.add_metadata({"/Author": "Somebody"})
    writer.encrypt(user_password=password, owner_password="owner")  # noqa: S106 - of a test
    writer.write(tmp_path / "a.pdf")
    assert is_read(tmp_path / "a.pdf") is read
    makers = [maker for part in contents_of(tmp_path / "a.pdf").parts for maker in part.makers]
    assert makers == (["Somebody"] if read else [])


def test_a_file_too_long_to_read_is_a_problem_and_one_of_pictures_alone_a_warning(
    good_data: Path,
) -> None:
    pages(good_data / "files/2567/declaration.pdf", 2)
    pages(good_data / "files/2567/order-1.pdf", 501)
    found = personal_problems(good_data, good_data.parent / "docs", Site.load(good_data, DAY))
    told = {one.path: one for one in found}
    scanned = told["data/files/2567/declaration.pdf"]
    assert (scanned.rule, scanned.severity) == ("textless-file", "warning")
    assert (scanned.line, scanned.column) == (1, 1)
    long = told["data/files/2567/order-1.pdf"]
    assert (long.rule, long.severity) == ("costly-file", "error")
    assert (long.line, long.column) == (1, 1)


def test_a_pdf_without_a_page_is_no_scan(tmp_path: Path) -> None:
    pages(tmp_path / "a.pdf", 0)
    pages(tmp_path / "b.pdf", 1)
    assert not contents_of(tmp_path / "a.pdf").is_textless
    assert contents_of(tmp_path / "b.pdf").is_textless


def test_an_office_file_of_64_mebibytes_is_read_and_one_of_more_is_not(tmp_path: Path) -> None:
    """The files within it count, too."""
    for name, more in (("a.docx", 0), ("b.docx", 1)):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b" " * (64 * 2**20 - 9))
            archive.writestr("word/media/image1.png", b" " * (9 + more))
    assert is_read(tmp_path / "a.docx")
    assert not is_read(tmp_path / "b.docx")


@pytest.mark.parametrize(("name", "member", "xml"), [
    ("a.docx", "docProps/core.xml", "<cp:lastModifiedBy>Some &amp; body</cp:lastModifiedBy>"),
    ("a.xlsx", "docProps/core.xml", '<dc:creator xml:lang="th">Some &amp; body</dc:creator>'),
    ("a.odt", "meta.xml", "<meta:initial-creator>Some &amp; body</meta:initial-creator>"),
    ("a.ods", "meta.xml", "<dc:creator>\n Some  &amp; body\n</dc:creator>"),
])  # fmt: skip
def test_whoever_made_or_last_changed_an_office_file_is_found(
    tmp_path: Path, name: str, member: str, xml: str
) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(member, xml)
    found = contents_of(tmp_path / name)
    (part,) = found.parts
    assert [(find.kind, find.value) for find in part.matches()] == [("author", "some & body")]
    assert not found.is_textless  # which is said of scanned pages alone


def test_the_author_as_windows_and_as_a_png_write_it_is_found(tmp_path: Path) -> None:
    exif, info = Image.Exif(), PngInfo()
    exif[0x9C9D] = "ใครคนหนึ่ง\0".encode("utf-16-le")  # XPAuthor
    info.add_text("Author", "ใครคนหนึ่ง")
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg", exif=exif)
    Image.new("RGB", (4, 4)).save(tmp_path / "b.png", pnginfo=info)
    for name in ("a.jpg", "b.png"):
        (part,) = contents_of(tmp_path / name).parts
        assert [(find.kind, find.value) for find in part.matches()] == [("author", "ใครคนหนึ่ง")]


def test_a_maker_without_a_name_is_nobody(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "  "
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg", exif=exif)
    assert [find for part in contents_of(tmp_path / "a.jpg").parts for find in part.matches()] == []


def test_a_file_that_is_told_to_be_broken_hides_no_find_of_the_next(good_data: Path) -> None:
    (good_data / "files/2567/declaration.pdf").write_bytes(b"MZ person@mail.go.th")
    file = good_data / "units/finance.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# person@mail.go.th\n", encoding="utf-8")
    assert [problem.path for problem in problems(good_data)] == ["data/units/finance.yml"]


def test_while_nobody_can_read_who_the_agency_is_its_own_file_is_not_searched(
    good_data: Path,
) -> None:
    """Its channels stand there, and every other file is searched all the same."""
    file = good_data / "agency.yml"
    file.write_text(file.read_text(encoding="utf-8") + "x: [\n", encoding="utf-8")
    unit = good_data / "units/finance.yml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(f"{text}# corrections@example.go.th person@mail.go.th\n", encoding="utf-8")
    assert [problem.path for problem in problems(good_data)] == ["data/units/finance.yml"]
    file.write_text(file.read_text(encoding="utf-8").replace("x: [", "# 089 876 5432"), "utf-8")
    paths = [problem.path for problem in problems(good_data)]
    assert paths == ["data/agency.yml", "data/units/finance.yml"]


def test_a_unit_of_which_nothing_can_be_read_is_not_told_its_own_number(good_data: Path) -> None:
    """Its number stands there; in another file it is nobody's that the record knows."""
    unit = good_data / "units/finance.yml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(f"{text}phone: 089 876 5432\n# 089 876 5432\n", encoding="utf-8")
    assert problems(good_data) == []
    unit.write_text(f"{text}phone: 089 876 5432\nx: [\n", encoding="utf-8")
    assert problems(good_data) == []
    other = good_data / "units/public-relations.yml"
    other.write_text(f"{other.read_text(encoding='utf-8')}# 089 876 5432\n", encoding="utf-8")
    assert [one.path for one in problems(good_data)] == ["data/units/public-relations.yml"]


def test_a_number_in_a_files_name_and_on_its_first_line_is_told_at_its_place(
    good_data: Path,
) -> None:
    docs = good_data.parent / "docs"
    docs.mkdir()
    (docs / "tel-0812345678.md").write_text("โทร 0898765432\n", encoding="utf-8")
    told = [(one.path, one.line, one.column, one.message[-2:]) for one in problems(good_data)]
    path = "docs/tel-0812345678.md"
    assert told == [(path, 1, 1, "๗๘"), (path, 1, 5, "๓๒")]


def test_the_page_of_a_file_and_the_host_of_an_address_are_named(good_data: Path) -> None:
    pages(good_data / "files/2567/order-1.pdf", 1, "Somebody")
    unit = good_data / "units/finance.yml"
    unit.write_text(unit.read_text(encoding="utf-8") + "# Some.Body@Mail.go.th\n", "utf-8")
    maker, mail = problems(good_data)
    assert maker.message == "พบชื่อผู้จัดทำในข้อมูลแฝงของไฟล์ (คุณสมบัติของไฟล์) "
    assert maker.remedy.startswith("เปิดไฟล์ในโปรแกรมที่สร้างไฟล์นั้น ลบข้อมูลแฝง")
    assert mail.message == "พบอีเมลที่ไม่ใช่ช่องทางของหน่วยงาน …@mail.go.th"
    assert mail.remedy.startswith("ลบหรือปิดข้อมูลนี้ก่อนเผยแพร่")


def test_the_part_of_an_office_file_is_named_in_full(good_data: Path) -> None:
    file = good_data / "files/2567/order-1.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "")
        archive.writestr("word/a:b.xml", "person@mail.go.th")
    order = good_data / "documents/order-1-2567.yml"
    text = order.read_text(encoding="utf-8").replace("order-1.pdf", "order-1.docx")
    order.write_text(text, encoding="utf-8")
    (good_data / "files/2567/order-1.pdf").unlink()
    (problem,) = problems(good_data)
    assert problem.message.endswith(" (word/a:b.xml) …@mail.go.th")


def test_the_page_of_a_pdf_is_named(good_data: Path) -> None:
    pdf(good_data / "files/2567/order-1.pdf", "person@mail.go.th")
    (problem,) = problems(good_data)
    assert problem.message.endswith(" (หน้า 1) …@mail.go.th")


def test_a_text_that_begins_with_an_empty_line_counts_it(good_data: Path) -> None:
    docs = good_data.parent / "docs"
    docs.mkdir()
    (docs / "a.md").write_text("\nperson@mail.go.th\n", encoding="utf-8")
    (problem,) = problems(good_data)
    assert (problem.path, problem.line, problem.column) == ("docs/a.md", 2, 1)


def test_a_link_in_the_file_system_is_not_followed(good_data: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("person@mail.go.th", encoding="utf-8")
    (good_data / "units/more.txt").symlink_to(secret)
    assert problems(good_data) == []


def test_an_entry_that_allows_nothing_is_told_at_its_line(good_data: Path) -> None:
    allowed = good_data / "allowed.yml"
    entry = '  - file: data/2567/year.yml\n    kind: phone\n    code: "00000000"\n    reason: ก\n'
    allowed.write_text(allowed.read_text(encoding="utf-8") + entry, encoding="utf-8")
    site = Site.load(good_data, DAY)
    found = personal_problems(good_data, good_data.parent / "docs", site)
    (unused,) = [one for one in found if one.rule == "unused-allowance"]
    assert (unused.path, unused.line, unused.severity) == ("data/allowed.yml", 7, "warning")


def test_a_picture_that_is_too_heavy_is_told_its_place_in_the_same_run(good_data: Path) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (18.0, 45.0, 0.0)}
    file = good_data / "files/2567/declaration.png"
    Image.effect_noise((800, 800), 90).save(file, exif=exif)
    assert file.stat().st_size > MAX_PICTURE
    assert [problem.rule for problem in Site.load(good_data, DAY).problems] == ["heavy-picture"]
    (problem,) = [one for one in problems(good_data) if one.path.endswith("declaration.png")]
    assert "GPS" in problem.message
