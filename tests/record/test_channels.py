"""Ways to reach the agency: what an address or a number may be, and the link that it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show
from transparency.record.model.agency import Channel
from transparency.record.site import Site
from transparency.record.source import LINE_KEY

if TYPE_CHECKING:
    from pathlib import Path


def channel(kind: str, **fields: str) -> Channel:
    values = {"id": "any", "name": "ช่องทาง", "kind": kind, LINE_KEY: 1, **fields}
    return Channel.model_validate(values)


def refused(kind: str, **fields: str) -> str:
    """Return the name of the rule that the channel breaks."""
    with pytest.raises(ValidationError) as found:
        channel(kind, **fields)
    (error,) = found.value.errors()
    return str(error["ctx"]["rule"])


@pytest.mark.parametrize(
    "email", ["office@example.go.th", "a.b-c_d+e@sub.example.co.th", "1567@a.th"]
)
def test_an_address_of_mail_becomes_a_link_that_writes_to_it(email: str) -> None:
    assert channel("email", email=email).href() == f"mailto:{email}"


@pytest.mark.parametrize(
    "email",
    [
        "office", "office@", "@example.go.th", "office@example", "a@b@example.go.th",
        "office@example.go.th, b@example.go.th", "office@example.go.th?cc=b@example.go.th",
        "office@example.go.th&bcc=x@y.th", "สำนักปลัด@example.go.th", "a..b@example.go.th",
        "mailto:office@example.go.th", "office@example.go.th\nb", "a" * 250 + "@example.go.th",
    ],
)  # fmt: skip
def test_what_is_not_one_address_of_mail_is_refused(email: str) -> None:
    assert refused("email", email=email) == "bad-email"


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("0 2000 0000", "020000000"), ("02-000-0000", "020000000"), ("020000000", "020000000"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "0812345678"), ("081-234-5678", "0812345678"), ("1567", "1567"),
        ("191", "191"), ("1800 123456", "1800123456"),
    ],
)  # fmt: skip
def test_a_number_is_kept_as_written_and_dialled_by_its_digits(phone: str, dialled: str) -> None:
    entry = channel("phone", phone=phone)
    assert entry.phone == phone
    assert entry.href() == f"tel:{dialled}"


@pytest.mark.parametrize(
    "phone",
    [
        "0 2000 000", "02-000-00000-0", "+66 2 000 0000", "0 2000 0000 ต่อ 12", "0 2000 0000, 1",
        "0 2000 0000-1", "2000 0000", "00 2000 0000", "-020000000", "02--0000000", "19", "โทร",
    ],
)  # fmt: skip
def test_what_is_not_one_number_within_thailand_is_refused(phone: str) -> None:
    assert refused("phone", phone=phone) == "bad-phone"


def test_the_address_of_a_page_goes_encoded_into_its_place() -> None:
    form = channel("website", url="https://a.example/form?page={page}&from=site#fill")
    page = "https://b.example/ก/?a=1&b=2#c"
    assert form.href(page) == (
        "https://a.example/form?page=https%3A%2F%2Fb.example%2F%E0%B8%81%2F%3Fa%3D1%26b%3D2%23c"
        "&from=site#fill"
    )


def test_a_form_without_a_page_leaves_its_place_empty() -> None:
    form = channel("website", url="https://a.example/form?page={page}")
    assert form.href() == "https://a.example/form?page="


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("https://a.example/{page}/{page}", "misplaced-placeholder"),
        ("https://{page}/", "misplaced-placeholder"),
        ("https://{page}.example/", "misplaced-placeholder"),
        ("https://a.example{page}/", "misplaced-placeholder"),
        ("https{page}://a.example/", "bad-url"),
        ("{page}", "bad-url"),
        ("https://a.example/{pages}", "bad-url"),
        ("https://a.example/{{page}}", "bad-url"),
        ("javascript:alert({page})", "bad-url"),
    ],
)
def test_the_place_of_the_page_stands_once_and_behind_the_host(url: str, rule: str) -> None:
    assert refused("website", url=url) == rule


def test_a_channel_without_any_address_has_no_link() -> None:
    assert channel("website").href() is None


def test_the_contact_page_links_each_channel_or_says_what_it_lacks() -> None:
    site = Site.load(GOOD, DAY)
    html = show(site, "contact/", "channel_list")
    assert '<a href="mailto:corrections@example.go.th">corrections@example.go.th</a>' in html
    assert '<a href="tel:020000000">๐ ๒๐๐๐ ๐๐๐๐</a>' in html
    assert "https://forms.example.go.th/report?from=site&amp;page=#fill" in html
    assert "{page}" not in html
    assert "ยังไม่มีลิงก์" not in html


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    email: corrections@example.go.th\n", "ยังไม่มีที่อยู่อีเมล"),
        ("    phone: ๐ ๒๐๐๐ ๐๐๐๐\n", "ยังไม่มีหมายเลขโทรศัพท์"),
        ("    url: https://www.example.go.th\n", "ยังไม่มีลิงก์"),
    ],
)
def test_a_channel_without_its_address_is_said_to_lack_it(
    good_data: Path, line: str, said: str
) -> None:
    file = good_data / "agency.yml"
    text = file.read_text(encoding="utf-8").replace("report_errors_to: corrections\n", "")
    assert text.count(line) == 1
    file.write_text(text.replace(line, ""), encoding="utf-8")
    assert said in show(Site.load(good_data, DAY), "contact/", "channel_list")


def test_links_to_a_host_in_thai_are_written_as_name_servers_know_it(good_data: Path) -> None:
    """xn--o3cw4h is .ไทย in IANA's list of top level domains."""
    form = channel("website", url="https://อบต.ไทย/form?page={page}")
    assert form.href("a/") == "https://xn--m3cj0d.xn--o3cw4h/form?page=a%2F"
    file = good_data / "2567/measures/gifts.yml"
    text = file.read_text(encoding="utf-8")
    old = "https://www.example.go.th/news/12?page=2#top"
    assert text.count(old) == 1
    file.write_text(text.replace(old, "https://อบต.ไทย/ข่าว"), encoding="utf-8")
    html = show(Site.load(good_data, DAY), "", "measure", 2567, "gifts")
    assert 'href="https://xn--m3cj0d.xn--o3cw4h/ข่าว"' in html
    assert "https://อบต.ไทย" not in html
