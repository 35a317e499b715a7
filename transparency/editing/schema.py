"""JSON Schema of every kind of data file, made from the model, for editors and other programs."""

from __future__ import annotations

import json
from typing import Any, Final

from transparency.record.model.kinds import KINDS, Kind

FOLDER: Final = "schema"
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"

_ANY_SCALAR: Final = {"type": ["string", "number", "boolean", "null"]}
"""A text that may be empty; editors may read it as a number or a boolean."""


def schema_of(kind: Kind) -> dict[str, Any]:
    """Return the schema of one kind of file."""
    whole = kind.model.model_json_schema(by_alias=False)
    definitions = whole.pop("$defs", {})
    schema = _without_added(whole, {"line", "path", "id"})
    schema["title"] = kind.title
    schema["$schema"] = _DRAFT
    schema["definitions"] = {
        name: _without_added(part, {"line"}) for name, part in definitions.items()
    }
    plain: dict[str, Any] = _plain(schema)
    return plain


def _without_added(schema: dict[str, Any], added: set[str]) -> dict[str, Any]:
    """Return a record's schema without the fields that the program adds."""
    properties = {
        name: part for name, part in schema.get("properties", {}).items() if name not in added
    }
    required = [name for name in schema.get("required", []) if name not in added]
    rest = {name: part for name, part in schema.items() if name != "required"}
    return {**rest, "properties": properties, **({"required": required} if required else {})}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a schema as editors handle it best: no default, no null, draft-7 references."""
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    found = {name: _plain(entry) for name, entry in value.items() if name != "default"}
    if "$ref" in found:
        found["$ref"] = found["$ref"].replace("#/$defs/", "#/definitions/")
    if "anyOf" in found:
        kept = [entry for entry in found.pop("anyOf") if entry != {"type": "null"}]
        found = {**kept[0], **found} if len(kept) == 1 else {**found, "anyOf": kept}
    if found.get("type") == "string" and set(found) <= {"type", "title", "examples"}:
        found |= _ANY_SCALAR
    return found


def schema_files() -> dict[str, str]:
    """Return by path the text of every schema, and of the editor settings that assign them."""
    files = {f"{FOLDER}/{kind.name}.json": _text(schema_of(kind)) for kind in KINDS}
    places = {
        f"./{FOLDER}/{kind.name}.json": f"data/{kind.pattern.replace('**', '**/*.yml')}"
        for kind in KINDS
    }
    settings = {"yaml.schemas": places}
    return files | {".vscode/settings.json": _text(settings)}


def modeline(path: str, kind: Kind) -> str:
    """Return the first line of a data file, which names its schema to editors."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind.name}.json\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
