"""Times our commands beside other generators that build the same pages: ``make bench``.

Usage: ``python -m benchmarks.build_speed [--sizes 100 1000 10000] [--turns 3] [--edit]
[--only ours plain …]``. What each row builds is said in ``ours.py`` and ``others.py``, and from
what record in ``reporting_agency.py``. At 10,000 measures only ours and plain are built unless
``--only`` names others: the rest would take far longer.

All commands are whole processes and take turns; nothing of an earlier build is left for them. The
row ``edit`` is the time from saving a changed measure to seeing it in a running ``make serve``.
Columns:

- seconds: of wall clock, the median of the turns; ×plain: as a ratio to the plain site's.
- processor: seconds of processors, of all processes together; tells more on a busy machine.
- memory: the most that its processes held together (see ``cost.py``), the most of all turns.
- site: all files that were built; index: those of its search. MB are 1,000,000 bytes.

The exit code is 1 where a target is missed. What was not measured is named and misses nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks.cost import Cost, run
from benchmarks.job import Built
from benchmarks.others import OTHERS, missing, take_words
from benchmarks.ours import our_jobs, our_project
from benchmarks.preview_speed import seconds_to_see_edits
from benchmarks.reporting_agency import write_reporting_agency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.job import Job

LARGE: Final = 10_000
NAMES: Final = ("ours", *OTHERS)
NAMES_WHEN_LARGE: Final = ("ours", "plain")
_HEAD: Final = (
    "| measures | what | pages | seconds | ×plain | processor, s | memory, MB | site, MB "
    "| index, MB |"
)


@dataclass(frozen=True)
class Row:
    """The figures of one command at one size."""

    measures: int
    name: str
    cost: Cost
    """Median seconds and the most memory of all turns."""
    built: Built


@dataclass(frozen=True)
class Target:
    """A figure that is to stay within a limit."""

    name: str
    limit: float
    value: float | None
    """None where it was not measured."""

    @property
    def is_missed(self) -> bool:
        """Whether it was measured and is over the limit."""
        return self.value is not None and self.value > self.limit

    def told(self) -> str:
        """Return the figure, its limit and whether it is kept, as an item of a list."""
        if self.value is None:
            return f"- {self.name}: not measured (at most {self.limit:g})"
        outcome = "MISSED" if self.is_missed else "reached"
        return f"- {self.name}: {self.value:.2f} (at most {self.limit:g}) {outcome}"


class Figures:
    """All rows of a run, by size and name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Keep the rows."""
        self.rows = list(rows)
        self._by_key = {(row.measures, row.name): row for row in self.rows}

    def seconds(self, measures: int, name: str) -> float | None:
        """Return the seconds of a row, or None where there is none."""
        row = self._by_key.get((measures, name))
        return row.cost.seconds if row else None

    def ratio(self, measures: int, name: str, to: str = "plain") -> float | None:
        """Return a row's seconds by another's of the same size, or None without either."""
        return _divided(self.seconds(measures, name), self.seconds(measures, to))

    def targets(self) -> list[Target]:
        """Return every target with what was reached."""
        found = []
        for size in [1000, LARGE]:
            for name, limit in [("build", 1.0), ("check", 0.35), ("make site", 1.2)]:
                found.append(Target(f"{name} / plain at {size:,}", limit, self.ratio(size, name)))
        growth = _divided(self.seconds(LARGE, "build"), self.seconds(1000, "build"))
        large = [self._by_key.get((LARGE, name)) for name in ["build", "make site"]]
        memory = max((row.cost.megabytes for row in large if row), default=None)
        return [
            *found,
            Target(f"growth of the build from 1,000 to {LARGE:,}", 10.5, growth),
            Target(f"memory of the build at {LARGE:,}, MB", 1500, memory),
            Target("an edit seen in a preview at 1,000, s", 2, self.seconds(1000, "edit")),
        ]

    def table(self) -> str:
        """Return the rows as a Markdown table."""
        lines = [_HEAD, f"|---:|---|{'---:|' * (_HEAD.count('|') - 3)}"]
        for row in self.rows:
            ratio, cost, built = self.ratio(row.measures, row.name), row.cost, row.built
            cells = [
                f"{row.measures:,}", row.name, f"{built.pages:,}" if built.pages else "",
                f"{cost.seconds:.2f}", "" if ratio is None else f"{ratio:.2f}",
                f"{cost.processor:.2f}" if cost.processor else "",
                f"{cost.megabytes:.0f}" if cost.megabytes else "",
                f"{built.megabytes:.1f}" if built.pages else "",
                f"{built.index_megabytes:.2f}" if built.index_megabytes else "",
            ]  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)


def _divided(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other is not None else None


def in_turns(measures: int, jobs: list[Job], turns: int, note: Callable[[str], None]) -> list[Row]:
    """Run all jobs so many times in turns and return a row for each.

    Raises:
        RuntimeError: a job failed, or two sites differ in their number of pages.
    """
    costs: dict[str, list[Cost]] = {job.name: [] for job in jobs}
    built = {}
    for turn in range(1, turns + 1):
        for job in jobs:
            job.before(turn)
            cost = run(job.command, job.folder, job.environment)
            job.after(turn)
            costs[job.name].append(cost)
            built[job.name] = job.built()
            note(f"{job.name} {cost.seconds:.1f} s")
    pages = {name: one.pages for name, one in built.items() if one.pages}
    if len(set(pages.values())) > 1:
        msg = f"the sites differ in their pages: {pages}"
        raise RuntimeError(msg)
    return [Row(measures, job.name, typical(costs[job.name]), built[job.name]) for job in jobs]


def typical(costs: list[Cost]) -> Cost:
    """Return the medians of the times, and the most memory."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.processor for cost in costs),
        max(cost.megabytes for cost in costs),
    )


def measure_size(
    measures: int, turns: int, names: Iterable[str], note: Callable[[str], None], *, edit: bool
) -> list[Row]:
    """Return the rows of one size; each builder's project lies in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = our_project(folder, partial(write_reporting_agency, measures=measures))
        ours = our_jobs(home)
        build = next(job for job in ours if job.name == "build")
        run(build.command, build.folder, build.environment)  # it also warms the machine up
        words, built = folder / "words", home / "build" / "site"
        pages = take_words(built, words)
        note(f"{measures:,} measures, {pages:,} pages: {shape(built)}")
        jobs = ours if "ours" in names else []
        jobs += [make(folder / one, words) for one, make in OTHERS.items() if one in names]
        rows = in_turns(measures, jobs, turns, note)
        if edit:
            seconds = median(seconds_to_see_edits(home, turns + 2))
            rows.append(Row(measures, "edit", Cost(seconds, 0, 0), Built()))
            note(f"edit {seconds:.1f} s")
        return rows


def shape(site: Path) -> str:
    """Return how many pages of each kind a site has, as “1000 measures, 20 report, …”."""
    kinds: Counter[str] = Counter()
    for file in site.rglob("index.html"):
        parts = file.parent.relative_to(site).parts
        kind = parts[0] if parts else ""
        if kind.isdigit():
            kind = parts[1] if len(parts) > 1 else "year"
        kinds[kind if len(parts) > 1 or kind == "year" else "prose"] += 1
    return ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())


def _load() -> str:
    """Return how busy the machine was, which decides what seconds of wall clock are worth."""
    processors, averages = os.cpu_count() or 1, os.getloadavg()
    told = ", ".join(f"{average:.1f}" for average in averages)
    # The command itself wants one.
    doubt = (
        " Others wanted them, too: the clock tells little." if max(averages) > processors else ""
    )
    return f"Wanted a processor, of {processors} (1, 5, 15 minutes): {told}.{doubt}"


def main() -> int:
    """Measure what is asked for and print the report; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, LARGE])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--edit", action="store_true", help="also edit a measure in a preview")
    options = parser.parse_args()

    def note(text: str) -> None:
        sys.stderr.write(f"{text}\n")

    rows = []
    for size in options.sizes:
        names = options.only or (NAMES if size < LARGE else NAMES_WHEN_LARGE)
        if absent := missing(names):
            parser.error(f"{', '.join(absent)} not installed: start with `make bench`")
        rows += measure_size(size, options.turns, names, note, edit=options.edit)
    figures = Figures(rows)
    targets = figures.targets()
    print(f"{figures.table()}\n\nMedians of {options.turns} turns. {_load()}\n")
    print("\n".join(target.told() for target in targets))
    return any(target.is_missed for target in targets)


if __name__ == "__main__":
    sys.exit(main())
