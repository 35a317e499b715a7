"""Writes a sheet as SVG for a page: shapes and texts only, in the stylesheet's colours.

The SVG has no ids, styles, scripts or links. Elements of the page name and describe it, and the
colour tokens let it follow the reader's colour scheme.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from transparency.pages.charts.sheet import BOXES, GLYPHS, STYLES, WIDTH

if TYPE_CHECKING:
    from transparency.pages.charts.sheet import Look, Sheet

_DRAWING: Final = Markup(
    '<svg class="picture__drawing" viewBox="0 0 {width} {height}" role="img"'
    ' aria-labelledby="{name}" aria-describedby="{about}"><g fill="none">{marks}</g></svg>'
)
# Filled in as plain text, which is much faster: numbers are our own, looks and words are escaped.
_BOX: Final = '<path d="M{left},{top}h{wide}v{high}h-{wide}Z"{look}/>'
_MARK: Final = '<path transform="translate({x},{y})" d="{outline}"{look}/>'
_TEXT: Final = '<text transform="translate({x},{y})"{look}>{words}</text>'
_NUMBER: Final = re.compile(r"-?\d*\.?\d+")


def written(sheet: Sheet, *, name: str, about: str) -> Markup:
    """Return a sheet as an SVG element: boxes first, then marks, and texts on top.

    ``name`` and ``about`` are the ids of the page's elements that name and describe the picture.
    """
    marks = Markup("".join([*_boxes(sheet), *_marks(sheet), *_texts(sheet)]))  # noqa: S704 - escaped
    return _DRAWING.format(
        width=WIDTH, height=_short(sheet.bottom), name=name, about=about, marks=marks
    )


def _boxes(sheet: Sheet) -> list[str]:
    return [
        _BOX.format(
            left=_short(left),
            top=_short(top),
            wide=_short(wide),
            high=_short(high),
            look=painted,
        )
        for name, look in BOXES.items()
        for painted in [_paint(look)]
        for wanted, left, top, wide, high in sheet.boxes
        if wanted == name
    ]


def _marks(sheet: Sheet) -> list[str]:
    return [
        _MARK.format(x=_short(x), y=_short(y), outline=outline, look=painted)
        for name, glyph in GLYPHS.items()
        for outline, painted in [(_outline(glyph.shape, glyph.half), _paint(glyph.look))]
        for wanted, x, y in sheet.glyphs
        if wanted == name
    ]


def _texts(sheet: Sheet) -> list[str]:
    return [
        _TEXT.format(x=_short(x), y=_short(y), look=painted, words=escape(words))
        for name, style in STYLES.items()
        for painted in [_paint(style.look)]
        for wanted, x, y, words in sheet.texts
        if wanted == name
    ]


def _outline(shape: str, half: float) -> str:
    """Return an outline from -1 to 1 scaled to ``half`` its height."""
    if shape == "circle":  # the flags of an arc must not be scaled
        arc = f"A{_short(half)},{_short(half)},0,1,1"
        return f"M{_short(half)},0{arc},-{_short(half)},0{arc},{_short(half)},0"
    return _NUMBER.sub(lambda number: _short(float(number[0]) * half), shape)


def _paint(look: Look) -> Markup:
    """Return a look as SVG attributes, escaped."""
    return Markup().join(Markup(' {}="{}"').format(name, value) for name, value in look.items())


def _short(number: float) -> str:
    """Return a number as text with at most two decimals, which is finer than any screen."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))
