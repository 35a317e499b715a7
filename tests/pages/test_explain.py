"""Terms are explained at their first occurrence in running text, and the text is unchanged."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

import markdown
import pytest

from tests.built import BuiltPage, read_pages
from tests.conftest import DAY, GOOD
from tests.pages.test_views import HOSTILE, Html
from tests.timing import least_seconds, times_a_parse
from transparency.pages.explain import explain
from transparency.pages.rendering import show
from transparency.record.model.glossary import Term
from transparency.record.site import Site
from transparency.record.source import LINE_KEY
from transparency.review.prose import MARKDOWN_EXTENSIONS

if TYPE_CHECKING:
    from pathlib import Path

HERE = "2567/measures/gifts/"
BUTTON = re.compile(r'<button type="button" class="term" popovertarget="_term-([a-z0-9-]+)"')


def term(name: str, spelling: str, **more: Any) -> Term:  # noqa: ANN401 - as the model takes them
    values = {"id": name, "group": "คำ", "term": spelling, "meaning": f"ความหมาย {name}"}
    return Term.model_validate({LINE_KEY: 1, **values, **more})


TERMS = [
    term("ita", "ITA", english="Integrity and Transparency Assessment"),
    term("oit", "OIT"),
    term("oit-item", "รายการ OIT"),
    term("gift", "No Gift"),
    term("gift-policy", "No Gift Policy", also=["นโยบายไม่รับของขวัญ"]),
    term("dos", "Do's & Don'ts"),
    term("year", "ปีงบประมาณ"),
    term("round", "รอบ"),
    term("agency", "หน่วยงาน", explain="no"),
]


def explained(html: str) -> list[str]:
    """Return the ids of the words that the page explains, in the order of its buttons."""
    return BUTTON.findall(explain(html, TERMS, HERE))


def content(html: str) -> str:
    """Return the page without what `explain` puts at its end."""
    return explain(html, TERMS, HERE).partition('<aside class="terms"')[0]


def test_the_first_of_a_word_becomes_a_button_and_the_others_stay() -> None:
    assert content("<p>การประเมิน ITA และ ITA</p><p>ITA</p>") == (
        '<p>การประเมิน <button type="button" class="term" popovertarget="_term-ita" lang="en">ITA'
        "</button> และ ITA</p><p>ITA</p>"
    )


def test_the_words_of_a_page_are_told_at_its_end_in_the_order_in_which_they_stand() -> None:
    html = explain("<p>OIT ของ ITA</p>", TERMS, HERE)
    aside = html.partition('<aside class="terms" aria-label="คำที่อธิบายในหน้านี้">')[2]
    assert re.findall(r'<div popover id="([^"]+)"', aside) == ["_term-oit", "_term-ita"]
    assert 'lang="en">Integrity and Transparency Assessment</p>' in aside
    assert "ความหมาย oit" in aside
    assert 'href="../../../glossary/#_term-ita"' in aside
    assert 'popovertarget="_term-ita" popovertargetaction="hide">ปิด</button>' in aside
    assert aside.rstrip().endswith("</aside>")


@pytest.mark.parametrize(
    "html", ["", "<p>ไม่มีคำใด</p>", "<p>digital ITAs</p>", "<h2>ITA</h2>", "<p>หน่วยงาน</p>"]
)
def test_a_page_with_nothing_to_explain_stays_as_it_is(html: str) -> None:
    assert explain(html, TERMS, HERE) == html


def test_nothing_is_explained_on_the_glossary_page_or_without_a_glossary() -> None:
    assert explain("<p>ITA</p>", TERMS, "glossary/") == "<p>ITA</p>"
    assert explain("<p>ITA</p>", [], HERE) == "<p>ITA</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x">ITA</a></p>',
        "<p><button type='button'>ITA</button></p>",
        "<details><summary>ITA</summary></details>",
        "<h1>ITA</h1>",
        '<h3 id="x">ก ITA</h3>',
        '<h2>(<span lang="en">ITA</span>)</h2>',
        "<table><tr><th>ITA</th></tr></table>",
        "<table><caption>ITA</caption></table>",
        "<p><code>ITA</code></p>",
        "<pre><code>ITA</code></pre>",
        "<svg><title>ITA</title><text>ITA</text></svg>",
        "<figure><figcaption>ITA</figcaption></figure>",
        "<dl><dt>ITA</dt></dl>",
        '<article class="report"><div><p>ITA</p></div></article>',
        '<p><span class="tag tag--note">ITA</span></p>',
        '<b lang="en" class="tag">ITA</b>',
        '<p class="gap missing">ITA</p>',
        '<p class="eyebrow">ITA</p>',
        '<p><span class="visually-hidden">ITA <span>ITA</span> ITA</span></p>',
        '<li class="card"><p>ITA</p></li>',
        '<div aria-hidden="true">ITA</div>',
        "<!-- it's ITA -->",
        '<img alt="ITA">',
        '<p title="a > ITA">ก</p>',
        '<hr class="ITA"/>',
    ],
)
def test_what_is_no_running_text_is_left_alone(html: str) -> None:
    assert explained(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>ก<br>ITA</p>",
        "<p>ก <br />ITA</p>",
        "<p><b>ITA</b></p>",
        "<td>ITA</td>",
        "<li>ITA",
        "<abbr>ITA</abbr>",
        "<article>ITA</article>",
        "<header>ITA</header>",
        '<p class="reported tags">ITA</p>',
        '<img class="missing" alt=""><p>ITA</p>',
        '<p class="missing"/><p>ITA</p>',
        "<p>(ITA) </p>",
        "<p>การITAของ</p>",
        "<p>&quot;ITA&#39;s",
        "<svg><a/><g><svg></svg></g></svg><p>ITA</p>",
        '<span class="tag"><span>x</span><b>y</b></span><p>ITA</p>',
        '<a href="x">a <abbr>b</abbr></a> ITA',
        "<!-- it's --><p>ITA</p>",
        '<img alt="&lt;a>"><p>ITA</p>',
        "<p>1 > 0 ITA</p>",
    ],
)
def test_running_text_is_found_after_anything(html: str) -> None:
    assert explained(html) == ["ita"]


@pytest.mark.parametrize("text", ["digITAl", "ITAs", "ITA2566", "MITA", "DigITA", "ita", "ITA_x"])
def test_a_latin_word_is_a_whole_word_in_its_own_case(text: str) -> None:
    assert explained(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ในปีงบประมาณ๒๕๖๖", ["year"]),
        ("รอบที่ ๑", ["round"]),
        ("ทั้งสองรอบ", ["round"]),
        # One that would split a syllable: the vowel or the tone belongs to the next consonant.
        ("เรอบ", []),
        ("รอบ้าง", []),
        ("รอบิน", []),
        ("รอบำ", []),
    ],
)
def test_a_thai_word_is_found_inside_a_phrase_but_splits_no_syllable(
    text: str, expected: list[str]
) -> None:
    assert explained(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประกาศ No Gift Policy และ No Gift", ["gift-policy", "gift"]),
        ("ประกาศ No Gift และ No Gift Policy", ["gift", "gift-policy"]),
        ("รายการ OIT", ["oit-item"]),
        ("รายการ OIT ของ OIT", ["oit-item", "oit"]),
        ("นโยบายไม่รับของขวัญ No Gift Policy", ["gift-policy"]),
        ("No\nGift\n  Policy", ["gift-policy"]),
        ("No&nbsp;Gift Policy", ["gift-policy"]),
    ],
)
def test_the_longest_word_comes_first(text: str, expected: list[str]) -> None:
    assert explained(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Do&#39;s &amp; Don&#39;ts",
        "Do's &amp; Don'ts",
        "Do’s &amp; Don’ts",
        "Do&rsquo;s &amp; Don&#x27;ts",
    ],
)
def test_a_word_with_signs_that_are_escaped_is_found(text: str) -> None:
    html = content(f"<p>({text})</p>")
    assert BUTTON.findall(html) == ["dos"]
    assert f">{text}</button>" in html


@pytest.mark.parametrize("spelling", ["amp", "lt", "x27", "39", "mp;", "quot", "&"])
def test_a_word_never_stands_inside_an_escaped_sign(spelling: str) -> None:
    html = "<p>a &amp;&lt;&#39;&#x27;&quot;&#34; b</p>"
    changed = explain(html, [term("odd", spelling * 2 if spelling == "&" else spelling)], HERE)
    assert changed == html


@pytest.mark.parametrize(
    "spelling",
    [
        "<script>",
        "a < b",
        "C++",
        "(OIT)",
        ".*",
        "[a-z]",
        "\\d",
        "{{ 7*7 }}",
        '"ITA"',
        "--",
        "ก.พ.",
        "a\nb",
        "&&",
    ],
)
def test_a_word_of_odd_signs_is_itself_and_no_pattern(spelling: str) -> None:
    words = [term("odd", spelling)]
    html = f"<p>ก {escape(spelling)} ข</p>"
    changed = explain(html, words, HERE)
    assert BUTTON.findall(changed) == ["odd"]
    assert " ".join(f"ก {spelling} ข".split()) in " ".join(Html(changed).text.split())
    assert "script" not in Html(changed).tags
    assert explain("<p>xyz 123</p>", words, HERE) == "<p>xyz 123</p>"


def test_a_hostile_glossary_is_shown_as_text() -> None:
    words = [term("x", HOSTILE, also=["ITA"], english=HOSTILE, meaning=HOSTILE)]
    page = Html(explain("<p>ITA</p>", words, HERE))
    assert page.tags == {"p", "button", "aside", "h2", "div", "a", "span"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert page.text.count("alert(1)") == 4


def test_hostile_text_of_a_page_stays_text() -> None:
    page = Html(explain(f"<p>{escape(HOSTILE)} ITA</p>", TERMS, HERE))
    assert "script" not in page.tags
    assert HOSTILE in page.text
    assert "button" in page.tags


def test_markdown_escapes_what_would_end_a_tag_early() -> None:
    """The reason why tags may be found by a pattern."""
    text = '[ก](https://a.example "ITA > \'x\' \\" y") ![ITA > x](a.png) ITA'
    html = markdown.markdown(text, extensions=MARKDOWN_EXTENSIONS)
    assert explained(html) == ["ita"]
    assert content(html).count("<button") == 1
    assert content(html).index("<button") > content(html).index("<img")


def test_templates_escape_what_would_end_a_tag_early(good_data: Path) -> None:
    file = good_data / "2567" / "measures" / "gifts.yml"
    text = file.read_text(encoding="utf-8")
    old = "alt: ผู้บริหารถือป้ายไม่รับของขวัญ"
    assert text.count(old) == 1
    file.write_text(text.replace(old, "alt: '\">OIT \" > OIT'"), encoding="utf-8")
    html = show(Site.load(good_data, DAY), HERE, "measure", 2567, "gifts")
    assert 'alt="&#34;&gt;OIT &#34; &gt; OIT"' in html
    assert explain(html, [TERMS[1]], HERE) == html


@pytest.mark.parametrize(
    "html", ["<", "<p", "<p>ITA", "ITA</p>", "<a>ITA", 'x <p class="', "&", "a<b ITA"]
)
def test_broken_html_loses_nothing(html: str) -> None:
    assert re.sub(r"</?button[^>]*>", "", content(html)) == html


def test_each_view_keeps_its_text() -> None:
    site = Site.load(GOOD, DAY)
    for view, *args in (("home",), ("measure", 2567, "gifts"), ("ita", 2567), ("calendar",)):
        html = show(site, HERE, str(view), *args)
        assert Html(content(html)).text == Html(html).text


@pytest.fixture(scope="module")
def report_pages(report_site: Path) -> dict[str, BuiltPage]:
    return read_pages(report_site)


def test_built_pages_explain_their_words(report_site: Path) -> None:
    ita = (report_site / "ita" / "2566" / "index.html").read_text(encoding="utf-8")
    assert BUTTON.findall(ita)[0] == "ita"
    assert "popover" not in ita.partition("<main")[2].partition("<article")[0]
    gift = (report_site / "promises" / "no-gift" / "index.html").read_text(encoding="utf-8")
    assert BUTTON.findall(gift) == ["no-gift-policy"]


def test_the_official_report_is_left_as_the_agency_wrote_it(report_site: Path) -> None:
    html = (report_site / "2566" / "report" / "1" / "index.html").read_text(encoding="utf-8")
    report = html.partition('<article class="report">')[2].partition("</article>")[0]
    assert "ITA" in report
    assert "<button" not in report


def test_every_button_has_its_sheet_and_every_sheet_its_button(report_site: Path) -> None:
    found = 0
    for file in report_site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        buttons = BUTTON.findall(html)
        assert buttons == re.findall(r'<div popover id="_term-([^"]+)"', html)
        assert len(buttons) == len(set(buttons))
        found += len(buttons)
    assert found > 15


def test_explaining_a_page_takes_no_longer_than_parsing_it_twice() -> None:
    paragraph = "<p>การประเมินคุณธรรม <a href='x'>ความโปร่งใส</a> ITA และ OIT ปีงบประมาณ รอบ</p>\n"
    page = paragraph * (30_000 // len(paragraph.encode()))
    assert 29_000 < len(page.encode()) <= 30_000
    assert times_a_parse(page, lambda html: explain(html, TERMS, HERE)) < 2


@pytest.mark.parametrize("part", ["<", "<a", '<a "', "&", "&#1", "<!--"])
def test_four_times_the_odd_input_never_takes_sixteen_times_as_long(part: str) -> None:
    small, large = (part * size + " ITA" for size in (10_000, 40_000))
    short, long = least_seconds(
        lambda: explain(small, TERMS, HERE), lambda: explain(large, TERMS, HERE)
    )
    assert long < 8 * max(short, 0.01)
