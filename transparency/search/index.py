"""Writes the search index as files that a browser fetches only as far as a query needs them.

A browser reads ``index.json`` first. On a small site it then fetches all texts and searches them.
On a large one it fetches the shards with some of a word's grams, which list the passages (parts
of entries) that may match, and then the texts of the best of these: about as many bytes, however
large the site. Passages are short, so few hold all grams of a word without the word itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from collections import defaultdict
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING, Any, Final

from transparency.language.fold import fold, grams
from transparency.search.record import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transparency.search.record import Entry

FOLDER: Final = "search/"
PUBLIC: Final = "index.json"
"""The name of the index of what is for everybody."""
STAFF: Final = "staff.json"
"""The name of the index of the guide for staff."""
CHARACTERS_A_TEXT_FILE: Final = 12_000
"""About how many characters of text one file holds; 6 kB with gzip."""
SMALL_SITE: Final = 100_000
"""Characters of text up to which all texts are fewer bytes than the shards for one word."""
POSTINGS_A_SHARD: Final = 8_000
"""About how many pairs of gram and passage a shard holds; 10 to 20 kB with gzip."""
_ABBREVIATION: Final = re.compile(r"(?<![ก-๎.])(?:[ก-ฮ]\.){2,4}")
"""Letters with dots, such as ``ป.ป.ช.``."""


def search_files(
    entries: Iterable[Entry],
    synonyms: Sequence[Sequence[str]],
    common: Sequence[tuple[Sequence[str], Sequence[str]]] = (),
    name: str = PUBLIC,
) -> dict[str, str]:
    """Return the JSON files of a search by their addresses from the site's root.

    ``synonyms`` are groups of words with the same meaning, ``common`` words that are typed with
    those that are meant. The index lists which of them occur in an entry, and a browser replaces a
    word by these alone. All files but the index, ``name``, are in a folder named after their
    digest, so that no cache can mix two versions of the site.
    """
    order = list(KINDS)
    listed = sorted(entries, key=lambda entry: order.index(entry.kind))
    texts = _text_files(listed)
    is_small = sum(map(_size, listed)) <= SMALL_SITE
    folded = [[fold(text) for text in _passages(entry)] for entry in listed]
    shards = [] if is_small else [_json(shard) for shard in _shards(listed, folded)]
    files = {f"t{number}.json": _json(text) for number, (_, text) in enumerate(texts)}
    files |= {f"g{number}.json": shard for number, shard in enumerate(shards)}
    digest = hashlib.sha256()
    for text in files.values():
        digest.update(text.encode())  # one by one: on a large site they are hundreds of megabytes
    folder = digest.hexdigest()[:12]
    kinds = [(kind, len(list(group))) for kind, group in groupby(listed, lambda entry: entry.kind)]
    index = {
        "folder": folder,
        "kinds": [[kind, KINDS[kind], count] for kind, count in kinds],
        "texts": [first for first, _ in texts],
        "shards": len(shards),
        "passages": list(map(len, folded)) if shards else [],
        "synonyms": [
            [words, _occurring(words, folded)] for words in _with_abbreviations(synonyms, listed)
        ],
        "common": [[typed, said] for typed, meant in common if (said := _occurring(meant, folded))],
    }
    in_folder = {f"{FOLDER}{folder}/{name}": text for name, text in files.items()}
    return {f"{FOLDER}{name}": _json(index), **in_folder}


def _size(entry: Entry) -> int:
    """Return the length of an entry's texts in characters."""
    return len(entry.title) + sum(len(section.text) for section in entry.sections)


def _text_files(entries: Sequence[Entry]) -> list[tuple[int, list[list[Any]]]]:
    """Return the entries in runs of about one file's size, each with its first entry's number."""
    files: list[tuple[int, list[list[Any]]]] = []
    room = 0
    for number, entry in enumerate(entries):
        size = _size(entry)
        if size > room or not files:
            files.append((number, []))
            room = CHARACTERS_A_TEXT_FILE
        room -= size
        files[-1][1].append([entry.title, entry.address, entry.note, entry.sections])
    return files


def _passages(entry: Entry) -> list[str]:
    """Return the texts of an entry that are searched: its head, then each section."""
    sections = [f"{section.label}\n{section.text}" for section in entry.sections]
    return [f"{entry.title}\n{entry.note}", *sections]


def _occurring(words: Iterable[str], folded: Sequence[Sequence[str]]) -> list[str]:
    """Return the words that occur in some passage."""
    plain = [(word, fold(word)) for word in words]
    return [word for word, one in plain if any(one in text for text in chain.from_iterable(folded))]


def _with_abbreviations(
    synonyms: Sequence[Sequence[str]], entries: Iterable[Entry]
) -> list[list[str]]:
    """Return the groups, and one for each other abbreviation, which people write without dots."""
    known = {fold(word) for group in synonyms for word in group}
    found = {
        match
        for entry in entries
        for text in _passages(entry)
        for match in _ABBREVIATION.findall(text)
        if fold(match) not in known
    }
    return [*map(list, synonyms), *([word] for word in sorted(found))]


def _shards(
    entries: Sequence[Entry], folded: Sequence[Sequence[str]]
) -> Iterator[dict[str, dict[str, list[int]]]]:
    """Yield shards: by gram, the entries whose title has it (``t``), the passages with it (``x``).

    The numbers of entries and passages are written as `_steps`.
    """
    titles: dict[str, array[int]] = defaultdict(lambda: array("I"))
    passages: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for index, texts in (
        (titles, (fold(entry.title) for entry in entries)),
        (passages, chain.from_iterable(folded)),
    ):
        for number, text in enumerate(texts):
            for gram in grams(text):
                index[gram].append(number)
    postings = sum(map(len, titles.values())) + sum(map(len, passages.values()))
    count = 1 + postings // POSTINGS_A_SHARD
    parts: list[tuple[list[str], list[str]]] = [([], []) for _ in range(count)]
    for field, found in enumerate((titles, passages)):
        for gram in sorted(found):
            parts[shard_of(gram, count)][field].append(gram)
    for of_titles, of_passages in parts:  # what a shard took over is not kept twice
        yield {
            "t": {gram: _steps(titles.pop(gram)) for gram in of_titles},
            "x": {gram: _steps(passages.pop(gram)) for gram in of_passages},
        }


def shard_of(gram: str, shards: int) -> int:
    """Return the number of the shard that holds a gram; ``search.js`` computes the same."""
    number = 0
    for character in gram:
        number = (number * 31 + ord(character)) % 1_000_003
    return number % shards


def _steps(numbers: Sequence[int]) -> list[int]:
    """Return the differences of rising numbers, the first from 0; they compress better."""
    return [after - before for before, after in zip([0, *numbers], numbers, strict=False)]


def numbers_of(steps: Iterable[int]) -> list[int]:
    """Return the rising numbers of which `_steps` returned the differences."""
    return list(accumulate(steps))


def _json(value: object) -> str:
    """Return JSON without spaces, in UTF-8 without escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
