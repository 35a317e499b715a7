"""Asks several ways to search the same questions on the same pages, and prints what each found.

Usage: ``python -m benchmarks.search_quality [--misses]``, after ``make search-bench`` has
installed Pagefind. ``--misses`` lists what each way did not find and what it found wrongly.

The real site is built once, with the files that every way needs. Columns:

- recall@k: of the pages wanted (at most k of them), the share within the first k results; the
  mean over the queries. Judged by pages, since not every way leads to sections.
- section: of the wanted places within a page, the share that some link of the first ten results
  leads to.
- right: of the first ten results of all queries that have an answer, the share whose page says
  the words (``queries.py`` tells how that is judged and whom it favours).
- empty: of the queries without an answer, the share that found nothing.
- search kB and all kB (1,000 bytes, gzip, headers included): sent to a browser with an empty
  cache until the first result; the search alone, and with the page, its styles and its fonts.
- ms: from the call to the first result's text, in a page that has answered before. Ours counts
  from the last key on, with the pause that waits for the next one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from benchmarks.engines import WAYS, build_site
from benchmarks.queries import ABSENT, plain_texts, read_queries, read_synonyms, says
from benchmarks.serving import chromium, phone, serve_gzip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from benchmarks.engines import Answer, Way
    from benchmarks.queries import Query
    from benchmarks.serving import Sent

FIRST: Final = "ของขวัญ"
"""What is asked for the bytes until the first result."""
SEARCH_FILES: Final = (".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
LEAST: Final = {"recall@10": 0.98, "right": 0.98, "empty": 1.0}
"""What our own search must reach."""
MOST_BYTES: Final = 150_000


@dataclass(frozen=True)
class Run:
    """What one way answered, and what it sent for its first answer."""

    name: str
    asked: list[tuple[Query, Answer]]
    search_bytes: int
    all_bytes: int


def run_way(way: Way, browser: Browser, address: str, sent: Sent, frame: int) -> Run:
    """Ask one way everything; ``frame`` is what the page weighs without any search, in bytes."""
    with phone(browser) as page:
        way.open(page, address, sent)
        way.ask(page, FIRST, 1)
        weight = sent.total(*SEARCH_FILES)
        asked = [(query, way.ask(page, query.text)) for query in read_queries()]
    return Run(way.name, asked, weight, weight + frame)


def frame_bytes(browser: Browser, address: str, sent: Sent) -> int:
    """Return what the search page sends besides the search: HTML, styles, fonts, icon."""
    with phone(browser) as page:
        sent.answers.clear()
        page.goto(f"{address}search/", wait_until="networkidle")
        return sent.total() - sent.total(*SEARCH_FILES)


def recall(query: Query, answer: Answer, first: int) -> float:
    """Return the share of the wanted pages, at most so many, within the first results."""
    wanted = {place.partition("#")[0] for place in query.wanted}
    found = {find.page for find in answer.finds[:first]}
    return min(1.0, len(wanted & found) / min(first, len(wanted)))


def places(query: Query, answer: Answer) -> list[bool]:
    """Return for each wanted place within a page whether some result links to it."""
    return [
        any(place in find.links for find in answer.finds) for place in query.wanted if "#" in place
    ]


class Judge:
    """Tells which finds are right, from the texts of the built pages."""

    def __init__(self, site: Path) -> None:
        """Read every page's article and the synonyms."""
        self.texts = plain_texts(site, article=True)
        self.synonyms = read_synonyms()

    def rights(self, query: Query, answer: Answer) -> list[bool]:
        """Return for each find whether its page says the words."""
        return [says(self.texts[find.page], query.words, self.synonyms) for find in answer.finds]

    def shares(self, run: Run) -> dict[str, float]:
        """Return the figures of a run that are shares, by the names of their columns."""
        known = [(query, answer) for query, answer in run.asked if query.kind != ABSENT]
        absent = [answer for query, answer in run.asked if query.kind == ABSENT]
        return {
            "recall@10": fmean(recall(query, answer, 10) for query, answer in known),
            "recall@3": fmean(recall(query, answer, 3) for query, answer in known),
            "section": fmean(hit for pair in known for hit in places(*pair)),
            "right": fmean(hit for pair in known for hit in self.rights(*pair)),
            "empty": fmean(not answer.finds for answer in absent),
        }

    def row(self, run: Run) -> str:
        """Return a run's figures as a row of a Markdown table."""
        shares = [f"{share:.3f}" for share in self.shares(run).values()]
        sizes = [f"{size / 1000:.0f}" for size in (run.search_bytes, run.all_bytes)]
        times = [answer.milliseconds for _, answer in run.asked]
        return " | ".join([run.name, *shares, *sizes, f"{median(times):.0f}", f"{max(times):.0f}"])

    def misses(self, run: Run) -> Iterator[str]:
        """Yield a line for each query whose answer leaves something to be wished for."""
        for query, answer in run.asked:
            missed = set(query.wanted) - {link for find in answer.finds for link in find.links}
            rights = self.rights(query, answer)
            wrong = [
                find.page for find, right in zip(answer.finds, rights, strict=True) if not right
            ]
            if missed or wrong:
                yield f"{run.name}: {query.text}: missed {sorted(missed)}, wrong {wrong}"


def missed_targets(run: Run, shares: dict[str, float]) -> list[str]:
    """Return what our own search does not reach."""
    under = [f"{name} under {least}" for name, least in LEAST.items() if shares[name] < least]
    return under + ([f"more than {MOST_BYTES} bytes"] if run.all_bytes > MOST_BYTES else [])


def main() -> int:
    """Print the table; return 1 where our own search misses a target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        build_site(site)
        with serve_gzip(site) as (address, sent), chromium() as browser:
            frame = frame_bytes(browser, address, sent)
            runs = [run_way(way, browser, address, sent, frame) for way in WAYS]
        judge = Judge(site)
    columns = [*judge.shares(runs[0]), "search kB", "all kB", "ms, median", "ms, most"]
    print(f"{len(runs[0].asked)} queries\n")
    print(f"| way | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    for run in runs:
        print(f"| {judge.row(run)} |")
    if options.misses:
        print("", *(line for run in runs for line in judge.misses(run)), sep="\n")
    failed = missed_targets(runs[0], judge.shares(runs[0]))
    print(f"\ntargets of {runs[0].name}: {', '.join(failed) or 'reached'}")
    return len(failed) > 0


if __name__ == "__main__":
    sys.exit(main())
