"""Adds captions and scopes to the tables of prose pages, since Markdown writes neither.

A screen reader announces a table by its caption and a cell by its header. The caption repeats the
heading above the table, so it is hidden from view.
"""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>\n|<th(?=[ >])", re.DOTALL
)
_INNER_TAG: Final = re.compile(r"<[^>]*>")


def describe_tables(html: str) -> str:
    """Return a page of prose with a caption in each table and a scope on each header cell.

    The HTML is Markdown's output before views are inserted, whose tables have captions already.
    """
    heading = ""

    def described(match: re.Match[str]) -> str:
        nonlocal heading
        if match["heading"] is not None:
            heading = _INNER_TAG.sub("", match["heading"])
            return match[0]
        if match[0] == "<th":
            return '<th scope="col"'
        caption = f'<caption class="visually-hidden">{heading}</caption>\n' if heading else ""
        return match[0] + caption

    return _PLACE.sub(described, html)
