"""English words in Thai text are marked as English, and nothing else changes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.built import ROOT
from tests.timing import times_a_parse
from transparency.language.english import mark_english

if TYPE_CHECKING:
    from pathlib import Path

TWO_WORDS = re.compile(r"[A-Za-z]+['’]?[a-z]*\s+(?:&\s+)?[A-Za-z]+")


class _Unmarked(HTMLParser):
    """Collects the text of a page that stands in no English element, code or title."""

    def __init__(self) -> None:
        super().__init__()
        self.path: list[tuple[str, bool]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "br", "hr", "img", "input", "wbr"}:
            left = tag in {"code", "pre", "svg", "title", "script", "style"}
            self.path.append((tag, left or ("lang", "en") in attrs))

    def handle_endtag(self, tag: str) -> None:
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(left for _, left in self.path):
            self.text.append(data)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("ยึด No Gift Policy เสมอ", ["No Gift Policy"]),
        ("แนวทาง (Do&#39;s &amp; Don&#39;ts)", ["Do&#39;s &amp; Don&#39;ts"]),
        ("แนวทาง (Dos and Don'ts: DD)", ["Dos and Don'ts"]),
        (
            "ประเมิน (Integrity and\nTransparency Assessment: ITA)",
            ["Integrity and\nTransparency Assessment"],
        ),
        ("ทุจริต/No Gift Policy", ["No Gift Policy"]),
        ("Facebook, Line และ ITA", ["Facebook, Line"]),
        ("&quot;Open Data&quot; &lt;b c&gt;", ["Open Data", "b c"]),
        ("<p>ไทย</p><!-- a b --><p title='c d'>ITA</p>", []),
        ("<code>a b</code> <pre><code>c d</code> e f</pre> <svg><text>g h</text></svg>", []),
        ('<i lang="en">a <i>b c</i> d e</i> f g', ["f g"]),
        ('<html lang="th"><title>a b</title><p>c d</p>', ["c d"]),
        ("https://a.example/b c.example/d ไทย", []),
    ],
)
def test_two_english_words_or_more_are_marked(html: str, marked: list[str]) -> None:
    after = mark_english(html)
    found = re.findall(r'<span lang="en">(.*?)</span>', after, re.DOTALL)
    assert found == marked
    assert re.sub(r'<span lang="en">(.*?)</span>', r"\1", after, flags=re.DOTALL) == html


@pytest.mark.parametrize("site", ["report_site", "good_site"])
def test_no_page_has_unmarked_english(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    files = sorted(folder.rglob("*.html"))
    assert len(files) > 20
    found = []
    for file in files:
        page = _Unmarked()
        page.feed(file.read_text(encoding="utf-8"))
        found += [(file.parent.name, run) for text in page.text for run in TWO_WORDS.findall(text)]
    assert found == []


def test_marking_a_page_takes_no_longer_than_parsing_it_twice() -> None:
    line = f'<p><a href="../">{"นโยบายไม่รับของขวัญ " * 8}No Gift Policy</a></p>\n'
    page = line * (30_000 // len(line.encode()))
    assert len(page.encode()) > 29_000
    assert times_a_parse(page, mark_english) < 2


def test_the_words_of_the_source_stay() -> None:
    text = (ROOT / "tests" / "source" / "report-2566-round-1.txt").read_text(encoding="utf-8")
    assert re.sub('<span lang="en">|</span>', "", mark_english(text)) == text
