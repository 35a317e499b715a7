"""What is said of a report's silence, against the results of the round: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.language.thai import thai_digits
from transparency.record.model.records import reports_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation
from transparency.record.states import answered, report_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Measure, Result
    from transparency.record.model.records import Records


def remarks_fit_results(records: Records, _today: date) -> Iterator[Violation]:
    """A `gap` stands where the round has no result of the action, and `lacks` beside one."""
    for _, measure in records.measures():
        for index, action in enumerate(measure.actions):
            for at, report in enumerate(action.reports):
                loc = ("actions", index, "reports", at)
                results = answered(measure, action, report.round)
                for field in ("gap", "dropped"):
                    if results and getattr(report, field):
                        yield Violation(
                            path=measure.path,
                            loc=(*loc, field),
                            rule=Rule.GAP_BESIDE_RESULT,
                            message=_round(
                                report.round, f"มีผล “{results[0].id}” ของข้อนี้แล้ว แต่ยังมีช่อง {field}"
                            ),
                            remedy=f"ลบช่อง {field} ถ้าผลยังไม่ครบทุกส่วน ให้บอกส่วนที่ขาดในช่อง lacks",
                            example="lacks: รายงานไม่ได้กล่าวถึงการปิดประกาศ",
                        )
                if report.lacks and not results:
                    yield Violation(
                        path=measure.path,
                        loc=(*loc, "lacks"),
                        rule=Rule.LACKS_WITHOUT_RESULT,
                        message=_round(report.round, "ไม่มีผลของข้อนี้ จึงบอกส่วนที่ขาดไม่ได้"),
                        remedy="ใช้ช่อง gap แทน หรือเพิ่มผลของข้อนี้ก่อน",
                        example="gap: รายงานไม่ได้กล่าวถึงทะเบียน",
                    )


def remarks_are_of_actions(records: Records, _today: date) -> Iterator[Violation]:
    """What a report says nothing of is told at an action, not at the measure."""
    for _, measure in records.measures():
        for index, report in enumerate(measure.reports):
            for field in ("gap", "lacks"):
                if getattr(report, field):
                    yield Violation(
                        path=measure.path,
                        loc=("reports", index, field),
                        rule=Rule.GAP_OF_A_MEASURE,
                        message=f"ช่อง {field} เป็นของวิธีดำเนินการแต่ละข้อ ไม่ใช่ของทั้งมาตรการ",
                        remedy="ย้ายไปไว้ใต้ reports ของข้อที่กล่าวถึง",
                        example="reports:\n  - round: 1\n    gap: รายงานไม่ได้กล่าวถึงทะเบียน",
                    )


def results_are_tied(records: Records, _today: date) -> Iterator[Violation]:
    """A measure's result says which actions it answers, while actions of it have no result.

    Where it answers none, an empty list says that somebody has looked.
    """
    for _, measure in records.measures():
        for loc, report in reports_of(measure):
            if loc[0] == "actions" or not _without_result(measure, report.round):
                continue
            untied = [result for result in report.results if not _is_tied(result)]
            if untied:
                actions = ", ".join(_without_result(measure, report.round)[:3])
                yield Violation(
                    path=measure.path,
                    loc=(*loc, "results", report.results.index(untied[0])),
                    rule=Rule.UNTIED_RESULTS,
                    message=_round(
                        report.round,
                        f"ผล “{untied[0].id}” ยังไม่ได้บอกว่าตอบข้อใด ขณะที่บางข้อยังไม่มีผล ({actions})",
                    ),
                    remedy="ใส่รหัสข้อในช่อง answers ถ้าเป็นผลรวมของทั้งมาตรการ ให้ใส่ answers: []",
                    example=f"answers: [{_without_result(measure, report.round)[0]}]",
                    severity="warning",
                )


def _is_tied(result: Result) -> bool:
    return "answers" in result.model_fields_set


def _without_result(measure: Measure, number: int) -> list[str]:
    """Return the ids of the actions of which a round has neither a result nor a remark."""
    return [
        action.id
        for action in measure.actions
        if not answered(measure, action, number)
        and not ((report := report_in(action.reports, number)) and report.is_note)
    ]


def _round(number: int, message: str) -> str:
    return thai_digits(f"รอบที่ {number} ") + message
