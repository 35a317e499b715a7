"""Addresses of the web that records give: what is malformed, and what readers cannot open."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.conftest import DAY, GOOD
from transparency.language.web import ascii_address
from transparency.record.address import AddressError, repository_address
from transparency.record.model.types import ChannelUrl, SiteUrl, Url
from transparency.record.site import Site


def refused(value: str, kind: Any = Url) -> str:  # noqa: ANN401 - an annotated type
    """Return the rule that an address breaks."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(kind).validate_python(value)
    (error,) = raised.value.errors()
    return str(error["ctx"]["rule"])


@pytest.mark.parametrize(
    "value",
    [
        "https://www.example.go.th",
        "http://example.go.th:8080/news/12?page=2#top",
        "https://xn--12c1c0blk.xn--o3cw4h/",
        "https://www.facebook.com/example",
        "https://1.1.1.1/",
        "https://www.example.go.th/a@b",
        "https://www.example.go.th/?to=//x",
        "https://local.example.go.th/",
        "https://homelab.example.org/",
        "https://อบต.ไทย/",
        "https://อบต.ไทย:8080/ข่าว?ปี=๒๕๖๖",
        "https://น้ำใส.ไทย",
    ],
)
def test_an_address_that_anyone_can_open_is_kept_as_written(value: str) -> None:
    for kind in (Url, ChannelUrl):
        assert TypeAdapter(kind).validate_python(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "https://",
        "https:///news",
        "https://.",
        "https://.go.th/",
        "https://example..th/",
        "https://example.go.th./",
        "https://-example.go.th/",
        "https://example-.go.th/",
        "https://" + "a" * 64 + ".go.th/",
        "https://" + "a.b." * 64 + "th/",
        "https://อบต..ไทย/",
        "https://-อบต.ไทย/",
        "https://อบต_ก.ไทย/",
        "https://☃.ไทย/",
        "https://user:word@อบต.ไทย/",
        "https://" + "ก" * 64 + ".ไทย/",
        "https://" + "ก" * 900_000 + "/",
        "https://user@example.go.th/",
        "https://user:word@example.go.th/",
        "https://1:2@example.go.th/",
        "https://example.go.th:๘๐/",
        "https://example.go.th:0/",
        "https://example.go.th:65536/",
        "https://example.go.th:/",
        "https://[::1]/",
        "https://example.go.th//x",
        "https:example.go.th",
        "ftp://example.go.th/",
        " https://example.go.th/",
        "https://example.go.th/ข่าว สด",
        "https://example.go.th\\@x.th/",
    ],
)
def test_what_is_no_address_is_refused(value: str) -> None:
    for kind in (Url, ChannelUrl, SiteUrl):
        assert refused(value, kind) == "bad-url"


@pytest.mark.parametrize(
    "value",
    [
        "http://localhost/",
        "http://LOCALHOST:8000/",
        "http://site.localhost/",
        "http://intranet/",
        "http://server.local/",
        "http://nas.lan/",
        "http://router.home.arpa/",
        "http://docs.internal/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://10.0.0.8/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.1.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://１２７.0.0.1/",
        "http://ｌocalhost/",
        "http://999.1.1.1/",
        "http://example.1/",
    ],
)
def test_an_address_that_only_the_agency_can_open_is_refused(value: str) -> None:
    for kind in (Url, ChannelUrl, SiteUrl):
        assert refused(value, kind) == "private-address"


def test_a_form_on_a_private_host_is_refused_too() -> None:
    assert refused("http://intranet/form?page={page}", ChannelUrl) == "private-address"
    assert refused("https://example.go.th/{page}") == "bad-url"


@pytest.mark.parametrize(("address", "href"), [
    # xn--o3cw4h is .ไทย in IANA's list of top level domains.
    ("https://อบต.ไทย/", "https://xn--m3cj0d.xn--o3cw4h/"),
    ("https://อบต.ไทย:8080/ข่าว?q=อบต.ไทย#๑", "https://xn--m3cj0d.xn--o3cw4h:8080/ข่าว?q=อบต.ไทย#๑"),
    ("https://WWW.example.go.th/ข่าว", "https://WWW.example.go.th/ข่าว"),
    ("mailto:a@อบต.ไทย", "mailto:a@อบต.ไทย"),
])  # fmt: skip
def test_a_host_in_thai_is_written_as_name_servers_know_it(address: str, href: str) -> None:
    assert ascii_address(address) == href


@pytest.mark.parametrize("host", ["อบต.ไทย", "น้ำใส.ไทย", "เทศบาลตัวอย่าง.go.th"])
def test_a_host_in_thai_is_that_of_the_standard_library(host: str) -> None:
    """For Thai, IDNA 2008 and its forerunner in the standard library agree."""
    assert ascii_address(f"https://{host}/") == f"https://{host.encode('idna').decode()}/"


@pytest.mark.parametrize("given", [
    "javascript:alert(1)", "data:text/html,x", "git@github.com:example/x.git", "example/x",
    "https://user:word@github.com/example/x", "https://github.com/x?y", "https://github.com/x#y",
    "ssh://git@github.com/example/x", "https://", " ", "https://x/\n::error::y",
])  # fmt: skip
def test_what_is_no_repository_is_refused_and_becomes_no_link(given: str) -> None:
    with pytest.raises(AddressError, match="REPOSITORY_URL") as told:
        Site.load(GOOD, DAY, given)
    assert len(str(told.value).split("\n")) == 3


@pytest.mark.parametrize(("given", "kept"), [
    ("", ""), ("https://github.com/example/x/", "https://github.com/example/x"),
    ("http://forge.local:3000/example/x", "http://forge.local:3000/example/x"),
    ("https://อบต.ไทย/x", "https://xn--m3cj0d.xn--o3cw4h/x"),
])  # fmt: skip
def test_a_repository_may_lie_on_any_forge(given: str, kept: str) -> None:
    assert repository_address(given) == kept
