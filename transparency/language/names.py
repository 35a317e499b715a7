"""Names of people in a text: a Thai title, and a name behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICES: Final = (
    # นายก is a president where a word of office or of grammar follows, and else begins a name.
    r"ก(?![ก-๎])|ก(?:องค์|เทศ|รัฐ|สมาคม|สภา|อบ|เมือง|ฯ|คน|และ|ที่|เป็น|ได้|จะ|มี|ใน|ลง|ให้|กล่าว|เปิด"
    r"|มอบ|แจ้ง|พบ|ไม่|ต้อง|สั่ง|รับ|ตรวจ|เห็น|อนุ|แถลง|นำ)"
    r"|อำเภอ|ทะเบียน|ช่าง|แพทย์|หน้า|จ้าง|ตรวจ|ทหาร|ตำรวจ|ประกัน|สถานี|ด่าน|ท่า|ทุน|อากร|ไปรษณีย์"
    r"|าง|ูง"  # the places นายาง and นายูง
)
_NO_LADIES: Final = r"พยาบาล|แบบ|งาม|ฟ้า|เอก|รำ|สงกรานต์|นพมาศ|สนอง|รอง|แล|เลิ้ง|บวช|ลือ|ิ้ว|ัว|าม|าน"
"""What follows นาง in words and places."""
_OFFICE: Final = re.compile(
    r"งาน|กอง|สำนัก|ฝ่าย|ส่วน|ศูนย์|กลุ่ม|หน่วย|แผนก|คณะ|สภา|องค์การ|อบต|เทศบาล|โรงเรียน|สถาน"
    r"|นายก|ปลัด|รอง|ผู้|หัวหน้า|เจ้าหน้าที่|เจ้าพนักงาน|นัก|นิติกร|เลขา|ประธาน|กรรมการ|ครู|วิศวกร|สถาปนิก|ช่าง|ผอ"
)
"""Words with which the names of Thai offices and units begin."""
_WORD: Final = "(?:[ก-ฮ][ก-๎]|[เ-ไ][ก-ฮ])[ก-๎]{0,30}"
_NAME: Final = re.compile(
    rf"(?:(?:นางสาว|น\.ส\.|เด็กชาย|เด็กหญิง|ด\.ช\.|ด\.ญ\.|ดร\.)|นาย(?!{_OFFICES})"
    rf"|นาง(?!สาว|{_NO_LADIES}))[ \u00a0]?(?P<name>{_WORD}(?:[ \u00a0]{{1,2}}{_WORD})?)"
)


def names(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each name behind a title: the name with single spaces, where it begins and ends.

    A word that is written on without a space belongs to it, as nothing tells where the name ends.
    """
    for found in _NAME.finditer(text):
        yield " ".join(found["name"].split()), found.start(), found.end()


def holds_name(text: str) -> bool:
    """Return whether a name behind a title stands in the text."""
    return _NAME.search(text) is not None


def is_office(text: str) -> bool:
    """Return whether a text names an office or a unit, and not a person alone."""
    return _OFFICE.search(text) is not None
