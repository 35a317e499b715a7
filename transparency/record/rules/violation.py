"""What a rule yields where a record breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.language.nearest import nearest
from transparency.language.printed import one_line
from transparency.record.problems import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from transparency.record.problems import Severity
    from transparency.record.source import Loc

MAX_LISTED_IDS: Final = 12
"""Known ids that one message lists."""


@dataclass(frozen=True, kw_only=True)
class Violation:
    """A rule that a record breaks; `Site` makes a `Problem` of it, with line and column."""

    path: str
    """The file, relative to the repository."""
    loc: Loc
    """Where in the file: keys and indices from its root to the value; empty for the whole file."""
    rule: Rule
    message: str
    """What is wrong, in Thai."""
    remedy: str
    """How to put it right, in Thai."""
    example: str
    """A line or value as it should look."""
    severity: Severity = "error"

    def at(self, line: int, column: int) -> Problem:
        """Return the violation as a problem at a line and column of its file."""
        return Problem(
            path=self.path,
            line=line,
            column=column,
            rule=self.rule,
            message=self.message,
            remedy=self.remedy,
            example=self.example,
            severity=self.severity,
        )


def unknown(path: str, loc: Loc, rule: Rule, given: str, known: Iterable[str]) -> Violation:
    """Return the violation of a reference to what does not exist, with the nearest that does.

    ``rule`` says what is referred to: one of `_NOT_FOUND`.
    """
    names = sorted(known, key=lambda name: (len(name) if name.isdigit() else 0, name))
    example = one_line(nearest(given, names) or next(iter(names), given))
    listed = ", ".join(names[:MAX_LISTED_IDS]) + (" …" if len(names) > MAX_LISTED_IDS else "")
    remedy = "เพิ่มรายการนี้ก่อน แล้วจึงอ้างถึง"
    if names:
        remedy = f"แก้ให้ตรงกับที่มีอยู่ ({listed}) หรือเพิ่มรายการนี้ก่อน"
    message = f"ไม่พบ{_NOT_FOUND[rule]} “{given}”"
    return Violation(path=path, loc=loc, rule=rule, message=message, remedy=remedy, example=example)


_NOT_FOUND: Final = {
    Rule.UNKNOWN_UNIT: "หน่วยงานรหัส",
    Rule.UNKNOWN_DOCUMENT: "เอกสารรหัส",
    Rule.UNKNOWN_ROUND: "รอบที่",
    Rule.UNKNOWN_INDICATOR: "ตัวชี้วัดที่",
    Rule.UNKNOWN_CHANNEL: "ช่องทางรหัส",
    Rule.UNKNOWN_ROLE: "บทบาทรายการ OIT",
    Rule.UNKNOWN_GROUND: "ข้อความต้นทาง",
    Rule.UNKNOWN_ANSWER: "วิธีดำเนินการรหัส",
    Rule.UNKNOWN_MEASURE: "มาตรการ",
    Rule.UNKNOWN_ACTION: "วิธีดำเนินการของปีก่อนรหัส",
    Rule.UNKNOWN_SUGGESTION: "ข้อเสนอแนะ",
}


_MISSED_IN: Final = {
    Rule.MISSING_FILE: "data/",
    Rule.UNKNOWN_UNIT: "data/units/",
    Rule.UNKNOWN_SPELLING: "data/units/",
    Rule.UNKNOWN_DOCUMENT: "data/documents/",
    Rule.UNKNOWN_ROUND: "/rounds/",
    Rule.UNKNOWN_INDICATOR: "/ita.yml",
    Rule.UNKNOWN_ROLE: "/ita.yml",
    Rule.UNKNOWN_CHANNEL: "data/agency.yml",
    Rule.UNKNOWN_GROUND: "/measures/",
    Rule.UNKNOWN_MEASURE: "/measures/",
    Rule.UNKNOWN_ACTION: "/measures/",
    Rule.UNKNOWN_SUGGESTION: "/measures/",
    Rule.UNUSED_FILE: "data/",
    Rule.UNKNOWN_PAGE: "data/",
}
"""For rules that report something missing: the part of a path where it would be."""


def may_be_hidden(violation: Violation, unread: Collection[str]) -> bool:
    """Return whether what a violation reports as missing may be in one of the unread files."""
    place = _MISSED_IN.get(violation.rule)
    return place is not None and any(place in path for path in unread)
