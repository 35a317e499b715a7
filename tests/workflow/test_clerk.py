"""A new clerk with only the guide: adds a result, errs and mends, verifies, sees it lapse."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import DOCS
from tests.conftest import DAY, GOOD
from transparency import cli
from transparency.pages.verification_page import verification_words
from transparency.record.site import Site
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from pathlib import Path

GUIDE: Final = (DOCS / "staff.md").read_text(encoding="utf-8")
MEASURE: Final = "2567/measures/gifts.yml"
PAGE: Final = "2567/measures/gifts/"
YEAR_OF_GUIDE, YEAR = "๒๕๖๐", "๒๕๖๗"
LAST_BEFORE: Final = "        suggestion: ควรประกาศก่อนสิ้นปี\n"
"""What follows the last result of the round in the file that the clerk opens."""


def examples(heading: str) -> list[str]:
    """Return the YAML that the guide shows under a heading."""
    section = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)


def result_to_add() -> str:
    """Return the guide's result, as far as it is one entry, with the record's own ids and year."""
    (shown,) = examples("เพิ่มผลการดำเนินงาน")
    entry = shown.partition("    results:\n")[2].partition("    suggestion:")[0]
    own = entry.replace("hold-meeting", "declare").replace(YEAR_OF_GUIDE, YEAR)
    return textwrap.indent(textwrap.dedent(own), " " * 10)


class Clerk:
    """Changes files as in the forge's editor, and reads what comes back."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Sit down before a data folder that is kept in git."""
        self.data, self._capsys = data, capsys

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.data / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        (self.data / file).write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *line: str) -> tuple[int, str]:
        """Return the exit code of a command and all that it said."""
        code = cli.main([*line, "--data", str(self.data)])
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def status(self) -> str:
        """Return what the measure's page says of its verification."""
        return verification_words(statuses(Site.load(self.data, DAY))[PAGE])


@pytest.fixture
def clerk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Clerk:
    data = shutil.copytree(GOOD, tmp_path / "data")
    for line in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.go.th", "commit", "-q", "-m", "before"],
    ):
        subprocess.run([shutil.which("git") or "", *line], cwd=tmp_path, check=True)  # noqa: S603
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# หน้าแรก\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    return Clerk(data, capsys)


def add_result_with_document(clerk: Clerk) -> None:
    """Do what the guide says under “เพิ่มผลการดำเนินงาน” and “เพิ่มเอกสารพร้อมไฟล์”."""
    some_pdf = GOOD / "files/2567/order-1.pdf"
    for name in ("meeting-minutes.pdf", "order-12.pdf"):
        shutil.copy(some_pdf, clerk.data / "files" / name)
    (document,) = examples("เพิ่มเอกสารพร้อมไฟล์")
    document = document.replace(YEAR_OF_GUIDE, YEAR)
    (clerk.data / "documents/order-12.yml").write_text(document, encoding="utf-8")
    entry = result_to_add() + " " * 12 + "documents: [order-12]\n"
    clerk.edit(MEASURE, LAST_BEFORE, entry + LAST_BEFORE)


def test_a_result_with_a_document_as_the_guide_shows_them_passes(clerk: Clerk) -> None:
    add_result_with_document(clerk)
    code, said = clerk.run("check")
    assert (code, "order-12" in said, "meeting-held" in said) == (0, False, False)


@pytest.mark.parametrize(("old", "new", "line_of", "told"), [
    ("date: ๙ มกราคม ๒๕๖๗", "date: ๓๑ กุมภาพันธ์ ๒๕๖๗", "date: ๓๑ กุม", "ไม่มีวันที่ ๓๑"),
    ("file: meeting-minutes.pdf", "file: minutes.pdf", "file: minutes.pdf", "minutes.pdf"),
    ("answers: [declare]", "answers: [hold-meeting]", "answers: [hold", "hold-meeting"),
    ("published: ๑๖ มกราคม", "publish: ๑๖ มกราคม", "publish: ๑๖", "publish"),
    ("meeting-held\n            #", "meeting-held\n\t#", "\t#", "แท็บ"),
    ("        title: ประชุม", "       title: ประชุม", "       title: ประชุม", "ย่อหน้า"),
])  # fmt: skip
def test_a_slip_is_a_problem_at_its_line_until_it_is_corrected(
    clerk: Clerk, old: str, new: str, line_of: str, told: str
) -> None:
    add_result_with_document(clerk)
    clerk.edit(MEASURE, old, new)
    lines = (clerk.data / MEASURE).read_text(encoding="utf-8").splitlines()
    code, said = clerk.run("check")
    (number,) = (place for place, text in enumerate(lines, 1) if line_of in text)
    assert code == 1
    assert f"data/{MEASURE}:{number}:" in said
    assert told in said
    assert "วิธีแก้:" in said
    assert "ตัวอย่าง:" in said
    clerk.edit(MEASURE, new, old)
    assert clerk.run("check")[0] == 0


def test_personal_data_in_what_is_written_is_refused_and_not_repeated(clerk: Clerk) -> None:
    add_result_with_document(clerk)
    clerk.edit(MEASURE, "จัดประชุมพนักงาน", "จัดประชุม (ติดต่อ 089-123-4567)")
    code, said = clerk.run("check")
    assert code == 1
    assert "4567" not in said
    assert "67" in said


def test_the_summary_lists_what_changed_in_thai_sentences(clerk: Clerk) -> None:
    add_result_with_document(clerk)
    code, said = clerk.run("diff", "HEAD")
    assert code == 0
    assert "เพิ่มผลการดำเนินงาน ๑ รายการ “- จัดประชุมพนักงานเมื่อวันที่ ๙ มกราคม ๒๕๖๗”" in said
    assert "แต่งตั้งคณะกรรมการ" in said
    assert "/2567/measures/gifts/" in said
    again = said.partition("หน้าที่ต้องตรวจสอบใหม่ (๑)")[2]
    assert "ไม่รับของขวัญจากการปฏิบัติหน้าที่" in again
    assert "สิ่งที่ยังขาดในข้อมูลที่แก้" in again


def test_a_page_is_verified_by_hand_and_lapses_with_the_next_change(clerk: Clerk) -> None:
    add_result_with_document(clerk)
    assert clerk.status().startswith("แก้ไขหลังการตรวจสอบ รอตรวจสอบ")
    digest = statuses(Site.load(clerk.data, DAY))[PAGE].digest
    (shown,) = [text for text in examples("บันทึกว่าตรวจสอบแล้ว") if "digest" in text]
    entry = shown.partition("\n")[2].replace("0123456789abcdef", digest)
    entry = entry.replace("๓ เมษายน ๒๕๖๙", "๒๒ พฤศจิกายน ๒๕๖๙")
    file = clerk.data / "verifications" / MEASURE
    file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert clerk.run("check")[0] == 0
    assert clerk.status() == "ตรวจสอบแล้วเมื่อ ๒๒ พฤศจิกายน ๒๕๖๙ โดย งานประชาสัมพันธ์"
    clerk.edit(MEASURE, "ย้ำนโยบาย", "ย้ำเตือนนโยบาย")
    assert clerk.status().startswith("แก้ไขหลังการตรวจสอบ รอตรวจสอบ")


def test_a_page_is_verified_by_command(clerk: Clerk) -> None:
    add_result_with_document(clerk)
    command = re.findall(r"transparency (verify \S+ --by \S+)", GUIDE)[0].split()
    command[1] = PAGE.strip("/")
    assert clerk.run(*command)[0] == 0
    assert clerk.status() == "ตรวจสอบแล้วเมื่อ ๒๒ พฤศจิกายน ๒๕๖๙ โดย งานประชาสัมพันธ์"
