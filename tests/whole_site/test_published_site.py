"""What the built site tells the web around it: addresses, search engines, those who share it."""

from __future__ import annotations

import gzip
import json
import re
import struct
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

import pytest

from tests.built import ROOT, BuiltPage, build_site, read_pages
from tests.sites import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NO_FILE: Final = "404.html"
HOSTILE: Final = "</script><script>alert(1)</script>\"'><b>&amp; {{ 7*7 }} ]]>"
SHARE: Final = "assets/images/share.png"


@pytest.fixture(scope="session")
def placed(placed_site: Path) -> dict[str, BuiltPage]:
    return read_pages(placed_site)


@pytest.fixture(scope="session")
def unplaced(report_site: Path) -> dict[str, BuiltPage]:
    return read_pages(report_site)


def pages_of(pages: dict[str, BuiltPage]) -> Iterator[tuple[str, BuiltPage]]:
    """Yield every page that has an address of its own."""
    return ((address, page) for address, page in pages.items() if address != NO_FILE)


def linked_data(page: BuiltPage) -> dict[str, Any]:
    ((kind, text),) = [entry for entry in page.scripts if entry[0] != "module"]
    assert kind == "application/ld+json"
    data: dict[str, Any] = json.loads(text)
    return data


def png_size(file: Path) -> tuple[int, int]:
    """Return width and height in pixels, from the header of the PNG file."""
    head = file.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


# Titles and descriptions


@pytest.mark.parametrize("site", ["report_site", "placed_site"])
def test_titles_and_descriptions_are_thai_short_and_of_one_page_each(
    site: str, request: pytest.FixtureRequest
) -> None:
    pages = dict(pages_of(read_pages(request.getfixturevalue(site))))
    for said in (
        [page.title.strip() for page in pages.values()],
        [page.meta["description"] for page in pages.values()],
    ):
        assert len(said) > 20
        assert sorted(said) == sorted(set(said))
        assert [text for text in said if not re.search("[ก-๙]", text)] == []
    descriptions = [page.meta["description"] for page in pages.values()]
    assert [text for text in descriptions if not 20 <= len(text) <= 155] == []


def test_a_title_names_the_page_and_its_agency(placed: dict[str, BuiltPage]) -> None:
    for address, page in placed.items():
        assert page.title.strip().endswith(" · อบต.ตัวอย่าง"), address


# With an address


def test_every_page_has_its_own_canonical_address(placed: dict[str, BuiltPage]) -> None:
    for address, page in pages_of(placed):
        assert page.rel["canonical"] == [PLACE + address]
        assert page.meta["og:url"] == PLACE + address
    assert "canonical" not in placed[NO_FILE].rel
    assert placed[NO_FILE].meta["robots"] == "noindex"


def test_the_sitemap_lists_every_page_and_nothing_else(
    placed_site: Path, placed: dict[str, BuiltPage]
) -> None:
    text = (placed_site / "sitemap.xml").read_bytes()
    tree = ET.fromstring(text)  # noqa: S314 - we have just made it
    listed = [entry.text for entry in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(map(str, listed)) == sorted(PLACE + address for address, _ in pages_of(placed))
    assert gzip.decompress((placed_site / "sitemap.xml.gz").read_bytes()) == text


def test_robots_may_read_everything_and_are_told_the_sitemap(placed_site: Path) -> None:
    lines = (placed_site / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {PLACE}sitemap.xml"]


def test_who_shares_a_page_shows_its_title_its_words_and_a_picture(
    placed_site: Path, placed: dict[str, BuiltPage]
) -> None:
    for address, page in pages_of(placed):
        meta = page.meta
        assert meta["og:title"] in page.title, address
        assert meta["og:description"] == meta["description"]
        assert (meta["og:type"], meta["og:locale"]) == ("website", "th_TH")
        assert meta["og:site_name"] == "ความโปร่งใส อบต.ตัวอย่าง"
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["og:image"] == PLACE + SHARE
        assert re.search("[ก-๙]", meta["og:image:alt"])
        stated = int(meta["og:image:width"]), int(meta["og:image:height"])
        assert stated == (1200, 630) == png_size(placed_site / SHARE)
    assert (placed_site / SHARE).stat().st_size < 100_000


def test_linked_data_parses_and_has_what_its_kinds_require(
    placed_site: Path, placed: dict[str, BuiltPage]
) -> None:
    required = {
        "GovernmentOrganization": {"name", "address", "url"},
        "WebSite": {"name", "url"},
        "Dataset": {"name", "description", "publisher", "temporalCoverage", "distribution"},
        "BreadcrumbList": {"itemListElement"},
    }
    kinds: dict[str, int] = {}
    for address, page in pages_of(placed):
        data = linked_data(page)
        assert data["@context"] == "https://schema.org"
        for node in data["@graph"]:
            kinds[node["@type"]] = kinds.get(node["@type"], 0) + 1
            assert required[node["@type"]] <= set(node), address
            for download in node.get("distribution", []):
                path = download["contentUrl"].removeprefix(PLACE)
                assert (placed_site / path).is_file(), path
            for step in node.get("itemListElement", []):
                assert step["item"].removeprefix(PLACE) in placed, address
    assert kinds == {
        "GovernmentOrganization": 1, "WebSite": 1, "Dataset": 3, "BreadcrumbList": len(placed) - 2,
    }  # fmt: skip


def test_every_link_of_the_page_that_was_not_found_works_in_a_folder(
    placed_site: Path, placed: dict[str, BuiltPage]
) -> None:
    links = placed[NO_FILE].links
    folder = urlsplit(PLACE).path
    elsewhere = ("#", "mailto:", "https://github.com/example/")
    own = [link for link in links if not link.startswith(elsewhere)]
    assert len(own) > 12
    for link in own:
        # Served for any address at all, such as one three folders deep.
        path = urlsplit(urljoin(f"{PLACE}a/b/c/d", link)).path
        assert path.startswith(folder), link
        target = placed_site / path.removeprefix(folder)
        assert (target / "index.html").is_file() or target.is_file(), link


# Without an address


def test_without_an_address_nothing_claims_one(
    report_site: Path, unplaced: dict[str, BuiltPage]
) -> None:
    assert [file.name for file in report_site.glob("sitemap*")] == []
    robots = (report_site / "robots.txt").read_text("utf-8")
    assert robots.splitlines() == ["User-agent: *", "Allow: /"]
    for address, page in unplaced.items():
        assert "canonical" not in page.rel, address
        assert {"og:url", "og:image", "twitter:card"}.isdisjoint(page.meta), address
    for address, page in pages_of(unplaced):
        assert linked_data(page)["@graph"], address


# On a home screen


def test_the_manifest_names_the_site_and_icons_of_the_sizes_it_states(
    placed_site: Path, placed: dict[str, BuiltPage]
) -> None:
    manifest = json.loads((placed_site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "ความโปร่งใส อบต.ตัวอย่าง"
    assert manifest["short_name"] == "อบต.ตัวอย่าง"
    assert (manifest["lang"], manifest["dir"]) == ("th", "ltr")
    address = urljoin(PLACE, placed[""].rel["manifest"][0])
    assert urljoin(address, manifest["start_url"]) == urljoin(address, manifest["scope"]) == PLACE
    stated = set()
    for icon in manifest["icons"]:
        file = placed_site / urljoin(address, icon["src"]).removeprefix(PLACE)
        assert file.is_file()
        if icon["type"] == "image/png":
            assert icon["sizes"] == "{}x{}".format(*png_size(file))
        stated.add((icon["sizes"], icon.get("purpose", "any")))
    assert stated >= {(size, purpose) for size in ("192x192", "512x512")
                      for purpose in ("any", "maskable")}  # fmt: skip


@pytest.mark.parametrize("address", ["", "2567/measures/gifts/", NO_FILE])
def test_every_page_leads_to_the_manifest_and_the_icons(
    placed_site: Path, placed: dict[str, BuiltPage], address: str
) -> None:
    for rel in ("manifest", "icon", "apple-touch-icon"):
        (link,) = placed[address].rel[rel]
        path = urljoin(PLACE + address, link).removeprefix(PLACE)
        assert (placed_site / path).is_file(), rel
        if rel == "apple-touch-icon":
            assert png_size(placed_site / path) == (180, 180)


# Reporting a mistake


def test_every_page_has_a_letter_about_it(placed: dict[str, BuiltPage]) -> None:
    for address, page in placed.items():
        assert "แจ้งข้อผิดพลาดในหน้านี้" in page.text, address
        letters = [link for link in page.links if link.startswith("mailto:") and "body=" in link]
        assert len(letters) == 1
        assert ("https%3A%2F%2Fexample.go.th%2Fopen%2F" in letters[0]) == (address != NO_FILE)


def test_without_a_channel_every_page_says_so_and_has_what_to_quote(
    report_site: Path, unplaced: dict[str, BuiltPage]
) -> None:
    for address, page in unplaced.items():
        assert "แจ้งข้อผิดพลาดในหน้านี้" in page.text, address
        assert "หน่วยงานยังไม่ได้ระบุช่องทางที่รับแจ้งข้อผิดพลาด" in page.text, address
        assert {"details", "summary"} <= page.tags
        if address != NO_FILE:
            html = (report_site / address / "index.html").read_text("utf-8")
            assert f'<code class="error-report__address">/{address}</code>' in html


def test_every_record_page_tells_its_last_change_or_that_it_is_not_known(
    unplaced: dict[str, BuiltPage],
) -> None:
    said = re.compile("แก้ไขล่าสุดเมื่อ [๐-๙]{1,2} [ก-๙]+ [๐-๙]{4}|ไม่ทราบวันที่แก้ไขล่าสุด")
    for address, page in pages_of(unplaced):
        is_record = bool(re.search(r"\d{4}|units/.|promises/.", address))
        assert bool(said.search(page.text)) == is_record, address


# Words that would be markup


def test_hostile_words_stay_words_in_the_head_the_data_and_the_manifest(
    good_data: Path, tmp_path: Path
) -> None:
    changes = {
        "agency.yml": ("name: องค์การ", "short_name: อบต.", "    name: อีเมล"),
        "2567/measures/gifts.yml": ("title: ",),
        "promises/no-gift.yml": ("summary: ",),
    }
    for name, starts in changes.items():
        file = good_data / name
        lines = file.read_text(encoding="utf-8").split("\n")
        for start in starts:
            (at,) = [at for at, line in enumerate(lines) if line.startswith(start)]
            key = lines[at].split(":")[0]
            lines[at] = f"{key}: {json.dumps(HOSTILE + key.strip())}"
        file.write_text("\n".join(lines), encoding="utf-8")
    site = build_site(tmp_path / "site", good_data, PLACE)
    pages = read_pages(site)
    for address, page in pages.items():
        kinds = [] if address == NO_FILE else ["application/ld+json"]
        code = ["module"] if address == "search/" else []
        assert [kind for kind, _ in page.scripts] == [*kinds, *code], address
        assert "b" not in page.tags, address
        assert HOSTILE in page.title, address
        if address != NO_FILE:
            assert HOSTILE in page.meta["og:site_name"], address
    agency, website = linked_data(pages[""])["@graph"]
    assert (agency["name"], agency["alternateName"]) == (f"{HOSTILE}name", f"{HOSTILE}short_name")
    assert HOSTILE in website["name"]
    gifts = pages["2567/measures/gifts/"]
    assert gifts.meta["og:title"] == f"{HOSTILE}title"
    assert linked_data(gifts)["@graph"][0]["itemListElement"][-1]["name"] == f"{HOSTILE}title"
    assert pages["promises/no-gift/"].meta["description"] == f"{HOSTILE}summary"
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["short_name"] == f"{HOSTILE}short_name"
    (letter,) = [link for link in gifts.links if "body=" in link]
    assert re.fullmatch(r"mailto:[a-z@.]+\?subject=[\w%.~-]+&body=[\w%.~-]+", letter, re.ASCII)


def test_a_site_address_that_is_none_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"“example\.go\.th” ในตัวแปร SITE_URL ใช้ไม่ได้"):
        build_site(tmp_path / "site", ROOT / "tests" / "fixtures" / "good", "example.go.th")
    assert not (tmp_path / "site" / "index.html").exists()
