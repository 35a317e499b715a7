"""What files hide: their makers and places, how long they are, and how much is told of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter

from tests.conftest import DAY
from transparency.record.site import Site
from transparency.review.personal import personal_problems
from transparency.review.personal.attached import contents_of

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
