"""What looks like personal data and may be public all the same."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from transparency.record.model.types import phone_digits

if TYPE_CHECKING:
    from transparency.record.model.records import Records
    from transparency.review.personal.patterns import Match


def code_of(path: str, match: Match) -> str:
    """Return the code by which a match is allowed: of one value, in one file.

    Eight hexadecimal digits of a hash. They do not hold the value, but who guesses it can see that
    the guess fits, together with about one in four thousand million others.
    """
    text = f"{path}\0{match.kind}\0{match.value}"
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def own_values(records: Records) -> set[tuple[str, str]]:
    """Return kind and value of what is public of the agency: its channels, and of its parts."""
    agency, units = records.agency, records.units.values()
    channels = agency.channels if agency else []
    names = [name for unit in units for name in (unit.name, *unit.spellings)]
    names += [agency.name, agency.short_name] if agency else []
    phones = [channel.phone for channel in channels] + [unit.phone for unit in units]
    return {
        *(("author", name.casefold()) for name in names),
        *(("phone", phone_digits(phone)) for phone in phones if phone),
        *(("email", channel.email.casefold()) for channel in channels if channel.email),
    }


class Permitted:
    """Tells what may be shown all the same: the agency's own channels, and what it allows."""

    def __init__(self, records: Records) -> None:
        """Know what ``records`` says of the agency and what it allows."""
        self._own = own_values(records)
        allowed = records.allowed.personal if records.allowed else []
        self._allowed = {(entry.file, entry.kind, entry.code) for entry in allowed}
        self._files = {entry.file for entry in allowed}

    def holds(self, match: Match, path: str | None = None) -> bool:
        """Return whether a match may be shown in the file of the repository at ``path``.

        Without ``path``, on a page: what is allowed in any file, pages show that are made from it.
        """
        return (match.kind, match.value) in self._own or any(
            (file, match.kind, code_of(file, match)) in self._allowed
            for file in (self._files if path is None else {path})
        )
