"""Words of the glossary, explained where they first stand on a page.

Works on the finished HTML of a page.
"""

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
"""The page that explains every word, and on which none is explained again."""

_APART_TAGS: Final = (
    "a", "button", "caption", "code", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "label", "nav", "option", "pre", "script", "style", "summary", "svg", "textarea", "th", "time",
)  # fmt: skip
"""What is pressed, a heading, a label, code or a drawing: no running text."""
_APART_CLASSES: Final = (
    "card", "card__meta", "eyebrow", "missing", "report", "tag", "visually-hidden",
)  # fmt: skip
"""Labels, cards that may be one large link, the agency's own document, what the eye skips."""
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
"""What escaping leaves as it is."""
_SPACE: Final = r"(?:\s|&nbsp;)+"
_LATIN: Final = "A-Za-z0-9_À-ɏ"
_IS_LATIN: Final = re.compile(f"[{_LATIN}]")
_THAI_BEFORE: Final = "เ-ไ"
"""Vowels that are written before the consonant that they belong to."""
_THAI_AFTER: Final = "ะ-ฺๅ็-๎"
"""Vowels and marks that belong to the consonant before them."""


def explain(html: str, terms: Iterable[Term], here: str) -> str:
    """Return the content of the page at ``here`` with its words explained.

    The first of each word in running text becomes a button, and an aside at the end holds what
    the buttons open. The text itself stays as it is; a page without any word comes back unchanged.
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
        """Return the button for a word not yet met, and anything else as it is."""
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


def _apart(tag: str) -> str | None:
    """Return the name of the element that a tag opens if what stands in it is no running text."""
    match = _APART.match(tag)
    return match and (match["name"] or match["other"])


@dataclass(frozen=True)
class _Words:
    """How the words of a glossary are found in escaped text."""

    pattern: re.Pattern[str]
    """One group for each spelling, longest first; entities match and have no group."""
    owners: list[int]
    """By group: the place of its word among the words."""
    keys: list[str]
    """One of these stands in any text that holds a word; a pattern takes longer to say no."""


@lru_cache(maxsize=8)
def _words(words: tuple[tuple[str, ...], ...]) -> _Words:
    """Return how the words, each with its spellings, are found."""
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
    """Return the pattern of a spelling in escaped text, where it is a word of its own.

    Thai has no spaces between words, so there a word is one wherever it splits no syllable.
    """
    parts = spelling.split()
    body = _SPACE.join(
        "".join(_ESCAPED.get(sign) or re.escape(sign) for sign in part) for part in parts
    )
    before = f"(?<![{_LATIN if _IS_LATIN.match(parts[0][0]) else _THAI_BEFORE}])"
    after = f"(?![{_LATIN if _IS_LATIN.match(parts[-1][-1]) else _THAI_AFTER}])"
    return before + body + after
