"""``transparency clean``: copies of files for publication, without makers, places and history."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.language.printed import one_line
from transparency.record.file_name import good_name
from transparency.review.cleaning import MAX_BYTES, cleaned
from transparency.review.cleaning.cleaned import CleaningError
from transparency.review.personal.looking import Looker
from transparency.review.personal.telling import HIDDEN, told

if TYPE_CHECKING:
    import argparse

    from transparency.review.cleaning.cleaned import Cleaned


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("files", nargs="+", type=Path, metavar="ไฟล์", help="ภาพ PDF Word หรือ Excel")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--out", type=Path, help="โฟลเดอร์สำหรับสำเนา ถ้าไม่บอก วางข้างไฟล์เดิม ชื่อลงท้าย -clean"
    )
    where.add_argument("--replace", action="store_true", help="เขียนทับไฟล์เดิม")


def run(options: argparse.Namespace) -> int:
    """Make a copy of each file; return 1 where one of them could not be made."""
    failed = False
    for file in options.files:
        try:
            copy, target = _copied(file, options.out, replace=options.replace)
        except CleaningError as error:
            failed = True
            sys.stderr.write(f"{one_line(str(file))}: {one_line(str(error))}\n")
        else:
            sys.stdout.write(_report(file, target, copy))
    return int(failed)


def _copied(file: Path, out: Path | None, *, replace: bool) -> tuple[Cleaned, Path]:
    """Write the clean copy of a file; return it, and where it lies.

    Raises:
        CleaningError: the file cannot be read or cleaned, or its copy would cover another file.
    """
    copy = cleaned(file.name, _read(file))
    hidden, seen = _found_by_the_gate(copy)
    if hidden:
        msg = f"ทำสำเนาแล้วยัง{hidden[0]} จึงไม่ได้เขียนสำเนา ให้ลบในโปรแกรมที่สร้างไฟล์"
        raise CleaningError(msg)
    notes = (*copy.notes, *(f"ยัง{one} ให้ลบในต้นฉบับ ถ้าไม่ใช่ของหน่วยงาน" for one in seen))
    copy = type(copy)(copy.data, copy.suffix, copy.removed, notes)
    name = str(Path(good_name(file.name)).with_suffix(copy.suffix))
    if replace:
        if copy.suffix != file.suffix.lower():
            msg = f"สำเนาเป็นชนิด {copy.suffix} จึงเขียนทับไฟล์เดิมไม่ได้ ให้สั่งโดยไม่ใส่ --replace"
            raise CleaningError(msg)
        _replace(file, copy.data)
        return copy, file
    target = out / name if out else file.with_name(f"{Path(name).stem}-clean{copy.suffix}")
    _create(target, copy.data)
    return copy, target


def _read(file: Path) -> bytes:
    if file.is_dir():
        msg = "เป็นโฟลเดอร์ ให้บอกชื่อไฟล์"
        raise CleaningError(msg)
    if not file.is_file():
        msg = "ไม่พบไฟล์นี้ ตรวจชื่อและโฟลเดอร์"
        raise CleaningError(msg)
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        msg = f"อ่านไฟล์ไม่ได้: {error.strerror}"
        raise CleaningError(msg) from None


def _found_by_the_gate(copy: Cleaned) -> tuple[list[str], list[str]]:
    """Return in Thai what the gate finds in a copy: beside its contents, and within them."""
    hidden: list[str] = []
    seen: list[str] = []
    with tempfile.TemporaryDirectory() as folder, Looker() as looker:
        file = Path(folder) / f"copy{copy.suffix}"
        file.write_bytes(copy.data)
        for place, match in looker.look(file).matches:
            (hidden if match.kind in HIDDEN else seen).append(told(place, match))
    return hidden, list(dict.fromkeys(seen))


def _create(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        msg = f"มี {target} อยู่แล้ว ไม่ได้เขียนทับ ให้ย้ายหรือลบไฟล์นั้นก่อน"
        raise CleaningError(msg) from None


def _replace(file: Path, data: bytes) -> None:
    """Write a file anew, whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        stream.write(data)
    Path(stream.name).chmod(file.stat().st_mode & 0o777)
    os.replace(stream.name, file)  # noqa: PTH105 - as one step


def _report(file: Path, target: Path, copy: Cleaned) -> str:
    removed = ", ".join(copy.removed) or "ไม่มี (ไม่พบข้อมูลแฝง)"
    lines = [f"{one_line(str(file))} → {one_line(str(target))}", f"    ลบแล้ว: {removed}"]
    lines += [f"    {one_line(note)}" for note in copy.notes]
    return "".join(f"{line}\n" for line in lines)
