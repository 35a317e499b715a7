"""What is wrong with the record, said so that a clerk can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Sequence


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

    def for_terminal(self) -> str:
        """Return the problem as three indented lines under its clickable place."""
        example = self.example.replace("\n", "\n              ")
        return (
            f"{self.path}:{self.line}:{self.column}: {self.what}\n"
            f"    วิธีแก้:   {self.mend}\n"
            f"    ตัวอย่าง:  {example}"
        )


def summary_for_terminal(problems: Sequence[Problem]) -> str:
    """Return all problems in reading order and a last line that counts them."""
    files = len({problem.path for problem in problems})
    listed = [problem.for_terminal() for problem in sorted(problems)]
    count = thai_digits(f"พบปัญหา {len(problems)} รายการ ใน {files} ไฟล์ เว็บไซต์เดิมยังไม่ถูกแก้ไข")
    return "\n\n".join([*listed, count])
