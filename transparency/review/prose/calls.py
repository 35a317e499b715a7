"""View calls in prose: whole lines, with plain values, and no other template code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import jinja2
import markdown
from jinja2 import nodes

from transparency.pages.views import VIEWS
from transparency.record.problems import Problem, Rule
from transparency.review.prose.html import MARKDOWN_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

CALL: Final = re.compile(r"\{\{ ?[a-z_]+\([^(){}\n]{0,200}\) ?\}\}")
CALL_LINE: Final = re.compile(rf"^{CALL.pattern}$", re.MULTILINE)
STAND_IN: Final = "viewcall0"
"""The word that replaces a view call while the Markdown around it is checked."""


def template_problems(path: str, body: str, offset: int) -> Iterator[Problem]:
    """Yield a problem for each piece of template code that is not a view call on its own line."""
    remedy = "ใช้ได้เฉพาะการเรียกส่วนแสดงข้อมูล บรรทัดละหนึ่งส่วน: " + ", ".join(sorted(VIEWS))
    lines = body.split("\n")
    try:
        tree = jinja2.Environment(autoescape=True).parse(body)
    except (jinja2.TemplateSyntaxError, RecursionError, ValueError) as error:
        at = offset + getattr(error, "lineno", 1)
        yield Problem(
            path=path,
            line=at,
            column=1,
            rule=Rule.TEMPLATE_CODE,
            message="มีวงเล็บปีกกาที่ระบบอ่านไม่ได้",
            remedy=remedy,
            example="{{ calendar() }}",
        )
        return
    bad = {part.lineno for node in tree.body for part in _parts(node) if not _is_call(part)}
    bad |= {at for at, line in enumerate(lines, 1) if re.search(r"\{[%#]", line)}
    bad |= {at for at, line in enumerate(lines, 1) if "{{" in line and not CALL.fullmatch(line)}
    bad |= _crowded_calls(lines)
    for at in sorted(bad):
        column = max(lines[at - 1].find("{"), 0) + 1
        yield Problem(
            path=path,
            line=offset + at,
            column=column,
            rule=Rule.TEMPLATE_CODE,
            message="มีโค้ดของแม่แบบในหน้าเนื้อหา",
            remedy=remedy,
            example="{{ calendar() }}",
        )


def _crowded_calls(lines: list[str]) -> set[int]:
    """Return the lines of calls that Markdown does not make paragraphs of their own.

    In a code span, a list or a fence, the HTML of the view would break the element around it.
    """
    calls = {at for at, line in enumerate(lines, 1) if CALL.fullmatch(line)}
    crowded = {
        at
        for at in calls
        if any(near.strip() for near in [*lines[max(at - 2, 0) : at - 1], *lines[at : at + 1]])
    }
    if not calls:
        return set()
    html = markdown.markdown(
        CALL_LINE.sub(STAND_IN, "\n".join(lines)), extensions=MARKDOWN_EXTENSIONS
    )
    if not crowded and html.count(f"<p>{STAND_IN}</p>") != len(calls):
        return calls
    return crowded


def _parts(node: nodes.Node) -> list[nodes.Node]:
    """Return the parts that a top-level node outputs, or the node itself if it is a statement."""
    return list(node.nodes) if isinstance(node, nodes.Output) else [node]


def _is_call(node: nodes.Node) -> bool:
    """Return whether a part of a page is text, or a view called with plain values."""
    return isinstance(node, nodes.TemplateData) or (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in VIEWS
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        and all(isinstance(argument, nodes.Const) for argument in node.args)
    )
