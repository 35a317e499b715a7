"""A built site as tests look at it: pages, links and anchors of its HTML files."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent


def build_site(target: Path, data_dir: Path = ROOT / "data") -> Path:
    """Build a data folder with the project's own wiring; return the folder of the site.

    Raises:
        AssertionError: the build failed; the message is its output.
    """
    environment = {**os.environ, "DATA_DIR": str(data_dir), "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
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
    headings: list[int] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)


class _PageParser(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.add(tag)
        if tag in {"script", "style"}:
            self.hidden = tag
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.page.headings.append(int(tag[1]))
        for name, value in attrs:
            if name == "id" and value is not None:
                self.page.ids.append(value)
            if name in {"href", "src"} and value is not None:
                self.page.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.page.text += data


def read_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every HTML page of a site by its address."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        page = BuiltPage(address)
        _PageParser(page).feed(file.read_text(encoding="utf-8"))
        pages[address] = page
    return pages
