"""What stands around a number and tells what it is: a word before it, a name, a table."""

from __future__ import annotations

import re
from typing import Final

from transparency.language.names import holds_name

_AROUND: Final = 90
"""Characters before and behind a number, on its line, that tell what it is."""
_ID_WORD: Final = (
    r"(?:ประจ(?:ำ|ํา) ?ตัว|บัตรประชาชน|เลขบัตร|เลขที่บัตร|ปชช|(?:13|๑๓) ?หลัก"
    r"|citizen|national id|id ?card|id no)"
)
_PHONE_WORD: Final = (
    r"(?:(?<!ค่า)(?<!ค่าบริการ)โทร(?!ทัศน์|มาตร|คมนาคม)|เบอร์|มือถือ|ติดต่อ|แฟกซ์"
    r"|phone|\btel|mobile|\bfax)"
)
_ACCOUNT_WORD: Final = r"(?:เลข(?:ที่)?บัญชี|บัญชีเลขที่|บัญชีธนาคาร|บัญชีออมทรัพย์|บัญชีเงินฝาก|พร้อมเพย์|account)"
_PHONE: Final = re.compile(_PHONE_WORD, re.IGNORECASE)
_JUST_BEFORE: Final = {
    kind: re.compile(rf"{word}[^0-9๐-๙]{{0,{length}}}\Z", re.IGNORECASE)
    for kind, word, length in (
        ("id-card", _ID_WORD, 30),
        ("phone", _PHONE_WORD, 30),
        ("bank-account", _ACCOUNT_WORD, 60),
    )
}
KIND_OF_NUMBER: Final = re.compile(f"{_ID_WORD}|{_PHONE_WORD}|{_ACCOUNT_WORD}", re.IGNORECASE)
"""A word that names a kind of number that is looked for."""
_NUMBER: Final = re.compile(r"(?<![^\s|])[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?(?![^\s|])")
_PHONE_LIKE: Final = re.compile(r"(?<![0-9๐-๙])[0๐][0-9๐-๙]? [0-9๐-๙]{3,4} [0-9๐-๙]{4,5}")
_ROW: Final = 3
"""Numbers on a line that make it a row of a table."""
_LINE_ENDS: Final = re.compile(r"[\n\f]")


class Place:
    """A text in which numbers stand."""

    def __init__(self, text: str, before: str = "") -> None:
        """Look at ``text``, of which each line reads as if ``before`` stood before it."""
        self.text = text
        self._before = before

    def names(self, kind: str, start: int) -> bool:
        """Return whether the word for a kind of number stands just before a place."""
        return _JUST_BEFORE[kind].search(self._line_before(start)) is not None

    def speaks_of_phones(self, start: int) -> bool:
        """Return whether telephones are spoken of, or a person, earlier on the line of a place."""
        before = self._line_before(start)
        return _PHONE.search(before) is not None or holds_name(before)

    def names_a_person(self, start: int) -> bool:
        """Return whether a person is named on the line of a place."""
        behind = _LINE_ENDS.split(self.text[start : start + _AROUND], maxsplit=1)[0]
        return holds_name(self._line_before(start) + behind)

    def is_among_rows(self, start: int, end: int) -> bool:
        """Return whether the line above or below is a row of a table of numbers."""
        above = self.text[max(0, start - 3 * _AROUND) : start].rpartition("\f")[2].split("\n")[:-1]
        below = self.text[end : end + 3 * _AROUND].partition("\f")[0].split("\n")[1:]
        beside = [*[line for line in above if line.strip()][-1:],
                  *[line for line in below if line.strip()][:1]]  # fmt: skip
        return any(len(_NUMBER.findall(_PHONE_LIKE.sub("", line))) >= _ROW for line in beside)

    def begins_line(self, at: int) -> bool:
        """Return whether nothing but spaces and signs of a list stands before a place."""
        before = self._line_before(at)
        return not before.strip(" \t\u00a0-*#>•(|")

    def _line_before(self, at: int) -> str:
        line = self.text[max(0, at - _AROUND) : at]
        return self._before + line[max(line.rfind("\n"), line.rfind("\f")) + 1 :]
