"""What the forge shows to staff: forms, templates, labels, ways to begin and mend a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.built import REPORT, ROOT
from tests.conftest import DAY, GOOD
from transparency.editing.templating import new_file
from transparency.pages.catalogue import Head
from transparency.pages.forge import MAX_URL_LENGTH, NAME_TO_CHOOSE, add_url
from transparency.pages.rendering import show
from transparency.pages.staff_links import staff_links
from transparency.record.model.kinds import KINDS
from transparency.record.site import Site
from transparency.record.source import parse_source

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.pages.staff_links import StaffLink

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
LISTINGS = [("2567/", "2567/measures"), ("documents/", "documents"), ("units/", "units"),
            ("promises/", "promises")]  # fmt: skip


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


def offered(data: Path, address: str, path: str) -> list[StaffLink]:
    """Return what the foot of a page offers to staff: words, address, path or digest."""
    head = Head(address, "หน้า", "", (), path)
    return staff_links(Site.load(data, DAY), head)


@pytest.mark.parametrize(("address", "folder"), LISTINGS)
def test_every_listing_begins_a_new_file_in_the_forge_or_leads_to_the_guide(
    address: str, folder: str
) -> None:
    urls = [url or "" for _, url, _ in offered(GOOD, address, "docs/x.md")]
    begun = f"https://github.com/example/transparency/new/main/data/{folder}?filename="
    assert [url.startswith(begun) for url in urls].count(True) == 1
    links = offered(REPORT, address.replace("2567", "2566"), "docs/x.md")
    assert [url for words, url, _ in links if words.startswith("เพิ่มรายการ")] == [
        "../staff/",
    ]


def test_a_line_opens_in_the_forge_or_is_not_there() -> None:
    """The file has the action `declare` first; its line is what an editor shows."""
    path, forge = "data/2567/measures/gifts.yml", "https://github.com/example/transparency"
    text = (GOOD / "2567/measures/gifts.yml").read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, row in enumerate(text) if row.startswith("  - id: "))
    urls = [url for _, url, _ in offered(GOOD, "2567/measures/gifts/", path)]
    assert f"{forge}/blob/main/{path}#L{line}" in urls
    path = "data/2566/measures/ita-upgrade.yml"
    listed = offered(REPORT, "2566/measures/ita-upgrade/", path)
    assert [words for words, _, _ in listed] == ["ข้อมูลต้นทางของหน้านี้", "แก้ไขข้อมูลนี้"]


def test_each_document_can_be_edited_from_the_list_of_documents() -> None:
    listed = offered(GOOD, "documents/", "docs/documents.md")
    forge = "https://github.com/example/transparency/edit/main/data/documents"
    edits = {f"{forge}/{file.name}" for file in (GOOD / "documents").glob("*.yml")}
    assert {url for words, url, _ in listed if words.startswith("แก้ไขข้อมูลนี้")} == edits


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
