"""The check of one file ends in time and within its memory, whatever its shape.

Each shape took many seconds or much memory before there was a budget. Time is the processor's, so
that a busy machine fails no test; and shapes are tried with a fifth of it, so that tests are short.
"""

from __future__ import annotations

import gc
import re
import resource
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import DAY
from transparency.record import budget as limits
from transparency.record.budget import SpentError, budget
from transparency.record.site import Site
from transparency.record.source import MAX_VALUES, parse_source
from transparency.review.prose import prose_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transparency.record.problems import Problem

MEASURE: Final = "order: 9\ntitle: ก\nactions:"
SHORT: Final = 0.4
SLACK: Final = 1.6
"""Seconds of the processor for what is not within a budget: other files, rules, sorting."""


@pytest.fixture(autouse=True)
def short_budget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a fifth of the time, and let nobody else watch the collector of garbage meanwhile.

    Hypothesis does, in this process: a budget that ends just then would end its function alone.
    """
    watching = gc.callbacks[:]
    gc.callbacks.clear()
    assert (limits.SECONDS, limits.MEMORY) == (2.0, 300_000_000)
    monkeypatch.setattr(limits, "SECONDS", SHORT)
    yield
    gc.callbacks.extend(watching)


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    before = time.process_time()
    yield
    assert time.process_time() - before < seconds


def of_record(data: Path, name: str, text: str) -> list[Problem]:
    (data / name).write_text(text, encoding="utf-8")
    with no_longer_than(limits.SECONDS + SLACK):
        return [one for one in Site.load(data, DAY).problems if one.path == f"data/{name}"]


@pytest.mark.parametrize(("name", "text"), [
    ("2567/measures/x.yml", f"{MEASURE} [{'a,' * 300_000}]\n"),
    ("2567/measures/x.yml", "ก:\n" + "  - ก\n" * 60_000),
    ("promises/x.yml", "order: 9\ntitle: ก\nquestion: ก\nsummary: ก\ngrounds: ["
     + ",".join(f"2567/gifts/b{at}" for at in range(20_000)) + "]\n"),
], ids=["many values", "long list", "unknown grounds"])  # fmt: skip
def test_a_record_that_would_take_too_much_is_told(good_data: Path, name: str, text: str) -> None:
    assert "too-much" in {problem.rule for problem in of_record(good_data, name, text)}


@pytest.mark.parametrize(("name", "text", "rule"), [
    ("2567/measures/x.yml", f"{MEASURE} [{'a,' * 25_000}]\n", "wrong-kind"),
    ("2567/measures/x.yml", "".join(f"titl{at}: ก\n" for at in range(4_000)), "unknown-key"),
    ("2567/measures/x.yml", f"{'o' * 900}: 9\n{'t' * 900_000}: ก\n", "yaml-syntax"),
    ("2567/measures/x.yml", f"{MEASURE} [{{id: {'a-' * 300_000}, text: ก}}]\n", "bad-id"),
    ("2567/measures/x.yml", "ก: ข\u200b\n" * 50_000, "invisible-character"),
    ("2567/measures/x.yml", f"ก: {'ข ' * 200_000}#\n", "comment-after-value"),
], ids=["kinds", "unknown keys", "long key", "long id", "invisible", "long line"])  # fmt: skip
def test_a_record_with_many_mistakes_is_told_them_in_time(
    good_data: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, rule: str
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2.0)  # the real one: its mistakes are told, not its size
    assert rule in {problem.rule for problem in of_record(good_data, name, text)}


def test_a_file_may_have_as_many_values_as_the_limit_and_no_more() -> None:
    """The mapping, its key and its list are three."""
    values = "".join("  - ก\n" for _ in range(MAX_VALUES - 3))
    assert parse_source("data/x.yml", f"ก:\n{values}".encode()).problems == []
    (problem,) = parse_source("data/x.yml", f"ก:\n{values}  - ก\n".encode()).problems
    assert (problem.rule, problem.line) == ("too-much", MAX_VALUES - 1)


@pytest.mark.parametrize("text", [
    "* * *\n" * 6_600, "# ก\n" * 10_000, "ก\n===\n" * 6_000,
    "\n\n".join(f"[ก](b{at}.md)" for at in range(4_500)),
    "# ก\n\n" + "\n\n".join(f"[ก](#b{at})" for at in range(5_000)),
    "\n\n".join(f"![ก](b{at}.png)" for at in range(4_000)),
    "\n".join("`" * at for at in range(440)),
], ids=["rules", "headings", "underlines", "links", "anchors", "pictures", "ticks"])  # fmt: skip
def test_a_page_that_would_take_too_long_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    with no_longer_than(SHORT + SLACK):
        assert {problem.rule for problem in prose_problems(tmp_path)} == {"too-much"}


@pytest.mark.parametrize("text", [
    "{{ calendar() }}\n\n" * 4_000, ("|ก" * 300 + "\n") + ("|-" * 300 + "\n") + "|ก\n" * 3_000,
    "```\n" * 10_000, "[TOC]\n\n" * 3_000, "\n".join(">" * 500 for _ in range(60)), "- ก\n" * 9_000,
    f"---\ntitle: {'[' * 3_000}\n---\n", f"---\ntitle: {'- ' * 1_900}\n---\n",
], ids=["calls", "table", "fences", "contents", "quotes", "list", "deep", "dashes"])  # fmt: skip
def test_other_shapes_end_in_time(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    with no_longer_than(SHORT + SLACK):
        assert all(problem.path == "docs/page.md" for problem in prose_problems(tmp_path))


def test_time_that_is_spent_ends_a_pattern_that_would_run_for_ever() -> None:
    with no_longer_than(2), pytest.raises(SpentError), budget(seconds=0.2):
        re.fullmatch("(a+)+b", "a" * 60)


def test_what_swallows_every_error_is_ended_all_the_same() -> None:
    def stubborn() -> None:
        try:
            while True:
                pass
        except Exception:  # noqa: BLE001 - as a careless library does
            stubborn()

    with no_longer_than(2), pytest.raises(SpentError), budget(seconds=0.2):
        stubborn()


def test_memory_that_is_spent_ends_a_check() -> None:
    with pytest.raises(SpentError), budget(memory=100_000_000):
        bytearray(400_000_000)


def test_after_a_budget_all_is_as_before() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    with budget(seconds=5), budget(seconds=0.001):
        sum(range(300_000))  # the inner one does not count
    with pytest.raises(KeyError), budget():
        raise KeyError
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before


def test_in_another_thread_the_check_runs_without_a_budget() -> None:
    ran = []

    def check() -> None:
        with budget():
            ran.append(signal.getitimer(signal.ITIMER_PROF)[0])

    thread = threading.Thread(target=check)
    thread.start()
    thread.join()
    assert ran == [0.0]


@pytest.mark.parametrize(("name", "rule"), [
    ("units/finance.yml", "too-much"), ("files/2567/declaration.pdf", "too-much"),
])  # fmt: skip
def test_a_file_whose_check_spends_its_budget_is_told_by_its_name(
    good_data: Path, monkeypatch: pytest.MonkeyPatch, name: str, rule: str
) -> None:
    def slow(file: Path, *_: str) -> None:
        if file == good_data / name:
            raise SpentError
        raise FileNotFoundError(file)

    monkeypatch.setattr(type(good_data), "read_bytes", slow)
    monkeypatch.setattr("transparency.record.loading.look_at", slow)
    found = {(problem.path, problem.rule) for problem in Site.load(good_data, DAY).problems}
    assert (f"data/{name}", rule) in found
    assert ("data/units/clerk-office.yml", "unreadable-file") in found
