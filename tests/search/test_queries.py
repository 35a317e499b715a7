"""The queries of the benchmark: enough of each kind, and judged by the text of the pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.queries import ABSENT, contains, plain_texts, read_queries, read_synonyms
from tests.built import read_pages

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = read_queries()
AS_TYPED = (
    "misspelling", "transcribed", "abbreviation", "layout", "date", "whole number", "question",
    "english", "need",
)  # fmt: skip
"""Classes of queries as people type them, and not as the record says it."""


def test_there_are_enough_queries_of_every_kind_and_none_twice() -> None:
    kinds = Counter(query.kind for query in QUERIES)
    assert kinds.total() >= 100
    assert kinds[ABSENT] >= 20
    assert min(kinds.values()) >= 4
    assert min(kinds[kind] for kind in AS_TYPED) >= 10
    assert max(Counter(query.text for query in QUERIES).values()) == 1


def test_what_is_wanted_stands_on_the_site(report_site: Path) -> None:
    pages = read_pages(report_site)
    for query in QUERIES:
        assert (query.kind == ABSENT) == (not query.wanted), query
        for place in query.wanted:
            address, _, section = place.partition("#")
            assert address in pages, query
            assert not section or section in pages[address].ids, query


def test_the_pages_wanted_say_the_words(report_site: Path) -> None:
    texts, synonyms = plain_texts(report_site, article=True), read_synonyms()
    silent = [
        (query.text, place)
        for query in QUERIES
        for place in query.wanted
        if not contains(texts[place.partition("#")[0]], query.words, synonyms)
    ]
    # The report's page names its round by dates only; the breadcrumbs above it have the number.
    assert silent == [("รอบที่ 1", "2566/report/1/")]


def test_what_is_absent_stands_on_no_page(report_site: Path) -> None:
    texts, synonyms = plain_texts(report_site, article=False), read_synonyms()
    matched = [
        (query.text, address)
        for query in QUERIES
        if query.kind == ABSENT
        for address, text in texts.items()
        if contains(text, query.words, synonyms)
    ]
    assert matched == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("นโยบายไม่รับของขวัญ", ["ของขวัญ"], True),
        ("คำสั่งที่317", ["๓๑๗"], True),
        ("เพจเฟซบุ๊กหน่วยงาน", ["Facebook"], True),
        ("ประชุม", ["ประชุม", "จอมทอง"], False),
        ("ปี2566", ["๒๕"], False),
        ("วันที่25มกราคม", ["25"], True),
    ],
)
def test_a_page_is_right_where_it_contains_all_words(
    text: str, words: list[str], *, expected: bool
) -> None:
    assert contains(text, words, [["เฟซบุ๊ก", "facebook"]]) is expected
