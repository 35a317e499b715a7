"""Mutations of good input: what a slip of the hand, a copied text or an attacker makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

PIECES: Final = (
    " #", "# ", ": ", ":", "- ", "-", "|-\n", ">", "&a ", "*a", "!!python/name:os.system ", "!",
    "? ", "[", "]", "{", "}", "{{ ", " }}", "{% ", "%}", '"', "'", "\\", "\\u200b", "\t", "\r",
    "\r\n", "\n", "\n\n", "---\n", "...\n", "\x00", "\x1b[31m", "\x85", "\u2028", "\u200b",
    "\ufeff", "\u202e", "\ufffd", "\uf70a", "\ud800", "ำ่", "ํา", "e\u0301", "٣", "３", "๓",
    "๙๙๙๙", "25๖๖", "::error::x", "##[group]", "<b>", "<!--", "```\n", "~~~", "* * *\n",
    "# ก\n", "===\n", "|a|b\n", "> ", "`", "**", "[x](javascript:x)", "![](", "](",
    "https://u:p@x.th/", "http://[", "http://localhost/", "๓๑ กุมภาพันธ์ ๒๕๖๖",
    "วันที่ ๓ เดือน เมษายน พ.ศ. ๒๕๖๖", "เดือน", "พ.ศ", "ณ ", "2566-13-40", "title: x\n",
    "order: 1\n", "  - id: x\n", "null", "~", "yes", "1e400", "0x1F", "9" * 40,
    "1-2345-67890-12-1", "08 1234 5678", "a@b.example", "a" * 300, "[" * 40, "- " * 25,
)  # fmt: skip
"""What has a meaning somewhere, or once had a bad one."""


def mutated(text: str, chance: random.Random) -> str:
    """Return the text after one to six random changes; the same for the same state of chance."""
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_CHANGES)(text, chance)
    return text


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(PIECES) + text[at:]


def _replace(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(PIECES) + text[at + chance.randint(1, 12) :]


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.randint(1, 40) :]


def _end_early(text: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


def _move_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randint(0, len(lines)), line)
    return "\n".join(lines)


def _repeat_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[: at + 3], *lines[at:]])


def _indent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randint(0, 9) + lines[at].lstrip()
    return "\n".join(lines)


_CHANGES: Final[Sequence[Callable[[str, random.Random], str]]] = (
    _insert, _insert, _replace, _replace, _cut, _end_early, _move_line, _repeat_lines, _indent,
)  # fmt: skip
