"""An earlier change of a record, as its page lists it; `history` reads them from git."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Edit:
    """One change of one record."""

    day: date
    commit: str
    """The commit's hash in hexadecimal; empty where it holds what may not be shown."""
    lines: tuple[str, ...]
    """A line of Thai for each difference; empty where the differences are not known."""
