"""The agency's words without the mark that the printed list puts before them."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(r"([๐-๙0-9]{1,2})\.\s*")
_DASH: Final = re.compile(r"-\s+")


def marker(text: str) -> str:
    """Return the number before an item (``๑`` of ``๑.แต่งตั้ง…``), or nothing."""
    match = _NUMBER.match(text)
    return match[1] if match else ""


def words(text: str) -> str:
    """Return an item's words without its number or dash."""
    match = _NUMBER.match(text) or _DASH.match(text)
    return text[match.end() :] if match else text
