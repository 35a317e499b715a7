"""Escapes text for Markdown that a forge will show."""

from __future__ import annotations

import re
from typing import Final

from transparency.language.printed import one_line

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>()#+!|~@:&$]")


def escaped(text: str) -> str:
    """Return a text on one line, escaped so that Markdown shows it literally."""
    line = one_line(" ".join(text.split()))
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", line)
