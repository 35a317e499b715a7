"""What makes a page another page for its checks, and when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.remembered import Memory, digests
from tests.built import read_pages

if TYPE_CHECKING:
    from pathlib import Path

PASSED = {"digest": {"bytes": 70_000}}


class Cache:
    """pytest's cache, without its files."""

    def __init__(self) -> None:
        """Begin empty."""
        self.values: dict[str, Any] = {}

    def get(self, key: str, default: object) -> Any:  # noqa: ANN401 - as pytest's own
        return self.values.get(key, default)

    def set(self, key: str, value: object) -> None:
        self.values[key] = value


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages, one with a picture, and a style for both."""
    for name, text in {
        "index.html": '<img src="files/one.png"><a href="second/">',
        "second/index.html": '<a href="../">',
        "files/one.png": "picture",
        "files/other.png": "no page shows it",
        "assets/css/site.css": "p {}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("file", "changed"), [
    ("index.html", {""}),
    ("second/index.html", {"second/"}),
    ("files/one.png", {""}),
    ("files/other.png", set()),
    ("assets/css/site.css", {"", "second/"}),
])  # fmt: skip
def test_a_page_is_another_when_a_byte_of_what_it_loads_is(
    site: Path, file: str, changed: set[str]
) -> None:
    before = digests(site, read_pages(site), "156.0")
    with (site / file).open("a", encoding="utf-8") as harmed:
        harmed.write(" ")
    after = digests(site, read_pages(site), "156.0")
    assert {address for address in before if before[address] != after[address]} == changed


def test_another_browser_makes_every_page_another(site: Path) -> None:
    pages = read_pages(site)
    old, new = digests(site, pages, "156.0"), digests(site, pages, "157.0")
    assert {address for address in pages if old[address] == new[address]} == set()


def test_another_check_makes_every_page_another(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = read_pages(site)
    before = digests(site, pages, "156.0")
    check = tmp_path / "check.py"
    check.write_text("", encoding="utf-8")
    monkeypatch.setattr("tests.browser.remembered.SOURCES", (check,))
    after = digests(site, pages, "156.0")
    assert {address for address in pages if before[address] == after[address]} == set()


def test_what_passed_is_known_in_the_next_run_and_the_rest_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    cache = Cache()
    Memory(cache, "site").write({"older": {}})
    Memory(cache, "site").write(PASSED)
    assert Memory(cache, "site").read() == PASSED
    assert Memory(cache, "another").read() == {}
    assert Memory(None, "site").read() == {}


@pytest.mark.parametrize("name", ["CI", "GITHUB_ACTIONS"])
def test_continuous_integration_knows_no_page(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "true")
    cache = Cache()
    Memory(cache, "site").write(PASSED)
    assert Memory(cache, "site").read() == {}
