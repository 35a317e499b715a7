"""axe-core on every page, narrow and wide, light and dark, with no exceptions.

All rules run at either width. The dark changes colours alone, which is tested, so that only the
rules that judge colours run again there.

What axe leaves undecided counts as found. It cannot tell the ground below text in a drawing, so
tests/pages/test_charts.py reckons the contrast of each kind of text there from the colours.

One rule is not run: hidden-content finds no fault but reminds of parts that are not shown. Those
are the menu on a phone, which is opened and tested here, and headers of tables that become cards,
whose cells then show the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.checks.axe import COLOUR_RULES, RULES_AT_LEAST, run_axe
from tests.browser.checks.states import DESKTOP, PHONE
from tests.browser.tabs import SCHEMES, Scheme

if TYPE_CHECKING:
    from tests.browser.opened import State
    from tests.browser.sweep import Sweep
    from tests.browser.tabs import Tabs
    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

WIDTHS: Final = (390, 1280)


@pytest.mark.parametrize("state", [PHONE, DESKTOP], ids=lambda state: state.name)
def test_axe_reports_nothing_on_any_page(sweep: Sweep, state: State) -> None:
    assert sweep.wrong("axe", state) == []


@pytest.mark.parametrize("state", [PHONE, DESKTOP], ids=lambda state: state.name)
def test_the_dark_moves_nothing_and_axe_finds_no_fault_with_its_colours(
    sweep: Sweep, state: State
) -> None:
    assert sweep.wrong("axe in the dark", state) == []


def test_axe_ran_on_every_page_in_each_width_and_scheme(sweep: Sweep, figures: list[str]) -> None:
    rules = {measured["axe rules"] for measured in sweep.figures.values()}
    runs, dark = sweep.total("axe runs, all"), sweep.total("axe runs, colours")
    figures.append(
        f"axe-core, {sweep.pages}, {runs} runs of {max(rules)} rules, {dark} in the dark of "
        f"{len(COLOUR_RULES)}, {sweep.total('axe violations')} violations, "
        f"{sweep.total('axe undecided')} undecided"
    )
    assert min(rules) >= RULES_AT_LEAST
    assert runs == dark == len(sweep.addresses) * len(WIDTHS)
    assert sweep.total("axe violations") == 0
    assert sweep.total("axe undecided") == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_reports_nothing_on_the_open_menu(visits: Visits, scheme: Scheme) -> None:
    with visits.tabs.open(390, 800, scheme=scheme) as page:
        page.goto(visits.base_url)
        page.get_by_role("button", name="เมนู", exact=True).click()
        assert page.locator(".menu__list a").first.is_visible()
        _, violations, undecided = run_axe(page)
    assert violations == []
    assert undecided == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_reports_nothing_on_what_the_search_lists(
    visits: Visits, width: int, scheme: Scheme
) -> None:
    with visits.tabs.open(width, 800, scheme=scheme) as page:
        for query, what in (("ประชุม", ".find"), ("ฮิปโปโปเตมัส", "#_nothing")):
            page.goto(f"{visits.base_url}search/?q={query}")
            page.locator(what).first.wait_for()
            _, violations, undecided = run_axe(page, None if scheme == "light" else COLOUR_RULES)
            assert violations == []
            assert undecided == []


def test_axe_reports_nothing_on_an_opened_word(visits: Visits) -> None:
    with visits.tabs.open(390, 800) as page:
        for address in visits.addresses:
            if "/measures/" not in address:
                continue
            page.goto(visits.base_url + address)
            if page.locator(".term").count():
                page.locator(".term").first.click()
                assert page.locator(".term-sheet:popover-open").is_visible()
                # What lies below a sheet differs from line to line, which axe cannot see through.
                assert run_axe(page)[1] == []
                return
    pytest.fail("no page explains a word")


@pytest.mark.parametrize("rules", [None, COLOUR_RULES], ids=["every rule", "colours"])
@pytest.mark.parametrize(("colour", "rule"), [
    ("#999", "color-contrast"), ("#777", "color-contrast-enhanced"),
])  # fmt: skip
def test_axe_sees_a_fault(
    tabs: Tabs, base_url: str, rules: tuple[str, ...] | None, colour: str, rule: str
) -> None:
    with tabs.open() as page:
        page.goto(f"{base_url}contact/")
        page.evaluate(
            "colour => { const {style} = document.querySelector('h1');"
            " style.color = colour; style.background = '#fff'; }",
            colour,
        )
        assert rule in {fault[1] for fault in run_axe(page, rules)[1]}
