"""Periods in words mean what an office means by them; only an end that is open is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import DAY, FIXTURES
from transparency.record.model.measure import Period
from transparency.record.questions import open_questions
from transparency.record.reach import Reach, span
from transparency.record.site import Site

END_OF_2566 = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("text", "reach", "end"),
    [
        ("ตลอดปีงบประมาณ", Reach.YEAR, END_OF_2566),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๖", Reach.YEAR, END_OF_2566),
        ("ตลอดปีงบประมาณ ๒๕๖๖ เป็นต้นไป", Reach.ONWARD, None),
        ("ทุกเดือน", Reach.AGAIN, None),
        ("ทุกเดือน ตั้งแต่ ต.ค. ๒๕๖๕ เป็นต้นไป", Reach.ONWARD, None),
        ("ต.ค. ๒๕๖๕ เป็นต้นไป", Reach.ONWARD, None),
        ("ก่อนปีงบประมาณ", Reach.UNSAID, None),
        ("เริ่มหลังฤดูฝน", Reach.UNSAID, None),
    ],
)
def test_words_of_a_period(text: str, reach: Reach, end: date | None) -> None:
    found = span(Period.model_construct(text=text, start=None, end=None, line=1), 2566)
    assert (found.reach, found.end) == (reach, end)
    assert found.is_open == (reach in {Reach.ONWARD, Reach.UNSAID})


def test_a_day_in_the_record_counts_before_the_words() -> None:
    period = Period.model_construct(text="ตลอดปีงบประมาณ", start=None, end=date(2023, 3, 31), line=1)
    assert span(period, 2566) == (Reach.DAY, date(2023, 3, 31))


def test_the_first_report_leaves_three_ends_open() -> None:
    """Of its periods, counted by hand in tests/source: three say เป็นต้นไป, two name the year."""
    site = Site.load(FIXTURES / "report-2566", DAY)
    asked = [
        question.text
        for section in open_questions(site)
        for group in section.groups
        if group.kind == "periods"
        for question in group.questions
    ]
    assert len(asked) == 3
    assert all("เป็นต้นไป" in text for text in asked)
