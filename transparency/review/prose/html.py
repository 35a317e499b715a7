"""What a browser sees of a page of Markdown: its tags, and where its links and pictures lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import urlsplit

import markdown

MARKDOWN_EXTENSIONS: Final = ["toc", "tables", "fenced_code"]
"""The extensions of MkDocs and mkdocs.yml together; a test compares them."""

Attributes: TypeAlias = "list[tuple[str, str | None]]"


class Target(NamedTuple):
    """Where a link or a picture leads."""

    tag: str
    url: str
    alt: str | None
    """The text alternative of a picture; None for a link."""


@dataclass
class Seen:
    """What a browser sees of a page."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    """Every tag, comment and declaration in order; an end tag with a slash before its name."""
    targets: list[Target] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def rendered(body: str, *, html: bool) -> Seen:
    """Return what a browser sees of a page, with HTML let through or shown as text."""
    converter = markdown.Markdown(extensions=MARKDOWN_EXTENSIONS)
    if not html:
        converter.preprocessors.deregister("html_block")
        converter.inlinePatterns.deregister("html")
    reader = _Reader()
    reader.feed(converter.convert(body))
    reader.close()
    return reader.seen


def scheme(target: str) -> str:
    """Return a link's scheme as a browser sees it: white space and control characters gone."""
    bare = re.sub(r"[\x00-\x20]", "", target)
    try:
        return urlsplit(bare).scheme.lower()
    except ValueError:
        return "invalid"


class _Reader(HTMLParser):
    """Collects the tags, targets and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.seen.tags.append((tag, attrs))
        given = dict(attrs)
        alt = (given.get("alt") or "") if tag == "img" else None
        self.seen.targets += [
            Target(tag, value or "", alt) for name, value in attrs if name in {"href", "src"}
        ]
        self.seen.ids |= {value for name, value in attrs if name == "id" and value}

    def handle_endtag(self, tag: str) -> None:
        self.seen.tags.append((f"/{tag}", []))

    def handle_comment(self, data: str) -> None:
        self.seen.tags.append(("comment", [("", data)]))

    def handle_decl(self, decl: str) -> None:
        self.seen.tags.append(("declaration", [("", decl)]))

    def handle_pi(self, data: str) -> None:
        self.seen.tags.append(("instruction", [("", data)]))

    def unknown_decl(self, data: str) -> None:
        self.seen.tags.append(("declaration", [("", data)]))
