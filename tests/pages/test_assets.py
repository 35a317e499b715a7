"""Styles, scripts and fonts: named by a digest, all in use, cached for ever."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from benchmarks.web_server import serving
from tests.built import ROOT, read_pages
from transparency.pages.assets import named_assets, script, stylesheet

if TYPE_CHECKING:
    from pathlib import Path

THEME: Final = ROOT / "overrides"
STYLES: Final = THEME / "assets" / "css"
NAMED: Final = re.compile(r"[a-z0-9-]+\.([0-9a-f]{8})\.(?:css|js|woff2)")
USING_FINDS: Final = {
    f"js/{name}.js" for name in ("matching", "nearest", "ways", "showing", "looking", "search")
}
"""What looks for words, and what imports it."""
OTHER_STATES: Final = {
    "page-foot__verified--changed": "a record that changed after it was found right",
    "page-foot__verified--due": "a page found right longer ago than review_days",
    "sifted__group--unfinished": "a text that a command wrote for somebody to fill in",
}
"""Classes of states that no page of the fixtures is in, each with what brings it about."""


def rules(css: str) -> list[tuple[int, str]]:
    """Return how deep in braces each prelude of a stylesheet stands, and the prelude."""
    css = re.sub(r"/\*.*?\*/|url\(\"data:[^\"]*\"\)", "", css, flags=re.DOTALL)
    found, depth, prelude = [], 0, ""
    for character in css:
        if character == "{":
            found.append((depth, " ".join(prelude.split())))
        depth += {"{": 1, "}": -1}.get(character, 0)
        prelude = "" if character in "{};" else prelude + character
    assert depth == 0
    return found


def classes_in(site: Path) -> set[str]:
    """Return every class that an element of the site's pages has."""
    return {
        name
        for file in site.rglob("*.html")
        for value in re.findall(r'\sclass="([^"]*)"', file.read_text(encoding="utf-8"))
        for name in value.split()
    }


def classes_of_scripts() -> set[str]:
    """Return every word of a text in the scripts: among them are the classes that they set."""
    code = "".join(file.read_text(encoding="utf-8") for file in THEME.glob("assets/js/*.js"))
    return {word for text in re.findall(r'["`]([^"`\n]*)["`]', code) for word in text.split()}


def test_each_file_is_named_after_what_it_holds(report_site: Path) -> None:
    files = [
        file
        for kind in ("css", "js", "fonts")
        for file in (report_site / "assets" / kind).iterdir()
        if file.name != "OFL.txt"
    ]
    assert sorted(file.suffix for file in files) == [".css", *14 * [".js"], *4 * [".woff2"]]
    for file in files:
        found = NAMED.fullmatch(file.name)
        assert found, file
        assert hashlib.sha256(file.read_bytes()).hexdigest().startswith(found[1]), file


@pytest.mark.parametrize("which", ["report_site", "good_site"])
def test_each_file_is_asked_for_by_a_page_or_by_one_that_is(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    there = {file.name for file in (site / "assets").glob("*/*.*") if NAMED.fullmatch(file.name)}
    texts = [*site.rglob("*.html"), *site.glob("assets/css/*"), *site.glob("assets/js/*")]
    asked = {
        found[0] for file in texts for found in NAMED.finditer(file.read_text(encoding="utf-8"))
    }
    assert asked == there


def test_every_page_has_the_one_stylesheet(report_site: Path) -> None:
    (css,) = (report_site / "assets" / "css").iterdir()
    for address, page in read_pages(report_site).items():
        (href,) = page.rel["stylesheet"]
        assert href.rpartition("/")[2] == css.name, address


@pytest.mark.parametrize(
    ("changed", "renamed"),
    [
        ("css/record.css", {"css/site.css"}),
        ("js/fold.js", {"js/fold.js", "js/files.js", *USING_FINDS}),
        ("js/matching.js", USING_FINDS),
        ("js/nearest.js", {"js/nearest.js", "js/looking.js", "js/search.js"}),
        ("js/dates.js", {"js/dates.js", "js/ways.js", "js/looking.js", "js/search.js"}),
        ("js/search.js", {"js/search.js"}),
        (
            "fonts/sarabun-thai-400-normal.woff2",
            {"fonts/sarabun-thai-400-normal.woff2", "css/site.css"},
        ),
    ],
)
def test_a_change_renames_the_file_and_all_that_lead_to_it(
    tmp_path: Path, changed: str, renamed: set[str]
) -> None:
    shutil.copytree(THEME / "assets", tmp_path / "assets")
    before = named_assets(tmp_path)
    with (tmp_path / "assets" / changed).open("ab") as file:
        file.write(b"\nexport {};\n" if changed.endswith(".js") else b"\n.x { color: red; }\n")
    after = named_assets(tmp_path)
    assert {name for name in before if before[name].address != after[name].address} == renamed
    assert before.keys() == after.keys()


def test_a_comment_alone_changes_no_stylesheet(tmp_path: Path) -> None:
    shutil.copytree(THEME / "assets", tmp_path / "assets")
    with (tmp_path / "assets/css/record.css").open("a", encoding="utf-8") as file:
        file.write("\n/* A note for those who read the source. */\n")
    assert named_assets(tmp_path) == named_assets(THEME)


def test_a_file_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(THEME / "assets", tmp_path / "assets")
    (tmp_path / "assets/fonts/sarabun-thai-400-normal.woff2").unlink()
    with pytest.raises(FileNotFoundError, match="sarabun-thai-400-normal"):
        named_assets(tmp_path)


def test_the_stylesheet_holds_every_file_once_in_a_layer() -> None:
    entry = (STYLES / "site.css").read_text(encoding="utf-8")
    imported = re.findall(r'@import url\("([^"]+)"\) layer\((?:base|components|print)\);', entry)
    assert sorted(imported) == sorted(
        file.name for file in STYLES.iterdir() if file.name != "site.css"
    )
    joined = stylesheet(STYLES / "site.css")
    assert "@import" not in joined
    assert "/*" not in joined
    outermost = [prelude for depth, prelude in rules(joined) if depth == 0]
    assert len(outermost) == len(imported)
    assert {prelude.split()[0] for prelude in outermost} == {"@layer"}


def test_no_rule_stands_in_a_rule_as_older_phones_could_not_read_it() -> None:
    for file in STYLES.iterdir():
        open_rules: list[tuple[int, str]] = []
        for depth, prelude in rules(file.read_text(encoding="utf-8")):
            open_rules = [rule for rule in open_rules if rule[0] < depth]
            outer = [rule for _, rule in open_rules if not rule.startswith("@")]
            assert outer == [], (file.name, prelude)
            open_rules.append((depth, prelude))


def test_sizes_of_text_are_the_scales_alone() -> None:
    """1rem is running text; em follows the text around, pt is for paper."""
    written = {
        (file.name, size)
        for file in STYLES.iterdir()
        if file.name != "tokens.css"
        for value in re.findall(r"\bfont(?:-size)?:([^;]+);", file.read_text(encoding="utf-8"))
        for size in re.findall(r"\b[\d.]+(?:rem|px|vw)\b", value)
    }
    assert {(name, size) for name, size in written if size != "1rem"} == set()
    assert len(written) > 3


def test_every_class_of_the_styles_is_on_a_page_or_set_by_a_script(
    report_site: Path, good_site: Path
) -> None:
    styled = {
        name
        for file in STYLES.iterdir()
        for _, prelude in rules(file.read_text(encoding="utf-8"))
        if not prelude.startswith("@")
        for name in re.findall(r"\.(-?[a-z_][\w-]*)", prelude)
    }
    assert len(styled) > 150
    used = classes_in(report_site) | classes_in(good_site) | classes_of_scripts()
    assert styled - used == OTHER_STATES.keys()


def test_a_browser_keeps_named_files_for_a_year_and_asks_for_all_else(report_site: Path) -> None:
    (css,) = (report_site / "assets" / "css").iterdir()
    wanted = {
        "": "no-cache",
        "search/index.json": "no-cache",
        f"assets/css/{css.name}": "public, max-age=31536000, immutable",
        "assets/fonts/OFL.txt": "no-cache",
        "assets/css/site.00000000.css": "no-cache",  # not there
    }
    with serving(report_site) as address:
        cached = {}
        for path in wanted:
            try:
                with urlopen(address + path, timeout=10) as answer:  # noqa: S310 - our own server
                    cached[path] = answer.headers["Cache-Control"]
            except HTTPError as error:
                assert path.endswith("00000000.css")
                cached[path] = error.headers["Cache-Control"]
                error.close()
    assert cached == wanted


def test_a_script_is_sent_without_its_comments_and_indentation(tmp_path: Path) -> None:
    file = tmp_path / "one.js"
    file.write_text(
        "/*\n  What it is for.\n*/\n\n/** Return one. */\nexport function one() {\n"
        '  // why\n  return "/* no comment */"; // kept\n}\n',
        encoding="utf-8",
    )
    assert script(file) == 'export function one() {\nreturn "/* no comment */"; // kept\n}\n'
