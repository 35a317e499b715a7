"""The committed fonts hold what the stylesheet takes from them, and what shapes Thai; no more."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import pytest
from fontTools.ttLib import TTFont

from benchmarks.subset_fonts import STYLE, faces, narrow

if TYPE_CHECKING:
    from pathlib import Path

FACES: Final = faces()
THAI: Final = {code for code in range(0x0E00, 0x0E80) if unicodedata.name(chr(code), "")}
PRINTABLE: Final = set(range(0x20, 0x7F))
"""Basic Latin without its control codes."""


def features(font: TTFont, table: str) -> set[str]:
    return {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}


def test_every_font_is_named_by_the_stylesheet() -> None:
    assert set(FACES) == set((STYLE.parent.parent / "fonts").resolve().glob("*.woff2"))


@pytest.mark.parametrize("file", FACES, ids=lambda file: file.stem)
def test_a_font_holds_what_is_taken_from_it_and_no_more(file: Path) -> None:
    font = TTFont(file)
    assert set(font.getBestCmap()) == FACES[file]
    assert FACES[file] >= (THAI if "thai" in file.stem else PRINTABLE)


@pytest.mark.parametrize("weight", [400, 700])
def test_marks_still_find_their_place(weight: int) -> None:
    [file] = [file for file in FACES if f"thai-{weight}" in file.stem]
    font = TTFont(file)
    assert features(font, "GPOS") == {"mark", "mkmk"}
    assert features(font, "GSUB") >= {"ccmp"}


def test_a_font_with_more_is_narrowed_and_a_narrow_one_left_alone(tmp_path: Path) -> None:
    [file] = [file for file in FACES if "thai-400" in file.stem]
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    narrow(copy, FACES[file])
    assert copy.read_bytes() == file.read_bytes()
    narrow(copy, {0x0E01, 0x0E49})
    assert set(TTFont(copy).getBestCmap()) == {0x0E01, 0x0E49}
    assert "OFL" in str(TTFont(copy)["name"].getDebugName(14))
