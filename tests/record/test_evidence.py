"""A result has evidence by itself, or by a document that it names, wherever it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import DAY, GOOD
from transparency import pictures
from transparency.pages.rendering import show
from transparency.record.page import Kind, Page
from transparency.record.site import Site
from transparency.verification.status import digest_of

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts.yml"
SIGNS = "            text: ๒. ติดป้ายหน้าที่ทำการ\n"


def site_of(data: Path) -> Site:
    site = Site.load(data, DAY)
    assert site.problems == []
    return site


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def evidenced(site: Site) -> int:
    """Return how many results of the first round of 2567 count as evidenced."""
    half = site.halves.of(2567)[0]
    return pictures.counts(site, half, site.measures(2567)).evidenced


def warned(site: Site) -> str:
    (warning,) = [
        one for one in site.warnings if one.rule == "no-evidence" and one.path.endswith("gifts.yml")
    ]
    return warning.message


def measure_page(site: Site) -> str:
    return show(site, "2567/measures/gifts/", "measure", 2567, "gifts")


def test_a_result_that_names_an_attached_document_is_evidenced(good_data: Path) -> None:
    """Of the four results of the round, one has files of its own in the good record."""
    assert evidenced(site_of(GOOD)) == 1
    assert "แนบแล้ว ๑ จาก ๓ ผล" in measure_page(site_of(GOOD))
    edit(good_data, GIFTS, SIGNS, f"{SIGNS}            documents: [order-1-2567]\n")
    site = site_of(good_data)
    assert evidenced(site) == 2
    assert "แนบแล้ว ๒ จาก ๓ ผล" in measure_page(site)
    assert warned(site).startswith("ผล ๑ จาก ๓ รายการ")
    assert warned(site).endswith(": repeated")


def test_a_result_that_names_a_document_without_a_file_is_not_evidenced(good_data: Path) -> None:
    edit(good_data, GIFTS, SIGNS, f"{SIGNS}            documents: [gift-policy]\n")
    site = site_of(good_data)
    assert evidenced(site) == 1
    assert warned(site).endswith(": signs-posted, repeated")


def test_a_result_without_files_says_by_which_document_it_is_evidenced(good_data: Path) -> None:
    edit(good_data, GIFTS, SIGNS, f"{SIGNS}            documents: [order-1-2567]\n")
    html = measure_page(site_of(good_data))
    result = html.split('id="signs-posted"')[1].split('<li class="result"')[0]
    assert "ยังไม่มีหลักฐานแนบ" not in result
    order = '<a href="../../../documents/#order-1-2567">คำสั่งที่ ๑/๒๕๖๗ แต่งตั้งคณะกรรมการตัวอย่าง</a>'
    assert f"หลักฐาน: {order}" in result
    assert '<a href="../../../files/2567/order-1.pdf">คำสั่งที่ ๑/๒๕๖๗</a>' in result


def test_a_document_that_is_taken_away_changes_what_was_verified(good_data: Path) -> None:
    """The file of a named document is evidence on the page of the measure and in the year's."""
    edit(good_data, GIFTS, SIGNS, f"{SIGNS}            documents: [service-manual]\n")
    pages = [Page(Kind.YEAR, 2567), Page(Kind.MEASURE, 2567, "gifts")]
    before = [digest_of(site_of(good_data), page) for page in pages]
    file = "files:\n  - file: 2567/service-steps.csv\n    title: ขั้นตอนการให้บริการ\n"
    edit(good_data, "documents/service-manual.yml", file, "")
    (good_data / "files/2567/service-steps.csv").unlink()
    after = [digest_of(site_of(good_data), page) for page in pages]
    assert [old != new for old, new in zip(before, after, strict=True)] == [True, True]
