"""Each fault of a page is seen, told in Thai with its page, its file and its remedy."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import DOCS
from tests.living import __main__ as command
from tests.living.browser_faults import HEAVIEST
from tests.living.example_faults import example_faults
from tests.living.html_faults import html_faults

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: Final = (
    '<!doctype html><html lang="th"><head><title>หน้า</title></head><body><main>'
    '<h1 id="a">หน้า</h1><h2>ส่วน</h2><p><a href="#a">บน</a></p></main></body></html>'
)


def made(folder: Path, html: str, address: str = "about/") -> Path:
    """Return a site of one page."""
    file = folder / "site" / address / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(html, encoding="utf-8")
    return folder / "site"


def test_nothing_is_said_of_a_page_that_is_whole(tmp_path: Path) -> None:
    assert html_faults(made(tmp_path, WHOLE)) == []


@pytest.mark.parametrize(("old", "new", "what"), [
    ('<h1 id="a">หน้า</h1>', '<p id="a">หน้า</p>', "ไม่มีหัวข้อหลักของหน้า"),
    ("<h2>ส่วน</h2>", "<h1>ส่วน</h1>", "มีหัวข้อหลัก 2 หัวข้อ ต้องมีหัวข้อเดียว"),
    ("<h2>ส่วน</h2>", "<h3>ส่วน</h3>", "หัวข้อข้ามระดับ จากระดับ 1 ไประดับ 3"),
    ("<h2>", '<h2 id="a">', "มีตำแหน่ง #a ซ้ำกันในหน้าเดียว"),
    ("<p>", "<script>alert(1)</script><p>", "มีโปรแกรม (script) อยู่ในหน้า"),
    ("<p>", '<p onclick="alert(1)">', "มีโปรแกรม (script) อยู่ในหน้า"),
    ("<p>", '<p><script src="/x.js"></script>', "มีโปรแกรม (script) อยู่ในหน้า"),
    ("<p>", '<p><img src="//example.com/a.png" alt="">',
     "เรียกไฟล์จากที่อื่น คือ //example.com/a.png"),
    ('href="#a"', 'href="../nowhere/"', "ลิงก์ ../nowhere/ ไม่มีปลายทาง"),
    ('href="#a"', 'href="#b"', "ลิงก์ #b ไปยังตำแหน่งที่ไม่มีในหน้าปลายทาง"),
])  # fmt: skip
def test_a_fault_in_a_page_is_told_with_the_file_to_open(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    assert WHOLE.count(old) == 1
    told = [
        (fault.address, fault.file, fault.what)
        for fault in html_faults(made(tmp_path, WHOLE.replace(old, new)))
        if not fault.what.startswith("ลิงก์ /x.js")
    ]
    assert ("about/", "docs/about.md", what) in told


def test_a_page_of_the_record_names_the_file_at_its_foot(good_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(good_site, tmp_path / "site")
    page = site / "2567/measures/gifts/index.html"
    page.write_text(re.sub(r"<(/?)h[1-6]", r"<\1p", page.read_text("utf-8")), encoding="utf-8")
    (fault,) = html_faults(site)
    assert fault.file == "data/2567/measures/gifts.yml"
    assert fault.for_terminal().startswith("หน้า /2567/measures/gifts/: ไม่มีหัวข้อหลัก")
    assert "\n    วิธีแก้:   " in fault.for_terminal()
    assert fault.for_github().startswith("::error file=data/2567/measures/gifts.yml::หน้า /2567/")


@pytest.mark.parametrize(("example", "what"), [
    ("results:\n  - id: a\n    don: ๓ เมษายน ๒๕๖๖\n", "ตัวอย่างใช้ช่อง “don” ซึ่งไม่มีในไฟล์ข้อมูลใด"),
    ("title: ก\ntitle: ข\n",
     "ตัวอย่างที่มีบรรทัด “title: ข” อ่านไม่ได้: มีช่อง “title” ซ้ำในรายการเดียวกัน"),
])  # fmt: skip
def test_an_example_that_no_data_file_could_hold_is_told(
    tmp_path: Path, example: str, what: str
) -> None:
    page = tmp_path / "guide.md"
    page.write_text(f"# คู่มือ\n\n```yaml\ntitle: ก\n```\n\n```yaml\n{example}```\n", encoding="utf-8")
    (fault,) = example_faults(tmp_path)
    assert (fault.address, fault.file, fault.what) == ("guide/", "docs/guide.md", what)


# By the page that holds it: something that only a browser sees, and what is then told of the page.
ONLY_IN_A_BROWSER: Final = {
    "alt/": ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='>", "(image-alt)"),
    "empty/": ("<h2></h2>", "(empty-heading)"),
    "link/": ("<a href='#a'></a>", "(link-name)"),
    "wide/": ("<p style='width:900px'>กว้าง</p>", "กว้างกว่าจอโทรศัพท์"),
    "missing/": ("<img src='nothing.png' alt='ภาพ'>", "เบราว์เซอร์แจ้งว่า Failed to load resource"),
    "heavy/": (" ".join(f"{number * 7919:x}" for number in range(40_000)),
               "กิโลไบต์ ต้องไม่เกิน 100 กิโลไบต์"),
}  # fmt: skip


@pytest.mark.browser
def test_the_command_tells_what_only_a_browser_sees_and_lets_photographs_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for address, (html, _) in ONLY_IN_A_BROWSER.items():
        site = made(tmp_path, WHOLE.replace("<p>", f"{html}<p>"), address)
    made(tmp_path, WHOLE.replace("<p>", '<p><img src="../files/a.png" alt="ภาพ">'), "photo/")
    (site / "files").mkdir()
    (site / "files/a.png").write_bytes(os.urandom(HEAVIEST + 1))
    assert command.look(site, DOCS) == 1
    out, err = capsys.readouterr()
    for address, (_, what) in ONLY_IN_A_BROWSER.items():
        parts = [part for part in err.split("\n\n") if part.startswith(f"หน้า /{address}:")]
        ((_, file, mend),) = [part.split("\n") for part in parts if what in part]
        assert file == f"    ไฟล์:      docs/{address.rstrip('/')}.md"
        assert mend.startswith("    วิธีแก้:   ")
        assert f"::error file=docs/{address.rstrip('/')}.md::หน้า /{address}:" in out
    assert "photo" not in err
    assert err.endswith(" รายการ ใน ๖ หน้า\n")


def test_a_folder_without_pages_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.look(tmp_path, DOCS) == 2
    assert "make site" in capsys.readouterr().err
