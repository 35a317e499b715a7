"""Names styles, scripts and fonts after a digest of their content, so that caches keep them.

A changed file gets a new name, so that no page is ever shown with a style or script of another
build. ``css/site.css`` and the files that it imports become one stylesheet.
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
_DIGEST_LENGTH: Final = 8
"""Hexadecimal digits in a name; two versions of a file share them once in 4 thousand million."""
_OWN: Final = re.compile(r"css/.+|js/.+|fonts/.+\.woff2")
_IMPORT: Final = re.compile(r'@import url\("(?P<file>[^":]+)"\) layer\((?P<layer>[a-z]+)\);')
_REFERENCE: Final = re.compile(
    r'(?P<before>\burl\("|\b(?:from|import)(?: ?|\()")(?P<file>\.\.?/[^"]+)(?P<after>")'
)
"""A reference from a stylesheet or module to another file of the theme."""
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINES_OF_COMMENT: Final = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""A comment of a script that has its lines to itself: what it begins with may stand in a text."""
_SPACE: Final = re.compile(r"\n\s*")


@dataclass(frozen=True)
class Asset:
    """A file of the site: its address from the site's root, which has a digest, and its bytes."""

    address: str
    content: bytes


def is_named(address: str) -> bool:
    """Return whether `named_assets` publishes a file of the theme, and MkDocs must not."""
    folder, _, name = address.partition("/")
    return folder == FOLDER and _OWN.fullmatch(name) is not None


def named_assets(theme: Path) -> dict[str, Asset]:
    """Return the theme's styles, scripts and fonts by the names that templates use.

    A name is the path in ``assets/``, such as ``css/site.css``, which becomes the address
    ``assets/css/site.0f3c9a1e.css``. References between the files are rewritten, so a change of one
    file also renames those that refer to it.

    Raises:
        FileNotFoundError: a style or script refers to a missing file.
    """
    root = theme / FOLDER

    @cache
    def asset(name: str) -> Asset:
        path = PurePosixPath(name)
        if path.suffix == ".woff2":
            content = (root / name).read_bytes()
        else:
            text = (stylesheet if path.suffix == ".css" else script)(root / name)
            content = _REFERENCE.sub(lambda match: readdressed(path, match), text).encode()
        digest = hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]
        return Asset(f"{FOLDER}/{path.with_suffix(f'.{digest}{path.suffix}')}", content)

    def readdressed(path: PurePosixPath, match: re.Match[str]) -> str:
        target = (root / path.parent / match["file"]).resolve().relative_to(root.resolve())
        address = PurePosixPath(asset(target.as_posix()).address)
        return f"{match['before']}{match['file'].rpartition('/')[0]}/{address.name}{match['after']}"

    scripts, fonts = sorted(root.glob("js/*.js")), sorted(root.glob("fonts/*.woff2"))
    names = [STYLESHEET, *(path.relative_to(root).as_posix() for path in (*scripts, *fonts))]
    return {name: asset(name) for name in names}


def stylesheet(entry: Path) -> str:
    """Return a stylesheet with the imported files in place of the imports, each in its layer.

    Comments and indentation are removed.
    """
    text = _IMPORT.sub(
        lambda match: f"@layer {match['layer']} {{\n{_read(entry.parent / match['file'])}}}",
        _read(entry),
    )
    return _SPACE.sub("\n", _COMMENT.sub("", text)).lstrip()


def script(path: Path) -> str:
    """Return a script without indentation and without comments that have their lines to themselves.

    A text of several lines would lose its indentation: our scripts have none.
    """
    return _SPACE.sub("\n", _LINES_OF_COMMENT.sub("", _read(path))).lstrip()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
