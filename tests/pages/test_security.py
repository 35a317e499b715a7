"""The policies of pages and server agree, and security.txt is made from data alone."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tests.built import REPORT, ROOT
from tests.conftest import DAY
from transparency.pages.security import POLICY, SECURITY_TXT, security_txt
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:"
    r'|<script(?! type="(?:application/ld\+json"|module" src=))'
)
HEADER = re.compile(r'add_header Content-Security-Policy "([^"]+)" always;')


def test_every_page_carries_the_policy_before_anything_is_loaded(
    report_site: Path, good_site: Path
) -> None:
    for folder in (report_site, good_site):
        for file in folder.rglob("*.html"):
            head = file.read_text(encoding="utf-8").partition("</head>")[0]
            before, tag, _ = head.partition('<meta http-equiv="Content-Security-Policy" content="')
            assert tag, file
            assert "<link" not in before
            assert "<script" not in before


def test_no_page_holds_an_inline_script_style_or_handler(
    report_site: Path, good_site: Path
) -> None:
    for folder in (report_site, good_site):
        for file in folder.rglob("*.html"):
            found = INLINE.search(file.read_text(encoding="utf-8"))
            assert found is None, (file, found)


def test_the_server_says_what_the_pages_say_and_who_may_frame_them() -> None:
    header = HEADER.findall((ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8"))
    assert header == [f"{POLICY}; frame-ancestors 'none'"]


def with_agency(good_data: Path, more: str, address: str = "") -> Site:
    """Return the good record with lines added to its agency."""
    file = good_data / "agency.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n{more}\n", encoding="utf-8")
    site = Site.load(good_data, DAY, address=address)
    assert site.problems == []
    return site


def test_security_txt_names_the_channel_and_ends_within_a_year(good_data: Path) -> None:
    site = with_agency(good_data, "", "https://www.example.go.th/t/")
    text = security_txt(site, date(2026, 11, 23))
    assert text is not None
    lines = text.splitlines()
    assert lines[0].startswith("Contact: mailto:")
    assert "Expires: 2027-05-22T00:00:00Z" in lines
    assert f"Canonical: https://www.example.go.th/t/{SECURITY_TXT}" in lines


def test_a_channel_of_its_own_comes_first(good_data: Path) -> None:
    site = with_agency(good_data, "report_security_to: form")
    text = security_txt(site, DAY)
    assert text is not None
    assert text.startswith("Contact: https://")


def test_without_a_channel_there_is_no_security_txt(report_site: Path) -> None:
    assert security_txt(Site.load(REPORT, DAY), DAY) is None
    assert not (report_site / SECURITY_TXT).exists()


def test_the_built_site_has_it_where_the_standard_wants_it(good_site: Path) -> None:
    assert (good_site / SECURITY_TXT).read_text(encoding="utf-8").startswith("Contact: mailto:")
