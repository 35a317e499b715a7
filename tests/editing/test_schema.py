"""The JSON Schemas demand what `check` demands, as far as a schema can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import check_jsonschema
import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tests.built import REPORT, ROOT
from tests.conftest import FIXTURES, GOOD
from transparency.editing.schema import modeline, schema_files, schema_of
from transparency.record.model.kinds import KINDS, kind_of
from transparency.record.source import parse_source
from transparency.record.typed import read_record

BOTH_CAN_SAY: Final = {
    "unknown-key", "missing-field", "not-a-choice", "wrong-length", "wrong-kind", "bad-id",
    "bad-number", "bad-amount", "bad-score", "blank", "not-a-mapping",
}  # fmt: skip
"""Rules of `check` that a schema expresses, too."""
ONLY_CHECK: Final = {
    "bad-date", "bad-url", "bad-email", "bad-phone", "bad-file-name", "not-a-picture", "bad-digest",
    "bad-code", "private-address", "misplaced-placeholder", "bad-site-address", "short-term",
}  # fmt: skip
FILES: Final = [
    (folder, file)
    for folder in (REPORT, GOOD, FIXTURES / "bad/unreadable", FIXTURES / "bad/inconsistent")
    for file in sorted(folder.rglob("*.yml"))
    if kind_of(file.relative_to(folder).as_posix())
]


@pytest.mark.parametrize("path", sorted(schema_files()))
def test_what_is_committed_is_what_the_model_says(path: str) -> None:
    """Where this fails: ``transparency schema`` writes them anew."""
    assert (ROOT / path).read_text(encoding="utf-8") == schema_files()[path]


def test_every_schema_is_one() -> None:
    for kind in KINDS:
        jsonschema.Draft7Validator.check_schema(schema_of(kind))


def test_every_field_that_staff_write_has_its_thai_title_and_an_example() -> None:
    for kind in KINDS:
        schema = schema_of(kind)
        for part in [schema, *schema["definitions"].values()]:
            for name, entry in part["properties"].items():
                assert any("\u0e00" < letter < "\u0e7f" for letter in entry["title"]), name
                assert entry["examples"], name


@pytest.mark.parametrize("file", sorted(REPORT.rglob("*.yml")), ids=lambda file: file.name)
def test_the_first_line_of_a_data_file_names_its_schema(file: Path) -> None:
    path = "data" / file.relative_to(REPORT)
    kind = kind_of(path.relative_to("data").as_posix())
    assert kind is not None
    first = file.read_text(encoding="utf-8").split("\n", 1)[0] + "\n"
    assert first == modeline(path.as_posix(), kind)
    named = first.strip().partition("=")[2]
    assert (ROOT / path.parent / named).resolve() == ROOT / f"schema/{kind.name}.json"


@pytest.mark.parametrize(("folder", "file"), FILES, ids=lambda value: Path(value).name)
def test_schema_and_check_never_disagree_on_what_both_can_say(folder: Path, file: Path) -> None:
    kind = kind_of(file.relative_to(folder).as_posix())
    assert kind is not None
    source = parse_source("data/x.yml", file.read_bytes())
    if source.problems:
        pytest.skip("no YAML that anyone reads")
    record = read_record(source, kind.model, file.stem)
    rules = {problem.rule for problem in record} if isinstance(record, list) else set()
    if rules & ONLY_CHECK and not rules & BOTH_CAN_SAY:
        pytest.skip("only check can say what is wrong")
    try:
        values = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    except (YAMLError, ValueError):
        pytest.skip("a date that no calendar has")
    plain = json.loads(json.dumps(values, default=str))
    errors = list(jsonschema.Draft7Validator(schema_of(kind)).iter_errors(plain))
    assert bool(errors) == bool(rules & BOTH_CAN_SAY), (rules, errors)


def test_the_validator_that_editors_and_others_use_finds_nothing_in_the_record() -> None:
    for folder in (REPORT, GOOD):
        for kind in KINDS:
            files = [
                str(file)
                for file in folder.rglob("*.yml")
                if kind_of(file.relative_to(folder).as_posix()) == kind
            ]
            if files:
                schema = str(ROOT / "schema" / f"{kind.name}.json")
                run = CliRunner().invoke(check_jsonschema.main, ["--schemafile", schema, *files])
                assert run.exit_code == 0, run.output
