"""Tables of prose pages have captions and scopes for screen readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest

from tests.built import read_html
from transparency.pages.prose_tables import describe_tables
from transparency.review.prose import MARKDOWN_EXTENSIONS

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# ก\n\n## ป้าย **ข**\n\n| ค | ง |\n|---|:--|\n| จ | ฉ |\n"


def test_a_table_of_prose_gets_its_heading_as_caption_and_scopes() -> None:
    html = describe_tables(markdown.markdown(TEXT, extensions=MARKDOWN_EXTENSIONS))
    assert '<table>\n<caption class="visually-hidden">ป้าย ข</caption>\n<thead>' in html
    assert '<th scope="col">ค</th>' in html
    assert html.count('<th scope="col"') == 2
    assert "<td>จ</td>" in html


@pytest.mark.parametrize("site", ["report_site", "good_site"])
def test_every_table_has_a_caption_and_every_header_a_scope(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    tables = 0
    for file in folder.rglob("*.html"):
        html = read_html(file)
        for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
            tables += 1
            assert re.search(r"<caption[^>]*>\s*[^\s<]", table), (file, table[:200])
            assert "<th>" not in table, file
            assert len(re.findall(r"<th[ >]", table)) == table.count(" scope="), file
    assert tables > 5
