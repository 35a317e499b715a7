"""Arguments of view calls in prose: well formed, and of a record that exists."""

from __future__ import annotations

import inspect
import json
import re
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2 import nodes

from transparency.language.nearest import nearest
from transparency.language.thai import thai_digits
from transparency.pages import catalogue
from transparency.pages.views import VIEWS
from transparency.record.problems import Problem, Rule
from transparency.record.rules.violation import MAX_LISTED_IDS
from transparency.review.prose.calls import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.page import Page
    from transparency.record.site import Site

_KINDS: Final = {"int": int, "str": str}
_SAMPLES: Final = {"int": "2566", "str": '"no-gift"'}


def argument_problems(path: str, body: str, offset: int, site: Site | None) -> Iterator[Problem]:
    """Yield a problem for each view call whose arguments are malformed or name no record."""
    pages = [*catalogue.record_pages(site)] if site else []
    known = [(page.view, page.arguments) for page in pages]
    for at, line in enumerate(body.split("\n"), 1):
        call = _call_in(line)
        if call is None:
            continue
        name, given = call
        wanted = _parameters(name)
        column = line.index("(") + 2
        if [type(value) for value in given] != [_KINDS[kind] for kind in wanted]:
            form = f"{name}({', '.join(_SAMPLES[kind] for kind in wanted)})"
            filled = thai_digits(
                f'ใส่ {len(wanted)} ค่าในวงเล็บ ปีและรอบเป็นเลขอารบิก รหัสอยู่ในเครื่องหมาย "'
            )
            yield Problem(
                path=path,
                line=offset + at,
                column=column,
                rule=Rule.WRONG_ARGUMENTS,
                message=f"เรียก {name} ด้วยค่าในวงเล็บที่ไม่ถูกรูปแบบ",
                remedy=filled if wanted else "ส่วนนี้ไม่รับค่าในวงเล็บ ให้เว้นว่างไว้",
                example=f"{{{{ {form} }}}}",
            )
        elif site and wanted and (name, tuple(given)) not in known:
            yield _unknown(
                (path, offset + at, column),
                line,
                [_call_of(page) for page in pages if page.view == name],
            )


def _call_of(page: Page) -> str:
    """Return how prose calls the view of a page."""
    return f"{{{{ {page.view}({', '.join(map(json.dumps, page.arguments))}) }}}}"


def _unknown(place: tuple[str, int, int], line: str, known: list[str]) -> Problem:
    """Return the problem for a call that names no record, with the nearest that does."""
    example = nearest(line, known) or next(iter(known), line)
    inner = [re.sub(r".*?\((.*)\).*", r"\1", entry) for entry in known]
    listed = "; ".join(inner[:MAX_LISTED_IDS]) + (" …" if len(inner) > MAX_LISTED_IDS else "")
    remedy = "เพิ่มข้อมูลนี้ก่อน แล้วจึงเรียก"
    if known:
        remedy = f"แก้ค่าในวงเล็บให้ตรงกับที่มีอยู่ ({listed}) หรือเพิ่มข้อมูลนี้ก่อน"
    path, at, column = place
    return Problem(
        path=path,
        line=at,
        column=column,
        rule=Rule.UNKNOWN_RECORD,
        message=f"ไม่มีข้อมูลที่ {line.strip('{} ')} เรียก",
        remedy=remedy,
        example=example,
    )


def _parameters(name: str) -> list[str]:
    """Return the kinds of value that a view takes besides the site: int or str."""
    parameters = list(inspect.signature(VIEWS[name]).parameters.values())[1:]
    return [str(parameter.annotation) for parameter in parameters]


def _call_in(line: str) -> tuple[str, list[object]] | None:
    """Return the view and the values of a line that is a call, or None."""
    if not CALL.fullmatch(line):
        return None
    try:
        (output,) = jinja2.Environment(autoescape=True).parse(line).body
    except (jinja2.TemplateSyntaxError, RecursionError, ValueError):
        return None
    call = output.nodes[0] if isinstance(output, nodes.Output) else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        return None
    if call.node.name not in VIEWS or not all(isinstance(arg, nodes.Const) for arg in call.args):
        return None
    return call.node.name, [arg.value for arg in call.args if isinstance(arg, nodes.Const)]
