"""Where a rule begins and ends: what lies just inside its bound, and what lies just beyond."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts.yml"
SERVICE = "2567/measures/service.yml"
NEXT_YEAR = "2568/measures/service.yml"


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def errors(data: Path) -> list[tuple[str, int, int]]:
    """Return the rule, the line and the column of every error."""
    found = Site.load(data, DAY).problems
    return [(problem.rule, problem.line, problem.column) for problem in found]


def warned(data: Path, rule: str, day: date = DAY) -> list[str]:
    """Return the files of which a warning is told on a day."""
    return [entry.path for entry in Site.load(data, day).warnings if entry.rule == rule]


def test_two_actions_may_report_the_same_round(good_data: Path) -> None:
    """The first action of the good record reports rounds 1 and 2."""
    file = good_data / GIFTS
    more = "        suggestion: ควรเริ่มทะเบียน\n      - round: 2\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert errors(good_data) == []


def test_an_action_that_reports_a_round_twice_is_refused(good_data: Path) -> None:
    edit(good_data, GIFTS, "      - round: 2\n", "      - round: 1\n")
    assert errors(good_data) == [("duplicate-round", 45, 16)]


@pytest.mark.parametrize(("day", "told"), [(date(2024, 4, 9), False), (date(2024, 4, 10), True)])
def test_news_is_missed_from_the_last_promised_day_on(
    good_data: Path, day: date, *, told: bool
) -> None:
    """Done on 3 April 2024, promised within seven days."""
    edit(good_data, GIFTS, "            published: ๕ เมษายน ๒๕๖๗\n", "")
    assert (f"data/{GIFTS}" in warned(good_data, "not-published", day)) is told


def test_the_shortest_of_two_promises_is_the_one_that_counts(good_data: Path) -> None:
    edit(good_data, GIFTS, "            published: ๕ เมษายน ๒๕๖๗\n", "")
    file = good_data / "promises/quick-service.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}publish_within_days: 3\n", encoding="utf-8")
    assert f"data/{GIFTS}" in warned(good_data, "not-published", date(2024, 4, 6))
    assert f"data/{GIFTS}" not in warned(good_data, "not-published", date(2024, 4, 5))


@pytest.mark.parametrize(("day", "told"), [
    ("๓๐ กันยายน ๒๕๖๑", "error"), ("๑ ตุลาคม ๒๕๖๑", "warning"), ("๓๐ กันยายน ๒๕๖๕", "warning"),
    ("๑ ตุลาคม ๒๕๖๕", ""), ("๒๙ กุมภาพันธ์ ๒๕๖๗", ""), ("๓๐ กันยายน ๒๕๖๘", ""),
    ("๑ ตุลาคม ๒๕๖๘", "warning"), ("๓๐ กันยายน ๒๕๗๒", "warning"), ("๑ ตุลาคม ๒๕๗๒", "error"),
])  # fmt: skip
def test_a_day_is_doubted_a_year_from_its_fiscal_year_and_refused_five_years_away(
    good_data: Path, day: str, told: str
) -> None:
    """Fiscal year 2567 runs from 1 October 2566 to 30 September 2567."""
    edit(good_data, GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", f"done: {day}")
    site = Site.load(good_data, date(2040, 1, 1))
    found = [one for one in [*site.problems, *site.warnings] if one.rule == "far-date"]
    assert [one.severity for one in found] == ([told] if told else [])
    if told:
        assert found[0].example.startswith(("done: ๑ ตุลาคม ๒๕๖๖", "done: ๓๐ กันยายน ๒๕๖๗"))


@pytest.mark.parametrize(("day", "told"), [
    ("๓๐ กันยายน ๒๕๖๑", "far-date"), ("๑ ตุลาคม ๒๕๖๑", "outside-year"),
    ("๓๐ กันยายน ๒๕๖๖", "outside-year"), ("๑ ตุลาคม ๒๕๖๖", ""), ("๓๐ กันยายน ๒๕๖๗", ""),
    ("๑ ตุลาคม ๒๕๖๗", "outside-year"), ("๓๐ กันยายน ๒๕๗๒", "outside-year"),
    ("๑ ตุลาคม ๒๕๗๒", "far-date"),
])  # fmt: skip
def test_an_event_is_doubted_outside_its_fiscal_year_and_refused_five_years_away(
    good_data: Path, day: str, told: str
) -> None:
    edit(good_data, SERVICE, "date: 2567-02-29", f"date: {day}")
    site = Site.load(good_data, date(2040, 1, 1))
    days = {"far-date", "outside-year"}
    found = [one for one in [*site.problems, *site.warnings] if one.rule in days]
    assert [one.rule for one in found] == ([told] if told else [])


@pytest.mark.parametrize(("end", "fits"), [("๓๐ กันยายน ๒๕๗๒", True), ("๑ ตุลาคม ๒๕๗๒", False)])
def test_a_period_may_be_that_of_a_plan_of_five_years(
    good_data: Path, end: str, *, fits: bool
) -> None:
    edit(good_data, GIFTS, "end: ๓๑ มีนาคม ๒๕๖๗", f"end: {end}")
    assert errors(good_data) == ([] if fits else [("far-date", 15, 12)])


def test_a_doubtful_leap_day_has_an_example_that_the_calendar_knows(good_data: Path) -> None:
    """พ.ศ. 2566 (2023) has no 29 February, 2551 (2008) has one."""
    edit(good_data, NEXT_YEAR, "date: วันพุธที่ ๑๘ - วันศุกร์ที่ ๒๐ ธันวาคม พ.ศ. ๒๕๖๗", "date: 2551-02-29")
    (found,) = [one for one in Site.load(good_data, DAY).problems if one.rule == "far-date"]
    assert found.example == "date: ๒๘ กุมภาพันธ์ ๒๕๖๘"


def test_what_is_published_on_the_day_of_its_first_event_is_in_order(good_data: Path) -> None:
    """The first result of the good record has an event on 3 April 2567; here it is not `done`."""
    edit(good_data, GIFTS, "            done: 3 เมษายน ค.ศ. 2024\n", "")
    edit(good_data, GIFTS, "published: ๕ เมษายน ๒๕๖๗", "published: ๓ เมษายน ๒๕๖๗")
    assert errors(good_data) == []
    edit(good_data, GIFTS, "published: ๓ เมษายน ๒๕๖๗", "published: ๒ เมษายน ๒๕๖๗")
    assert errors(good_data) == [("published-before-done", 22, 24)]


def test_two_verifications_of_one_day_are_in_order(good_data: Path) -> None:
    file = good_data / "verifications/contact.yml"
    one = '  - by: งานตัวอย่าง\n    date: ๒๒ พฤศจิกายน ๒๕๖๙\n    digest: "0000000000000001"\n'
    file.write_text(f"verifications:\n{one}{one}", encoding="utf-8")
    assert errors(good_data) == []  # and none of them, made today, is one of the future


def test_a_round_under_the_name_of_a_later_one_is_refused(good_data: Path) -> None:
    edit(good_data, "2567/rounds/2.yml", "number: 2", "number: 1")
    assert ("round-not-file", 1, 9) in errors(good_data)


def test_a_period_may_name_its_last_day_alone(good_data: Path) -> None:
    edit(good_data, GIFTS, "      start: ๑ มกราคม ๒๕๖๗\n", "")
    assert errors(good_data) == []


def test_a_framework_may_name_no_order(good_data: Path) -> None:
    edit(good_data, "2567/ita.yml", "assignment: order-1-2567\n", "")
    assert errors(good_data) == []
