"""Asks several search engines the same queries on the same pages, and prints their figures.

Usage: ``python -m benchmarks.search_quality [--misses] [--only-ours]``, after ``make
search-bench`` has installed Pagefind, which ``--only-ours`` does without. ``--misses`` lists the
wanted pages that each engine did not return and its wrong results.

The real site is built once, with the files that every engine needs. Columns:

- recall@k: of the pages wanted (at most k of them), the share within the first k results; the
  mean over the queries. Judged by pages, since not every engine links to sections.
- section: of the wanted places within a page, the share to which some link of the first ten
  results leads.
- right: of the first ten results of all queries that have an answer, the share whose page
  contains the words (see ``queries.py`` for the rule and whom it favours).
- empty: of the queries without an answer, the share without a result.
- search kB and all kB (1,000 bytes, gzip, headers included): sent to a browser with an empty
  cache until the first result; the search alone, and with the page, its styles and its fonts.
By class of queries, for our own search: recall@10, and the share that is answered well. Well means
that one of the wanted pages is within the first three results, for a question or a need that it is
the first, and that no unwanted page is among them; for what is absent, that there is no result.

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

from benchmarks.engines import ENGINES, build_ours, build_site
from benchmarks.queries import ABSENT, contains, plain_texts, read_queries, read_synonyms
from benchmarks.serving import chromium, phone, serve_gzip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from benchmarks.engines import Answer, Engine
    from benchmarks.queries import Query
    from benchmarks.serving import Sent

FIRST_QUERY: Final = "ของขวัญ"
"""The query by which the bytes until the first result are counted."""
SEARCH_FILES: Final = (".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
MIN_SHARES: Final = {"recall@10": 0.98, "right": 0.98, "empty": 1.0}
"""By column: the share that our own search must reach."""
MAX_BYTES: Final = 150_000
MIN_WELL: Final = 0.95
"""The share of each class's queries that our own search must answer well."""
FIRST_OF_ALL: Final = frozenset({"question", "need"})
"""Classes whose answer must be the first result."""
SOON: Final = 3
"""Within how many results the answer of another class must be."""


@dataclass(frozen=True)
class Run:
    """The answers of one engine, and the bytes until its first result."""

    name: str
    asked: list[tuple[Query, Answer]]
    search_bytes: int
    all_bytes: int


def run_engine(engine: Engine, browser: Browser, address: str, sent: Sent, frame: int) -> Run:
    """Ask an engine every query; ``frame`` is the weight of the page without a search, in bytes."""
    with phone(browser) as page:
        engine.open(page, address, sent)
        engine.ask(page, FIRST_QUERY, 1)
        weight = sent.total(*SEARCH_FILES)
        asked = [(query, engine.ask(page, query.text)) for query in read_queries()]
    return Run(engine.name, asked, weight, weight + frame)


def frame_bytes(browser: Browser, address: str, sent: Sent) -> int:
    """Return the bytes of the search page without the search: HTML, styles, fonts, icon."""
    with phone(browser) as page:
        sent.answers.clear()
        page.goto(f"{address}search/", wait_until="networkidle")
        return sent.total() - sent.total(*SEARCH_FILES)


def recall(query: Query, answer: Answer, first: int) -> float:
    """Return the recall at ``first`` of an answer, from 0 to 1; see the module's docstring."""
    wanted = {place.partition("#")[0] for place in query.wanted}
    found = {result.page for result in answer.results[:first]}
    return min(1.0, len(wanted & found) / min(first, len(wanted)))


def places(query: Query, answer: Answer) -> list[bool]:
    """Return for each wanted place within a page whether some result links to it."""
    return [
        any(place in result.links for result in answer.results)
        for place in query.wanted
        if "#" in place
    ]


def is_well(query: Query, answer: Answer) -> bool:
    """Return whether a query is answered well; see the module's docstring."""
    if query.kind == ABSENT:
        return not answer.results
    pages = [result.page for result in answer.results]
    wanted = {place.partition("#")[0] for place in query.wanted}
    first = pages[: 1 if query.kind in FIRST_OF_ALL else SOON]
    return not wanted.isdisjoint(first) and not set(query.unwanted) & set(pages)


def by_class(run: Run) -> dict[str, tuple[int, float, float]]:
    """Return for each class its number of queries, recall@10 and the share answered well."""
    classes: dict[str, list[tuple[Query, Answer]]] = {}
    for query, answer in run.asked:
        classes.setdefault(query.kind, []).append((query, answer))
    return {
        kind: (
            len(pairs),
            fmean(recall(*pair, 10) if pair[0].wanted else is_well(*pair) for pair in pairs),
            fmean(is_well(*pair) for pair in pairs),
        )
        for kind, pairs in classes.items()
    }


class Judge:
    """Judges which results are right, by the texts of the built pages."""

    def __init__(self, site: Path) -> None:
        """Read every page's article and the synonyms."""
        self.texts = plain_texts(site, article=True)
        self.synonyms = read_synonyms()

    def rights(self, query: Query, answer: Answer) -> list[bool]:
        """Return for each result whether its page contains the words of the query."""
        return [
            contains(self.texts[result.page], query.words, self.synonyms)
            for result in answer.results
        ]

    def shares(self, run: Run) -> dict[str, float]:
        """Return the shares of a run, from 0 to 1, by the names of their columns."""
        known = [(query, answer) for query, answer in run.asked if query.kind != ABSENT]
        absent = [answer for query, answer in run.asked if query.kind == ABSENT]
        return {
            "recall@10": fmean(recall(query, answer, 10) for query, answer in known),
            "recall@3": fmean(recall(query, answer, 3) for query, answer in known),
            "section": fmean(hit for pair in known for hit in places(*pair)),
            "right": fmean(hit for pair in known for hit in self.rights(*pair)),
            "empty": fmean(not answer.results for answer in absent),
        }

    def row(self, run: Run) -> str:
        """Return a run's figures as a row of a Markdown table."""
        shares = [f"{share:.3f}" for share in self.shares(run).values()]
        sizes = [f"{size / 1000:.0f}" for size in (run.search_bytes, run.all_bytes)]
        times = [answer.milliseconds for _, answer in run.asked]
        return " | ".join([run.name, *shares, *sizes, f"{median(times):.0f}", f"{max(times):.0f}"])

    def misses(self, run: Run) -> Iterator[str]:
        """Yield a line for each query with a missed page or a wrong result."""
        for query, answer in run.asked:
            missed = set(query.wanted) - {
                link for result in answer.results for link in result.links
            }
            rights = self.rights(query, answer)
            judged = zip(answer.results, rights, strict=True)
            wrong = [result.page for result, right in judged if not right]
            if missed or wrong or not is_well(query, answer):
                ill = "" if is_well(query, answer) else "NOT WELL, "
                first = [result.page for result in answer.results[:SOON]]
                yield (
                    f"{run.name}: {query.kind}: {query.text}: {ill}first {first}, "
                    f"missed {sorted(missed)}, wrong {wrong}"
                )


def missed_targets(run: Run, shares: dict[str, float]) -> list[str]:
    """Return the targets that our own search misses, each in words; empty if none."""
    under = [f"{name} under {least}" for name, least in MIN_SHARES.items() if shares[name] < least]
    under += [
        f"{kind} under {MIN_WELL}" for kind, row in by_class(run).items() if row[2] < MIN_WELL
    ]
    return under + ([f"more than {MAX_BYTES} bytes"] if run.all_bytes > MAX_BYTES else [])


def main() -> int:
    """Print the table; return 1 if our own search misses a target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only-ours", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        engines = ENGINES[:1] if options.only_ours else ENGINES
        (build_ours if options.only_ours else build_site)(site)
        with serve_gzip(site) as (address, sent), chromium() as browser:
            frame = frame_bytes(browser, address, sent)
            runs = [run_engine(engine, browser, address, sent, frame) for engine in engines]
        judge = Judge(site)
    columns = [*judge.shares(runs[0]), "search kB", "all kB", "ms, median", "ms, most"]
    print(f"{len(runs[0].asked)} queries\n")
    print(f"| engine | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    for run in runs:
        print(f"| {judge.row(run)} |")
    print("\n| class | queries | recall@10 | answered well |\n|---|---:|---:|---:|")
    for kind, (count, found, well) in by_class(runs[0]).items():
        print(f"| {kind} | {count} | {found:.3f} | {well:.3f} |")
    if options.misses:
        print("", *(line for run in runs for line in judge.misses(run)), sep="\n")
    failed = missed_targets(runs[0], judge.shares(runs[0]))
    print(f"\ntargets of {runs[0].name}: {', '.join(failed) or 'reached'}")
    return len(failed) > 0


if __name__ == "__main__":
    sys.exit(main())
