"""Addresses of the web that records give: what is malformed, and what readers cannot open."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from transparency.record.model.types import ChannelUrl, SiteUrl, Url


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
