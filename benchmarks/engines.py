"""The search engines that are compared, each run in Chromium on the same built pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from benchmarks.serving import Sent

ROOT: Final = Path(__file__).parent.parent
MAX_RESULTS: Final = 10
"""Results of a query that count; our page lists as many at once."""


@dataclass(frozen=True)
class Result:
    """One result of a search."""

    page: str
    """Its address from the site's root."""
    links: frozenset[str]
    """The addresses to which it links, some with ``#section``."""


@dataclass(frozen=True)
class Answer:
    """The results of one query, the best first."""

    results: tuple[Result, ...]
    milliseconds: float
    """From the call, or for our page from the last key, to the text of the first result."""


class Engine(Protocol):
    """A search engine in a browser."""

    name: str

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open a page on which the engine can be asked; ``sent`` then counts its own files."""

    def ask(self, page: Page, query: str, count: int = MAX_RESULTS) -> Answer:
        """Return the first ``count`` results of a query, or all if there are fewer."""


def build_ours(target: Path) -> None:
    """Build the real site in ``target``, as it is."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(target)))


def build_site(target: Path) -> None:
    """Build the real site in ``target``, with the files that every engine needs."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    path = ROOT / "mkdocs.yml"
    with path.open("rb") as file:
        own = yaml_load(file)["plugins"]
    build(load_config(str(path), plugins=["search", *own], site_dir=str(target)))
    spec = find_spec("material")
    material = Path((spec and spec.origin) or "").parent / "templates" / "assets" / "javascripts"
    shutil.copytree(material, target / "assets" / "javascripts")
    command = [sys.executable, "-m", "pagefind", "--site", str(target), "--force-language", "th"]
    subprocess.run([*command, "--silent"], check=True)  # noqa: S603 - our own arguments


class Ours:
    """Our own search page, and the results that it lists."""

    name = "ours"

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open the search page; its own scripts count."""
        sent.answers.clear()
        page.goto(f"{address}search/")

    def ask(self, page: Page, query: str, count: int = MAX_RESULTS) -> Answer:
        """Fill in the field, which fires the event of a key, and wait for the query's status."""
        found, milliseconds = page.evaluate(_ASK_OURS, query)
        return _answer(found[:count], milliseconds, page.url.partition("search/")[0])


_ASK_OURS: Final = """query => new Promise(resolve => {
    const field = document.getElementById("_q"), status = document.getElementById("_status");
    const start = performance.now();
    const watch = new MutationObserver(() => {
        if (!status.textContent.includes(`“${query}”`)) return;
        watch.disconnect();
        const time = performance.now() - start;
        const links = result => [...result.querySelectorAll("a")].map(link => link.href);
        resolve([[...document.querySelectorAll(".find")].map(links), time]);
    });
    watch.observe(status, { childList: true, characterData: true, subtree: true });
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


class Pagefind:
    """Pagefind extended, through its JavaScript API."""

    name = "pagefind"

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open a page without scripts and load Pagefind on it."""
        page.goto(f"{address}about/", wait_until="networkidle")
        sent.answers.clear()
        page.evaluate("""async () => {
            window.pagefind = await import("../pagefind/pagefind.js");
            await window.pagefind.init();
        }""")

    def ask(self, page: Page, query: str, count: int = MAX_RESULTS) -> Answer:
        """Search and load the first results; the time ends with the first of them."""
        found, milliseconds = page.evaluate(
            """async ([query, count]) => {
                const start = performance.now();
                const { results } = await pagefind.search(query);
                const first = results.length ? [await results[0].data()] : [];
                const time = performance.now() - start;
                const rest = results.slice(1, count).map(result => result.data());
                const all = first.concat(await Promise.all(rest));
                const root = new URL("..", location.href).href;
                const whole = url => root + url.replace(/^\\//, "");
                return [all.map(({ url, sub_results }) =>
                    [url, ...sub_results.map(sub => sub.url)].map(whole)), time];
            }""",
            [query, count],
        )
        return _answer(found, milliseconds, page.url.partition("about/")[0])


class Material:
    """Material's search worker, asked by messages, with or without wildcards around words."""

    def __init__(self, name: str, *, wrapped: bool) -> None:
        """Prepare the engine ``name``; ``wrapped`` matches words anywhere, even inside others."""
        self.name = name
        self.wrapped = wrapped

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open a page without scripts, start the worker and send it the index."""
        page.goto(f"{address}about/", wait_until="networkidle")
        sent.answers.clear()
        page.evaluate(_START_WORKER, [self._worker(), self.wrapped])

    def ask(self, page: Page, query: str, count: int = MAX_RESULTS) -> Answer:
        """Send the query, with ``+*`` and ``*`` around each word if wrapped."""
        words = " ".join(f"+*{word}*" for word in query.split())
        found, milliseconds = page.evaluate(
            """async ([query, count]) => {
                const start = performance.now();
                const { items } = (await window.post({ type: 2, data: query })).data;
                const time = performance.now() - start;
                const root = new URL("..", location.href).href;
                const links = group => group.filter((one, at) => !at || one.score)
                    .map(one => root + one.location);
                return [items.slice(0, count).map(links), time];
            }""",
            [words if self.wrapped else query, count],
        )
        return _answer(found, milliseconds, page.url.partition("about/")[0])

    @staticmethod
    def _worker() -> str:
        spec = find_spec("material")
        folder = Path((spec and spec.origin) or "").parent / "templates/assets/javascripts/workers"
        return next(folder.glob("search.*.min.js")).name


_START_WORKER: Final = """async ([name, wrapped]) => {
    const worker = new Worker(`../assets/javascripts/workers/${name}`);
    const answer = await fetch("../search/search_index.json");
    const index = await answer.json();
    window.post = message => new Promise(resolve => {
        worker.onmessage = event => resolve(event.data);
        worker.postMessage(message);
    });
    if (wrapped) index.config.lang = ["en"];
    await window.post({ type: 0, data: { ...index, options: { suggest: false } } });
}"""


def _answer(found: list[list[str]], milliseconds: float, root: str) -> Answer:
    """Return an answer from the links of its results, with addresses from the site's root."""
    own = [[link.removeprefix(root) for link in links] for links in found]
    return Answer(
        tuple(Result(links[0].partition("#")[0], frozenset(links)) for links in own), milliseconds
    )


ENGINES: Final[tuple[Engine, ...]] = (
    Ours(),
    Pagefind(),
    Material("material", wrapped=False),
    Material("material, wrapped", wrapped=True),
)
