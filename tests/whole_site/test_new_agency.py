"""The site of an agency that has just begun: whole, in the words of its form, and not empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.built import ROOT, build_site, read_pages
from tests.editing.test_init import AGENCIES
from tests.living.html_faults import html_faults
from transparency import cli

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import BuiltPage

FORM = "provincial-organization"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of a province's organization, with the guides of today."""
    folder = tmp_path_factory.mktemp("new")
    answers = AGENCIES[FORM] | {"form": FORM, "year": "2568", "round": "1"}
    given = [part for name, value in answers.items() for part in ("--set", f"{name}={value}")]
    assert cli.main(["init", "--data", str(folder / "data"), *given]) == 0
    return build_site(folder / "site", folder / "data", docs_dir=ROOT / "docs")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    return read_pages(site)


def test_every_page_is_whole(site: Path) -> None:
    assert [fault.for_terminal() for fault in html_faults(site)] == []


def test_no_page_speaks_of_an_agency_of_another_form(pages: dict[str, BuiltPage]) -> None:
    for words in ("อบต.", "องค์การบริหารส่วนตำบล", "เทศบาล", "ตำบลNone", "None"):
        assert [page.address for page in pages.values() if words in page.text] == []


def test_the_pages_say_what_to_fill_in_next(pages: dict[str, BuiltPage]) -> None:
    assert "สิ่งที่เจ้าหน้าที่ต้องเติมต่อไป" in pages[""].text
    for missing in ("หน่วยงานที่รับผิดชอบ", "ช่องทางติดต่อ", "คำมั่นและข้อปฏิบัติ"):
        assert f"ยังไม่มี{missing}ในข้อมูล" in pages["questions/"].text
    assert "(รอเติม)" in pages["2568/measures/example/"].text


def test_no_entry_of_the_menu_leads_to_an_empty_section(pages: dict[str, BuiltPage]) -> None:
    links = set(pages["search/"].links)
    assert {"../2568/", "../contact/"} <= links
    assert not {"../promises/", "../documents/", "../calendar/", "../units/"} & links
