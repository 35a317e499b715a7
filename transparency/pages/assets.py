"""Names styles, scripts and fonts after what they hold: a browser may keep each for ever.

A page that changes names other files, so that no page ever meets a style or script of another
day. ``css/site.css`` and the files that it imports become one stylesheet.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "assets"
STYLESHEET: Final = "css/site.css"
_DIGITS: Final = 8
"""Hexadecimal ones in a name: that two states of a file share them is one chance in 4 thousand
million."""
_OWN: Final = re.compile(r"css/.+|js/.+|fonts/.+\.woff2")
_IMPORT: Final = re.compile(r'@import url\("(?P<file>[^":]+)"\) layer\((?P<layer>[a-z]+)\);')
_REFERENCE: Final = re.compile(
    r'(?P<before>\burl\("|\b(?:from|import) ?")(?P<file>\.\.?/[^"]+)(?P<after>")'
)
"""What a stylesheet or a module says of another file of ours."""
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE: Final = re.compile(r"\n\s*")


@dataclass(frozen=True)
class Asset:
    """A file of the site: its address from the site's root, with a digest in it, and its bytes."""

    address: str
    content: bytes


def is_named(address: str) -> bool:
    """Return whether a file of the theme reaches the site through `named_assets` alone."""
    folder, _, name = address.partition("/")
    return folder == FOLDER and _OWN.fullmatch(name) is not None


def named_assets(theme: Path) -> dict[str, Asset]:
    """Return the theme's styles, scripts and fonts by their names for templates.

    A name is the path in ``assets/``, such as ``css/site.css``, which becomes the address
    ``assets/css/site.0f3c9a1e.css``. Where a file leads to another, so does its content; a change
    of the other one therefore renames both.

    Raises:
        FileNotFoundError: a style or script leads to a file that is not there.
    """
    root = theme / FOLDER

    @cache
    def asset(name: str) -> Asset:
        path = PurePosixPath(name)
        if path.suffix == ".woff2":
            content = (root / name).read_bytes()
        else:
            text = stylesheet(root / name) if path.suffix == ".css" else _read(root / name)
            content = _REFERENCE.sub(lambda found: led(path, found), text).encode()
        digest = hashlib.sha256(content).hexdigest()[:_DIGITS]
        return Asset(f"{FOLDER}/{path.with_suffix(f'.{digest}{path.suffix}')}", content)

    def led(path: PurePosixPath, found: re.Match[str]) -> str:
        to = (root / path.parent / found["file"]).resolve().relative_to(root.resolve())
        address = PurePosixPath(asset(to.as_posix()).address)
        return f"{found['before']}{found['file'].rpartition('/')[0]}/{address.name}{found['after']}"

    scripts, fonts = sorted(root.glob("js/*.js")), sorted(root.glob("fonts/*.woff2"))
    names = [STYLESHEET, *(path.relative_to(root).as_posix() for path in (*scripts, *fonts))]
    return {name: asset(name) for name in names}


def stylesheet(entry: Path) -> str:
    """Return a stylesheet with the files that it imports in their place, each in its layer.

    Comments and indentation are for those who read the sources, and stay there.
    """
    text = _IMPORT.sub(
        lambda found: f"@layer {found['layer']} {{\n{_read(entry.parent / found['file'])}}}",
        _read(entry),
    )
    return _SPACE.sub("\n", _COMMENT.sub("", text)).lstrip()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
