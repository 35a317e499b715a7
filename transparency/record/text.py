"""Characters of a text: UTF-8, normalised, and none that is invisible or that few can read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.thai import thai_digits
from transparency.record.problems import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINARY: Final = re.compile(r"[\t\n\r -~\u0e01-\u0e3a\u0e3f-\u0e5b–—‘’“”…]*")
"""Texts of signs that are all wanted: ASCII, Thai, dashes and quotation marks."""
_INVISIBLE: Final = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4"
    r"\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    r"\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]"
)
"""Controls, formats, fillers, tags and selectors that no Thai text and no picture sign needs."""
_UNREADABLE: Final = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What stands for a lost letter, and codes that only one font knows."""
_FOREIGN_DIGIT: Final = re.compile(r"[^\D0-9๐-๙]")
_OF_OLD_FONTS: Final = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""By the code that Thai fonts for Windows gave a mark in another place: the letter itself."""
_SPLIT_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LATE_TONE: Final = re.compile("\u0e33([\u0e48-\u0e4b])")
_WORD_LENGTH: Final = 40
"""Characters of a mended word that an example shows, at most."""


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


def unreadable_file(path: str) -> Problem:
    """Return the problem of a file that the system does not let us read."""
    return Problem(
        path=path,
        line=1,
        column=1,
        rule=Rule.UNREADABLE_FILE,
        message="เปิดไฟล์นี้ไม่ได้",
        remedy="ตรวจสิทธิ์การอ่านไฟล์และดิสก์ ถ้าไฟล์เสีย ให้กู้คืนจากประวัติหรือสร้างใหม่",
        example=path,
    )


def text_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield problems for each line: characters that are invisible, unreadable or not normalised.

    Of each kind one is told a line.
    """
    if (
        unicodedata.is_normalized("NFC", text)
        and not _has_unwanted(text)
        and not _SPLIT_SARA_AM.search(text)
        and not _LATE_TONE.search(text)
    ):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for find in (_invisible, _unreadable, _foreign_digit, _not_normalised):
            if found := find(line):
                yield Problem(
                    path=path,
                    line=number,
                    column=found.at + 1,
                    rule=found.rule,
                    message=found.message,
                    remedy=found.remedy,
                    example=found.example,
                )


def _has_unwanted(text: str) -> bool:
    """Return whether a character is invisible, unreadable or a digit of another script.

    Hardly any text has other characters than those of the first pattern, which is soon told.
    """
    return _ORDINARY.fullmatch(text) is None and any(
        pattern.search(text) for pattern in (_INVISIBLE, _UNREADABLE, _FOREIGN_DIGIT)
    )


class _Found(NamedTuple):
    """What is wrong with a line, and where: ``at`` counts from 0."""

    at: int
    rule: Rule
    message: str
    remedy: str
    example: str


def _invisible(line: str) -> _Found | None:
    match = _INVISIBLE.search(line)
    return match and _Found(
        match.start(),
        Rule.INVISIBLE_CHARACTER,
        f"มีอักขระที่มองไม่เห็น ({_code(match[0])}) ซึ่งทำให้ค้นหาไม่พบ",
        "ลบอักขระนั้น: วางเคอร์เซอร์หลังตำแหน่งนี้ กด Backspace หนึ่งครั้ง หรือพิมพ์ข้อความช่วงนี้ใหม่",
        "พิมพ์ใหม่แทนการคัดลอกจาก PDF หรือ Word",
    )


def _unreadable(line: str) -> _Found | None:
    match = _UNREADABLE.search(line)
    if match is None:
        return None
    if match[0] == "\ufffd":
        return _Found(
            match.start(),
            Rule.UNREADABLE_CHARACTER,
            f"มีเครื่องหมาย “{match[0]}” แทนตัวอักษรที่หายไปเมื่อแปลงไฟล์",
            "ดูต้นฉบับแล้วพิมพ์ตัวอักษรที่หายไป",
            "พิมพ์ใหม่จากต้นฉบับ",
        )
    code = _code(match[0])
    if letter := _OF_OLD_FONTS.get(ord(match[0])):
        return _Found(
            match.start(),
            Rule.UNREADABLE_CHARACTER,
            f"มีรหัสของแบบอักษรไทยรุ่นเก่า ({code}) เครื่องอื่นแสดงไม่ได้และค้นหาไม่พบ",
            f"พิมพ์ “{letter}” (U+{ord(letter):04X}) แทน ด้วยแป้นพิมพ์ไทย",
            _word_at(_normal(line.translate(_OF_OLD_FONTS)), match.start()),
        )
    return _Found(
        match.start(),
        Rule.UNREADABLE_CHARACTER,
        f"มีรหัสเฉพาะของแบบอักษรหนึ่ง ({code}) เครื่องอื่นแสดงไม่ได้และค้นหาไม่พบ",
        "ดูต้นฉบับแล้วพิมพ์ตัวอักษรจริงแทน",
        "พิมพ์ใหม่แทนการคัดลอกจาก PDF หรือ Word",
    )


def _foreign_digit(line: str) -> _Found | None:
    match = _FOREIGN_DIGIT.search(line)
    if match is None:
        return None
    arabic = str(unicodedata.digit(match[0]))
    return _Found(
        match.start(),
        Rule.FOREIGN_DIGIT,
        f"มีตัวเลข “{match[0]}” ({_code(match[0])}) ที่ไม่ใช่เลขไทยหรือเลขอารบิก ซึ่งทำให้ค้นหาไม่พบ",
        f"พิมพ์ {thai_digits(arabic)} หรือ {arabic} แทน",
        thai_digits(arabic),
    )


def _not_normalised(line: str) -> _Found | None:
    normal = _normal(line)
    if normal == line:
        return None
    pairs = zip(line, normal, strict=False)
    at = next((at for at, (a, b) in enumerate(pairs) if a != b), len(normal))
    if _LATE_TONE.match(line, at):
        return _Found(
            at,
            Rule.NOT_NORMALISED,
            "วรรณยุกต์อยู่หลังสระอำ หน้าตาเหมือนกันแต่ค้นหาไม่พบ",
            "ลบแล้วพิมพ์คำนี้ใหม่ พิมพ์วรรณยุกต์ก่อน แล้วจึงพิมพ์ ำ",
            _word_at(normal, at),
        )
    return _Found(
        at,
        Rule.NOT_NORMALISED,
        "ตัวอักษรช่วงนี้ประกอบจากหลายรหัส หน้าตาเหมือนกันแต่ค้นหาไม่พบ",
        "พิมพ์คำนี้ใหม่ด้วยแป้นพิมพ์ไทย สระอำให้พิมพ์ปุ่ม ำ ปุ่มเดียว",
        "คำ ทำ นำ",
    )


def _normal(line: str) -> str:
    """Return the line in NFC, with each sara am one character and its tone mark before it."""
    whole = _SPLIT_SARA_AM.sub("\\1\u0e33", unicodedata.normalize("NFC", line))
    return _LATE_TONE.sub("\\1\u0e33", whole)


def _code(letter: str) -> str:
    """Return a character's number as the Unicode standard writes it, such as ``U+200B``."""
    return f"U+{ord(letter):04X}"


def _word_at(line: str, at: int) -> str:
    """Return the word of a mended line around a place, as an example."""
    start = max(line.rfind(" ", 0, at) + 1, at - _WORD_LENGTH // 2)
    end = line.find(" ", at)
    return line[start : min(end if end >= 0 else len(line), start + _WORD_LENGTH)]
