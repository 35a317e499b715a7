"""The gate against personal data: nothing of it becomes public by oversight.

Looked through are all texts of ``data/`` and ``docs/``, names of files, and what stands in
attached files and in what they say of their makers. No message holds a whole value.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from transparency.language.thai import arabic_digits, thai_digits
from transparency.record.problems import Problem, Rule
from transparency.record.stored import PICTURES, fault_of
from transparency.review.personal.attached import contents_of
from transparency.review.personal.patterns import finds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transparency.record.model.allowed import Allowance
    from transparency.record.site import Site
    from transparency.review.personal.patterns import Find

_TEXTS: Final = (".yml", ".yaml", ".md", ".txt", ".csv", ".json", ".html", ".svg")
_CALLED: Final = {
    "id-card": "เลขประจำตัวประชาชน",
    "phone": "หมายเลขโทรศัพท์ที่ไม่ใช่ช่องทางของหน่วยงาน",
    "email": "อีเมลที่ไม่ใช่ช่องทางของหน่วยงาน",
    "bank-account": "เลขที่บัญชีธนาคาร",
    "author": "ชื่อผู้จัดทำในข้อมูลแฝงของไฟล์",
    "location": "พิกัดที่ถ่ายภาพ (GPS) ในข้อมูลแฝงของไฟล์",
}
_HIDDEN: Final = {"author", "location"}
"""What stands beside a file's contents, where nobody sees it who only looks at the file."""
_SHOWN: Final = 2
"""Digits at the end of a value that a message may show."""
MAX_FINDS: Final = 50
"""Told of one file; a list of people is one mistake."""


def personal_problems(data_dir: Path, docs_dir: Path, site: Site) -> Iterator[Problem]:
    """Yield a problem for each find that no entry of ``data/allowed.yml`` allows."""
    allowed = site.records.allowed.personal if site.records.allowed else []
    entries = {(entry.file, entry.kind, entry.code): entry for entry in allowed}
    used: set[tuple[str, str, str]] = set()
    own = _own_values(site)
    for path, file in [*_files(data_dir, "data"), *_files(docs_dir, "docs")]:
        stored = site.records.attachments.get(path.removeprefix("data/files/"))
        if stored and fault_of(path, stored):
            continue  # told already, and not to be opened
        if path == "data/agency.yml" and site.records.agency is None:
            continue  # nobody can tell which of its numbers are the agency's channels
        told = 0
        for place, find in _finds_in(path, file):
            key = (path, find.kind, code_of(path, find))
            if key in entries:
                used.add(key)
            elif (find.kind, find.value) not in own and told < MAX_FINDS:
                told += 1
                yield _problem(path, place, find)
        if fault := _unread(path, file):
            yield fault
    for entry in allowed:
        if (entry.file, entry.kind, entry.code) not in used:
            yield _unused(site, entry)


def code_of(path: str, find: Find) -> str:
    """Return the code by which a find is allowed: of one value, in one file.

    Eight hexadecimal digits of a hash. They do not hold the value, but who guesses it can see that
    the guess fits, together with about one in four thousand million others.
    """
    text = f"{path}\0{find.kind}\0{find.value}"
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _files(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield f"{name}/{file.relative_to(folder).as_posix()}", file


def _own_values(site: Site) -> set[tuple[str, str]]:
    """Return what is public of the agency itself: its channels, and the names of its parts."""
    agency = site.records.agency
    if agency is None:
        return set()
    own = {("author", name.casefold()) for name in (agency.name, agency.short_name)}
    for unit in site.records.units.values():
        own |= {("author", name.casefold()) for name in (unit.name, *unit.spellings)}
    for channel in agency.channels:
        if channel.phone:
            digits = "".join(filter(str.isdigit, arabic_digits(channel.phone)))
            own.add(("phone", digits))
        if channel.email:
            own.add(("email", channel.email.casefold()))
    return own


def _finds_in(path: str, file: Path) -> Iterator[tuple[str, Find]]:
    """Yield each find with its place: line and column in a text, words for other places."""
    for find in finds(path):
        yield "1:1", find
    if file.suffix in _TEXTS:
        text = file.read_bytes().decode("utf-8", "replace")
        for find in finds(text):
            line = text.count("\n", 0, find.start) + 1
            yield f"{line}:{find.start - text.rfind(chr(10), 0, find.start)}", find
        return
    for content in contents_of(file).parts:
        for find in content.finds():
            yield f"1:1:{content.where}", find


def _problem(path: str, place: str, find: Find) -> Problem:
    line, column, *where = place.split(":", 2)
    code = code_of(path, find)
    within = f" ({where[0]})" if where and where[0] else ""
    hidden = find.kind in _HIDDEN
    remedy = (
        "เปิดไฟล์ในโปรแกรมที่สร้างไฟล์นั้น ลบข้อมูลแฝง (คุณสมบัติของไฟล์) แล้วบันทึกและแนบใหม่"
        if hidden
        else "ลบหรือปิดข้อมูลนี้ก่อนเผยแพร่ ช่องทางของหน่วยงานให้เพิ่มใน channels ของ data/agency.yml"
    )
    return Problem(
        path=path,
        line=int(line),
        column=int(column),
        rule=Rule.PERSONAL_DATA,
        message=f"พบ{_CALLED[find.kind]}{within} {_masked(find)}",
        remedy=f"{remedy} ถ้าเผยแพร่ได้จริง ให้เพิ่มรายการพร้อมเหตุผลใน data/allowed.yml",
        example=(
            f"personal:\n  - file: {path}\n    kind: {find.kind}\n"
            f'    code: "{code}"\n    reason: เหตุผลที่เผยแพร่ได้'
        ),
    )


def _masked(find: Find) -> str:
    """Return no more of a value than tells a clerk which one is meant."""
    if find.kind == "email":
        return f"…@{find.value.rpartition('@')[2]}"
    if find.kind in _HIDDEN:
        return ""
    return thai_digits(f"ลงท้ายด้วย …{find.value[-_SHOWN:]}")


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
