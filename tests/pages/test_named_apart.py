"""Links beside each other are told apart by their words."""

from __future__ import annotations

from collections import Counter

from tests.built import REPORT
from tests.conftest import DAY
from transparency.pages.named_apart import named_apart
from transparency.record.site import Site


def test_two_results_of_one_measure_that_name_a_document_are_numbered() -> None:
    names = [name for _, name in named_apart(Site.load(REPORT, DAY).mentions["order-318-2565"])]
    assert names == [
        "ยกระดับผลการประเมิน ITA ผลการดำเนินงาน ๑",
        "ยกระดับผลการประเมิน ITA ผลการดำเนินงาน ๒",
    ]


def test_no_document_of_the_first_report_has_two_links_of_one_name() -> None:
    for quotes in Site.load(REPORT, DAY).mentions.values():
        assert max(Counter(name for _, name in named_apart(quotes)).values()) == 1
