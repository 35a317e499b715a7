"""What is wrong with the record, said so that a clerk can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

Severity: TypeAlias = Literal["error", "warning"]
"""An error keeps the site from being built; a warning is listed and does not."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place of one file.

    The order is that of reading: by file, then by line and column.
    """

    path: str
    """The file, relative to the repository, with forward slashes."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    rule: str
    """The ASCII name of the rule that is broken, for tests and machines."""
    what: str
    """What is wrong, in Thai."""
    mend: str
    """How to mend it, in Thai."""
    example: str
    """A line or value as it should look."""
    severity: Severity = "error"

    def for_terminal(self) -> str:
        """Return the problem as three indented lines under its clickable place."""
        example = self.example.replace("\n", "\n              ")
        warning = "คำเตือน: " if self.severity == "warning" else ""
        return (
            f"{self.path}:{self.line}:{self.column}: {warning}{self.what}\n"
            f"    วิธีแก้:   {self.mend}\n"
            f"    ตัวอย่าง:  {example}"
        )

    def for_github(self) -> str:
        """Return the problem as a command to a workflow, which shows it at its line."""
        text = f"{self.what}\nวิธีแก้: {self.mend}\nตัวอย่าง: {self.example}"
        place = f"file={_property(self.path)},line={self.line},col={self.column}"
        return f"::{self.severity} {place},title={_property(self.rule)}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def summary_for_terminal(problems: Sequence[Problem]) -> str:
    """Return all problems in reading order and a last line that counts them."""
    listed = [problem.for_terminal() for problem in sorted(problems)]
    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = len(problems) - len(errors)
    counts = []
    if errors:
        files = len({problem.path for problem in errors})
        counts.append(f"พบปัญหา {len(errors)} รายการ ใน {files} ไฟล์ เว็บไซต์เดิมยังไม่ถูกแก้ไข")
    if warnings:
        counts.append(f"มีคำเตือน {warnings} รายการ ควรแก้ แต่เผยแพร่ได้")
    return "\n\n".join([*listed, thai_digits(" ".join(counts))])
