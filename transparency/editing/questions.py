"""A question of ``transparency new``: what it asks for, what it offers, and how it is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from transparency.language.nearest import nearest
from transparency.language.printed import one_line
from transparency.language.thai import arabic_digits, long_date, parse_date
from transparency.record.model.types import ID_PATTERN
from transparency.record.text import text_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from transparency.record.site import Site


NONE: Final = "-"
"""The answer that says: none of the choices."""


class AnswerError(Exception):
    """An answer cannot be used; the message says why in Thai."""


@dataclass(frozen=True)
class Choice:
    """One of the answers that a question offers."""

    value: str
    label: str
    """What it is called in Thai; empty where the value says it."""


@dataclass
class Context:
    """What questions are asked about: the record as it is, and the answers so far."""

    site: Site
    data_dir: Path
    answers: dict[str, Any] = field(default_factory=dict)
    """By the name of the question: the answer as it was read."""

    def text(self, name: str) -> str:
        """Return an answer that is a text; empty where there is none."""
        return str(self.answers.get(name) or "")


@dataclass(frozen=True)
class Question:
    """One question."""

    name: str
    """As in ``--set name=…``."""
    text: str
    """What is asked, in Thai."""
    read: Callable[[str, Context], object]
    """Returns the answer as the record keeps it; raises `AnswerError`."""
    needed: bool = True
    many: bool = False
    """Whether there may be several answers, each on its line."""
    choices: Callable[[Context], Sequence[Choice]] | None = None
    default: Callable[[Context], str] | None = None
    when: Callable[[Context], bool] | None = None
    """Whether the question is asked at all; it may always be answered."""


def read_answer(question: Question, given: str, context: Context) -> object:
    """Return an answer as the record keeps it.

    Raises:
        AnswerError: the answer cannot be used.
    """
    plain = "\n".join(line.rstrip() for line in given.strip("\n").split("\n"))
    for problem in text_problems("คำตอบ", plain):
        msg = f"{problem.message} {problem.remedy}"
        raise AnswerError(msg)
    return question.read(plain, context)


def of_field(
    model: type[BaseModel], name: str, *, past: bool = False
) -> Callable[[str, Context], object]:
    """Return a reader of a text that a field of a model takes; ``past``: of a day gone by."""

    def read(given: str, context: Context) -> object:
        text = given.strip()
        _fitting(model, name, text)
        if past and (day := parse_date(text)) > context.site.today:
            msg = f"{long_date(day)} ยังมาไม่ถึง (วันนี้ {long_date(context.site.today)})"
            raise AnswerError(msg)
        return text

    return read


def new_id(
    taken: Callable[[Context], Collection[str]], example: str
) -> Callable[[str, Context], object]:
    """Return a reader of an id that a person chooses, and that nothing else has."""

    def read(given: str, context: Context) -> object:
        name = given.strip()
        if not ID_PATTERN.fullmatch(name):
            msg = f"รหัส “{one_line(name)}” ใช้ไม่ได้ ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น {example}"
            raise AnswerError(msg)
        if name in taken(context):
            msg = f"รหัส “{name}” มีอยู่แล้ว ไม่เขียนทับ ให้ใช้รหัสอื่น เช่น {name}-2"
            raise AnswerError(msg)
        return name

    return read


def of_list(model: type[BaseModel], name: str) -> Callable[[str, Context], object]:
    """Return a reader of a list that a field of a model takes: an entry on each line."""

    def read(given: str, _context: Context) -> object:
        entries = [line.strip() for line in given.split("\n") if line.strip()]
        _fitting(model, name, entries)
        return entries

    return read


def one_of(choices: Callable[[Context], Sequence[Choice]]) -> Callable[[str, Context], object]:
    """Return a reader of one of the choices."""

    def read(given: str, context: Context) -> object:
        return _chosen(given.strip(), choices(context))

    return read


def some_of(choices: Callable[[Context], Sequence[Choice]]) -> Callable[[str, Context], object]:
    """Return a reader of some of the choices, between them line breaks, commas or spaces.

    `NONE` is a list of none.
    """

    def read(given: str, context: Context) -> object:
        offered = choices(context)
        if given.strip() == NONE:
            return []
        words = given.replace(",", " ").split()
        return list(dict.fromkeys(_chosen(word, offered) for word in words))

    return read


def pairs(
    model: type[BaseModel], first: str, second: str, *, attached: bool = False
) -> Callable[[str, Context], object]:
    """Return a reader of records of two fields, on each line one: a word, a space and the rest.

    ``attached``: the word names a file below ``data/files/``.
    """

    def read(given: str, context: Context) -> object:
        return [_pair(line, context) for line in given.split("\n") if line.strip()]

    def _pair(line: str, context: Context) -> dict[str, str]:
        word, _, rest = line.strip().partition(" ")
        if not rest.strip():
            parts = f"{title(first)} แล้วตามด้วย{title(second)}"
            msg = f"“{one_line(line)}” ต้องมีสองส่วน คั่นด้วยเว้นวรรค: {parts}"
            raise AnswerError(msg)
        _fitting(model, first, word)
        _fitting(model, second, rest.strip())
        if attached and word not in (files := context.site.records.attachments):
            near = nearest(word, files)
            meant = f" น่าจะหมายถึง “{near}”" if near else ""
            msg = f"ไม่มีไฟล์ “{word}” ใน data/files/{meant} ให้วางไฟล์ไว้ที่นั่นก่อน"
            raise AnswerError(msg)
        return {first: word, second: rest.strip()}

    def title(name: str) -> str:
        return model.model_fields[name].title or name

    return read


def _chosen(given: str, offered: Sequence[Choice]) -> str:
    """Return the value that was given, or that of the number under which it is offered."""
    values = [choice.value for choice in offered]
    if given in values:
        return given
    digits = arabic_digits(given)
    if digits in values:
        return digits
    if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= len(values):
        return values[int(digits) - 1]
    near = nearest(given, values)
    meant = f" น่าจะหมายถึง “{near}”" if near else ""
    known = f" มีแต่ {', '.join(values)}" if values else " ยังไม่มีรายการให้เลือก"
    msg = f"ไม่มี “{one_line(given)}” ให้เลือก{meant}{known}"
    raise AnswerError(msg)


def _fitting(model: type[BaseModel], name: str, value: object) -> None:
    """Check that a field of a model takes a value.

    Raises:
        AnswerError: it does not.
    """
    known = model.model_fields[name]
    kind: Any = known.annotation
    for part in known.metadata:
        kind = Annotated[kind, part]
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        raise AnswerError(" ".join(_words(error, known.title or name))) from None


def _words(error: ValidationError, title: str) -> Iterator[str]:
    """Yield in Thai what is wrong with a value, from the first of its errors."""
    first = error.errors(include_url=False)[0]
    context = first.get("ctx", {})
    match first["type"]:
        case "refused":
            yield f"{context['message']} {context['remedy']} เช่น {one_line(context['example'])}"
        case "literal_error":
            yield f"{title}: เลือกค่าใดค่าหนึ่ง {context['expected'].replace(chr(39), '')}"
        case "too_short" | "too_long":
            wanted = context.get("min_length", context.get("max_length"))
            yield f"{title} ต้องมี {wanted} ข้อ ไม่ใช่ {context['actual_length']} ข้อ"
        case _:
            yield f"{title}: ค่านี้ใช้ไม่ได้"
