"""What every page must have in its head, around its content, and among its ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.opened import Opened

NOT_FOUND: Final = "404.html"
_PARTS: Final = """() => ({
  lang: document.documentElement.lang === "th",
  title: /[ก-๙]/.test(document.title),
  description: Boolean(document.querySelector('meta[name="description"]')?.content),
  breadcrumbs: document.querySelector(".breadcrumbs a") !== null,
  "edit link": [...document.querySelectorAll("a[href]")].some(
    link => /แก้ไข(ข้อมูล|หน้า)นี้/.test(link.textContent)),
})"""
_TWICE: Final = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""
_IN_PLACE_OF_SCRIPTS: Final = (
    "[...document.querySelectorAll('noscript')].map(one => one.innerText).join('\\n')"
)
_HEIGHT_OF_TERMS: Final = "document.querySelector('.terms')?.offsetHeight ?? 0"


def parts(opened: Opened) -> Iterator[object]:
    """A page has its language, a Thai title, a description, breadcrumbs and an edit link.

    A page that was not found needs but the first two, the first page no breadcrumbs.
    """
    spared = {
        NOT_FOUND: {"description", "breadcrumbs", "edit link"},
        "": {"breadcrumbs"},
    }.get(opened.address, set())
    there: dict[str, bool] = opened.page.evaluate(_PARTS)
    yield from (part for part, found in there.items() if not found and part not in spared)


def ids_twice(opened: Opened) -> Iterator[object]:
    """No id is given twice."""
    yield from opened.page.evaluate(_TWICE)


def list_of_terms(opened: Opened) -> Iterator[object]:
    """The list of a page's explained words takes no room on a screen."""
    if height := opened.page.evaluate(_HEIGHT_OF_TERMS):
        yield f"{height} pixels high"


def readable_text(opened: Opened) -> Iterator[object]:
    """A page has a text, which is kept to be compared with the one without scripts."""
    text: str = opened.page.evaluate("document.body.innerText")
    opened.kept["text"] = text
    if len(text) <= 200:
        yield f"only {len(text)} characters"


def text_without_scripts(opened: Opened) -> Iterator[object]:
    """Without scripts a page reads the same; one with a field to search says that it needs them."""
    said: str = opened.page.evaluate(_IN_PLACE_OF_SCRIPTS)
    text: str = opened.page.evaluate("document.body.innerText")
    lines = [line for line in text.split("\n") if line and line not in said]
    wanted = [line for line in opened.kept["text"].split("\n") if line]
    if lines != wanted:
        yield [line for line in wanted if line not in lines]
        yield [line for line in lines if line not in wanted]
