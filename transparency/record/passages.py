"""Parts of a measure with the measure, year and round that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transparency.record.model.measure import Event, Measure, Result
    from transparency.record.model.records import Ground


@dataclass(frozen=True)
class DatedEvent:
    """An event with the result that it belongs to."""

    event: Event
    result: Result
    measure: Measure
    year: int
    round: int
    anchor: str
    """Its place in the calendar."""


@dataclass(frozen=True)
class Reported:
    """A result with the round and the measure that it belongs to."""

    result: Result
    measure: Measure
    year: int
    round: int


@dataclass(frozen=True)
class Quoted:
    """A source passage (an action, sub-item or result) with its measure and year."""

    ground: Ground
    measure: Measure
    year: int
