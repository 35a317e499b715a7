"""Files to be attached that bear another name, or lie elsewhere, than an attached file may."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transparency.record.file_name import good_name
from transparency.record.model.types import ATTACHMENT_SUFFIXES, is_attachable
from transparency.record.problems import Problem, Rule
from transparency.record.stored import size_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_YEAR: Final = re.compile(r"2[4-6][0-9][0-9]")
_FAULTS: Final = (
    (re.compile("[A-Z]"), "ตัวพิมพ์ใหญ่"),
    (re.compile(r"\s"), "เว้นวรรค"),
    (re.compile("[\u0e00-\u0e7f]"), "อักษรไทย"),
    (re.compile(r"[^A-Za-z0-9\s\u0e00-\u0e7f._/-]"), "อักขระอื่น"),
)
"""What a name may not hold, and how it is called."""
_WANTED: Final = "ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีด ชนิด " + " ".join(ATTACHMENT_SUFFIXES)


def looks_attachable(name: str) -> bool:
    """Return whether a file is of a kind that may be attached, whatever else its name holds."""
    return name.lower().endswith(ATTACHMENT_SUFFIXES)


def misnamed_file(parts: Sequence[str], file: Path) -> Iterator[Problem]:
    """Yield what is wrong with a file that cannot be attached as it is: name, kind, place, size.

    ``parts`` is its path below ``data/``.
    """
    path, elsewhere = "/".join(("data", *parts)), parts[0] != "files"
    name = "/".join(parts[1:]) if not elsewhere else parts[-1]
    good = good_name(name)
    if elsewhere and _YEAR.fullmatch(parts[0]):
        good = f"{parts[0]}/{good}"
    target = f"data/files/{good}"
    faults = ["อยู่ในที่ที่ระบบไม่รู้จัก"] if elsewhere else []
    if not is_attachable(name):
        held = [called for pattern, called in _FAULTS if pattern.search(name)]
        faults.append("มีชื่อหรือชนิดที่เผยแพร่ไม่ได้" + (f" (มี{' '.join(held)})" if held else ""))
    remedy = f"ลบไฟล์นี้ หรือบันทึกใหม่เป็นชนิดที่เผยแพร่ได้: {_WANTED}"
    if looks_attachable(name):
        do = "ย้ายและเปลี่ยนชื่อเป็น" if elsewhere else "เปลี่ยนชื่อเป็น"
        remedy = f"{do} {target} แล้วอ้างถึงด้วย file: {good} ({_WANTED})"
    yield Problem(
        path=path,
        line=1,
        column=1,
        rule=Rule.STRAY_FILE,
        message=f"ไฟล์นี้{' และ'.join(faults)}",
        remedy=remedy,
        example=target if looks_attachable(name) else "data/files/2566/order-317.pdf",
    )
    fault = size_fault(good, file.stat().st_size, name) if looks_attachable(name) else None
    if fault:
        yield Problem(
            path=path,
            line=1,
            column=1,
            rule=fault.rule,
            message=fault.message,
            remedy=fault.remedy,
            example=fault.example,
        )
