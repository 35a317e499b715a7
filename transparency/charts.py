"""Draws the year's pictures: facts to a Vega-Lite chart, and that to SVG at build time.

A drawing is 340 units wide, about the pixels that a phone has for it, so that its text is there
as large as the page's. Names stand above their marks, where they have the whole width. What is
missing differs from what is there by shape, not by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import vl_convert

from transparency.pictures import (
    ByMeasure,
    ByUnit,
    Half,
    Month,
    Promptness,
    Tally,
    Timeline,
)
from transparency.svg import cleaned
from transparency.thai import thai_digits
from transparency.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from transparency.pictures import Picture

WIDTH: Final = 340
MOST_ROWS: Final = 30
"""Measures or units drawn; all of them stand in the table."""
MOST_MARKS: Final = 80
"""Marks of one row; where a row has more, all rows become bars."""
MOST_EVENTS: Final = 21
"""Events drawn of one month; all of them stand in the table."""
_PITCH: Final = 29
_PER_LINE: Final = 8
_EVENT_PITCH: Final = 32
_EVENTS_PER_LINE: Final = 7
_MONTH_LABEL: Final = 106
_MARGIN: Final = 12
_SIZE: Final = 15

Glyph: TypeAlias = Literal["reported", "gap", "late", "event", "outside"]
Style: TypeAlias = Literal["name", "words", "missing", "on-event", "on-outside", "count"]

_FRAME: Final = (
    "M-1,-.6V-1H-.6M-.25,-1H.25M.6,-1H1V-.6M1,-.25V.25M1,.6V1H.6M.25,1H-.25M-.6,1H-1V.6M-1,.25V-.25"
)
_CHECK: Final = "M-.58,.1L-.12,.56L.6,-.33L.44,-.47L-.14,.23L-.42,-.06L-.58,.1"
GLYPHS: Final[dict[Glyph, dict[str, Any]]] = {
    # A full square with a check cut out of it: its outline runs the other way.
    "reported": {"shape": f"M-1,-1H1V1H-1V-1{_CHECK}", "fill": "var(--fill)", "size": 484},
    # A broken frame, struck through.
    "gap": {"shape": f"{_FRAME}M-.6,.6L.6,-.6", "stroke": "var(--gap-line)", "size": 441},
    # A whole frame with the hands of a clock.
    "late": {"shape": "M-1,-1H1V1H-1V-1M0,-.55V.1H.5", "stroke": "var(--fill)", "size": 441},
    "event": {"shape": "circle", "fill": "var(--fill)", "size": 676},
    "outside": {"shape": "diamond", "stroke": "var(--gap-line)", "size": 900},
}
"""What a mark looks like; ``size`` is the square of its height."""
STYLES: Final[dict[Style, dict[str, Any]]] = {
    "name": {"fill": "var(--heading)", "fontSize": _SIZE, "fontWeight": "bold"},
    "words": {"fill": "var(--ink)", "fontSize": _SIZE - 1},
    "missing": {"fill": "var(--gap)", "fontSize": _SIZE},
    "count": {"fill": "var(--ink)", "fontSize": _SIZE - 1, "align": "right"},
    "on-event": {"fill": "var(--on-fill)", "fontSize": _SIZE - 1, "align": "center"},
    "on-outside": {"fill": "var(--gap)", "fontSize": _SIZE - 1, "align": "center"},
}
BOXES: Final[dict[str, dict[str, Any]]] = {
    "ground": {"fill": "var(--sunken)", "stroke": "var(--line)"},
    "empty": {"stroke": "var(--gap-line)", "strokeDash": [5, 4], "strokeWidth": 1.5},
    "bar": {"fill": "var(--fill)"},
    "late-bar": {"stroke": "var(--fill)", "strokeWidth": 1.5},
    "line": {"fill": "var(--line)"},
}
_BARS: Final[dict[Glyph, str]] = {"reported": "bar", "late": "late-bar", "gap": "empty"}


@dataclass
class Sheet:
    """A picture from the top down: what stands where, in units of the drawing."""

    bottom: float = 0
    glyphs: list[tuple[Glyph, float, float]] = field(default_factory=list)
    texts: list[tuple[Style, float, float, str]] = field(default_factory=list)
    """Style, x, baseline, words."""
    boxes: list[tuple[str, float, float, float, float]] = field(default_factory=list)
    """Look, left, top, width, height."""

    def write(self, style: Style, text: str, left: float = 0, room: float = WIDTH) -> None:
        """Add a text below what is there, in as many lines as it needs."""
        for line in wrap(thai_digits(text), room, STYLES[style]["fontSize"]):
            self.texts.append((style, left, self.bottom + 16, line))
            self.bottom += 22

    def note(self, text: str) -> None:
        """Say in a frame of its own what is missing."""
        top = self.bottom
        self.bottom += 8
        self.write("missing", text, _MARGIN, WIDTH - 2 * _MARGIN)
        self.bottom += 10
        self.boxes.append(("empty", 1, top + 1, WIDTH - 2, self.bottom - top - 2))
        self.bottom += 10

    def line_up(self, glyphs: Iterable[Glyph]) -> None:
        """Add marks in lines of eight."""
        for at, glyph in enumerate(glyphs):
            line, column = divmod(at, _PER_LINE)
            self.glyphs.append((glyph, 11 + column * _PITCH, self.bottom + 13 + line * _PITCH))

    def legend(self, *entries: tuple[Glyph, str, float]) -> None:
        """Explain marks: each with its words, and where it starts."""
        for glyph, words, left in entries:
            half = GLYPHS[glyph]["size"] ** 0.5 / 2 + 1
            self.glyphs.append((glyph, left + half, self.bottom + 16))
            self.texts.append(("words", left + 2 * half + 7, self.bottom + 21, words))
        self.bottom += 36

    def rule(self) -> None:
        """Add a line across."""
        self.boxes.append(("line", 0, self.bottom + 5, WIDTH, 1))
        self.bottom += 12


def draw(picture: Picture) -> Markup:
    """Return a picture as SVG for a page, named by the elements whose ids begin with its own."""
    sheet = Sheet()
    _lay_out(picture, sheet)
    svg = vl_convert.vegalite_to_svg(_chart(sheet), allowed_base_urls=[])
    own = f"_picture-{picture.id}"
    return cleaned(svg, name=f"{own}-title", about=f"{own}-finding")


def _chart(sheet: Sheet) -> dict[str, Any]:
    """Return the Vega-Lite specification of a sheet: a layer for each look."""
    layers = [
        _layer(
            {"type": "rect", **look},
            [
                {"x": left, "y": top, "x2": left + wide, "y2": top + high}
                for name, left, top, wide, high in sheet.boxes
                if name == wanted
            ],
        )
        for wanted, look in BOXES.items()
    ]
    layers += [
        _layer(
            {"type": "point", "strokeWidth": 1.8, "filled": "fill" in look, **look},
            [{"x": x, "y": y} for name, x, y in sheet.glyphs if name == glyph],
        )
        for glyph, look in GLYPHS.items()
    ]
    layers += [
        _layer(
            {"type": "text", "align": "left", "baseline": "alphabetic", **look},
            [{"x": x, "y": y, "text": text} for name, x, y, text in sheet.texts if name == style],
        )
        for style, look in STYLES.items()
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": sheet.bottom,
        "padding": 0,
        "autosize": "none",
        "background": None,
        "config": {"view": {"stroke": None, "fill": None}, "aria": False},
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }


def _layer(look: dict[str, Any], values: list[dict[str, Any]]) -> dict[str, Any]:
    """Return marks of one look at the places of the values, which are already in pixels."""
    encoding: dict[str, Any] = {
        name: {"field": name, "type": "quantitative", "scale": None, "axis": None}
        for name in ("x", "y")
    }
    encoding |= {name: {"field": name} for name in ("x2", "y2") if look["type"] == "rect"}
    if look["type"] == "text":
        encoding["text"] = {"field": "text", "type": "nominal"}
    paint = {"fill": None, "stroke": None, "opacity": 1}
    return {
        "data": {"values": values, "format": {"parse": None}},
        "mark": paint | look,
        "encoding": encoding,
    }


@singledispatch
def _lay_out(picture: Picture, sheet: Sheet) -> None:
    """Put a picture's marks and words on the sheet."""
    raise TypeError(type(picture))


@_lay_out.register
def _(picture: ByMeasure, sheet: Sheet) -> None:
    _actions(sheet, picture.tallies, picture.kind)


@_lay_out.register
def _(picture: ByUnit, sheet: Sheet) -> None:
    _actions(sheet, picture.tallies, picture.kind)


def _actions(sheet: Sheet, tallies: tuple[Tally, ...], kind: str) -> None:
    """Lay out a row for each of the first tallies, and say how many more there are."""
    if not tallies:
        sheet.note("ยังไม่มีมาตรการของปีนี้ในเว็บไซต์")
        return
    sheet.legend(("reported", "มีผลรายงาน", 0), ("gap", "ไม่ได้รายงานผลแยก", 134))
    drawn = tallies[:MOST_ROWS]
    _rows(sheet, [_row_of(tally) for tally in drawn])
    if len(drawn) < len(tallies):
        sheet.rule()
        sheet.note(
            f"ภาพนี้แสดง {len(drawn)} {kind}แรกจาก {len(tallies)} {kind} ดูได้ครบทุก{kind}ในตารางใต้ภาพ"
        )


@dataclass(frozen=True)
class _Row:
    """Marks under a name, with their number in words."""

    name: str
    marks: tuple[Glyph, ...]
    count: str
    style: Style = "name"


def _row_of(tally: Tally) -> _Row:
    marks: tuple[Glyph, ...] = tuple("reported" if had else "gap" for had in tally.reported)
    count = f"มีผล {len(marks) - tally.gaps} จาก {len(marks)}"
    return _Row(tally.name, marks, count, "name" if tally.address else "missing")


def _rows(sheet: Sheet, rows: list[_Row]) -> None:
    """Lay out rows of marks, or where they are too many, of bars."""
    longest = max(len(row.marks) for row in rows)
    for row in rows:
        sheet.rule()
        sheet.write(row.style, row.name)
        sheet.bottom += 3
        if longest > MOST_MARKS:
            _bars(sheet, row, WIDTH / longest)
            continue
        sheet.line_up(row.marks)
        sheet.texts.append(("count", WIDTH - 2, sheet.bottom + 18, thai_digits(row.count)))
        sheet.bottom += max(1, -(-len(row.marks) // _PER_LINE)) * _PITCH


def _bars(sheet: Sheet, row: _Row, unit: float) -> None:
    """Lay out a row as bars of ``unit`` a mark, one after the other."""
    sheet.write("words", row.count)
    left = 0.0
    for glyph, look in _BARS.items():
        if wide := row.marks.count(glyph) * unit:
            sheet.boxes.append((look, left, sheet.bottom + 2, wide, 20))
            left += wide
    sheet.bottom += _PITCH


@_lay_out.register
def _(picture: Timeline, sheet: Sheet) -> None:
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
    """Lay out a round's band: solid where its report is there, or else broken, and saying so."""
    top = sheet.bottom
    sheet.bottom += 8
    if half.reported:
        sheet.write("name", f"รอบที่ {half.number}", _MARGIN)
    else:
        sheet.write("missing", f"รอบที่ {half.number} ยังไม่มีรายงานในเว็บไซต์นี้", _MARGIN)
    for month in half.months:
        _month(sheet, month, always=True)
    sheet.bottom += 4
    look = "ground" if half.reported else "empty"
    sheet.boxes.append((look, 1, top + 1, WIDTH - 2, sheet.bottom - top - 2))
    sheet.bottom += 8


def _month(sheet: Sheet, month: Month, *, always: bool = False) -> None:
    """Lay out a month: its name, and a mark with the day for each event; without any, none."""
    if not (month.happenings or always):
        return
    drawn = month.happenings[:MOST_EVENTS]
    sheet.texts.append(("words", _MARGIN, sheet.bottom + 20, month.name))
    for at, one in enumerate(drawn):
        line, column = divmod(at, _EVENTS_PER_LINE)
        x, y = _MONTH_LABEL + 16 + column * _EVENT_PITCH, sheet.bottom + 16 + line * _EVENT_PITCH
        sheet.glyphs.append(("outside" if one.outside else "event", x, y))
        style: Style = "on-outside" if one.outside else "on-event"
        sheet.texts.append((style, x, y + 5, thai_digits(one.entry.event.date.day)))
    sheet.bottom += max(1, -(-len(drawn) // _EVENTS_PER_LINE)) * _EVENT_PITCH
    if more := len(month.happenings) - len(drawn):
        sheet.write("words", f"และอีก {more} รายการ ดูในตาราง", _MONTH_LABEL, WIDTH - _MONTH_LABEL)


@_lay_out.register
def _(picture: Promptness, sheet: Sheet) -> None:
    if not picture.results:
        sheet.note(picture.finding)
        return
    glyphs: tuple[Glyph, ...] = ("reported", "late")
    rows = [
        _Row(name, (glyph,) * count, f"{count} รายการ" if count else "ไม่มีในผลที่เทียบวันที่ได้")
        for glyph, (name, count) in zip(glyphs, picture.told, strict=True)
        if count is not None
    ]
    if not rows:
        sheet.note("ไม่มีผลใดที่เทียบวันที่ได้ จึงบอกไม่ได้ว่าเผยแพร่เร็วหรือช้า")
    if picture.untold:
        marks: tuple[Glyph, ...] = ("gap",) * picture.untold
        rows.append(_Row("บอกไม่ได้ เพราะไม่มีวันที่ให้เทียบ", marks, f"{picture.untold} รายการ", "missing"))
    _rows(sheet, rows)
