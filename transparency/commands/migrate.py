"""``transparency migrate``: moves files of an earlier form into today's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.commands.refused import RefusedError
from transparency.editing.migration import migrated
from transparency.editing.yaml_files import save
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    parser.add_argument(
        "--round", choices=("1", "2"), help="รอบที่ช่อง gap เดิมพูดถึง ต้องบอกเมื่อปีนั้นมีสองรอบ"
    )


def run(options: argparse.Namespace) -> int:
    """Write each file of measures that has an old form anew; return 0.

    Raises:
        RefusedError: a year has several rounds, and nobody said to which the old words belong; or
            a file is no YAML. Nothing is written then.
    """
    files = dict(_changes(options.data, options.round))
    for path, text in files.items():
        save(path, text)
        sys.stdout.write(f"ย้ายแล้ว: {path}\n")
    sys.stdout.write(thai_digits(f"ย้ายเป็นรูปแบบปัจจุบัน {len(files)} ไฟล์") + "\n")
    return 0


def _changes(data: Path, number: str | None) -> Iterator[tuple[Path, str]]:
    """Yield each file that changes, with its new text."""
    for path in sorted(data.glob("[0-9]*/measures/*.yml")):
        text = path.read_text(encoding="utf-8")
        rounds = sorted(file.stem for file in (path.parent.parent / "rounds").glob("[12].yml"))
        try:
            changed = migrated(text, number or (rounds[-1] if rounds else "1"))
        except Exception as error:
            msg = f"{path} อ่านเป็น YAML ไม่ได้ ให้สั่ง transparency check แล้วแก้ไฟล์นี้ก่อน"
            raise RefusedError(msg) from error
        if changed == text:
            continue
        if number is None and len(rounds) > 1:
            msg = f"{path} อยู่ในปีที่มีสองรอบ ให้บอกรอบที่ช่อง gap พูดถึง เช่น --round 1"
            raise RefusedError(msg)
        yield path, changed
