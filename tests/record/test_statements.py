"""Each sentence of the program has a record of which it is true, and one of which it is false."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show_page
from transparency.record.page import Kind, Page
from transparency.record.site import Site
from transparency.record.statements import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SERVICE: Final = Page(Kind.MEASURE, 2567, "service")
CONTACT: Final = Page(Kind.CONTACT)
DOCUMENTS: Final = Page(Kind.DOCUMENTS)
ITA: Final = Page(Kind.ITA, 2567)
NO_GIFT: Final = Page(Kind.OIT, 2567, "no-gift-declaration")
BEYOND: Final = """\
      - number: O6
        role: budget-plan
        name: แผนงบประมาณ
        confidence: B
"""
TRUE, FALSE = True, False
CASES: Final[Mapping[str, tuple[Page, bool, str, str, str]]] = {
    "no_end": (SERVICE, TRUE, "2567/measures/service.yml",
               "ธ.ค. ๒๕๖๖ เป็นต้นไป", "ตลอดปีงบประมาณ"),
    "no_error_channel": (CONTACT, FALSE, "agency.yml", "report_errors_to: corrections\n", ""),
    "only_planned": (DOCUMENTS, FALSE, "2567/measures/gifts.yml",
                     "[gift-policy, order-1-2567]", "[order-1-2567]"),
    "no_part": (NO_GIFT, TRUE, "documents/gift-policy.yml", "kind: policy\n",
                "kind: policy\nlinks: [{url: 'https://a.example.go.th', title: ประกาศ}]\n"),
    "scope": (ITA, TRUE, "2567/ita.yml", BEYOND, ""),
}  # fmt: skip
"""By name: the page, what the good record makes of the sentence, and an edit that turns it."""


def said(data: Path, page: Page) -> str:
    site = Site.load(data, DAY)
    assert site.problems == []
    return " ".join(re.sub(r"<[^>]*>", " ", show_page(site, page)).split())


def pattern(name: str) -> re.Pattern[str]:
    """Return what finds the sentence, whatever its numbers and names are."""
    parts = re.split(r"\{\w+\}", STATEMENTS[name].words)
    return re.compile(".+?".join(re.escape(part) for part in parts))


def test_each_sentence_is_tried() -> None:
    assert set(CASES) == set(STATEMENTS)
    assert all(statement.rule for statement in STATEMENTS.values())


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_sentence_stands_where_it_is_true_and_nowhere_else(name: str, good_data: Path) -> None:
    page, is_true, file, old, new = CASES[name]
    assert bool(pattern(name).search(said(GOOD, page))) is is_true
    path = good_data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert bool(pattern(name).search(said(good_data, page))) is not is_true
