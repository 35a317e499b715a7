"""The band of an ITA result, by the bounds that the Office of the NACC has published."""

from __future__ import annotations

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.bands import Band, judged, judged_until
from transparency.record.model.scores import Scores
from transparency.record.site import Site
from transparency.record.source import LINE_KEY


def scores(total: str | None, *instruments: str | None) -> Scores:
    """Return a result with a total, and the scores of IIT, EIT and OIT."""
    names = ("total", "iit", "eit", "oit")
    named = dict(zip(names, (total, *instruments), strict=False))
    given = {LINE_KEY: 1, "\x00path": "", "\x00id": "scores", "source": "ก", **named}
    return Scores.model_validate(given)


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100", "AA"), ("95", "AA"), ("94.99", "A"), ("85", "A"), ("84.99", "B"), ("75", "B"),
        ("74.99", "C"), ("65", "C"), ("64.99", "D"), ("55", "D"), ("54.99", "E"), ("50", "E"),
        ("49.99", "F"), ("0", "F"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("year", [2562, 2565])
def test_up_to_2565_the_total_alone_decides(year: int, total: str, name: str) -> None:
    found = judged(year, scores(total, "0", None, None))
    assert found.band == Band(name, is_confirmed=name != "D")
    assert found.lacking == ()


@pytest.mark.parametrize(
    ("total", "instruments", "name"),
    [
        ("95", ("95", "95", "95"), "ผ่านดีเยี่ยม"),
        ("100", ("94.99", "100", "100"), "ผ่านดี"),
        # The real case: 97.29 in all was rated ผ่านดี.
        ("97.29", ("90", "99", "100"), "ผ่านดี"),
        ("94.99", ("95", "95", "95"), "ผ่านดี"),
        ("85", ("85", "85", "85"), "ผ่านดี"),
        ("97.29", ("84.99", "99", "100"), "ผ่าน"),
        ("97.29", ("99", "84.99", "100"), "ผ่าน"),
        ("85", ("100", "100", "84.99"), "ผ่าน"),
        ("84.99", ("100", "100", "100"), "ต้องปรับปรุง"),
        ("70", ("0", "0", "0"), "ต้องปรับปรุง"),
        ("69.99", ("100", "100", "100"), "ต้องปรับปรุงโดยด่วน"),
        ("0", ("0", "0", "0"), "ต้องปรับปรุงโดยด่วน"),
    ],
)
@pytest.mark.parametrize("year", [2566, 2569])
def test_from_2566_each_instrument_decides_too(
    year: int, total: str, instruments: tuple[str, ...], name: str
) -> None:
    assert judged(year, scores(total, *instruments)).band == Band(name)


@pytest.mark.parametrize(
    ("total", "instruments", "why"),
    [
        ("97.29", (None, None, None), "บอกไม่ได้ เพราะไม่มีคะแนนของ IIT, EIT, OIT"),
        ("97.29", ("99", None, "100"), "บอกไม่ได้ เพราะไม่มีคะแนนของ EIT"),
        ("86", ("90", "90", None), "บอกไม่ได้ เพราะไม่มีคะแนนของ OIT"),
        (None, ("99", "99", "99"), "บอกไม่ได้ เพราะไม่มีคะแนนรวม"),
    ],
)
def test_where_a_missing_score_decides_the_band_is_not_told(
    total: str | None, instruments: tuple[str | None, ...], why: str
) -> None:
    found = judged(2566, scores(total, *instruments))
    assert (found.band, found.why_untold) == (None, why)


@pytest.mark.parametrize(
    ("total", "instruments", "name"),
    [
        ("84.99", (None, None, None), "ต้องปรับปรุง"),
        ("60", (None, "100", None), "ต้องปรับปรุงโดยด่วน"),
        ("97.29", (None, "84.99", None), "ผ่าน"),
    ],
)
def test_where_a_missing_score_decides_nothing_the_band_is_told(
    total: str, instruments: tuple[str | None, ...], name: str
) -> None:
    found = judged(2566, scores(total, *instruments))
    assert (found.band, found.why_untold) == (Band(name), "")


def test_a_result_without_a_total_has_no_letter() -> None:
    found = judged(2565, scores(None, "99", "99", "99"))
    assert (found.band, found.lacking) == (None, ("คะแนนรวม",))


def test_results_are_those_up_to_a_year_and_not_of_later_ones() -> None:
    records = Site.load(GOOD, DAY).records
    assert [one.year for one in judged_until(records, 2567)] == [2567]
    assert [one.year for one in judged_until(records, 2568)] == [2567, 2568]
    assert judged_until(records, 2566) == []
