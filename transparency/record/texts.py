"""Every text of a record, wherever it stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts_of(value: object) -> Iterator[str]:
    """Yield each text of a record or of a value in it, in the order of the fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, list):
        for entry in value:
            yield from texts_of(entry)
    elif isinstance(value, dict):
        for entry in (*value.keys(), *value.values()):
            yield from texts_of(entry)
