"""The contents of the pages that tell of all records: home, calendar and open questions.

What these pages show depends on the day as well: a round runs, ends and is missed. Here they are
as they will be when every round is over, so that no digest changes with the day alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from transparency import pictures
from transparency.record.questions import open_questions
from transparency.record.site import Site
from transparency.record.to_fill_in import empty_sections, waiting_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transparency.pictures.actions import ByMeasure
    from transparency.pictures.counts import Counts
    from transparency.record.model.agency import Agency
    from transparency.record.model.measure import Promise
    from transparency.record.model.period import Round
    from transparency.record.page import Page
    from transparency.record.passages import DatedEvent
    from transparency.record.questions import Section
    from transparency.record.rounds import HalfYear

MAX_LATEST_EVENTS: Final = 4
"""Events on the home page."""


@dataclass(frozen=True)
class Home:
    """The last reported round, counted, and what the home page leads to."""

    agency: Agency
    halves: Sequence[HalfYear]
    """All rounds of all years."""
    counts: Counts | None
    """Of the round that the page tells of; None where there is no year."""
    picture: ByMeasure | None
    events: Sequence[DatedEvent]
    """All events, earliest first."""
    promises: Sequence[Promise]
    frameworks: Sequence[int]
    """The years that have one."""
    waiting: int
    """Texts that are to be filled in; where there are some, the page says what is empty, too."""
    empty: Sequence[str]
    """What is said of each section without a record."""


@dataclass(frozen=True)
class Calendar:
    """All events, each with the round that reports it."""

    events: Sequence[tuple[DatedEvent, Round]]


@dataclass(frozen=True)
class Questions:
    """The open questions, and the rounds of which some are asked in time."""

    sections: Sequence[Section]
    halves: Sequence[HalfYear]


def home(site: Site, _page: Page) -> Home:
    """Return the contents of the home page."""
    later = _when_all_is_over(site)
    half = later.halves.front
    measures = later.measures(half.year) if half else []
    return Home(
        site.agency,
        _halves(later),
        pictures.counts(later, half, measures) if half else None,
        pictures.by_measure(later, half) if half else None,
        site.events,
        site.promises,
        [year for year in site.years if site.records.years[year].framework],
        sum(1 for _ in waiting_texts(site)),
        [section.text for section in empty_sections(site)],
    )


def calendar(site: Site, _page: Page) -> Calendar:
    """Return the contents of the page of all events."""
    years = site.records.years
    return Calendar([(entry, years[entry.year].rounds[entry.round]) for entry in site.events])


def questions(site: Site, _page: Page) -> Questions:
    """Return the contents of the page of the open questions."""
    later = _when_all_is_over(site)
    return Questions(open_questions(later), _halves(later))


def _when_all_is_over(site: Site) -> Site:
    return Site(site.records, [], date.max)


def _halves(site: Site) -> list[HalfYear]:
    return [half for year in site.years for half in site.halves.of(year)]
