"""The gate for ``docs/``: prose pages may call views and hold Markdown, and nothing else.

The macros plugin renders every page as a template without a sandbox, and Markdown lets HTML
through. Both are fine for code and not for prose that anyone may propose, so a page with more
than plain Markdown and whole-line view calls is a problem before anything renders it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import jinja2
import markdown
import yaml
from jinja2 import nodes

from transparency.model.types import ID_PATTERN
from transparency.problems import Problem
from transparency.source import parse_source
from transparency.text import read_text, text_problems
from transparency.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

MARKDOWN_EXTENSIONS: Final = ["toc", "tables", "fenced_code"]
"""Those that MkDocs always has and mkdocs.yml does not add to; a test compares them."""
PICTURES: Final = {".jpg", ".jpeg", ".png", ".webp"}
FRONT_MATTER_KEYS: Final = {"title", "description"}
_FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_OTHER_FRONT_MATTER: Final = re.compile(r"\s*(---|[A-Za-z0-9_-]+:)")
"""What MkDocs takes for front matter besides."""
_HTML: Final = re.compile(r"<[A-Za-z/!?]")
_CALL: Final = re.compile(r"\{\{ ?[a-z_]+\([^(){}\n]{0,200}\) ?\}\}")
_TAKEN: Final = {"404", "assets", "data", "files", "images", "ita"}
"""Addresses that are not for prose."""
_CALL_LINE: Final = re.compile(rf"^{_CALL.pattern}$", re.MULTILINE)
_STAND_IN: Final = "viewcall0"
"""A word that stands for a view call while Markdown is tried."""
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
        yield from _front_matter_problems(path, front[1])
    plain = _CALL_LINE.sub(_STAND_IN, body)
    try:
        yield from _template_problems(path, body, offset)
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


def _front_matter_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield what front matter may not hold: MkDocs must read it just as we do."""
    found = list(_named_front_matter_problems(path, text))
    yield from found
    for at, line in enumerate(text.split("\n"), 2):
        if not found and not _is_plain_entry(line):
            yield Problem(
                path, at, 1, "front-matter", "บรรทัดนี้ของหัวหน้าเอกสารอ่านเป็นข้อความธรรมดาไม่ได้",
                "เขียน title หรือ description บรรทัดละหนึ่งช่อง ถ้าเป็นตัวเลขหรือวันที่ ให้ครอบด้วย \"",
                'title: "2566"',
            )  # fmt: skip
            return


def _is_plain_entry(line: str) -> bool:
    """Return whether any YAML reader takes the line for one key with text."""
    try:
        value = yaml.safe_load(line)
    except (yaml.YAMLError, ValueError):
        return False
    return (
        re.match("(title|description): ", line) is not None
        and isinstance(value, dict)
        and all(isinstance(text, str) and text.strip() for text in value.values())
    )


def _named_front_matter_problems(path: str, text: str) -> Iterator[Problem]:
    source = parse_source(path, text.encode())
    yield from (replace(problem, line=problem.line + 1) for problem in source.problems)
    keys = source.value if isinstance(source.value, dict) else {}
    for key, value in keys.items():
        if isinstance(value, int):
            continue
        if key not in FRONT_MATTER_KEYS or not isinstance(value, str) or "{" in value:
            line, column = source.place((key,))
            yield Problem(
                path, line + 1, column, "front-matter", f"หัวหน้าเอกสารมีช่อง “{key}” ที่ใช้ไม่ได้",
                "ใช้ได้เฉพาะ title และ description ที่เป็นข้อความล้วน ไม่มีวงเล็บปีกกา",
                "title: เกี่ยวกับเว็บไซต์",
            )  # fmt: skip


def _template_problems(path: str, body: str, offset: int) -> Iterator[Problem]:
    """Yield a problem for each piece of template that is no view call on a line of its own."""
    mend = "ใช้ได้เฉพาะการเรียกส่วนแสดงข้อมูล บรรทัดละหนึ่งส่วน: " + ", ".join(sorted(VIEWS))
    lines = body.split("\n")
    try:
        tree = jinja2.Environment(autoescape=True).parse(body)
    except (jinja2.TemplateSyntaxError, RecursionError, ValueError) as error:
        at = offset + getattr(error, "lineno", 1)
        yield Problem(
            path, at, 1, "template-code", "มีวงเล็บปีกกาที่ระบบอ่านไม่ได้", mend, "{{ calendar() }}",
        )  # fmt: skip
        return
    bad = {part.lineno for node in tree.body for part in _parts(node) if not _is_call(part)}
    bad |= {at for at, line in enumerate(lines, 1) if re.search(r"\{[%#]", line)}
    bad |= {at for at, line in enumerate(lines, 1) if "{{" in line and not _CALL.fullmatch(line)}
    bad |= _crowded_calls(lines)
    for at in sorted(bad):
        column = max(lines[at - 1].find("{"), 0) + 1
        yield Problem(
            path, offset + at, column, "template-code", "มีโค้ดของแม่แบบในหน้าเนื้อหา", mend,
            "{{ calendar() }}",
        )  # fmt: skip


def _crowded_calls(lines: list[str]) -> set[int]:
    """Return the lines of calls that are no paragraph of their own in what Markdown makes.

    In a code span, a list or a fence a view's HTML would end what stands around it.
    """
    calls = {at for at, line in enumerate(lines, 1) if _CALL.fullmatch(line)}
    crowded = {
        at
        for at in calls
        if any(near.strip() for near in [*lines[max(at - 2, 0) : at - 1], *lines[at : at + 1]])
    }
    html = markdown.markdown(
        _CALL_LINE.sub(_STAND_IN, "\n".join(lines)), extensions=MARKDOWN_EXTENSIONS
    )
    if not crowded and html.count(f"<p>{_STAND_IN}</p>") != len(calls):
        return calls
    return crowded


def _parts(node: nodes.Node) -> list[nodes.Node]:
    """Return what a top-level node puts out, or the node itself where it is a statement."""
    return list(node.nodes) if isinstance(node, nodes.Output) else [node]


def _is_call(node: nodes.Node) -> bool:
    """Return whether a part of a page is text, or a view called with plain values."""
    return isinstance(node, nodes.TemplateData) or (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in VIEWS
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        and all(isinstance(argument, nodes.Const) for argument in node.args)
    )


def _html_problems(path: str, body: str, offset: int) -> Iterator[Problem]:
    """Yield a problem for each line with HTML, if any HTML gets through to the page.

    It does where the page has other tags when Markdown lets HTML through than when it does not.
    """
    if _rendered(body, html=True).tags == _rendered(body, html=False).tags:
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
    for tag, target in _rendered(body, html=True).targets:
        scheme = _scheme(target)
        if scheme in _SAFE_SCHEMES and not (tag == "img" and (scheme or target.startswith("//"))):
            continue
        at = next((at for at, line in enumerate(lines, 1) if target in line), 1)
        column = max(lines[at - 1].find(target), 0) + 1
        yield Problem(
            path, offset + at, column, "unsafe-link", f"ลิงก์หรือภาพ “{target}” ใช้ไม่ได้",
            "ลิงก์ต้องขึ้นต้นด้วย https:// ส่วนภาพต้องเป็นไฟล์ใน docs/",
            "[ชื่อลิงก์](https://www.example.go.th)",
        )  # fmt: skip


def _rendered(body: str, *, html: bool) -> _Rendered:
    """Return what a browser sees of a page, with HTML let through or shown as text."""
    converter = markdown.Markdown(extensions=MARKDOWN_EXTENSIONS)
    if not html:
        converter.preprocessors.deregister("html_block")
        converter.inlinePatterns.deregister("html")
    seen = _Rendered()
    seen.feed(converter.convert(body))
    seen.close()
    return seen


def _scheme(target: str) -> str:
    """Return a link's scheme as a browser sees it: white space and control characters gone."""
    bare = re.sub(r"[\x00-\x20]", "", target)
    try:
        return urlsplit(bare).scheme.lower()
    except ValueError:
        return "invalid"


class _Rendered(HTMLParser):
    """Collects the tags of a page, and where its links and pictures lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.targets: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        self.targets += [(tag, value) for name, value in attrs if name in {"href", "src"} and value]

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", []))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", [("", data)]))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("declaration", [("", decl)]))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("instruction", [("", data)]))

    def unknown_decl(self, data: str) -> None:
        self.tags.append(("declaration", [("", data)]))
