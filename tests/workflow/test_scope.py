"""Which changes need the tests of the program: told from git, and from the run before a push."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCOPE: Final = ROOT / ".ci" / "scope"
BEFORE: Final = {
    "data/agency.yml": "name: ก", "docs/about.md": "# ก", "transparency/cli.py": "pass",
    "Makefile": "test:", "database/x.sql": "", "tests/fixtures/data/agency.yml": "",
}  # fmt: skip


class Change:
    """A repository of two commits, the second of which is asked about."""

    def __init__(self, folder: Path) -> None:
        """Commit what was before."""
        self.folder = folder / "repository"
        (self.folder / ".ci").mkdir(parents=True)
        shutil.copy(SCOPE, self.folder / ".ci")
        self.git("init", "-q", "-b", "main")
        for name, text in BEFORE.items():
            self.write(name, text)
        self.commit()

    def git(self, *line: str) -> str:
        """Run git there; return what it says."""
        names = ("-c", "user.name=a", "-c", "user.email=a@example.go.th")
        call = [shutil.which("git") or "", *names, *line]
        run = subprocess.run(call, cwd=self.folder, check=True, capture_output=True, text=True)  # noqa: S603
        return run.stdout.strip()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", "x")
        return self.git("rev-parse", "HEAD")

    def scope(self, base: str = "HEAD~1", forge: str = "", event: str = "pull_request") -> str:
        """Return what the script prints; ``forge`` is what `gh` does, a line of shell."""
        tools = self.folder.parent / "bin"
        tools.mkdir(exist_ok=True)
        (tools / "gh").write_text(f"#!/bin/sh\n{forge or 'exit 99'}\n", encoding="utf-8")
        (tools / "gh").chmod(0o755)
        environment = {"BASE": base, "EVENT": event, "PATH": f"{tools}:{os.environ['PATH']}"}
        run = subprocess.run(  # noqa: S603 - our own script
            [self.folder / ".ci/scope"], env=os.environ | environment,
            cwd=self.folder.parent, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return run.stdout


@pytest.fixture
def change(tmp_path: Path) -> Change:
    return Change(tmp_path)


@pytest.mark.parametrize("name", [
    "data/agency.yml", "docs/about.md", "data/files/2566/new file.pdf", "docs/images/a.webp",
])  # fmt: skip
def test_a_change_of_the_record_or_the_prose_leaves_the_program_out(
    change: Change, name: str
) -> None:
    change.write(name, "แก้แล้ว")
    change.commit()
    assert change.scope() == "program=false\n"


@pytest.mark.parametrize("name", [
    "Makefile", "transparency/cli.py", "database/x.sql", "tests/fixtures/data/agency.yml",
    "tests/fixtures/docs/about.md", "data.py", ".github/workflows/check.yml",
])  # fmt: skip
def test_a_change_of_anything_else_tests_everything(change: Change, name: str) -> None:
    change.write("data/agency.yml", "แก้แล้ว")
    change.write(name, "แก้แล้ว")
    change.commit()
    assert change.scope() == "program=true\n"


def test_a_file_moved_out_of_the_program_is_a_change_of_the_program(change: Change) -> None:
    (change.folder / "Makefile").rename(change.folder / "data/Makefile")
    change.commit()
    assert change.scope() == "program=true\n"


@pytest.mark.parametrize("base", ["", "0" * 40, "deadbeef" * 5, "no-such-branch", "--help"])
def test_a_state_that_nobody_knows_tests_everything_and_stops_nothing(
    change: Change, base: str
) -> None:
    change.write("data/agency.yml", "แก้แล้ว")
    change.commit()
    assert change.scope(base) == "program=true\n"


def test_a_forced_push_that_takes_the_program_back_tests_everything(change: Change) -> None:
    """What lies between the two states is an edit of the record alone; the program differs."""
    change.write("transparency/cli.py", "raise SystemExit")
    base = change.commit()
    change.git("reset", "-q", "--hard", "HEAD~1")
    change.write("data/agency.yml", "แก้แล้ว")
    change.commit()
    assert change.scope(base) == "program=true\n"


@pytest.mark.parametrize(("forge", "expected"), [
    ("echo 1", "program=false\n"),
    ("echo 0", "program=true\n"),
    ("echo 'HTTP 403' >&2; exit 1", "program=true\n"),
])  # fmt: skip
def test_after_a_push_the_state_before_must_have_passed(
    change: Change, forge: str, expected: str
) -> None:
    change.write("data/agency.yml", "แก้แล้ว")
    change.commit()
    assert change.scope(forge=forge, event="push") == expected


def test_the_forge_is_asked_for_the_run_of_that_very_state(change: Change) -> None:
    change.write("data/agency.yml", "แก้แล้ว")
    change.commit()
    asked = change.folder.parent / "asked"
    base = change.git("rev-parse", "HEAD~1")
    assert change.scope(base, f'echo "$@" > "{asked}"; echo 1', "push") == "program=false\n"
    assert f"run list --workflow publish.yml --commit {base} --status success" in asked.read_text()
