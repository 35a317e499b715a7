"""A sheet to lay a picture out on, and what it becomes: a Vega-Lite chart.

What is missing differs from what is there by shape, not by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from transparency.pages.charts.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH: Final = 340
MARGIN: Final = 12
PITCH: Final = 29
"""From one mark to the next."""
PER_LINE: Final = 8
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
    "outside": {
        "shape": "diamond",
        "size": 900,
        "fill": "var(--surface)",
        "stroke": "var(--gap-line)",
    },
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
        """Add a text as it is, below what is there, in as many lines as it needs."""
        for line in wrap(text, room, STYLES[style]["fontSize"]):
            self.texts.append((style, left, self.bottom + 16, line))
            self.bottom += 22

    def note(self, text: str) -> None:
        """Say in a frame of its own what is missing."""
        top = self.bottom
        self.bottom += 8
        self.write("missing", text, MARGIN, WIDTH - 2 * MARGIN)
        self.bottom += 10
        self.boxes.append(("empty", 1, top + 1, WIDTH - 2, self.bottom - top - 2))
        self.bottom += 10

    def line_up(self, glyphs: Iterable[Glyph]) -> None:
        """Add marks in lines of eight."""
        for at, glyph in enumerate(glyphs):
            line, column = divmod(at, PER_LINE)
            self.glyphs.append((glyph, 11 + column * PITCH, self.bottom + 13 + line * PITCH))

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


def chart(sheet: Sheet) -> dict[str, Any]:
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
