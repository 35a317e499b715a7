"""Explains the terms of the glossary at their first occurrence on a page, in its finished HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from transparency.language.running import VOID, running_text, split
from transparency.pages import catalogue, rendering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transparency.record.model.glossary import Term

GLOSSARY: Final = "glossary/"
"""The page that explains every term, and on which none is explained again."""

_APART_TAGS: Final = (
    "a",
    "button",
    "caption",
    "code",
    "dt",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "label",
    "nav",
    "option",
    "pre",
    "script",
    "style",
    "summary",
    "svg",
    "textarea",
    "th",
    "time",
)
"""Elements without running text: links and buttons, headings, labels, code, drawings."""
_APART_CLASSES: Final = (
    "card",
    "card__meta",
    "eyebrow",
    "missing",
    "report",
    "tag",
    "visually-hidden",
)
"""Classes without running text: labels, cards that may be one link, the report, hidden text."""
_APART: Final = re.compile(
    rf"<(?:(?P<name>{'|'.join(_APART_TAGS)})(?=[\s/>])"
    rf"|(?!(?:{'|'.join(sorted(VOID))})\b)(?P<other>[a-z][a-z0-9]*)\b[^>]*?\s"
    rf'(?:aria-hidden="true"|role="img"|class="(?:[^"]*\s)?(?:{"|".join(_APART_CLASSES)})[\s"]))'
)
_ENTITY: Final = r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
_ESCAPED: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': '(?:"|&quot;|&#34;)',
    "'": "(?:['’]|&#39;|&#x27;|&apos;|&rsquo;)",
    "’": "(?:['’]|&#39;|&#x27;|&apos;|&rsquo;)",
}
_PLAIN: Final = re.compile(r"[A-Za-z0-9ก-๛]+")
"""Characters that escaping leaves unchanged."""
_SPACE: Final = r"(?:\s|&nbsp;)+"
_LATIN: Final = "A-Za-z0-9_À-ɏ"
_IS_LATIN: Final = re.compile(f"[{_LATIN}]")
_THAI_BEFORE: Final = "เ-ไ"
"""Vowels written before the consonant of their syllable."""
_THAI_AFTER: Final = "ะ-ฺๅ็-๎"
"""Vowels and marks written after the consonant of their syllable."""


def explain(html: str, terms: Iterable[Term], here: str) -> str:
    """Return the HTML of the page at ``here`` with its glossary terms explained.

    The first occurrence of each term in running text becomes a button, and an aside at the end has
    the explanations that the buttons open. A page without terms is returned unchanged.
    """
    wanted = [term for term in terms if term.explain == "yes"]
    if here == GLOSSARY or not wanted:
        return html
    words = _words(tuple(tuple(term.spellings) for term in wanted))
    keys = [key for key in words.keys if key in html]
    if not keys:
        return html
    used: dict[str, Term] = {}

    def button(match: re.Match[str]) -> str:
        """Return a button for the first occurrence of a term, and other matches unchanged."""
        term = wanted[words.owners[match.lastindex - 1]] if match.lastindex else None
        if term is None or term.id in used:
            return match[0]
        used[term.id] = term
        return rendering.term_button(term, match[0], lang="en" if match[0].isascii() else None)

    parts = split(html)
    for at in running_text(parts, _apart):
        if any(key in parts[at] for key in keys):
            parts[at] = words.pattern.sub(button, parts[at])
    if not used:
        return html
    glossary = catalogue.relative(here, f"/{GLOSSARY}")
    return "".join(parts) + rendering.term_sheets(list(used.values()), glossary)


@lru_cache(maxsize=4096)  # most tags are written again and again
def _apart(tag: str) -> str | None:
    """Return the name of the element that a tag opens if it has no running text, else None."""
    match = _APART.match(tag)
    return match and (match["name"] or match["other"])


@dataclass(frozen=True)
class _Words:
    """What matches the terms of a glossary in escaped text."""

    pattern: re.Pattern[str]
    """A group for each spelling, longest first; entities match outside of any group."""
    owners: list[int]
    """By group: the index of its term."""
    keys: list[str]
    """Every text with a term contains one of these; testing them is faster than the pattern."""


@lru_cache(maxsize=8)
def _words(words: tuple[tuple[str, ...], ...]) -> _Words:
    """Return what matches these terms, each given by its spellings."""
    listed = [(spelling, at) for at, spellings in enumerate(words) for spelling in spellings]
    listed.sort(key=lambda entry: -len(entry[0]))
    groups = [f"({_pattern(spelling)})" for spelling, _ in listed]
    keys: list[str] = []
    for spelling, _ in reversed(listed):
        if not any(key in spelling for key in keys):
            keys.append(max(_PLAIN.findall(spelling), key=len, default=""))
    return _Words(
        re.compile("|".join([*groups, _ENTITY])),
        [at for _, at in listed],
        keys,
    )


def _pattern(spelling: str) -> str:
    """Return a pattern of a spelling as a whole word in escaped text.

    Thai has no spaces between words, so a Thai spelling matches wherever it splits no syllable.
    """
    parts = spelling.split()
    body = _SPACE.join(
        "".join(_ESCAPED.get(sign) or re.escape(sign) for sign in part) for part in parts
    )
    before = f"(?<![{_LATIN if _IS_LATIN.match(parts[0][0]) else _THAI_BEFORE}])"
    after = f"(?![{_LATIN if _IS_LATIN.match(parts[-1][-1]) else _THAI_AFTER}])"
    return before + body + after
