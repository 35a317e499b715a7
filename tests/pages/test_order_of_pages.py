"""What a reader came for stands first: the answer, this site's own items, how old the news is."""

from __future__ import annotations

import re

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from transparency.language.thai import elapsed
from transparency.pages.rendering import show
from transparency.record.site import Site


def test_a_promise_is_answered_first_and_then_grounded_and_what_is_open_told() -> None:
    site = Site.load(REPORT, DAY)
    promise = next(one for one in site.promises if one.unanswered)
    html = show(site, f"promises/{promise.id}/", "promise", promise.id)
    order = [html.index(mark) for mark in (
        'class="lead"', "editorial--answer", 'id="words"', 'id="unanswered"', 'id="evidence"'
    )]  # fmt: skip
    assert order == sorted(order)


def test_the_items_that_this_site_is_kept_for_stand_first() -> None:
    """O42 and O43 are the measures and the report on them, in the framework of 2566."""
    html = show(Site.load(REPORT, DAY), "ita/2566/", "ita", 2566)
    assert re.findall(r'<th scope="row" data-label="รายการ">(O\d+)', html)[:2] == ["O42", "O43"]


def test_the_latest_events_tell_how_old_they_are() -> None:
    site = Site.load(REPORT, DAY)
    html = show(site, "", "home")
    heading = html.partition('<h2 id="events">')[2].partition("</h2>")[0]
    assert f"ผ่านมาแล้ว {elapsed(site.events[-1].event.last, DAY)}" in heading
    assert "รายงานที่มีในเว็บไซต์นี้: รอบที่ ๑ ปี ๒๕๖๖" in html


def test_the_report_leads_to_each_of_its_measures() -> None:
    html = show(Site.load(GOOD, DAY), "2567/report/1/", "round_report", 2567, 1)
    targets = re.findall(r'<li><a href="#(_measure-.*?)">', html)
    assert targets == ["_measure-gifts", "_measure-service"]
    assert re.findall(r'<tbody id="(.*?)">', html) == targets
    assert html.count('<h2 class="report__measure">') == len(targets)
