"""Money is summed where every part is known, and nowhere else."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from tests.record.test_rule_bounds import edit
from transparency.record.site import Site
from transparency.record.sums import Sum, planned, spent

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.model.measure import Measure

GIFTS = "2567/measures/gifts.yml"


def measure(data: Path, year: int, name: str) -> Measure:
    site = Site.load(data, DAY)
    assert site.problems == []
    return site.records.years[year].measures[name]


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (("1500.50", "0.25"), "๑,๕๐๐.๗๕ บาท (รวม ๒ รายการ)"),
        (("3000",), "๓,๐๐๐ บาท"),
        (("0", "0"), "๐ บาท (รวม ๒ รายการ)"),
        (("1500", None, None), "รวมไม่ได้ เพราะ ๒ จาก ๓ รายการไม่มีตัวเลข"),
        ((None,), "ไม่มีตัวเลข"),
    ],
)
def test_a_sum_is_told_or_why_there_is_none(amounts: tuple[str | None, ...], words: str) -> None:
    known = tuple(None if amount is None else Decimal(amount) for amount in amounts)
    assert Sum(known).words == words


def test_a_measure_of_which_nothing_is_said_has_no_sum() -> None:
    entry = measure(GOOD, 2567, "gifts")
    assert planned(entry) is None
    assert spent(entry, 2) is None


def test_words_without_a_number_are_said_and_not_summed() -> None:
    """The first round of the gifts has two results; one of them has words, neither a number."""
    assert spent(measure(GOOD, 2567, "gifts"), 1) == Sum((None, None), "ผล")


def test_actions_are_summed_where_all_have_a_number(good_data: Path) -> None:
    edit(
        good_data,
        GIFTS,
        "    indicators: [1, 9]\n",
        "    indicators: [1, 9]\n    planned: ๑๐๐.๒๕\n",
    )
    one = planned(measure(good_data, 2567, "gifts"))
    assert one
    assert (one.total, one.words) == (None, "รวมไม่ได้ เพราะ ๑ จาก ๒ ข้อไม่มีตัวเลข")
    edit(good_data, GIFTS, "ทะเบียนของที่ส่งคืน\n", "ทะเบียนของที่ส่งคืน\n    planned: ๐\n")
    both = planned(measure(good_data, 2567, "gifts"))
    assert both
    assert both.total == Decimal("100.25")


def test_the_number_of_a_measure_stands_and_is_not_added_to_that_of_its_actions(
    good_data: Path,
) -> None:
    edit(good_data, GIFTS, "    indicators: [1, 9]\n", "    indicators: [1, 9]\n    planned: ๑๐๐\n")
    edit(good_data, GIFTS, "order: 1\n", "order: 1\nplanned: ๕๐๐\n")
    assert planned(measure(good_data, 2567, "gifts")) == Sum((Decimal(500),))


def test_what_is_spent_is_that_of_one_round() -> None:
    service = measure(GOOD, 2567, "service")
    assert spent(service, 1) is None
    assert spent(service, 2) == Sum((Decimal("1500.50"),), "ผล")
