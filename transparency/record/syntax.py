"""Problems of YAML syntax, in words for clerks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.record.problems import Problem, Rule

if TYPE_CHECKING:
    import yaml


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


def syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return an error of the YAML parser as a problem at the place that is to be mended."""
    advice = _SYNTAX_OTHERWISE
    for words, known in _SYNTAX.items():
        if words in (error.problem or ""):
            advice = known
    mark = error.problem_mark or error.context_mark
    if error.problem in _NOTICED_LATE:
        mark = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    content = "".join(text.split("\n")[line - 1 : line])
    if (tab := _tab_before_text(content)) is not None:
        column, advice = tab + 1, _TAB
    return Problem(
        path=path,
        line=line,
        column=column,
        rule=Rule.YAML_SYNTAX,
        message=advice.message,
        remedy=advice.remedy,
        example=advice.example,
    )


def _tab_before_text(line: str) -> int | None:
    """Return the column, from 0, of a tab in a line's indentation, if there is one."""
    column = line.find("\t")
    return column if column >= 0 and not line[:column].strip() else None
