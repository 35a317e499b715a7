"""The record and the rule that CONTRIBUTING.md shows are such as the program reads and runs."""

from __future__ import annotations

import re
from enum import StrEnum
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

from tests.built import ROOT
from tests.conftest import DAY, GOOD
from transparency.record.model.measure import (
    Action,
    Attachment,
    Event,
    Link,
    Measure,
    Period,
    Photo,
    Responsible,
    Result,
    RoundReport,
    SubItem,
)
from transparency.record.model.records import events_of
from transparency.record.rules.violation import Violation
from transparency.record.site import Site
from transparency.record.source import parse_source, read_source
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from pydantic import BaseModel

TEXT: Final = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PARTS: Final[tuple[type[BaseModel], ...]] = (
    Measure, Action, SubItem, RoundReport, Result, Event, Responsible, Period, Attachment, Link,
    Photo,
)  # fmt: skip
"""Everything of which a measure's file consists."""


class Rule(StrEnum):
    """The name of the documented rule, which the program does not have."""

    EVENT_WITHOUT_PLACE = "event-without-place"


def block(language: str) -> str:
    """Return the page's first block of code in a language."""
    match = re.search(rf"^ *```{language}\n(.*?)^ *```$", TEXT, re.DOTALL | re.MULTILINE)
    assert match
    return dedent(match[1])


def test_the_annotated_measure_is_a_measure() -> None:
    source = parse_source("data/2565/measures/example.yml", block("yaml").encode())
    assert source.problems == []
    assert isinstance(read_record(source, Measure, "example"), Measure)


def test_the_annotated_measure_shows_every_field_that_a_measure_may_have() -> None:
    shown = set(re.findall(r"^[ -]*(?:# )?([a-z_]+):", block("yaml"), re.MULTILINE))
    fields = {name for part in PARTS for name, one in part.model_fields.items() if one.title}
    assert fields - shown == set()


def test_the_documented_rule_finds_the_events_without_a_place() -> None:
    scope: dict[str, Any] = {"Rule": Rule, "Violation": Violation, "events_of": events_of}
    code = "from __future__ import annotations\n" + block("python")
    exec(compile(code, "CONTRIBUTING.md", "exec"), scope)  # noqa: S102 - our own documentation
    found = list(scope["events_name_a_place"](Site.load(GOOD, DAY).records, DAY))
    places = [
        (one.path, *read_source(GOOD / one.path.removeprefix("data/"), one.path).place(one.loc))
        for one in found
    ]
    assert places == [
        ("data/2567/measures/service.yml", 29, 13),
        ("data/2568/measures/service.yml", 25, 13),
    ]
    assert {one.rule for one in found} == {"event-without-place"}
    assert "เปิดจุดบริการ" in found[0].message
