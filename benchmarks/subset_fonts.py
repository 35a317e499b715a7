"""Narrows the committed fonts to the characters that the stylesheet takes: ``make fonts``.

Usage: ``python -m benchmarks.subset_fonts``. What ``fonts.css`` names as the ``unicode-range`` of a
file is all that a browser ever takes from it. Whatever shapes Thai is kept: marks
on marks, tone marks beside tall letters, kerning. Sarabun has no reserved font name (OFL.txt), so a
subset may be called Sarabun. A font that is narrow already stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STYLE: Final = Path(__file__).parent.parent / "overrides" / "assets" / "css" / "fonts.css"
FEATURES: Final = ("ccmp", "liga", "locl", "mark", "mkmk")
"""OpenType features that are kept: what Thai needs; kerning of the little Latin weighs 2 KiB."""
_FACE: Final = re.compile(
    r'src: url\("(?P<file>[^"]+)"\)[^;]*;\s*unicode-range:(?P<ranges>[^;]+);', re.DOTALL
)
_RANGE: Final = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def faces() -> dict[Path, set[int]]:
    """Return each font file of the stylesheet with the characters that are taken from it."""
    return {
        (STYLE.parent / match["file"]).resolve(): {
            sign
            for first, last in _RANGE.findall(match["ranges"])
            for sign in range(int(first, 16), int(last or first, 16) + 1)
        }
        for match in _FACE.finditer(STYLE.read_text(encoding="utf-8"))
    }


def narrow(file: Path, wanted: set[int]) -> None:
    """Take from a font all that is not for the ``wanted`` characters, and the names of glyphs."""
    font = TTFont(file)
    if set(font.getBestCmap()) <= wanted:
        return
    options = Options()
    options.layout_features = list(FEATURES)
    options.notdef_outline = True
    options.name_IDs = ["*"]  # whose font it is, and its licence
    options.flavor = "woff2"
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(file)


if __name__ == "__main__":
    for path, characters in faces().items():
        before = path.stat().st_size
        narrow(path, characters)
        print(f"{path.name}: {before} bytes before, {path.stat().st_size} now")
