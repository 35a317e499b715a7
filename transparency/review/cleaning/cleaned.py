"""What becomes of a file that is cleaned, or why nothing does."""

from __future__ import annotations

from dataclasses import dataclass


class CleaningError(Exception):
    """There can be no clean copy of a file; the message says why, in Thai."""


@dataclass(frozen=True)
class Cleaned:
    """A copy of a file without what the file says of its makers."""

    data: bytes
    suffix: str
    """The ending of its name, which is another one where a heavy PNG has become a JPEG."""
    removed: tuple[str, ...]
    """In Thai, what was taken out, each once."""
    notes: tuple[str, ...] = ()
    """In Thai, what else was done, or is left for a person to look at."""
