"""What a picture says of itself, in each of the ways in which cameras and programs write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from tests.review.test_personal_hidden import NAME, kinds, picture

if TYPE_CHECKING:
    from pathlib import Path

PHONE: Final = "0812345678"


def iptc(file: Path, dataset: tuple[int, int], text: str) -> Path:
    """Write a JPEG with one entry of IPTC-IIM, as Photoshop keeps it."""
    value = text.encode()
    entry = bytes([0x1C, *dataset]) + len(value).to_bytes(2, "big") + value
    resource = (
        b"8BIM\x04\x04\0\0" + len(entry).to_bytes(4, "big") + entry + b"\0" * (len(entry) % 2)
    )
    segment = b"Photoshop 3.0\0" + resource
    picture(file)
    data = file.read_bytes()
    head = b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment
    file.write_bytes(data[:2] + head + data[2:])
    return file


@pytest.mark.parametrize(("dataset", "text", "kind"), [
    ((2, 80), NAME, "author"), ((2, 122), NAME, "author"), ((2, 116), f"© 2566 {NAME}", "author"),
    ((2, 120), f"โทร {PHONE}", "phone"), ((2, 105), NAME, None),
])  # fmt: skip
def test_what_iptc_says_of_a_picture_is_looked_at(
    tmp_path: Path, dataset: tuple[int, int], text: str, kind: str | None
) -> None:
    """By-line, writer, copyright notice, caption; not the headline (IPTC-IIM 4.2, record 2)."""
    assert kinds(iptc(tmp_path / "a.jpg", dataset, text)) == ({kind} if kind else set())


@pytest.mark.parametrize("tag", [0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F])
def test_title_comment_keywords_and_subject_of_windows_are_utf_16(tmp_path: Path, tag: int) -> None:
    """A text of Thai letters and digits alone has no nought in it that would tell."""
    exif = Image.Exif()
    exif[tag] = "มือถือ๐๘๑๒๓๔๕๖๗๘".encode("utf-16-le")
    picture(tmp_path / "a.jpg", exif=exif)
    assert kinds(tmp_path / "a.jpg") == {"phone"}


def test_the_number_of_a_camera_is_none_of_a_person(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA431] = PHONE  # BodySerialNumber
    picture(tmp_path / "a.jpg", exif=exif)
    assert kinds(tmp_path / "a.jpg") == set()


def test_the_owner_of_a_camera_is_found_in_an_attribute_of_xmp(tmp_path: Path) -> None:
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a aux:OwnerName="{NAME}"/></x:xmpmeta>'
    picture(tmp_path / "a.jpg", xmp=packet.encode())
    assert kinds(tmp_path / "a.jpg") == {"author"}
