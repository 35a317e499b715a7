"""Attached files: missing, broken, too large or without text alternative is a problem."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.built import build_site, read_pages
from tests.conftest import DAY, GOOD
from transparency.record.site import Site
from transparency.record.stored import MAX_FILE, MAX_PICTURE, MAX_SCANS, alternative_fault, look_at

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts.yml"
PICTURE = "2567/declaration.png"
PDF = "2567/declaration.pdf"
AT_PICTURE = f"data/{GIFTS}:34:23"
AT_PDF = f"data/{GIFTS}:28:23"


def drawn(kind: str, size: tuple[int, int] = (40, 30), orientation: int | None = None) -> bytes:
    """Return the bytes of a picture; ``orientation`` is what a camera notes in EXIF."""
    picture, stream, exif = Image.effect_noise(size, 60).convert("RGB"), io.BytesIO(), Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    picture.save(stream, kind, exif=exif)
    return stream.getvalue()


def packed(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """Return a small PNG of one grey line, whose head claims another size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + end

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(1000))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def found(data: Path) -> list[tuple[str, str]]:
    problems = Site.load(data, DAY).problems
    return [(f"{entry.path}:{entry.line}:{entry.column}", entry.rule) for entry in problems]


def attach(data: Path, name: str, content: bytes, instead: str = PICTURE) -> None:
    """Put a file in the place of one that a measure attaches, under its own name."""
    (data / "files" / instead).unlink()
    (data / "files" / name).write_bytes(content)
    record = data / GIFTS
    text = record.read_text(encoding="utf-8")
    assert text.count(f"file: {instead}") == 1
    record.write_text(text.replace(f"file: {instead}", f"file: {name}"), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")],
)
def test_a_picture_that_is_what_it_says_is_no_problem(
    good_data: Path, name: str, kind: str
) -> None:
    attach(good_data, name, drawn(kind))
    assert found(good_data) == []
    stored = Site.load(good_data, DAY).records.attachments[name]
    assert (stored.width, stored.height) == (40, 30)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", drawn("PNG")),
        ("a.png", drawn("JPEG")),
        ("a.webp", drawn("JPEG")),
        ("a.jpg", b"\xff\xd8\xff\xe0 and no more"),
        ("a.jpg", drawn("JPEG", (200, 200))[:-2000]),
        ("a.png", drawn("PNG", (200, 200))[:-2000]),
        ("a.webp", drawn("WEBP", (200, 200))[:-2000]),
        ("a.jpg", drawn("GIF")),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", png_that_says(40_000, 40_000)),
        ("a.png", png_that_says(10_000, 5_001)),
        ("a.jpg", drawn("JPEG") + b"\xff\xda" * MAX_SCANS),
    ],
    ids=["PNG as jpg", "JPEG as png", "JPEG as webp", "head only", "JPEG cut", "PNG cut",
         "WebP cut", "GIF as jpg", "SVG as png", "bomb", "over 50 megapixels", "endless scans"],
)  # fmt: skip
def test_a_picture_that_is_not_what_its_name_says_is_a_problem(
    good_data: Path, name: str, content: bytes
) -> None:
    attach(good_data, name, content)
    assert found(good_data) == [(AT_PICTURE, "broken-picture")]


def test_a_picture_of_300_kilobytes_is_no_problem_and_a_byte_more_is(good_data: Path) -> None:
    content = drawn("JPEG")
    attach(good_data, "a.jpg", content + bytes(MAX_PICTURE - len(content)))
    assert found(good_data) == []
    (good_data / "files/a.jpg").write_bytes(content + bytes(MAX_PICTURE - len(content) + 1))
    assert found(good_data) == [(AT_PICTURE, "heavy-picture")]
    (problem,) = Site.load(good_data, DAY).problems
    assert "ใหญ่ ๓๐๑ กิโลไบต์ เกินกำหนด ๓๐๐ กิโลไบต์" in problem.message


def test_a_picture_turned_by_the_camera_is_measured_as_browsers_show_it(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(drawn("JPEG", orientation=6))
    stored = look_at(tmp_path / "a.jpg")
    assert (stored.width, stored.height) == (30, 40)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n..."),
        ("a.docx", packed(("word/document.xml", b"<w/>"))),
        ("a.xlsx", packed(("xl/workbook.xml", b"<w/>"))),
        ("a.odt", packed(("mimetype", b"application/vnd.oasis.opendocument.text"))),
        ("a.ods", packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"))),
        ("a.csv", "ก,ข\n".encode()),
        ("a.txt", "ก\n".encode("utf-8-sig")),
    ],
)
def test_a_file_that_is_what_it_says_is_no_problem(
    good_data: Path, name: str, content: bytes
) -> None:
    attach(good_data, name, content, PDF)
    assert found(good_data) == []


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.pdf", packed(("word/document.xml", b"")), "broken-file"),
        ("a.pdf", b"<html>", "broken-file"),
        ("a.docx", b"%PDF-1.7\n", "broken-file"),
        ("a.docx", packed(("xl/workbook.xml", b"")), "broken-file"),
        ("a.xlsx", packed(("word/document.xml", b"")), "broken-file"),
        ("a.docx", packed(("word/document.xml", b""))[:-30], "broken-file"),
        ("a.odt", packed(("content.xml", b"")), "broken-file"),
        ("a.ods", packed(("mimetype", b"application/vnd.oasis.opendocument.text")), "broken-file"),
        ("a.csv", "ก,ข\n".encode("cp874"), "broken-file"),
        ("a.txt", "ก\n".encode("utf-16"), "broken-file"),
        ("a.txt", b"a\0b", "broken-file"),
        ("a.pdf", b"", "empty-file"),
        ("a.csv", b"", "empty-file"),
        ("a.png", b"", "empty-file"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(MAX_FILE - 8), "heavy-file"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_opened_is_a_problem(
    good_data: Path, name: str, content: bytes, rule: str
) -> None:
    attach(good_data, name, content, PDF)
    assert found(good_data) == [(AT_PDF, rule)]


def test_a_broken_file_is_a_problem_wherever_it_is_named(good_data: Path) -> None:
    (good_data / "files/2567/report-1.pdf").write_bytes(b"x")
    assert found(good_data) == [("data/2567/rounds/1.yml:24:11", "broken-file")]


@pytest.mark.parametrize("words", ["declaration.png", "Declaration", "2567/declaration.png",
                                   "IMG_0123.JPG", " declaration "])  # fmt: skip
def test_words_for_a_picture_that_are_a_files_name_are_a_problem(words: str) -> None:
    fault = alternative_fault(words, PICTURE)
    assert fault is not None
    assert fault.rule == "file-name-as-alternative"


def test_words_for_a_picture_are_placed_at_their_line(good_data: Path) -> None:
    record = good_data / GIFTS
    lines = record.read_text(encoding="utf-8").split("\n")
    assert lines[34].lstrip().startswith("alt: ")
    lines[34] = lines[34].partition("alt:")[0] + "alt: declaration.png"
    record.write_text("\n".join(lines), encoding="utf-8")
    assert found(good_data) == [(f"data/{GIFTS}:35:22", "file-name-as-alternative")]
    lines[34] = lines[34].partition("alt:")[0] + 'alt: " "'
    record.write_text("\n".join(lines), encoding="utf-8")
    assert found(good_data) == [(f"data/{GIFTS}:35:22", "blank")]
    del lines[34]
    record.write_text("\n".join(lines), encoding="utf-8")
    assert found(good_data) == [(f"data/{GIFTS}:34:17", "missing-field")]


def test_an_alternative_that_describes_the_picture_is_no_problem() -> None:
    assert alternative_fault("ประกาศเจตนารมณ์ ลงนามโดยนายก อบต.", PICTURE) is None


def test_a_picture_outside_the_folder_is_not_looked_at(good_data: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"not a picture")
    (good_data / "files" / PICTURE).unlink()
    (good_data / "files" / PICTURE).symlink_to(outside)
    assert found(good_data) == [
        (AT_PICTURE, "unknown-file"),
        (f"data/files/{PICTURE}:1:1", "stray-file"),
    ]


def test_pillow_is_not_imported_where_there_is_no_picture(good_data: Path) -> None:
    shutil.rmtree(good_data / "files")
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from transparency.record.site import Site;"
        "Site.load(Path(sys.argv[1]), date(2026, 11, 22));"
        "assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(good_data)], check=True)  # noqa: S603 - our own


def test_room_is_kept_for_a_picture_that_is_still_to_come(good_data: Path, tmp_path: Path) -> None:
    attach(good_data, "a.jpg", drawn("JPEG"))
    site = build_site(tmp_path / "site", good_data)
    page = (site / "2567/measures/gifts/index.html").read_text(encoding="utf-8")
    (tag,) = [part.partition(">")[0] for part in page.split("<img ") if "files/a.jpg" in part[:40]]
    for part in ('width="40"', 'height="30"', 'loading="lazy"', 'decoding="async"', 'alt="'):
        assert part in tag
    assert "files/a.jpg" in " ".join(read_pages(site)["2567/measures/gifts/"].links)


def test_the_good_record_has_a_picture() -> None:
    assert (GOOD / "files" / PICTURE).is_file()
