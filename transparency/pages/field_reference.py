"""The contents of ``/fields/``: every field of every kind of file, read from the model."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from transparency.record.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.site import Site


@dataclass(frozen=True)
class FieldRow:
    """One field that staff can write."""

    name: str
    title: str
    is_needed: bool
    choices: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Part:
    """The fields of a file, or of an entry in one."""

    id: str
    title: str
    where: str
    rows: list[FieldRow]


def field_reference(_site: Site) -> Mapping[str, Any]:
    """Return the context of the table of fields: ``parts``, a list of `Part`, each model once."""
    return {"parts": parts_of_files()}


def parts_of_files() -> list[Part]:
    """Return the fields of every kind of file and of the entries in them, each model once."""
    parts: dict[type[BaseModel], Part] = {}
    for kind in KINDS:
        _collect(kind.model, kind.title, f"data/{kind.pattern}", parts)
    return list(parts.values())


def _collect(
    model: type[BaseModel], title: str, where: str, parts: dict[type[BaseModel], Part]
) -> None:
    if model in parts:
        return
    fields = {name: field for name, field in model.model_fields.items() if field.title}
    rows = [
        FieldRow(
            name,
            field.title or "",
            field.is_required(),
            tuple(map(str, _choices(field.annotation))),
            str((field.examples or [""])[0]),
        )
        for name, field in fields.items()
    ]
    parts[model] = Part(model.__name__.lower(), title, where, rows)
    for name, field in fields.items():
        for inner in _models(field.annotation):
            _collect(inner, f"{field.title} ({name})", where, parts)


def _choices(annotation: Any) -> list[Any]:  # noqa: ANN401 - any annotation at all
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))
    return [choice for inner in typing.get_args(annotation) for choice in _choices(inner)]


def _models(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in typing.get_args(annotation) for model in _models(inner)]
