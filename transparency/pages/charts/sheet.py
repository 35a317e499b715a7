"""A sheet to lay a picture out on, and how what stands on it looks.

What is missing differs from what is there by shape, not by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

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
Box: TypeAlias = Literal["ground", "empty", "bar", "late-bar", "line"]

Look: TypeAlias = dict[str, str]
"""Attributes of SVG, by name; colours are the stylesheet's tokens."""


@dataclass(frozen=True)
class Mark:
    """A mark's outline, drawn from -1 to 1, half its height in units of the drawing, its look."""

    shape: str
    half: float
    look: Look


@dataclass(frozen=True)
class Type:
    """How words look: their size in units of the drawing, and the rest."""

    size: int
    more: Look

    @property
    def look(self) -> Look:
        """Every attribute of such a text."""
        return {"font-size": f"{self.size}px", **self.more}


_FRAME: Final = (
    "M-1,-.6L-1,-1L-.6,-1M-.25,-1L.25,-1M.6,-1L1,-1L1,-.6M1,-.25L1,.25M1,.6L1,1L.6,1"
    "M.25,1L-.25,1M-.6,1L-1,1L-1,.6M-1,.25L-1,-.25"
)
_CHECK: Final = "M-.58,.1L-.12,.56L.6,-.33L.44,-.47L-.14,.23L-.42,-.06L-.58,.1"
_SQUARE: Final = "M-1,-1L1,-1L1,1L-1,1L-1,-1"
_FULL: Final = {"fill": "var(--fill)"}
_LINED: Final = {"stroke": "var(--fill)", "stroke-width": "1.8"}
_GAP: Final = {"stroke": "var(--gap-line)", "stroke-width": "1.8"}
GLYPHS: Final[dict[Glyph, Mark]] = {
    # A full square with a check cut out of it: its outline runs the other way.
    "reported": Mark(_SQUARE + _CHECK, 11, _FULL),
    # A broken frame, struck through.
    "gap": Mark(f"{_FRAME}M-.6,.6L.6,-.6", 10.5, _GAP),
    # A whole frame with the hands of a clock.
    "late": Mark(f"{_SQUARE}M0,-.55L0,.1L.5,.1", 10.5, _LINED),
    "event": Mark("circle", 13, _FULL),
    "outside": Mark("M-1,0L0,-1L1,0L0,1Z", 15, {"fill": "var(--surface)", **_GAP}),
}
STYLES: Final[dict[Style, Type]] = {
    "name": Type(_SIZE, {"font-weight": "bold", "fill": "var(--heading)"}),
    "words": Type(_SIZE - 1, {"fill": "var(--ink)"}),
    "missing": Type(_SIZE, {"fill": "var(--gap)"}),
    "count": Type(_SIZE - 1, {"text-anchor": "end", "fill": "var(--ink)"}),
    "on-event": Type(_SIZE - 1, {"text-anchor": "middle", "fill": "var(--on-fill)"}),
    "on-outside": Type(_SIZE - 1, {"text-anchor": "middle", "fill": "var(--gap)"}),
}
_BROKEN: Final = {"stroke": "var(--gap-line)", "stroke-width": "1.5", "stroke-dasharray": "5,4"}
BOXES: Final[dict[Box, Look]] = {
    "ground": {"fill": "var(--sunken)", "stroke": "var(--line)"},
    "empty": _BROKEN,
    "bar": _FULL,
    "late-bar": {"stroke": "var(--fill)", "stroke-width": "1.5"},
    "line": {"fill": "var(--line)"},
}
"""In the order in which they are drawn, as in the other two."""


@dataclass
class Sheet:
    """A picture from the top down: what stands where, in units of the drawing."""

    bottom: float = 0
    glyphs: list[tuple[Glyph, float, float]] = field(default_factory=list)
    texts: list[tuple[Style, float, float, str]] = field(default_factory=list)
    """Style, x, baseline, words."""
    boxes: list[tuple[Box, float, float, float, float]] = field(default_factory=list)
    """Look, left, top, width, height."""

    def write(self, style: Style, text: str, left: float = 0, room: float = WIDTH) -> None:
        """Add a text as it is, below what is there, in as many lines as it needs."""
        for line in wrap(text, room, STYLES[style].size):
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
            half = GLYPHS[glyph].half + 1
            self.glyphs.append((glyph, left + half, self.bottom + 16))
            self.texts.append(("words", left + 2 * half + 7, self.bottom + 21, words))
        self.bottom += 36

    def rule(self) -> None:
        """Add a line across."""
        self.boxes.append(("line", 0, self.bottom + 5, WIDTH, 1))
        self.bottom += 12
