"""Applies the rules of headers to every answer, and tells each fault once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.delivery.auditing.caching import cache_faults
from transparency.delivery.auditing.content_types import type_faults
from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.headers import foreign_faults, security_faults
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transparency.delivery.auditing.deviations import Kind


@dataclass(frozen=True)
class Response:
    """The headers of one answer."""

    path: str
    """Of the file, or the address at which there is none."""
    headers: Mapping[str, str]
    """By their names in lower case."""
    exists: bool = True
    """Whether there is a file of that path; else the answer is ``404.html``."""


def response_deviations(
    responses: Sequence[Response], *, strict: bool, encrypted: bool
) -> list[Deviation]:
    """Return a deviation for each fault of the headers, with the first file that has it.

    Where several files have it, their number is told; where all have it, no file is.

    Args:
        responses: of the files and of addresses without one.
        strict: whether the agency can set its server's headers; some hosts let nobody.
        encrypted: whether the answers came over https.
    """
    paths: dict[tuple[Kind, str], set[str]] = {}
    for one in responses:
        for kind, fault in _faults(one, strict=strict, encrypted=encrypted):
            paths.setdefault((kind, fault), set()).add(one.path)
    everything = {one.path for one in responses}
    nowhere = {one.path for one in responses if not one.exists}
    return [
        Deviation(kind, "", fault)
        if found == everything
        else Deviation(kind, min(found - nowhere or found), fault + _and_more(len(found) - 1))
        for (kind, fault), found in paths.items()
    ]


def _faults(one: Response, *, strict: bool, encrypted: bool) -> Iterator[tuple[Kind, str]]:
    named = one.path if one.exists else "404.html"
    if strict:
        for fault in security_faults(one.headers, encrypted=encrypted):
            yield "header", fault
    for fault in type_faults(named, one.headers, strict=strict):
        yield "header", fault
    for fault in foreign_faults(one.headers):
        yield "injected", fault
    for fault in cache_faults(named, one.headers, strict=strict):
        yield "cache", fault


def _and_more(count: int) -> str:
    return f" (และอีก {thai_digits(f'{count:,}')} ที่อยู่)" if count else ""
