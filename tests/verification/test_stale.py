"""A verification of another state of the page than the present one is told, in a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show
from transparency.record.site import Site
from transparency.verification.stale import stale_verifications

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "verifications/2567/measures/gifts.yml"
GOOD_DIGEST = "c4aa95632a2b4558"
OTHER = "0123456789abcdef"


def edited(data: Path, file: str, old: str, new: str) -> Site:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (data / file).write_text(text.replace(old, new), encoding="utf-8")
    site = Site.load(data, DAY)
    assert site.problems == []
    return site


def test_a_former_digest_of_a_page_that_was_looked_at_again_is_no_problem() -> None:
    assert list(stale_verifications(Site.load(GOOD, DAY))) == []


def test_a_digest_that_is_not_the_pages_is_told_at_its_entry_with_the_right_one(
    good_data: Path,
) -> None:
    (problem,) = stale_verifications(edited(good_data, GIFTS, GOOD_DIGEST, OTHER))
    assert (problem.path, problem.line) == (f"data/{GIFTS}", 6)
    assert (problem.rule, problem.severity) == ("stale-verification", "warning")
    assert "/2567/measures/gifts/" in problem.message
    assert problem.example == f"digest: {GOOD_DIGEST}"


def test_a_page_that_has_changed_since_is_told(good_data: Path) -> None:
    site = edited(good_data, "2567/measures/gifts.yml", "lead: ผู้บริหาร", "lead: พนักงาน")
    assert [problem.line for problem in stale_verifications(site)] == [6]


def test_a_suggestion_left_out_is_shown_as_not_recorded_and_not_as_blank(good_data: Path) -> None:
    said = "ข้อเสนอแนะ (รอบที่ ๑): "
    page = show(Site.load(good_data, DAY), "", "measure", 2567, "service")
    assert f"{said}รายงานเว้นว่างไว้" in page
    site = edited(good_data, "2567/measures/service.yml", '    suggestion: ""\n', "")
    page = show(site, "", "measure", 2567, "service")
    assert "รายงานเว้นว่างไว้" not in page
    assert "ยังไม่ได้บันทึก" in page.partition(said)[2].partition("</p>")[0]
    assert "None" not in show(site, "", "round_report", 2567, 1)
