"""Drawings: only shapes in our colours, distinct without colour, with notes on what is missing."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from tests.built import REPORT, ROOT, read_html
from tests.conftest import DAY, GOOD
from tests.pages.test_views import HOSTILE
from transparency.pages.charts import MAX_EVENTS, draw
from transparency.pages.charts.sheet import GLYPHS, STYLES
from transparency.pages.rendering import show
from transparency.pictures import (
    ByMeasure,
    ByUnit,
    Promptness,
    Timeline,
    timeline,
    year_in_pictures,
)
from transparency.pictures.actions import Tally
from transparency.pictures.events import Half, Month
from transparency.record.page import Kind, Page
from transparency.record.rounds import Standing
from transparency.record.site import Site
from transparency.record.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transparency.pictures import Picture

REPORTED, SILENT = State.REPORTED, State.SILENT
ALLOWED: Final = {
    "svg": {"class", "viewBox", "role", "aria-labelledby", "aria-describedby"},
    "g": {"fill"},
    "path": {"d", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray"},
    "text": {"transform", "font-size", "font-weight", "fill", "text-anchor"},
}
"""Every element that a drawing may hold in a page, with its attributes."""
DRAWING: Final = re.compile(r'<svg class="picture__drawing".*?</svg>', re.DOTALL)
CSS: Final = (ROOT / "overrides/assets/css/tokens.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def real() -> Site:
    return Site.load(REPORT, DAY)


def tree(picture: Picture) -> ET.Element:
    return ET.fromstring(draw(picture))  # noqa: S314 - our own


def texts(picture: Picture) -> list[str]:
    return ["".join(node.itertext()) for node in tree(picture).iter("text")]


def marks(picture: Picture, fill: str | None, stroke: str | None) -> list[str]:
    """Return the outlines that are painted so."""
    return [
        node.attrib["d"]
        for node in tree(picture).iter("path")
        if (node.get("fill"), node.get("stroke")) == (fill, stroke) and "transform" in node.attrib
    ]


def drawings(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every drawing of a built site, with its page."""
    for file in sorted(site.rglob("*.html")):
        for found in DRAWING.findall(read_html(file)):
            yield file.relative_to(site).as_posix(), found


@pytest.mark.parametrize(
    ("which", "pages"),
    [
        ("report_site", {"index.html": 1, "2566/index.html": 4}),
        (
            "good_site",
            {"index.html": 1, "2567/index.html": 8, "2568/index.html": 6, "ita/2567/index.html": 1},
        ),
    ],
)
def test_built_pages_hold_their_pictures_and_nothing_but_geometry_in_them(
    which: str, pages: dict[str, int], request: pytest.FixtureRequest
) -> None:
    found = list(drawings(request.getfixturevalue(which)))
    assert {page: [name for name, _ in found].count(page) for page, _ in found} == pages
    for page, svg in found:
        for node in ET.fromstring(svg).iter():  # noqa: S314 - our own
            assert node.tag in ALLOWED, page
            assert set(node.attrib) <= ALLOWED[node.tag], (page, node.attrib)
            for name in ("fill", "stroke"):
                assert re.fullmatch(r"none|var\(--[a-z-]+\)", node.get(name, "none"))


def test_the_home_page_says_in_words_what_its_picture_shows(report_site: Path) -> None:
    page = read_html(report_site / "index.html")
    assert "แบ่งเป็นวิธีดำเนินการ ๒๒ ข้อ" in page
    words = "มีผลรายงาน ๑๓ ข้อ มีผลบางส่วน ๑ ข้อ มีผลรวมของมาตรการ ๗ ข้อ ไม่ได้รายงานผลแยก ๑ ข้อ"
    assert words in page
    (svg,) = DRAWING.findall(page)
    drawn = [node for node in ET.fromstring(svg).iter("path") if "transform" in node.attrib]  # noqa: S314
    gaps = [node for node in drawn if node.get("stroke") == "var(--gap-line)"]
    # Each kind once more in the legend.
    assert (len(drawn) - 4, len(gaps) - 1) == (22, 1)


def test_each_picture_is_named_and_described_in_thai_by_its_page(report_site: Path) -> None:
    for name in ("index.html", "2566/index.html"):
        page = read_html(report_site / name)
        for svg in DRAWING.findall(page):
            assert 'role="img"' in svg
            for kind in ("labelledby", "describedby"):
                match = re.search(f'aria-{kind}="(_[a-z0-9-]+)"', svg)
                assert match
                captions = re.findall(f'id="{match[1]}">([^<]+)<', page)
                assert len(captions) == 1
                assert re.search("[ก-ฮ]", captions[0])


def test_each_picture_has_its_table_with_caption_and_scopes(report_site: Path) -> None:
    page = read_html(report_site / "2566/index.html")
    figures = re.findall(r'<figure class="picture".*?</figure>', page, re.DOTALL)
    assert len(figures) == 4
    for figure in figures:
        assert figure.count("<table") == figure.count("<caption>") == 1
        assert len(re.findall(r"<th\b", figure)) == figure.count("<th scope=")
        assert "<summary>ดูเป็นตาราง</summary>" in figure
    assert len(re.findall('href="[^"]*2566/measures/', figures[0])) == 6
    assert len(re.findall('href="[^"]*units/', figures[1])) == 5
    assert figures[2].count("calendar/#") == 11


def test_the_pictures_of_the_real_year_are_light(real: Site) -> None:
    together = "".join(draw(picture) for picture in year_in_pictures(real, 2566))
    assert len(gzip.compress(together.encode())) < 6 * 1024


def test_the_same_picture_gives_the_same_bytes(real: Site) -> None:
    for first, second in zip(
        year_in_pictures(real, 2566), year_in_pictures(real, 2566), strict=True
    ):
        assert draw(first) == draw(second)


@pytest.mark.parametrize("text", [HOSTILE, "</text></svg><script>alert(1)</script>", "2023-01-01"])
def test_hostile_text_is_drawn_as_text(text: str) -> None:
    for picture in (
        ByMeasure(2566, 1, (Tally(text, Page(Kind.HOME), (REPORTED, SILENT)),)),
        ByUnit(2566, 1, (Tally(text, None, (REPORTED,)),), 1, 0),
    ):
        assert {node.tag for node in tree(picture).iter()} == {"svg", "g", "path", "text"}
        drawn = "".join("".join(texts(picture)).split())
        assert "".join(text.split()) in drawn


def test_a_result_and_a_gap_differ_in_shape_and_not_in_colour_alone() -> None:
    picture = ByMeasure(2566, 1, (Tally("ก", Page(Kind.HOME), (REPORTED, SILENT, SILENT)),))
    reported = marks(picture, "var(--fill)", None)
    gaps = marks(picture, None, "var(--gap-line)")
    # One of each is the legend's.
    assert (len(reported), len(gaps)) == (2, 3)
    assert set(reported).isdisjoint(gaps)
    # The frame of a gap is broken: it starts anew at each of its eight pieces, and for the slash.
    assert gaps[0].count("M") == 9
    assert reported[0].count("M") == 2


def test_an_event_outside_its_round_is_of_another_shape(real: Site) -> None:
    picture = timeline(real, 2566)
    inside = marks(picture, "var(--fill)", None)
    outside = marks(picture, "var(--surface)", "var(--gap-line)")
    assert (len(inside), len(outside)) == (11, 2)
    assert all("A" in outline for outline in inside)
    assert all("A" not in outline for outline in outside)


def test_a_round_without_a_report_is_a_broken_frame_with_words(real: Site) -> None:
    picture = timeline(real, 2566)
    assert "รอบที่ ๒ ยังไม่มีรายงานในเว็บไซต์นี้" in texts(picture)
    assert [node.get("stroke-dasharray") for node in tree(picture).iter("path")].count("5,4") == 1
    good = timeline(Site.load(GOOD, DAY), 2567)
    assert not [text for text in texts(good) if "ยังไม่มีรายงาน" in text]


def test_a_month_without_events_draws_nothing() -> None:
    months = tuple(Month(name, ()) for name in ("ต.ค. ๒๕๖๕", "พ.ย. ๒๕๖๕"))
    nothing = Month("", ())
    picture = Timeline(2566, (Half(1, Standing.REPORTED, months),), nothing, nothing)
    assert [node.attrib for node in tree(picture).iter("path") if "transform" in node.attrib] == []
    assert "รายงานไม่ได้บอกวันที่ของกิจกรรมใด" in texts(picture)


def test_where_no_dates_can_be_compared_the_picture_says_so_without_a_bar() -> None:
    picture = Promptness(2566, 0, 0, 24, 7)
    text = "".join(texts(picture))
    assert "ไม่มีผลใดที่เทียบวันที่ได้" in text
    assert "ภายใน" not in text
    assert marks(picture, "var(--fill)", None) == []
    assert len(marks(picture, None, "var(--gap-line)")) == 24


def test_a_class_without_a_result_is_said_to_have_none() -> None:
    assert "ไม่มีในผลที่เทียบวันที่ได้" in texts(Promptness(2566, 2, 0, 0, 7))
    assert "ยังไม่มีผลของปีนี้ในเว็บไซต์" in texts(Promptness(2566, 0, 0, 0, 7))
    assert not [text for text in texts(Promptness(2566, 2, 0, 0, 7)) if "๐" in text]


def test_a_year_without_measures_says_so() -> None:
    assert texts(ByMeasure(2566, 1, ())) == ["ยังไม่มีมาตรการของปีนี้ในเว็บไซต์"]
    assert texts(ByUnit(2566, 1, (), 0, 0)) == ["ยังไม่มีมาตรการของปีนี้ในเว็บไซต์"]


def test_of_many_measures_the_first_are_drawn_and_the_rest_named_in_words() -> None:
    tallies = tuple(Tally(f"มาตรการ {at}", Page(Kind.HOME), (REPORTED,)) for at in range(45))
    drawn = texts(ByMeasure(2566, 1, tallies))
    assert "มาตรการ 29" in drawn
    assert "มาตรการ 30" not in drawn
    assert "ภาพนี้แสดง ๓๐ มาตรการแรกจาก ๔๕ มาตรการ" in " ".join(drawn)
    few = texts(ByMeasure(2566, 1, tallies[:30]))
    assert not [text for text in few if "ภาพนี้แสดง" in text]


def test_too_many_marks_become_bars_with_their_numbers() -> None:
    picture = ByUnit(
        2566, 1, (Tally("ก", Page(Kind.HOME), (REPORTED,) * 60 + (SILENT,) * 40),), 100, 0
    )
    assert len(marks(picture, "var(--fill)", None)) == 1  # the legend's
    boxes = [node for node in tree(picture).iter("path") if "transform" not in node.attrib]
    widths = [re.findall(r"[\d.]+", node.attrib["d"])[2] for node in boxes]
    assert widths == ["136", "204", "340"]
    assert "มีผล ๖๐ จาก ๑๐๐" in texts(picture)


def test_many_events_of_a_month_are_told_in_words(real: Site) -> None:
    (one, *_) = timeline(real, 2566).happenings
    month = Month("ม.ค. ๒๕๖๖", (one,) * (MAX_EVENTS + 4))
    nothing = Month("", ())
    picture = Timeline(2566, (Half(1, Standing.REPORTED, (month,)),), nothing, nothing)
    assert len(marks(picture, "var(--fill)", None)) == MAX_EVENTS + 1
    assert [text for text in texts(picture) if text.startswith("และอีก ๔ รายการ")]


def test_the_page_has_every_row_in_its_table_though_not_in_its_picture(good_data: Path) -> None:
    text = (good_data / "2567/measures/service.yml").read_text(encoding="utf-8")
    for at in range(31):
        more = re.sub("(?<= id: )counter-opening", f"opening-{at}", text)
        more = more.replace("order: 2", f"order: {at + 3}")
        (good_data / f"2567/measures/more-{at}.yml").write_text(more, encoding="utf-8")
    site = Site.load(good_data, DAY)
    assert site.problems == []
    html = show(site, "2567/", "fiscal_year", 2567)
    (table, *_) = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert table.count('<th scope="row">') == 33
    assert "ภาพนี้แสดง ๓๐ มาตรการแรกจาก ๓๓" in html


def tokens(scheme: str) -> dict[str, str]:
    """Return the stylesheet's colours by name, for readers of a light or a dark scheme."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", light))
    return found | (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", dark)) if scheme == "dark" else {}
    )


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rgb`` or ``#rrggbb`` as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_stand_out_from_every_ground(scheme: str) -> None:
    colour = tokens(scheme)
    grounds = ("paper", "surface", "sunken")
    own = {"on-event": ("fill",), "on-outside": ("surface",), "missing": ("paper", "surface")}
    for name, style in STYLES.items():
        text = colour[style.look["fill"][6:-1]]
        assert min(contrast(text, colour[on]) for on in own.get(name, grounds)) >= 7, name
    for glyph, mark in GLYPHS.items():
        ink = colour[(mark.look.get("stroke") or mark.look["fill"])[6:-1]]
        assert min(contrast(ink, colour[ground]) for ground in grounds) >= 3, glyph
