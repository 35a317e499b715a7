"""Texts that a command wrote in the place of words which only a person knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.record.model.records import periods_of, responsibles_of, results_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.model.measure import Measure
    from transparency.record.model.period import Report
    from transparency.record.model.records import Records
    from transparency.record.source import Loc

_TO_FILL: Final = "(รอเติม)"
_TO_CONFIRM: Final = "(รอยืนยัน)"

EXAMPLE: Final = "example"
"""The id of the measure with which a record begins, to be replaced by the first real one."""


def to_fill(what: str) -> str:
    """Return the text that stands where a person is to write ``what``."""
    return f"{_TO_FILL} {what}"


def to_confirm(text: str) -> str:
    """Return a text that was carried over, marked as one that a person is to confirm."""
    return text if is_unfinished(text) else f"{_TO_CONFIRM} {text}"


def is_unfinished(text: str) -> bool:
    """Return whether a text is to be filled in or to be confirmed."""
    return text.lstrip().startswith((_TO_FILL, _TO_CONFIRM))


def unfinished_texts(records: Records) -> Iterator[tuple[str, Loc, str]]:
    """Yield each unfinished text of the measures and the rounds: file, place and text."""
    for _, measure in records.measures():
        for loc, text in _of_measure(measure):
            if is_unfinished(text):
                yield measure.path, loc, text
    for folder in records.years.values():
        for entry in folder.rounds.values():
            for loc, text in words_of_report(entry.report):
                if is_unfinished(text):
                    yield entry.path, ("report", *loc), text


def _of_measure(measure: Measure) -> Iterator[tuple[Loc, str]]:
    yield ("title",), measure.title
    if measure.short_title:
        yield ("short_title",), measure.short_title
    for loc, responsible in responsibles_of(measure):
        yield (*loc, "text"), responsible.text
    for loc, period in periods_of(measure):
        yield (*loc, "text"), period.text
    for index, action in enumerate(measure.actions):
        yield ("actions", index, "text"), action.text
        for at, item in enumerate(action.items):
            yield ("actions", index, "items", at, "text"), item.text
    for loc, result in results_of(measure):
        yield (*loc, "text"), result.text


def words_of_report(report: Report | None) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a report with its place in the report; of no report, none."""
    if report is None:
        return
    for name in ("title", "agency", "period", "introduction", "heading"):
        yield (name,), getattr(report, name)
    for name in ("cover", "columns"):
        for index, line in enumerate(getattr(report, name)):
            yield (name, index), line
