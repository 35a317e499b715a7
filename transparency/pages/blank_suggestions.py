"""The suggestions that a report leaves blank, told once for all actions of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.language.words import marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transparency.record.model.measure import Measure, RoundReport

_WORDS: Final = {None: "ยังไม่ได้บันทึก", "": "รายงานเว้นว่างไว้", "-": "รายงานใส่เครื่องหมาย “-”"}
"""What a cell without a suggestion says of itself."""


def is_blank(report: RoundReport) -> bool:
    """Return whether the cell of the suggestion holds none that could be shown or followed."""
    return report.suggestion in _WORDS and not report.suggestion_id


def blank_suggestions(measure: Measure) -> Sequence[tuple[int, str]]:
    """Return by round which actions have no suggestion, and why, in one line each."""
    rows = [("ทั้งมาตรการ", measure.reports)]
    for number, action in enumerate(measure.actions, 1):
        rows.append((marker(action.text) or thai_digits(number), action.reports))
    found: dict[int, dict[str, list[str]]] = {}
    for name, reports in rows:
        for report in reports:
            if is_blank(report) and not report.is_note:
                words = _WORDS[report.suggestion]
                found.setdefault(report.round, {}).setdefault(words, []).append(name)
    return [(number, " · ".join(map(_line, found[number].items()))) for number in sorted(found)]


def _line(entry: tuple[str, list[str]]) -> str:
    words, names = entry
    if names == ["ทั้งมาตรการ"]:
        return words
    whole = [name for name in names if name == "ทั้งมาตรการ"]
    actions = [name for name in names if name != "ทั้งมาตรการ"]
    return f"{' '.join([*whole, 'ข้อ ' + ', '.join(actions)])} {words}"
