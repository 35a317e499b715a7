"""The gate for prose: plain Markdown and view calls pass, anything else is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.built import DOCS
from tests.conftest import GOOD
from transparency.review.prose import home_problems, page_problems, prose_problems

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.problems import Problem


def told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(entry.rule, entry.line, entry.column) for entry in problems]


def gate(text: str) -> list[tuple[str, int, int]]:
    return told(list(page_problems("docs/page.md", text)))


def test_pages_of_plain_prose_pass() -> None:
    assert list((DOCS).rglob("*.md"))
    assert list(prose_problems(DOCS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "# หัวเรื่อง\n\nข้อความ **หนา** [ลิงก์](contact.md) <ก และ 3 < 5\n",
        "{{ calendar() }}\n",
        "ก่อน\n\n{{ calendar() }}\n\nหลัง\n\n{{ questions() }}\n",
        '{{ measure(2567, "gifts") }}\n',
        "---\ntitle: เกี่ยวกับ\ndescription: ข้อความ\n---\n\n# เกี่ยวกับ\n",
        "| ก | ข |\n|---|---|\n| 1 | 2 |\n",
        "โค้ด `<b>` และ ``<script>``\n",
        "[เว็บ](https://www.example.go.th) [จดหมาย](mailto:a@example.go.th) [โทร](tel:1234)\n",
        "![ภาพ](picture.png)\n",
        "[ก](//www.example.go.th/) <https://www.example.go.th/?a=1&b=2#c> [ข](https://อบต.ไทย/)\n",
        "ราคา {ก} และ } ปีกกาเดี่ยว\n",
        "",
    ],
)
def test_plain_markdown_and_view_calls_pass(text: str) -> None:
    assert gate(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# ก\n\nข้อ <b>หนา</b>\n", ("html", 3, 5)),
        ("<script>alert(1)</script>\n", ("html", 1, 1)),
        ("ก\n\n</div>\n", ("html", 3, 1)),
        ("<!-- หมายเหตุ -->\n", ("html", 1, 1)),
        ("<?php x ?>\n", ("html", 1, 1)),
        ("<svg onload=alert(1)>\n", ("html", 1, 1)),
        ("ก `x` <i>\n", ("html", 1, 7)),
        # Code spans that Markdown does not take for such.
        ("\\`<script>alert(1)</script>\\`\n", ("html", 1, 3)),
        ("`<script>alert(1)</script>``\n", ("html", 1, 2)),
        ("{{ 7*7 }}\n", ("template-code", 1, 1)),
        ("# ก\n\n{{ ''.__class__ }}\n", ("template-code", 3, 1)),
        ("# ก\n\nข้อความ {{ calendar() }} ต่อ\n", ("template-code", 3, 9)),
        ("{{ calendar().__class__ }}\n", ("template-code", 1, 1)),
        ("{{ calendar(''.__class__) }}\n", ("template-code", 1, 1)),
        ("{{ calendar(site=1) }}\n", ("template-code", 1, 1)),
        ("{{ calendar() }}{{ ''.__class__ }}\n", ("template-code", 1, 1)),
        ("{{ nothing_known() }}\n", ("template-code", 1, 1)),
        ("{{ cycler.__init__.__globals__ }}\n", ("template-code", 1, 1)),
        ("ก\n\n{% include 'x' %}\n", ("template-code", 3, 1)),
        ("ก {% raw %}x{% endraw %}\n", ("template-code", 1, 3)),
        ("ก\n{# ซ่อน #}\n", ("template-code", 2, 1)),
        ("ก\n{% if %}\n", ("template-code", 2, 1)),
        ("ก\n\n{{ calendar(\n", ("template-code", 3, 1)),
        ("ก\n\n{{\ncalendar() }}\n", ("template-code", 3, 1)),
        ("ก\n\n[x](javascript:alert(1))\n", ("unsafe-link", 3, 5)),
        ("[x](JavaScript:alert(1))\n", ("unsafe-link", 1, 5)),
        ("ก\n\n[x][1]\n\n[1]: javascript:alert(1)\n", ("unsafe-link", 5, 6)),
        ("[x](data:text/html,y)\n", ("unsafe-link", 1, 5)),
        ("[x](vbscript:y)\n", ("unsafe-link", 1, 5)),
        ("ก\n\n[x](java&#115;cript:alert)\n", ("unsafe-link", 3, 5)),
        ("ก\n\n[x](&#106;avascript:alert)\n", ("unsafe-link", 3, 5)),
        ("ก\n\n[x](javascript&colon;alert)\n", ("unsafe-link", 3, 5)),
        ("ก\n\n![x](https://example.com/x.png)\n", ("unsafe-link", 3, 6)),
        ("![x](//example.com/x.png)\n", ("unsafe-link", 1, 6)),
        # An address of the web is such as a field of the record may hold.
        ("ก\n\n[x](https://user:word@example.go.th/)\n", ("bad-url", 3, 5)),
        ("[x](https://user@example.go.th/)\n", ("bad-url", 1, 5)),
        ("[x](//user:word@example.go.th/)\n", ("bad-url", 1, 5)),
        ("<https://user:word@example.go.th/>\n", ("bad-url", 1, 2)),
        ("[x](https:example.go.th)\n", ("bad-url", 1, 5)),
        ("[x](http://localhost:8000/)\n", ("private-address", 1, 5)),
        ("[x](http://192.168.1.1/news)\n", ("private-address", 1, 5)),
        ("[x](//intranet/)\n", ("private-address", 1, 5)),
        ("[x][1]\n\n[1]: http://nas.lan/\n", ("private-address", 3, 6)),
        ("---\ntitle: ก #NoGiftPolicy\n---\n", ("comment-after-value", 2, 10)),
        ("---\ntemplate: evil.html\n---\n\nก\n", ("front-matter", 2, 11)),
        ("---\ntitle: ก\nhide: [navigation]\n---\n", ("front-matter", 3, 7)),
        ("---\ntitle: \"{{ 7*7 }}\"\n---\n", ("front-matter", 2, 8)),
        ("---\ntitle: ก\ntitle: ข\n---\n", ("duplicate-key", 3, 1)),
        ("---\ntitle: ก: ข\n---\n", ("yaml-syntax", 2, 9)),
        ("---\ntitle: ก\n---\n\n# ก\n\n<b>\n", ("html", 7, 1)),
        # What MkDocs reads otherwise than we would, and so takes for the page's body.
        ("---\ntitle: ก\n...\n# {{ 7*7 }}\n---\n", ("front-matter", 3, 1)),
        ("---\ntitle: 2023-99-99\n---\n", ("front-matter", 2, 1)),
        ("---\ntitle: 2566\n---\n", ("front-matter", 2, 1)),
        ("---\ntitle:\n---\n", ("front-matter", 2, 1)),
        # A view inside a code span, a fence or a list would end what stands around it.
        ("x `a\n{{ calendar() }}\nb <img src=x onerror=alert(1)>` y\n", ("template-code", 2, 1)),
        ("```\n\n{{ calendar() }}\n\n```\n", ("template-code", 3, 1)),
        ("- ก\n\n    {{ calendar() }}\n", ("template-code", 3, 5)),
        ("{{ calendar(" + "(" * 5000 + "1" + ")" * 5000 + ") }}\n", ("template-code", 1, 1)),
    ],
)  # fmt: skip
def test_what_is_more_than_plain_markdown_is_a_problem_at_its_place(
    text: str, expected: tuple[str, int, int]
) -> None:
    assert gate(text) == [expected]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf---\ntemplate: evil.html\n---\n\nx\n",
        b"--- \ntemplate: evil.html\n---\n\nx\n",
        b"---\ntemplate: evil.html\n...\n\nx\n",
        b"---\ntemplate: evil.html\n--- \n\nx\n",
        b"template: evil.html\n\nx\n",
        b"---\r\ntemplate: evil.html\r\n---\r\n\r\nx\r\n",
    ],
    ids=["BOM", "space after the mark", "dots", "space at the end", "no marks", "CRLF"],
)
def test_front_matter_is_found_wherever_mkdocs_finds_it(tmp_path: Path, data: bytes) -> None:
    """MkDocs reads all these forms (mkdocs/utils/meta.py)."""
    (tmp_path / "page.md").write_bytes(data)
    assert "front-matter" in {entry.rule for entry in prose_problems(tmp_path)}


def test_a_page_that_is_not_utf_8_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes("# ก\n".encode("cp874"))
    assert [entry.rule for entry in prose_problems(tmp_path)] == ["not-utf-8"]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "script.js", "style.css", "page.MD"])
def test_a_file_that_is_no_page_and_no_picture_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    (problem,) = prose_problems(tmp_path)
    assert (problem.path, *told([problem])[0]) == (f"docs/{name}", "stray-file", 1, 1)


def test_a_link_in_the_file_system_is_a_problem(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    for folder in (docs, outside):
        folder.mkdir()
        (folder / "page.md").write_text("ก\n", encoding="utf-8")
    (docs / "linked.md").symlink_to(outside / "page.md")
    (docs / "folder").symlink_to(outside, target_is_directory=True)
    found = [(entry.path, entry.rule) for entry in prose_problems(docs)]
    assert found == [("docs/folder", "stray-file"), ("docs/linked.md", "stray-file")]


@pytest.mark.parametrize(
    "name",
    ["2566/index.md", "units/finance.md", "2566.md", "data.md", "404.md", "Page.md",
     "assets/images/favicon.png"],
)  # fmt: skip
def test_a_page_that_could_cover_a_page_of_the_record_is_a_problem(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    assert [entry.rule for entry in prose_problems(tmp_path)] == ["misplaced-page"]


def test_a_picture_among_the_pages_is_no_problem(tmp_path: Path) -> None:
    picture = (GOOD / "files/2567/declaration.png").read_bytes()
    (tmp_path / "images").mkdir()
    for name in ("picture.png", "images/picture.png"):
        (tmp_path / name).write_bytes(picture)
    text = "![ประชุม](picture.png) ![ประชุม](images/picture.png)\n"
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert list(prose_problems(tmp_path)) == []


def test_every_problem_of_a_page_is_listed_in_one_run() -> None:
    found = gate("---\nlayout: x\n---\n<b>\n{{ 7*7 }}\n[x](javascript:alert)\n")
    assert sorted(found) == [
        ("front-matter", 2, 9),
        ("html", 4, 1),
        ("template-code", 5, 1),
        ("unsafe-link", 6, 5),
    ]


def test_a_page_that_would_take_forever_to_check_is_too_much(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("[" * 20_000, encoding="utf-8")
    assert [entry.rule for entry in prose_problems(tmp_path)] == ["too-much"]


@pytest.mark.parametrize("name", ["page.md", "picture.png"])
def test_a_page_or_picture_that_cannot_be_opened_is_a_problem_and_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refused(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr(type(tmp_path), "read_bytes", refused)
    assert "unreadable-file" in {problem.rule for problem in prose_problems(tmp_path)}


def test_prose_without_a_home_page_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("# ก\n", encoding="utf-8")
    (problem,) = home_problems(tmp_path)
    assert (problem.path, problem.rule) == ("docs/index.md", "missing-file")
    (tmp_path / "index.md").write_text("# ก\n", encoding="utf-8")
    assert list(home_problems(tmp_path)) == []


def test_a_file_name_is_no_template(tmp_path: Path) -> None:
    """MkDocs makes a title of the name, and the macros plugin renders titles."""
    (tmp_path / "{{7*7}}.md").write_text("x", encoding="utf-8")
    assert [entry.rule for entry in prose_problems(tmp_path)] == ["misplaced-page"]
