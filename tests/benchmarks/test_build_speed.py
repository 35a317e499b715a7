"""What `make bench` says of its figures, and that each command really does its work."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from benchmarks import build_speed
from benchmarks.build_speed import Figures, Row, in_turns, typical
from benchmarks.cost import Cost, run
from benchmarks.job import Built, Job
from benchmarks.others import plain, take_words
from benchmarks.ours import our_project
from benchmarks.preview_speed import seconds_to_see_edits
from benchmarks.reporting_agency import write_reporting_agency

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<html><head><title>{0}</title></head><body><main>\n<p>{0}</p>\n\n</main></body></html>"


def rows(measures: int, **seconds: float) -> list[Row]:
    return [
        Row(measures, name.replace("_", " "), Cost(taken, taken, 900), Built())
        for name, taken in seconds.items()
    ]


def site_of(folder: Path, **pages: str) -> Path:
    for name, words in pages.items():
        file = folder / name.replace("home", "") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(words), encoding="utf-8")
    return folder


def test_targets_are_reached_at_their_limits() -> None:
    figures = Figures(
        rows(1000, check=3.5, build=10, edit=2, make_site=12, plain=10)
        + rows(10_000, check=35, build=100, make_site=120, plain=100)
    )
    targets = figures.targets()
    assert [target.name for target in targets if target.value is None] == []
    assert [target.name for target in targets if target.is_missed] == []


def test_each_target_can_be_missed() -> None:
    figures = Figures(
        rows(1000, check=3.6, build=10.1, edit=2.1, make_site=12.1, plain=10)
        + [
            Row(row.measures, row.name, Cost(row.cost.seconds, 0, 1501), Built())
            for row in rows(10_000, check=36, build=107, make_site=121, plain=100)
        ]
    )
    assert all(target.is_missed for target in figures.targets())
    assert figures.targets()[0].told() == "- build / plain at 1,000: 1.01 (at most 1) MISSED"


def test_what_was_not_measured_is_named_and_misses_nothing() -> None:
    targets = Figures(rows(100, build=9, plain=1)).targets()
    assert {target.value for target in targets} == {None}
    assert targets[-1].told() == "- an edit seen in a preview at 1,000, s: not measured (at most 2)"
    assert not any(target.is_missed for target in targets)


def test_the_table_is_markdown_with_empty_cells_where_nothing_is_built() -> None:
    figures = Figures(
        [
            Row(1000, "check", Cost(1.5, 1.25, 80.4), Built()),
            Row(1000, "plain", Cost(3, 2.9, 90), Built(1101, 12.34, 0)),
            Row(1000, "hugo", Cost(0.75, 1, 100), Built(1101, 9, 1.5)),
        ]
    )
    assert figures.table().splitlines()[1:] == [
        "|---:|---|---:|---:|---:|---:|---:|---:|---:|",
        "| 1,000 | check |  | 1.50 | 0.50 | 1.25 | 80 |  |  |",
        "| 1,000 | plain | 1,101 | 3.00 | 1.00 | 2.90 | 90 | 12.3 |  |",
        "| 1,000 | hugo | 1,101 | 0.75 | 0.25 | 1.00 | 100 | 9.0 | 1.50 |",
    ]


@pytest.mark.parametrize(("build", "code"), [(10.0, 0), (10.5, 1)])
def test_a_missed_target_is_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], build: float, code: int
) -> None:
    measured = rows(1000, build=build, plain=10)
    monkeypatch.setattr(build_speed, "measure_size", lambda *_args, **_options: measured)
    monkeypatch.setattr(sys, "argv", ["bench", "--sizes", "1000", "--only", "ours", "plain"])
    assert build_speed.main() == code
    assert ("build / plain at 1,000: 1.05 (at most 1) MISSED" in capsys.readouterr().out) == code


def test_times_are_medians_and_memory_is_the_most() -> None:
    costs = [Cost(3, 9, 10), Cost(1, 1, 30), Cost(2, 3, 20)]
    assert typical(costs) == Cost(2, 3, 30)


def test_jobs_take_turns(tmp_path: Path) -> None:
    done: list[str] = []

    def job(name: str) -> Job:
        note = f"import pathlib; pathlib.Path('ran').open('a').write('{name} ')"
        before, after = (
            (lambda turn, when=when: done.append(f"{when} {name} {turn}"))
            for when in ["before", "after"]
        )
        return Job(name, (sys.executable, "-c", note), tmp_path, before=before, after=after)

    found = in_turns(5, [job("a"), job("b")], 2, lambda _: None)
    assert (tmp_path / "ran").read_text() == "a b a b "
    assert done[:4] == ["before a 1", "after a 1", "before b 1", "after b 1"]
    assert [(row.measures, row.name) for row in found] == [(5, "a"), (5, "b")]


def test_sites_of_different_pages_are_not_compared(tmp_path: Path) -> None:
    jobs = [
        Job("one", ("true",), tmp_path, site_of(tmp_path / "one", home="ก")),
        Job("other", ("true",), tmp_path, site_of(tmp_path / "other", home="ก", a="ข")),
    ]
    with pytest.raises(RuntimeError, match=r"differ in their pages: {'one': 1, 'other': 2}"):
        in_turns(5, jobs, 1, lambda _: None)


def test_memory_is_that_of_all_processes_of_a_command(tmp_path: Path) -> None:
    hold = "import time; held = b'x' * 60_000_000; time.sleep(1)"
    twice = f"import subprocess, sys; one = subprocess.Popen([sys.executable, '-c', {hold!r}]); "
    cost = run([sys.executable, "-c", f"{twice}{hold}; one.wait()"], tmp_path, {})
    assert 2 * 57 < cost.megabytes < 2 * 57 + 60
    assert cost.seconds > 1


def test_a_command_that_fails_tells_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="status 3:\nno such page"):
        run(["sh", "-c", "echo no such page >&2; exit 3"], tmp_path, {})


def test_the_plain_site_says_what_our_pages_say(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", home="หน้าแรก “ก”", measure="มาตรการ")
    assert take_words(site, tmp_path / "words") == 2
    job = plain(tmp_path / "plain", tmp_path / "words")
    assert run(job.command, job.folder, job.environment).megabytes > 10
    assert job.built().pages == 2
    assert job.output
    assert "<p>หน้าแรก “ก”</p>" in (job.output / "index.html").read_text(encoding="utf-8")
    assert "<p>มาตรการ</p>" in (job.output / "measure/index.html").read_text(encoding="utf-8")


def test_a_page_without_main_is_no_page_to_compare(tmp_path: Path) -> None:
    file = site_of(tmp_path, home="ก") / "index.html"
    file.write_text("<title>ก</title>", encoding="utf-8")
    with pytest.raises(RuntimeError, match="no main"):
        take_words(tmp_path, tmp_path / "words")


def test_each_edit_is_seen_in_a_preview_and_taken_back(tmp_path: Path) -> None:
    home = our_project(tmp_path, partial(write_reporting_agency, measures=6))
    before = {file: file.read_bytes() for file in (home / "data").rglob("*.yml")}
    waited = seconds_to_see_edits(home, 2)
    assert len(waited) == 2
    assert all(seconds > 0 for seconds in waited)
    assert {file: file.read_bytes() for file in (home / "data").rglob("*.yml")} == before
