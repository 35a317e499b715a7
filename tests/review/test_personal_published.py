"""The built site is searched before it leaves, whatever way a text has taken into it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import build_site
from tests.conftest import DAY, GOOD
from tests.review.test_personal import pdf
from transparency.record.site import Site
from transparency.review.personal.published import published_problems

if TYPE_CHECKING:
    from pathlib import Path

RECORDS: Final = Site.load(GOOD, DAY).records
PHONE: Final = "089-876-5432"


def problems(site: Path) -> list[tuple[str, int]]:
    return [(problem.path, problem.line) for problem in published_problems(site, RECORDS)]


def test_the_sites_of_good_records_hold_nothing(good_site: Path, report_site: Path) -> None:
    assert problems(good_site) == []
    assert problems(report_site) == []


@pytest.mark.parametrize(("name", "text"), [
    ("index.html", f"<html>\n<p>โทร {PHONE}</p>"),
    ("a/index.html", f'<p>ก</p>\n<p title="โทร {PHONE}">ข</p>'),
    ("a/index.html", f'<p>ก</p>\n<a href="tel:{PHONE}">ข</a>'),
    ("search/1.json", f'["ก",\n"โทร {PHONE}"]'),
    ("verification/pages.json", f'{{\n"title": "{PHONE}"}}'),
    ("data/2567/year.yml", f"year: 2567\n# {PHONE}"),
    ("calendar.ics", f"BEGIN:VCALENDAR\nDESCRIPTION:{PHONE}"),
    ("feed.xml", f"<feed>\n<title>{PHONE}</title></feed>"),
    ("table.csv", f"ก,ข\nนายสมชาย,{PHONE}"),
])  # fmt: skip
def test_a_number_is_found_wherever_it_stands(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert problems(tmp_path) == [(name, 2)]


@pytest.mark.parametrize("text", [
    "<p>โทร <b>089</b>-876-5432</p>", "<p>โทร 089-<span lang=en>876</span>-<em>5432</em></p>",
    "<p>โทร &#48;89-876-5432</p>", "<p>somchai&#64;mail.go.th</p>",
])  # fmt: skip
def test_a_number_that_tags_or_references_part_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    assert problems(tmp_path) == [("index.html", 1)]


def test_a_problem_names_the_file_in_thai_and_not_the_value(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<p>{PHONE}</p>", encoding="utf-8")
    (problem,) = published_problems(tmp_path, RECORDS)
    told = problem.for_terminal()
    assert told.startswith("index.html:1:4: เว็บไซต์ที่สร้างมีข้อมูลส่วนบุคคล พบหมายเลขโทรศัพท์")
    assert "5432" not in told


def test_of_many_the_first_are_told_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Several processes look; two hundred are too many to tell."""
    for number in range(200):
        (tmp_path / f"{number:03}.html").write_text(f"<p>{PHONE}</p>", encoding="utf-8")
    assert problems(tmp_path) == [(f"{number:03}.html", 1) for number in range(20)]


def test_a_problem_of_a_file_that_is_no_text_stands_in_its_place(tmp_path: Path) -> None:
    for name in ("a.html", "z.html"):
        (tmp_path / name).write_text(f"<p>{PHONE}</p>", encoding="utf-8")
    pdf(tmp_path / "m.pdf", f"tel {PHONE}")
    assert [name for name, _ in problems(tmp_path)] == ["a.html", "m.pdf", "z.html"]


def test_what_the_record_allows_stays_allowed_on_the_pages(tmp_path: Path) -> None:
    """The agency's channels, and 08 1234 5678, which data/allowed.yml of the record names."""
    own = "<p>0-2000-0000 corrections@example.go.th 08-1234-5678</p>"
    (tmp_path / "index.html").write_text(own, encoding="utf-8")
    assert problems(tmp_path) == []


def test_a_site_that_the_gate_refuses_is_not_built(tmp_path: Path) -> None:
    """A number that the YAML spells with escapes, which only a page shows as a number."""
    data = shutil.copytree(GOOD, tmp_path / "data")
    file = data / "units/finance.yml"
    text = file.read_text(encoding="utf-8")
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in PHONE)
    file.write_text(f'{text}  - "กองคลัง {escaped}"\n', encoding="utf-8")
    with pytest.raises(AssertionError, match=r"เว็บไซต์ที่สร้างมีข้อมูลส่วนบุคคล"):
        build_site(tmp_path / "site", data)


def test_a_record_s_copy_may_hold_what_is_allowed_in_that_very_file(tmp_path: Path) -> None:
    """The number is allowed in data/2567/year.yml, and in no other file of the record."""
    for name in ("2567/year.yml", "2568/year.yml"):
        (tmp_path / "data" / name).parent.mkdir(parents=True)
        (tmp_path / "data" / name).write_text("# 08 1234 5678\n", encoding="utf-8")
    assert problems(tmp_path) == [("data/2568/year.yml", 1)]
