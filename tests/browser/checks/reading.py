"""What readers meet who zoom, space out, use keys, or want no motion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.opened import Opened

ZOOMED: Final = (320, 256)
"""What a screen of 1280 × 1024 pixels shows at 400 %."""
# What is lost to the eye: a page wider than the screen, or text cut off by its own box. A frame
# that scrolls is no loss when the keyboard reaches it.
_LOST: Final = """() => {
  const lost = [];
  const clipped = new Set();  // for ears alone, with all that stands in it
  if (document.documentElement.scrollWidth > innerWidth) lost.push(
    "page " + document.documentElement.scrollWidth);
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility()) continue;
    if (element.closest("svg, .visually-hidden, .skip-link")) continue;
    const {overflowX, overflowY, position, clipPath} = getComputedStyle(element);
    if (clipped.has(element.parentElement) || (position === "absolute" && clipPath !== "none")) {
      clipped.add(element);
      continue;
    }
    const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const high = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
    const name = element.tagName + "." + element.className;
    const cut = value => value === "hidden" || value === "clip";
    if ((wide && cut(overflowX)) || (high && cut(overflowY))) lost.push(name + " cuts");
    if (wide && /auto|scroll/.test(overflowX) && element.tabIndex < 0) lost.push(name + " scrolls");
    const right = element.getBoundingClientRect().right;
    const framed = element.closest("[tabindex='0']");
    if (right > innerWidth + 1 && !framed) lost.push(name + " sticks out");
  }
  return lost;
}"""
# WCAG 1.4.12, the values of the success criterion. The page's policy would stop a style element.
_SPACE_OUT: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
  const {letterSpacing, fontSize} = getComputedStyle(document.body);
  return parseFloat(letterSpacing) / parseFloat(fontSize);
}"""
_AS_BEFORE: Final = "document.adoptedStyleSheets = []"
_NO_FOCUS_SEEN: Final = """() => {
  const look = element => [null, "::after"].map(pseudo => {
    const s = getComputedStyle(element, pseudo);
    return s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2
      ? "none" : s.outlineStyle + s.outlineWidth + s.outlineColor;
  });
  const unseen = [];
  document.activeElement.blur();
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  for (const element of document.querySelectorAll(all)) {
    if (!element.checkVisibility()) continue;
    const before = look(element);
    element.focus();
    const after = look(element);
    const box = element.getBoundingClientRect();
    const seen = after.some((value, at) => value !== "none" && value !== before[at]);
    if (!seen || document.activeElement !== element || box.width < 1)
      unseen.push(element.outerHTML.slice(0, 120));
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return unseen;
}"""
_UNTIL_FOCUSED: Final = """async () => {
  for (let frames = 0; document.activeElement === document.body && frames < 120; frames++)
    await new Promise(requestAnimationFrame);
}"""
_SMALL_TARGETS: Final = """() => {
  const small = [];
  for (const element of document.querySelectorAll("a[href], button, input, select, summary")) {
    if (!element.checkVisibility() || element.matches(".skip-link")) continue;
    const boxes = [...element.getClientRects()];
    const width = Math.max(...boxes.map(box => box.width));
    const height = Math.min(...boxes.map(box => box.height));
    if (width < 24 || height < 24)
      small.push([Math.round(width), Math.round(height), element.outerHTML.slice(0, 120)]);
  }
  return small;
}"""
MOVING: Final = """() => [...document.querySelectorAll("*")].flatMap(element =>
  [null, "::before", "::after"].flatMap(pseudo => {
    const s = getComputedStyle(element, pseudo);
    const still = s.transitionDuration.split(",").every(time => parseFloat(time) === 0)
      && s.animationName === "none" && s.scrollBehavior === "auto";
    return still ? [] : [element.tagName + "." + element.className];
  }))"""
_FOCUSED: Final = """() => {
  const link = document.activeElement;
  return {href: link.getAttribute("href"), height: link.getBoundingClientRect().height,
          clip: getComputedStyle(link).clipPath};
}"""


def lost(opened: Opened) -> Iterator[object]:
    """Nothing is cut off, sticks out, or makes the page wider than the screen."""
    yield from opened.page.evaluate(_LOST)


def lost_when_spaced(opened: Opened) -> Iterator[object]:
    """Nothing is lost with the text spacing of WCAG 1.4.12 either."""
    spacing: float = opened.page.evaluate(_SPACE_OUT)
    if abs(spacing - 0.12) > 0.001:
        yield f"the letters are {spacing} em apart"
    yield from lost(opened)
    opened.page.evaluate(_AS_BEFORE)


def lost_when_zoomed(opened: Opened) -> Iterator[object]:
    """Nothing is lost at 400 %, as it is or spaced."""
    screen = opened.page.viewport_size
    assert screen
    opened.shown(*ZOOMED)
    yield from lost(opened)
    yield from (["spaced", found] for found in lost_when_spaced(opened))
    opened.shown(screen["width"], screen["height"])


def small_targets(opened: Opened) -> Iterator[object]:
    """Whatever can be hit is 24 pixels wide and high."""
    yield from opened.page.evaluate(_SMALL_TARGETS)


def unseen_focus(opened: Opened) -> Iterator[object]:
    """Whatever takes the keyboard shows that it has it."""
    opened.page.keyboard.press("Tab")  # from now on, focus is that of somebody with a keyboard
    # On a busy machine the key's focus can come later, and would then stay for the next check.
    opened.page.evaluate(_UNTIL_FOCUSED)
    yield from opened.page.evaluate(_NO_FOCUS_SEEN)


def moving(opened: Opened) -> Iterator[object]:
    """Nothing moves by itself or glides."""
    yield from opened.page.evaluate(MOVING)


def skip_link(opened: Opened) -> Iterator[object]:
    """The first that takes the keyboard is the skip link; it is seen and leads to the content."""
    keyboard = opened.page.keyboard
    keyboard.press("Tab")
    focused = opened.page.evaluate(_FOCUSED)
    if focused["href"] != "#_content":
        yield "is not first"
    if focused["height"] < 24 or focused["clip"] != "none":
        yield "is not seen"
    keyboard.press("Enter")
    if opened.page.evaluate("document.activeElement.id") != "_content":
        yield "does not lead to the content"
    opened.page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
