"""Problems of YAML syntax, in words for clerks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from transparency.record.problems import Problem, Rule
from transparency.record.slips import CURLY_QUOTES, is_in_curly_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOADER: Final[type] = getattr(yaml, "CLoader", yaml.Loader)


class _Advice(NamedTuple):
    """What is wrong, how to put it right, and an example; all in Thai."""

    message: str
    remedy: str
    example: str


_SYNTAX: Final = {
    "mapping values are not allowed": _Advice(
        "มีเครื่องหมาย : ในตำแหน่งที่อ่านไม่ได้",
        'ถ้า : เป็นส่วนหนึ่งของข้อความ ให้ครอบข้อความทั้งหมดด้วยเครื่องหมาย " และดูว่าย่อหน้าตรงกับบรรทัดก่อนหน้า',
        'title: "โครงการ: ระยะที่ ๑"',
    ),
    "block sequence entries are not allowed": _Advice(
        "เครื่องหมาย - อยู่ในตำแหน่งที่อ่านไม่ได้",
        'ถ้าต้องการขีดเป็นข้อความ ให้เขียน "-" ในเครื่องหมายคำพูด ถ้าเป็นรายการ ให้ขึ้นบรรทัดใหม่',
        'suggestion: "-"',
    ),
    "found character that cannot start any token": _Advice(
        "มีอักขระที่ใช้ขึ้นต้นข้อความไม่ได้ (เช่น แท็บ @ % หรือ `)",
        'ใช้ช่องว่างแทนแท็บ หรือครอบข้อความด้วยเครื่องหมาย "',
        'title: "@หน่วยงาน"',
    ),
    "could not find expected ':'": _Advice(
        "บรรทัดนี้ไม่มีเครื่องหมาย : หลังชื่อช่อง",
        "ชื่อช่องต้องตามด้วย : และเว้นวรรคหนึ่งครั้ง ข้อความหลายบรรทัดให้เริ่มด้วย |- และย่อหน้าเข้าไป",
        "title: ชื่อมาตรการ",
    ),
    "found unexpected end of stream": _Advice(
        "เปิดเครื่องหมายคำพูดหรือวงเล็บไว้แต่ไม่ได้ปิด",
        "ปิดเครื่องหมายให้ครบคู่",
        'title: "ชื่อมาตรการ"',
    ),
    "unknown escape character": _Advice(
        'มีเครื่องหมาย \\ ในข้อความที่ครอบด้วย "',
        "ลบ \\ หรือครอบข้อความด้วย ' แทน",
        "title: 'ชื่อมาตรการ'",
    ),
}
"""By words of the parser's own message."""
_NOTICED_LATE: Final = ("could not find expected ':'", "found unexpected end of stream")
"""Messages whose mark is after the line that is wrong."""
_IN_BRACKETS: Final = ("while parsing a flow sequence", "while parsing a flow mapping")
"""What the parser was at, where a bracket that nothing closes swallows the lines below it."""
_LEFT_OPEN: Final = _SYNTAX["found unexpected end of stream"]
_SYNTAX_OTHERWISE: Final = _Advice(
    "ย่อหน้าหรือเครื่องหมายไม่ตรงกับบรรทัดก่อนหน้า จึงอ่านไฟล์ต่อไม่ได้",
    "จัดช่องว่างหน้าบรรทัดให้ตรงกับช่องอื่นในระดับเดียวกัน และปิดเครื่องหมายให้ครบคู่",
    "title: ชื่อมาตรการ\nactions:\n  - id: first-action",
)
_TAB: Final = _Advice(
    "ย่อหน้าด้วยแท็บ จึงอ่านไฟล์ต่อไม่ได้",
    "ลบแท็บ แล้วย่อหน้าด้วยช่องว่าง ให้ตรงกับช่องอื่นในระดับเดียวกัน",
    "actions:\n  - id: first-action",
)


_MAX_TOLD: Final = 20
"""Errors of one file that are told in one run; each takes another look at the file."""
_MAX_LENGTH: Final = 100_000
"""Characters of a file that is looked at again behind its first error."""
_FIELD: Final = re.compile(r"(?P<key>(?P<indent> *)(?:- +)*[A-Za-z_][\w-]*:)(?= |\r?\Z)", re.ASCII)
_QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
"""By the sign that opens it: a quoted text."""


def syntax_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the errors of a YAML text that can be told apart, in the order in which they are met.

    The parser stops at each. It is asked again about the text without the value at fault, or
    without the line and what is indented below it where that does not help.
    """
    lines, told = text.split("\n"), set[int]()
    while (error := _error_of(lines)) and len(told) < _MAX_TOLD:
        problem = _problem(path, lines, error)
        at = min(problem.line, len(lines)) - 1
        if at not in told:
            yield problem
            told.add(at)
            _empty(lines, at, keep_field=True)
        elif lines[at].strip():
            _empty(lines, at, keep_field=False)
        else:
            return
        if len(text) > _MAX_LENGTH:
            return


def _error_of(lines: Sequence[str]) -> yaml.MarkedYAMLError | None:
    """Return the first error of a YAML text, if there is one at a place."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=_LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    except yaml.YAMLError:
        return None  # a character that no YAML may hold, which `text` tells
    return None


def _problem(path: str, lines: Sequence[str], error: yaml.MarkedYAMLError) -> Problem:
    """Return an error of the YAML parser as a problem at the place that is to be mended."""
    advice = _SYNTAX_OTHERWISE
    for words, known in _SYNTAX.items():
        if words in (error.problem or ""):
            advice = known
    mark = error.problem_mark or error.context_mark
    if error.problem in _NOTICED_LATE:
        mark = error.context_mark or mark
    elif error.context in _IN_BRACKETS and mark and _starts_above(error, mark):
        mark, advice = error.context_mark, _LEFT_OPEN
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    rule = Rule.YAML_SYNTAX
    content = "".join(lines[line - 1 : line])
    field = _FIELD.match(content)
    if (quote := _left_open(lines, line)) is not None:
        (line, column), advice = quote, _LEFT_OPEN
    elif (tab := _tab_before_text(content)) is not None:
        column, advice = tab + 1, _TAB
    elif field and is_in_curly_quotes(content[field.end() :].strip()):
        column = len(content) - len(content[field.end() :].lstrip()) + 1
        rule, advice = CURLY_QUOTES.rule, _Advice(*CURLY_QUOTES[1:])
    return Problem(
        path=path,
        line=line,
        column=column,
        rule=rule,
        message=advice.message,
        remedy=advice.remedy,
        example=advice.example,
    )


def _starts_above(error: yaml.MarkedYAMLError, mark: yaml.Mark) -> bool:
    """Return whether what the parser was at begins on a line above a mark."""
    return error.context_mark is not None and error.context_mark.line < mark.line


def _left_open(lines: Sequence[str], until: int) -> tuple[int, int] | None:
    """Return line and column of the first quotation mark that nothing closes before a next field.

    Looked at are the lines before the one, from 1, where the parser has given up: it takes the
    next quotation mark for the end, wherever that stands.
    """
    fields = [(at, found) for at, line in enumerate(lines) if (found := _FIELD.match(line))]
    for (at, found), (following, _) in pairwise(fields):
        if at + 1 >= until:
            return None
        value = lines[at][found.end() :].lstrip()
        if value[:1] in _QUOTED and not _QUOTED[value[0]].match(
            "\n".join([value, *lines[at + 1 : following]])
        ):
            return at + 1, len(lines[at]) - len(value) + 1
    return None


def _empty(lines: list[str], at: int, *, keep_field: bool) -> None:
    """Take the value from a line, or all of it, and what is indented below it."""
    field = _FIELD.match(lines[at]) if keep_field else None
    depth = len(lines[at]) - len(lines[at].lstrip())
    if field:
        depth = len(field["key"]) - len(field["key"].lstrip(" -"))
    lines[at] = f'{field["key"]} ""' if field else ""
    for below in range(at + 1, len(lines)):
        line = lines[below]
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            return
        lines[below] = ""


def _tab_before_text(line: str) -> int | None:
    """Return the column, from 0, of a tab in a line's indentation, if there is one."""
    column = line.find("\t")
    return column if column >= 0 and not line[:column].strip() else None
