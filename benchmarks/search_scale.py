"""Measures bytes and times of a first visit to the search, on the real site and large ones.

Usage: ``python -m benchmarks.search_scale [--measures 1000] [--runs 5]``.

The large site's phrases are made of thousands of runs of letters from the real record, so that
neither gzip nor the index profits from repetition; a second large site has twelve words alone,
so that nearly every word stands in nearly every measure. Each query has a browser with an empty
cache, and its words come at once, as from a keyboard that suggests words: none of what they ask
for is loaded while they are typed. The server is Debian's nginx with ``deploy/nginx.conf``.

- kB (1,000 bytes, gzip, headers included): all that Chromium received from opening the page until
  the first result, or until "nothing found": page, styles, fonts, scripts and index.
- ms: from the last key until the next frame after the answer, with the pause for further keys.
  The server runs on the same machine; what else runs there counts too, so its load is printed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks.generate import SEED, varied_words, write_agency
from benchmarks.serving import chromium, phone
from benchmarks.web_server import serving
from tests.built import ROOT, build_site
from transparency.record.site import Site
from transparency.search.record import record_entries
from transparency.today import today

if TYPE_CHECKING:
    from playwright.sync_api import Browser


REAL_QUERIES: Final = {
    "common word": "มาตรการ",
    "rare word": "จอมทอง",
    "number": "๓๑๗",
    "absent word": "ฮิปโปโปเตมัส",
    "two words": "ประชุม คณะกรรมการ",
    "question": "ใครตรวจสอบงบประมาณ",
}
MAX_KB: Final = {"real site": 150, "large site": 400}
MAX_MS: Final = 300
_WATCH: Final = """
addEventListener("input", () => { window.lastKey = performance.now(); }, true);
addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("_status");
  new MutationObserver(() => requestAnimationFrame(() => {
    window.answered = { time: performance.now() - window.lastKey };
  })).observe(status, { childList: true, characterData: true, subtree: true });
});
"""


@dataclass(frozen=True)
class Row:
    """The measurements of one query on one site, over all runs."""

    site: str
    kind: str
    matched: bool
    kilobytes: float
    milliseconds: list[float]

    def as_markdown(self) -> str:
        """Return the measurements as a row of a Markdown table."""
        times = f"{median(self.milliseconds):.0f} | {max(self.milliseconds):.0f}"
        matched = "yes" if self.matched else "no"
        return f"| {self.site} | {self.kind} | {matched} | {self.kilobytes:.0f} | {times} |"

    def is_within(self) -> bool:
        """Return whether the bytes and the median time are within budget."""
        kind = self.site.partition(",")[0]
        return self.kilobytes <= MAX_KB[kind] and median(self.milliseconds) <= MAX_MS


def visit(browser: Browser, address: str, query: str) -> tuple[bool, int, float]:
    """Type a query as a first visitor; return whether it matched, bytes sent, and milliseconds."""
    sizes: list[int] = []
    with phone(browser) as page:
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        client.on(
            "Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"]))
        )
        page.add_init_script(_WATCH)
        page.goto(f"{address}search/", wait_until="load")
        page.locator("#_q").focus()
        page.keyboard.insert_text(query)
        answer = page.locator("#_status").filter(has_text=f"“{query}”")
        answer.wait_for(timeout=60_000)
        page.evaluate("new Promise(requestAnimationFrame)")
        matched = page.locator(".find").count() > 0
        return matched, sum(sizes), page.evaluate("window.answered.time")


def measure(name: str, folder: Path, queries: dict[str, str], runs: int) -> list[Row]:
    """Return the measurements of each query on a built site, each asked ``runs`` times."""
    rows = []
    with serving(folder) as address, chromium() as browser:
        for kind, query in queries.items():
            visits = [visit(browser, address, query) for _ in range(runs)]
            size = max(size for _, size, _ in visits) / 1000
            rows.append(Row(name, kind, visits[0][0], size, [time for _, _, time in visits]))
    return rows


def queries_for(data_dir: Path) -> dict[str, str]:
    """Return a query of each kind, drawn from a made-up record with a fixed seed."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    entries = list(record_entries(Site.load(data_dir, today())))
    measures = [entry for entry in entries if entry.kind == "measure"]
    one, other = chance.sample(measures, 2)
    long_text, other_text = (max(entry.sections[1].text.split(), key=len) for entry in (one, other))
    return {
        "common word": "มาตรการ",
        "rare word": long_text[20:32],
        "part of a word": long_text[41:45],
        "whole phrase": long_text,
        "number": f"ที่ {len(measures) // 2}",
        "absent word": "ฮิปโปโปเตมัส",
        "absent, of known pieces": long_text[10:18] + other_text[10:18],
        "two words": f"{long_text[30:36]} {long_text[50:56]}",
        "question": f"ใคร{long_text[20:26]}ที่ไหน",
    }


def main() -> int:
    """Print the table; return 1 if a query exceeds a budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    vocabularies = {
        "large site": {"words": varied_words(ROOT / "data")},
        "large site, twelve words": {},
    }
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rows = measure("real site", build_site(folder / "real"), REAL_QUERIES, options.runs)
        for name, vocabulary in vocabularies.items():
            data_dir = folder / name / "data"
            write_agency(data_dir, options.measures, **vocabulary)
            site = build_site(folder / name / "site", data_dir)
            rows += measure(name, site, queries_for(data_dir), options.runs)
    print("| site | query | found | kB | ms, median | ms, most |\n|---|---|---|---:|---:|---:|")
    for row in rows:
        print(row.as_markdown())
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    print(f"\nprocesses that wanted a processor, of {os.cpu_count()} (1, 5, 15 minutes): {load}")
    over = [f"{row.site}: {row.kind}" for row in rows if not row.is_within()]
    print(f"budgets ({MAX_KB} kB, {MAX_MS} ms): {'; '.join(over) or 'kept'}")
    return len(over) > 0


if __name__ == "__main__":
    sys.exit(main())
