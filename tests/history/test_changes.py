"""Differences between two states of the record in Thai, and problems at the lines of a change."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.built import DOCS
from tests.conftest import DAY, GOOD
from transparency import cli
from transparency.history.git import read_commits
from transparency.history.record_history import (
    MAX_EDITS_DETAILED,
    HistoryOnDemand,
    record_history,
)
from transparency.record.problems import Problem, Rule
from transparency.record.site import Site
from transparency.review.comparison import as_json, as_markdown, compare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from transparency.review.comparison import Comparison

GIFTS = "2567/measures/gifts.yml"
NEW_RESULT = """          - id: signs-posted
            text: ๒. ติดป้ายหน้าที่ทำการ
"""


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def anything(_path: str, _texts: Iterable[str]) -> bool:
    """Let every state be quoted."""
    return True


def compared(data: Path) -> Comparison:
    return compare(Site.load(GOOD, DAY), Site.load(data, DAY))


def lines_of(data: Path, file: str) -> list[str]:
    return compared(data).changed[f"data/{file}"][1]


def test_a_record_that_is_not_changed_differs_in_nothing(good_data: Path) -> None:
    edit(good_data, GIFTS, "order: 1", "# คำอธิบาย\norder: 1")
    edit(good_data, GIFTS, "published: ๕ เมษายน ๒๕๖๗", "published: 2567-04-05")
    found = compared(good_data)
    assert (found.changed, found.pages, found.unverified) == ({}, [], [])


def test_a_changed_day_is_listed_with_its_old_and_new_value(good_data: Path) -> None:
    edit(good_data, GIFTS, "published: ๕ เมษายน", "published: ๖ เมษายน")
    (line,) = lines_of(good_data, GIFTS)
    assert line.endswith("วันที่เผยแพร่ ๕ เมษายน ๒๕๖๗ → ๖ เมษายน ๒๕๖๗")
    assert "ผลการดำเนินงาน “๑. ประกาศนโยบายเมื่อวันพุธที่ ๓ เมษายน ๒๕๖๗”" in line


def test_changed_scores_and_amounts_are_listed_as_people_write_them(good_data: Path) -> None:
    edit(good_data, "2567/scores.yml", "total: ๙๗.๒๙", "total: 97.3")
    edit(good_data, "2567/measures/service.yml", 'planned: "20,000"', "planned: 25000.5")
    assert lines_of(good_data, "2567/scores.yml") == ["คะแนนรวม ๙๗.๒๙ → ๙๗.๓๐"]
    planned = "งบประมาณที่ตั้งไว้ เป็นบาท ๒๐,๐๐๐.๐๐ → ๒๕,๐๐๐.๕๐"
    assert lines_of(good_data, "2567/measures/service.yml") == [planned]
    assert {"/2567/", "/ita/2567/", "/2567/measures/service/"} <= {*compared(good_data).pages}


def test_added_and_removed_results_are_counted_and_named(good_data: Path) -> None:
    edit(good_data, GIFTS, NEW_RESULT, "")
    removed = compared(good_data)
    (line,) = removed.changed[f"data/{GIFTS}"][1]
    assert line.endswith("ลบผลการดำเนินงาน ๑ รายการ “๒. ติดป้ายหน้าที่ทำการ”")
    back = compare(Site.load(good_data, DAY), Site.load(GOOD, DAY))
    (line,) = back.changed[f"data/{GIFTS}"][1]
    assert line.endswith("เพิ่มผลการดำเนินงาน ๑ รายการ “๒. ติดป้ายหน้าที่ทำการ”")


def test_a_new_file_a_removed_one_and_a_new_order_are_listed(good_data: Path) -> None:
    (good_data / "units/legal.yml").write_text(
        "order: 9\nname: งานนิติการ\nspellings:\n  - งานนิติการ\n", encoding="utf-8"
    )
    edit(good_data, "agency.yml", "  - id: website\n", "  - id: site\n")
    found = compared(good_data).changed
    assert found["data/units/legal.yml"] == ("หน่วยงานที่รับผิดชอบ “งานนิติการ”", ["เพิ่มไฟล์นี้"])
    assert len(found["data/agency.yml"][1]) == 2


def test_changed_pages_lapsed_verifications_and_gaps_are_listed(good_data: Path) -> None:
    edit(good_data, GIFTS, "title: ไม่รับของขวัญ", "title: ไม่รับของฝาก")
    found = compared(good_data)
    assert "/2567/measures/gifts/" in found.pages
    assert "/2567/" in found.pages
    assert "/contact/" not in found.pages
    assert [title.startswith("ไม่รับของฝาก") for title in found.unverified] == [True]
    assert any("ยังไม่มีหลักฐาน" in text for text in found.missing)


def test_what_untouched_files_leave_open_is_not_told(good_data: Path) -> None:
    """Two measures of the good record have results without evidence."""
    lacking = {entry.path for entry in Site.load(GOOD, DAY).warnings}
    assert {f"data/{GIFTS}", "data/2567/measures/service.yml"} <= lacking
    edit(good_data, "units/finance.yml", "name: ", "name: ใหม่")
    assert compared(good_data).missing == []
    edit(good_data, GIFTS, "title: ไม่รับของขวัญ", "title: ไม่รับของฝาก")
    site = Site.load(good_data, DAY)
    own = [entry.message for entry in site.warnings if entry.path == f"data/{GIFTS}"]
    assert compared(good_data).missing == own != []


def test_digits_in_the_agencys_words_are_quoted_as_they_are_written(good_data: Path) -> None:
    edit(good_data, "units/finance.yml", "name: กองคลังตัวอย่าง", "name: กอง 1 ตัวอย่าง")
    edit(good_data, GIFTS, "text: ๒. ติดป้ายหน้าที่ทำการ", "text: 2. ติดป้าย 10 แห่ง")
    (line,) = lines_of(good_data, GIFTS)
    assert "ผลการดำเนินงาน “2. ติดป้าย 10 แห่ง”: " in line
    assert compared(good_data).changed["data/units/finance.yml"][0] == (
        "หน่วยงานที่รับผิดชอบ “กอง 1 ตัวอย่าง”"
    )


def test_another_order_of_the_same_entries_is_told_and_nothing_else(good_data: Path) -> None:
    first, second = (f"  - สำนักปลัด อบต.{space}ตัวอย่าง\n" for space in ("", " "))
    edit(good_data, "units/clerk-office.yml", first + second, second + first)
    assert lines_of(good_data, "units/clerk-office.yml") == ["เรียงลำดับการสะกดทุกแบบที่ใช้ในรายงานใหม่"]


def test_an_entry_put_before_others_is_no_other_order(good_data: Path) -> None:
    edit(good_data, "units/clerk-office.yml", "spellings:\n", "spellings:\n  - สำนักปลัดฯ\n")
    (line,) = lines_of(good_data, "units/clerk-office.yml")
    assert line == "เพิ่มการสะกดทุกแบบที่ใช้ในรายงาน ๑ รายการ “สำนักปลัดฯ”"


def test_the_report_of_a_round_is_known_again_by_its_round(good_data: Path) -> None:
    """Without its first report the second stands in its place, and is the same all the same."""
    file = good_data / "2567/measures/service.yml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("  - round: 1\n"), text.index("  - round: 2\n")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    assert lines_of(good_data, "2567/measures/service.yml") == ["ลบผลตามรอบ ๑ รายการ “รอบที่ ๑”"]


def test_where_one_side_is_broken_it_says_what_it_can(good_data: Path) -> None:
    edit(good_data, "2567/measures/service.yml", "order: 2", "order: 1")
    edit(good_data, GIFTS, "published: ๕ เมษายน", "published: ๖ เมษายน")
    found = compared(good_data)
    assert "ยังมีปัญหา" in found.untold
    assert f"data/{GIFTS}" in found.changed


def test_words_of_the_record_are_no_markdown_for_the_forge(good_data: Path) -> None:
    evil = "<img src=x> @team [x](http://a.th) `a` | **b** #1 ::error:: ${{ secrets.X }}"
    edit(good_data, GIFTS, "title: ไม่รับของขวัญจาก", f"title: '{evil}' #")
    text = as_markdown(compared(good_data))
    body = re.sub(r"&#\d+;", "", text)
    assert not re.search(r"[<>@`|*\[\]]|\$\{", body)
    assert json.loads(as_json(compared(good_data)))["changed"]


def git(folder: Path, *arguments: str) -> str:
    call = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", *arguments]
    return subprocess.run(call, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603


@pytest.fixture
def repository(good_data: Path) -> Path:
    """The good record in a repository of its own, with one commit."""
    folder = good_data.parent
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "data")
    git(folder, "commit", "-qm", "First")
    return folder


def test_the_command_compares_commits_and_the_working_tree(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = repository / "data"
    edit(data, GIFTS, "published: ๕ เมษายน", "published: ๖ เมษายน")
    assert cli.main(["diff", "HEAD", "--data", str(data)]) == 0
    assert "๕ เมษายน ๒๕๖๗ → ๖ เมษายน ๒๕๖๗" in capsys.readouterr().out
    git(repository, "commit", "-qam", "Second")
    assert cli.main(["diff", "HEAD", "--data", str(data)]) == 0
    assert "ข้อมูลไม่เปลี่ยน" in capsys.readouterr().out
    assert cli.main(["diff", "HEAD", "HEAD~1", "--data", str(data), "--format", "json"]) == 0
    assert "๖ เมษายน ๒๕๖๗ → ๕ เมษายน ๒๕๖๗" in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD; touch x", "HEAD:data"])
def test_what_is_no_commit_is_refused(
    repository: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["diff", "--data", str(repository / "data"), "--", revision]
    assert cli.main(call) == 2
    assert "ไม่พบรุ่น" in capsys.readouterr().err


def test_before_the_first_commit_there_is_nothing_to_compare(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["diff", "0" * 40]) == 0
    assert capsys.readouterr().out == "ไม่มีรุ่นเดิมให้เทียบ\n"


def test_a_workflow_gets_each_problem_at_its_line_and_no_command_of_anyone_else(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(good_data, GIFTS, "order: 1", "order: 'a\n\n  ::set-output name=x::y%0A'")
    call = ["check", "--data", str(good_data), "--docs", str(DOCS), "--format", "github"]
    assert cli.main(call) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::error file=data/{GIFTS},line=1,col=8,title=bad-number::")
    assert "วิธีแก้" in lines[0]
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_a_place_with_odd_signs_cannot_end_the_command() -> None:
    problem = Problem(
        path="data/a,b:c\n::x",
        line=1,
        column=2,
        rule=Rule.STRAY_FILE,
        message="50%\n::error::",
        remedy="m",
        example="e",
        severity="warning",
    )
    assert problem.for_github() == (
        "::warning file=data/a%2Cb%3Ac\\n%3A%3Ax,line=1,col=2,title=stray-file"
        "::50%25\\n::error::%0Aวิธีแก้: m%0Aตัวอย่าง: e"
    )


def test_the_latest_changes_of_a_record_are_listed_in_thai(repository: Path) -> None:
    data = repository / "data"
    for day in ("๖", "๗"):
        edit(
            data,
            GIFTS,
            f"published: {'๕' if day == '๖' else '๖'} เมษายน",
            f"published: {day} เมษายน",
        )
        git(repository, "commit", "-qam", "x")
    edit(data, GIFTS, "order: 1", "# คำอธิบาย\norder: 1")
    git(repository, "commit", "-qam", "x")
    commits = read_commits(data)
    edits = record_history(data, commits, anything)[f"data/{GIFTS}"]
    assert [edit.commit for edit in edits] == [commit.id for commit in commits]
    assert edits[0].lines == ("แก้เฉพาะคำอธิบายหรือรูปแบบการเขียน",)
    assert edits[1].lines[0].endswith("๖ เมษายน ๒๕๖๗ → ๗ เมษายน ๒๕๖๗")
    assert edits[3].lines == ("เพิ่มไฟล์นี้",)


def test_older_changes_are_listed_without_their_differences(repository: Path) -> None:
    data = repository / "data"
    for number in range(MAX_EDITS_DETAILED + 2):
        edit(data, GIFTS, "budget: ", f"budget: {number} ")
        git(repository, "commit", "-qam", "x")
    edits = record_history(data, read_commits(data), anything)[f"data/{GIFTS}"]
    assert [bool(edit.lines) for edit in edits] == [True] * MAX_EDITS_DETAILED + [False] * 3


def test_a_change_to_an_unreadable_state_is_listed_without_differences(repository: Path) -> None:
    data = repository / "data"
    edit(data, GIFTS, "order: 1", "order: x")
    git(repository, "commit", "-qam", "x")
    edits = record_history(data, read_commits(data), anything)[f"data/{GIFTS}"]
    assert [edit.lines for edit in edits] == [(), ("เพิ่มไฟล์นี้",)]


def test_changes_that_are_looked_up_one_by_one_are_the_same(repository: Path) -> None:
    data = repository / "data"
    for number in range(MAX_EDITS_DETAILED + 2):
        edit(data, GIFTS, "budget: ", f"budget: {number} ")
        git(repository, "commit", "-qam", "x")
    edit(data, GIFTS, "order: 1", "order: x")
    git(repository, "commit", "-qam", "x")
    commits = read_commits(data)
    at_once = record_history(data, commits, anything)
    one_by_one = HistoryOnDemand(data, commits, anything)
    assert len(at_once[f"data/{GIFTS}"]) == MAX_EDITS_DETAILED + 4
    assert dict(one_by_one) == at_once
    assert len(one_by_one) == len(at_once)
    assert one_by_one.get("data/units/none.yml") is None
