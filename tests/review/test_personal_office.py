"""How the texts, the cells and the files of an office file are read."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfWriter

from tests.review.test_personal_hidden import kinds, office
from transparency.review.personal.attached import contents_of
from transparency.review.personal.office import MAX_MEMBERS

if TYPE_CHECKING:
    from pathlib import Path

MOBILE: Final = "0812345678"
BARE: Final = "812345678"
"""A mobile number whose first nought a spreadsheet took, which a heading has to name."""
SHEET: Final = "xl/worksheets/sheet1.xml"
TEXT: Final = "word/document.xml"


def read(folder: Path, member: str, xml: str) -> set[str]:
    """Return the kinds of what is found in an office file of one part."""
    return kinds(office(folder / "a.docx", {member: xml}))


# Texts that go on from tag to tag, and values that do not


@pytest.mark.parametrize(("xml", "found"), [
    ("<r>081</r>2345678", {"phone"}), ("081<r>2345678</r>", {"phone"}),
    ("<p>081</p>2345678", set()), ("081<p>2345678</p>", set()), ("081<tab/>2345678", set()),
    ("081<noBreakHyphen/>2345678", {"phone"}), ("<si>0812345678</si>", {"phone"}),
])  # fmt: skip
@pytest.mark.parametrize("member", [TEXT, "content.xml", "Object 1/content.xml"])
def test_a_text_goes_on_until_a_paragraph_a_cell_or_a_tab_ends_it(
    tmp_path: Path, member: str, xml: str, found: set[str]
) -> None:
    assert read(tmp_path, member, f"<b>{xml}</b>") == found


@pytest.mark.parametrize("xml", ["<r>081</r>2345678", "081<r>2345678</r>", "081<br/>2345678"])
def test_in_a_part_of_values_each_tag_holds_its_own(tmp_path: Path, xml: str) -> None:
    assert read(tmp_path, "docProps/custom.xml", f"<b>{xml}</b>") == set()


@pytest.mark.parametrize(("xml", "found"), [
    ("<docVar name='a' val='0812345678'/>", {"phone"}), ("<p rsid='0812345678'/>", set()),
    ("<a rsid='0812345678'/>", set()), ("<z rsid='0812345678'/>", set()),
    ("<p>x</p><a b='0812345678", {"phone"}),
])  # fmt: skip
def test_attributes_that_are_words_are_read_and_what_no_program_opens_as_it_lies_there(
    tmp_path: Path, xml: str, found: set[str]
) -> None:
    assert read(tmp_path, TEXT, f"<b>{xml}") == found


@pytest.mark.parametrize(("member", "xml"), [
    ("docProps/core.xml", "<p><creator><x/>Some<y>body</y></creator></p>"),
    ("docProps/app.xml", "<p><Manager><author>Somebody</author></Manager></p>"),
    ("xl/persons/person.xml", '<p><person displayName="Somebody" id="{1}" x="y"/></p>'),
])  # fmt: skip
def test_a_maker_is_named_whole_and_nothing_else_is(tmp_path: Path, member: str, xml: str) -> None:
    (part,) = contents_of(office(tmp_path / "a.docx", {member: xml})).parts
    assert [maker for maker in part.makers if maker] == ["Somebody"]


# Cells


def heading_over(folder: Path, first: str, second: str, shared: str = "") -> set[str]:
    """Return what is found in a sheet of two rows; the texts that cells share lie behind it."""
    members: dict[str, str | bytes] = {SHEET: f"<d><row>{first}</row><row>{second}</row></d>"}
    if shared:
        members["xl/sharedStrings.xml"] = f"<sst>{shared}</sst>"
    return kinds(office(folder / "a.xlsx", members))


NUMBER: Final = f"<c><v>{BARE}</v></c>"
HEADING: Final = "<is><t>มือถือ</t></is>"


@pytest.mark.parametrize(("column", "before"), [("A", 0), ("C", 2), ("Z", 25), ("AB", 27)])
def test_the_letters_of_a_cell_are_its_column(tmp_path: Path, column: str, before: int) -> None:
    first = f'<c r="{column}1">{HEADING}</c>'
    assert heading_over(tmp_path, first, "<c/>" * before + NUMBER) == {"phone"}
    assert heading_over(tmp_path, first, "<c/>" * (before + 1) + NUMBER) == set()


RICH: Final = "<r><t>มือ</t></r><r><t>ถือ</t></r>"


@pytest.mark.parametrize(("cell", "found"), [
    ('<c t="s"><v>0</v></c>', set()), ('<c t="s"><v>1</v></c>', {"phone"}),
    ('<c t="s"><v>2</v></c>', set()), ('<c t="s"><v>x</v></c>', set()),
    (f'<c t="inlineStr"><is>{RICH}</is></c>', {"phone"}),
])  # fmt: skip
def test_a_heading_may_be_a_shared_text_in_several_types_of_letters(
    tmp_path: Path, cell: str, found: set[str]
) -> None:
    """A cell that names no text shows none, and the others are read all the same."""
    shared = f"<si><t>ก</t></si><si>{RICH}</si>"
    assert heading_over(tmp_path, f"<c/>{cell}", f"<c/>{NUMBER}", shared) == found
    assert not contents_of(tmp_path / "a.xlsx").is_locked


@pytest.mark.parametrize(("repeated", "before", "found"), [
    (2, 2, {"phone"}), (3, 2, set()),
    # A sheet has 16,384 columns; who asks for more is given one.
    (16_383, 1, set()), (16_384, 1, {"phone"}), (20_000, 1, {"phone"}),
])  # fmt: skip
def test_a_cell_of_an_open_document_may_stand_for_several(
    tmp_path: Path, repeated: int, before: int, found: set[str]
) -> None:
    rows = (
        f'<table-row><table-cell table:number-columns-repeated="{repeated}"/>'
        "<table-cell>มือถือ</table-cell></table-row>"
        f"<table-row>{'<table-cell/>' * before}<table-cell>{BARE}</table-cell></table-row>"
    )
    assert read(tmp_path, "content.xml", f"<b>{rows}</b>") == found


def test_the_value_behind_the_text_of_a_cell_is_looked_at(tmp_path: Path) -> None:
    cell = f'<table-cell office:value="{MOBILE}">8.12E+08</table-cell>'
    assert read(tmp_path, "content.xml", f"<b><table-row>{cell}</table-row></b>") == {"phone"}


# Files in it


def test_fonts_and_the_settings_of_printers_hold_no_words(tmp_path: Path) -> None:
    silent = ("mimetype", "word/fonts/a.odttf", "word/printerSettings/printerSettings1.bin")
    members: dict[str, str | bytes] = dict.fromkeys(silent, b"\0") | {TEXT: f"<p>{MOBILE}</p>"}
    file = office(tmp_path / "a.docx", members)
    assert (contents_of(file).unread, kinds(file)) == ([], {"phone"})


@pytest.mark.parametrize(("count", "is_spent"), [(MAX_MEMBERS, False), (MAX_MEMBERS + 1, True)])
def test_five_thousand_files_are_read_and_no_more(
    tmp_path: Path, count: int, *, is_spent: bool
) -> None:
    assert MAX_MEMBERS == 5000
    office(tmp_path / "a.docx", {f"{at}.txt": "" for at in range(count)})
    assert contents_of(tmp_path / "a.docx").is_spent is is_spent


@pytest.mark.parametrize(("around", "is_read"), [(1, True), (3, True), (4, False)])
def test_a_file_in_three_others_is_read_and_in_four_is_not(
    tmp_path: Path, around: int, *, is_read: bool
) -> None:
    inner, content = "a.txt", f"โทร {MOBILE}".encode()
    for _ in range(around):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr(inner, content)
        inner, content = "a.docx", data.getvalue()
    (tmp_path / "a.docx").write_bytes(content)
    assert kinds(tmp_path / "a.docx") == ({"phone"} if is_read else set())
    assert contents_of(tmp_path / "a.docx").is_spent is not is_read


def test_a_scan_in_an_office_file_is_told_as_not_looked_at(tmp_path: Path) -> None:
    scan = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.write(scan)
    members: dict[str, str | bytes] = {"word/a.pdf": scan.getvalue(), "word/b.txt": "x"}
    assert contents_of(office(tmp_path / "a.docx", members)).unread == ["word/a.pdf"]
