"""Slips of a value that YAML takes without a word, though they are not what a clerk has meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.record.problems import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class Slip(NamedTuple):
    """What is wrong, how to put it right, and an example; the texts are in Thai."""

    rule: Rule
    message: str
    remedy: str
    example: str


COMMENT: Final = Slip(
    Rule.COMMENT_AFTER_VALUE,
    "ข้อความตั้งแต่ # ถึงท้ายบรรทัดจะหายไป เพราะ YAML ถือว่าเป็นหมายเหตุ",
    'ถ้าเป็นข้อความ ให้ครอบค่าทั้งหมดด้วยเครื่องหมาย " ถ้าเป็นหมายเหตุ ให้ย้ายไปไว้บรรทัดของตัวเองเหนือช่องนี้',
    'budget: "๑๐,๐๐๐ บาท #งบกลาง"',
)
ESCAPE: Final = Slip(
    Rule.INVISIBLE_CHARACTER,
    "มีอักขระพิเศษที่เขียนด้วย \\ ซึ่งมองไม่เห็นหรือค้นหาไม่พบ",
    "ลบส่วนที่ขึ้นต้นด้วย \\ แล้วพิมพ์ตัวอักษรจริง",
    'title: "ชื่อมาตรการ"',
)
CURLY_QUOTES: Final = Slip(
    Rule.CURLY_QUOTES,
    "ครอบค่าด้วยเครื่องหมายคำพูดโค้ง “ ” ซึ่งไม่ใช่เครื่องหมายคำพูดของไฟล์นี้ และจะแสดงในหน้าเว็บด้วย",
    "พิมพ์เครื่องหมาย \" (ปุ่มเดียวกับ ') แทนทั้งสองข้าง ถ้ารายงานมี “ ” จริง ให้ครอบค่าทั้งหมดด้วย ' อีกชั้นหนึ่ง",
    "title: \"ชื่อมาตรการ\" หรือ title: '“ชื่อมาตรการ”'",
)
_CURLY: Final = "“”„‟‘’‚‛«»"
_NO_BREAK: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like the space bar's, and that YAML takes for letters."""
_AROUND_FIELD: Final = re.compile(
    rf"[ {_NO_BREAK}]*(?:-[ {_NO_BREAK}]+)*[a-z_]+[ {_NO_BREAK}]*:(?:[ {_NO_BREAK}]+|\Z)"
)
"""The beginning of a line: its indentation, the name of a field, and what parts it from a value."""
_SPACE: Final = re.compile(f"[{_NO_BREAK}]")
_AT_END: Final = re.compile(rf"[ {_NO_BREAK}]*[{_NO_BREAK}][ {_NO_BREAK}]*\Z")


def is_in_curly_quotes(value: str) -> bool:
    """Return whether a value begins with a curly quotation mark that is meant to enclose it all.

    It does where no further one follows, but for one at the value's very end.
    """
    return value[:1] in _CURLY and bool(value) and not set(value[1:-1]) & set(_CURLY)


def no_break_spaces(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line with a field that a space other than the usual stands around.

    Within a text such a space is innocent, and the agency's own.
    """
    if not _SPACE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")  # noqa: PLW2901
        start = _AROUND_FIELD.match(line)
        if not start:
            continue
        found = _SPACE.search(start[0]) or _AT_END.search(line)
        if found:
            yield Problem(
                path=path,
                line=number,
                column=found.start() + 1,
                rule=Rule.NO_BREAK_SPACE,
                message="มีช่องว่างชนิดพิเศษ (เช่น U+00A0 จาก Word หรือเว็บ) ที่หน้าหรือหลังชื่อช่อง หรือท้ายค่า",
                remedy="ลบช่องว่างตรงนี้ แล้วกดแป้นเว้นวรรคใหม่",
                example=_SPACE.sub(" ", line).strip(),
            )


def with_plain_spaces(text: str) -> str:
    """Return a text of the same length without any other space than the usual."""
    return _SPACE.sub(" ", text)
