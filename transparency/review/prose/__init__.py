"""The gate for ``docs/``: prose pages may call views and hold Markdown, and nothing else.

The macros plugin renders every page as a template without a sandbox, and Markdown lets HTML
through. Both are fine for code and not for prose that anyone may propose, so a page with more
than plain Markdown and whole-line view calls is a problem before anything renders it. So is a
link or a picture that leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.record.budget import SpentError, budget, spent_problem
from transparency.record.model.types import ID_PATTERN
from transparency.record.problems import Problem, Rule
from transparency.record.stored import PICTURES, StoredFile, look_at
from transparency.record.text import read_text, unreadable_file
from transparency.review.prose.arguments import argument_problems
from transparency.review.prose.html import MARKDOWN_EXTENSIONS
from transparency.review.prose.links import Prose, link_problems
from transparency.review.prose.page import Page, is_too_large, read_page, too_complex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

    from transparency.record.site import Site

__all__ = ["MARKDOWN_EXTENSIONS", "home_problems", "page_problems", "prose_problems"]

_TAKEN: Final = {"404", "assets", "data", "files", "images", "ita"}
"""Names that a page of prose may not have: their addresses are in use."""


def prose_problems(docs_dir: Path, site: Site | None = None) -> Iterator[Problem]:
    """Yield every problem of the pages and pictures of prose, links that lead nowhere included.

    ``site`` is the record that pages show and link to. Without it, as where it has problems of its
    own, links and view calls that may lead to the record are not judged.
    """
    pages: dict[str, Page | None] = {}
    pictures: dict[str, StoredFile] = {}
    for file in sorted(docs_dir.rglob("*")):
        name = file.relative_to(docs_dir).as_posix()
        if file.is_dir() and not file.is_symlink():
            continue
        if problem := _misplaced(file, file.relative_to(docs_dir)):
            yield problem
        elif file.suffix == ".md":
            pages[name], found = _read(file, f"docs/{name}")
            yield from found
        else:
            pictures[name], found = _look_at(file, f"docs/{name}")
            yield from found
    yield from link_problems(Prose(pages, pictures), site)
    for entry in pages.values():
        if entry is not None:
            yield from _of_calls(entry, site)


def _of_calls(page: Page, site: Site | None) -> list[Problem]:
    """Return the problems of the view calls of a page."""
    try:
        with budget():
            return list(argument_problems(page.path, page.body, page.offset, site))
    except SpentError:
        return [too_complex(page.path)]


def _read(file: Path, path: str) -> tuple[Page | None, list[Problem]]:
    """Return a page, or None where it cannot be checked, and its problems."""
    try:
        with budget():
            text, unreadable = read_text(path, file.read_bytes())
            if unreadable:
                return None, unreadable
            return (None, [too_complex(path)]) if is_too_large(text) else read_page(path, text)
    except OSError:
        return None, [unreadable_file(path)]
    except (SpentError, RecursionError):
        return None, [too_complex(path)]


def _look_at(file: Path, path: str) -> tuple[StoredFile, list[Problem]]:
    """Return what is known of a picture, and the problem where it cannot be looked at."""
    try:
        with budget():
            return look_at(file), []
    except OSError:
        found = unreadable_file(path)
    except SpentError:
        found = spent_problem(path)
    return StoredFile(1, is_sound=False), [found]


def home_problems(docs_dir: Path) -> Iterator[Problem]:
    """Yield a problem where the prose has no home page, so that the site would have none."""
    if not (docs_dir / "index.md").is_file():
        yield Problem(
            path="docs/index.md",
            line=1,
            column=1,
            rule=Rule.MISSING_FILE,
            message="ไม่มีไฟล์ docs/index.md เว็บไซต์จะไม่มีหน้าแรก",
            remedy="สร้างไฟล์นี้ หรือกู้คืนไฟล์เดิมจากประวัติ",
            example="{{ home() }}",
        )


def page_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the problems of one page, without looking up where its links lead."""
    yield from read_page(path, text)[1]


def _misplaced(file: Path, name: PurePath) -> Problem | None:
    """Return the problem of a file that may not be in ``docs/`` at all, or None."""
    path = f"docs/{name.as_posix()}"
    if file.is_symlink() or not file.is_file() or file.suffix not in {".md", *PICTURES}:
        return Problem(
            path=path,
            line=1,
            column=1,
            rule=Rule.STRAY_FILE,
            message="ไฟล์ชนิดนี้วางใน docs/ ไม่ได้",
            remedy="ใช้ไฟล์ .md หรือภาพ " + " ".join(sorted(PICTURES)) + " เอกสารแนบวางใน data/files/",
            example="docs/about.md",
        )
    if not _has_its_place(name):
        return Problem(
            path=path,
            line=1,
            column=1,
            rule=Rule.MISPLACED_PAGE,
            message="ชื่อหรือที่วางของไฟล์นี้อาจทับหน้าที่สร้างจากข้อมูล",
            remedy=(
                "วางหน้าเนื้อหาใน docs/ โดยตรง ตั้งชื่อด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง "
                "ไม่ใช่ปีหรือ " + ", ".join(sorted(_TAKEN)) + " ภาพวางใน docs/images/"
            ),
            example="docs/about.md",
        )
    return None


def _has_its_place(path: PurePath) -> bool:
    """Return whether the path of a page or picture cannot hide a page made from data."""
    folder, name = path.parts[:-1], path.stem
    if path.suffix != ".md":
        return folder in {(), ("images",)} and ID_PATTERN.fullmatch(name) is not None
    taken = name in _TAKEN or name.isdigit()
    return not folder and ID_PATTERN.fullmatch(name) is not None and not taken
