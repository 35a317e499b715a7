"""One page of prose, and the problems of what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from transparency.language import web
from transparency.record.problems import Problem, Rule
from transparency.record.text import text_problems
from transparency.review.prose.calls import CALL_LINE, STAND_IN, template_problems
from transparency.review.prose.front import front_matter_problems
from transparency.review.prose.html import Seen, rendered, scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_OTHER_FRONT_MATTER: Final = re.compile(r"\s*(---|[A-Za-z0-9_-]+:)")
"""Other forms that MkDocs accepts as front matter."""
_HTML: Final = re.compile(r"<[A-Za-z/!?]")
MAX_PAGE: Final = 100_000
MAX_LINE: Final = 4_000
MAX_BRACKET_SCAN: Final = 1_000_000
"""Characters that Markdown may scan for closing brackets: about a second."""
_OPENINGS: Final = re.compile(r"[\[<]")
_BLANK_LINES: Final = re.compile(r"\n[ \t]*(?=\n)")
_SAFE_SCHEMES: Final = {"", "http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Page:
    """A page as it was read."""

    path: str
    """Relative to the repository."""
    body: str
    """Without its front matter."""
    offset: int
    """Lines of the file before the body."""
    seen: Seen
    shows_views: bool
    """Whether it calls views, whose ids exist only on the finished page."""


def bracket_scan(text: str) -> int:
    """Return how many characters Markdown scans for closing brackets, at most.

    From each opening bracket it may scan to the end of the paragraph: quadratic in its length.
    """
    return sum(
        len(block) - match.start()
        for block in _BLANK_LINES.split(text)
        for match in _OPENINGS.finditer(block)
    )


def is_too_large(text: str) -> bool:
    """Return whether a page is over `MAX_PAGE` bytes, or a line over `MAX_LINE` characters."""
    return len(text.encode()) > MAX_PAGE or max(map(len, text.split("\n"))) > MAX_LINE


def read_page(path: str, text: str) -> tuple[Page | None, list[Problem]]:
    """Return the page, or None if it is too complex to check, and its problems."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bracket_scan(text) > MAX_BRACKET_SCAN:
        return None, [too_complex(path)]
    problems = list(text_problems(path, text))
    front = _FRONT_MATTER.match(text)
    if front is None and _OTHER_FRONT_MATTER.match(text):
        problem = Problem(
            path=path,
            line=1,
            column=1,
            rule=Rule.FRONT_MATTER,
            message="หัวหน้าเอกสารไม่อยู่ในรูปแบบที่กำหนด",
            remedy="คั่นด้วยบรรทัด --- ก่อนและหลัง ไม่มีช่องว่างต่อท้าย ถ้าไม่มีหัวหน้าเอกสาร ให้ขึ้นต้นด้วยหัวเรื่อง #",
            example="---\ntitle: เกี่ยวกับเว็บไซต์\n---",
        )
        problems.append(problem)
    offset = text[: front.end()].count("\n") if front else 0
    body = text[front.end() :] if front else text
    if front:
        problems += front_matter_problems(path, front[1])
    plain = CALL_LINE.sub(STAND_IN, body)
    try:
        problems += template_problems(path, body, offset)
        seen = rendered(plain, html=True)
        problems += _html_problems(path, plain, offset, seen)
    except RecursionError:
        return None, [*problems, too_complex(path)]
    problems += _link_problems(path, plain, offset, seen)
    return Page(path, body, offset, seen, plain != body), problems


def too_complex(path: str) -> Problem:
    """Return the problem of a page that is too large or complex to check."""
    return Problem(
        path=path,
        line=1,
        column=1,
        rule=Rule.TOO_MUCH,
        message="หน้านี้ใหญ่หรือซับซ้อนเกินกว่าจะตรวจได้",
        remedy=(
            f"แบ่งเป็นหลายหน้า หน้าละไม่เกิน {MAX_PAGE:,} ไบต์ บรรทัดละไม่เกิน {MAX_LINE:,} ตัวอักษร "
            "ถ้ามีวงเล็บ [ หรือ < มาก ให้เว้นบรรทัดว่างระหว่างย่อหน้า"
        ),
        example="docs/about.md",
    )


def _html_problems(path: str, body: str, offset: int, seen: Seen) -> Iterator[Problem]:
    """Yield a problem for each line with HTML, if any HTML gets through to the page.

    It does where the page has other tags when Markdown lets HTML through than when it does not.
    """
    if seen.tags == rendered(body, html=False).tags:
        return
    lines = list(enumerate(body.split("\n"), 1))
    places = [(at, match.start()) for at, line in lines if (match := _HTML.search(line))]
    for at, column in places or [(1, 0)]:
        yield Problem(
            path=path,
            line=offset + at,
            column=column + 1,
            rule=Rule.HTML,
            message="มีแท็ก HTML ในหน้าเนื้อหา",
            remedy="เขียนด้วย Markdown แทน ถ้าต้องการเครื่องหมาย < เป็นข้อความ ให้พิมพ์ &lt;",
            example="**ตัวหนา** หรือ [ชื่อลิงก์](contact.md)",
        )


def _link_problems(path: str, body: str, offset: int, seen: Seen) -> Iterator[Problem]:
    """Yield a problem for each link or picture that no page may have, at its place."""
    lines = [unescape(line) for line in body.split("\n")]
    for tag, target, _ in seen.targets:
        refused = _refusal(tag, target)
        if refused is None:
            continue
        at = next((at for at, line in enumerate(lines, 1) if target in line), 1)
        rule, message, remedy = refused
        yield Problem(
            path=path,
            line=offset + at,
            column=max(lines[at - 1].find(target), 0) + 1,
            rule=rule,
            message=message,
            remedy=remedy,
            example="[ชื่อลิงก์](https://www.example.go.th)",
        )


def _refusal(tag: str, target: str) -> tuple[Rule, str, str] | None:
    """Return rule, message and remedy where a link or a picture leads where none may, or None.

    No link runs code and no picture comes from another origin; an address of the web is such as a
    field of the record may hold.
    """
    kind = scheme(target)
    elsewhere = target.startswith("//")
    if kind not in _SAFE_SCHEMES or (tag == "img" and (kind or elsewhere)):
        remedy = "ลิงก์ต้องขึ้นต้นด้วย https:// ส่วนภาพต้องเป็นไฟล์ใน docs/"
        return Rule.UNSAFE_LINK, f"ลิงก์หรือภาพ “{target}” ใช้ไม่ได้", remedy
    if not elsewhere and kind not in {"http", "https"}:
        return None
    address = f"https:{target}" if elsewhere else target
    if not web.is_url(address):
        remedy = (
            "คัดลอกที่อยู่จากแถบที่อยู่ของเบราว์เซอร์ ต้องขึ้นต้นด้วย https:// หรือ http:// และไม่มีชื่อผู้ใช้หรือรหัสผ่าน"
        )
        return Rule.BAD_URL, f"“{target}” ไม่ใช่ที่อยู่เว็บที่ใช้ได้", remedy
    if not web.is_public(address):
        remedy = "ใส่ที่อยู่ที่เปิดได้จากโทรศัพท์ที่ใช้อินเทอร์เน็ตนอกหน่วยงาน ถ้ายังไม่มี ให้ลบลิงก์นี้"
        return Rule.PRIVATE_ADDRESS, f"“{target}” เปิดได้เฉพาะในเครื่องหรือเครือข่ายของหน่วยงาน", remedy
    return None
