"""axe-core, with all its rules or with those that colours alone decide."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.opened import Opened

AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
COLOUR_RULES: Final = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""Those whose answer another colour may change, as long as nothing else does.

Both kinds of contrast are needed: axe's enhanced one passes over what the other one reports.
"""
RULES_AT_LEAST: Final = 100
"""axe-core 4.12 has that many and more: a run of few rules would find little."""
_RUN: Final = """async wanted => {
  const all = axe.getRules().map(rule => rule.ruleId);
  const values = wanted ?? all.filter(id => id !== "hidden-content");
  const results = await axe.run({runOnly: {type: "rule", values},
                                 resultTypes: ["violations", "incomplete"]});
  const drawn = node => document.querySelector(node.target[0])?.closest(".picture__drawing");
  results.incomplete = results.incomplete.map(rule => rule.id.startsWith("color-contrast")
    ? {...rule, nodes: rule.nodes.filter(node => !drawn(node))} : rule);
  const told = kind => results[kind].flatMap(rule => rule.nodes.map(
    node => [kind, rule.id, node.target.join(" "), node.html.slice(0, 200), node.failureSummary]));
  return {rules: values.length, violations: told("violations"), incomplete: told("incomplete")};
}"""
_LAYOUT: Final = """() => [...document.querySelectorAll("body, body *")].map(element => {
  const {x, y, width, height} = element.getBoundingClientRect();
  const {visibility, fontSize, fontWeight} = getComputedStyle(element);
  return [x, y + scrollY, width, height, visibility, fontSize, fontWeight].join(" ");
})"""


def run_axe(page: Page, rules: tuple[str, ...] | None = None) -> tuple[int, list[Any], list[Any]]:
    """Return the number of rules, the violations, and what axe could not decide, on a page.

    ``rules`` are the ids of the rules to run, by default all but hidden-content.
    """
    if page.evaluate("window.axe === undefined"):
        page.evaluate(AXE)
    found = page.evaluate(_RUN, rules)
    return found["rules"], found["violations"], found["incomplete"]


def every_rule(opened: Opened) -> Iterator[object]:
    """Each of axe's rules finds nothing and leaves nothing undecided."""
    rules, violations, undecided = run_axe(opened.page)
    _note(opened, "all", violations, undecided)
    opened.figures["axe rules"] = rules
    if rules < RULES_AT_LEAST:
        yield f"only {rules} rules"
    yield from violations
    yield from undecided


def colours_in_the_dark(opened: Opened) -> Iterator[object]:
    """In the dark, nothing has another place or size, and axe finds no fault with the colours."""
    screen = opened.page.viewport_size
    assert screen
    light = opened.page.evaluate(_LAYOUT)
    opened.shown(screen["width"], screen["height"], "dark")
    if opened.page.evaluate(_LAYOUT) != light:
        yield "the dark changes more than colours, so other rules may find more"
    _, violations, undecided = run_axe(opened.page, COLOUR_RULES)
    opened.shown(screen["width"], screen["height"])
    _note(opened, "colours", violations, undecided)
    yield from violations
    yield from undecided


def _note(opened: Opened, kind: str, violations: list[Any], undecided: list[Any]) -> None:
    """Count a run, and what it found."""
    for name, count in [
        (f"axe runs, {kind}", 1),
        ("axe violations", len(violations)),
        ("axe undecided", len(undecided)),
    ]:
        opened.figures[name] = opened.figures.get(name, 0) + count
