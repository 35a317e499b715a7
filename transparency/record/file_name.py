"""Names of files as addresses on the web hold them: small ASCII letters, digits and dashes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

_OTHER: Final = re.compile(r"[^a-z0-9._-]+")
_EDGES: Final = re.compile(r"^[^a-z0-9]+|[^a-z0-9]+$")
_REPEATED: Final = re.compile(r"-{2,}|\.{2,}")


def good_name(name: str) -> str:
    """Return the nearest name, folders included, under which a file may be attached.

    Where nothing of a part's letters may stay, it is called ``file``.
    """
    *folders, last = name.split("/")
    path = PurePosixPath(last)
    parts = [*(_part(folder) for folder in folders), _part(path.stem)]
    return "/".join(parts) + path.suffix.lower()


def _part(text: str) -> str:
    plain = _REPEATED.sub("-", _OTHER.sub("-", text.lower()))
    return _EDGES.sub("", plain) or "file"
