"""Other generators, given the pages of ours: each makes its project in a folder of its own.

They get the words of our built pages, the HTML inside ``main``, at the same addresses:

- plain: MkDocs with Material, no plugin, one page in the navigation. What the targets compare with.
- material: MkDocs with Material, its search, a macro that fills each page, all in the navigation.
- zensical: Zensical with its search, one page in the navigation.
- hugo: Hugo with a template of a few lines, since Material is no theme of it, and an index of all
  words as JSON by another, as its users write one.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.job import Job, without

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

INSTALLED: Final = Path(__file__).parent.parent / ".venv" / "builders" / "bin"
"""Where Zensical and Hugo are, in the versions of requirements-builders.txt."""
_MAIN: Final = re.compile("<main[^>]*>(.*)</main>", re.DOTALL)
_TITLE: Final = re.compile("<title>(.*?)</title>", re.DOTALL)


def take_words(site: Path, words: Path) -> int:
    """Keep what each page of a built site says, title first, below ``words``; return how many.

    Empty lines are left out: Markdown would end a block of HTML there.

    Raises:
        RuntimeError: a page has no title or no ``main``.
    """
    count = 0
    for file in site.rglob("index.html"):
        text = file.read_text(encoding="utf-8")
        title, main = _TITLE.search(text), _MAIN.search(text)
        if not title or not main:
            msg = f"{file} has no title or no main"
            raise RuntimeError(msg)
        lines = [line for line in main[1].splitlines() if line.strip()]
        target = words / file.relative_to(site).with_suffix(".txt")
        target.parent.mkdir(parents=True, exist_ok=True)
        head = " ".join(title[1].split())
        target.write_text("\n".join([head, "<div>", *lines, "</div>"]) + "\n", encoding="utf-8")
        count += 1
    return count


def _each(words: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each page's address from the root, its title as YAML and its HTML."""
    for file in sorted(words.rglob("index.txt")):
        folder = file.parent.relative_to(words).as_posix()
        title, _, html = file.read_text(encoding="utf-8").partition("\n")
        quoted = title.replace("\\", "\\\\").replace('"', '\\"')
        yield "" if folder == "." else f"{folder}/", f'"{quoted}"', html


def _write_docs(docs: Path, words: Path, body: Callable[[str, str], str]) -> None:
    """Write a Markdown page for each page; ``body`` gets its address and its HTML."""
    for address, title, html in _each(words):
        page = docs / address / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {title}\n---\n\n{body(address, html)}", encoding="utf-8")


_MKDOCS: Final = """\
site_name: bench
docs_dir: docs
site_dir: out
theme: {name: material, language: th, font: false}
"""
_ALONE: Final = 'nav: [index.md]\nnot_in_nav: "*"\n'


def plain(folder: Path, words: Path) -> Job:
    """Return the plain Material site."""
    _write_docs(folder / "docs", words, lambda _, html: html)
    (folder / "mkdocs.yml").write_text(f"{_MKDOCS}plugins: []\n{_ALONE}", encoding="utf-8")
    return _mkdocs_job("plain", folder)


def material(folder: Path, words: Path) -> Job:
    """Return the Material site with search, macros and everything in the navigation."""
    _write_docs(folder / "docs", words, lambda address, _: f'{{{{ words("{address}") }}}}\n')
    (folder / "mkdocs.yml").write_text(
        f"{_MKDOCS}plugins:\n  - search\n  - macros: {{module_name: main}}\n", encoding="utf-8"
    )
    (folder / "main.py").write_text(
        "from pathlib import Path\n\n\n"
        "def define_env(env):\n"
        "    @env.macro\n"
        "    def words(address):\n"
        f"        file = Path({str(words)!r}, address, 'index.txt')\n"
        "        return file.read_text(encoding='utf-8').partition('\\n')[2]\n",
        encoding="utf-8",
    )
    return _mkdocs_job("material", folder)


def _mkdocs_job(name: str, folder: Path) -> Job:
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    index = ("search/search_index.json",)
    return Job(name, command, folder, folder / "out", index, quiet, without(folder, "out"))


def zensical(folder: Path, words: Path) -> Job:
    """Return the Zensical site."""
    _write_docs(folder / "docs", words, lambda _, html: html)
    (folder / "mkdocs.yml").write_text(f"{_MKDOCS}plugins: [search]\n{_ALONE}", encoding="utf-8")
    command = (str(INSTALLED / "zensical"), "build", "--clean")
    clean = without(folder, "out", ".cache")
    return Job("zensical", command, folder, folder / "out", ("search.json",), before=clean)


_HUGO: Final = """\
baseURL = "https://www.example.go.th/"
languageCode = "th"
title = "bench"
disableKinds = ["taxonomy", "term", "section", "RSS"]
publishDir = "out"
[markup.goldmark.renderer]
unsafe = true
[outputs]
home = ["html", "json"]
"""
_HUGO_PAGE: Final = """\
<!doctype html>
<html lang="th">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<header><a href="/">{{ .Site.Title }}</a></header>
<main>{{ .Content }}</main>
</body>
</html>
"""
_HUGO_INDEX: Final = """\
{{- $pages := slice -}}
{{- range .Site.RegularPages -}}
{{- $pages = $pages | append (dict "title" .Title "url" .RelPermalink "text" .Plain) -}}
{{- end -}}
{{- $pages | jsonify -}}
"""


def hugo(folder: Path, words: Path) -> Job:
    """Return the Hugo site."""
    layouts = folder / "layouts"
    for path, text in [
        (folder / "hugo.toml", _HUGO),
        (layouts / "home.html", _HUGO_PAGE),
        (layouts / "single.html", _HUGO_PAGE),
        (layouts / "home.json", _HUGO_INDEX),
    ]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    content = folder / "content"
    content.mkdir()
    for number, (address, title, html) in enumerate(_each(words)):
        # A page below another would be its resource, so that all lie side by side.
        name = f"page-{number}.md" if address else "_index.md"
        head = f"---\ntitle: {title}\nurl: /{address}\n---\n\n"
        (content / name).write_text(head + html, encoding="utf-8")
    command = (str(INSTALLED / "hugo"), "--quiet")
    clean = without(folder, "out", "resources")
    own = {"HUGO_CACHEDIR": str(folder / "cache")}
    return Job("hugo", command, folder, folder / "out", ("index.json",), own, clean)


OTHERS: Final[dict[str, Callable[[Path, Path], Job]]] = {
    "plain": plain,
    "material": material,
    "zensical": zensical,
    "hugo": hugo,
}


def missing(names: Collection[str]) -> list[str]:
    """Return those of the builders asked for that are not installed."""
    own = {"zensical", "hugo"} & set(names)
    return sorted(name for name in own if not os.access(INSTALLED / name, os.X_OK))
