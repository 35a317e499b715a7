"""New data files as text: each field with its title, whether it is needed, and an example.

A line that begins with ``##`` explains. One that begins with ``#`` and a space is an example:
without these two characters it is a line of the record, and passes `check`.
"""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from pydantic import BaseModel

from transparency.editing.examples import PLAIN
from transparency.editing.schema import modeline
from transparency.editing.yaml_files import yaml_of
from transparency.record.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from transparency.editing.examples import Examples
    from transparency.record.model.kinds import Kind

Detail: TypeAlias = Literal["all", "short", "needed"]
"""Which optional fields a template names: all, those of the file itself, or none."""


def kind_named(name: str) -> Kind:
    """Return the kind of file with an ASCII name such as ``unit``."""
    return next(kind for kind in KINDS if kind.name == name)


def new_file(
    kind: Kind,
    path: str,
    values: Mapping[str, Any],
    examples: Examples = PLAIN,
    detail: Detail = "all",
) -> str:
    """Return the text of a new file at ``path``.

    ``values`` are texts, lists and mappings by the name of a field. A required field without a
    value is left empty, for staff to fill in; an optional one stands in a comment, as ``detail``
    says.
    """
    lines = _record(kind.model, values, examples, detail)
    return modeline(path, kind) + f"## {kind.title}\n" + "".join(f"{line}\n" for line in lines)


def _record(
    model: type[BaseModel], values: Mapping[str, Any], examples: Examples, detail: Detail
) -> Iterator[str]:
    """Yield the lines of a record: what it needs and what is given, then the rest as comments."""
    fields = {name: field for name, field in model.model_fields.items() if _is_written(name, field)}
    needed = [name for name, field in fields.items() if field.is_required()]
    first = [*needed, *(name for name in fields if name in values and name not in needed)]
    for name in [*first, *(name for name in fields if name not in first)]:
        field = fields[name]
        title = f"## {field.title} ({'ต้องมี' if field.is_required() else 'ไม่มีก็ได้'})"
        if name in first:
            yield title
            yield from _filled(name, field, values.get(name), examples, detail)
        elif detail != "needed":
            yield title
            yield from _commented(model, name, examples, detail)


def _is_written(name: str, field: FieldInfo) -> bool:
    """Return whether staff write a field: a file's own id is its name."""
    return bool(field.title) and not (name == "id" and field.alias not in {None, name})


def _filled(
    name: str, field: FieldInfo, value: object, examples: Examples, detail: Detail
) -> Iterator[str]:
    """Yield a field with its value, or empty; the first entry of a list has its own comments."""
    model, is_list = _model_in(field.annotation), _is_list(field.annotation)
    if model is None:
        yield from (yaml_of({name: value}).splitlines() if value is not None else [f"{name}:"])
        return
    yield f"{name}:"
    if is_list:
        entries: list[Any] = value if isinstance(value, list) else [{}]
        yield from _dashed(_record(model, entries[0], examples, detail))
        more = yaml_of({name: entries[1:]}).splitlines()[1:] if entries[1:] else []
        yield from more
    else:
        inner: Any = value or {}
        yield from (f"  {line}" for line in _record(model, inner, examples, detail))


def _commented(
    model: type[BaseModel], name: str, examples: Examples, detail: Detail
) -> Iterator[str]:
    lines = list(_example(model, name, examples, detail))
    yield from (f"# {line}" for line in lines)
    if not lines:
        yield f"## {name}: {examples.reason(model.__name__, name)}"


def _example(
    model: type[BaseModel], name: str, examples: Examples, detail: Detail
) -> Iterator[str]:
    """Yield a field's lines with examples; none where there is nothing yet that it could name."""
    field = model.model_fields[name]
    example = examples.of(model.__name__, name, field)
    if example is None:
        return
    inner, is_list = _model_in(field.annotation), _is_list(field.annotation)
    if inner is None:
        if not example.startswith("- "):
            yield f"{name}: {example}"
        elif is_list:
            yield from (f"{name}:", f"  {example}")
        else:
            yield from yaml_of({name: example}).splitlines()
        return
    lines = list(_whole(inner, examples, detail))
    if lines:
        yield f"{name}:"
        yield from _dashed(lines) if is_list else (f"  {line}" for line in lines)


def _whole(model: type[BaseModel], examples: Examples, detail: Detail) -> Iterator[str]:
    """Yield a record of examples; nothing where one that it needs is missing."""
    fields = {name: field for name, field in model.model_fields.items() if _is_written(name, field)}
    needed = {name for name, field in fields.items() if field.is_required()}
    parts = {
        name: list(_example(model, name, examples, detail))
        for name in sorted(fields, key=lambda name: name not in needed)
        if detail == "all" or name in needed or not needed
    }
    if any(not parts[name] for name in needed):
        return
    for name, lines in parts.items():
        yield f"## {fields[name].title} ({'ต้องมี' if name in needed else 'ไม่มีก็ได้'})"
        yield from lines or [f"## {name}: {examples.reason(model.__name__, name)}"]


def _dashed(lines: typing.Iterable[str]) -> Iterator[str]:
    """Yield a record's lines as an entry of a list: a dash before its first field."""
    is_first = True
    for line in lines:
        if is_first and not line.startswith("#"):
            is_first = False
            yield f"  - {line}"
        else:
            yield f"  {line}" if is_first else f"    {line}"


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation at all
    """Return the record type that an annotation such as ``list[X] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in typing.get_args(annotation))
    return next((model for model in found if model), None)


def _is_list(annotation: Any) -> bool:  # noqa: ANN401
    return typing.get_origin(annotation) is list or any(
        _is_list(argument) for argument in typing.get_args(annotation)
    )
