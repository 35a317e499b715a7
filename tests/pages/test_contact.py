"""The page of the channels: the agency's own website, each channel, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

WEBSITE = "website: https://office.example.go.th/home?lang=th\n"


def page(data: Path) -> str:
    site = Site.load(data, DAY)
    assert site.problems == []
    return show(site, "contact/", "channel_list")


def edit(data: Path, old: str, new: str) -> None:
    text = (data / "agency.yml").read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / "agency.yml").write_text(text.replace(old, new), encoding="utf-8")


def test_the_agencys_own_website_is_named_and_not_the_address_of_this_site() -> None:
    html = page(GOOD)
    address = "https://office.example.go.th/home?lang=th"
    assert f'<a href="{address}" rel="noopener noreferrer">{address}</a>' in html
    assert "transparency.example.go.th" not in html


def test_a_channel_says_what_of_its_kind_is_missing(good_data: Path) -> None:
    edit(good_data, "    phone: ๐ ๒๐๐๐ ๐๐๐๐\n", "")
    edit(good_data, "    url: https://www.example.go.th\n", "")
    html = page(good_data)
    assert 'โทรศัพท์กลาง <span class="missing">ยังไม่มีหมายเลขโทรศัพท์</span>' in html
    assert 'เว็บไซต์ตัวอย่าง <span class="missing">ยังไม่มีลิงก์</span>' in html
    assert html.count("missing") == 2


def test_an_agency_without_a_kind_of_channel_says_so(good_data: Path) -> None:
    text = (good_data / "agency.yml").read_text(encoding="utf-8")
    text = text.replace(WEBSITE, "").replace("kind: website", "kind: board")
    (good_data / "agency.yml").write_text(text, encoding="utf-8")
    assert '<span class="missing">ที่อยู่เว็บไซต์ของหน่วยงานยังไม่มีในข้อมูล</span>' in page(good_data)
