"""Edits of YAML files that keep comments, order and quoting."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import LiteralScalarString

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping


def parse(text: str) -> MutableMapping[str, Any]:
    """Return a file's text as a document that can be changed and written back by `written`.

    Every scalar is a string and keeps its form: ``2566`` and ``๒๕๖๖`` come back as they were.
    """
    document: MutableMapping[str, Any] = _yaml().load(text)
    return document


def written(document: MutableMapping[str, Any]) -> str:
    """Return a document as the text of a file; one that was not changed gives the same text."""
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def yaml_of(values: Mapping[str, object]) -> str:
    """Return values as the text of a file, which reads back as they are; lines stay lines."""
    return written({name: kept(value) for name, value in values.items()})


def kept(value: Any) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return a value whose texts of several lines are written on lines of their own."""
    if isinstance(value, str):
        return LiteralScalarString(value) if "\n" in value else value
    if isinstance(value, dict):
        return {name: kept(entry) for name, entry in value.items()}
    return [kept(entry) for entry in value] if isinstance(value, list) else value


def save(path: Path, text: str) -> None:
    """Replace a file's text atomically: a failure half-way leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class _Strings(VersionedResolver):
    """Reads every plain scalar as a string, as `source` does: never a number, date or boolean."""

    @property
    def versioned_resolver(self) -> dict[str, list[object]]:
        """Resolvers of types by a scalar's first letter: none."""
        return {}


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Resolver = _Strings
    yaml.preserve_quotes = True
    yaml.width = 10_000  # no line is folded that staff did not fold
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
