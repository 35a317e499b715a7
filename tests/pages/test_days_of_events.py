"""An event of several days: read as staff write it, and shown wherever an event is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY
from transparency.pages.rendering import show
from transparency.pictures.events import timeline
from transparency.record.model.records import done_on
from transparency.record.page import Kind, Page
from transparency.record.site import Site, last_day
from transparency.search.record import record_entries
from transparency.verification.status import digest_of

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "2567/measures/service.yml"
ONE_DAY = "date: 2567-02-29"
RANGE = "date: ๒๙ ก.พ. - ๒ มี.ค. ๒๕๖๗"


def site_with(data: Path, new: str, old: str = ONE_DAY) -> Site:
    """Return the good record, whose opening of a counter is dated in other words."""
    text = (data / SERVICE).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (data / SERVICE).write_text(text.replace(old, new), encoding="utf-8")
    return Site.load(data, DAY)


@pytest.mark.parametrize("new", [RANGE, f"{ONE_DAY}\n            end: 2 มีนาคม 2567"])
def test_the_last_day_is_read_from_a_range_or_from_its_own_field(good_data: Path, new: str) -> None:
    site = site_with(good_data, new)
    assert site.problems == []
    (found,) = [one for one in site.events if one.event.id == "counter-opening"]
    assert (found.event.date, found.event.last) == (date(2024, 2, 29), date(2024, 3, 2))
    assert done_on(found.result) == date(2024, 3, 2)
    assert last_day(found.measure) == date(2024, 3, 2)


def test_an_event_without_a_last_day_is_of_one_day(good_data: Path) -> None:
    (found,) = [
        one for one in Site.load(good_data, DAY).events if one.event.id == "counter-opening"
    ]
    assert found.event.end is None
    assert found.event.last == found.event.date == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("new", "rule", "place"),
    [
        (f"{ONE_DAY}\n            end: ๒๘ กุมภาพันธ์ ๒๕๖๗", "period-order", (32, 18)),
        ("date: ๒๑-๒๓ พฤศจิกายน ๒๕๖๙", "future-date", (29, 13)),
        # Two last days; and a last day before the first.
        (f"{RANGE}\n            end: ๓ มีนาคม ๒๕๖๗", "bad-date", (31, 19)),
        ("date: ๒๙-๒๗ ก.พ. ๒๕๖๗", "bad-date", (31, 19)),
    ],
)
def test_days_that_cannot_be_are_told(
    good_data: Path, new: str, rule: str, place: tuple[int, int]
) -> None:
    found = site_with(good_data, new).problems
    assert [(problem.rule, (problem.line, problem.column)) for problem in found] == [(rule, place)]


@pytest.mark.parametrize("field", ["done", "published"])
def test_a_range_where_one_day_is_wanted_is_told_with_its_last_day(
    good_data: Path, field: str
) -> None:
    new = f"{ONE_DAY}\n        {field}: ๒๙ ก.พ. - ๒ มี.ค. ๒๕๖๗"
    (problem,) = site_with(good_data, new).problems
    assert problem.rule == "bad-date"
    assert "ช่องนี้ใส่ได้วันเดียว" in problem.message
    assert problem.example == "๒ มีนาคม ๒๕๖๗"


@pytest.mark.parametrize("field", ["done", "published"])
def test_a_year_of_two_digits_is_told_so(good_data: Path, field: str) -> None:
    (problem,) = site_with(good_data, f"{ONE_DAY}\n        {field}: ๒๙ ก.พ. ๖๗").problems
    assert problem.rule == "bad-date"
    assert "ปี “๖๗” มีเพียง ๒ หลัก" in problem.message
    assert "๔ หลัก" in problem.remedy


@pytest.mark.parametrize(
    ("view", "arguments", "words"),
    [
        ("calendar", (), "๒๙ กุมภาพันธ์ – ๒ มีนาคม ๒๕๖๗"),
        ("calendar", (), "วันพฤหัสบดี – วันเสาร์"),
        ("calendar", (), "๒๙–๒"),
        ("calendar", (), "ก.พ. – มี.ค. ๒๕๖๗"),
        ("measure", (2567, "service"), "๒๙ กุมภาพันธ์ – ๒ มีนาคม ๒๕๖๗"),
        ("fiscal_year", (2567,), "๒๙ ก.พ. – ๒ มี.ค. ๒๕๖๗"),
    ],
)
def test_a_page_shows_the_first_and_the_last_day(
    good_data: Path, view: str, arguments: tuple[object, ...], words: str
) -> None:
    assert words in show(site_with(good_data, RANGE), "", view, *arguments)


def test_days_within_a_month_say_the_month_once(good_data: Path) -> None:
    page = show(site_with(good_data, "date: ๒๗-๒๙ กุมภาพันธ์ ๒๕๖๗"), "", "calendar")
    assert "๒๗–๒๙ กุมภาพันธ์ ๒๕๖๗" in page
    assert '<span class="event__month">ก.พ. ๒๕๖๗</span>' in page


def test_the_search_finds_both_days(good_data: Path) -> None:
    found = {entry.title: entry for entry in record_entries(site_with(good_data, RANGE))}
    assert found["เปิดจุดบริการ"].note == "วันที่ ๒๙ กุมภาพันธ์ – ๒ มีนาคม ๒๕๖๗"


@pytest.mark.parametrize(
    "page", [Page(Kind.MEASURE, 2567, "service"), Page(Kind.YEAR, 2567)], ids=str
)
def test_the_digest_of_a_page_covers_the_last_day(good_data: Path, page: Page) -> None:
    before = digest_of(Site.load(good_data, DAY), page)
    first = digest_of(site_with(good_data, RANGE), page)
    second = digest_of(site_with(good_data, "date: ๒๙ ก.พ. - ๓ มี.ค. ๒๕๖๗", RANGE), page)
    assert len({before, first, second}) == 3


@pytest.mark.parametrize(
    ("days", "outside"),
    [("๒๙-๓๑ มีนาคม ๒๕๖๗", False), ("๓๑ มีนาคม - ๑ เมษายน ๒๕๖๗", True)],
)
def test_an_event_that_ends_after_its_round_is_outside_of_it(
    good_data: Path, days: str, *, outside: bool
) -> None:
    site = site_with(good_data, f"date: {days}")
    (found,) = [
        one for one in timeline(site, 2567).happenings if one.entry.event.id == "counter-opening"
    ]
    assert found.outside is outside
    told = "หลังสิ้นสุดรอบที่ ๑ แล้ว ๑ วัน" in show(site, "", "calendar")
    assert told is outside
