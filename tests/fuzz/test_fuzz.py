"""Some hundred mutations of good input, the same in each run, and whatever was once found.

`make fuzz` looks for more, guided by what of the program each input reaches.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import DAY, GOOD
from tests.fuzz.mutations import PIECES, mutated
from tests.fuzz.seeds import FOUND, found_before, seeds
from tests.fuzz.targets import TARGETS
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS: Final = {"source": 2_000, "record": 600, "dates": 20_000, "gate": 2_000, "prose": 200}
"""Mutations by target: about a second of the processor for each."""
RECORDS: Final = 25
"""Whole records of which one file is mutated."""


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_becomes_of_good_input_is_read_or_told(target: str) -> None:
    chance = random.Random(target)  # noqa: S311 - no secret
    for _ in range(ROUNDS[target]):
        text = mutated(chance.choice(seeds()[target]), chance)
        try:
            TARGETS[target](text)
        except BaseException:
            print(repr(text))
            raise


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_alone_is_read_or_told(target: str, piece: str) -> None:
    TARGETS[target](piece)
    TARGETS[target](f"title: {piece}\n")


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_once_found_is_read_or_told(target: str) -> None:
    for text in found_before(target).values():
        TARGETS[target](text)


def test_every_target_has_seeds_that_it_takes_and_no_find_lies_elsewhere() -> None:
    assert set(seeds()) == set(ROUNDS) == set(TARGETS)
    for target, texts in seeds().items():
        assert len(texts) >= 2
        for text in texts:
            TARGETS[target](text)
    assert {folder.name for folder in FOUND.glob("*")} <= set(TARGETS)


def test_a_record_with_a_mutated_file_is_checked_to_its_end(good_data: Path) -> None:
    chance = random.Random("record")  # noqa: S311 - no secret
    files = sorted(good_data.rglob("*.yml"))
    for _ in range(RECORDS):
        file = chance.choice(files)
        text = mutated(file.read_text(encoding="utf-8"), chance)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        site = Site.load(good_data, DAY)
        problems = [*site.problems, *site.warnings]
        assert all(problem.for_terminal() for problem in problems)
        name = file.relative_to(good_data)
        file.write_bytes((GOOD / name).read_bytes())
