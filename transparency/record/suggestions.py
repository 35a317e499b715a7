"""Suggestions of the reports (ข้อเสนอแนะ), and the later results that follow them up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.record.model.records import reports_of, results_of

if TYPE_CHECKING:
    from datetime import date

    from transparency.record.model.measure import Measure, Result, RoundReport
    from transparency.record.model.records import Records
    from transparency.record.rounds import HalfYears


@dataclass(frozen=True)
class FollowUp:
    """A result that says it follows a suggestion up."""

    year: int
    measure: Measure
    result: Result


@dataclass(frozen=True)
class Suggestion:
    """A suggestion of a report, with what followed."""

    year: int
    measure: Measure
    report: RoundReport
    since: date
    """The last day of the round that reports it."""
    followed: tuple[FollowUp, ...]

    @property
    def name(self) -> str:
        """What results cite it by; empty for one that has no id."""
        id_ = self.report.suggestion_id
        return f"{self.year}/{self.measure.id}/{id_}" if id_ else ""


def suggestions(records: Records, halves: HalfYears) -> list[Suggestion]:
    """Return every suggestion of the record, the earliest first."""
    followed: dict[str, list[FollowUp]] = defaultdict(list)
    for year, measure in records.measures():
        for _, result in results_of(measure):
            for name in result.follows_up:
                followed[name].append(FollowUp(year, measure, result))
    found = []
    for year, measure in records.measures():
        for _, report in reports_of(measure):
            if is_given(report):
                end = halves.of(year)[report.round - 1].end
                name = f"{year}/{measure.id}/{report.suggestion_id}"
                found.append(Suggestion(year, measure, report, end, tuple(followed[name])))
    return sorted(found, key=lambda one: (one.since, one.measure.order))


def is_given(report: RoundReport) -> bool:
    """Return whether a report suggests something: neither a blank nor a dash."""
    return bool((report.suggestion or "").strip("- \n"))
