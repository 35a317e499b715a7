"""What the search finds of the queries judged by hand; the benchmark asks other ways too."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from benchmarks.engines import Answer, Ours
from benchmarks.queries import ABSENT, Query, read_queries
from benchmarks.search_quality import MIN_SHARES, MIN_WELL, Judge, Run, by_class, recall

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def asked(tabs: Tabs, base_url: str) -> list[tuple[Query, Answer]]:
    """What the search page of the real site answers to every query."""
    with tabs.open(390, 844) as page:
        page.goto(f"{base_url}search/")
        return [(query, Ours().ask(page, query.text)) for query in read_queries()]


def test_citizens_are_led_to_what_they_look_for(asked: list[tuple[Query, Answer]]) -> None:
    known = [(query, answer) for query, answer in asked if query.kind != ABSENT]
    assert fmean(recall(query, answer, 10) for query, answer in known) >= MIN_SHARES["recall@10"]
    nowhere = [query.text for query, answer in known if not recall(query, answer, 10)]
    assert nowhere == []


def test_every_class_of_queries_is_answered_well(asked: list[tuple[Query, Answer]]) -> None:
    classes = by_class(Run("ours", asked, 0, 0))
    assert {kind: well for kind, (_, _, well) in classes.items() if well < MIN_WELL} == {}


def test_what_does_not_stand_on_the_site_is_not_found(asked: list[tuple[Query, Answer]]) -> None:
    found = [query.text for query, answer in asked if query.kind == ABSENT and answer.results]
    assert found == []


def test_what_is_found_says_the_words(asked: list[tuple[Query, Answer]], report_site: Path) -> None:
    shares = Judge(report_site).shares(Run("ours", asked, 0, 0))
    assert shares["right"] >= MIN_SHARES["right"]
