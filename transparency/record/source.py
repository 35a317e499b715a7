"""YAML text to plain values: every scalar a string, every key once, every place known.

YAML's guesses (octal numbers, yes and no, base-60 times, dates) never happen here. What makes a
file ambiguous or dangerous (two equal keys, anchors, tags, deep nesting, invisible characters)
is a problem and not a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml

from transparency.record.problems import Problem
from transparency.record.text import read_text, text_problems

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = "str | int | list[Value] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]
"""The way from a file's root to a value: keys of mappings, indices of lists."""

LINE_KEY: Final = "\x00line"
"""Key under which each mapping carries its own line; no YAML file can hold it."""

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20

_LOADER: Final[type] = getattr(yaml, "CLoader", yaml.Loader)
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
_TOLD_TOO_LATE: Final = ("could not find expected ':'", "found unexpected end of stream")
"""What the parser notices only after the line that is wrong."""
_SYNTAX_OTHERWISE: Final = (
    "ย่อหน้าหรือเครื่องหมายไม่ตรงกับบรรทัดก่อนหน้า จึงอ่านไฟล์ต่อไม่ได้",
    "จัดช่องว่างหน้าบรรทัดให้ตรงกับช่องอื่นในระดับเดียวกัน และปิดเครื่องหมายให้ครบคู่",
    "title: ชื่อมาตรการ\nactions:\n  - id: first-action",
)
_TAB: Final = (
    "ย่อหน้าด้วยแท็บ จึงอ่านไฟล์ต่อไม่ได้",
    "ลบแท็บ แล้วย่อหน้าด้วยช่องว่าง ให้ตรงกับช่องอื่นในระดับเดียวกัน",
    "actions:\n  - id: first-action",
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
        while loc and loc not in self._marks:
            loc = loc[:-1]
        return self._marks.get(loc, (1, 1))

    @cached_property
    def _marks(self) -> dict[Loc, tuple[int, int]]:
        return _Reader(self.path, self.text, with_marks=True).read().marks


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
    text, unreadable = read_text(path, data)
    if unreadable:
        return SourceFile(path, "", {}, unreadable)
    if problems := list(text_problems(path, text)):
        return SourceFile(path, text, {}, problems)
    reader = _Reader(path, text, with_marks=False).read()
    return SourceFile(path, text, reader.value, reader.problems)


class _Reader:
    """Builds values from the parser's events, so that nothing is guessed and nothing recurses."""

    def __init__(self, path: str, text: str, *, with_marks: bool) -> None:
        self.path = path
        self.text = text
        self.with_marks = with_marks
        self.value: Value = {}
        self.problems: list[Problem] = []
        self.marks: dict[Loc, tuple[int, int]] = {}
        self._depth = 0

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
        if isinstance(next(self._events), yaml.StreamEndEvent):
            self._report_empty()
            return
        event = next(self._events)
        if isinstance(event, yaml.ScalarEvent) and not event.value and event.implicit[0]:
            self._report_empty()
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
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._collection(event, loc)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else ""

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        """Return a scalar's text; an escape in it may not bring in what a file may not hold."""
        value = str(event.value)
        if event.style == '"' and next(text_problems(self.path, value), None):
            self._report(
                event, "invisible-character", "มีอักขระพิเศษที่เขียนด้วย \\ ซึ่งมองไม่เห็นหรือค้นหาไม่พบ",
                "ลบส่วนที่ขึ้นต้นด้วย \\ แล้วพิมพ์ตัวอักษรจริง", 'title: "ชื่อมาตรการ"',
            )  # fmt: skip
        return value

    def _collection(self, start: yaml.Event, loc: Loc) -> Value:
        if self._depth >= MAX_DEPTH:
            raise _TooDeepError(start)
        self._depth += 1
        mapping = isinstance(start, yaml.MappingStartEvent)
        value = self._mapping(start, loc) if mapping else self._sequence(loc)
        self._depth -= 1
        return value

    def _sequence(self, loc: Loc) -> Value:
        values: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._node(event, (*loc, len(values))))
        return values

    def _mapping(self, start: yaml.Event, loc: Loc) -> Value:
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
        if error.problem in _TOLD_TOO_LATE:
            mark = error.context_mark or mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line = "".join(self.text.split("\n")[place[0] - 1 : place[0]])
        if (tab := _tab_before_text(line)) is not None:
            place = (place[0], tab + 1)
            what, mend, example = _TAB
        self.value = {}
        self.problems.append(Problem(self.path, *place, "yaml-syntax", what, mend, example))

    def _report_empty(self) -> None:
        told = ("ไฟล์นี้ไม่มีข้อมูล", "ใส่ข้อมูล หรือลบไฟล์นี้", "ดูไฟล์อื่นในโฟลเดอร์เดียวกัน")
        self.problems.append(Problem(self.path, 1, 1, "empty-file", *told))

    def _report(self, event: yaml.Event, rule: str, what: str, mend: str, example: str) -> None:
        self.problems.append(Problem(self.path, *_place(event), rule, what, mend, example))


def _tab_before_text(line: str) -> int | None:
    """Return the column, from 0, of a tab in a line's indentation, if there is one."""
    column = line.find("\t")
    return column if column >= 0 and not line[:column].strip() else None


class _TooDeepError(Exception):
    """Nesting beyond what any record needs, and so beyond what a stack should bear."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__()
        self.event = event


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
