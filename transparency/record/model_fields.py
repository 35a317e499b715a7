"""What the model says of the fields of a file: their names, titles and examples."""

from __future__ import annotations

import re
import typing
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from transparency.language.nearest import nearest

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from transparency.record.source import Loc

_LIKENESS: Final = 0.6
"""Of a name to the one that it is taken for: see `nearest`."""
_BESIDE_TITLE: Final = re.compile(r"\s*[(:].*")
"""What a field's title says beyond the field's name in Thai."""


def known_fields(model: type[BaseModel]) -> list[str]:
    """Return the keys that staff may write in a record."""
    return [name for name, field in model.model_fields.items() if field.title]


@lru_cache(maxsize=32)
def fields_of_file(model: type[BaseModel]) -> frozenset[str]:
    """Return the keys that staff may write anywhere in a file of this kind."""
    waiting, seen = [model], set[type[BaseModel]]()
    names = set[str]()
    while waiting:
        one = waiting.pop()
        seen.add(one)
        names |= {*known_fields(one)}
        inner = (model_in(field.annotation) for field in one.model_fields.values())
        waiting += [found for found in inner if found and found not in seen]
    return frozenset(names)


def field_meant(model: type[BaseModel], key: str) -> str | None:
    """Return the field that an unknown key most resembles by name or by title, if it does."""
    if near := nearest(key, known_fields(model), likeness=_LIKENESS):
        return near
    titles = {
        _BESIDE_TITLE.sub("", model.model_fields[name].title or ""): name
        for name in known_fields(model)
    }
    longer = (title for title in titles if key and title.startswith(key))
    title = nearest(key, titles, likeness=_LIKENESS) or next(longer, None)
    return titles[title] if title else None


def example_for(name: str, field: FieldInfo) -> str:
    """Return a field as it should look in a file; what nests goes on a line of its own.

    So does a text that begins with a dash, behind the sign that keeps it from being a list.
    """
    value = str((field.examples or ["…"])[0])
    dashed = value.startswith("- ")
    if dashed and not _is_list(field.annotation):
        return f"{name}: |-\n  {value}"
    nests = dashed or model_in(field.annotation) is not None
    return f"{name}:\n  {value}" if nests else f"{name}: {value}"


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 - any annotation at all
    return typing.get_origin(annotation) is list or any(
        _is_list(argument) for argument in typing.get_args(annotation)
    )


def example_of(model: type[BaseModel]) -> str:
    """Return the required fields of a record with their examples."""
    return "\n".join(
        example_for(name, field)
        for name, field in model.model_fields.items()
        if field.title and field.is_required()
    )


def field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """Return the field that the last name of ``loc`` stands for, if the model has it."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return None
    cut = len(loc) - 1 - loc[::-1].index(names[-1])
    parent = model_at(model, loc[:cut])
    return parent.model_fields.get(names[-1]) if parent else None


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the model of the record at ``loc``."""
    current: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int):
            continue
        if current is None or part not in current.model_fields:
            return None
        current = model_in(current.model_fields[part].annotation)
    return current


def model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation at all
    """Return the first record type that an annotation such as ``list[X] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (model_in(argument) for argument in typing.get_args(annotation))
    return next((model for model in found if model), None)
