"""Synonyms of the search: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.language.fold import fold
from transparency.language.thai import thai_digits
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records

MIN_SYNONYM_LENGTH: Final = 2
"""Characters of a word, at least; a single letter is in nearly every text."""


def synonyms_are_distinct(records: Records, _today: date) -> Iterator[Violation]:
    """A synonym is in one group, once, and not too short to search for."""
    if records.synonyms is None:
        return
    path = records.synonyms.path
    seen: dict[str, int] = {}
    for group, words in enumerate(records.synonyms.groups):
        for at, word in enumerate(words):
            loc = ("groups", group, at)
            folded = fold(word)
            if len(folded) < MIN_SYNONYM_LENGTH:
                yield Violation(
                    path=path,
                    loc=loc,
                    rule=Rule.SHORT_SYNONYM,
                    message=f"คำ “{word}” สั้นเกินไป จะไปตรงกับคำอื่นทั่วทั้งเว็บไซต์",
                    remedy=f"ใช้คำที่มี {thai_digits(MIN_SYNONYM_LENGTH)} ตัวอักษรขึ้นไป หรือลบคำนี้",
                    example="เฟซบุ๊ก",
                )
            elif folded in seen:
                yield Violation(
                    path=path,
                    loc=loc,
                    rule=Rule.REPEATED_SYNONYM,
                    message=f"คำ “{word}” อยู่ในกลุ่มที่ {thai_digits(seen[folded] + 1)} แล้ว",
                    remedy=(
                        "เก็บคำนี้ไว้กลุ่มเดียว ถ้าสองกลุ่มหมายถึงสิ่งเดียวกัน ให้รวมเป็นกลุ่มเดียว "
                        "(ตัวพิมพ์ใหญ่เล็ก เลขไทยหรืออารบิก และช่องว่าง ไม่นับว่าต่างกัน)"
                    ),
                    example="[เฟซบุ๊ก, เฟสบุ๊ก, Facebook]",
                )
            else:
                seen[folded] = group
