"""What a page is made of: the records that belong to it, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.model.measure import by_kind
from transparency.record.page import Kind, Page
from transparency.record.site import Site
from transparency.verification.contents import contents
from transparency.verification.status import digest_of, statuses

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "2567/measures/service.yml"


@pytest.fixture(scope="module")
def good() -> Site:
    return Site.load(GOOD, DAY)


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def changed(before: Site, after: Site) -> set[str]:
    """Return the addresses of the pages whose digest is another."""
    assert after.problems == []
    return {
        page.address
        for page in (status.page for status in statuses(before).values())
        if digest_of(before, page) != digest_of(after, page)
    }


def test_documents_stand_by_their_kind_in_the_order_of_the_kinds(good: Site) -> None:
    found = by_kind(contents(good, Page(Kind.DOCUMENTS)).documents)
    assert [(kind, [entry.id for entry in entries]) for kind, entries in found.items()] == [
        ("order", ["order-1-2567"]),
        ("policy", ["gift-policy"]),
        ("manual", ["service-manual"]),
    ]


@pytest.mark.parametrize(
    ("name", "parent", "children"),
    [
        ("clerk-office", None, ["public-relations"]),
        ("public-relations", "clerk-office", []),
        ("finance", None, []),
    ],
)
def test_a_unit_has_its_parent_and_its_children(
    good: Site, name: str, parent: str | None, children: list[str]
) -> None:
    found = contents(good, Page(Kind.UNIT, id=name))
    assert (found.parent.id if found.parent else None) == parent
    assert [unit.id for unit in found.children] == children


def test_a_framework_has_the_order_that_it_names_or_none(good: Site, good_data: Path) -> None:
    page = Page(Kind.ITA, 2567)
    assert contents(good, page).assignment.id == "order-1-2567"
    edit(good_data, "2567/ita.yml", "assignment: order-1-2567\n", "")
    assert contents(Site.load(good_data, DAY), page).assignment is None


def test_a_year_without_a_framework_has_no_such_page(good: Site) -> None:
    with pytest.raises(KeyError, match="2568"):
        contents(good, Page(Kind.ITA, 2568))


def test_a_framework_has_the_documents_and_promises_that_fill_a_role(good: Site) -> None:
    found = contents(good, Page(Kind.ITA, 2567))
    assert [entry.id for entry in found.documents] == ["gift-policy", "service-manual"]
    assert [entry.id for entry in found.promises] == ["no-gift"]


@pytest.mark.parametrize(("name", "years"), [("no-gift", [2568, 2567]), ("quick-service", [])])
def test_a_promise_of_days_is_held_against_each_year(
    good: Site, name: str, years: list[int]
) -> None:
    found = contents(good, Page(Kind.PROMISE, id=name))
    assert [picture.year for picture in found.promptness] == years


def test_the_words_of_another_round_leave_a_report_as_it_is(good: Site, good_data: Path) -> None:
    edit(good_data, SERVICE, "- จุดบริการเปิดต่อเนื่อง", "- จุดบริการเปิดทุกวัน")
    found = changed(good, Site.load(good_data, DAY))
    assert found == {"2567/report/2/", "2567/measures/service/"}


def test_the_words_of_the_first_round_leave_the_second_report_as_it_is(
    good: Site, good_data: Path
) -> None:
    edit(good_data, SERVICE, "- เปิดจุดบริการแล้ว", "- เปิดจุดบริการครบ")
    found = changed(good, Site.load(good_data, DAY))
    assert found == {"2567/report/1/", "2567/measures/service/"}
