"""What a command was asked for cannot be done."""

from __future__ import annotations


class RefusedError(Exception):
    """The command line asks for what cannot be done; the message says so in Thai."""
