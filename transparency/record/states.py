"""The state of an action in a round: the one definition that pages, pictures and digests share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.record.model.records import results_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from transparency.record.model.measure import (
        Action,
        Measure,
        Period,
        Responsible,
        Result,
        RoundReport,
        Row,
        SubItem,
    )
    from transparency.record.rounds import HalfYear


class State(StrEnum):
    """What the record has of an action in one round."""

    REPORTED = "reported"
    """A result of its own."""
    IN_PART = "in-part"
    """A result of its own, and a named part of what was planned of which nothing is said."""
    AS_A_WHOLE = "as-a-whole"
    """Results of its measure that are tied to no action."""
    SILENT = "silent"
    """A report, and in it nothing of the action."""
    NOT_DUE = "not-due"
    """Nothing, and its time or that of the report has not come."""
    ENDED = "ended"
    """Nothing, and its period ended before the round."""
    ABSENT = "absent"
    """Nothing, for the report that is due is not there."""
    DROPPED = "dropped"
    """No longer in the plan."""


class Words(NamedTuple):
    """What a state is called, and what it means."""

    name: str
    meaning: str


WORDS: Final[Mapping[State, Words]] = {
    State.REPORTED: Words("มีผลรายงาน", "รายงานมีผลของข้อนี้"),
    State.IN_PART: Words("มีผลบางส่วน", "รายงานมีผลของข้อนี้ แต่ยังไม่ครบทุกส่วนที่กำหนดไว้"),
    State.AS_A_WHOLE: Words("มีผลรวมของมาตรการ", "รายงานให้ผลไว้รวมทั้งมาตรการ ไม่ได้แยกว่าเป็นของข้อใด"),
    State.SILENT: Words("ไม่ได้รายงานผลแยก", "รายงานไม่มีผลของข้อนี้ ไม่ได้หมายความว่าไม่ได้ทำ"),
    State.NOT_DUE: Words("ยังไม่ถึงกำหนด", "ยังไม่ถึงเวลาทำหรือเวลารายงานของข้อนี้"),
    State.ENDED: Words("สิ้นสุดก่อนรอบนี้", "ระยะเวลาของข้อนี้สิ้นสุดก่อนรอบนี้เริ่ม"),
    State.ABSENT: Words("ยังไม่มีรายงาน", "ยังไม่มีรายงานของรอบนี้ในเว็บไซต์ ไม่ได้หมายความว่าไม่ได้ทำ"),
    State.DROPPED: Words("ไม่อยู่ในแผนแล้ว", "ข้อนี้ไม่อยู่ในแผนตั้งแต่รอบนี้"),
}
"""By state, in the order in which they are listed."""


@dataclass(frozen=True)
class ActionState:
    """The state of an action in a round, with what it rests on."""

    round: int
    state: State
    results: tuple[Result, ...]
    """The round's results of the action itself."""
    remark: str | None
    """What the record says of the silence, or of the part of which nothing is said."""
    unanswered: tuple[SubItem, ...]
    """Sub-items of which no result says anything, where other sub-items have one."""
    dropped: str | None
    """What the record says of its having left the plan."""


def state_in(measure: Measure, action: Action, half: HalfYear, today: date) -> ActionState:
    """Return the state of an action of the measure in a round, as known on a day."""
    number = half.number
    report = report_in(action.reports, number)
    results = tuple(answered(measure, action, number))
    unanswered = _unanswered(action, results)
    dropped = dropped_in(measure, action, number)
    remark = (report.lacks if results else report.gap) if report else None
    if dropped:
        state = State.DROPPED
    elif results:
        state = State.IN_PART if remark or unanswered else State.REPORTED
    else:
        state = _without_result(measure, action, half, today)
    return ActionState(number, state, results, remark, unanswered, dropped)


def dropped_in(measure: Measure, action: Action, number: int) -> str | None:
    """Return what is said of an action's, or its measure's, having left the plan by a round."""
    reports = [*measure.reports, *action.reports]
    return next((one.dropped for one in reports if one.dropped and one.round <= number), None)


def _whole(measure: Measure, number: int) -> Sequence[Result]:
    """Return the results that the measure as a whole has in a round."""
    report = report_in(measure.reports, number)
    return report.results if report else ()


def _without_result(measure: Measure, action: Action, half: HalfYear, today: date) -> State:
    """Return what it means that a round has no result of an action's own."""
    period = action.period or measure.period
    if period and period.start and period.start > half.end:
        return State.NOT_DUE
    if any(not result.answers for result in _whole(measure, half.number)):
        return State.AS_A_WHOLE
    if period and period.end and period.end < half.start:
        return State.ENDED
    if half.is_reported:
        return State.SILENT if today > half.end else State.NOT_DUE
    last = half.due or half.end
    return State.ABSENT if today > last else State.NOT_DUE


def _unanswered(action: Action, results: Sequence[Result]) -> tuple[SubItem, ...]:
    """Return the sub-items without a result, where results are told by sub-item alone."""
    named = {name for result in results for name in result.answers}
    items = [item for item in action.items if item.id in named]
    if not items or action.id in named or any(not result.answers for result in results):
        return ()
    return tuple(item for item in action.items if item not in items)


def report_in(reports: Iterable[RoundReport], number: int) -> RoundReport | None:
    """Return a row's report of a round, or None."""
    return next((report for report in reports if report.round == number), None)


def cells(row: Row, number: int) -> tuple[Responsible | None, Period | None, RoundReport | None]:
    """Return what a round's report says in a row: responsible unit, period, and the rest.

    Remarks on the report are none of its words. Unit and period are the round's own where it
    gives them, and else those of the row.
    """
    report = report_in(row.reports, number)
    if report is None or report.is_note:
        return row.responsible, row.period, None
    return report.responsible or row.responsible, report.period or row.period, report


def answered(measure: Measure, action: Action, number: int) -> list[Result]:
    """Return the results of a round that answer an action of the measure.

    These are the results at the action itself, and those of the measure that name it or one of
    its sub-items.
    """
    report = report_in(action.reports, number)
    own = report.results if report else []
    names = {action.id, *(item.id for item in action.items)}
    named = [result for result in results_in(measure, number) if names & set(result.answers)]
    return own + [result for result in named if result not in own]
