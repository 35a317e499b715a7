"""A template that staff get is a record of its kind, whichever of its examples they use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.conftest import DAY, GOOD
from transparency.editing.examples import examples_for
from transparency.editing.templating import kind_named, new_file
from transparency.record.model.kinds import KINDS
from transparency.record.site import Site
from transparency.record.source import parse_source
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from pathlib import Path

PATHS: Final = {
    "measure": "2568/measures/new-one.yml", "document": "documents/new-one.yml",
    "promise": "promises/new-one.yml", "unit": "units/new-one.yml", "round": "2568/rounds/2.yml",
    "year": "2569/year.yml",
}  # fmt: skip
REPORT: Final = dict.fromkeys(("title", "agency", "period", "introduction", "heading"), "ก")
NEEDED: Final[dict[str, dict[str, Any]]] = {
    "measure": {"order": "9", "title": "ก",
                "actions": [{"id": "appoint-committee", "text": "ข"}, {"id": "b", "text": "ค"}]},
    "document": {"kind": "form", "title": "ก"},
    "promise": {"order": "9", "title": "ก", "question": "ข", "summary": "ค",
                "grounds": ["2567/gifts/declare"]},
    "unit": {"order": "9", "name": "ก", "spellings": ["ก"]},
    "round": {"number": "2", "start": "2568-04-01", "end": "2568-09-30",
              "report": REPORT | {"cover": ["ก"], "columns": list("กขคงจฉ")}},
    "year": {"year": "2569", "start": "2568-10-01", "end": "2569-09-30"},
}  # fmt: skip
"""By kind: what a file of it must have."""
EXAMPLE: Final = re.compile(r"( *)# (?!yaml-language-server)(.*)")
"""A line that is an example."""


def template(kind: str, site: Site) -> list[str]:
    path = PATHS[kind]
    year = int(path[:4]) if path[0] == "2" else None
    examples = examples_for(site, year, "appoint-committee")
    return new_file(kind_named(kind), f"data/{path}", NEEDED[kind], examples).splitlines()


def blocks(lines: list[str]) -> list[list[int]]:
    """Return the numbers of the lines of each example: a field with all that stands below it."""
    found: list[list[int]] = []
    for at, line in enumerate(lines):
        if match := EXAMPLE.fullmatch(line):
            if re.match(r"[a-z]", match[2]):
                found.append([])
            found[-1].append(at)
    return found


def used(lines: list[str], numbers: list[int]) -> str:
    """Return the text with the examples on these lines used: without the two characters."""
    return "".join(
        (EXAMPLE.sub(r"\1\2", line) if at in numbers else line) + "\n"
        for at, line in enumerate(lines)
    )


def errors(data: Path, kind: str, text: str) -> list[str]:
    file = data / PATHS[kind]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    problems = Site.load(data, DAY).problems
    return [f"{one.path}:{one.line} {one.message}" for one in problems]


@pytest.mark.parametrize("kind", PATHS)
def test_each_example_of_a_template_alone_passes_check(kind: str, good_data: Path) -> None:
    lines = template(kind, Site.load(GOOD, DAY))
    assert errors(good_data, kind, used(lines, [])) == []
    for block in blocks(lines):
        text = used(lines, block)
        assert errors(good_data, kind, text) == [], text


@pytest.mark.parametrize("kind", PATHS)
def test_the_examples_of_a_template_used_one_after_the_other_pass_check(
    kind: str, good_data: Path
) -> None:
    lines = template(kind, Site.load(GOOD, DAY))
    numbers: list[int] = []
    for block in blocks(lines):
        numbers += block
        assert errors(good_data, kind, used(lines, numbers)) == []


@pytest.mark.parametrize("kind", ["measure", "document", "promise", "unit"])
def test_a_line_of_a_template_that_is_not_used_may_stay_as_it_is(
    kind: str, good_data: Path
) -> None:
    """Within an example used whole, each line of an optional field left out by itself."""
    lines = template(kind, Site.load(GOOD, DAY))
    for block in blocks(lines):
        for at in block:
            if "(ไม่มีก็ได้)" in lines[at - 1] and not lines[at].endswith(":"):
                rest = [number for number in block if number != at]
                if len(rest) > 1:
                    assert errors(good_data, kind, used(lines, rest)) == []


@pytest.mark.parametrize("kind", PATHS)
def test_a_bare_record_gets_no_example_that_names_what_it_lacks(kind: str, good_data: Path) -> None:
    for file in sorted(good_data.rglob("*"), reverse=True):
        if file.is_file() and file.name not in {"agency.yml", "year.yml", "glossary.yml"}:
            file.unlink()
    one = "order: 1\ntitle: ก\nactions:\n  - id: declare\n    text: ข\n"
    (good_data / "2567/measures/gifts.yml").write_text(one, encoding="utf-8")
    lines = template(kind, Site.load(good_data, DAY))
    everything = [at for block in blocks(lines) for at in block]
    assert errors(good_data, kind, used(lines, everything)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_examples_of_every_kind_are_of_its_types(kind: Any) -> None:  # noqa: ANN401 - a Kind
    values = NEEDED.get(kind.name, {})
    lines = new_file(kind, "data/x.yml", values).splitlines()
    text = used(lines, [at for block in blocks(lines) for at in block])
    source = parse_source("data/x.yml", text.encode())
    assert source.problems == []
    if values:
        assert not isinstance(read_record(source, kind.model, "x"), list)
