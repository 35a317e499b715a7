"""What prose shows of a data file must be what a data file may hold: the guide is copied from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tests.living.fault import Fault
from transparency.editing.schema import schema_of
from transparency.record.model.kinds import KINDS
from transparency.record.source import parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EXAMPLE: Final = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def example_faults(docs: Path) -> list[Fault]:
    """Return what no data file could hold in the YAML blocks of the pages of prose."""
    known = _fields()
    return [
        Fault(address, f"docs/{name}", what, mend)
        for file in sorted(docs.rglob("*.md"))
        for name in [file.relative_to(docs).as_posix()]
        for address in ["" if name == "index.md" else f"{name.removesuffix('.md')}/"]
        for text in _EXAMPLE.findall(file.read_text(encoding="utf-8"))
        for what, mend in _faults_of(text, known)
    ]


def _faults_of(text: str, known: set[str]) -> Iterator[tuple[str, str]]:
    source = parse_source("docs", text.encode())
    for problem in source.problems:
        line = text.split("\n")[problem.line - 1].strip()
        yield f"ตัวอย่างที่มีบรรทัด “{line}” อ่านไม่ได้: {problem.message}", problem.remedy
    for name in sorted(set(_names(source.value)) - known):
        yield (
            f"ตัวอย่างใช้ช่อง “{name}” ซึ่งไม่มีในไฟล์ข้อมูลใด",
            "แก้ชื่อช่องให้ตรงกับหน้าช่องข้อมูลทั้งหมด",
        )


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML can hold
    """Yield the name of every field in a value, at any depth."""
    if isinstance(value, dict):
        yield from (name for name in value if not name.startswith("\0"))  # the reader's own notes
        value = list(value.values())
    for entry in value if isinstance(value, list) else ():
        yield from _names(entry)


def _fields() -> set[str]:
    """Return the name of every field of every kind of file."""
    schemas = [schema_of(kind) for kind in KINDS]
    parts = [part for schema in schemas for part in (schema, *schema["definitions"].values())]
    return {name for part in parts for name in part["properties"]}
