"""The JSON-LD of pages; expected values come from the record and schema.org."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import DAY, GOOD
from transparency.pages.catalogue import (
    Head,
    ProseFile,
    head_of,
    head_of_prose,
    record_files,
    record_pages,
)
from transparency.pages.linked_data import MEDIA_TYPES, linked_data, organization
from transparency.record.model.types import ATTACHMENT_SUFFIXES
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "https://example.go.th/open/"


@pytest.fixture
def placed() -> Site:
    return Site.load(GOOD, DAY, address=PLACE)


@pytest.fixture
def unplaced(good_data: Path) -> Site:
    """The good record of an agency that names no address."""
    file = good_data / "agency.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(
        "".join(line for line in lines if not line.startswith("site:")), encoding="utf-8"
    )
    return Site.load(good_data, DAY)


def heads(site: Site) -> list[Head]:
    return [head_of(site, page) for page in record_pages(site)]


def head_at(site: Site, address: str) -> Head:
    prose = ProseFile(address, "ชื่อหน้า", "คำอธิบาย", "page.md")
    records = {head.address: head for head in heads(site)}
    return records.get(address) or head_of_prose(site, prose, [])


def nodes(site: Site, address: str, kind: str) -> list[dict[str, Any]]:
    graph = linked_data(site, head_at(site, address))["@graph"]
    return [node for node in graph if node["@type"] == kind]


def test_the_agency_stands_at_home_with_its_place_and_its_public_channels(placed: Site) -> None:
    (agency,) = nodes(placed, "", "GovernmentOrganization")
    assert agency == {
        "@type": "GovernmentOrganization",
        "@id": "https://example.go.th/open/#agency",
        "name": "องค์การบริหารส่วนตำบลตัวอย่าง",
        "alternateName": "อบต.ตัวอย่าง",
        "url": "https://office.example.go.th/home?lang=th",
        "email": "corrections@example.go.th",
        "telephone": "๐ ๒๐๐๐ ๐๐๐๐",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "ตำบลตัวอย่าง อำเภอเมืองตัวอย่าง",
            "addressRegion": "จังหวัดสมมุติ",
            "addressCountry": "TH",
        },
    }


def test_without_a_website_of_its_own_the_agency_is_at_its_first_channel_of_that_kind(
    placed: Site,
) -> None:
    placed.records.agency = placed.agency.model_copy(update={"website": None})
    assert organization(placed)["url"] == "https://www.example.go.th"


def test_an_internal_channel_is_left_out(placed: Site) -> None:
    agency = placed.agency.model_copy(update={"website": None})
    inside = [entry.model_copy(update={"audience": "internal"}) for entry in agency.channels]
    placed.records.agency = agency.model_copy(update={"channels": inside})
    assert {"url", "email", "telephone", "sameAs"}.isdisjoint(organization(placed))


def test_the_site_stands_at_home_with_its_address(placed: Site) -> None:
    (website,) = nodes(placed, "", "WebSite")
    assert website["url"] == PLACE
    assert website["inLanguage"] == "th"


def test_a_year_is_a_data_set_of_its_own_files_and_reports(placed: Site) -> None:
    (dataset,) = nodes(placed, "2567/", "Dataset")
    assert dataset["temporalCoverage"] == "2023-10-01/2024-09-30"
    assert dataset["inLanguage"] == "th"
    assert dataset["publisher"]["name"] == "องค์การบริหารส่วนตำบลตัวอย่าง"
    assert dataset["url"] == "https://example.go.th/open/2567/"
    assert len(dataset["description"]) >= 50
    assert "๒๕๖๗" in dataset["name"]
    found = {entry["contentUrl"]: entry["encodingFormat"] for entry in dataset["distribution"]}
    assert found == {
        f"{PLACE}data/2567/ita.yml": "application/yaml",
        f"{PLACE}data/2567/measures/gifts.yml": "application/yaml",
        f"{PLACE}data/2567/measures/service.yml": "application/yaml",
        f"{PLACE}data/2567/rounds/1.yml": "application/yaml",
        f"{PLACE}data/2567/rounds/2.yml": "application/yaml",
        f"{PLACE}data/2567/scores.yml": "application/yaml",
        f"{PLACE}data/2567/year.yml": "application/yaml",
        f"{PLACE}files/2567/report-1.pdf": "application/pdf",
    }


def test_the_page_about_the_data_is_the_data_set_of_all_years(placed: Site) -> None:
    (dataset,) = nodes(placed, "about/", "Dataset")
    assert dataset["temporalCoverage"] == "2023-10-01/2025-09-30"
    urls = {entry["contentUrl"] for entry in dataset["distribution"]}
    assert urls >= {PLACE + path for path in record_files(placed)}
    assert f"{PLACE}files/2567/report-1.pdf" in urls


def test_no_licence_is_claimed(placed: Site) -> None:
    for address in ("", "about/", "2567/", "2568/"):
        assert "licen" not in json.dumps(linked_data(placed, head_at(placed, address))).lower()


def test_a_data_set_was_changed_when_its_latest_file_was() -> None:
    days = {path: date(2026, 1, 5) for path in record_files(Site.load(GOOD, DAY))}
    days["data/2567/year.yml"] = date(2026, 3, 1)
    days["data/2568/year.yml"] = date(2026, 4, 1)
    site = Site.load(GOOD, DAY, changed=days)
    assert nodes(site, "2567/", "Dataset")[0]["dateModified"] == "2026-03-01"
    assert nodes(site, "about/", "Dataset")[0]["dateModified"] == "2026-04-01"


def test_a_data_set_with_a_file_of_unknown_age_has_no_day() -> None:
    site = Site.load(GOOD, DAY, changed={"data/2567/year.yml": date(2026, 3, 1)})
    assert "dateModified" not in nodes(site, "2567/", "Dataset")[0]


def test_the_way_back_ends_with_the_page_itself(placed: Site) -> None:
    (crumbs,) = nodes(placed, "2567/measures/gifts/", "BreadcrumbList")
    steps = crumbs["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"] for step in steps] == [
        PLACE,
        f"{PLACE}2567/",
        f"{PLACE}2567/measures/gifts/",
    ]
    assert [step["name"] for step in steps][:2] == ["หน้าแรก", "ปีงบประมาณ ๒๕๖๗"]


def test_home_has_no_way_back_and_every_other_page_has_one(placed: Site) -> None:
    assert nodes(placed, "", "BreadcrumbList") == []
    for page in [*heads(placed), head_at(placed, "contact/")]:
        assert len(nodes(placed, page.address, "BreadcrumbList")) == 1


def test_without_an_address_nothing_is_invented(unplaced: Site) -> None:
    assert unplaced.address == ""
    text = json.dumps(
        [
            linked_data(unplaced, page)
            for page in [*heads(unplaced), head_at(unplaced, ""), head_at(unplaced, "about/")]
        ]
    )
    links = {part.split('"')[0] for part in text.split('"http')[1:]}
    assert links == {"s://schema.org", "s://office.example.go.th/home?lang=th"}
    assert '"@id"' not in text
    (crumbs,) = nodes(unplaced, "2567/", "BreadcrumbList")
    assert [sorted(step) for step in crumbs["itemListElement"]] == [
        ["@type", "name", "position"]
    ] * 2


def test_a_record_without_years_is_a_data_set_without_a_period(good_data: Path) -> None:
    for folder in ("2567", "2568", "promises", "files", "verifications"):
        shutil.rmtree(good_data / folder)
    for file in (good_data / "documents").iterdir():
        file.unlink()
    site = Site.load(good_data, DAY)
    assert site.problems == []
    assert "temporalCoverage" not in nodes(site, "about/", "Dataset")[0]


def test_every_kind_of_file_that_can_be_attached_has_a_media_type() -> None:
    assert {f".{ending}" for ending in MEDIA_TYPES} == {*ATTACHMENT_SUFFIXES, ".yml"}
