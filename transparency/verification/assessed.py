"""The contents of the pages of the ITA assessment: a year's framework, and one OIT item of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.record.bands import judged_until
from transparency.record.model.records import responsible_units, rows_of
from transparency.record.oit import answers
from transparency.record.page import Kind, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transparency.record.bands import Judged
    from transparency.record.model.agency import Agency, Unit
    from transparency.record.model.measure import Document, Measure, Promise
    from transparency.record.model.period import Framework, Round
    from transparency.record.oit import Answer
    from transparency.record.site import Site


@dataclass(frozen=True)
class Ita:
    """A year's ITA framework, and the records that answer items of it."""

    year: int
    framework: Framework
    assignment: Document | None
    """The order that assigns the indicators to persons or units."""
    documents: Sequence[Document]
    promises: Sequence[Promise]
    measures: Sequence[Measure]
    rounds: Sequence[Round]
    scores: Sequence[Judged]
    """The results up to this year, the earliest first."""
    answers: Mapping[str, Answer]
    """By role: the items of which the record has something."""


@dataclass(frozen=True)
class OitItem:
    """What the record has of one OIT item, for the assessor."""

    agency: Agency
    year: int
    framework: Framework
    answer: Answer
    rounds: Sequence[Round]
    units: Mapping[str, Unit]
    """By id: those responsible for the year's measures, where the item is about these."""


def ita(site: Site, page: Page) -> Ita:
    """Return the contents of the page of a year's ITA framework.

    Raises:
        KeyError: the year has no framework.
    """
    framework = site.records.years[page.year].framework
    if framework is None:
        msg = f"no framework for {page.year}"
        raise KeyError(msg)
    return Ita(
        page.year,
        framework,
        site.records.documents.get(framework.assignment or ""),
        [entry for entry in site.documents if entry.ita_items],
        [entry for entry in site.promises if entry.ita_items],
        site.measures(page.year),
        site.reports(page.year),
        judged_until(site.records, page.year),
        answers(site, page.year),
    )


def oit_item(site: Site, page: Page) -> OitItem:
    """Return the contents of the page of an OIT item.

    Raises:
        KeyError: the year has no framework, or the record nothing of the item.
    """
    found = ita(site, Page(Kind.ITA, page.year))
    answer = found.answers[page.id]
    named = (unit for entry in found.measures for unit in units_of(site, entry).items())
    of_measures = page.id in {"measures", "measures-report"}
    units, rounds = (dict(named), found.rounds) if of_measures else ({}, [])
    return OitItem(site.agency, page.year, found.framework, answer, rounds, units)


def units_of(site: Site, entry: Measure) -> dict[str, Unit]:
    """Return by id the responsible units of a measure and its actions."""
    named = (name for _, row in rows_of(entry) for name in responsible_units(row))
    return {name: site.records.units[name] for name in named}
