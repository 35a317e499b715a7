"""The pictures of a fiscal year: what each one counts, and its caption.

A picture holds facts and no looks. `charts.draw` draws it; a template shows it with its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from transparency.pictures.actions import ByMeasure, ByUnit, by_measure, by_unit
from transparency.pictures.counts import Counts, counts
from transparency.pictures.events import Timeline, timeline
from transparency.pictures.promptness import Promptness, promptness

if TYPE_CHECKING:
    from transparency.record.site import Site

__all__ = [
    "ByMeasure",
    "ByUnit",
    "Counts",
    "Picture",
    "Promptness",
    "Timeline",
    "by_measure",
    "by_unit",
    "counts",
    "promptness",
    "timeline",
    "year_in_pictures",
]

Picture: TypeAlias = ByMeasure | ByUnit | Timeline | Promptness


def year_in_pictures(site: Site, year: int) -> tuple[Picture, ...]:
    """Return the pictures of a fiscal year: those of actions for each round that can be counted.

    That of promptness is there only where days are promised.
    """
    days = site.records.prompt_days(year)
    prompt = (promptness(site, year, days),) if days else ()
    counted = [half for half in site.halves.of(year) if half.is_counted][::-1]
    actions = [picture(site, half) for half in counted for picture in (by_measure, by_unit)]
    return *actions, timeline(site, year), *prompt
