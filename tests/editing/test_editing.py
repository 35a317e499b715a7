"""A file that a command edits keeps everything that the command does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import GOOD
from transparency.editing.yaml_files import parse, save, written

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted([*(REPORT).rglob("*.yml"), *GOOD.rglob("*.yml")])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_that_is_not_changed_comes_back_byte_for_byte(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert written(parse(text)) == text


def test_what_yaml_would_guess_stays_as_it_is_written() -> None:
    text = "a: 0123\nb: no\nc: 2567-02-29\nd: 1:30\ne: ''\nf: \"๑\"\n# ท้าย\n"
    document = parse(text)
    assert document["a"] == "0123"
    document["b"] = "yes"
    assert written(document) == text.replace("b: no", "b: yes")


def test_saving_puts_a_whole_file_in_place_and_leaves_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "sub" / "a.yml"
    save(file, "ก: ข\n")
    save(file, "ก: ค\n")
    assert file.read_text(encoding="utf-8") == "ก: ค\n"
    assert [entry.name for entry in file.parent.iterdir()] == ["a.yml"]


def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    save(file, "ก: ข\n")
    with pytest.raises(UnicodeEncodeError):
        save(file, "\ud800")
    assert file.read_text(encoding="utf-8") == "ก: ข\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yml"]
