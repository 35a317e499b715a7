"""How a field refuses a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from transparency.record.problems import Rule


def refuse(*, rule: Rule, message: str, remedy: str, example: str) -> PydanticCustomError:
    """Return the error with which a field refuses a value; `typed` makes a `Problem` of it."""
    return PydanticCustomError(
        "refused",
        "{message}",
        {"rule": rule, "message": message, "remedy": remedy, "example": example},
    )
