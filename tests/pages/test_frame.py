"""The frame around a page: titles, last change, the link to report a mistake."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.conftest import DAY, GOOD
from transparency.history.version import Version
from transparency.pages.catalogue import Head, clip, head_of, record_pages
from transparency.pages.error_report import error_report
from transparency.pages.frame import frame, menu
from transparency.pages.rendering import framed
from transparency.record.address import AddressError, site_address
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts/"
MAIL = "report_errors_to: corrections"
VERSION = Version("0" * 64)


def head_at(site: Site, address: str) -> Head:
    return next(head for head in heads(site) if head.address == address)


def heads(site: Site) -> list[Head]:
    return [head_of(site, page) for page in record_pages(site)]


def changed_agency(data: Path, old: str, new: str, address: str = "") -> Site:
    """Return the good site with one change in its agency's record."""
    file = data / "agency.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    text = text.replace(old, new).replace("site: https://transparency.example.go.th\n", "")
    file.write_text(text, encoding="utf-8")
    site = Site.load(data, DAY, address=address)
    assert site.problems == []
    return site


# The site's address


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("https://example.go.th", "https://example.go.th/"),
        ("https://example.go.th/", "https://example.go.th/"),
        ("http://example.go.th:8080/open//", "http://example.go.th:8080/open/"),
    ],
)
def test_an_address_ends_with_one_slash(given: str, expected: str) -> None:
    assert site_address(given) == expected


@pytest.mark.parametrize(
    "given",
    [
        "javascript:alert(1)",
        "example.go.th",
        "ftp://example.go.th",
        "//example.go.th",
        "https://",
        "https://a.th/?q=1",
        "https://a.th/#x",
        "https://a.th/ x",
        'https://a.th/"><script>',
        "7",
    ],
)
def test_an_address_where_no_site_can_be_is_refused_in_thai(given: str) -> None:
    with pytest.raises(AddressError, match="SITE_URL") as found:
        Site.load(GOOD, DAY, address=given)
    assert "วิธีแก้:" in str(found.value)


def test_the_deployment_knows_the_address_better_than_the_record() -> None:
    assert Site.load(GOOD, DAY).address == "https://transparency.example.go.th/"
    assert Site.load(GOOD, DAY, address="https://a.th/open").address == "https://a.th/open/"


def test_the_agencys_own_website_says_nothing_of_where_this_site_is(good_data: Path) -> None:
    site = changed_agency(good_data, "short_name: อบต.ตัวอย่าง", "short_name: อบต.ตย.")
    assert (site.agency.website, site.address) == ("https://office.example.go.th/home?lang=th", "")


# The head


def test_pages_of_the_same_title_in_two_years_are_told_apart() -> None:
    site = Site.load(GOOD, DAY)
    titles = [frame(site, VERSION, head).head_title for head in heads(site)]
    assert len(titles) == len(set(titles))
    title = frame(site, VERSION, head_at(site, GIFTS)).head_title
    assert title.endswith(" · ปีงบประมาณ ๒๕๖๗ · อบต.ตัวอย่าง")


def test_a_title_does_not_say_twice_what_it_stands_under() -> None:
    site = Site.load(GOOD, DAY)
    title = frame(site, VERSION, head_at(site, "2567/report/1/")).head_title
    assert title.count("ปีงบประมาณ ๒๕๖๗") == 1


def test_a_description_is_cut_between_letters_and_not_before_a_vowel_or_tone_mark() -> None:
    assert clip("ทำน้ำ", 5) == "ทำน้ำ"
    assert clip("ทำน้ำ", 4) == "ทำ…"  # not “ทำน…”, which would lose the tone mark
    assert clip("ก" + "ี" * 9, 4) == "…"
    assert clip("  ก\n ข ", 3) == "ก ข"
    assert len(clip("ก" * 999)) == 155


# The last change


def test_a_page_tells_the_day_of_its_records_last_commit() -> None:
    path = "data/2567/measures/gifts.yml"
    site = Site.load(GOOD, DAY, changed={path: date(2026, 11, 22)})
    known = frame(site, VERSION, head_at(site, GIFTS))
    assert (known.changed, known.changed_words) == (date(2026, 11, 22), "๒๒ พฤศจิกายน ๒๕๖๙")
    html = framed(known, "", {})
    assert '<time datetime="2026-11-22">๒๒ พฤศจิกายน ๒๕๖๙</time>' in html
    assert "ไม่ทราบวันที่" not in html


def test_a_day_that_is_not_known_is_said_not_to_be_known() -> None:
    site = Site.load(GOOD, DAY)
    unknown = frame(site, VERSION, head_at(site, GIFTS))
    assert unknown.changed is None
    assert "ไม่ทราบวันที่" in framed(unknown, "", {})


# The way to report a mistake


def letter(href: str) -> tuple[str, str, list[str]]:
    """Return recipient, subject and lines of the body of a mailto link."""
    url = urlsplit(href)
    fields = parse_qs(url.query, strict_parsing=True)
    assert url.scheme == "mailto"
    assert set(fields) == {"subject", "body"}
    return unquote(url.path), fields["subject"][0], fields["body"][0].split("\r\n")


def test_a_letter_is_filled_in_with_the_pages_title_and_whole_address() -> None:
    site = Site.load(GOOD, DAY, address="https://a.th/open/")
    page = head_at(site, "promises/no-gift/")
    report = error_report(site, page)
    assert report.is_filled_in
    assert report.href is not None
    recipient, subject, lines = letter(report.href)
    assert recipient == "corrections@example.go.th"
    assert subject == f"แจ้งข้อผิดพลาด: {page.title}"
    assert lines[0] == f"หน้า: {page.title}"
    assert lines[1] == "ที่อยู่: https://a.th/open/promises/no-gift/"


def test_a_title_cannot_add_fields_or_lines_to_a_letter_and_cannot_make_it_too_long() -> None:
    site = Site.load(GOOD, DAY)
    title = "ก&bcc=x@y.th?cc=z#\r\nBcc: q@y.th {address} " + "ยาวมาก" * 200
    page = Head("x/", title, "", (), "data/agency.yml")
    href = error_report(site, page).href
    assert href is not None
    recipient, subject, lines = letter(href)
    assert recipient == "corrections@example.go.th"
    assert subject.startswith("แจ้งข้อผิดพลาด: ก&bcc=x@y.th?cc=z# Bcc: q@y.th {address}")
    assert len(lines) == 7
    assert len(href) < 2000


def test_a_letter_about_a_page_that_was_not_found_asks_for_its_address() -> None:
    report = error_report(Site.load(GOOD, DAY), None)
    assert report.href is not None
    assert letter(report.href)[2][1] == "ที่อยู่: (โปรดวางที่อยู่ของหน้าที่เปิดไม่พบ)"


def test_a_form_is_given_the_pages_address_in_its_place(good_data: Path) -> None:
    site = changed_agency(good_data, MAIL, "report_errors_to: form", "https://a.th/")
    report = error_report(site, head_at(site, GIFTS))
    assert report.href == (
        "https://forms.example.go.th/report?from=site"
        "&page=https%3A%2F%2Fa.th%2F2567%2Fmeasures%2Fgifts%2F#fill"
    )
    assert report.is_filled_in


def test_a_form_is_given_the_path_where_the_sites_address_is_not_known(good_data: Path) -> None:
    site = changed_agency(good_data, MAIL, "report_errors_to: form")
    report = error_report(site, head_at(site, GIFTS))
    assert report.href is not None
    assert "&page=%2F2567%2Fmeasures%2Fgifts%2F#" in report.href


def test_a_form_for_a_page_that_was_not_found_is_left_to_the_reader(good_data: Path) -> None:
    report = error_report(changed_agency(good_data, MAIL, "report_errors_to: form"), None)
    assert report.href == "https://forms.example.go.th/report?from=site&page=#fill"
    assert not report.is_filled_in


@pytest.mark.parametrize(
    ("channel", "href"), [("website", "https://www.example.go.th"), ("phone", "tel:020000000")]
)
def test_a_channel_without_a_place_has_the_address_stand_beside_it(
    good_data: Path, channel: str, href: str
) -> None:
    site = changed_agency(good_data, MAIL, f"report_errors_to: {channel}")
    report = error_report(site, head_at(site, GIFTS))
    assert (report.href, report.is_filled_in) == (href, False)
    assert report.address == "/2567/measures/gifts/"


def test_without_a_channel_there_is_the_address_to_quote_and_the_way_to_the_channels(
    good_data: Path,
) -> None:
    site = changed_agency(good_data, f"{MAIL}\n", "", "https://a.th/open/")
    report = error_report(site, head_at(site, GIFTS))
    assert (report.channel, report.href) == (None, None)
    assert report.address == "https://a.th/open/2567/measures/gifts/"
    assert report.contact == "../../../contact/"
    assert {one.audience for one in report.public} == {"public"}
    assert all(one.href() for one in report.public)
    assert report.public


# The menu and the whole


def test_the_menu_knows_where_it_is() -> None:
    site = Site.load(GOOD, DAY)
    current = [label for label, _, here in menu(site, "documents/") if here]
    assert current == ["เอกสาร"]


def test_a_page_that_is_no_file_has_a_frame_and_no_linked_data() -> None:
    around = frame(Site.load(GOOD, DAY), VERSION, None)
    assert around.linked_data is None
    assert around.error_report.address == ""
    assert around.home == "/"  # the fixture stands at the top of its host
