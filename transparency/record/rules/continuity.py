"""What ties a record to that of other years: one function a rule."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transparency.language.thai import long_date, thai_digits
from transparency.record.lineage import NEW
from transparency.record.model.records import reports_of, results_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation, unknown
from transparency.record.suggestions import is_given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.measure import Measure
    from transparency.record.model.records import Records


def predecessors_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A measure goes on with one of an earlier year, and its actions with actions of that one."""
    known = {f"{year}/{measure.id}": measure for year, measure in records.measures()}
    for year, measure in records.measures():
        earlier = known.get(measure.continues or "")
        if measure.continues in {None, NEW}:
            pass
        elif earlier is None:
            earlier_names = [name for name in known if int(name.partition("/")[0]) < year]
            yield unknown(
                measure.path,
                ("continues",),
                Rule.UNKNOWN_MEASURE,
                measure.continues or "",
                earlier_names,
            )
        elif int((measure.continues or "").partition("/")[0]) >= year:
            yield Violation(
                path=measure.path,
                loc=("continues",),
                rule=Rule.NOT_EARLIER,
                message=thai_digits(f"มาตรการของปี {year} ต่อจากมาตรการที่ไม่ใช่ของปีก่อนไม่ได้: ")
                + (measure.continues or ""),
                remedy='ใส่มาตรการของปีก่อน หรือ "-" ถ้าเป็นมาตรการใหม่',
                example=f"continues: {year - 1}/{measure.id}",
            )
            continue
        yield from _actions_resolve(measure, earlier)


def _actions_resolve(measure: Measure, earlier: Measure | None) -> Iterator[Violation]:
    known = [action.id for action in earlier.actions] if earlier else []
    for index, action in enumerate(measure.actions):
        if action.continues and action.continues not in known:
            loc = ("actions", index, "continues")
            yield unknown(measure.path, loc, Rule.UNKNOWN_ACTION, action.continues, known)


def same_names_are_tied(records: Records, _today: date) -> Iterator[Violation]:
    """A measure that bears the id of one of the year before says whether it goes on with it."""
    for former, year in pairwise(sorted(records.years)):
        for name, measure in records.years[year].measures.items():
            if measure.continues is None and name in records.years[former].measures:
                yield Violation(
                    path=measure.path,
                    loc=("order",),
                    rule=Rule.UNTIED_MEASURE,
                    message=thai_digits(
                        f"รหัสเดียวกับมาตรการของปี {former} แต่ไม่ได้บอกว่าเป็นมาตรการเดียวกัน"
                    ),
                    remedy=f'ถ้าต่อจากปีก่อน ใส่ continues: {former}/{name} ถ้าไม่ใช่ ใส่ continues: "-"',
                    example=f"continues: {former}/{name}",
                    severity="warning",
                )


def suggestions_have_ids(records: Records, _today: date) -> Iterator[Violation]:
    """A suggestion has an id, by which a later result can say that it follows it up."""
    for _, measure in records.measures():
        for loc, report in reports_of(measure):
            if is_given(report) and report.suggestion_id is None:
                yield Violation(
                    path=measure.path,
                    loc=(*loc, "suggestion"),
                    rule=Rule.SUGGESTION_WITHOUT_ID,
                    message=thai_digits(
                        f"ข้อเสนอแนะของรอบที่ {report.round} ยังไม่มีรหัส ผลในภายหลังจึงอ้างถึงไม่ได้"
                    ),
                    remedy="ตั้งรหัสในช่อง suggestion_id",
                    example="suggestion_id: announce-early",
                    severity="warning",
                )
            elif report.suggestion_id and not is_given(report):
                yield Violation(
                    path=measure.path,
                    loc=(*loc, "suggestion_id"),
                    rule=Rule.ID_WITHOUT_SUGGESTION,
                    message="มีรหัสข้อเสนอแนะ แต่รายงานไม่มีข้อเสนอแนะ",
                    remedy="ลบช่อง suggestion_id หรือใส่ข้อเสนอแนะตามรายงาน",
                    example="suggestion: ควรแจ้งล่วงหน้า",
                )


def follow_ups_resolve(records: Records, _today: date) -> Iterator[Violation]:
    """A result follows up suggestions of the record, each made before the result was."""
    made = {
        f"{year}/{measure.id}/{report.suggestion_id}": (year, report.round)
        for year, measure in records.measures()
        for _, report in reports_of(measure)
        if report.suggestion_id
    }
    for year, measure in records.measures():
        for loc, result in results_of(measure):
            when = _round_of(measure, result.id)
            for index, name in enumerate(result.follows_up):
                at = (*loc, "follows_up", index)
                if name not in made:
                    yield unknown(measure.path, at, Rule.UNKNOWN_SUGGESTION, name, made)
                elif made[name] >= (year, when):
                    yield Violation(
                        path=measure.path,
                        loc=at,
                        rule=Rule.FOLLOWS_ITSELF,
                        message=f"ข้อเสนอแนะ “{name}” ไม่ได้มาก่อนรอบของผลนี้",
                        remedy="อ้างถึงข้อเสนอแนะของรอบก่อนหน้าเท่านั้น",
                        example=f"follows_up: [{next(iter(made))}]",
                    )


def _round_of(measure: Measure, name: str) -> int:
    """Return the round that reports a result of the measure."""
    return next(
        report.round
        for _, report in reports_of(measure)
        if any(result.id == name for result in report.results)
    )


def promises_are_in_order(records: Records, _today: date) -> Iterator[Violation]:
    """A promise does not end before it begins."""
    for promise in records.promises.values():
        if promise.since and promise.until and promise.until < promise.since:
            yield Violation(
                path=promise.path,
                loc=("until",),
                rule=Rule.PERIOD_ORDER,
                message=f"วันสิ้นสุด {long_date(promise.until)} อยู่ก่อนวันเริ่ม {long_date(promise.since)}",
                remedy="ตรวจวันและปีทั้งสองช่อง",
                example=f"until: {long_date(promise.since)}",
            )
