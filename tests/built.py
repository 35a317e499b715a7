"""A built site as tests look at it: pages, links and anchors of its HTML files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = ROOT / "tests" / "fixtures" / "report-2566"
"""The record of the first report (fiscal year 2566, round 1), frozen as it was transcribed."""
DOCS: Final = ROOT / "tests" / "fixtures" / "docs"
"""Pages of prose, frozen, lest a test fail because somebody writes better in ``docs/``."""
_WHOLE: Final = re.compile("<t-w>([^<]*)</t-w>")


def build_site(
    target: Path,
    data_dir: Path = REPORT,
    site_url: str = "",
    home: Path = ROOT,
    docs_dir: Path = DOCS,
) -> Path:
    """Build a data folder with the project's own wiring; return the folder of the site.

    ``site_url`` is the address that the deployment tells, if it tells one; ``home`` is where the
    project lies, and where folders that are not absolute are looked for.

    Raises:
        AssertionError: the build failed; the message is its output.
    """
    environment = {
        **os.environ,
        "DATA_DIR": str(data_dir),
        "DOCS_DIR": str(docs_dir),
        "SITE_URL": site_url,
        "NO_MKDOCS_2_WARNING": "1",
    }
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return target


@dataclass
class BuiltPage:
    """What stands in one HTML file."""

    address: str
    """From the site's root, with a slash at the end for an index.html."""
    text: str = ""
    """All text outside script and style, as parsed."""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Values of href and src, as written."""
    loads: list[str] = field(default_factory=list)
    """Values of src alone: what a browser fetches unasked."""
    handlers: list[str] = field(default_factory=list)
    """Names of attributes that hold script, such as onclick."""
    headings: list[int] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """The content of each meta element, by its name or property."""
    rel: dict[str, list[str]] = field(default_factory=dict)
    """The addresses of link elements, by their rel."""
    scripts: list[tuple[str, str]] = field(default_factory=list)
    """Type and text of each script element, data blocks among them."""


class _PageParser(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self.hidden = ""
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.add(tag)
        self.inside = tag
        if tag in {"script", "style"}:
            self.hidden = tag
        if tag in {"meta", "link", "script"}:
            self._head(tag, {name: value or "" for name, value in attrs})
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.page.headings.append(int(tag[1]))
        for name, value in attrs:
            if name == "id" and value is not None:
                self.page.ids.append(value)
            if name in {"href", "src"} and value is not None:
                self.page.links.append(value)
            if name == "src" and value is not None:
                self.page.loads.append(value)
            if name.startswith("on"):
                self.page.handlers.append(name)

    def _head(self, tag: str, values: dict[str, str]) -> None:
        if tag == "script":
            self.page.scripts.append((values.get("type", ""), ""))
        elif tag == "link":
            self.page.rel.setdefault(values["rel"], []).append(values["href"])
        elif name := values.get("name") or values.get("property"):
            assert name not in self.page.meta or "media" in values, f"{name} twice"
            self.page.meta[name] = values["content"]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.page.text += data
        if self.inside == "title":
            self.page.title += data
        if self.hidden == "script":
            kind, text = self.page.scripts[-1]
            self.page.scripts[-1] = kind, text + data


def read_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every HTML page of a site by its address."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        page = BuiltPage(address)
        _PageParser(page).feed(file.read_text(encoding="utf-8"))
        pages[address] = page
    return pages


def read_html(file: Path) -> str:
    """Return the HTML of a page without the elements that keep words whole."""
    return without_words(file.read_text(encoding="utf-8"))


def without_words(html: str) -> str:
    """Return HTML without the elements that keep words whole."""
    return _WHOLE.sub(r"\1", html)
