"""On paper: the PDF that Chromium prints of every page, and the official report above all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.checks.paper import bare, printed
from tests.browser.checks.states import DESKTOP
from tests.browser.opened import REPORT

if TYPE_CHECKING:
    from tests.browser.sweep import Sweep
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

MINUTE: Final = re.compile(r"ita/\d+/[a-z-]+/")


def test_every_page_is_clean_on_paper(sweep: Sweep, figures: list[str]) -> None:
    sheets = sweep.total("sheets")
    figures.append(f"print, {sweep.pages} on {sheets} sheets of A4")
    assert sheets >= len(sweep.addresses)
    assert sweep.wrong("sheets", DESKTOP) == []


def test_the_report_prints_whole_rows_under_its_header_on_every_sheet(sweep: Sweep) -> None:
    reports = [address for address in sweep.addresses if REPORT.fullmatch(address)]
    assert reports
    assert all(sweep.figures[address]["report rows"] for address in reports)
    assert sweep.wrong("report on a screen", DESKTOP) == []
    assert sweep.wrong("report on paper", DESKTOP) == []


def test_the_minute_for_the_assessor_is_one_sheet(sweep: Sweep) -> None:
    minutes = [address for address in sweep.addresses if MINUTE.fullmatch(address)]
    assert minutes
    assert {address: sweep.figures[address]["sheets"] for address in minutes} == dict.fromkeys(
        minutes, 1
    )


def test_what_folds_on_a_screen_lies_open_on_paper(visits: Visits) -> None:
    with visits.tabs.open() as page:
        page.goto(f"{visits.base_url}contact/")
        page.evaluate(
            "document.querySelector('.content').insertAdjacentHTML('beforeend',"
            " '<details><summary>หัวข้อ</summary><p>ข้อความที่พับไว้</p></details>')"
        )
        assert not page.get_by_text("ข้อความที่พับไว้").is_visible()
        assert bare("ข้อความที่พับไว้") in "".join(printed(page)[1])
