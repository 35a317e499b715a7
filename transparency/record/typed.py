"""Makes a typed record of a file's plain values, and Thai problems of pydantic's errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from transparency.record.model.types import Record
from transparency.record.model_fields import (
    example_for,
    example_of,
    field_at,
    field_meant,
    fields_of_file,
    known_fields,
    model_at,
)
from transparency.record.problems import Problem, Rule
from transparency.record.source import LINE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from transparency.record.model.types import FileRecord
    from transparency.record.source import Loc, SourceFile

R = TypeVar("R", bound="FileRecord")

_KINDS: Final = {
    "string_type": "ต้องเป็นข้อความ ไม่ใช่รายการหรือกลุ่มข้อมูล",
    "list_type": "ต้องเป็นรายการที่ขึ้นต้นแต่ละข้อด้วย -",
    "model_type": "ต้องเป็นกลุ่มข้อมูล คือ ช่อง: ค่า ในบรรทัดที่ย่อหน้าเข้าไป",
    "int_type": "ต้องเป็นตัวเลข",
    "decimal_type": "ต้องเป็นตัวเลข",
    "date_type": "ต้องเป็นวันที่",
}

_REMEDIES: Final = {
    "string_type": (
        "เขียนข้อความต่อจากชื่อช่อง ถ้ามีหลายบรรทัดหรือขึ้นต้นด้วย - ให้เขียน |- หลังชื่อช่อง "
        "แล้วขึ้นบรรทัดใหม่และย่อหน้าเข้าไป เหมือนตัวอย่าง"
    ),
}


def read_record(source: SourceFile, model: type[R], record_id: str) -> R | list[Problem]:
    """Return the typed record of a file, or a problem for each field that does not fit."""
    if not isinstance(source.value, dict):
        problem = Problem(
            path=source.path,
            line=1,
            column=1,
            rule=Rule.NOT_A_MAPPING,
            message="ไฟล์นี้ต้องเป็นช่องข้อมูล คือ ชื่อช่อง: ค่า",
            remedy="ดูตัวอย่างจากไฟล์อื่นในโฟลเดอร์เดียวกัน",
            example=example_of(model),
        )
        return [problem]
    values = {**source.value, "\x00path": source.path, "\x00id": record_id}
    slipped = [*_slipped(source, model)]
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        meant = {
            (*detail["loc"][:-1], near)
            for detail in details
            if detail["type"] == "extra_forbidden" and (near := _meant(model, detail["loc"]))
        }
        return slipped + [
            _problem(source, model, detail)
            for detail in details
            if detail["type"] != "missing" or detail["loc"] not in meant
        ]
    return slipped or record


def _slipped(source: SourceFile, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a problem for each field that has become a line of the text above it."""
    names = fields_of_file(model) if source.fields_in_text else ()
    for name, line, column in source.fields_in_text:
        if name in names:
            yield Problem(
                path=source.path,
                line=line,
                column=column,
                rule=Rule.FIELD_IN_TEXT,
                message=f"“{name}:” อยู่ในข้อความของช่องข้างบน เพราะย่อหน้าลึกเกินไป จึงไม่เป็นช่องข้อมูล",
                remedy=(
                    "ลดย่อหน้าของบรรทัดนี้ให้ตรงกับช่องข้างบน "
                    'ถ้าเป็นข้อความจริง ให้ครอบข้อความทั้งหมดด้วยเครื่องหมาย " แทน |-'
                ),
                example=f"text: |-\n  ข้อความ\n{name}: …",
            )


def _problem(source: SourceFile, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """Return one pydantic error as a problem at its place in the file."""
    loc = error["loc"]
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    kind = error["type"]
    field = field_at(model, loc)
    example = example_for(name, field) if field else example_of(model)
    title = f"{name} ({field.title})" if field else name
    if kind == "extra_forbidden":
        return _unknown_key(source, model, loc)
    if kind == "missing":
        return _at(
            source,
            loc[:-1],
            rule=Rule.MISSING_FIELD,
            message=f"ขาดช่อง {title}",
            remedy=f"เพิ่มช่อง {name} ในรายการนี้",
            example=example,
        )
    if kind == "refused":
        refusal = error["ctx"]
        return _at(
            source,
            loc,
            rule=refusal["rule"],
            message=_for_field(title, refusal["message"]),
            remedy=refusal["remedy"],
            example=refusal["example"],
        )
    if kind == "literal_error":
        given = f"“{error['input']}” " if isinstance(error["input"], str) else "ค่านี้"
        expected = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        return _at(
            source,
            loc,
            rule=Rule.NOT_A_CHOICE,
            message=_for_field(title, f"{given}ไม่อยู่ในค่าที่เลือกได้"),
            remedy=f"เลือกค่าใดค่าหนึ่ง: {expected}",
            example=example,
        )
    if kind in {"too_short", "too_long"}:
        bounds = error["ctx"]
        wanted = bounds.get("min_length", bounds.get("max_length"))
        return _at(
            source,
            loc,
            rule=Rule.WRONG_LENGTH,
            message=_for_field(title, f"มี {bounds['actual_length']} ข้อ"),
            remedy=f"ช่องนี้ต้องมี{'อย่างน้อย' if kind == 'too_short' else 'ไม่เกิน'} {wanted} ข้อ",
            example=example,
        )
    message = _KINDS.get(kind, "มีค่าที่ระบบอ่านไม่ได้")
    return _at(
        source,
        loc,
        rule=Rule.WRONG_KIND,
        message=_for_field(title, message),
        remedy=_REMEDIES.get(kind, "เขียนช่องนี้ให้เหมือนตัวอย่าง"),
        example=example,
    )


def _for_field(title: str, message: str) -> str:
    return f"ช่อง {title}: {message}" if title else message


def _unknown_key(source: SourceFile, model: type[BaseModel], loc: Loc) -> Problem:
    """Return the problem for a key that the model does not know, naming the nearest it does."""
    parent = model_at(model, loc[:-1]) or model
    if today := parent.moved.get(str(loc[-1])) if issubclass(parent, Record) else None:
        return _at(
            source,
            (*loc, LINE_KEY),
            rule=Rule.OLD_FORM,
            message=f"ช่อง “{loc[-1]}” เป็นรูปแบบเดิม ปัจจุบันอยู่ใต้ {today} ของแต่ละรอบ",
            remedy="ย้ายช่องนี้ไปไว้ใต้รอบของตน หรือสั่ง transparency migrate ให้ย้ายทั้งโฟลเดอร์",
            example=f"{today}:\n  - round: 1\n    {loc[-1]}: …",
        )
    near = _meant(model, loc)
    remedy = f"น่าจะหมายถึง “{near}” ให้แก้ชื่อช่อง"
    if near and not str(loc[-1]).isascii():
        remedy = f"ชื่อช่องเป็นภาษาอังกฤษ {remedy} ({parent.model_fields[near].title})"
    if near is None:
        remedy = "ลบช่องนี้ หรือใช้ช่องที่มี: " + ", ".join(known_fields(parent))
    example = example_for(near, parent.model_fields[near]) if near else example_of(parent)
    return _at(
        source,
        (*loc, LINE_KEY),
        rule=Rule.UNKNOWN_KEY,
        message=f"ไม่รู้จักช่อง “{loc[-1]}”",
        remedy=remedy,
        example=example,
    )


def _meant(model: type[BaseModel], loc: Loc) -> str | None:
    """Return the field that an unknown key at ``loc`` is taken for, if it resembles one."""
    return field_meant(model_at(model, loc[:-1]) or model, str(loc[-1]))


def _at(
    source: SourceFile, loc: Loc, *, rule: Rule, message: str, remedy: str, example: str
) -> Problem:
    line, column = source.place(loc)
    return Problem(
        path=source.path,
        line=line,
        column=column,
        rule=rule,
        message=message,
        remedy=remedy,
        example=example,
    )
