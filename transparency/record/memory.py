"""Files of a record as they were read last, so that an edit costs the reading of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from transparency.record.source import parse_source
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from transparency.record.model.types import FileRecord
    from transparency.record.problems import Problem
    from transparency.record.source import SourceFile

R = TypeVar("R", bound="FileRecord")


class Memory:
    """Knows by path what a file held, and what that said: nothing else decides it.

    Records are never changed, so that one site after the other may hold the same.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._read: dict[str, tuple[bytes, SourceFile, FileRecord | list[Problem]]] = {}

    def read(self, path: str, data: bytes, model: type[R]) -> tuple[SourceFile, R | list[Problem]]:
        """Return the source and the typed record, or the problems, of a file that holds ``data``.

        The path, as problems name it, decides the record's id and its ``model``.
        """
        known = self._read.get(path)
        if known is None or known[0] != data:
            source = parse_source(path, data)
            name = path.rpartition("/")[2].removesuffix(".yml")
            known = data, source, source.problems or read_record(source, model, name)
            self._read[path] = known
        return known[1], cast("R | list[Problem]", known[2])
