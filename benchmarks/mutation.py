"""Mutates the code, one place at a time, and counts the mutants that no test kills.

Usage: ``python -m benchmarks.mutation [--sample 240] [--seed 2566] [--all] [--jobs 2]
[--only PART]``.

Each mutant runs with the tests of its own module alone, until one fails. A survivor is a
line that could be wrong unnoticed. The sample is the same in each run, spread over the modules by
their mutants; another ``--seed`` draws another one, ``--all`` runs every mutant, ``--only`` those
of modules whose path contains a text.
Equivalent mutants, which change no behaviour, are listed with their reasons in
``equivalent_mutants.yml`` and are not run; an entry that matches no mutant any more is named.
Exits with 1 if more than a tenth survive.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from benchmarks.mutants import mutants_of
from benchmarks.mutation_run import run_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.mutants import Mutant
    from benchmarks.mutation_run import Outcome

ROOT: Final = Path(__file__).parent.parent
EQUIVALENT: Final = ROOT / "benchmarks" / "equivalent_mutants.yml"
MAX_SURVIVORS: Final = 0.1
"""The share of mutants that may survive."""
SEED: Final = 2566
_LEFT_OUT: Final = (
    "tests/verification/test_verification.py::test_the_frame_of_a_verified_page_says_so",
    "tests/review/test_personal.py::test_a_hostile_text_takes_no_more_than_its_share_of_time",
    "tests/review/test_personal_bounds.py::test_many_matches_take_time_as_many",
    "tests/review/test_personal_corpus.py::test_hardly_an_ordinary_sheet_or_page_is_refused",
    "tests/review/test_personal_published.py::test_the_sites_of_good_records_hold_nothing",
    "tests/review/test_personal_published.py::test_a_site_that_the_gate_refuses_is_not_built",
    (
        "tests/review/test_personal_quoting.py"
        "::test_no_file_of_the_site_holds_what_was_taken_out_of_the_record"
    ),
)
"""Tests that build a site or take times, and so cost more than all others together."""
TESTS: Final = {
    "transparency/language/names.py": ["tests/review/test_personal_comments.py"],
    "transparency/language/thai.py": ["tests/language/test_thai.py"],
    "transparency/record/rules": [
        "tests/record/test_rule_bounds.py",
        "tests/record/test_rule_messages.py",
        "tests/record/test_rules.py",
    ],
    "transparency/record/typed.py": ["tests/record/test_typed.py"],
    "transparency/verification": [
        "tests/verification/test_contents.py",
        "tests/verification/test_verification.py",
        "tests/verification/test_shown.py",
    ],
    "transparency/review/personal": [
        "tests/review/test_patterns.py",
        "tests/review/test_attached.py",
        "tests/review/test_personal.py",
        "tests/review/test_personal_comments.py",
        "tests/review/test_personal_hidden.py",
        "tests/review/test_personal_published.py",
        "tests/review/test_personal_quoting.py",
    ],
    "transparency/record/questions.py": ["tests/pages/test_questions.py"],
    **{
        f"transparency/review/personal/{name}.py": [
            "tests/review/test_patterns.py",
            "tests/review/test_personal_neighbours.py",
            "tests/review/test_personal_tables.py",
            "tests/review/test_personal.py",
            "tests/review/test_personal_comments.py",
            "tests/review/test_personal_corpus.py",
        ]
        for name in ("numbers", "patterns", "place", "shapes", "tables")
    },
    **{
        f"transparency/review/personal/{name}.py": [
            "tests/review/test_personal_office.py",
            "tests/review/test_personal_pdf.py",
            "tests/review/test_personal_pictures.py",
            "tests/review/test_personal_hidden.py",
            "tests/review/test_attached.py",
            "tests/review/test_personal.py",
            "tests/review/test_personal_bounds.py",
        ]
        for name in ("attached", "contents", "looking", "office", "pdf", "picture")
    },
    "transparency/review/personal/past.py": ["tests/review/test_personal_past.py"],
}
"""By module or folder: the files of its tests; a module's own entry counts before its folder's."""


def modules() -> dict[str, list[str]]:
    """Return each module that is mutated, with pytest's arguments for its tests."""
    found = {}
    for place, tests in TESTS.items():
        path = ROOT / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            left_out = [f"--deselect={name}" for name in _LEFT_OUT]
            found[file.relative_to(ROOT).as_posix()] = [*tests, *left_out]
    return found


def equivalent() -> dict[tuple[str, str, str], str]:
    """Return by the key of each equivalent mutant the reason why no test can kill it."""
    rows = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        (module, row["before"], row["after"]): row["reason"]
        for module, entries in rows.items()
        for row in entries
    }


def sampled(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return ``size`` of the mutants, the same for the same seed, spread evenly."""
    if size >= len(mutants):
        return list(mutants)
    chooser = random.Random(seed)  # noqa: S311 - repeatable, not secret
    bounds = [len(mutants) * at // size for at in range(size + 1)]
    return [mutants[chooser.randrange(first, last)] for first, last in pairwise(bounds)]


def report(outcomes: Sequence[Outcome]) -> str:
    """Return a table by module, and below it each survivor."""
    ran = Counter(outcome.mutant.module for outcome in outcomes)
    survivors = [outcome.mutant for outcome in outcomes if outcome.survived]
    alive = Counter(mutant.module for mutant in survivors)
    lines = ["mutants  killed  survived   share  module"]
    for module, count in [*sorted(ran.items()), ("all", ran.total())]:
        left = alive.total() if module == "all" else alive[module]
        lines.append(
            f"{count:7} {count - left:7} {left:9} {left / count:7.1%}  {module}",
        )
    survivors.sort(key=lambda mutant: (mutant.module, mutant.line))
    lines += [mutant.summary for mutant in survivors]
    return "\n".join(lines)


def main() -> int:
    """Make the mutants, run the sample and print the report; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=240)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tests = {name: own for name, own in modules().items() if options.only in name}
    made = [mutant for module in tests for mutant in mutants_of(ROOT, module)]
    known = equivalent()
    stale = _stale(known, made, tests)
    open_ones = [mutant for mutant in made if mutant.key not in known]
    chosen = open_ones if options.all else sampled(open_ones, options.sample, options.seed)
    sys.stdout.write(
        f"{len(made)} mutants, {len(made) - len(open_ones)} of them known to change nothing; "
        f"{len(chosen)} run\n"
    )
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        outcomes = list(_with_progress(run_all(ROOT, Path(folder), chosen, tests, options.jobs)))
    sys.stdout.write(report(outcomes) + "\n")
    share = sum(outcome.survived for outcome in outcomes) / len(outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes) / len(outcomes)
    late = sum(outcome.timed_out for outcome in outcomes)
    verdict = "reached" if share <= MAX_SURVIVORS else "MISSED"
    sys.stdout.write(
        f"survived: {share:.1%} (at most {MAX_SURVIVORS:.0%}) {verdict}; "
        f"{late} killed by time; {time.perf_counter() - start:.0f} s, "
        f"{seconds:.1f} s of the processor a mutant\n"
    )
    for key in stale:
        sys.stdout.write(f"no such mutant any more: {' | '.join(key)}\n")
    return int(share > MAX_SURVIVORS)


def _stale(
    known: Iterable[tuple[str, str, str]], made: Iterable[Mutant], tests: Iterable[str]
) -> list[tuple[str, str, str]]:
    """Return the listed keys of the chosen modules that match no mutant."""
    keys = {mutant.key for mutant in made}
    looked_at = set(tests)
    return [key for key in known if key[0] in looked_at and key not in keys]


def _with_progress(outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    """Yield the outcomes unchanged, and report survivors and progress on standard error."""
    for number, outcome in enumerate(outcomes, 1):
        if outcome.survived:
            sys.stderr.write(f"survived: {outcome.mutant.summary}\n")
        if number % 50 == 0:
            sys.stderr.write(f"{number} run\n")
        yield outcome


if __name__ == "__main__":
    sys.exit(main())
