"""Every data file has one kind, and the kinds are those that the loader reads."""

from __future__ import annotations

import pytest

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from transparency.record.model.kinds import KINDS, kind_of
from transparency.record.model.types import FileRecord
from transparency.record.site import Site


def test_every_kind_of_file_has_records_and_is_known_by_its_path() -> None:
    found = set()
    for folder in (REPORT, GOOD):
        assert Site.load(folder, DAY).problems == []
        for file in folder.rglob("*.yml"):
            kind = kind_of(file.relative_to(folder).as_posix())
            assert kind is not None, file
            found.add(kind.name)
    assert found == {kind.name for kind in KINDS}


@pytest.mark.parametrize("path", ["x.yml", "units.yml", "a/units/b.yml", "2566/rounds/1.txt", ""])
def test_what_stands_elsewhere_has_no_kind(path: str) -> None:
    assert kind_of(path) is None


def test_each_model_is_a_record_of_its_own() -> None:
    models = [kind.model for kind in KINDS]
    assert len(set(models)) == len(models)
    assert all(issubclass(model, FileRecord) for model in models)
