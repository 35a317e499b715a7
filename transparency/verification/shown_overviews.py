"""What the digests of home, calendar and open questions cover, and of a round on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transparency.verification.overviews import MAX_LATEST_EVENTS

if TYPE_CHECKING:
    from transparency.record.passages import DatedEvent
    from transparency.record.rounds import HalfYear
    from transparency.verification.overviews import Calendar, Home, Questions


def of_a_round(half: HalfYear) -> Any:  # noqa: ANN401
    """Return what pages show of a round, whatever the day: the day itself is not of the record."""
    return [half.number, half.is_reported, half.due, half.results]


def home(found: Home) -> Any:  # noqa: ANN401
    """Return what the home page shows."""
    agency, counts = found.agency, found.counts
    place = [agency.name, agency.short_name, agency.subdistrict, agency.district, agency.province]
    numbers = [counts.states, counts.results, counts.events, counts.evidenced] if counts else None
    return [
        place,
        [[half.year, *of_a_round(half)] for half in found.halves],
        numbers,
        [[tally.name, tally.states] for tally in found.picture.tallies] if found.picture else None,
        len(found.events),
        [_event(entry) for entry in found.events[-MAX_LATEST_EVENTS:]],
        [[promise.question, promise.title] for promise in found.promises],
        found.frameworks,
        [found.waiting, found.empty] if found.waiting else None,
    ]


def calendar(found: Calendar) -> Any:  # noqa: ANN401
    """Return what the page of all events shows."""
    return [[_event(entry), reported.start, reported.end] for entry, reported in found.events]


def _event(entry: DatedEvent) -> list[object]:
    """Return what a list of events shows of one."""
    measure = entry.measure
    return [entry.event, measure.short_title or measure.title, entry.round]


def questions(found: Questions) -> Any:  # noqa: ANN401
    """Return what the page of the open questions shows."""
    sections = [
        [
            section.title,
            [[one.text, one.about] for group in section.groups for one in group.questions],
        ]
        for section in found.sections
    ]
    return [sections, [[half.year, *of_a_round(half)] for half in found.halves]]
