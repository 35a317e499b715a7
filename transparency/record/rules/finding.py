"""A broken rule at a place of a record."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.record.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from transparency.record.problems import Severity
    from transparency.record.source import Loc

SHOWN: Final = 12
"""How many known ids a message lists."""


@dataclass(frozen=True)
class Finding:
    """A broken rule at a place of a record; `Site` adds line and column."""

    path: str
    loc: Loc
    rule: str
    what: str
    mend: str
    example: str
    severity: Severity = "error"

    def at(self, line: int, column: int) -> Problem:
        """Return the finding as a problem at its place in the file."""
        return Problem(
            self.path, line, column, self.rule, self.what, self.mend, self.example, self.severity
        )


def unknown(path: str, loc: Loc, thing: str, given: str, known: Iterable[str]) -> Finding:
    """Return the finding for a reference that leads nowhere, with the nearest that would."""
    names = sorted(known, key=lambda name: (len(name) if name.isdigit() else 0, name))
    near = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
    example = near[0] if near else (names[0] if names else given)
    listed = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    mend = "เพิ่มรายการนี้ก่อน แล้วจึงอ้างถึง"
    if names:
        mend = f"แก้ให้ตรงกับที่มีอยู่ ({listed}) หรือเพิ่มรายการนี้ก่อน"
    what = f"ไม่พบ{_THINGS[thing]} “{given}”"
    return Finding(path, loc, f"unknown-{thing}", what, mend, example)


_THINGS: Final = {
    "unit": "หน่วยงานรหัส",
    "document": "เอกสารรหัส",
    "round": "รอบที่",
    "indicator": "ตัวชี้วัดที่",
    "channel": "ช่องทางรหัส",
    "role": "บทบาทรายการ OIT",
    "ground": "ข้อความต้นทาง",
    "answer": "วิธีดำเนินการรหัส",
    "file": "ไฟล์แนบ",
}


_REST_ON: Final = {
    "missing-file": "data/",
    "unknown-unit": "data/units/",
    "unknown-spelling": "data/units/",
    "unknown-document": "data/documents/",
    "unknown-round": "/rounds/",
    "unknown-indicator": "/ita.yml",
    "unknown-role": "/ita.yml",
    "unknown-channel": "data/agency.yml",
    "unknown-ground": "/measures/",
    "unused-file": "data/",
    "unknown-page": "data/",
}
"""For rules that miss something: where it would stand if its file could be read."""


def may_be_hidden(finding: Finding, unread: Collection[str]) -> bool:
    """Return whether what a finding misses may stand in a file that could not be read."""
    place = _REST_ON.get(finding.rule)
    return place is not None and any(place in path for path in unread)
