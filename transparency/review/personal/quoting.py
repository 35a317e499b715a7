"""What of another state of the record may be quoted: nothing that the gate refuses today.

A commit that was refused stays in git when the next one mends it. Histories and comparisons quote
old values and cut long ones, and half a number no pattern knows: so it is decided for a whole
state of a file, and not for a line.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from transparency.record.texts import texts_of
from transparency.review.personal.patterns import matches, name_matches
from transparency.review.personal.permitted import Permitted
from transparency.review.personal.telling import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transparency.record.model.records import Records
    from transparency.record.problems import Problem
    from transparency.review.personal.patterns import Match


class Quotable:
    """Tells whether a state of a file may be quoted beside today's record."""

    def __init__(self, records: Records) -> None:
        """Judge by what today's ``records`` allow."""
        self._permitted = Permitted(records)
        self._records = records

    def __call__(self, path: str, texts: Iterable[str]) -> bool:
        """Return whether nothing in the texts of one state of the file at ``path`` is refused.

        A name that stands nowhere in today's record was taken out, and is quoted no more.
        """
        text = "\f".join(texts)
        found = [*matches(text), *(name for name in name_matches(text) if not self._is_named(name))]
        return all(self._permitted.holds(match, path) for match in found)

    def _is_named(self, name: Match) -> bool:
        return name.value in self._names

    @cached_property
    def _names(self) -> set[str]:
        texts = (text for record in self._records.files() for text in texts_of(record))
        return {match.value for match in name_matches("\f".join(texts))}


def without_values(problems: Iterable[Problem], records: Records) -> Iterator[Problem]:
    """Yield problems whose words quote no personal data: a log is public, too."""
    permitted = Permitted(records)
    for problem in problems:
        yield replace(
            problem,
            message=_veiled(problem.message, problem.path, permitted),
            remedy=_veiled(problem.remedy, problem.path, permitted),
            example=_veiled(problem.example, problem.path, permitted),
        )


def _veiled(text: str, path: str, permitted: Permitted) -> str:
    """Return a text with no more of what is not permitted in it than tells which one is meant."""
    for match in reversed([*matches(text)]):
        if not permitted.holds(match, path):
            text = f"{text[: match.start]}({masked(match)}){text[match.end :]}"
    return text
