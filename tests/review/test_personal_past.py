"""`transparency purge` on real repositories: what was refused once leaves their history."""

from __future__ import annotations

import shutil
import stat
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfWriter

from tests.conftest import GOOD
from transparency import cli

if TYPE_CHECKING:
    from pathlib import Path

GIFTS: Final = "data/2567/measures/gifts.yml"
RESULT: Final = "๒. ติดป้ายหน้าที่ทำการ"
PHONE: Final = "089-876-5432"
IDENTITY: Final = "1-2345-67890-12-1"


class Repository:
    """A repository that once held what it should not."""

    def __init__(self, folder: Path) -> None:
        """Begin with the good record."""
        self.folder = folder
        shutil.copytree(GOOD, folder / "data")
        (folder / "docs").mkdir()
        (folder / "docs/index.md").write_text("# ก\n", encoding="utf-8")
        (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit("first")

    def git(self, *line: str, within: Path | None = None) -> str:
        own = ("-c", "user.name=a", "-c", "user.email=a@example.go.th")
        run = subprocess.run(  # noqa: S603 - fixed arguments
            [shutil.which("git") or "git", *own, *line],
            cwd=within or self.folder, capture_output=True, check=True,
        )  # fmt: skip
        return run.stdout.decode("utf-8", "replace")

    def commit(self, message: str = "x") -> None:
        self.git("add", ".")
        self.git("commit", "-q", "-m", message)

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")
        self.commit()

    def all_of(self, within: Path | None = None) -> str:
        """Return every file of every commit, and every message."""
        text = self.git("log", "--all", "--format=%B", within=within)
        for line in self.git("rev-list", "--objects", "--all", within=within).splitlines():
            text += self.git("cat-file", "-p", line.split()[0], within=within)
        return text


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    found = Repository(tmp_path / "agency")
    found.edit(GIFTS, RESULT, f"{RESULT} โทร {PHONE}")
    found.edit(GIFTS, f" โทร {PHONE}", "")
    found.edit("docs/index.md", "# ก\n", "# ก\n\nบัตร 1-2345-\n67890-12-1\n")
    found.edit("docs/index.md", "บัตร 1-2345-\n67890-12-1\n", "ข\n")
    monkeypatch.chdir(found.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    return found


def test_a_mirror_holds_all_but_what_was_refused_and_the_repository_is_left_alone(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    before, head = repository.all_of(), repository.git("rev-parse", "HEAD")
    assert PHONE in before
    assert cli.main(["purge"]) == 0
    assert (repository.all_of(), repository.git("rev-parse", "HEAD")) == (before, head)
    mirror = repository.folder / "build/purge/mirror.git"
    after = repository.all_of(mirror)
    assert PHONE not in after
    assert "67890-12-1" not in after
    assert after.count("\nfirst\n") == before.count("\nfirst\n")
    assert repository.git("show", f"main:{GIFTS}", within=mirror) == (
        repository.git("show", f"main:{GIFTS}")
    )
    said = capsys.readouterr().out
    assert "พบข้อความที่ต้องลบ ๒ ข้อความ" in said
    assert "push --mirror" in said
    assert PHONE not in said


def test_the_lists_are_for_nobody_else_to_read(repository: Repository) -> None:
    assert cli.main(["purge"]) == 0
    rules = repository.folder / "build/purge/replace.txt"
    assert f"literal:{PHONE}==>(ลบข้อมูลส่วนบุคคลแล้ว)\n" in rules.read_text(encoding="utf-8")
    assert stat.S_IMODE(rules.stat().st_mode) == 0o600


def test_an_attachment_that_was_replaced_leaves_the_history_whole(
    repository: Repository,
) -> None:
    file = repository.folder / "data/files/2567/order-1.pdf"
    clean = file.read_bytes()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": "Somebody"})
    writer.write(file)
    repository.commit()
    file.write_bytes(clean)
    repository.commit()
    assert "Somebody" in repository.all_of()
    assert cli.main(["purge"]) == 0
    mirror = repository.folder / "build/purge/mirror.git"
    assert "Somebody" not in repository.all_of(mirror)
    program = shutil.which("git") or "git"
    line = [program, "cat-file", "blob", "main:data/files/2567/order-1.pdf"]
    kept = subprocess.run(line, cwd=mirror, capture_output=True, check=True)  # noqa: S603
    assert kept.stdout == clean


def test_what_the_keeper_names_is_taken_out_too_and_of_messages(repository: Repository) -> None:
    """A name that stood in a result, which the gate cannot tell from an official's."""
    repository.edit(GIFTS, RESULT, f"{RESULT} ผู้ร้อง นายสมมุติ ตัวอย่าง")
    repository.edit(GIFTS, " ผู้ร้อง นายสมมุติ ตัวอย่าง", "")
    repository.git("commit", "-q", "--allow-empty", "-m", f"โทร {PHONE} นายสมมุติ ตัวอย่าง")
    values = repository.folder / "build/names.txt"
    values.parent.mkdir()
    values.write_text("\nนายสมมุติ ตัวอย่าง\n", encoding="utf-8")
    assert cli.main(["purge", "--values", str(values)]) == 0
    after = repository.all_of(repository.folder / "build/purge/mirror.git")
    assert "สมมุติ ตัวอย่าง" not in after
    assert PHONE not in after


def test_the_repository_itself_is_rewritten_with_yes_alone(repository: Repository) -> None:
    assert cli.main(["purge", "--yes"]) == 0
    assert PHONE not in repository.all_of()
    assert not (repository.folder / "build/purge/mirror.git").exists()
    assert repository.git("status", "--porcelain") == ""


def test_what_is_not_committed_is_not_lost(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    new = repository.folder / "data/units/new.yml"
    new.write_text("order: 9\n", encoding="utf-8")
    assert cli.main(["purge", "--yes"]) == 2
    assert "ยังไม่บันทึก" in capsys.readouterr().err
    assert PHONE in repository.all_of()
    assert new.exists()


@pytest.mark.usefixtures("repository")
def test_a_mirror_that_is_there_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["purge"]) == 0
    assert cli.main(["purge"]) == 2
    assert "มีสำเนาเดิม" in capsys.readouterr().err


def test_a_clean_history_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clean = Repository(tmp_path / "clean")
    monkeypatch.chdir(clean.folder)
    assert cli.main(["purge"]) == 0
    assert "ไม่มีสิ่งที่ต้องลบ" in capsys.readouterr().out
    assert not (clean.folder / "build").exists()


def test_without_the_program_it_says_how_to_get_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert cli.main(["purge"]) == 2
    assert "requirements-purge.txt" in capsys.readouterr().err
    assert not (repository.folder / "build").exists()


def test_outside_a_repository_there_is_nothing_to_do(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["purge", "--data", str(good_data)]) == 2
    assert "ไม่ได้อยู่ในที่เก็บข้อมูล" in capsys.readouterr().err
