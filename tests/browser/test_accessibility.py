"""axe-core on every page, narrow and wide, light and dark, with all its rules and no exceptions.

What axe leaves undecided counts as found. It cannot tell the ground below text in a drawing, so
tests/pages/test_charts.py reckons the contrast of each kind of text there from the colours.

One rule is not run: hidden-content finds no fault but reminds of parts that are not shown. Those
are the menu on a phone, which is opened and tested here, and headers of tables that become cards,
whose cells then show the same words.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WIDTHS: Final = (390, 1280)
SCHEMES: Final = ("light", "dark")
RULES_AT_LEAST: Final = 100
"""axe-core 4.12 has that many and more: a run of few rules would find little."""
_RUN: Final = """async () => {
  const values = axe.getRules().map(rule => rule.ruleId).filter(id => id !== "hidden-content");
  const results = await axe.run({runOnly: {type: "rule", values},
                                 resultTypes: ["violations", "incomplete"]});
  const drawn = node => document.querySelector(node.target[0])?.closest(".picture__drawing");
  results.incomplete = results.incomplete.map(rule => rule.id.startsWith("color-contrast")
    ? {...rule, nodes: rule.nodes.filter(node => !drawn(node))} : rule);
  const told = kind => results[kind].flatMap(rule => rule.nodes.map(
    node => [kind, rule.id, node.target.join(" "), node.html.slice(0, 200), node.failureSummary]));
  return {rules: values.length, violations: told("violations"), incomplete: told("incomplete")};
}"""


def axe(page: Page) -> tuple[int, list[Any], list[Any]]:
    """Return the number of rules, the violations, and what axe could not decide, on a page."""
    found = page.evaluate(_RUN)
    return found["rules"], found["violations"], found["incomplete"]


def test_axe_reports_nothing_on_any_page(visits: Visits, figures: list[str]) -> None:
    runs, violations, undecided = 0, [], []
    rules = 0
    with visits.tab() as page:
        for address in visits.pages(page):
            page.evaluate(AXE)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                    rules, wrong, unsure = axe(page)
                    runs += 1
                    violations += [(address, width, scheme, *found) for found in wrong]
                    undecided += [(address, width, scheme, *found) for found in unsure]
    figures.append(
        f"axe-core, {visits.name}: {len(visits.addresses)} pages, {runs} runs of {rules} rules, "
        f"{len(violations)} violations, {len(undecided)} undecided"
    )
    assert rules >= RULES_AT_LEAST
    assert runs == len(visits.addresses) * 4
    assert violations == []
    assert undecided == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_reports_nothing_on_the_open_menu(visits: Visits, scheme: str) -> None:
    dark = scheme == "dark"
    with visits.tab(390, 800, color_scheme="dark" if dark else "light") as page:
        page.goto(visits.base_url)
        page.get_by_role("button", name="เมนู", exact=True).click()
        assert page.locator(".menu__list a").first.is_visible()
        page.evaluate(AXE)
        _, violations, undecided = axe(page)
    assert violations == []
    assert undecided == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_reports_nothing_on_what_the_search_lists(
    visits: Visits, width: int, scheme: str
) -> None:
    dark = scheme == "dark"
    with visits.tab(width, 800, color_scheme="dark" if dark else "light") as page:
        for query, what in (("ประชุม", ".find"), ("ฮิปโปโปเตมัส", "#_nothing")):
            page.goto(f"{visits.base_url}search/?q={query}")
            page.locator(what).first.wait_for()
            page.evaluate(AXE)
            _, violations, undecided = axe(page)
            assert violations == []
            assert undecided == []


def test_axe_reports_nothing_on_an_opened_word(visits: Visits) -> None:
    with visits.tab(390, 800) as page:
        for address in visits.pages(page):
            if page.locator(".term").count() and "/measures/" in address:
                page.locator(".term").first.click()
                assert page.locator(".term-sheet:popover-open").is_visible()
                page.evaluate(AXE)
                # What lies below a sheet differs from line to line, which axe cannot see through.
                assert axe(page)[1] == []
                return
    pytest.fail("no page explains a word")


def test_axe_sees_a_fault(visits: Visits) -> None:
    with visits.tab() as page:
        page.goto(visits.base_url)
        page.evaluate("document.querySelector('h1').style.color = '#777'")
        page.evaluate(AXE)
        assert {found[1] for found in axe(page)[1]} >= {"color-contrast"}
