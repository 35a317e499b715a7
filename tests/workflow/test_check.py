"""`transparency check` as a clerk meets it: every problem in one run, or the word that all is well.

The golden folders break every rule that the code knows. ``unreadable`` holds files that are no
records; ``inconsistent`` holds records that contradict each other, which is looked at only when
every file can be read; ``doubtful`` holds what is only warned of.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pypdf import PdfWriter

from tests.built import DOCS, REPORT, ROOT
from tests.conftest import DAY, FIXTURES, GOOD
from transparency import cli
from transparency.commands.check import run_check
from transparency.record.problems import Rule
from transparency.record.site import Site
from transparency.record.source import MAX_BYTES
from transparency.record.stored import MAX_FILE, MAX_PICTURE
from transparency.review.personal.contents import MAX_UNPACKED
from transparency.review.personal.gate import personal_problems
from transparency.review.prose import prose_problems
from transparency.verification.stale import stale_verifications

if TYPE_CHECKING:
    from pathlib import Path

BAD: Final = FIXTURES / "bad"
PROSE: Final = {
    "unreadable": BAD / "docs",
    "inconsistent": DOCS,
    "docs": BAD / "docs",
    "doubtful": DOCS,
}


def bad_copy(name: str, tmp_path: Path) -> Path:
    """Return a copy of a golden bad folder, with the files that are too large to keep in git.

    Bad prose is tried with a good record too, as some of its problems rest on the record.
    """
    if name == "docs":
        return GOOD
    folder: Path = shutil.copytree(BAD / name, tmp_path / name)
    if name == "doubtful":
        return folder
    if name == "unreadable":
        (folder / "documents" / "large.yml").write_bytes(b"#" * (MAX_BYTES + 1))
        for place in ("files/IMG 1234.JPG", "2567/measures/IMG 1234.JPG"):
            (folder / place).write_bytes(bytes(MAX_PICTURE + 1))
    else:
        (folder / "files/2567/heavy.png").write_bytes(bytes(MAX_PICTURE + 1))
        (folder / "files/2567/heavy.pdf").write_bytes(bytes(MAX_FILE + 1))
        scan = PdfWriter()
        scan.add_blank_page(200, 200)
        scan.write(folder / "files/2567/scan.pdf")
        scan.encrypt("1234")
        scan.write(folder / "files/2567/locked.pdf")
        with ZipFile(folder / "files/2567/costly.docx", "w", ZIP_DEFLATED) as costly:
            costly.writestr("word/document.xml", bytes(MAX_UNPACKED + 1))
        with ZipFile(folder / "files/2567/parts.docx", "w") as parts:
            parts.writestr("word/document.xml", "<w:p/>")
            parts.writestr("word/embeddings/drawing.bin", bytes(9))
    return folder


def test_what_is_doubtful_is_listed_and_may_be_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_check(bad_copy("doubtful", tmp_path), DOCS, DAY, details=True) == 0
    assert capsys.readouterr().err == (BAD / "doubtful.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["unreadable", "inconsistent", "docs"])
def test_one_run_lists_every_problem_with_place_remedy_and_example(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_check(bad_copy(name, tmp_path), PROSE[name], DAY, details=True) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (BAD / f"{name}.txt").read_text(encoding="utf-8")


BROKEN_ELSEWHERE: Final = {Rule.UNOPENED_LINK, Rule.UNREADABLE_FILE}
"""Rules that no folder can break: tests/review/test_links.py and record/test_loading.py do."""


def test_the_golden_folders_break_every_rule_that_the_code_knows(tmp_path: Path) -> None:
    names = ("unreadable", "inconsistent", "doubtful")
    folders = [*(bad_copy(name, tmp_path) for name in names), GOOD]
    sites = [Site.load(folder, DAY) for folder in folders]
    problems = [problem for site in sites for problem in [*site.problems, *site.warnings]]
    problems += prose_problems(BAD / "docs", sites[-1])
    problems += personal_problems(folders[1], BAD / "docs", sites[1])
    problems += stale_verifications(sites[2])
    assert {problem.rule for problem in problems} == set(Rule) - BROKEN_ELSEWHERE


def test_a_good_record_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(GOOD, DOCS, DAY) == 0
    files = len(list(GOOD.rglob("*.yml")))
    assert files == 24
    out, err = capsys.readouterr()
    assert out == "ข้อมูลถูกต้องทั้ง ๒๔ ไฟล์\n"
    *warnings, nothing, last = err.removesuffix("\n").split("\n")
    assert len(warnings) == 6
    assert all(": คำเตือน: " in line for line in warnings)
    assert nothing == ""
    assert last == (
        "มีคำเตือน ๖ รายการ ควรแก้ แต่เผยแพร่ได้ ดูวิธีแก้คำเตือนด้วยคำสั่ง transparency check --details"
    )


def test_details_tell_how_to_mend_each_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--data", str(GOOD), "--docs", str(DOCS), "--details"]) == 0
    err = capsys.readouterr().err
    assert err.count(": คำเตือน: ") == err.count("\n    วิธีแก้:   ") == 6
    assert err.endswith("\n\nมีคำเตือน ๖ รายการ ควรแก้ แต่เผยแพร่ได้\n")


def test_errors_stand_before_warnings_whatever_their_files_are_called(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (good_data / "zero.yml").write_text("a: b\n", encoding="utf-8")
    assert run_check(good_data, DOCS, DAY) == 1
    lines = capsys.readouterr().err.split("\n")
    assert lines[0].startswith("data/zero.yml:1:1: ไฟล์นี้")
    assert lines[1].startswith("    วิธีแก้:   ")
    assert [at for at, line in enumerate(lines) if "คำเตือน: " in line] == [4, 5, 6, 7, 8, 9]


def test_the_real_record_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(REPORT, DOCS, DAY) == 0
    assert "ผล ๑๒ จาก ๑๒ รายการยังไม่มีหลักฐาน" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["data", "docs"])
def test_a_folder_that_is_not_there_is_a_wrong_call(
    tmp_path: Path, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = {"data": GOOD, "docs": DOCS, missing: tmp_path / "nowhere"}
    assert run_check(folders["data"], folders["docs"], DAY) == 2
    assert "ไม่พบโฟลเดอร์" in capsys.readouterr().err


def test_the_command_takes_its_day_from_the_environment(
    good_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # 1 July 2024, 00:00 in Thailand, is 30 June 17:00 UTC; the record has a result of that day.
    call = ["check", "--data", str(good_data), "--docs", str(DOCS)]
    for folder in ("2568", "promises", "verifications"):
        shutil.rmtree(good_data / folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719766800")
    assert cli.main(call) == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719766799")
    assert cli.main(call) == 1
    assert "๑ กรกฎาคม ๒๕๖๗ ยังมาไม่ถึง (วันนี้ ๓๐ มิถุนายน ๒๕๖๗)" in capsys.readouterr().err


def test_a_file_that_cannot_be_opened_is_told_among_the_rest(
    good_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The gate against personal data opens it, too."""
    opened = type(good_data).read_bytes

    def refused(file: Path) -> bytes:
        if file.name == "finance.yml":
            raise PermissionError(13, "Permission denied", str(file))
        return opened(file)

    monkeypatch.setattr(type(good_data), "read_bytes", refused)
    assert run_check(good_data, DOCS, DAY) == 1
    assert "data/units/finance.yml:1:1: เปิดไฟล์นี้ไม่ได้\n" in capsys.readouterr().err


def test_the_makefile_takes_a_folder_with_a_space_in_its_name(tmp_path: Path) -> None:
    data = shutil.copytree(GOOD, tmp_path / "a b")
    docs = shutil.copytree(DOCS, tmp_path / "c d")
    run = subprocess.run(  # noqa: S603
        [shutil.which("make") or "", "check", f"DATA_DIR={data}", f"DOCS_DIR={docs}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "ข้อมูลถูกต้องทั้ง ๒๔ ไฟล์\n" in run.stdout


def test_a_call_without_a_command_is_a_wrong_call() -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main([])
