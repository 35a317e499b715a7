"""Files of the record changed by a command: comments, order and quoting stay as they were."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.resolver import VersionedResolver

if TYPE_CHECKING:
    from collections.abc import MutableMapping


def parse(text: str) -> MutableMapping[str, Any]:
    """Return a file's text as a document that remembers how it is written.

    Every scalar stays as it is written: ``2566`` and ``๒๕๖๖`` come back as they came.
    """
    document: MutableMapping[str, Any] = _yaml().load(text)
    return document


def written(document: MutableMapping[str, Any]) -> str:
    """Return a document as the text of a file; one that was not changed gives the same text."""
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def save(path: Path, text: str) -> None:
    """Put a text in the place of a file at once: what stops half-way leaves the old one whole."""
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
    """Takes every plain scalar as a string, as `source` does: no octal, date or yes is guessed."""

    @property
    def versioned_resolver(self) -> dict[str, list[object]]:
        """What a plain scalar's first letter makes of it: nothing."""
        return {}


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Resolver = _Strings
    yaml.preserve_quotes = True
    yaml.width = 10_000  # no line is folded that staff did not fold
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
