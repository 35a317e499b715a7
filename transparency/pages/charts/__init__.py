"""Draws the pictures of a year: lays each out on a sheet, and writes that as SVG.

A drawing is 340 units wide, about as many as a phone has pixels for it, so that its text is as
large there as the page's. Names stand above their marks and have the whole width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.pages.charts.amounts import lay_out_budgets, lay_out_scores
from transparency.pages.charts.sheet import (
    MARGIN,
    MARKS_PER_LINE,
    PITCH,
    WIDTH,
    Box,
    Glyph,
    Sheet,
    Style,
)
from transparency.pages.charts.svg import written
from transparency.pictures import (
    Budgets,
    ByMeasure,
    ByUnit,
    Picture,
    Promptness,
    ScoresByYear,
    Timeline,
)
from transparency.record.rounds import Standing
from transparency.record.states import WORDS, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from transparency.pictures.actions import Tally
    from transparency.pictures.events import Half, Month

MAX_ROWS: Final = 30
"""Measures or units drawn; all of them stand in the table."""
MAX_MARKS: Final = 80
"""Marks of one row; where a row has more, all rows become bars."""
MAX_EVENTS: Final = 21
"""Events drawn of one month; all of them stand in the table."""
_EVENT_PITCH: Final = 32
_EVENTS_PER_LINE: Final = 7
_MONTH_LABEL: Final = 106
_GLYPHS: Final[Mapping[State, Glyph]] = {
    State.REPORTED: "reported",
    State.IN_PART: "part",
    State.AS_A_WHOLE: "whole",
    State.SILENT: "gap",
    State.NOT_DUE: "later",
    State.ENDED: "ended",
    State.ABSENT: "absent",
    State.DROPPED: "dropped",
}
_BARS: Final[dict[Glyph, Box]] = {
    "reported": "bar",
    "part": "late-bar",
    "whole": "late-bar",
    "late": "late-bar",
    "gap": "empty",
    "later": "empty",
    "ended": "empty",
    "absent": "empty",
    "dropped": "empty",
}


def draw(picture: Picture) -> Markup:
    """Return a picture as SVG for a page.

    The page's elements ``_picture-<id>-title`` and ``_picture-<id>-finding`` (the caption) name and
    describe it.
    """
    sheet = Sheet()
    _lay_out(picture, sheet)
    own = f"_picture-{picture.id}"
    return written(sheet, name=f"{own}-title", about=f"{own}-finding")


def _lay_out(picture: Picture, sheet: Sheet) -> None:
    """Put a picture's marks and words on the sheet."""
    match picture:
        case ByMeasure() | ByUnit():
            _actions(sheet, picture)
        case Timeline():
            _timeline(sheet, picture)
        case Promptness():
            _promptness(sheet, picture)
        case Budgets():
            lay_out_budgets(sheet, picture, MAX_ROWS)
        case ScoresByYear():
            lay_out_scores(sheet, picture)


def _actions(sheet: Sheet, picture: ByMeasure | ByUnit) -> None:
    """Lay out a row for each of the first `MAX_ROWS` tallies, and a note where there are more."""
    tallies, kind = picture.tallies, picture.kind
    if not tallies:
        sheet.note("ยังไม่มีมาตรการของปีนี้ในเว็บไซต์")
        return
    states = picture.states
    for at in range(0, len(states), 2):
        pair = enumerate(states[at : at + 2])
        sheet.legend(*((_GLYPHS[state], WORDS[state].name, place * 170) for place, state in pair))
    drawn = tallies[:MAX_ROWS]
    _rows(sheet, [_row_of(tally) for tally in drawn])
    if len(drawn) < len(tallies):
        sheet.rule()
        numbers = thai_digits(f"{len(drawn)} {kind}แรกจาก {len(tallies)} {kind}")
        sheet.note(f"ภาพนี้แสดง {numbers} ดูได้ครบทุก{kind}ในตารางใต้ภาพ")


@dataclass(frozen=True)
class _Row:
    """A name, the marks that stand below it, and their number in Thai words."""

    name: str
    marks: tuple[Glyph, ...]
    count: str
    style: Style = "name"


def _row_of(tally: Tally) -> _Row:
    marks: tuple[Glyph, ...] = tuple(_GLYPHS[state] for state in tally.states)
    count = _count_of(tally)
    return _Row(tally.name, marks, count, "name" if tally.page else "missing")


def _count_of(tally: Tally) -> str:
    """Return how many of a row's actions have a result: of their own, or as part of a whole."""
    own = tally.count(State.REPORTED) + tally.count(State.IN_PART)
    whole = tally.count(State.AS_A_WHOLE)
    if whole:
        return f"มีผล {own} ผลรวม {whole}" if own else f"ผลรวม {whole} ข้อ"
    return f"มีผล {own} จาก {len(tally.states)}"


def _rows(sheet: Sheet, rows: list[_Row]) -> None:
    """Lay out rows of marks, or of bars where a row has more than `MAX_MARKS`."""
    longest = max(len(row.marks) for row in rows)
    for row in rows:
        sheet.rule()
        sheet.write(row.style, row.name)
        sheet.bottom += 3
        if longest > MAX_MARKS:
            _bars(sheet, row, WIDTH / longest)
            continue
        sheet.line_up(row.marks)
        sheet.texts.append(("count", WIDTH - 2, sheet.bottom + 18, thai_digits(row.count)))
        sheet.bottom += max(1, -(-len(row.marks) // MARKS_PER_LINE)) * PITCH


def _bars(sheet: Sheet, row: _Row, unit: float) -> None:
    """Lay out a row as bars side by side, each ``unit`` wide for every mark."""
    sheet.write("words", thai_digits(row.count))
    left = 0.0
    for glyph, look in _BARS.items():
        if wide := row.marks.count(glyph) * unit:
            sheet.boxes.append((look, left, sheet.bottom + 2, wide, 20))
            left += wide
    sheet.bottom += PITCH


def _timeline(sheet: Sheet, picture: Timeline) -> None:
    """Lay out the rounds, and the events before and after the year."""
    happenings = picture.happenings
    if happenings:
        sheet.legend(("event", "กิจกรรม เลขในวงคือวันที่", 0))
    else:
        sheet.note("รายงานไม่ได้บอกวันที่ของกิจกรรมใด")
    if any(one.outside for one in happenings):
        sheet.legend(("outside", "วันที่อยู่นอกช่วงของรอบที่รายงาน", 0))
    _month(sheet, picture.before)
    for half in picture.halves:
        _half(sheet, half)
    _month(sheet, picture.after)


def _half(sheet: Sheet, half: Half) -> None:
    """Lay out the band of a round: solid where its report is there, else broken with a note."""
    top = sheet.bottom
    sheet.bottom += 8
    name = thai_digits(f"รอบที่ {half.number}")
    if half.note is None:
        sheet.write("name", name, MARGIN)
    else:
        style: Style = "missing" if half.standing is Standing.ABSENT else "words"
        sheet.write(style, f"{name} {half.note}", MARGIN)
    for month in half.months:
        _month(sheet, month, always=True)
    sheet.bottom += 4
    look: Box = "empty" if half.standing is Standing.ABSENT else "ground"
    sheet.boxes.append((look, 1, top + 1, WIDTH - 2, sheet.bottom - top - 2))
    sheet.bottom += 8


def _month(sheet: Sheet, month: Month, *, always: bool = False) -> None:
    """Lay out a month: its name, and a mark with the day for each event.

    A month without events is left out unless ``always`` is set.
    """
    if not (month.happenings or always):
        return
    drawn = month.happenings[:MAX_EVENTS]
    sheet.texts.append(("words", MARGIN, sheet.bottom + 20, month.name))
    for at, one in enumerate(drawn):
        line, column = divmod(at, _EVENTS_PER_LINE)
        x, y = _MONTH_LABEL + 16 + column * _EVENT_PITCH, sheet.bottom + 16 + line * _EVENT_PITCH
        sheet.glyphs.append(("outside" if one.outside else "event", x, y))
        style: Style = "on-outside" if one.outside else "on-event"
        sheet.texts.append((style, x, y + 5, thai_digits(one.entry.event.date.day)))
    sheet.bottom += max(1, -(-len(drawn) // _EVENTS_PER_LINE)) * _EVENT_PITCH
    if more := len(month.happenings) - len(drawn):
        words = thai_digits(f"และอีก {more} รายการ ดูในตาราง")
        sheet.write("words", words, _MONTH_LABEL, WIDTH - _MONTH_LABEL)


def _promptness(sheet: Sheet, picture: Promptness) -> None:
    """Lay out a row for each class, or a note where no result is dated."""
    if not picture.results:
        sheet.note(picture.caption)
        return
    glyphs: tuple[Glyph, Glyph] = ("reported", "late")
    rows = [
        _Row(name, (glyph,) * count, f"{count} รายการ" if count else "ไม่มีในผลที่เทียบวันที่ได้")
        for glyph, (name, count) in zip(glyphs, picture.classes, strict=True)
        if count is not None
    ]
    if not rows:
        sheet.note("ไม่มีผลใดที่เทียบวันที่ได้ จึงบอกไม่ได้ว่าเผยแพร่เร็วหรือช้า")
    if picture.undated:
        gap: Glyph = "gap"
        marks, count = (gap,) * picture.undated, f"{picture.undated} รายการ"
        rows.append(_Row("บอกไม่ได้จากวันที่ที่มี", marks, count, "missing"))
    _rows(sheet, rows)
