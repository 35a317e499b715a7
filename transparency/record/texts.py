"""Every text of a record, wherever it stands in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts_of(value: object) -> Iterator[str]:
    """Yield each text of a record or of a value in it, in the order of the fields."""
    found: list[str] = []
    _collect(value, found)
    yield from found


def _collect(value: object, found: list[str]) -> None:
    """Add each text of a value; a generator in a generator would take most of the time."""
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, BaseModel):
        for name in _fields(type(value)):
            _collect(getattr(value, name), found)
    elif isinstance(value, list):
        for entry in value:
            _collect(entry, found)
    elif isinstance(value, dict):
        for entry in (*value.keys(), *value.values()):
            _collect(entry, found)


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)
