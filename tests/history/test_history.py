"""The day of a record's last change, from a real repository, or no day at all."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from transparency.history.git import Commit, last_changes, read_commits

if TYPE_CHECKING:
    from pathlib import Path

IN_THE_EVENING: Final = "2026-11-21T18:30:00+00:00"
"""Half past one in the night of 22 November in Thailand."""


class Repository:
    """A git repository with a data folder, and with no configuration but its own."""

    def __init__(self, folder: Path) -> None:
        """Begin without a commit."""
        self.folder = folder
        self.data = folder / "data"
        self.data.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, moment: str = IN_THE_EVENING) -> str:
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "clerk", "GIT_AUTHOR_EMAIL": "clerk@example.go.th",
            "GIT_COMMITTER_NAME": "clerk", "GIT_COMMITTER_EMAIL": "clerk@example.go.th",
            # The day on which it was written counts for nothing, that of the commit does.
            "GIT_AUTHOR_DATE": "2001-01-01T00:00:00+00:00", "GIT_COMMITTER_DATE": moment,
        }  # fmt: skip
        run = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", *arguments],  # noqa: S607
            cwd=self.folder, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return run.stdout

    def write(self, moment: str, **files: str) -> None:
        """Commit files of the data folder; in their names ``__`` stands for a slash."""
        for name, text in files.items():
            path = self.data / f"{name.replace('__', '/')}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change", moment=moment)


@pytest.fixture(autouse=True)
def _no_configuration_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "checkout")


def changes(data: Path) -> dict[str, date]:
    return dict(last_changes(read_commits(data)))


def test_a_file_was_changed_on_the_day_in_thailand_of_its_last_commit(
    repository: Repository,
) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a", units__clerk="name: b")
    repository.write(IN_THE_EVENING, units__clerk="name: c")
    assert changes(repository.data) == {
        "data/agency.yml": date(2026, 1, 5),
        "data/units/clerk.yml": date(2026, 11, 22),
    }


def test_commits_come_latest_first_each_with_its_files(repository: Repository) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a", units__clerk="name: b")
    repository.write("2026-01-06T03:00:00+00:00", agency="name: c")
    assert read_commits(repository.data) == [
        Commit(date(2026, 1, 6), ("data/agency.yml",)),
        Commit(date(2026, 1, 5), ("data/agency.yml", "data/units/clerk.yml")),
    ]


def test_files_outside_the_data_folder_are_left_out(repository: Repository) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a")
    (repository.folder / "README.md").write_text("read me", encoding="utf-8")
    repository.write("2026-01-06T03:00:00+00:00")
    assert changes(repository.data) == {"data/agency.yml": date(2026, 1, 5)}


def test_a_data_folder_elsewhere_has_the_same_paths(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "checkout")
    elsewhere = repository.folder / "records" / "ข้อมูล"
    repository.data = elsewhere
    repository.write("2026-01-05T03:00:00+00:00", units__clerk="name: a")
    assert changes(elsewhere) == {"data/units/clerk.yml": date(2026, 1, 5)}


def test_a_renamed_file_is_as_old_as_its_name(repository: Repository) -> None:
    repository.write("2026-01-05T03:00:00+00:00", old="name: a")
    repository.git("mv", "data/old.yml", "data/new.yml")
    repository.write("2026-01-07T03:00:00+00:00")
    assert changes(repository.data)["data/new.yml"] == date(2026, 1, 7)


def test_what_a_merge_itself_wrote_is_a_change_and_what_it_brought_is_not(
    repository: Repository,
) -> None:
    repository.write("2026-01-01T03:00:00+00:00", agency="name: a", other="name: a")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.write("2026-01-02T03:00:00+00:00", agency="name: side", other="name: side")
    repository.git("checkout", "--quiet", "main")
    repository.write("2026-01-03T03:00:00+00:00", agency="name: main")
    repository.git("merge", "--no-commit", "--strategy=ours", "side")
    repository.git("checkout", "side", "--", "data/other.yml")
    repository.write("2026-01-09T03:00:00+00:00", agency="name: both")
    assert changes(repository.data) == {
        "data/agency.yml": date(2026, 1, 9),
        "data/other.yml": date(2026, 1, 2),
    }


def test_what_is_not_committed_has_no_day(repository: Repository) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a")
    (repository.data / "agency.yml").write_text("name: b", encoding="utf-8")
    (repository.data / "new.yml").write_text("name: b", encoding="utf-8")
    assert changes(repository.data) == {"data/agency.yml": date(2026, 1, 5)}


def test_a_shallow_clone_knows_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a")
    repository.write("2026-01-06T03:00:00+00:00", other="name: a")
    source = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--depth", "1", source, str(tmp_path / "shallow"))
    repository.git("clone", "--quiet", source, str(tmp_path / "whole"))
    assert changes(tmp_path / "shallow" / "data") == {}
    assert len(changes(tmp_path / "whole" / "data")) == 2


def test_a_folder_outside_git_knows_nothing(tmp_path: Path) -> None:
    assert changes(tmp_path) == {}
    assert changes(tmp_path / "nowhere") == {}


def test_a_repository_without_commits_knows_nothing(repository: Repository) -> None:
    assert changes(repository.data) == {}


def test_a_machine_without_git_knows_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert changes(repository.data) == {}


def test_a_hook_of_another_repository_does_not_mislead(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a")
    other = Repository(tmp_path / "other")
    other.write("2026-02-05T03:00:00+00:00", agency="name: a")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    assert changes(repository.data) == {"data/agency.yml": date(2026, 1, 5)}


def test_a_commit_of_a_moment_beyond_the_calendar_is_passed_over(repository: Repository) -> None:
    repository.write("2026-01-05T03:00:00+00:00", agency="name: a")
    repository.write("@9999999999999 +0000", agency="name: b")
    assert changes(repository.data) == {"data/agency.yml": date(2026, 1, 5)}
