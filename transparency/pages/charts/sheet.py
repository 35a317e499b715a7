"""The sheet on which a picture is laid out, and the looks of its marks, texts and boxes.

Marks of what is missing differ from others by shape, not by colour alone.
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
MARKS_PER_LINE: Final = 8
_FONT_SIZE: Final = 15

Glyph: TypeAlias = Literal[
    "reported",
    "part",
    "whole",
    "gap",
    "later",
    "ended",
    "absent",
    "dropped",
    "late",
    "event",
    "outside",
]
Style: TypeAlias = Literal["name", "words", "missing", "on-event", "on-outside", "count"]
Box: TypeAlias = Literal["ground", "empty", "bar", "late-bar", "line"]

Look: TypeAlias = dict[str, str]
"""SVG attributes by name; colours are the stylesheet's tokens."""


@dataclass(frozen=True)
class Mark:
    """A mark: its outline, from -1 to 1, half its height in units of the drawing, its look."""

    shape: str
    half: float
    look: Look


@dataclass(frozen=True)
class Type:
    """The type of a text: font size in units of the drawing, and other attributes."""

    size: int
    more: Look

    @property
    def look(self) -> Look:
        """All attributes of a text of this type."""
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
    # A square of which half is full.
    "part": Mark(f"{_SQUARE}M0,-.82L0,.82L.82,.82L.82,-.82L0,-.82", 11, _FULL),
    # A frame with one bar across all of it.
    "whole": Mark(
        f"{_SQUARE}M-.8,-.8L-.8,-.22L.8,-.22L.8,-.8L-.8,-.8M-.8,.22L-.8,.8L.8,.8L.8,.22L-.8,.22",
        11,
        _FULL,
    ),
    # A broken frame, struck through.
    "gap": Mark(f"{_FRAME}M-.6,.6L.6,-.6", 10.5, _GAP),
    "later": Mark("circle", 9, _LINED),
    "ended": Mark("M-.8,0L.8,0", 10.5, _LINED),
    "absent": Mark(_FRAME, 10.5, _GAP),
    "dropped": Mark("M-.7,-.7L.7,.7M.7,-.7L-.7,.7", 10.5, _GAP),
    # A whole frame with the hands of a clock.
    "late": Mark(f"{_SQUARE}M0,-.55L0,.1L.5,.1", 10.5, _LINED),
    "event": Mark("circle", 13, _FULL),
    "outside": Mark("M-1,0L0,-1L1,0L0,1Z", 15, {"fill": "var(--surface)", **_GAP}),
}
STYLES: Final[dict[Style, Type]] = {
    "name": Type(_FONT_SIZE, {"font-weight": "bold", "fill": "var(--heading)"}),
    "words": Type(_FONT_SIZE - 1, {"fill": "var(--ink)"}),
    "missing": Type(_FONT_SIZE, {"fill": "var(--gap)"}),
    "count": Type(_FONT_SIZE - 1, {"text-anchor": "end", "fill": "var(--ink)"}),
    "on-event": Type(_FONT_SIZE - 1, {"text-anchor": "middle", "fill": "var(--on-fill)"}),
    "on-outside": Type(_FONT_SIZE - 1, {"text-anchor": "middle", "fill": "var(--gap)"}),
}
_BROKEN: Final = {"stroke": "var(--gap-line)", "stroke-width": "1.5", "stroke-dasharray": "5,4"}
BOXES: Final[dict[Box, Look]] = {
    "ground": {"fill": "var(--sunken)", "stroke": "var(--line)"},
    "empty": _BROKEN,
    "bar": _FULL,
    "late-bar": {"stroke": "var(--fill)", "stroke-width": "1.5"},
    "line": {"fill": "var(--line)"},
}
"""In drawing order, like the glyphs and styles above."""


@dataclass
class Sheet:
    """The parts of a picture with their coordinates, in units of the drawing, from the top."""

    bottom: float = 0
    glyphs: list[tuple[Glyph, float, float]] = field(default_factory=list)
    texts: list[tuple[Style, float, float, str]] = field(default_factory=list)
    """Style, x, baseline, text."""
    boxes: list[tuple[Box, float, float, float, float]] = field(default_factory=list)
    """Look, left, top, width, height."""

    def write(self, style: Style, text: str, left: float = 0, room: float = WIDTH) -> None:
        """Add a text at the bottom, in lines no wider than ``room``."""
        for line in wrap(text, room, STYLES[style].size):
            self.texts.append((style, left, self.bottom + 16, line))
            self.bottom += 22

    def note(self, text: str) -> None:
        """Add a text on what is missing at the bottom, in a frame of its own."""
        top = self.bottom
        self.bottom += 8
        self.write("missing", text, MARGIN, WIDTH - 2 * MARGIN)
        self.bottom += 10
        self.boxes.append(("empty", 1, top + 1, WIDTH - 2, self.bottom - top - 2))
        self.bottom += 10

    def line_up(self, glyphs: Iterable[Glyph]) -> None:
        """Add marks in lines of `MARKS_PER_LINE`."""
        for at, glyph in enumerate(glyphs):
            line, column = divmod(at, MARKS_PER_LINE)
            self.glyphs.append((glyph, 11 + column * PITCH, self.bottom + 13 + line * PITCH))

    def legend(self, *entries: tuple[Glyph, str, float]) -> None:
        """Add a legend at the bottom: each entry is a mark, its meaning, and its x."""
        for glyph, words, left in entries:
            half = GLYPHS[glyph].half + 1
            self.glyphs.append((glyph, left + half, self.bottom + 16))
            self.texts.append(("words", left + 2 * half + 7, self.bottom + 21, words))
        self.bottom += 36

    def rule(self) -> None:
        """Add a line across the sheet at the bottom."""
        self.boxes.append(("line", 0, self.bottom + 5, WIDTH, 1))
        self.bottom += 12
