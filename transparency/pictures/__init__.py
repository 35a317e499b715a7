"""The pictures of a fiscal year: what each one counts, and its caption.

A picture holds facts and no looks. `charts.draw` draws it; a template shows it with its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from transparency.pictures.actions import ByMeasure, ByUnit, by_measure, by_unit
from transparency.pictures.budgets import Budgets, budgets
from transparency.pictures.counts import Counts, counts
from transparency.pictures.events import Timeline, timeline
from transparency.pictures.promptness import Promptness, promptness
from transparency.pictures.scores import ScoresByYear, scores_by_year
from transparency.record.bands import judged_with

if TYPE_CHECKING:
    from transparency.record.site import Site

__all__ = [
    "Budgets",
    "ByMeasure",
    "ByUnit",
    "Counts",
    "Picture",
    "Promptness",
    "ScoresByYear",
    "Timeline",
    "budgets",
    "by_measure",
    "by_unit",
    "counts",
    "promptness",
    "scores_by_year",
    "timeline",
    "year_in_pictures",
]

Picture: TypeAlias = ByMeasure | ByUnit | Timeline | Promptness | Budgets | ScoresByYear


def year_in_pictures(site: Site, year: int) -> tuple[Picture, ...]:
    """Return the pictures of a fiscal year: those of actions for each round that can be counted.

    That of promptness is there only where days are promised, that of budgets where something is
    said of money, and that of scores where the year has some.
    """
    days = site.records.prompt_days(year)
    prompt = (promptness(site, year, days),) if days else ()
    counted = [half for half in site.halves.of(year) if half.is_counted][::-1]
    actions = [picture(site, half) for half in counted for picture in (by_measure, by_unit)]
    money = budgets(site, year)
    scores = scores_by_year(year, judged_with(site.records, year))
    said = tuple(picture for picture in (money, scores) if picture)
    return *actions, timeline(site, year), *prompt, *said
