"""Times `check` and the build beside a plain Material site of the same pages.

Usage: ``python -m benchmarks.build_speed [--sizes 10 100 1000 10000] [--runs 3]``.

The plain site has the same pages at the same addresses, with the very HTML that ours show as
their Markdown: no macros, no hooks, no search, no theme of ours, no page in the navigation.
All commands are whole processes; ours and the plain one take turns; the least time of the runs
counts, in seconds of wall clock; memory is the peak resident set in MB.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.generate import write_agency
from transparency.pages import catalogue
from transparency.pages.rendering import show, show_page
from transparency.record.site import Site

ROOT: Final = Path(__file__).parent.parent
DAY: Final = date(2026, 11, 22)
_PLAIN: Final = """\
site_name: plain
docs_dir: docs
theme: {name: material, language: th, font: false}
plugins: []
nav: [index.md]
not_in_nav: "*"
"""


@dataclass
class Cost:
    """What one run of a command took."""

    seconds: float
    megabytes: float


@dataclass
class Row:
    """The figures of one size."""

    measures: int
    pages: int
    check: Cost
    build: Cost
    plain: Cost

    @property
    def ratio(self) -> float:
        """Our build by the plain one."""
        return self.build.seconds / self.plain.seconds


def run(*arguments: str, **environment: str) -> Cost:
    """Run one of our interpreter's modules and return what it cost.

    Raises:
        RuntimeError: the command failed.
    """
    start = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", *arguments],
        {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ],
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        msg = f"{' '.join(arguments)} failed with status {status}"
        raise RuntimeError(msg)
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def write_plain(folder: Path, data_dir: Path) -> int:
    """Write the plain site's sources; return how many pages it has."""
    site = Site.load(data_dir, DAY)
    if site.problems:
        raise RuntimeError(site.problems[0].for_terminal())
    docs = folder / "docs"
    bodies = {
        page.address: (catalogue.head_of(site, page).title, show_page(site, page))
        for page in catalogue.record_pages(site)
    }
    for file in (ROOT / "docs").glob("*.md"):
        address = "" if file.stem == "index" else f"{file.stem}/"
        bodies[address] = (file.stem, file.read_text(encoding="utf-8").partition("---\n\n")[2])
    for address, (title, body) in bodies.items():
        lines = [_rendered(site, address, line) for line in body.split("\n")]
        path = docs / address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'---\ntitle: "{title}"\n---\n\n' + "\n".join(lines), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    return len(bodies)


def _rendered(site: Site, address: str, line: str) -> str:
    """Return a line of a page with its view call, if it is one, replaced by the view's HTML."""
    if not (line.startswith("{{ ") and line.endswith(" }}")):
        return line
    name, _, arguments = line[3:-3].partition("(")
    values = [part.strip().strip('"') for part in arguments.rstrip(")").split(",") if part]
    return show(site, address, name, *(int(v) if v.isdigit() else v for v in values))


def measure_size(measures: int, runs: int, folder: Path) -> Row:
    """Build one size both ways, in turns, and return the least cost of each."""
    data_dir = folder / "data"
    write_agency(data_dir, measures)
    plain = folder / "plain"
    count = write_plain(plain, data_dir)
    costs: dict[str, list[Cost]] = {"check": [], "build": [], "plain": []}
    for _ in range(runs):
        costs["check"].append(run("transparency.cli", "check", "--data", str(data_dir)))
        ours = ("mkdocs", "build", "--strict", "--site-dir", str(folder / "site"))
        costs["build"].append(run(*ours, DATA_DIR=str(data_dir)))
        config = ("--config-file", str(plain / "mkdocs.yml"), "--site-dir", str(folder / "out"))
        costs["plain"].append(run("mkdocs", "build", *config))
    best = {name: min(found, key=lambda cost: cost.seconds) for name, found in costs.items()}
    return Row(measures, count, best["check"], best["build"], best["plain"])


def report(rows: list[Row]) -> str:
    """Return the table, the growth from size to size, and the targets with what was reached."""
    lines = ["measures   pages  check s  build s  plain s  ratio  build MB  plain MB"]
    lines += [
        f"{row.measures:8} {row.pages:7} {row.check.seconds:8.2f} {row.build.seconds:8.2f} "
        f"{row.plain.seconds:8.2f} {row.ratio:6.2f} {row.build.megabytes:9.0f} "
        f"{row.plain.megabytes:9.0f}"
        for row in rows
    ]
    by_size = {row.measures: row for row in rows}
    if big := by_size.get(1000):
        lines += ["", "targets at 1,000 measures:"]
        lines.append(_target("build / plain", big.ratio, 1.3))
        lines.append(_target("check, seconds", big.check.seconds, 5))
        lines.append(_target("peak memory of the build, MB", big.build.megabytes, 600))
        if small := by_size.get(100):
            growth = big.build.seconds / small.build.seconds
            lines.append(_target("growth from 100", growth, 11))
    return "\n".join(lines)


def _target(name: str, value: float, limit: float) -> str:
    return f"  {name}: {value:.2f} (at most {limit:g}) {'reached' if value <= limit else 'MISSED'}"


def main() -> None:
    """Measure the sizes asked for and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    rows = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure_size(size, options.runs, Path(folder)))
            sys.stderr.write(f"{size} measures done\n")
    sys.stdout.write(report(rows) + "\n")


if __name__ == "__main__":
    main()
