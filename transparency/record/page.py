"""Addresses of the record's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transparency.record.model.measure import Measure


def measure_address(year: int, measure: Measure) -> str:
    """Return the address of a measure's page, from the site's root."""
    return f"/{year}/measures/{measure.id}/"
