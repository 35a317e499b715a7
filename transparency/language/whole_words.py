"""Keeps Thai words whole at the ends of lines, in texts of finished HTML.

Thai has no spaces between words: a browser cuts lines where ICU's dictionary does, which knows few
compounds and no names, so that หน่วย/งาน falls apart. Here ICU is asked for the pieces of a text,
and PyThaiNLP's larger dictionary which of them make one word. Such a word is put into an element
of its own (a name with a hyphen, as HTML leaves to authors; short, for it stands often) that the
stylesheet keeps on one line. The text stays as it is: what is copied from a page, found in
it or read aloud has no joiners in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from icu4py.breakers import LineBreaker

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 12
"""Letters at most of a word that is kept whole: so many fit into a heading on a small phone."""
_MARKS: Final = "ัิ-ฺ็-๎"
"""Vowels and marks above and below a letter, which take no room in a line."""
_RUN: Final = re.compile("[ก-ฺเ-๎]{3,}")
"""Thai without a space, a digit or a sign; words shorter than three signs are never cut."""
_SHORT: Final = re.compile(f"(?:[ก-ฮะาำเ-ๆ][{_MARKS}]*){{2,{LONGEST}}}")
_TEARING: Final = {"การมีส่วน"}
"""Entries of the dictionary that tear apart a more common word: การมีส่วน/ร่วม."""
_MOST_PIECES: Final = 5
"""Pieces at most into which ICU cuts a word."""


@lru_cache(maxsize=4096)  # those of the frame stand on every page
def keep_whole(text: str, own: tuple[str, ...]) -> str:
    """Return a text of HTML with each Thai word that ICU would cut in ``<t-w>``.

    The text stands between tags, or has tags without any Thai. ``own`` are words that a dictionary
    of Thai does not know, such as names of places.
    """
    return _RUN.sub(lambda match: _words(match[0], own), text)


def own_words(names: Iterable[str]) -> tuple[str, ...]:
    """Return the words of names that are short enough to be kept whole, sorted, each once."""
    found = {word for name in names for word in _RUN.findall(name)}
    return tuple(sorted(filter(_SHORT.fullmatch, found)))


@lru_cache(maxsize=32768)  # most stand on several pages
def _words(run: str, own: tuple[str, ...]) -> str:
    """Return a text in Thai letters with each word marked that ICU would cut.

    From its beginning on, the longest word of the dictionary that several pieces make is taken: a
    join too many only leaves one place less at which a line may end.
    """
    ends = [end for _, end in LineBreaker(run, "th").segments()]
    if len(ends) == 1:
        return run
    known = _dictionary(own)
    marked, start, first = [], 0, 0
    while first < len(ends):
        for last in range(min(first + _MOST_PIECES, len(ends)) - 1, first, -1):
            if run[start : ends[last]] in known:
                marked.append(f"<t-w>{run[start : ends[last]]}</t-w>")
                break
        else:
            last = first
            marked.append(run[start : ends[last]])
        start, first = ends[last], last + 1
    return "".join(marked)


@lru_cache(maxsize=8)
def _dictionary(own: tuple[str, ...]) -> frozenset[str]:
    """Return PyThaiNLP's words together with others, but for those too long to be kept whole."""
    text = files("pythainlp").joinpath("corpus", "words_th.txt").read_text(encoding="utf-8")
    short = (word for word in text.split() if len(word) <= LONGEST or _SHORT.fullmatch(word))
    return frozenset((*short, *own)) - _TEARING
