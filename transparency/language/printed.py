"""Words of anyone, put into what a terminal shows and what a forge's log obeys."""

from __future__ import annotations

import re
from typing import Final

_COMMAND: Final = re.compile(r"^(\s*):(?=:)|#(?=#\w*\[)")
"""How a line begins that a forge's runner takes for a command: white space and ``::``, or ``##[``
anywhere; ``##vso[`` is another forge's."""
_BYTES: Final = range(0xDC80, 0xDD00)
"""What Python makes of bytes in a file's name that are no UTF-8."""


def one_line(text: str) -> str:
    r"""Return a text on one line that nothing obeys, with whatever is not seen shown as an escape.

    A line feed becomes ``\n``, a control character ``\x1b``, one that changes the direction of
    writing ``\u202e``, a byte of a file's name that is no UTF-8 ``\xa1``. A colon or a number sign
    with which a command to a forge would begin becomes ``\x3a`` or ``\x23``.
    """
    seen = text
    if not text.isprintable():
        seen = "".join(letter if letter.isprintable() else _escape(letter) for letter in text)
    return _COMMAND.sub(lambda found: f"{found[1] or ''}{_as_hex(found[0][-1])}", seen)


def each_line(text: str) -> str:
    """Return a text of our own that has several lines, each of them as `one_line` shows it."""
    return "\n".join(map(one_line, text.split("\n")))


def _escape(letter: str) -> str:
    if ord(letter) in _BYTES:
        return _as_hex(chr(ord(letter) & 0xFF))
    return letter.encode("unicode_escape").decode("ascii")


def _as_hex(letter: str) -> str:
    return f"\\x{ord(letter):02x}"
