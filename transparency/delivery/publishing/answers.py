"""What the server answers, read strictly: anything else than what was asked for is a fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.delivery.manifest import MAX_BYTES
from transparency.delivery.publishing.faults import nonsense, printable

if TYPE_CHECKING:
    from transparency.delivery.publishing.session import Session

RELEASE: Final = re.compile(r"[0-9]{6}-[0-9a-f]{16}")
"""A release's name: its number, and the first digits of its manifest's SHA-256."""
_SAME: Final = rf"same (?P<same>{RELEASE.pattern})"
_UPLOAD: Final = rf"upload (?P<new>{RELEASE.pattern}) (?P<size>[0-9]{{1,8}})"
_BEGUN: Final = re.compile(f"{_SAME}|{_UPLOAD}")
_ACTIVE: Final = re.compile(rf"active ({RELEASE.pattern})")
_LISTED: Final = re.compile(rf"release ({RELEASE.pattern})( live)?")
_DIFFERENCE: Final = re.compile(r"(missing|changed|foreign|closed) (.+)")
_END: Final = re.compile(r"(done|unfinished) ([0-9]{1,9})")
_MAX_RELEASES: Final = 10_000
_MAX_DIFFERENCES: Final = 500
"""How many the server names; it counts the rest."""


@dataclass(frozen=True)
class Begun:
    """The answer to ``begin``."""

    release: str
    """The release to fill, or the one that is live and the same."""
    same: bool
    known: int = 0
    """Bytes that follow: the list of what is live."""


def begun(line: str, digest: str) -> Begun:
    """Return the answer to ``begin`` with the manifest's digest.

    Raises:
        PublishError: it is none.
    """
    match = _BEGUN.fullmatch(line)
    release = match and (match["same"] or match["new"])
    if not match or not release or release.partition("-")[2] != digest[:16]:
        raise nonsense(line)
    size = int(match["size"] or 0)
    if size > MAX_BYTES:
        raise nonsense(line)
    return Begun(release, same=match["same"] is not None, known=size)


def active(line: str, wanted: str | None) -> str:
    """Return the release that is live now, which is the one that was wanted, where one was.

    Raises:
        PublishError: it is another, or the answer is none.
    """
    match = _ACTIVE.fullmatch(line)
    if not match or wanted not in {None, match[1]}:
        raise nonsense(line)
    return match[1]


def listed(line: str, talk: Session) -> list[tuple[str, bool]]:
    """Return the releases of an answer that begins with a line, each with whether it is live.

    Raises:
        PublishError: the answer is no list, or one without end.
    """
    found: list[tuple[str, bool]] = []
    while line != "done":
        match = _LISTED.fullmatch(line)
        if not match or len(found) == _MAX_RELEASES:
            raise nonsense(line)
        found.append((match[1], match[2] is not None))
        line = talk.read()
    return found


@dataclass(frozen=True)
class Compared:
    """What the server says of a folder."""

    differences: list[tuple[str, str]]
    """``missing``, ``changed``, ``foreign`` or ``closed``, and the path; 500 at most."""
    count: int
    """How many there are."""
    whole: bool
    """Whether everything could be looked at."""


def compared(line: str, talk: Session) -> Compared:
    """Return the comparison that begins with a line.

    Raises:
        PublishError: the answer is none, or does not hold what it says.
    """
    found: list[tuple[str, str]] = []
    while (end := _END.fullmatch(line)) is None:
        match = _DIFFERENCE.fullmatch(line)
        if not match or len(found) == _MAX_DIFFERENCES:
            raise nonsense(line)
        found.append((match[1], printable(match[2])))
        line = talk.read()
    if min(int(end[2]), _MAX_DIFFERENCES) != len(found):
        raise nonsense(line)
    return Compared(found, int(end[2]), whole=end[1] == "done")
