"""A warning about a band that is not the one of the scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.bands import judged
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records

_AROUND: Final = re.compile(r"ระดับ|[\s()“”\"]")
"""What may stand around the name of a band without another meaning."""


def bands_match_scores(records: Records, _today: date) -> Iterator[Violation]:
    """A band that is told is the one that the rules of its year make of the scores."""
    for year, folder in records.years.items():
        if folder.scores is None or folder.scores.band is None:
            continue
        told, band = folder.scores.band, judged(year, folder.scores).band
        if band is None or _bare(told) == _bare(band.name):
            continue
        doubt = "" if band.is_confirmed else " (เกณฑ์ของระดับนี้รอยืนยัน)"
        yield Violation(
            path=folder.scores.path,
            loc=("band",),
            rule=Rule.BAND_AGAINST_SCORES,
            message=thai_digits(f"ระดับ “{told}” ไม่ตรงกับระดับตามคะแนนและเกณฑ์ของปี {year} คือ ")
            + f"“{band.name}”{doubt}",
            remedy="ตรวจคะแนนทุกช่องและระดับกับประกาศผล ถ้าประกาศเขียนเช่นนี้จริง ให้คงไว้",
            example=f"band: {band.name}",
            severity="warning",
        )


def _bare(name: str) -> str:
    return _AROUND.sub("", name).casefold()
