"""The gate for ``docs/``: prose pages may call views and hold Markdown, and nothing else.

The macros plugin renders every page as a template without a sandbox, and Markdown lets HTML
through. Both are fine for code and not for prose that anyone may propose, so a page with more
than plain Markdown and whole-line view calls is a problem before anything renders it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from transparency.model.types import ID_PATTERN
from transparency.problems import Problem
from transparency.prose.calls import CALL_LINE, STAND_IN, template_problems
from transparency.prose.front import front_matter_problems
from transparency.prose.html import MARKDOWN_EXTENSIONS, rendered, scheme
from transparency.text import read_text, text_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

__all__ = ["MARKDOWN_EXTENSIONS", "page_problems", "prose_problems"]

PICTURES: Final = {".jpg", ".jpeg", ".png", ".webp"}
_FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_OTHER_FRONT_MATTER: Final = re.compile(r"\s*(---|[A-Za-z0-9_-]+:)")
"""What MkDocs takes for front matter besides."""
_HTML: Final = re.compile(r"<[A-Za-z/!?]")
_TAKEN: Final = {"404", "assets", "data", "files", "images", "ita"}
"""Addresses that are not for prose."""
MAX_PAGE: Final = 100_000
MAX_LINE: Final = 4_000
_SAFE_SCHEMES: Final = {"", "http", "https", "mailto", "tel"}


def prose_problems(docs_dir: Path) -> Iterator[Problem]:
    """Yield what no page of prose may hold, file by file."""
    for file in sorted(docs_dir.rglob("*")):
        path = f"docs/{file.relative_to(docs_dir).as_posix()}"
        if file.is_dir() and not file.is_symlink():
            continue
        if file.is_symlink() or file.suffix not in {".md", *PICTURES}:
            yield Problem(
                path, 1, 1, "stray-file", "ไฟล์ชนิดนี้วางใน docs/ ไม่ได้",
                "ใช้ไฟล์ .md หรือภาพ " + " ".join(sorted(PICTURES)) + " เอกสารแนบวางใน data/files/",
                "docs/about.md",
            )  # fmt: skip
        elif not _has_its_place(file.relative_to(docs_dir)):
            yield Problem(
                path, 1, 1, "misplaced-page", "ชื่อหรือที่วางของไฟล์นี้อาจทับหน้าที่สร้างจากข้อมูล",
                "วางหน้าเนื้อหาใน docs/ โดยตรง ตั้งชื่อด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง "
                "ไม่ใช่ปีหรือ " + ", ".join(sorted(_TAKEN)) + " ภาพวางใน docs/images/",
                "docs/about.md",
            )  # fmt: skip
        elif file.suffix == ".md":
            text, unreadable = read_text(path, file.read_bytes())
            if len(text.encode()) > MAX_PAGE or max(map(len, text.split("\n"))) > MAX_LINE:
                unreadable = [_too_much(path)]
            yield from unreadable or page_problems(path, text)


def _has_its_place(path: PurePath) -> bool:
    """Return whether a page or picture can stand there without covering a page made from data."""
    folder, name = path.parts[:-1], path.stem
    if path.suffix != ".md":
        return folder in {(), ("images",)} and ID_PATTERN.fullmatch(name) is not None
    taken = name in _TAKEN or name.isdigit()
    return not folder and ID_PATTERN.fullmatch(name) is not None and not taken


def page_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield what one page may not hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield from text_problems(path, text)
    front = _FRONT_MATTER.match(text)
    if front is None and _OTHER_FRONT_MATTER.match(text):
        yield Problem(
            path, 1, 1, "front-matter", "หัวหน้าเอกสารไม่อยู่ในรูปแบบที่กำหนด",
            "คั่นด้วยบรรทัด --- ก่อนและหลัง ไม่มีช่องว่างต่อท้าย ถ้าไม่มีหัวหน้าเอกสาร ให้ขึ้นต้นด้วยหัวเรื่อง #",
            "---\ntitle: เกี่ยวกับเว็บไซต์\n---",
        )  # fmt: skip
    offset = text[: front.end()].count("\n") if front else 0
    body = text[front.end() :] if front else text
    if front:
        yield from front_matter_problems(path, front[1])
    plain = CALL_LINE.sub(STAND_IN, body)
    try:
        yield from template_problems(path, body, offset)
        yield from _html_problems(path, plain, offset)
        yield from _link_problems(path, plain, offset)
    except RecursionError:
        yield _too_much(path)


def _too_much(path: str) -> Problem:
    return Problem(
        path, 1, 1, "too-much", "หน้านี้ใหญ่หรือซับซ้อนเกินกว่าจะตรวจได้",
        f"แบ่งเป็นหลายหน้า หน้าละไม่เกิน {MAX_PAGE:,} ไบต์ บรรทัดละไม่เกิน {MAX_LINE:,} ตัวอักษร",
        "docs/about.md",
    )  # fmt: skip


def _html_problems(path: str, body: str, offset: int) -> Iterator[Problem]:
    """Yield a problem for each line with HTML, if any HTML gets through to the page.

    It does where the page has other tags when Markdown lets HTML through than when it does not.
    """
    if rendered(body, html=True).tags == rendered(body, html=False).tags:
        return
    lines = list(enumerate(body.split("\n"), 1))
    places = [(at, match.start()) for at, line in lines if (match := _HTML.search(line))]
    for at, column in places or [(1, 0)]:
        yield Problem(
            path, offset + at, column + 1, "html", "มีแท็ก HTML ในหน้าเนื้อหา",
            "เขียนด้วย Markdown แทน ถ้าต้องการเครื่องหมาย < เป็นข้อความ ให้พิมพ์ &lt;",
            "**ตัวหนา** หรือ [ชื่อลิงก์](contact.md)",
        )  # fmt: skip


def _link_problems(path: str, body: str, offset: int) -> Iterator[Problem]:
    """Yield a problem for each link that runs code, and each picture from another origin."""
    lines = [unescape(line) for line in body.split("\n")]
    for tag, target, _ in rendered(body, html=True).targets:
        kind = scheme(target)
        if kind in _SAFE_SCHEMES and not (tag == "img" and (kind or target.startswith("//"))):
            continue
        at = next((at for at, line in enumerate(lines, 1) if target in line), 1)
        column = max(lines[at - 1].find(target), 0) + 1
        yield Problem(
            path, offset + at, column, "unsafe-link", f"ลิงก์หรือภาพ “{target}” ใช้ไม่ได้",
            "ลิงก์ต้องขึ้นต้นด้วย https:// ส่วนภาพต้องเป็นไฟล์ใน docs/",
            "[ชื่อลิงก์](https://www.example.go.th)",
        )  # fmt: skip
