"""What links to source passages are called, so that no two beside each other say the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transparency.language.thai import thai_digits
from transparency.language.words import marker
from transparency.record.model.measure import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transparency.record.passages import Quoted


def named_apart(quotes: Sequence[Quoted]) -> list[tuple[Quoted, str]]:
    """Return the passages, each with what it is called; several of one name are numbered."""
    names = [_name_of(quoted) for quoted in quotes]
    again = Counter(names)
    numbers = [names[: at + 1].count(name) for at, name in enumerate(names)]
    return [
        (quoted, f"{name} {thai_digits(number)}" if again[name] > 1 else name)
        for quoted, name, number in zip(quotes, names, numbers, strict=True)
    ]


def _name_of(quoted: Quoted) -> str:
    name = quoted.measure.short_title or quoted.measure.title
    if isinstance(quoted.ground, Result):
        return f"{name} ผลการดำเนินงาน"
    number = marker(quoted.ground.text)
    return f"{name} ข้อ {number}" if number else name
