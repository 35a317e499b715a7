"""Ways to search the same built pages, each driven in Chromium as a visitor's browser would."""

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
SHOWN: Final = 10
"""How many results count, as many as our page shows at once."""


@dataclass(frozen=True)
class Find:
    """One result: its page, and every place in it that the result links to."""

    page: str
    links: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """What a way found for one query."""

    finds: tuple[Find, ...]
    milliseconds: float
    """From the call, or from the last key, to the first result's text."""


class Way(Protocol):
    """One way to search."""

    name: str

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open a page that can search."""

    def ask(self, page: Page, query: str, shown: int = SHOWN) -> Answer:
        """Ask, wait for so many results or all there are, and return them."""


def build_site(target: Path) -> None:
    """Build the real site with all files that any of the ways needs, at ``target``."""
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
    """The search page itself: what it lists, as a visitor sees it."""

    name = "ours"

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open the search page, whose own scripts count."""
        sent.answers.clear()
        page.goto(f"{address}search/")

    def ask(self, page: Page, query: str, shown: int = SHOWN) -> Answer:
        """Fill the field as the last key does and wait for what is said of the query."""
        finds, milliseconds = page.evaluate(_ASK_OURS, query)
        return _answer(finds[:shown], milliseconds, page.url.partition("search/")[0])


_ASK_OURS: Final = """query => new Promise(resolve => {
    const field = document.getElementById("_q"), status = document.getElementById("_status");
    const start = performance.now();
    const watch = new MutationObserver(() => {
        if (!status.textContent.includes(`“${query}”`)) return;
        watch.disconnect();
        const time = performance.now() - start;
        const links = find => [...find.querySelectorAll("a")].map(link => link.href);
        resolve([[...document.querySelectorAll(".find")].map(links), time]);
    });
    watch.observe(status, { childList: true, characterData: true, subtree: true });
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


class Pagefind:
    """Pagefind extended, asked through its JavaScript API, with the data of ten results."""

    name = "pagefind"

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open a page without scripts and load Pagefind there."""
        page.goto(f"{address}about/", wait_until="networkidle")
        sent.answers.clear()
        page.evaluate("""async () => {
            window.pagefind = await import("../pagefind/pagefind.js");
            await window.pagefind.init();
        }""")

    def ask(self, page: Page, query: str, shown: int = SHOWN) -> Answer:
        """Search and read the first ten results; the time ends at the first."""
        finds, milliseconds = page.evaluate(
            """async ([query, shown]) => {
                const start = performance.now();
                const { results } = await pagefind.search(query);
                const first = results.length ? [await results[0].data()] : [];
                const time = performance.now() - start;
                const rest = results.slice(1, shown).map(result => result.data());
                const all = first.concat(await Promise.all(rest));
                const root = new URL("..", location.href).href;
                const whole = url => root + url.replace(/^\\//, "");
                return [all.map(({ url, sub_results }) =>
                    [url, ...sub_results.map(sub => sub.url)].map(whole)), time];
            }""",
            [query, shown],
        )
        return _answer(finds, milliseconds, page.url.partition("about/")[0])


class Material:
    """Material's own search worker, by its messages, stock or with Thai in wildcards."""

    def __init__(self, name: str, *, wrapped: bool) -> None:
        """Name it; ``wrapped`` finds each Thai word anywhere, and needs no language files."""
        self.name = name
        self.wrapped = wrapped

    def open(self, page: Page, address: str, sent: Sent) -> None:
        """Open a page without scripts, start the worker and give it the index."""
        page.goto(f"{address}about/", wait_until="networkidle")
        sent.answers.clear()
        page.evaluate(_START_WORKER, [self._worker(), self.wrapped])

    def ask(self, page: Page, query: str, shown: int = SHOWN) -> Answer:
        """Post the query, with ``+*`` and ``*`` around each word where wrapped."""
        words = " ".join(f"+*{word}*" for word in query.split())
        finds, milliseconds = page.evaluate(
            """async ([query, shown]) => {
                const start = performance.now();
                const { items } = (await window.post({ type: 2, data: query })).data;
                const time = performance.now() - start;
                const root = new URL("..", location.href).href;
                const links = group => group.filter((one, at) => !at || one.score)
                    .map(one => root + one.location);
                return [items.slice(0, shown).map(links), time];
            }""",
            [words if self.wrapped else query, shown],
        )
        return _answer(finds, milliseconds, page.url.partition("about/")[0])

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


def _answer(finds: list[list[str]], milliseconds: float, root: str) -> Answer:
    """Return an answer from the links of its results, told from the site's root."""
    own = [[link.removeprefix(root) for link in links] for links in finds]
    return Answer(
        tuple(Find(links[0].partition("#")[0], frozenset(links)) for links in own), milliseconds
    )


WAYS: Final[tuple[Way, ...]] = (
    Ours(),
    Pagefind(),
    Material("material", wrapped=False),
    Material("material, wrapped", wrapped=True),
)
