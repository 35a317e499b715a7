"""Links, anchors, pictures and view calls of prose that lead nowhere, each at its place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from transparency.pages.catalogue import relative_links
from transparency.record.site import Site
from transparency.record.stored import MAX_PICTURE
from transparency.review.prose import page_problems, prose_problems
from transparency.review.prose.page import MAX_BRACKET_SCAN, bracket_scan

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = (GOOD / "files/2567/declaration.png").read_bytes()
OTHER = "# Other\n\n## Opening hours\n\n## เวลา\n"
VIEW = "# Calendar\n\n{{ calendar() }}\n"


def found(docs: Path, text: str, *, with_site: bool = True) -> list[tuple[str, str, int, int]]:
    """Return what is told of a page beside another page, one with a view and a picture in use."""
    (docs / "images").mkdir()
    (docs / "images/a.png").write_bytes(PICTURE)
    pages = {"index.md": "![ประชุม](images/a.png)\n", "other.md": OTHER, "calendar.md": VIEW}
    for name, content in {**pages, "page.md": text}.items():
        (docs / name).write_text(content, encoding="utf-8")
    site = Site.load(GOOD, DAY) if with_site else None
    problems = list(prose_problems(docs, site))
    return [(entry.path, entry.rule, entry.line, entry.column) for entry in problems]


@pytest.mark.parametrize(
    "text",
    [
        "[ก](other.md) [ข](other.md#opening-hours) [ค](./other.md#_1) [ง](page.md)",
        "## Here\n\n[ก](#here) [ข](#) [ค](other.md#)",
        "[ก](calendar.md#an-event-of-the-record)",
        "[ก](/) [ข](/other/) [ค](/calendar/#x) [ง](/other/?q=1#opening-hours)",
        "[ก](/2567/measures/gifts/#declared) [ข](2567/measures/gifts/index.md)",
        "[ก](/data/agency.yml) [ข](/files/2567/order-1.pdf) [ค](files/2567/order-1.pdf)",
        "[ก](/images/a.png) ![ประชุม](/files/2567/declaration.png)",
        "[ก](https://www.example.go.th/x#y) [ข](mailto:a@example.go.th) [ค](tel:1234)",
        "`[ก](nowhere.md)`\n\n```\n[ก](nowhere.md)\n```",
        '{{ unit("finance") }}\n\n{{ measure(2567, "gifts") }}\n\n{{ round_report(2567, 2) }}',
    ],
)
def test_what_leads_somewhere_is_no_problem(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("# ก\n\nดู[ก](nowhere.md)", "dead-link", 3, 7),
        ("---\ntitle: ก\n---\n\n[ก](nowhere.md)", "dead-link", 5, 5),
        ("[ก][1]\n\n[1]: nowhere.md", "dead-link", 3, 6),
        ("nowhere.md [ก](nowhere.md)", "dead-link", 1, 16),
        ("[ก]()", "dead-link", 1, 5),
        ("[ก](other)", "dead-link", 1, 5),
        ("[ก](../other.md)", "dead-link", 1, 5),
        ("[ก](../../etc/passwd)", "dead-link", 1, 5),
        ("[ก](/nowhere/)", "dead-link", 1, 5),
        ("[ก](/other)", "dead-link", 1, 5),
        ("[ก](/2567/measures/gift/)", "dead-link", 1, 5),
        ("[ก](/2570/)", "dead-link", 1, 5),
        ("[ก](/files/2567/nothing.pdf)", "dead-link", 1, 5),
        ("[ก](#nowhere)", "dead-anchor", 1, 5),
        ("[ก](other.md#nowhere)", "dead-anchor", 1, 5),
        ("[ก](/other/#nowhere)", "dead-anchor", 1, 5),
        ("![ประชุม](images/b.png)", "missing-picture", 1, 11),
        ("![ประชุม](other.md)", "missing-picture", 1, 11),
        ("![ประชุม](/files/2567/order-1.pdf)", "missing-picture", 1, 11),
        ("![](images/a.png)", "no-alternative", 1, 5),
        ("![a.png](images/a.png)", "file-name-as-alternative", 1, 10),
        ('# ก\n\n{{ unit("nobody") }}', "unknown-record", 3, 9),
        ('{{ measure(2567, "x") }}', "unknown-record", 1, 12),
        ("{{ fiscal_year(2570) }}", "unknown-record", 1, 16),
        ("{{ ita(2568) }}", "unknown-record", 1, 8),
        ("{{ calendar(1) }}", "wrong-arguments", 1, 13),
        ("{{ unit() }}", "wrong-arguments", 1, 9),
        ("{{ unit(2567) }}", "wrong-arguments", 1, 9),
        ('{{ measure("2567", "gifts") }}', "wrong-arguments", 1, 12),
        ("{{ fiscal_year(true) }}", "wrong-arguments", 1, 16),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_a_problem_at_its_place(
    tmp_path: Path, text: str, rule: str, line: int, column: int
) -> None:
    assert found(tmp_path, text) == [("docs/page.md", rule, line, column)]


def test_each_of_several_dead_links_is_a_problem_at_its_own_place(tmp_path: Path) -> None:
    places = [(line, column) for _, _, line, column in found(tmp_path, "[ก](x.md)\n\n[ข](x.md)\n")]
    assert places == [(1, 5), (3, 5)]


def test_without_a_sound_record_links_that_may_lead_into_it_are_not_judged(tmp_path: Path) -> None:
    text = '[ก](/2570/) ![ประชุม](/files/a.png) [ข](nowhere.md)\n\n{{ unit("nobody") }}\n'
    rules = [(rule, line) for _, rule, line, _ in found(tmp_path, text, with_site=False)]
    assert rules == [("dead-link", 1)]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty-file"),
        (PICTURE[:-30], "broken-picture"),
        (b"GIF89a", "broken-picture"),
        (bytes(MAX_PICTURE + 1), "heavy-picture"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_problem_where_it_is_used(
    tmp_path: Path, content: bytes, rule: str
) -> None:
    (tmp_path / "b.png").write_bytes(content)
    assert found(tmp_path, "![ประชุม](b.png)") == [("docs/page.md", rule, 1, 11)]


def test_a_picture_that_no_page_shows_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(PICTURE)
    assert found(tmp_path, "ก") == [("docs/b.png", "unused-picture", 1, 1)]


def test_known_records_are_listed_and_the_nearest_is_the_example(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text('{{ unit("finanec") }}\n', encoding="utf-8")
    (problem,) = prose_problems(tmp_path, Site.load(GOOD, DAY))
    assert all(f'"{name}"' in problem.remedy for name in ("clerk-office", "finance"))
    assert problem.example == '{{ unit("finance") }}'


@pytest.mark.parametrize("start", ["[", "[\n", "![", "[a](", "[a][", "[[a]", "<a "])
def test_a_page_of_brackets_takes_no_more_than_its_share_of_time(start: str) -> None:
    """Four times the page takes a few times as long, or is refused at once; never 16 times."""

    def seconds(size: int) -> float:
        text = start * (size // len(start))
        before = time.perf_counter()
        list(page_problems("docs/page.md", text))
        return time.perf_counter() - before

    small, large = max(seconds(15_000), 0.05), seconds(60_000)
    assert large < 8 * small


def test_the_most_brackets_that_pass_are_far_more_than_pages_have() -> None:
    links = "- [ชื่อของหน้า](contact.md) ข้อความต่อท้ายลิงก์\n" * 150
    assert bracket_scan(links) < MAX_BRACKET_SCAN
    assert bracket_scan("[\n" * 1_500) > MAX_BRACKET_SCAN
    assert bracket_scan("[\n\n" * 20_000) < MAX_BRACKET_SCAN


def test_links_from_the_root_become_ways_from_the_page() -> None:
    html = '<p><a href="/2567/#x">/a</a> <img alt="ก" src="/files/a.png"> <a href="b/">"/</a></p>'
    assert relative_links(html, "about/") == (
        '<p><a href="../2567/#x">/a</a> <img alt="ก" src="../files/a.png"> <a href="b/">"/</a></p>'
    )
    assert relative_links('<a href="/">ก</a>', "") == '<a href="./">ก</a>'
    assert relative_links('<a href="//x.th/">ก</a>', "") == '<a href="//x.th/">ก</a>'


def test_a_link_to_a_host_in_thai_is_written_as_name_servers_know_it() -> None:
    html = (
        '<p>https://อบต.ไทย/ <a href="https://อบต.ไทย/?a=1&amp;b=อบต.ไทย">https://อบต.ไทย/</a></p>'
    )
    assert relative_links(html, "about/") == html.replace(
        '"https://อบต.ไทย/', '"https://xn--m3cj0d.xn--o3cw4h/'
    )
