"""Personal data is found however it is written; numbers of documents, dates and money are not."""

from __future__ import annotations

import random
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tests.built import DOCS, REPORT
from tests.conftest import DAY, GOOD
from tests.timing import least_seconds
from transparency.language.thai import arabic_digits
from transparency.record.site import Site
from transparency.review.personal.attached import contents_of
from transparency.review.personal.gate import personal_problems
from transparency.review.personal.patterns import is_id_card, matches

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.problems import Problem

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WORDS = st.sampled_from(["", "เลขประจำตัว ", "นาย ก ", "โทร.", "(", "ติดต่อ:", "ข้อ ๑. ", "\n  - "])
ENDS = st.sampled_from(["", " ครับ", ")", ".", ",", "\n", " ปี ๒๕๖๖", "ค่ะ"])
BETWEEN = st.sampled_from(["", " ", "-", " - ", "–", "\u00a0", "."])


def id_card(first: str) -> str:
    """Return 13 digits from 12: the last is the check digit."""
    return next(f"{first}{last}" for last in range(10) if is_id_card(f"{first}{last}"))


TWELVE = st.from_regex(r"[1-8][0-9]{11}", fullmatch=True).filter(
    lambda text: (
        len(set(text)) > 1
        and not any(text[at : at + 2] in {"24", "25", "19", "20"} for at in range(11))
    )
)


def grouped(digits: str, sizes: tuple[int, ...], between: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(digits[at : at + size])
        at += size
    return between.join(parts)


@given(twelve=TWELVE, before=WORDS, after=ENDS, between=BETWEEN, thai=st.booleans())
@example(twelve="101476962330", before="ข้อ ๑. ", after="", between=" ", thai=False)
def test_an_identity_number_is_found_in_any_writing(
    twelve: str, before: str, after: str, between: str, *, thai: bool
) -> None:
    written = grouped(id_card(twelve), (1, 4, 5, 2, 1), between)
    text = before + (written.translate(THAI) if thai else written) + after
    assert [find.kind for find in matches(text)] == ["id-card"]
    # Beside another number, thirteen digits across both may chance to be a right one, too.
    assert all(find.value in re.sub(r"\D", "", arabic_digits(text)) for find in matches(text))


@given(TWELVE, st.integers(1, 9))
def test_a_wrong_check_digit_is_no_identity_number(twelve: str, off: int) -> None:
    right = id_card(twelve)
    wrong = right[:12] + str((int(right[12]) + off) % 10)
    assert [find for find in matches(f"รหัส {wrong} ท้าย") if find.kind == "id-card"] == []


@given(
    digits=st.from_regex(r"0[689][0-9]{8}", fullmatch=True),
    between=BETWEEN,
    before=WORDS,
    thai=st.booleans(),
)
def test_a_mobile_number_is_found_in_any_writing(
    digits: str, between: str, before: str, *, thai: bool
) -> None:
    written = grouped(digits, (3, 3, 4), between)
    text = before + (written.translate(THAI) if thai else written)
    assert [(find.kind, find.value) for find in matches(text)] == [("phone", digits)]


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("โทร. 0-5341-2345 ต่อ 12", "phone", "053412345"),
    ("+66 81 234 5678", "phone", "0812345678"),
    ("มือถือ๐๘๑๒๓๔๕๖๗๘ครับ", "phone", "0812345678"),
    ("(02) 123 4567", "phone", "021234567"),
    ("text: |-\n  โทร 081 234\n  5678", "phone", "0812345678"),
    ("ส่งที่ Nobody.Here@Mail.co.th นะคะ", "email", "nobody.here@mail.co.th"),
    ("บัญชี 123-4-56789-0 ธนาคาร", "bank-account", "1234567890"),
    ("เลขที่บัญชี ธ.ก.ส. ๐๑๒๓๔๕๖๗๘๙๐๑", "bank-account", "012345678901"),
])  # fmt: skip
def test_other_kinds_are_found(text: str, kind: str, value: str) -> None:
    assert [(find.kind, find.value) for find in matches(text)] == [(kind, value)]


@pytest.mark.parametrize("text", [
    "คำสั่งที่ ๓๑๗/๒๕๖๕ ลงวันที่ ๒๗ ธันวาคม ๒๕๖๕", "ที่ พย ๗๑๘๐๑/ว ๑๒๓๔", "งบประมาณ ๑,๒๓๔,๕๖๗.๐๐ บาท",
    "ปี 2565 2566 2567 2568 2569", "๒๕๖๕-๒๕๖๖-๒๕๖๗-๑", "2566-04-03", "3/4/2566 - 30/9/2566",
    "sha256 0812345678abcdef0812345678abcdef", "https://www.example.go.th/news/0812345678901.html",
    "สายด่วน 1567", "ค่า 1234567.50", "ISBN 978-616-1234567", "เอกสารเลขที่ 12345678901234567890",
    "office@example.go.th", "someone@example.com", "a@b", "ประชุม 10 20 30 40 คน", "0.0812345678",
    "1111111111119", "เวลา 08.30 - 16.30 น. วันที่ 01-02-2567",
])  # fmt: skip
def test_what_is_no_personal_data_is_left_alone(text: str) -> None:
    assert list(matches(text)) == []


@given(st.integers(0, 10**13), st.sampled_from([",.2f", ","]))
def test_money_is_left_alone(amount: int, how: str) -> None:
    assert list(matches(f"งบประมาณ {amount:{how}} บาท")) == []


@given(st.integers(1, 99_999), st.integers(2540, 2599), st.sampled_from(["/", "-"]))
def test_numbers_of_documents_are_left_alone(number: int, year: int, between: str) -> None:
    text = f"คำสั่ง อบต. ที่ {number}{between}{year}"
    assert list(matches(text)) == list(matches(text.translate(THAI))) == []


@given(st.dates())
def test_dates_are_left_alone(day: object) -> None:
    assert list(matches(f"ตั้งแต่ {day} ถึง {day}")) == []


@pytest.mark.parametrize("part", ["0", "1 ", "08-", "a", "a@", "a.", "บัญชี ", "1\n", "0 0", "@"])
def test_a_hostile_text_takes_no_more_than_its_share_of_time(part: str) -> None:
    small, large = part * 10_000, part * 40_000
    short, long = least_seconds(lambda: list(matches(small)), lambda: list(matches(large)))
    assert long < 8 * max(short, 0.02)


def problems(data: Path, docs: Path = DOCS) -> list[Problem]:
    return list(personal_problems(data, docs, Site.load(data, DAY)))


def test_the_real_record_and_the_good_one_hold_none() -> None:
    assert problems(REPORT) == []
    assert problems(GOOD) == []


def test_a_find_is_told_with_its_place_and_its_last_two_digits_alone(good_data: Path) -> None:
    file = good_data / "documents" / "gift-policy.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}# โทร 089 876 5432\n", encoding="utf-8")
    (problem,) = problems(good_data)
    line = text.count("\n") + 1
    assert (problem.path, problem.line, problem.column) == (
        "data/documents/gift-policy.yml",
        line,
        7,
    )
    assert "…๓๒" in problem.message
    told = problem.for_terminal()
    assert "5432" not in told
    assert "876" not in told


def test_it_is_allowed_by_an_entry_with_a_reason_and_in_that_file_alone(good_data: Path) -> None:
    for name in ("gift-policy", "service-manual"):
        file = good_data / "documents" / f"{name}.yml"
        file.write_text(file.read_text(encoding="utf-8") + "# 089 876 5432\n", encoding="utf-8")
    first, second = problems(good_data)
    allowed = good_data / "allowed.yml"
    entry = first.example.partition("\n")[2]
    allowed.write_text(allowed.read_text(encoding="utf-8") + f"{entry}\n", encoding="utf-8")
    assert [problem.path for problem in problems(good_data)] == [second.path]


def test_an_entry_that_allows_nothing_is_a_warning(good_data: Path) -> None:
    file = good_data / "2567/year.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("5678", "0000"), encoding="utf-8")
    assert {problem.rule: problem.severity for problem in problems(good_data)} == {
        "personal-data": "error", "unused-allowance": "warning",
    }  # fmt: skip


def test_the_channels_of_the_agency_are_no_find(good_data: Path) -> None:
    file = good_data / "documents" / "gift-policy.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}# โทร 0-2000-0000 corrections@example.go.th\n", encoding="utf-8")
    assert problems(good_data) == []


def pdf(file: Path, words: str, author: str = "") -> None:
    """Write a PDF of one page that says the words, in ASCII."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode())
    page[NameObject("/Contents")] = stream
    if author:
        writer.add_metadata({"/Author": author})
    writer.write(file)


def office(file: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)


def kinds_in(file: Path) -> list[str]:
    return [find.kind for part in contents_of(file).parts for find in part.matches()]


def test_the_pages_and_the_author_of_a_pdf_are_looked_through(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", f"ID {id_card('123456789012')}", "Somebody")
    assert kinds_in(tmp_path / "a.pdf") == ["id-card", "author"]
    pdf(tmp_path / "b.pdf", "Order 317/2565")
    assert kinds_in(tmp_path / "b.pdf") == []


def test_a_number_split_over_runs_of_a_document_is_found(tmp_path: Path) -> None:
    runs = "<w:r><w:t>โทร 081</w:t></w:r><w:r><w:t>2345678</w:t></w:r>"
    body = f"<w:p>{runs}</w:p><w:p><w:t>9</w:t></w:p>"
    maker = "<dc:creator>Somebody</dc:creator>"
    office(tmp_path / "a.docx", {"word/document.xml": body, "docProps/core.xml": maker})
    assert kinds_in(tmp_path / "a.docx") == ["phone", "author"]


def test_the_cells_of_a_sheet_are_looked_through(tmp_path: Path) -> None:
    sheet = f"<row><c><v>{id_card('123456789012')}</v></c><c><v>2566</v></c></row>"
    office(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet})
    assert kinds_in(tmp_path / "a.xlsx") == ["id-card"]


def test_an_office_file_that_unfolds_without_end_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (65 * 1024 * 1024))
    assert contents_of(tmp_path / "a.docx").is_locked


def test_where_and_by_whom_a_picture_was_taken_is_found(tmp_path: Path) -> None:
    picture, exif = Image.new("RGB", (4, 4)), Image.Exif()
    exif[0x013B] = "Somebody"
    exif[0x8825] = {1: "N", 2: (18.0, 45.0, 0.0)}
    picture.save(tmp_path / "a.jpg", exif=exif)
    assert kinds_in(tmp_path / "a.jpg") == ["author", "location"]
    info = PngInfo()
    info.add_text("Comment", "โทร 0812345678")
    picture.save(tmp_path / "b.png", pnginfo=info)
    assert kinds_in(tmp_path / "b.png") == ["phone"]
    picture.save(tmp_path / "c.jpg")
    assert kinds_in(tmp_path / "c.jpg") == []


def test_a_file_of_noise_ends_in_a_clear_answer(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(5000)  # noqa: S311 - repeatable, not secret
    for name in ("a.pdf", "a.docx", "a.jpg"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\n" + noise)
        assert contents_of(tmp_path / name).is_locked
