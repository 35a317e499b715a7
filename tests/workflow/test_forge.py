"""What the forge shows to staff: forms, templates, labels, ways to begin and mend a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.built import REPORT, ROOT
from tests.conftest import DAY, GOOD
from transparency.editing.templating import new_file
from transparency.pages.frame import MAX_URL_LENGTH, NAME_TO_CHOOSE, add_url
from transparency.pages.rendering import show
from transparency.record.model.kinds import KINDS
from transparency.record.site import Site
from transparency.record.source import parse_source

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
LISTINGS = [("fiscal_year", (2567,), "2567/measures"), ("document_list", (), "documents"),
            ("unit_list", (), "units"), ("promise_list", (), "promises")]  # fmt: skip


def read(file: Path) -> Any:  # noqa: ANN401 - whatever YAML can hold
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["result.yml", "mistake.yml"])
def test_a_form_warns_of_personal_data_and_has_the_shape_that_the_forge_wants(name: str) -> None:
    form = read(FORMS / name)
    assert {"name", "description", "body"} <= set(form)
    assert "ข้อมูลส่วนบุคคล" in form["body"][0]["attributes"]["value"]
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "textarea", "checkboxes", "dropdown"}
        assert part["type"] == "markdown" or part["attributes"]["label"]
    labels = {label["name"] for label in read(ROOT / ".github" / "labels.yml")}
    assert set(form["labels"]) <= labels


def test_there_is_a_template_for_each_intent() -> None:
    folder = ROOT / ".github" / "PULL_REQUEST_TEMPLATE"
    names = {file.name for file in folder.iterdir()}
    assert names == {"result.md", "document.md", "correction.md", "code.md"}
    chooser = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert all(name in chooser for name in names)


@pytest.mark.parametrize(("view", "arguments", "folder"), LISTINGS)
def test_every_listing_begins_a_new_file_in_the_forge_or_leads_to_the_guide(
    view: str, arguments: tuple[int, ...], folder: str
) -> None:
    html = show(Site.load(GOOD, DAY), "somewhere/", view, *arguments)
    assert f"https://github.com/example/transparency/new/main/data/{folder}?filename=" in html
    html = show(Site.load(REPORT, DAY), "somewhere/", view, *(arguments and (2566,)))
    assert "เพิ่มรายการ" in html
    assert "/new/main/" not in html


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_file_that_the_forge_begins_can_be_read_and_its_address_is_not_too_long(
    kind: Any,  # noqa: ANN401 - a Kind
) -> None:
    folder = kind.pattern.rpartition("/")[0].replace("*", "2567") or "x"
    url = add_url(Site.load(GOOD, DAY), "x/", kind.name, folder)
    assert len(url) <= MAX_URL_LENGTH
    asked = parse_qs(urlsplit(url).query)
    assert asked["filename"] == [NAME_TO_CHOOSE]
    source = parse_source("data/x.yml", asked["value"][0].encode())
    assert source.problems == []
    assert isinstance(source.value, dict)
    needed = {name for name, field in kind.model.model_fields.items()
              if field.title and field.is_required()}  # fmt: skip
    assert needed - {"id"} <= set(source.value)


def test_every_field_of_a_template_is_explained() -> None:
    for kind in KINDS:
        text = new_file(kind, "data/x.yml", {})
        assert text.count("(ต้องมี)") + text.count("(ไม่มีก็ได้)") >= len(
            [field for field in kind.model.model_fields.values() if field.title]
        )


def test_the_reference_has_every_field_of_the_model() -> None:
    html = show(Site.load(GOOD, DAY), "fields/", "field_reference")
    for kind in KINDS:
        for name, field in kind.model.model_fields.items():
            if field.title:
                assert f"<code>{name}</code>" in html
                assert field.title in html.replace("&#39;", "'").replace("&#34;", '"')
