"""The gate against personal data: nothing of it becomes public by oversight.

Looked through are all texts of ``data/`` and ``docs/``, names of files, and what stands in
attached files and in what they say of their makers. No message holds a whole value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.record.problems import Problem, Rule
from transparency.record.stored import PICTURES, fault_of
from transparency.review.personal.attached import contents_of
from transparency.review.personal.patterns import matches, placed
from transparency.review.personal.permitted import code_of, own_values
from transparency.review.personal.telling import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transparency.record.model.allowed import Allowance
    from transparency.record.site import Site
    from transparency.review.personal.patterns import Match

_TEXTS: Final = (".yml", ".yaml", ".md", ".txt", ".csv", ".json", ".html", ".svg")
MAX_MATCHES_TOLD: Final = 50
"""Told of one file; a list of people is one mistake."""


def personal_problems(data_dir: Path, docs_dir: Path, site: Site) -> Iterator[Problem]:
    """Yield a problem for each match that no entry of ``data/allowed.yml`` allows."""
    allowed = site.records.allowed.personal if site.records.allowed else []
    entries = {(entry.file, entry.kind, entry.code): entry for entry in allowed}
    used: set[tuple[str, str, str]] = set()
    own = own_values(site.records)
    for path, file in [*_files(data_dir, "data"), *_files(docs_dir, "docs")]:
        stored = site.records.attachments.get(path.removeprefix("data/files/"))
        if stored and fault_of(path, stored):
            continue  # told already, and not to be opened
        if path == "data/agency.yml" and site.records.agency is None:
            continue  # nobody can tell which of its numbers are the agency's channels
        told = 0
        for place, match in _matches_in(path, file):
            key = (path, match.kind, code_of(path, match))
            if key in entries:
                used.add(key)
            elif (match.kind, match.value) not in own and told < MAX_MATCHES_TOLD:
                told += 1
                yield problem_of(path, place, match)
        if fault := _unread(path, file):
            yield fault
    for entry in allowed:
        if (entry.file, entry.kind, entry.code) not in used:
            yield _unused(site, entry)


def _files(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield f"{name}/{file.relative_to(folder).as_posix()}", file


def _matches_in(path: str, file: Path) -> Iterator[tuple[str, Match]]:
    """Yield each match with its place: line and column in a text, words for other places."""
    for match in matches(path):
        yield "1:1", match
    if file.suffix in _TEXTS:
        text = file.read_bytes().decode("utf-8", "replace")
        yield from placed(text, matches(text))
        return
    for content in contents_of(file).parts:
        for match in content.matches():
            yield f"1:1:{content.where}", match


def _unread(path: str, file: Path) -> Problem | None:
    """Return what is told of an attachment that could not be looked through."""
    if file.suffix in _TEXTS or file.suffix in PICTURES:
        return None
    found = contents_of(file)
    if found.is_locked:
        return Problem(
            path=path,
            line=1,
            column=1,
            rule=Rule.LOCKED_FILE,
            message="ไฟล์นี้อ่านข้อความข้างในไม่ได้ จึงตรวจข้อมูลส่วนบุคคลไม่ได้",
            remedy="ถ้ามีรหัสผ่าน ให้เอารหัสออก หรือบันทึกเป็นไฟล์ใหม่แล้วแนบแทน",
            example=path,
        )
    if found.is_textless:
        return Problem(
            path=path,
            line=1,
            column=1,
            rule=Rule.TEXTLESS_FILE,
            message="ไฟล์นี้เป็นภาพสแกน ไม่มีข้อความให้ตรวจข้อมูลส่วนบุคคล",
            remedy="อ่านทุกหน้าด้วยตนเองว่าไม่มีข้อมูลส่วนบุคคล ถ้ามีไฟล์ต้นฉบับที่เป็นข้อความ ให้แนบไฟล์นั้นแทน",
            example=path,
            severity="warning",
        )
    return None


def _unused(site: Site, entry: Allowance) -> Problem:
    path = site.records.allowed.path if site.records.allowed else "data/allowed.yml"
    return Problem(
        path=path,
        line=entry.line,
        column=1,
        rule=Rule.UNUSED_ALLOWANCE,
        message=f"รายการที่อนุญาตนี้ไม่ตรงกับสิ่งใดใน {entry.file}",
        remedy="ลบรายการนี้ หรือแก้ code ให้ตรงกับที่การตรวจบอก",
        example=f'code: "{entry.code}"',
        severity="warning",
    )
