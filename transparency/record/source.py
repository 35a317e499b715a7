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

from transparency.language.printed import one_line
from transparency.record.block_text import FieldInText, fields_in_text
from transparency.record.comments import Comments
from transparency.record.problems import Problem, Rule
from transparency.record.slips import (
    COMMENT,
    CURLY_QUOTES,
    ESCAPE,
    Slip,
    is_in_curly_quotes,
    no_break_spaces,
    with_plain_spaces,
)
from transparency.record.syntax import syntax_problems
from transparency.record.text import read_text, text_problems

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = "str | int | list[Value] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]
"""The path from a file's root to a value: keys of mappings, indices of lists."""

LINE_KEY: Final = "\x00line"
"""Key under which each mapping carries its own line; no YAML file can hold it."""

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20
MAX_VALUES: Final = 50_000
"""Values of a file, keys among them; each costs memory and, where it is wrong, a message."""

_SPLIT: Final = "แยกข้อมูลเป็นหลายไฟล์ ไฟล์ละหนึ่งเรื่อง", "data/2566/measures/no-gift.yml"
_TOO_MANY: Final = Slip(Rule.TOO_MUCH, f"ไฟล์นี้มีข้อมูลเกิน {MAX_VALUES:,} ค่า", *_SPLIT)
_TOO_DEEP: Final = Slip(
    Rule.TOO_DEEP,
    f"ข้อมูลซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น",
    "ลดการย่อหน้าให้เหมือนตัวอย่างในหน้าคู่มือ",
    "actions:\n  - id: first-action",
)
"""The nesting is kept within what recursion can bear."""
_LOADER: Final[type] = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True)
class SourceFile:
    """One file as read: its values, or the problems that kept it from being read."""

    path: str
    """Relative to the repository, with forward slashes; what problems and pages name."""
    text: str
    value: Value
    problems: list[Problem] = field(default_factory=list)
    fields_in_text: list[FieldInText] = field(default_factory=list)
    """Lines of texts that begin as a field does."""

    def place(self, loc: Loc) -> tuple[int, int]:
        """Return line and column, from 1, of the value at ``loc`` or of its nearest parent.

        The text is parsed again for this, so that only files with a problem pay for positions.
        """
        while loc and loc not in self._marks:
            loc = loc[:-1]
        return self._marks.get(loc, (1, 1))

    @cached_property
    def _marks(self) -> dict[Loc, tuple[int, int]]:
        if self.problems:  # the text may be such as no parser takes
            return {}
        return _Reader(self.path, self.text, with_marks=True).read().marks


def read_source(file: Path, path: str) -> SourceFile:
    """Read one YAML file; ``path`` is its name in problems and on pages."""
    return parse_source(path, file.read_bytes())


def parse_source(path: str, data: bytes) -> SourceFile:
    """Return the values of YAML text in UTF-8, or its problems.

    A file that cannot be read at all has the empty mapping as its value.
    """
    if len(data) > MAX_BYTES:
        problem = Problem(
            path=path,
            line=1,
            column=1,
            rule=Rule.FILE_TOO_LARGE,
            message=f"ไฟล์ใหญ่ {len(data):,} ไบต์ เกินกำหนด {MAX_BYTES:,} ไบต์",
            remedy=_SPLIT[0],
            example=_SPLIT[1],
        )
        return SourceFile(path, "", {}, [problem])
    text, unreadable = read_text(path, data)
    if unreadable:
        return SourceFile(path, "", {}, unreadable)
    if problems := [*text_problems(path, text), *no_break_spaces(path, text)]:
        if Rule.INVISIBLE_CHARACTER not in {problem.rule for problem in problems}:
            problems += syntax_problems(path, with_plain_spaces(text))
        return SourceFile(path, text, {}, problems)
    reader = _Reader(path, text, with_marks=False).read()
    return SourceFile(path, text, reader.value, reader.problems, reader.fields_in_text)


class _Reader:
    """Builds values from the parser's events, so that nothing is guessed and nothing recurses."""

    def __init__(self, path: str, text: str, *, with_marks: bool) -> None:
        self.path = path
        self.text = text
        self.with_marks = with_marks
        self.value: Value = {}
        self.problems: list[Problem] = []
        self.fields_in_text: list[FieldInText] = []
        self.marks: dict[Loc, tuple[int, int]] = {}
        self._comments = Comments("" if with_marks else text)
        self._depth = 0
        self._count = 0

    def read(self) -> _Reader:
        """Fill value, problems and, if asked for, marks; return self."""
        try:
            self._events = iter(yaml.parse(self.text, Loader=_LOADER))
            self._read_document()
        except yaml.MarkedYAMLError:
            self.value = {}
            found = syntax_problems(self.path, self.text)
            self.problems += [problem for problem in found if problem not in self.problems]
        except _LimitError as error:
            self.value = {}
            self._report(error.event, **error.slip._asdict())
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
                event,
                rule=Rule.TWO_DOCUMENTS,
                message="มีเครื่องหมาย --- คั่นไฟล์เป็นหลายส่วน",
                remedy="ลบบรรทัด --- แล้วแยกเป็นไฟล์ละหนึ่งเรื่อง",
                example="title: ชื่อมาตรการ",
            )

    def _node(self, event: yaml.Event, loc: Loc) -> Value:
        self._count += 1
        if self._count > MAX_VALUES:
            raise _LimitError(event, _TOO_MANY)
        if self.with_marks:
            self.marks[loc] = _place(event)
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            self._report(
                event,
                rule=Rule.ANCHOR_OR_TAG,
                message="ใช้เครื่องหมาย & * หรือ ! ของ YAML ซึ่งระบบนี้ไม่รับ",
                remedy='เขียนข้อความเต็มแทน ถ้าเครื่องหมายเป็นส่วนหนึ่งของข้อความ ให้ครอบด้วย "',
                example='title: "*หมายเหตุ"',
            )
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._collection(event, loc)
        self._require_no_comment(event)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else ""

    def _require_no_comment(self, end: yaml.Event, *, in_brackets: bool = False) -> None:
        """Report a comment after the value that an event ends, whose words would be lost."""
        if place := self._comments.after(end, in_brackets=in_brackets):
            self._report(place, **COMMENT._asdict())

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        """Return a scalar's text; report an invisible character in it, and quotes that are none."""
        value = str(event.value)
        if event.style == '"' and next(text_problems(self.path, value), None):
            self._report(event, **ESCAPE._asdict())
        elif event.style in {"|", ">"} and not self.with_marks:
            self.fields_in_text += fields_in_text(event, self.text)
        elif not event.style and is_in_curly_quotes(value):
            self._report(event, **CURLY_QUOTES._asdict())
        return value

    def _collection(self, start: yaml.Event, loc: Loc) -> Value:
        if self._depth >= MAX_DEPTH:
            raise _LimitError(start, _TOO_DEEP)
        self._depth += 1
        mapping = isinstance(start, yaml.MappingStartEvent)
        value = self._mapping(start, loc) if mapping else self._sequence(start, loc)
        self._depth -= 1
        return value

    def _sequence(self, start: yaml.Event, loc: Loc) -> Value:
        values: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._node(event, (*loc, len(values))))
        self._require_no_comment(event, in_brackets=bool(getattr(start, "flow_style", False)))
        return values

    def _mapping(self, start: yaml.Event, loc: Loc) -> Value:
        values: dict[str, Value] = {LINE_KEY: _place(start)[0]}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, loc)
            if not isinstance(key, str):
                self._report(
                    event,
                    rule=Rule.KEY_NOT_TEXT,
                    message="ชื่อช่องต้องเป็นข้อความ",
                    remedy="เขียนชื่อช่องเป็นคำเดียว",
                    example="title: ชื่อมาตรการ",
                )
                key = str(key)
            if key in values:
                self._report(
                    event,
                    rule=Rule.DUPLICATE_KEY,
                    message=f"มีช่อง “{key}” ซ้ำในรายการเดียวกัน",
                    remedy="เหลือไว้ช่องเดียว ถ้ามีหลายค่าให้รวมเป็นรายการ",
                    example=f"{one_line(key)}: …",
                )
            place = _place(event)
            values[key] = self._node(next(self._events), (*loc, key))
            if self.with_marks:
                self.marks[*loc, key, LINE_KEY] = place
        self._require_no_comment(event, in_brackets=bool(getattr(start, "flow_style", False)))
        if self.with_marks:  # reading its keys has moved the mapping's own mark
            self.marks[loc] = _place(start)
        return values

    def _report_empty(self) -> None:
        self._report(
            (1, 1),
            rule=Rule.EMPTY_FILE,
            message="ไฟล์นี้ไม่มีข้อมูล",
            remedy="ใส่ข้อมูล หรือลบไฟล์นี้",
            example="ดูไฟล์อื่นในโฟลเดอร์เดียวกัน",
        )

    def _report(
        self,
        at: yaml.Event | tuple[int, int],
        *,
        rule: Rule,
        message: str,
        remedy: str,
        example: str,
    ) -> None:
        """Add a problem where an event starts, or at a line and column."""
        line, column = at if isinstance(at, tuple) else _place(at)
        self.problems.append(
            Problem(
                path=self.path,
                line=line,
                column=column,
                rule=rule,
                message=message,
                remedy=remedy,
                example=example,
            )
        )


class _LimitError(Exception):
    """A file is beyond one of the limits, at an event."""

    def __init__(self, event: yaml.Event, slip: Slip) -> None:
        self.event = event
        self.slip = slip


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
