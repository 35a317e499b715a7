"""A server on loopback, and small sites to publish on it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from tests.server.host import Host, sshd
from transparency.delivery.manifest import MANIFEST, build_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGES = ("index.html", "2566/index.html", "units/คลัง/index.html", "assets/css/site.css")
"""What is different in every content."""


def style_of(content: str) -> tuple[str, str]:
    """Return the name of a content's style, which its digest is part of, and the style."""
    style = f"/* {content} */ " * 200
    return f"assets/css/site.{hashlib.sha256(style.encode()).hexdigest()[:8]}.css", style


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the command line say how long the story of publishing is."""
    parser.addoption("--operations", type=int, default=40, metavar="N", help=(
        "publications and rollbacks in the story of publishing, a quarter of them broken off"
    ))  # fmt: skip


@pytest.fixture
def operations(pytestconfig: pytest.Config) -> int:
    """The number of publications and rollbacks in the story, at least 12."""
    number: int = pytestconfig.getoption("--operations")
    if number < 12:
        msg = "a story of fewer than 12 operations breaks off in fewer than three ways"
        raise pytest.UsageError(msg)
    return number


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A server that nothing has been published on."""
    folder = tmp_path / "host"
    folder.mkdir()
    with sshd(folder) as host:
        yield host


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """Make a small site of a given content, with its manifest; most files are always the same.

    Pages that are ``dressed`` begin with the name of their content's own style.
    """

    def make(content: str, *, dressed: bool = False) -> Path:
        site = tmp_path / "sites" / content
        name, style = style_of(content)
        begin = f"<{name}> " if dressed else ""
        files = {page: f"{begin}{content} {page} " * 2000 for page in PAGES}
        if dressed:
            files[name] = style
        files |= {f"files/{number}.txt": f"{number}\n" * 500 for number in range(12)}
        for name, text in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
        manifest = build_manifest(site, GOOD, DAY, "0")
        (site / MANIFEST).write_text(manifest.text(), encoding="utf-8")
        return site

    return make
