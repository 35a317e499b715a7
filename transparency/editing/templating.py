"""New data files as text: each field with its title, whether it is needed, and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transparency.editing.schema import modeline
from transparency.record.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from transparency.record.model.kinds import Kind


def kind_named(name: str) -> Kind:
    """Return the kind of file with an ASCII name such as ``unit``."""
    return next(kind for kind in KINDS if kind.name == name)


def new_file(kind: Kind, path: str, values: Mapping[str, str], *, only_needed: bool = False) -> str:
    """Return the text of a new file at ``path``.

    ``values`` are YAML, by the name of a field. A required field without a value is left empty, for
    staff to fill in; an optional one stands in a comment, or with ``only_needed`` is left out.
    """
    lines = _lines(kind.model, values, only_needed=only_needed)
    return modeline(path, kind) + f"# {kind.title}\n" + "".join(lines)


def _lines(
    model: type[BaseModel], values: Mapping[str, str], *, only_needed: bool
) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if not field.title or (name == "id" and name not in values and field.alias != name):
            continue
        if only_needed and not field.is_required() and name not in values:
            continue
        needed = "ต้องมี" if field.is_required() else "ไม่มีก็ได้"
        yield f"# {field.title} ({needed})\n"
        if name in values:
            yield _field(name, values[name])
        elif field.is_required():
            yield _field(name, "")
        else:
            yield "".join(f"# {line}\n" for line in _example(name, field).splitlines())


def _field(name: str, value: str) -> str:
    """Return a field with YAML as its value; several lines stand below its name."""
    if "\n" in value or value.startswith("- "):
        return f"{name}:\n" + "".join(f"  {line}\n" for line in value.splitlines())
    return f"{name}: {value}".rstrip() + "\n"


def _example(name: str, field: FieldInfo) -> str:
    example = str((field.examples or [""])[0])
    return f"{name}:\n  {example}" if example.startswith("- ") else f"{name}: {example}"


def text_value(text: str) -> str:
    """Return a text as a YAML scalar on one line, which reads back as the text."""
    line = " ".join(text.split())
    quoted = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"' if _needs_quotes(line) else line


def _needs_quotes(line: str) -> bool:
    first: Any = line[:1]
    return (
        not line
        or first in "-?:,[]{}#&*!|>'\"%@` ~="
        or ": " in line
        or " #" in line
        or line.endswith(":")
        or line.lower() in {"null", "true", "false", "yes", "no", "on", "off"}
    )
