"""Each check finds the fault that it is there for, on the page that has it and on no other."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from benchmarks.web_server import serving
from tests.browser.checks.states import DESKTOP, LOADS, PHONE, WITHOUT_SCRIPTS
from tests.browser.remembered import Memory
from tests.browser.sweep import Sweep
from tests.browser.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.opened import State
    from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

HARMED: Final = "contact/"
EMPTY: Final = "units/"
REPORT_PAGE: Final = "2566/report/1/"
SOUND: Final = "about/"
STYLE: Final = """
.harm { animation: none 1s; transition: color 1s; }
.harm--wide { width: 3000px; }
.harm--cut { overflow: hidden; width: 12em; white-space: nowrap; font-size: 10px; }
.harm--narrow { width: 4em; }
.harm--row { display: flex; }
.harm--small { display: inline-block; width: 9px; height: 9px; overflow: visible; }
.harm--small:focus, .harm--small:focus::after { outline: none !important; }
.terms.harm--list { display: block; height: 50px; }
@media (prefers-color-scheme: dark) { .harm--dark { color: #222; background: #000; } }
@media print {
  .harm--off-paper { position: absolute; left: -9999px; }
  .menu.harm--menu { display: block !important; }
}
"""
BODY: Final = """
<p class="harm harm--wide">กว้างเกินไป</p>
<p class="harm harm--dark">อ่านไม่ออกในที่มืด</p>
<p class="harm--off-paper">ไม่อยู่บนกระดาษ</p>
<p class="harm--cut">ข้อความที่ยาวกว่ากล่องของตนและมองไม่เห็นส่วนที่เหลือ</p>
<a class="harm--small" href="#_content">ก</a>
<i id="_content"></i>
<p class="harm--narrow">ก หน่วยงาน</p><p class="harm--row">ก<t-w>หน่วยงาน</t-w></p>
<img src="missing.png"><img src="http://127.0.0.1:9/x.png" alt="x">
<div class="terms harm--list"></div><div class="menu harm--menu">เมนู</div>
<noscript><p>ไม่มีสคริปต์</p></noscript>
"""
REPORT_STYLE: Final = "@media print { .report thead { display: none; } }"
FOUND: Final = {
    PHONE: {
        "first visit": {HARMED, EMPTY}, "complaints": {HARMED, EMPTY}, "policy": {HARMED},
        "parts": {HARMED, EMPTY}, "ids twice": {HARMED}, "list of terms": {HARMED},
        "broken words": {HARMED}, "words split up": {HARMED},
        "skip link": {HARMED, EMPTY}, "lost when zoomed": {HARMED}, "lost": {HARMED},
        "lost when spaced": {HARMED}, "small targets": {HARMED}, "unseen focus": {HARMED},
        "axe": {HARMED, EMPTY}, "axe in the dark": {HARMED}, "other servers": {HARMED},
    },
    DESKTOP: {
        "text": {EMPTY}, "moving": {HARMED}, "sheets": {HARMED, EMPTY},
        "report on a screen": set(), "report on paper": {REPORT_PAGE},
    },
    WITHOUT_SCRIPTS: {"text": {HARMED}},
}  # fmt: skip


@pytest.fixture(scope="module")
def harmed(
    tmp_path_factory: pytest.TempPathFactory, report_site: Path, browser: Browser, tabs: Tabs
) -> Sweep:
    """What is found on four pages, of which one is sound."""
    site = tmp_path_factory.mktemp("harmed")
    shutil.copytree(report_site / "assets", site / "assets")
    shutil.copy(report_site / "manifest.webmanifest", site)
    for address in (HARMED, EMPTY, REPORT_PAGE, SOUND):
        (site / address).mkdir(parents=True)
        text = (report_site / address / "index.html").read_text(encoding="utf-8")
        (site / address / "index.html").write_text(text, encoding="utf-8")
    write(site, EMPTY, "<!doctype html><p>ก")
    harm(site, HARMED, STYLE, {
        '<html lang="th">': '<html lang="en">', "</main>": f"{BODY}</main>",
        "<body>": '<body><a href="#elsewhere">ก่อนใคร</a>',
    })  # fmt: skip
    harm(site, REPORT_PAGE, REPORT_STYLE, {})
    noise = random.Random(1).randbytes(120_000).hex()  # noqa: S311 - no secret
    with (site / HARMED / "harm.css").open("a", encoding="utf-8") as style:
        style.write(f"/* {noise} */")
    with serving(site) as address:
        return Sweep(Visits("harmed", site, address, browser, tabs), Memory(None, "harmed"))


def write(site: Path, address: str, text: str) -> None:
    (site / address / "index.html").write_text(text, encoding="utf-8")


def harm(site: Path, address: str, style: str, changes: Mapping[str, str]) -> None:
    """Put other text into a page, each in its one place, and a style of its own."""
    text = (site / address / "index.html").read_text(encoding="utf-8")
    for old, new in {
        **changes, "</head>": '<link rel="stylesheet" href="harm.css"></head>'
    }.items():  # fmt: skip
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    write(site, address, text)
    (site / address / "harm.css").write_text(style, encoding="utf-8")


@pytest.mark.parametrize(
    ("check", "state"),
    [(check, state) for state, checks in FOUND.items() for check in checks],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_check_finds_the_fault_and_nothing_on_a_sound_page(
    harmed: Sweep, check: str, state: State
) -> None:
    wrong = harmed.wrong(check, state)
    assert {address for address, _ in wrong} == FOUND[state][check], wrong


def test_every_check_is_tried_on_a_fault() -> None:
    checks = {name for states in LOADS for state in states for name in state.checks}
    assert checks == {name for found in FOUND.values() for name in found}


def test_a_page_with_a_fault_is_opened_again_and_a_sound_one_is_not(harmed: Sweep) -> None:
    assert {address for address in harmed.addresses if harmed.passed(address)} == {SOUND}
