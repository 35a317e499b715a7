"""How a match is told: in Thai, and never with the whole of its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.problems import Problem, Rule
from transparency.review.personal.permitted import code_of

if TYPE_CHECKING:
    from transparency.review.personal.patterns import Match

_CALLED: Final = {
    "id-card": "เลขประจำตัวประชาชน",
    "phone": "หมายเลขโทรศัพท์ที่ไม่ใช่ช่องทางของหน่วยงาน",
    "email": "อีเมลที่ไม่ใช่ช่องทางของหน่วยงาน",
    "bank-account": "เลขที่บัญชีธนาคาร",
    "author": "ชื่อผู้จัดทำในข้อมูลแฝงของไฟล์",
    "name": "ชื่อบุคคลในคำอธิบาย (หลัง #) ซึ่งเผยแพร่พร้อมไฟล์",
    "location": "พิกัดที่ถ่ายภาพ (GPS) ในข้อมูลแฝงของไฟล์",
}
HIDDEN: Final = {"author", "location"}
"""What stands beside a file's contents, where nobody sees it who only looks at the file."""
_WITHOUT_NUMBER: Final = HIDDEN | {"name"}
_DIGITS_SHOWN: Final = 2
"""Digits at the end of a value that a message may show."""


def problem_of(path: str, place: str, match: Match) -> Problem:
    """Return the problem of a match in a file of the repository.

    ``place`` is line and column, then the part of the file in Thai if it has parts: ``1:1:หน้า 2``.
    """
    line, column, *where = place.split(":", 2)
    code = code_of(path, match)
    remedy = (
        "เปิดไฟล์ในโปรแกรมที่สร้างไฟล์นั้น ลบข้อมูลแฝง (คุณสมบัติของไฟล์) แล้วบันทึกและแนบใหม่ "
        "หรือใช้คำสั่ง transparency clean"
        if match.kind in HIDDEN
        else "ลบหรือปิดข้อมูลนี้ก่อนเผยแพร่ ช่องทางของหน่วยงานให้เพิ่มใน channels ของ data/agency.yml"
    )
    return Problem(
        path=path,
        line=int(line),
        column=int(column),
        rule=Rule.PERSONAL_DATA,
        message=_found(match, where),
        remedy=f"{remedy} ถ้าเผยแพร่ได้จริง ให้เพิ่มรายการพร้อมเหตุผลใน data/allowed.yml",
        example=(
            f"personal:\n  - file: {path}\n    kind: {match.kind}\n"
            f'    code: "{code}"\n    reason: เหตุผลที่เผยแพร่ได้'
        ),
    )


def told(place: str, match: Match) -> str:
    """Return in Thai what a match is and where, without its value; ``place`` as in `problem_of`."""
    return _found(match, place.split(":", 2)[2:])


def built_problem_of(path: str, place: str, match: Match) -> Problem:
    """Return the problem of a match in a file of the built site; ``place`` as in `problem_of`."""
    line, column, *where = place.split(":", 2)
    return Problem(
        path=path,
        line=int(line),
        column=int(column),
        rule=Rule.PERSONAL_DATA,
        message=f"เว็บไซต์ที่สร้างมีข้อมูลส่วนบุคคล {_found(match, where)}",
        remedy=(
            "หาข้อความนี้ใน data/ หรือ docs/ แล้วลบออก ถ้าไม่พบ โปรแกรมแสดงสิ่งที่ไม่ควรแสดง "
            "ให้แจ้งผู้ดูแล เว็บไซต์นี้จะไม่ถูกเผยแพร่"
        ),
        example="transparency check",
    )


def _found(match: Match, where: list[str]) -> str:
    within = f" ({where[0]})" if where and where[0] else ""
    return f"พบ{_CALLED[match.kind]}{within} {masked(match)}"


def masked(match: Match) -> str:
    """Return no more of a value than tells a clerk which one is meant."""
    if match.kind == "email":
        return f"…@{match.value.rpartition('@')[2]}"
    if match.kind in _WITHOUT_NUMBER:
        return ""
    return thai_digits(f"ลงท้ายด้วย …{match.value[-_DIGITS_SHOWN:]}")
