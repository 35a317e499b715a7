"""Wrong edits of the record and of the prose, each alone, are told at their line in Thai.

Line and column are counted in the edited file; the words are those that the rule states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import GOOD
from tests.workflow.edits import DAY, add, change, copied, edited, removed, write
from transparency import cli
from transparency.record.stored import MAX_PICTURE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workflow.edits import Step

AGENCY: Final = "data/agency.yml"
WEBSITE: Final = "data/2566/measures/website-check.yml"
ORDER: Final = "data/documents/order-317-2565.yml"
PDF: Final = GOOD / "files/2567/order-1.pdf"
PNG: Final = GOOD / "files/2567/declaration.png"


def result(line: str) -> Step:
    """Return the step that writes a line below the last of the result, which is line 21."""
    last = "        answers: [check-website]\n"
    return change(WEBSITE, last, f"{last}{line}\n")


def prose(line: str) -> Step:
    """Return the step that writes a paragraph into a page, as its line 11."""
    return add("docs/contact.md", f"\n{line}\n")


EDITS: Final[dict[str, tuple[list[Step], str]]] = {
    "a day that no calendar has": (
        [result("        done: ๓๑ เมษายน ๒๕๖๖")],
        f"{WEBSITE}:22:15: ช่อง done (วันที่ทำ): เดือนเมษายน พ.ศ. ๒๕๖๖ มี ๓๐ วัน ไม่มีวันที่ ๓๑",
    ),
    "a weekday that the day was not": (
        [result("        done: วันศุกร์ที่ ๓ เมษายน ๒๕๖๖")],
        f"{WEBSITE}:22:15: ช่อง done (วันที่ทำ): ๓ เมษายน ๒๕๖๖ เป็นวันจันทร์ ไม่ใช่วันศุกร์",
    ),
    "a day to come": (
        [result("        done: ๒๓ พฤศจิกายน ๒๕๖๙")],
        f"{WEBSITE}:22:15: ๒๓ พฤศจิกายน ๒๕๖๙ ยังมาไม่ถึง (วันนี้ ๒๒ พฤศจิกายน ๒๕๖๙)",
    ),
    "an answer to nothing": (
        [change(WEBSITE, "answers: [check-website]", "answers: [check-site]")],
        f"{WEBSITE}:21:19: ไม่พบวิธีดำเนินการรหัส “check-site”",
    ),
    "a unit that is not there": (
        [change(WEBSITE, "units: [public-relations]", "units: [public-relation]")],
        f"{WEBSITE}:8:11: ไม่พบหน่วยงานรหัส “public-relation”",
    ),
    "a field misspelt": (
        [change(WEBSITE, "\ntitle:", "\ntitel:")],
        f"{WEBSITE}:4:1: ไม่รู้จักช่อง “titel”",
    ),
    "a field left out": (
        [change(WEBSITE, "short_title: การตรวจสอบเว็บไซต์\n", ""),
         change(WEBSITE, "title: การตรวจสอบเว็บไซต์และ พร้อมที่จะเผยแพร่ข้อมูล ให้ประชาชนทราบ\n", "")],
        f"{WEBSITE}:3:1: ขาดช่อง title (ชื่อมาตรการตามรายงาน)",
    ),
    "a tab": (
        [change(WEBSITE, "        answers: [check", "\tanswers: [check")],
        f"{WEBSITE}:21:1: ย่อหน้าด้วยแท็บ จึงอ่านไฟล์ต่อไม่ได้",
    ),
    "a line out of line": (
        [change(WEBSITE, "        answers: [check", "       answers: [check")],
        f"{WEBSITE}:21:8: ย่อหน้าหรือเครื่องหมายไม่ตรงกับบรรทัดก่อนหน้า จึงอ่านไฟล์ต่อไม่ได้",
    ),
    "a quotation left open": (
        [change(ORDER, "number: ๓๑๗/๒๕๖๕", 'number: "๓๑๗/๒๕๖๕')],
        f"{ORDER}:6:9: เปิดเครื่องหมายคำพูดหรือวงเล็บไว้แต่ไม่ได้ปิด",
    ),
    "a field twice": (
        [add(ORDER, "kind: order\n")],
        f"{ORDER}:8:1: มีช่อง “kind” ซ้ำในรายการเดียวกัน",
    ),
    "a file that is not there": (
        [result("        files:\n          - file: 2566/none.pdf\n            title: รายงาน")],
        f"{WEBSITE}:23:19: ไม่พบไฟล์แนบ “2566/none.pdf”",
    ),
    "a file that nothing names": (
        [write("data/files/2566/unused.pdf", PDF)],
        "data/files/2566/unused.pdf:1:1: ไม่มีรายการใดอ้างถึงไฟล์นี้",
    ),
    "a file with a Thai name": (
        [write("data/files/คำสั่ง.pdf", PDF)],
        "data/files/คำสั่ง.pdf:1:1: ไฟล์นี้มีชื่อหรือชนิดที่เผยแพร่ไม่ได้ (มีอักษรไทย)",
    ),
    "an empty file": (
        [write("data/files/2565/a.pdf", b""),
         add(ORDER, "files:\n  - file: 2565/a.pdf\n    title: คำสั่ง\n")],
        f"{ORDER}:9:11: ไฟล์ “2565/a.pdf” ว่างเปล่า (๐ ไบต์)",
    ),
    "a photograph that nobody described": (
        [write("data/files/2566/a.png", PNG),
         result("        photos:\n          - file: 2566/a.png")],
        f"{WEBSITE}:23:13: ขาดช่อง alt (คำบรรยายภาพ)",
    ),
    "a photograph as heavy as cameras make them": (
        [write("data/files/2566/a.png", bytes(MAX_PICTURE * 10)),
         result("        photos:\n          - file: 2566/a.png\n            alt: ประชุม")],
        (f"{WEBSITE}:23:19: ภาพ “2566/a.png” ใหญ่ ๓,๐๐๐ กิโลไบต์ เกินกำหนด ๓๐๐ กิโลไบต์ "
         "ประชาชนที่ใช้โทรศัพท์ต้องรอนาน"),
    ),
    "a telephone that is nobody's office": (
        [result("        obstacles: ติดต่อ 089-123-4567")],
        f"{WEBSITE}:22:27: พบหมายเลขโทรศัพท์ที่ไม่ใช่ช่องทางของหน่วยงาน ลงท้ายด้วย …๖๗",
    ),
    "errors to a channel that cannot be reached": (
        [change(AGENCY, "# report_errors_to: website", "report_errors_to: website")],
        (f"{AGENCY}:14:19: ช่องทาง “website” ไม่มีช่อง url, email หรือ phone "
         "จึงรับแจ้งข้อผิดพลาดไม่ได้"),
    ),
    "a kind of channel that there is not": (
        [change(AGENCY, "kind: facebook", "kind: page")],
        f"{AGENCY}:22:11: ช่อง kind (ชนิด): “page” ไม่อยู่ในค่าที่เลือกได้",
    ),
    "an address that is none": (
        [change(AGENCY, "# website: https://www", "website: www")],
        (f"{AGENCY}:9:10: ช่อง website (ที่อยู่เว็บไซต์ของหน่วยงาน): “www.example.go.th” "
         "ไม่ใช่ที่อยู่เว็บที่ใช้ได้"),
    ),
    "a unit under one that is not there": (
        [add("data/units/finance.yml", "parent: mayor\n")],
        "data/units/finance.yml:7:9: ไม่พบหน่วยงานรหัส “mayor”",
    ),
    "a file whose name is no id": (
        [write("data/units/Public Works.yml", "order: 6\nname: กองช่าง\nspellings: [กองช่าง]\n")],
        "data/units/Public Works.yml:1:1: ไฟล์นี้มีชื่อที่ใช้เป็นรหัสไม่ได้",
    ),
    "a promise on no ground": (
        [change("data/promises/no-gift.yml", "  - 2566/service-culture/no-gift\n",
                "  - 2566/service-culture/gift\n")],
        "data/promises/no-gift.yml:10:5: ไม่พบข้อความต้นทาง “2566/service-culture/gift”",
    ),
    "a word explained twice": (
        [change("data/glossary.yml", "  - id: responsible\n", "  - id: agency\n")],
        "data/glossary.yml:11:9: รหัส “agency” ใช้ซ้ำ",
    ),
    "a word in two groups": (
        [change("data/synonyms.yml", "  - [ไลน์, LINE]\n", "  - [ไลน์, Facebook]\n")],
        "data/synonyms.yml:6:12: คำ “Facebook” อยู่ในกลุ่มที่ ๑ แล้ว",
    ),
    "round 2 that says it is round 1": (
        [copied("data/2566/rounds/1.yml", "data/2566/rounds/2.yml")],
        "data/2566/rounds/2.yml:3:9: รอบที่ 1 ไม่ตรงกับชื่อไฟล์ 2.yml หรือไม่ใช่รอบ 1 หรือ 2",
    ),
    "a result of a round that is not there": (
        [change(WEBSITE, "  - round: 1\n", "  - round: 2\n")],
        f"{WEBSITE}:16:12: ไม่พบรอบที่ “2”",
    ),
    "a year without its days": (
        [removed("data/2566/year.yml")],
        "data/2566/year.yml:1:1: โฟลเดอร์ data/2566 ไม่มีไฟล์ year.yml",
    ),
    "two measures in one place": (
        [change(WEBSITE, "order: 6\n", "order: 5\n")],
        f"{WEBSITE}:3:8: ลำดับ ๕ ซ้ำกับ data/2566/measures/executive-participation.yml",
    ),
    "a page found right that is not there": (
        [write("data/verifications/2566/measures/website.yml",
               "verifications:\n  - by: งานนโยบาย\n    date: ๓ เมษายน ๒๕๖๘\n"
               "    digest: 0123456789abcdef\n")],
        ("data/verifications/2566/measures/website.yml:1:1: "
         "ไม่มีหน้า /2566/measures/website/ ให้ตรวจสอบ"),
    ),
    "a file where there is no place for it": (
        [write("data/notes.txt", "จด\n")],
        "data/notes.txt:1:1: ไฟล์นี้อยู่ในที่ที่ระบบไม่รู้จัก",
    ),
    "a file in an old encoding": (
        [write("data/units/works.yml", "name: กองช่าง\n".encode("cp874"))],
        "data/units/works.yml:1:1: ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 จึงอ่านภาษาไทยไม่ได้",
    ),
    "prose with a link to nowhere": (
        [prose("ดู[เอกสาร](document.md)")],
        "docs/contact.md:11:12: ลิงก์ “document.md” ไม่มีปลายทาง",
    ),
    "prose with HTML": (
        [prose("<b>ด่วน</b>")],
        "docs/contact.md:11:1: มีแท็ก HTML ในหน้าเนื้อหา",
    ),
    "prose with a picture that is not there": (
        [prose("![ที่ทำการ](images/office.png)")],
        "docs/contact.md:11:13: ไม่พบภาพ “images/office.png”",
    ),
    "prose that calls for a record that is not there": (
        [prose('{{ unit("works") }}')],
        'docs/contact.md:11:9: ไม่มีข้อมูลที่ unit("works") เรียก',
    ),
    "a page in the place of the record's": (
        [write("docs/2566.md", "# ปี ๒๕๖๖\n")],
        "docs/2566.md:1:1: ชื่อหรือที่วางของไฟล์นี้อาจทับหน้าที่สร้างจากข้อมูล",
    ),
}  # fmt: skip
"""What is edited, how, and the line that tells of it."""


@pytest.mark.parametrize("name", EDITS)
def test_a_wrong_edit_is_told_at_its_line(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    steps, line = EDITS[name]
    folder = edited(tmp_path / "record", steps)
    docs = str(folder / "docs")
    assert cli.main(["check", "--data", str(folder / "data"), "--docs", docs]) == 1
    told = capsys.readouterr().err.split("\n")
    assert line in told
    mend, example = told[told.index(line) + 1 : told.index(line) + 3]
    assert mend.startswith("    วิธีแก้:   ")
    assert example.startswith("    ตัวอย่าง:  ")
