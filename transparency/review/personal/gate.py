"""The gate against personal data: nothing of it becomes public by oversight.

Looked through are all texts of ``data/`` and ``docs/``, names of files, and what stands in
attached files and in what they say of their makers. No message holds a whole value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.record.model.agency import Agency, Unit
from transparency.record.model.kinds import kind_of
from transparency.record.problems import Problem, Rule
from transparency.record.source import MAX_BYTES
from transparency.record.stored import MAX_FILE, fault_of
from transparency.record.texts import texts_of
from transparency.review.personal.comments import yaml_matches
from transparency.review.personal.looking import Look, Looker
from transparency.review.personal.patterns import matches, placed
from transparency.review.personal.permitted import code_of, own_values
from transparency.review.personal.telling import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transparency.record.model.allowed import Allowance
    from transparency.record.model.types import FileRecord
    from transparency.record.site import Site
    from transparency.review.personal.patterns import Match

_YAML: Final = (".yml", ".yaml")
_TEXTS: Final = (".md", ".json", ".html", ".svg")
MAX_MATCHES_TOLD: Final = 50
"""Told of one file; a list of people is one mistake."""
_MAX_UNREAD_TOLD: Final = 10
"""Parts of one file that are named as not looked at."""


def personal_problems(data_dir: Path, docs_dir: Path, site: Site) -> Iterator[Problem]:
    """Yield a problem for each match that no entry of ``data/allowed.yml`` allows."""
    allowed = site.records.allowed.personal if site.records.allowed else []
    entries = {(entry.file, entry.kind, entry.code): entry for entry in allowed}
    records = {record.path: record for record in site.records.files()}
    used: set[tuple[str, str, str]] = set()
    own = own_values(site.records)
    with Looker() as looker:
        for path, file in [*_files(data_dir, "data"), *_files(docs_dir, "docs")]:
            stored = site.records.attachments.get(path.removeprefix("data/files/"))
            fault = fault_of(path, stored) if stored else None
            if fault and fault.rule is not Rule.HEAVY_PICTURE:
                continue  # told already, and not to be opened
            if path not in records and _has_numbers_of_the_agency(path):
                continue  # nobody can tell which they are
            told = 0
            look = _look(file, records.get(path), looker)
            for place, match in [*(("1:1", match) for match in matches(path)), *look.matches]:
                key = (path, match.kind, code_of(path, match))
                if key in entries:
                    used.add(key)
                elif (match.kind, match.value) not in own and told < MAX_MATCHES_TOLD:
                    told += 1
                    yield problem_of(path, place, match)
            if fault is None:
                yield from _unread(path, look)
    for entry in allowed:
        if (entry.file, entry.kind, entry.code) not in used:
            yield _unused(site, entry)


def _has_numbers_of_the_agency(path: str) -> bool:
    """Return whether a file has fields for telephone numbers that the agency publishes."""
    kind = kind_of(path.removeprefix("data/"))
    return kind is not None and kind.model in {Agency, Unit}


def _files(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield f"{name}/{file.relative_to(folder).as_posix()}", file


def _look(file: Path, record: FileRecord | None, looker: Looker) -> Look:
    """Return what a file holds; each match with line and column, or with words for other places."""
    size = file.stat().st_size
    if file.suffix in _YAML:
        if size > MAX_BYTES:
            return Look()  # refused as it is, for its size
        text = file.read_bytes().decode("utf-8", "replace")
        found = [*yaml_matches(text)]
        return Look([*found, *_spelt_otherwise(record, {match.value for _, match in found})])
    if size > MAX_FILE:
        return Look(is_spent=True)
    if file.suffix in _TEXTS:
        text = file.read_bytes().decode("utf-8", "replace")
        return Look([*placed(text, matches(text))])
    return looker.look(file)


def _spelt_otherwise(record: FileRecord | None, known: set[str]) -> Iterator[tuple[str, Match]]:
    """Yield what a file spells with escapes, so that it shows in its values alone."""
    for match in matches("\f".join(texts_of(record))) if record else ():
        if match.value not in known:
            yield f"{record.line if record else 1}:1:ข้อความที่เขียนด้วยรหัส", match


def _unread(path: str, look: Look) -> Iterator[Problem]:
    """Yield what is told of a file that was not looked through, or not all of it."""
    if look.is_spent:
        yield _about_file(
            path,
            Rule.COSTLY_FILE,
            "ไฟล์นี้ใหญ่หรือซับซ้อนเกินกว่าจะตรวจข้อมูลส่วนบุคคลได้หมด",
            "แบ่งเป็นหลายไฟล์ หรือบันทึกใหม่จากโปรแกรมต้นทางให้เล็กลง แล้วแนบแทน",
        )
    elif look.is_locked:
        yield _about_file(
            path,
            Rule.LOCKED_FILE,
            "ไฟล์นี้อ่านข้อความข้างในไม่ได้ จึงตรวจข้อมูลส่วนบุคคลไม่ได้",
            "ถ้ามีรหัสผ่าน ให้เอารหัสออก หรือบันทึกเป็นไฟล์ใหม่แล้วแนบแทน",
        )
    elif look.is_textless:
        yield _about_file(
            path,
            Rule.TEXTLESS_FILE,
            "ไฟล์นี้เป็นภาพสแกน ไม่มีข้อความให้ตรวจข้อมูลส่วนบุคคล",
            "อ่านทุกหน้าด้วยตนเองว่าไม่มีข้อมูลส่วนบุคคล ถ้ามีไฟล์ต้นฉบับที่เป็นข้อความ ให้แนบไฟล์นั้นแทน",
            is_warning=True,
        )
    for part in look.unread[:_MAX_UNREAD_TOLD]:
        yield _about_file(
            path,
            Rule.UNSEARCHED_PART,
            f"ส่วนนี้ของไฟล์ตรวจข้อมูลส่วนบุคคลไม่ได้: {part}",
            "เปิดดูส่วนนั้นด้วยตนเองว่าไม่มีข้อมูลส่วนบุคคล ถ้าไม่จำเป็น ให้ลบออกแล้วแนบใหม่",
            is_warning=True,
        )


def _about_file(
    path: str, rule: Rule, message: str, remedy: str, *, is_warning: bool = False
) -> Problem:
    return Problem(
        path=path,
        line=1,
        column=1,
        rule=rule,
        message=message,
        remedy=remedy,
        example=path,
        severity="warning" if is_warning else "error",
    )


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
