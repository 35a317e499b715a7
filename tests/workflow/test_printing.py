"""What a record, a name or an argument holds cannot forge a line of a terminal or of a forge's log.

Each channel is tried with values of several lines, of which one is a command to the forge and one
looks like a problem, and with characters that move a terminal's cursor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import DOCS
from tests.conftest import DAY
from tests.living.fault import Fault
from transparency import cli
from transparency.commands.check import run_check
from transparency.language.markdown import escaped

if TYPE_CHECKING:
    from pathlib import Path

FORGED: Final = "FORGED"
LINES: Final = (
    "x",
    f"::stop-commands::{FORGED}",
    f"data/a.yml:1:1: {FORGED}",
    f"##[group]{FORGED}",
)
"""A value's lines; the first alone may begin a line of what is printed."""
BLOCK: Final = "|-\n" + "".join(f"                {line}\n" for line in LINES)
TEXT: Final = "\n".join(LINES)
QUOTED: Final = '"' + "\\n".join(LINES) + '"'
OF_A_PROBLEM: Final = re.compile(
    r"(data|docs)/\S.*:\d+:\d+: .+|    (วิธีแก้|ตัวอย่าง):  +\S.*| {14}.*|(พบปัญหา|มีคำเตือน) .+|"
)
FIELDS: Final = [
    ("2567/measures/gifts.yml", "order: 1\n", f"order: {BLOCK}"),
    ("2567/measures/gifts.yml", "round: 2\n", f"round: {BLOCK}"),
    ("2567/measures/gifts.yml", "done: ๑ กรกฎาคม ๒๕๖๗\n", f"done: {BLOCK}"),
    ("2567/measures/gifts.yml", "text: สำนักปลัด อบต.ตัวอย่าง\n", f"text: {BLOCK}"),
    ("2567/measures/gifts.yml", "units: [clerk-office]", f"units: [{QUOTED}]"),
    ("2567/measures/gifts.yml", "file: 2567/declaration.pdf\n", f"file: {QUOTED}\n"),
    ("2567/measures/gifts.yml", "order: 1\n", f"order: 1\n{QUOTED}: x\n"),
    ("2567/measures/gifts.yml", "order: 1\n", f"order: 1\n? {QUOTED}\n: x\n? {QUOTED}\n: x\n"),
    ("agency.yml", "to: corrections\n", f"to: {QUOTED}\n"),
    ("agency.yml", "    kind: email\n", f"    kind: {QUOTED}\n"),
    ("agency.yml", "email: corrections@example.go.th\n", f"email: {BLOCK}"),
    ("units/clerk-office.yml", "- สำนักปลัด อบต.ตัวอย่าง\n", f"- {QUOTED}\n"),
    ("promises/no-gift.yml", "2567/gifts/declared", QUOTED),
    ("glossary.yml", "also: [ไอทีเอ]", f"also: [{QUOTED}, {QUOTED}]"),
    ("allowed.yml", "", f"personal: [{{file: x, kind: phone, reason: x, code: {QUOTED}}}]\n"),
    ("synonyms.yml", "เฟสบุ๊ก, Facebook", f"{QUOTED}, {QUOTED}"),
]  # fmt: skip


def inert(printed: str) -> list[str]:
    """Return the lines of what was printed that a terminal or a forge would obey or believe."""
    return [
        line
        for line in printed.split("\n")
        if not line.isprintable()
        or line.lstrip().startswith((f"::stop-commands::{FORGED}", f"data/a.yml:1:1: {FORGED}"))
        or "##[" in line
    ]


def put(data: Path, file: str, old: str, new: str) -> None:
    target = data / file
    text = target.read_text(encoding="utf-8") if target.exists() else ""
    assert old in text
    target.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")


@pytest.mark.parametrize(("file", "old", "new"), FIELDS, ids=range(len(FIELDS)))
def test_a_value_of_several_lines_forges_no_line(
    good_data: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str
) -> None:
    put(good_data, file, old, new)
    run_check(good_data, DOCS, DAY, at_lines=True, details=True)
    out, err = capsys.readouterr()
    assert FORGED in err
    assert inert(out + err) == []
    assert [line for line in err.split("\n") if not OF_A_PROBLEM.fullmatch(line)] == []
    for line in out.splitlines():
        assert re.match(r"::(error|warning) file=", line) or line.startswith("ข้อมูลถูกต้อง")


@pytest.mark.parametrize("name", [
    TEXT.replace("/", "-") + ".yml", "a\x1b[31m.yml", "a\u202e.yml", "a\r.yml",
    # สำนัก in TIS-620, as a disk of Windows brings it.
    "สำนัก.yml".encode("cp874").decode("utf-8", "surrogateescape"),
])  # fmt: skip
@pytest.mark.parametrize("folder", ["units", "files", "docs"])
def test_a_file_name_forges_no_line_and_ends_no_check(
    good_data: Path, capsysbinary: pytest.CaptureFixture[bytes], folder: str, name: str
) -> None:
    docs = good_data.parent / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# ก\n", encoding="utf-8")
    target = docs / name if folder == "docs" else good_data / folder / name
    target.write_bytes(b"x")
    assert run_check(good_data, docs, DAY, at_lines=True) == 1
    out, err = (stream.decode("utf-8") for stream in capsysbinary.readouterr())
    assert "stray-file" in out
    assert inert(out + err) == []


@pytest.mark.parametrize("call", [
    ["diff", TEXT], ["verify", TEXT, "--by", "x"],
    ["verify", "contact", "--by", "x", "--date", TEXT],
    ["new", "unit", "--set", f"id={TEXT}", "--set", "name=x", "--set", "order=9"],
    ["check", "--data", TEXT], ["manifest", TEXT], ["diff", "\x1b[31m"],
])  # fmt: skip
def test_an_argument_forges_no_line(
    good_data: Path, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    folder = [] if "--data" in call or call[0] == "manifest" else ["--data", str(good_data)]
    assert cli.main([*call, *folder]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "\\n" in err or "\\x1b" in err
    assert inert(err) == []
    heading = call[0] == "new"  # over the answers that cannot be used, one on each line
    assert len(err.splitlines()) == 1 + heading


def test_a_fault_of_a_page_forges_no_line() -> None:
    fault = Fault("contact/", "", TEXT, f"\x1b{TEXT}")
    assert inert(fault.for_terminal()) == []
    assert inert(fault.for_github()) == []


def test_a_summary_in_markdown_is_inert() -> None:
    assert escaped(f"ก\x1b[31m\n{TEXT}").isprintable()


def test_ctrl_c_ends_a_command_with_one_line_and_its_exit_code(
    good_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("transparency.commands.check.run_check", interrupted)
    assert cli.main(["check", "--data", str(good_data)]) == 130
    assert capsys.readouterr().err == "หยุดตามที่สั่ง\n"


def test_a_file_that_cannot_be_written_is_one_line_and_no_traceback(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["schema", "--root", str(good_data / "agency.yml" / "below")]
    assert cli.main(call) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
