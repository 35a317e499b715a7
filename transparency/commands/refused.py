"""The error of a command line that cannot be carried out."""

from __future__ import annotations


class RefusedError(Exception):
    """The command line cannot be carried out; the message says why in Thai."""
