"""Characters of a text: UTF-8, normalised, and none that is invisible."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from transparency.record.problems import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE: Final = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SPLIT_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def read_text(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Return the text of UTF-8 bytes, without byte order mark, and the problem if there is one."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            path=path,
            line=line,
            column=1,
            rule=Rule.NOT_UTF_8,
            message="ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 จึงอ่านภาษาไทยไม่ได้",
            remedy="เปิดไฟล์ในโปรแกรมแก้ไขข้อความ แล้วเลือก “บันทึกเป็น” ชนิดการเข้ารหัส UTF-8",
            example="UTF-8",
        )
        return "", [problem]


def text_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line with a character that is invisible or not normalised."""
    if (
        unicodedata.is_normalized("NFC", text)
        and not _INVISIBLE.search(text)
        and not _SPLIT_SARA_AM.search(text)
    ):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if match := _INVISIBLE.search(line):
            name = f"U+{ord(match[0]):04X}"
            yield Problem(
                path=path,
                line=number,
                column=match.start() + 1,
                rule=Rule.INVISIBLE_CHARACTER,
                message=f"มีอักขระที่มองไม่เห็น ({name}) ซึ่งทำให้ค้นหาไม่พบ",
                remedy="ลบอักขระนั้น: วางเคอร์เซอร์หลังตำแหน่งนี้ กด Backspace หนึ่งครั้ง หรือพิมพ์ข้อความช่วงนี้ใหม่",
                example="พิมพ์ใหม่แทนการคัดลอกจาก PDF หรือ Word",
            )
        column = _first_difference(line)
        if column is not None:
            yield Problem(
                path=path,
                line=number,
                column=column + 1,
                rule=Rule.NOT_NORMALISED,
                message="ตัวอักษรช่วงนี้ประกอบจากหลายรหัส หน้าตาเหมือนกันแต่ค้นหาไม่พบ",
                remedy="พิมพ์คำนี้ใหม่ด้วยแป้นพิมพ์ไทย สระอำให้พิมพ์ปุ่ม ำ ปุ่มเดียว",
                example="คำ ทำ นำ",
            )


def _first_difference(line: str) -> int | None:
    """Return where the line leaves NFC or splits a sara am, or None."""
    normal = _SPLIT_SARA_AM.sub("\\1\u0e33", unicodedata.normalize("NFC", line))
    if normal == line:
        return None
    pairs = zip(line, normal, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), len(normal))
