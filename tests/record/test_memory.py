"""What is remembered of a file holds for the same bytes at the same path, and for no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import DAY
from transparency.record.memory import Memory
from transparency.record.model.agency import Unit
from transparency.record.problems import Rule
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

FINANCE = "order: 3\nname: กองคลัง\nspellings: [กองคลัง]\n".encode()
PATH = "data/units/finance.yml"


def test_a_file_as_it_was_is_not_read_again() -> None:
    memory = Memory()
    assert memory.read(PATH, FINANCE, Unit)[1] is memory.read(PATH, FINANCE, Unit)[1]


def test_one_byte_more_or_another_path_is_another_file() -> None:
    memory = Memory()
    before = memory.read(PATH, FINANCE, Unit)[1]
    after = memory.read(PATH, FINANCE.replace(b"3", b"4"), Unit)[1]
    other = memory.read("data/units/new.yml", FINANCE, Unit)[1]
    assert isinstance(before, Unit)
    assert isinstance(after, Unit)
    assert isinstance(other, Unit)
    assert (before.order, after.order, other.id) == (3, 4, "new")


def test_what_is_wrong_is_told_until_it_is_mended(good_data: Path) -> None:
    memory, file = Memory(), good_data / "units/finance.yml"
    text = file.read_text(encoding="utf-8")
    assert Site.load(good_data, DAY, memory=memory).problems == []
    file.write_text(text.replace("name:", "nane:"), encoding="utf-8")
    for _ in range(2):
        (problem,) = Site.load(good_data, DAY, memory=memory).problems
        assert (problem.rule, problem.line) == (Rule.UNKNOWN_KEY, 2)
    file.write_text(text, encoding="utf-8")
    assert Site.load(good_data, DAY, memory=memory).problems == []


def test_a_site_from_memory_is_the_site_that_is_read_anew(good_data: Path) -> None:
    memory = Memory()
    Site.load(good_data, DAY, memory=memory)
    file = good_data / "2567/measures/gifts.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("ฝนตกหนัก", "แดดออก"), "utf-8")
    (good_data / "documents/new.yml").write_text("kind: policy\ntitle: ใหม่\n", encoding="utf-8")
    (good_data / "2567/rounds/2.yml").unlink()
    found, fresh = Site.load(good_data, DAY, memory=memory), Site.load(good_data, DAY)
    assert found.records == fresh.records
    assert (found.problems, found.warnings) == (fresh.problems, fresh.warnings)
