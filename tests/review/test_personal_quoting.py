"""What was refused once is quoted nowhere: not in histories, comparisons, logs or pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import ROOT, build_site
from tests.conftest import DAY, GOOD
from transparency.commands.check import run_check
from transparency.history.git import read_commits
from transparency.history.record_history import HistoryOnDemand, record_history
from transparency.record.site import Site
from transparency.review.comparison import as_json, as_markdown, as_text, compare
from transparency.review.personal.quoting import Quotable

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.edit import Edit

GIFTS: Final = "2567/measures/gifts.yml"
RESULT: Final = "๒. ติดป้ายหน้าที่ทำการ"
SECRETS: Final = {
    "phone": "081-234-5678",
    "phone that the quotation cuts off": f"{'ข้อความยาว' * 5} 081-234-5678",
    "identity number": "1-2345-67890-12-1",
    "e-mail": "somchai@mail.go.th",
    "identity number beside a name": "นายสมมุติ ตัวอย่าง 1-2345-67890-12-1",
}


class Repository:
    """The good record in git, as a clerk changes it commit by commit."""

    def __init__(self, folder: Path) -> None:
        """Begin with one commit."""
        self.data = shutil.copytree(GOOD, folder / "data")
        self._git("init", "-q", "-b", "main")
        self.commit()

    def _git(self, *line: str) -> None:
        own = ("-c", "user.name=a", "-c", "user.email=a@example.go.th")
        program = shutil.which("git") or ""
        subprocess.run([program, *own, *line], cwd=self.data.parent, check=True)  # noqa: S603

    def commit(self) -> None:
        """Keep all that lies there."""
        self._git("add", ".")
        self._git("commit", "-q", "--allow-empty", "-m", "x")

    def edit(self, old: str, new: str, file: str = GIFTS) -> None:
        text = (self.data / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.data / file).write_text(text.replace(old, new), encoding="utf-8")
        self.commit()

    def history(self) -> list[Edit]:
        quotable = Quotable(Site.load(self.data, DAY).records)
        known, path = (self.data, read_commits(self.data), quotable), f"data/{GIFTS}"
        edits = record_history(*known)[path]
        assert HistoryOnDemand(*known)[path] == edits  # as a preview has it
        return edits


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    return Repository(tmp_path)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_of_what_was_refused_and_taken_out_the_history_tells_the_day_alone(
    repository: Repository, secret: str
) -> None:
    repository.edit(RESULT, f"{RESULT} {secret}")
    assert run_check(repository.data, ROOT / "docs", DAY) == 1
    repository.edit(f"{RESULT} {secret}", f"{RESULT} แล้ว")
    assert run_check(repository.data, ROOT / "docs", DAY) == 0
    mended, refused, first = repository.history()
    assert (mended.lines, mended.commit, refused.lines, refused.commit) == ((), "", (), "")
    assert first.lines == ("เพิ่มไฟล์นี้",)
    assert first.commit


def test_a_name_that_was_taken_out_is_quoted_no_more(repository: Repository) -> None:
    """The gate lets names stand in results, as officials have some: here somebody took it out."""
    repository.edit(RESULT, f"{RESULT} ผู้ร้อง นายสมมุติ ตัวอย่าง")
    assert "นายสมมุติ" in "".join(repository.history()[0].lines)
    repository.edit(f"{RESULT} ผู้ร้อง นายสมมุติ ตัวอย่าง", RESULT)
    mended, named, _ = repository.history()
    assert (mended.lines, named.lines) == ((), ())


def test_the_change_after_it_is_told_in_full_again(repository: Repository) -> None:
    repository.edit(RESULT, f"{RESULT} 081-234-5678")
    repository.edit(f"{RESULT} 081-234-5678", RESULT)
    repository.edit("published: ๕ เมษายน", "published: ๖ เมษายน")
    latest = repository.history()[0]
    assert latest.lines[0].endswith("๕ เมษายน ๒๕๖๗ → ๖ เมษายน ๒๕๖๗")
    assert latest.commit


def test_a_number_that_the_record_allows_may_be_quoted(repository: Repository) -> None:
    """The agency's own, as data/agency.yml has it."""
    repository.edit(RESULT, f"{RESULT} โทร 0 2000 0000")
    assert "0 2000 0000" in "".join(repository.history()[0].lines)


def test_a_state_that_today_s_model_cannot_read_is_judged_all_the_same(
    repository: Repository,
) -> None:
    repository.edit("order: 1", "ordinal: 1 # โทร 081-234-5678")
    repository.edit("ordinal: 1 # โทร 081-234-5678", "order: 1")
    assert [edit.commit for edit in repository.history()][:2] == ["", ""]


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
@pytest.mark.parametrize("where", [RESULT, "title: ไม่รับของขวัญ"])
def test_a_comparison_says_that_a_file_changed_and_quotes_nothing_of_it(
    tmp_path: Path, secret: str, where: str
) -> None:
    data = shutil.copytree(GOOD, tmp_path / "data")
    text = (data / GIFTS).read_text(encoding="utf-8")
    (data / GIFTS).write_text(text.replace(where, f"{where} {secret}"), encoding="utf-8")
    bad, good = Site.load(data, DAY), Site.load(GOOD, DAY)
    for before, after in ((bad, good), (good, bad)):
        found = compare(before, after)
        (line,) = found.changed[f"data/{GIFTS}"][1]
        assert line.startswith("เปลี่ยน แต่ไม่แสดงรายละเอียด")
        for form in (as_text, as_markdown, as_json):
            told = form(found)
            assert secret.rpartition(" ")[2][:5] not in told
            assert "มาตรการ" in told
    assert json.loads(as_json(found))["pages"]


def test_no_other_problem_quotes_what_the_gate_refuses(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = good_data / GIFTS
    text = file.read_text(encoding="utf-8")
    unit = "units: [นายสมชาย 081-234-5678]"
    file.write_text(text.replace("units: [clerk-office]", unit, 1), encoding="utf-8")
    assert "081-234-5678" in file.read_text(encoding="utf-8")
    assert run_check(good_data, ROOT / "docs", DAY, at_lines=True) == 1
    said = "".join(capsys.readouterr())
    assert "234-5678" not in said
    assert "…๗๘" in said


def test_no_file_of_the_site_holds_what_was_taken_out_of_the_record(
    repository: Repository, tmp_path: Path
) -> None:
    for secret in SECRETS.values():
        repository.edit(RESULT, f"{RESULT} {secret}")
        repository.edit(f"{RESULT} {secret}", RESULT)
    site = build_site(tmp_path / "site", repository.data)
    page = (site / "2567/measures/gifts/index.html").read_text(encoding="utf-8")
    assert page.count("แก้ไขไฟล์ข้อมูล</li>") == 2 * len(SECRETS)
    built = b"".join(file.read_bytes() for file in site.rglob("*") if file.is_file())
    for secret in SECRETS.values():
        assert secret.rpartition(" ")[2].encode() not in built
