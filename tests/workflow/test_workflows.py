"""The workflows have no permission, action or script that nobody has looked at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from benchmarks.web_server import serving
from tests.built import DOCS, REPORT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.host import Host

WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PERMISSIONS: Final = {
    ("check.yml", "check"): {"actions": "read", "contents": "read"},
    ("fuzz.yml", "fuzz"): {"contents": "read"},
    ("links.yml", "links"): {"contents": "read"},
    ("publish.yml", "audit"): {"contents": "read"},
    ("publish.yml", "check"): {"actions": "read", "contents": "read"},
    ("publish.yml", "pages"): {"pages": "write", "id-token": "write"},
    ("publish.yml", "server"): {"contents": "read"},
    ("review.yml", "audit"): {"contents": "read"},
    ("review.yml", "due"): {"contents": "read", "issues": "write"},
}
"""What each job may do, and nothing more: a new one is to be thought over here."""
EVENTS: Final = {
    "check.yml": {"pull_request", "workflow_call"},
    "fuzz.yml": {"schedule", "workflow_dispatch"},
    "links.yml": {"schedule", "workflow_dispatch"},
    "publish.yml": {"push", "schedule", "workflow_dispatch"},
    "review.yml": {"schedule", "workflow_dispatch"},
}
PINNED: Final = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
NOT_RUN_HERE: Final = {"make links", "make audit", "make sbom", "make fuzz"}
"""They need the internet, or many minutes; tests/fuzz tries the last one's parts."""
NEED_CHROMIUM: Final = {"make look": "make site"}
"""What runs here in its place; tests/living tries the rest."""
ONLY_FOR_THE_PROGRAM: Final = "steps.scope.outputs.program != 'false'"
SAME_REPOSITORY: Final = re.compile(r"uses: \$/\.github/workflows/[\w-]+\.yml$")


def read(file: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (file.name, name, job) for file in WORKFLOWS for name, job in read(file)["jobs"].items()
    ]


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(file, step) for file, _, job in jobs() for step in job.get("steps", [])]


def test_each_job_may_do_what_it_needs_and_no_more() -> None:
    assert {(file, name): job["permissions"] for file, name, job in jobs()} == PERMISSIONS
    assert [read(file)["permissions"] for file in WORKFLOWS] == [{}] * len(WORKFLOWS)


def test_workflows_start_as_they_should_and_never_with_rights_for_strangers() -> None:
    assert {file.name: set(read(file)[True]) for file in WORKFLOWS} == EVENTS


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_each_action_is_pinned_by_its_commit_with_the_version_beside(file: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in file.read_text().splitlines()]
    used = [line for line in lines if line.startswith("uses:")]
    assert used
    assert [line for line in used if not (PINNED.match(line) or SAME_REPOSITORY.match(line))] == []


def test_no_checkout_leaves_its_key_behind() -> None:
    checkouts = [step for _, step in steps() if "actions/checkout" in step.get("uses", "")]
    assert len(checkouts) >= 3
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_dates_from_git_have_the_whole_history() -> None:
    for file, name, job in jobs():
        if any(step.get("run") in {"make site", "make look"} for step in job.get("steps", [])):
            depths = [step["with"].get("fetch-depth") for step in job["steps"] if "with" in step]
            assert 0 in depths, (file, name)


def test_nothing_that_others_write_gets_into_a_script() -> None:
    assert [step["run"] for _, step in steps() if "${{" in step.get("run", "")] == []


def test_no_secret_is_given_to_what_a_pull_request_starts() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    for file in WORKFLOWS:
        assert "secrets: inherit" not in file.read_text("utf-8")


def test_the_key_of_the_server_is_read_in_one_job_behind_an_environment() -> None:
    given = {(file, name) for file, name, job in jobs() if "secrets." in str(job)}
    assert given == {("publish.yml", "server")}
    (job,) = (job for file, name, job in jobs() if (file, name) == ("publish.yml", "server"))
    assert job["environment"] == {"name": "server"}


def test_only_main_is_published_and_the_step_with_the_key_does_nothing_else() -> None:
    found = {name: job for file, name, job in jobs() if file == "publish.yml"}
    for name in ("check", "pages", "server"):
        assert "github.ref == 'refs/heads/main'" in found[name]["if"]
    (step,) = (step for step in found["server"]["steps"] if "secrets." in str(step))
    assert step["run"] == "make publish"
    before = [step.get("run") for step in found["server"]["steps"]]
    assert before.index("make install") < before.index("make publish")


def test_every_job_ends_in_time_and_a_running_publication_is_never_cancelled() -> None:
    assert [
        name for _, name, job in jobs() if "steps" in job and "timeout-minutes" not in job
    ] == []
    assert (
        read(ROOT / ".github/workflows/publish.yml")["concurrency"]["cancel-in-progress"] is False
    )
    assert all("concurrency" in read(file) for file in WORKFLOWS)


def test_one_job_reports_on_every_change_and_only_tests_of_the_program_are_left_out() -> None:
    """A required check whose job or workflow were skipped would block a merge for ever."""
    workflow = read(ROOT / ".github/workflows/check.yml")
    assert workflow[True]["pull_request"] is None
    (job,) = workflow["jobs"].values()
    assert "if" not in job
    runs = {step["run"]: step.get("if") for step in job["steps"] if "run" in step}
    assert next(iter(runs)) == '.ci/scope >> "$GITHUB_OUTPUT"'
    assert {line for line, condition in runs.items() if condition is None} == {
        '.ci/scope >> "$GITHUB_OUTPUT"', "make review", "make look", "make pages",
    }  # fmt: skip
    assert {condition for condition in runs.values() if condition} == {ONLY_FOR_THE_PROGRAM}


def test_what_is_published_is_what_was_looked_at() -> None:
    (job,) = read(ROOT / ".github/workflows/check.yml")["jobs"].values()
    kept = [step.get("run") or step.get("with", {}).get("path") for step in job["steps"]]
    after = kept[kept.index("make look") + 1 :]
    assert [step for step in after if step in {"site", "build/artifact.tar"}] == [
        "site", "build/artifact.tar",
    ]  # fmt: skip
    assert {"make site", "make look", "make test"}.isdisjoint(after)
    for name in ("pages", "server"):
        published = read(ROOT / ".github/workflows/publish.yml")["jobs"][name]
        assert published["needs"] == "check"
        assert not [step for step in published["steps"] if "make site" in step.get("run", "")]


def git(folder: Path, *line: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.go.th")
    subprocess.run(["git", *names, *line], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607


def fresh_clone(folder: Path) -> Path:
    """Return a clone whose last commit changes the record alone: frozen, and then by one word."""
    git(folder, "clone", "-q", str(ROOT), "clone")
    clone = folder / "clone"
    for name, frozen in (("data", REPORT), ("docs", DOCS)):
        shutil.rmtree(clone / name, ignore_errors=True)
        shutil.copytree(frozen, clone / name)
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "The frozen record", "--allow-empty")
    unit = clone / "data/units/finance.yml"
    unit.write_text(unit.read_text(encoding="utf-8") + "# แก้แล้ว\n", encoding="utf-8")
    git(clone, "commit", "-qam", "An edit of the record")
    (clone / ".venv").symlink_to(ROOT / ".venv")
    for file in (*clone.glob("requirements*.txt"), clone / "pyproject.toml"):
        os.utime(file, (0, 0))  # older than the packages, which are those of this run
    return clone


def test_the_steps_of_each_job_run_in_order_in_a_fresh_clone(tmp_path: Path, host: Host) -> None:
    """With this run's packages, a server on loopback, and the test suite cut to one file."""
    clone = fresh_clone(tmp_path)
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    (host.current.parent / "releases").mkdir()
    environment = {name: value for name, value in os.environ.items()
                   if name not in {"DATA_DIR", "DOCS_DIR", "MAKEFLAGS"}} | {
        "BASE": "HEAD~1", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output), "EVENT": "pull_request",
        "PYTEST_ADDOPTS": "-p no:cacheprovider tests/language/test_thai.py", "SITE_URL": "",
        "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache"),  # the code is the same; only its place is not
        "PYTHONPATH": str(clone), "PUBLISH_TARGET": host.target,
        "PUBLISH_KEY": (host.folder / "key").read_text(),
        "PUBLISH_KNOWN_HOSTS": (host.folder / "known").read_text(),
    }  # fmt: skip
    ran = []
    with serving(host.current) as address:
        for name, _, job in jobs():
            for step in job.get("steps", []):
                line = step.get("run", "")
                if not line.startswith(("make ", ".ci/")) or line in NOT_RUN_HERE:
                    continue
                own = {"SITE_URL": address} if line == "make audit-site" else {}
                done = subprocess.run(  # noqa: S603
                    ["/bin/sh", "-e", "-c", NEED_CHROMIUM.get(line, line)],
                    cwd=clone, env=environment | own,
                    capture_output=True, text=True, check=False,
                )  # fmt: skip
                assert done.returncode == 0, (name, line, done.stdout[-2000:], done.stderr[-2000:])
                ran.append(line)
    assert ran == [
        '.ci/scope >> "$GITHUB_OUTPUT"', "make review", "make test", "make look", "make pages",
        "make install", "make publish", "make audit-site",
        "make site", "make due", "make site", "make audit-site",
    ]  # fmt: skip
    assert output.read_text() == "program=false\n"
    assert "สิ่งที่เปลี่ยนในข้อมูล" in summary.read_text(encoding="utf-8")
    assert (clone / "site" / "index.html").exists()
    assert (clone / "build" / "artifact.tar").exists()
