"""Makes a typed record of a file's plain values, and Thai problems of pydantic's errors."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from transparency.language.nearest import nearest
from transparency.record.model.types import Record
from transparency.record.problems import Problem, Rule
from transparency.record.source import LINE_KEY

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from transparency.record.model.types import FileRecord
    from transparency.record.source import Loc, SourceFile

R = TypeVar("R", bound="FileRecord")

_KINDS: Final = {
    "string_type": "ต้องเป็นข้อความ ไม่ใช่รายการหรือกลุ่มข้อมูล",
    "list_type": "ต้องเป็นรายการที่ขึ้นต้นแต่ละข้อด้วย -",
    "model_type": "ต้องเป็นกลุ่มข้อมูล คือ ช่อง: ค่า ในบรรทัดที่ย่อหน้าเข้าไป",
    "int_type": "ต้องเป็นตัวเลข",
    "date_type": "ต้องเป็นวันที่",
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
            example=_example_of(model),
        )
        return [problem]
    values = {**source.value, "\x00path": source.path, "\x00id": record_id}
    try:
        return model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        meant = {
            (*detail["loc"][:-1], near)
            for detail in details
            if detail["type"] == "extra_forbidden" and (near := _nearest(model, detail["loc"]))
        }
        return [
            _problem(source, model, detail)
            for detail in details
            if detail["type"] != "missing" or detail["loc"] not in meant
        ]


def _problem(source: SourceFile, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """Return one pydantic error as a problem at its place in the file."""
    loc = error["loc"]
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    kind = error["type"]
    field = _field_at(model, loc)
    example = _example(name, field) if field else _example_of(model)
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
        remedy="เขียนช่องนี้ให้เหมือนตัวอย่าง",
        example=example,
    )


def _for_field(title: str, message: str) -> str:
    return f"ช่อง {title}: {message}" if title else message


def _unknown_key(source: SourceFile, model: type[BaseModel], loc: Loc) -> Problem:
    """Return the problem for a key that the model does not know, naming the nearest it does."""
    parent = _model_at(model, loc[:-1]) or model
    if today := parent.moved.get(str(loc[-1])) if issubclass(parent, Record) else None:
        return _at(
            source,
            (*loc, LINE_KEY),
            rule=Rule.OLD_FORM,
            message=f"ช่อง “{loc[-1]}” เป็นรูปแบบเดิม ปัจจุบันอยู่ใต้ {today} ของแต่ละรอบ",
            remedy="ย้ายช่องนี้ไปไว้ใต้รอบของตน หรือสั่ง transparency migrate ให้ย้ายทั้งโฟลเดอร์",
            example=f"{today}:\n  - round: 1\n    {loc[-1]}: …",
        )
    near = _nearest(model, loc)
    remedy = f"น่าจะหมายถึง “{near}” ให้แก้ชื่อช่อง"
    if near is None:
        remedy = "ลบช่องนี้ หรือใช้ช่องที่มี: " + ", ".join(_known(parent))
    example = _example(near, parent.model_fields[near]) if near else _example_of(parent)
    return _at(
        source,
        (*loc, LINE_KEY),
        rule=Rule.UNKNOWN_KEY,
        message=f"ไม่รู้จักช่อง “{loc[-1]}”",
        remedy=remedy,
        example=example,
    )


def _nearest(model: type[BaseModel], loc: Loc) -> str | None:
    """Return the known key that an unknown one at ``loc`` most resembles, if it does."""
    parent = _model_at(model, loc[:-1]) or model
    return nearest(str(loc[-1]), _known(parent), likeness=0.6)


def _known(model: type[BaseModel]) -> list[str]:
    """Return the keys that staff may write in a record."""
    return [name for name, field in model.model_fields.items() if field.title]


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


def _example(name: str, field: FieldInfo) -> str:
    """Return a field as it should look in a file; what nests goes on a line of its own."""
    value = str((field.examples or ["…"])[0])
    nests = value.startswith("- ") or _model_in(field.annotation) is not None
    return f"{name}:\n  {value}" if nests else f"{name}: {value}"


def _example_of(model: type[BaseModel]) -> str:
    """Return the required fields of a record with their examples."""
    return "\n".join(
        _example(name, field)
        for name, field in model.model_fields.items()
        if field.title and field.is_required()
    )


def _field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """Return the field that the last name of ``loc`` stands for, if the model has it."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return None
    cut = len(loc) - 1 - loc[::-1].index(names[-1])
    parent = _model_at(model, loc[:cut])
    return parent.model_fields.get(names[-1]) if parent else None


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the model of the record at ``loc``."""
    current: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int):
            continue
        if current is None or part not in current.model_fields:
            return None
        current = _model_in(current.model_fields[part].annotation)
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation at all
    """Return the first record type that an annotation such as ``list[X] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in typing.get_args(annotation))
    return next((model for model in found if model), None)
