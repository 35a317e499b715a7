"""A page's address, its view, and which pages a record has, each once."""

from __future__ import annotations

import pytest

from tests.conftest import DAY, GOOD
from transparency.pages.catalogue import head_of, record_pages
from transparency.pages.views import VIEWS
from transparency.record.page import OF_A_RECORD, VERIFIABLE, Kind, Page, listings, pages_of
from transparency.record.site import Site


@pytest.mark.parametrize(
    ("page", "address", "arguments"),
    [
        (Page(Kind.HOME), "", ()),
        (Page(Kind.YEAR, 2566), "2566/", (2566,)),
        (Page(Kind.REPORT, 2566, "1"), "2566/report/1/", (2566, 1)),
        (Page(Kind.MEASURE, 2566, "no-gift"), "2566/measures/no-gift/", (2566, "no-gift")),
        (Page(Kind.ITA, 2566), "ita/2566/", (2566,)),
        (Page(Kind.UNIT, id="finance"), "units/finance/", ("finance",)),
        (Page(Kind.PROMISE, id="no-gift"), "promises/no-gift/", ("no-gift",)),
        (Page(Kind.CONTACT), "contact/", ()),
    ],
)
def test_a_page_knows_its_address_and_what_its_view_is_given(
    page: Page, address: str, arguments: tuple[int | str, ...]
) -> None:
    """The addresses are those of the design: they were chosen once and stay."""
    assert (page.address, page.arguments) == (address, arguments)


def test_every_kind_has_a_view_that_exists_but_the_guide() -> None:
    kinds = {kind for kind in Kind if Page(kind).view not in VIEWS}
    assert kinds == {Kind.STAFF}


def test_no_two_pages_have_one_address() -> None:
    records = Site.load(GOOD, DAY).records
    pages = {*pages_of(records), *listings()}
    assert len({page.address for page in pages}) == len(pages) > 20


def test_what_can_be_verified_is_each_record_s_page_and_five_lists() -> None:
    site = Site.load(GOOD, DAY)
    of_records = set(record_pages(site))
    assert {page.kind for page in of_records} == OF_A_RECORD
    lists = {Kind.HOME, Kind.CALENDAR, Kind.QUESTIONS, Kind.CONTACT, Kind.DOCUMENTS}
    assert set(pages_of(site.records)) == of_records | {Page(kind) for kind in lists}
    assert {page.kind for page in pages_of(site.records)} == VERIFIABLE


def test_the_head_of_each_page_stands_at_its_address() -> None:
    site = Site.load(GOOD, DAY)
    for page in record_pages(site):
        assert head_of(site, page).address == page.address


@pytest.mark.parametrize(
    "page",
    [
        Page(Kind.MEASURE, 2567, "nothing"),
        Page(Kind.YEAR, 2400),
        Page(Kind.UNIT, id="nobody"),
        Page(Kind.CALENDAR),
    ],
)
def test_a_page_that_no_record_makes_has_no_head(page: Page) -> None:
    with pytest.raises(KeyError):
        head_of(Site.load(GOOD, DAY), page)
