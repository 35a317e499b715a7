"""The queries of ``queries.yml``, and the rule by which a page is a right result.

Recall is judged by hand: whoever wrote a query read the record and named the places that it must
lead to. Precision is judged by rule, the same for every engine: a page is right if its article
holds all words of the query, after NFC, small letters, Arabic digits and the listed synonyms,
spaces left out; a number only as a whole one. The rule is literal: a page that answers in other
words counts as wrong, and so does one whose words were corrected by an engine beyond the list; a
page that holds the letters by chance, or far apart, counts as right. It favours engines that match
exactly, and the list of synonyms is the one that our own search uses. What is misspelt, in English
or a need has the words of the record written beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = ROOT / "tests" / "fixtures" / "report-2566"
"""The record that the queries were judged from, frozen: an edit of ``data/`` is no other answer."""
ABSENT: Final = "absent"
_SPACE: Final = re.compile(r" (?![0-9])|(?<![0-9]) ")
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True)
class Query:
    """A query, and the places that its results must include."""

    kind: str
    text: str
    wanted: tuple[str, ...]
    """Addresses from the site's root, best first, some with ``#section``."""
    words: tuple[str, ...]
    """The words that a right page must contain."""
    unwanted: tuple[str, ...] = ()
    """Addresses of pages that its results must not include."""


def read_queries() -> list[Query]:
    """Return the queries in the order of the file."""
    kinds = yaml.safe_load((ROOT / "benchmarks" / "queries.yml").read_text(encoding="utf-8"))
    return [
        Query(
            kind,
            row["query"],
            tuple(row.get("wanted", ())),
            tuple(row.get("words", row["query"].split())),
            tuple(row.get("unwanted", ())),
        )
        for kind, rows in kinds.items()
        for row in rows
    ]


def read_synonyms() -> list[list[str]]:
    """Return the judged record's groups of words with the same meaning, as `plain` text."""
    groups = yaml.safe_load((REPORT / "synonyms.yml").read_text(encoding="utf-8"))["groups"]
    return [[plain(word) for word in group] for group in groups]


def plain(text: str) -> str:
    """Return a text in NFC, lower case and Arabic digits, without spaces but between numbers."""
    words = " ".join(unicodedata.normalize("NFC", text).lower().translate(_DIGITS).split())
    return _SPACE.sub("", words)


def contains(text: str, words: Sequence[str], synonyms: Sequence[Sequence[str]]) -> bool:
    """Return whether a plain text contains every word or a synonym of it."""
    return all(
        any(_holds(text, variant) for variant in _variants(plain(word), synonyms)) for word in words
    )


def _holds(text: str, word: str) -> bool:
    """Return whether a word stands in a text; 25 does not stand in 2566."""
    before = "(?<![0-9])" if word[:1].isdecimal() else ""
    after = "(?![0-9])" if word[-1:].isdecimal() else ""
    return re.search(before + re.escape(word) + after, text) is not None


def _variants(word: str, synonyms: Sequence[Sequence[str]]) -> set[str]:
    found = {word}
    for group in synonyms:
        for one in group:
            if one in word:
                found |= {word.replace(one, other) for other in group}
    return found


def plain_texts(site: Path, *, article: bool) -> dict[str, str]:
    """Return the plain text of every page by its address; with ``article``, of its article only."""
    texts = {}
    for file in sorted(site.rglob("*.html")):
        reader = _Text(article=article)
        reader.feed(file.read_text(encoding="utf-8"))
        reader.close()
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        texts[address] = plain("".join(reader.parts))
    return texts


class _Text(HTMLParser):
    """Collects text outside script and style."""

    def __init__(self, *, article: bool) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._article = article
        self._inside = not article
        self._hidden = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= tag == "article"
        self._hidden |= tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._hidden = False
        if tag == "article" and self._article:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.parts.append(data)
