"""YAML text to plain values: every scalar a string, every key once, every place known.

YAML's guesses (octal numbers, yes and no, base-60 times, dates) never happen here. What makes a
file ambiguous or dangerous (two equal keys, anchors, tags, deep nesting, invisible characters)
is a problem and not a value.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml

from transparency.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Value: TypeAlias = "str | int | list[Value] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]
"""The way from a file's root to a value: keys of mappings, indices of lists."""

LINE_KEY: Final = "\x00line"
"""Key under which each mapping carries its own line; no YAML file can hold it."""

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20

_LOADER: Final[type] = getattr(yaml, "CLoader", yaml.Loader)
_INVISIBLE: Final = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SPLIT_SARA_AM: Final = "\u0e4d\u0e32"
_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        "มีเครื่องหมาย : ในตำแหน่งที่อ่านไม่ได้",
        'ถ้า : เป็นส่วนหนึ่งของข้อความ ให้ครอบข้อความทั้งหมดด้วยเครื่องหมาย " และดูว่าย่อหน้าตรงกับบรรทัดก่อนหน้า',
        'title: "โครงการ: ระยะที่ ๑"',
    ),
    (
        "block sequence entries are not allowed",
        "เครื่องหมาย - อยู่ในตำแหน่งที่อ่านไม่ได้",
        'ถ้าต้องการขีดเป็นข้อความ ให้เขียน "-" ในเครื่องหมายคำพูด ถ้าเป็นรายการ ให้ขึ้นบรรทัดใหม่',
        'suggestion: "-"',
    ),
    (
        "found character that cannot start any token",
        "มีอักขระที่ใช้ขึ้นต้นข้อความไม่ได้ (เช่น แท็บ @ % หรือ `)",
        'ใช้ช่องว่างแทนแท็บ หรือครอบข้อความด้วยเครื่องหมาย "',
        'title: "@หน่วยงาน"',
    ),
    (
        "could not find expected ':'",
        "บรรทัดนี้ไม่มีเครื่องหมาย : หลังชื่อช่อง",
        "ชื่อช่องต้องตามด้วย : และเว้นวรรคหนึ่งครั้ง ข้อความหลายบรรทัดให้เริ่มด้วย |- และย่อหน้าเข้าไป",
        "title: ชื่อมาตรการ",
    ),
    (
        "found unexpected end of stream",
        "เปิดเครื่องหมายคำพูดหรือวงเล็บไว้แต่ไม่ได้ปิด",
        "ปิดเครื่องหมายให้ครบคู่",
        'title: "ชื่อมาตรการ"',
    ),
    (
        "unknown escape character",
        'มีเครื่องหมาย \\ ในข้อความที่ครอบด้วย "',
        "ลบ \\ หรือครอบข้อความด้วย ' แทน",
        "title: 'ชื่อมาตรการ'",
    ),
)
_SYNTAX_OTHERWISE: Final = (
    "ย่อหน้าหรือเครื่องหมายไม่ตรงกับบรรทัดก่อนหน้า จึงอ่านไฟล์ต่อไม่ได้",
    "จัดช่องว่างหน้าบรรทัดให้ตรงกับช่องอื่นในระดับเดียวกัน และปิดเครื่องหมายให้ครบคู่",
    "title: ชื่อมาตรการ\nactions:\n  - id: first-action",
)


@dataclass(frozen=True)
class SourceFile:
    """One file as read: its values, or what keeps it from being read."""

    path: str
    """Relative to the repository, with forward slashes; what problems and pages name."""
    text: str
    value: Value
    problems: list[Problem] = field(default_factory=list)

    def place(self, loc: Loc) -> tuple[int, int]:
        """Return line and column, from 1, of the value at ``loc`` or of its nearest parent.

        Read anew from the text: only files with a problem pay for positions.
        """
        marks = _Reader(self.path, self.text, with_marks=True).read().marks
        while loc and loc not in marks:
            loc = loc[:-1]
        return marks.get(loc, (1, 1))


def read_source(file: Path, path: str) -> SourceFile:
    """Read one YAML file; ``path`` is the name under which its problems are told."""
    return parse_source(path, file.read_bytes())


def parse_source(path: str, data: bytes) -> SourceFile:
    """Return the values of YAML text in UTF-8, or the problems that hide them.

    A file that cannot be read at all has the empty mapping as its value.
    """
    if len(data) > MAX_BYTES:
        problem = Problem(
            path, 1, 1, "file-too-large",
            f"ไฟล์ใหญ่ {len(data):,} ไบต์ เกินกำหนด {MAX_BYTES:,} ไบต์",
            "แยกข้อมูลเป็นหลายไฟล์ ไฟล์ละหนึ่งเรื่อง",
            "data/2566/measures/no-gift.yml",
        )  # fmt: skip
        return SourceFile(path, "", {}, [problem])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            path, line, 1, "not-utf-8",
            "ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 จึงอ่านภาษาไทยไม่ได้",
            "เปิดไฟล์ในโปรแกรมแก้ไขข้อความ แล้วเลือก “บันทึกเป็น” ชนิดการเข้ารหัส UTF-8",
            "UTF-8",
        )  # fmt: skip
        return SourceFile(path, "", {}, [problem])
    if problems := list(text_problems(path, text)):
        return SourceFile(path, text, {}, problems)
    reader = _Reader(path, text, with_marks=False).read()
    return SourceFile(path, text, reader.value, reader.problems)


def text_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line with characters that the eye cannot tell or see."""
    if (
        unicodedata.is_normalized("NFC", text)
        and not _INVISIBLE.search(text)
        and _SPLIT_SARA_AM not in text
    ):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if match := _INVISIBLE.search(line):
            name = f"U+{ord(match[0]):04X}"
            yield Problem(
                path, number, match.start() + 1, "invisible-character",
                f"มีอักขระที่มองไม่เห็น ({name}) ซึ่งทำให้ค้นหาไม่พบ",
                "ลบอักขระนั้น: วางเคอร์เซอร์หลังตำแหน่งนี้ กด Backspace หนึ่งครั้ง หรือพิมพ์ข้อความช่วงนี้ใหม่",
                "พิมพ์ใหม่แทนการคัดลอกจาก PDF หรือ Word",
            )  # fmt: skip
        column = _first_difference(line)
        if column is not None:
            yield Problem(
                path, number, column + 1, "not-normalised",
                "ตัวอักษรช่วงนี้ประกอบจากหลายรหัส หน้าตาเหมือนกันแต่ค้นหาไม่พบ",
                "พิมพ์คำนี้ใหม่ด้วยแป้นพิมพ์ไทย สระอำให้พิมพ์ปุ่ม ำ ปุ่มเดียว",
                "คำ ทำ นำ",
            )  # fmt: skip


def _first_difference(line: str) -> int | None:
    """Return where the line leaves NFC or splits a sara am, or None."""
    normal = unicodedata.normalize("NFC", line).replace(_SPLIT_SARA_AM, "\u0e33")
    if normal == line:
        return None
    pairs = zip(line, normal, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), len(normal))


class _Reader:
    """Builds values from the parser's events, so that nothing is guessed and nothing recurses."""

    def __init__(self, path: str, text: str, *, with_marks: bool) -> None:
        self.path = path
        self.text = text
        self.with_marks = with_marks
        self.value: Value = {}
        self.problems: list[Problem] = []
        self.marks: dict[Loc, tuple[int, int]] = {}

    def read(self) -> _Reader:
        """Fill value, problems and, if asked for, marks; return self."""
        try:
            self._events = iter(yaml.parse(self.text, Loader=_LOADER))
            self._read_document()
        except yaml.MarkedYAMLError as error:
            self._report_syntax(error)
        except _TooDeepError as error:
            self._report(
                error.event, "too-deep", f"ข้อมูลซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น",
                "ลดการย่อหน้าให้เหมือนตัวอย่างในหน้าคู่มือ", "actions:\n  - id: first-action",
            )  # fmt: skip
        return self

    def _read_document(self) -> None:
        next(self._events)  # the stream's start
        if isinstance(event := next(self._events), yaml.StreamEndEvent):
            self._report_empty(event)
            return
        event = next(self._events)
        if isinstance(event, yaml.ScalarEvent) and not event.value and event.implicit[0]:
            self._report_empty(event)
            return
        self.value = self._node(event, ())
        next(self._events)  # the document's end
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            self._report(
                event, "two-documents", "มีเครื่องหมาย --- คั่นไฟล์เป็นหลายส่วน",
                "ลบบรรทัด --- แล้วแยกเป็นไฟล์ละหนึ่งเรื่อง", "title: ชื่อมาตรการ",
            )  # fmt: skip

    def _node(self, event: yaml.Event, loc: Loc) -> Value:
        if self.with_marks:
            self.marks[loc] = _place(event)
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            self._report(
                event, "anchor-or-tag", "ใช้เครื่องหมาย & * หรือ ! ของ YAML ซึ่งระบบนี้ไม่รับ",
                "เขียนข้อความเต็มแทน ถ้าเครื่องหมายเป็นส่วนหนึ่งของข้อความ ให้ครอบด้วย \"",
                'title: "*หมายเหตุ"',
            )  # fmt: skip
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, loc)
        return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""

    def _sequence(self, start: yaml.Event, loc: Loc) -> Value:
        if len(loc) >= MAX_DEPTH:
            raise _TooDeepError(start)
        values: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._node(event, (*loc, len(values))))
        return values

    def _mapping(self, start: yaml.Event, loc: Loc) -> Value:
        if len(loc) >= MAX_DEPTH:
            raise _TooDeepError(start)
        values: dict[str, Value] = {LINE_KEY: _place(start)[0]}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, loc)
            if not isinstance(key, str):
                self._report(
                    event, "key-not-text", "ชื่อช่องต้องเป็นข้อความ", "เขียนชื่อช่องเป็นคำเดียว",
                    "title: ชื่อมาตรการ",
                )  # fmt: skip
                key = str(key)
            if key in values:
                self._report(
                    event, "duplicate-key", f"มีช่อง “{key}” ซ้ำในรายการเดียวกัน",
                    "เหลือไว้ช่องเดียว ถ้ามีหลายค่าให้รวมเป็นรายการ", f"{key}: …",
                )  # fmt: skip
            place = _place(event)
            values[key] = self._node(next(self._events), (*loc, key))
            if self.with_marks:
                self.marks[*loc, key, LINE_KEY] = place
        if self.with_marks:  # reading its keys has moved the mapping's own mark
            self.marks[loc] = _place(start)
        return values

    def _report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        what, mend, example = _SYNTAX_OTHERWISE
        for said, *told in _SYNTAX:
            if said in (error.problem or ""):
                what, mend, example = told
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.value = {}
        self.problems.append(Problem(self.path, *place, "yaml-syntax", what, mend, example))

    def _report_empty(self, event: yaml.Event) -> None:
        self._report(event, "empty-file", "ไฟล์นี้ไม่มีข้อมูล", "ใส่ข้อมูล หรือลบไฟล์นี้", "title: ชื่อมาตรการ")

    def _report(self, event: yaml.Event, rule: str, what: str, mend: str, example: str) -> None:
        self.problems.append(Problem(self.path, *_place(event), rule, what, mend, example))


class _TooDeepError(Exception):
    """Nesting beyond what any record needs, and so beyond what a stack should bear."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__()
        self.event = event


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
