"""Views escape data, whatever it contains."""

from __future__ import annotations

import json
import re
import typing
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

import markdown
import pytest
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.conftest import DAY, GOOD
from transparency.language.thai import thai_digits
from transparency.pages.catalogue import record_pages
from transparency.pages.rendering import show, show_page
from transparency.pages.views import VIEWS
from transparency.record.model.agency import Agency, Unit
from transparency.record.model.glossary import Glossary
from transparency.record.model.measure import Document, Measure, Promise
from transparency.record.model.period import FiscalYear, Framework, Round
from transparency.record.model.scores import Scores
from transparency.record.site import Site
from transparency.review.prose import MARKDOWN_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

HOSTILE: Final = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} {# no #} a | b "
    '[x](javascript:alert(3)) ](javascript:alert(4)) " onload="alert(5)" \' & &lt; `code` **b**'
    "\n\n# not a heading\n\n    not code\n\n</div></p>\n\n[y](javascript:alert(6)) <b>not bold</b>"
)
MODELS: Final[list[tuple[str, type[BaseModel]]]] = [
    ("agency.yml", Agency),
    ("units/*.yml", Unit),
    ("documents/*.yml", Document),
    ("promises/*.yml", Promise),
    ("*/year.yml", FiscalYear),
    ("*/ita.yml", Framework),
    ("*/scores.yml", Scores),
    ("*/rounds/*.yml", Round),
    ("*/measures/*.yml", Measure),
    ("glossary.yml", Glossary),
]
REFERENCES: Final = {"grounds", "continues", "follows_up"}
"""Fields of text that must name something that exists."""


def takes_any_text(field: FieldInfo) -> bool:
    """Return whether the field takes a hostile text, or a list of such."""
    type_ = TypeAdapter(field.rebuild_annotation())
    for value in (HOSTILE, [HOSTILE] * 6):
        try:
            type_.validate_python(value)
        except ValidationError:
            continue
        return True
    return False


def record_in(annotation: object) -> type[BaseModel] | None:
    """Return the record type that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(record_in, typing.get_args(annotation))), None)


def poisoned(model: type[BaseModel], record: dict[str, Any], seen: list[str]) -> dict[str, Any]:
    """Return the record with hostile text before the words of every free-text field."""

    def poison(text: str) -> str:
        if text in {"", "-"}:
            return text
        seen.append(f"{HOSTILE} {text}")
        return seen[-1]

    changed: dict[str, Any] = {}
    for name, value in record.items():
        field = model.model_fields[name]
        inner = record_in(field.annotation)
        if inner:
            entries = value if isinstance(value, list) else [value]
            deeper = [poisoned(inner, entry, seen) for entry in entries]
            changed[name] = deeper if isinstance(value, list) else deeper[0]
        elif name in REFERENCES or not takes_any_text(field):
            changed[name] = value
        else:
            changed[name] = [*map(poison, value)] if isinstance(value, list) else poison(value)
    return changed


@pytest.fixture
def hostile(good_data: Path) -> tuple[Site, list[str]]:
    """The good site with every text hostile, and those texts."""
    texts: list[str] = []
    for pattern, model in MODELS:
        for file in sorted(good_data.glob(pattern)):
            values = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
            values = poisoned(model, values, texts)
            file.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
    site = Site.load(good_data, DAY)
    assert site.problems == []
    return site, texts


def shown(site: Site) -> Iterator[tuple[str, str]]:
    """Yield every view of every record: its name, its HTML."""
    for page in record_pages(site):
        yield page.view, show_page(site, page)
    for view in (
        "home",
        "unit_list",
        "document_list",
        "calendar",
        "promise_list",
        "channel_list",
        "questions",
        "record_files",
        "glossary",
        "search",
        "staff_search",
        "suggestion_list",
        "verification",
        "field_reference",
    ):
        yield view, show(site, "somewhere/", view)


class Html(HTMLParser):
    """What a browser would make of a view."""

    def __init__(self, html: str) -> None:
        """Read the HTML."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def words(text: str) -> str:
    return " ".join(text.split())


OURS: Final = {
    "glossary": {"code"},
    "home": {"form"},
    "search": {"form"},
    "staff_search": {"form"},
    "verification": {"code"},
    "field_reference": {"code"},
}
"""Tags that a view has of its own and that hostile text holds too."""


def assert_nothing_runs(call: str, html: str) -> None:
    page = Html(html)
    not_ours = {"script", "iframe", "b", "code", "object", "form"}
    assert not page.tags & (not_ours - OURS.get(call, set())), call
    assert [entry for entry in page.attributes if entry[0].startswith("on")] == [], call
    links = [value for name, value in page.attributes if name in {"href", "src"}]
    assert [link for link in links if "script:" in link or link == "x"] == [], call
    assert "49" not in re.sub(r'\b[0-9a-f]{16}\b| (d|transform|viewBox)="[^"]*"', "", html), call


def test_every_view_is_tried(hostile: tuple[Site, list[str]]) -> None:
    calls = {re.sub(r"\W*(\w+).*", r"\1", call) for call, _ in shown(hostile[0])}
    assert calls == set(VIEWS)


def test_hostile_text_is_shown_as_text_and_runs_nowhere(hostile: tuple[Site, list[str]]) -> None:
    for call, html in shown(hostile[0]):
        assert_nothing_runs(call, html)
        if call not in {"record_files", "field_reference", "staff_search"}:
            assert words(HOSTILE) in words(Html(html).text), call


def test_markdown_leaves_a_view_with_hostile_text_as_it_is(
    hostile: tuple[Site, list[str]],
) -> None:
    for call, html in shown(hostile[0]):
        after = markdown.markdown(html, extensions=MARKDOWN_EXTENSIONS)
        assert_nothing_runs(call, after)
        assert words(Html(after).text) == words(Html(html).text), call


def test_every_text_of_the_record_is_shown_somewhere(hostile: tuple[Site, list[str]]) -> None:
    site, texts = hostile
    pages = thai_digits(" ".join(words(Html(html).text) for _, html in shown(site)))
    assert len(texts) > 100
    hidden = [text for text in texts if thai_digits(words(text)) not in pages]
    assert [text.removeprefix(HOSTILE) for text in hidden] == []


def test_an_address_is_made_of_ids_and_never_of_text(hostile: tuple[Site, list[str]]) -> None:
    for page in record_pages(hostile[0]):
        assert re.fullmatch(r"[a-z0-9/-]+/", page.address)


GIFTS = "2567/measures/gifts.yml"


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (GIFTS, "https://www.example.go.th/news/12?page=2#top"),
        ("agency.yml", "https://www.example.go.th"),
        ("agency.yml", "https://transparency.example.go.th"),
        ("agency.yml", "https://office.example.go.th/home?lang=th"),
        ("agency.yml", "https://github.com/example/transparency"),
        ("documents/order-1-2567.yml", "https://www.example.go.th/orders/1"),
    ],
)
@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        '"java\\tscript:x"',
        'https://a/"onload=x',
        "file:///etc/passwd",
        "https://a.example//evil.example",
    ],
)
def test_an_address_that_runs_code_is_refused(
    good_data: Path, file: str, old: str, url: str
) -> None:
    target = good_data / file
    text = target.read_text(encoding="utf-8")
    assert text.count(old) == 1
    target.write_text(text.replace(old, url), encoding="utf-8")
    assert [entry.rule for entry in Site.load(good_data, DAY).problems] == ["bad-url"]


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_a_control_character_in_a_text_is_refused(good_data: Path, character: str) -> None:
    target = good_data / GIFTS
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("ฝนตกหนัก", f"ฝนตก{character}หนัก"), encoding="utf-8")
    found = [(entry.rule, entry.line, entry.column) for entry in Site.load(good_data, DAY).problems]
    assert found == [("invisible-character", 26, 28)]


def test_what_is_missing_is_said_to_be_missing() -> None:
    site = Site.load(GOOD, DAY)
    html = show(site, "2567/measures/gifts/", "measure", 2567, "gifts")
    assert "รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน" in html
    assert html.count("ไม่ได้รายงานผลแยก</span>") == 2  # the head's count, the action itself
    assert "ยังไม่มีหลักฐานแนบ" in html


def test_a_result_shows_its_evidence_and_how_far_it_is_from_its_round() -> None:
    site = Site.load(GOOD, DAY)
    html = show(site, "2567/measures/gifts/", "measure", 2567, "gifts")
    page = Html(html)
    assert ("href", "../../../files/2567/declaration.pdf") in page.attributes
    assert ("src", "../../../files/2567/declaration.png") in page.attributes
    assert ("alt", "ผู้บริหารถือป้ายไม่รับของขวัญ") in page.attributes
    assert ("datetime", "2024-04-03") in page.attributes
    # 3 April is three days after 31 March.
    assert re.search("หลังสิ้นสุดรอบที่ ๑ .*๓ วัน", page.text)


def test_a_year_without_a_framework_leads_to_none() -> None:
    site = Site.load(GOOD, DAY)
    assert site.records.years[2568].framework is None
    page = show(site, "2568/measures/service/", "measure", 2568, "service")
    assert "ตัวชี้วัด ITA ที่กล่าวถึง: ๖" in page
    assert "ita/" not in page
    assert "ita/2567/" in show(site, "2567/measures/gifts/", "measure", 2567, "gifts")
