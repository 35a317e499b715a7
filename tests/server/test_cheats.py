"""Ways in which a server shows something else than was built: which of them an audit sees."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final

import pytest

from tests.server import cheats
from tests.server.cheats import (
    ELSEWHERE,
    adds,
    answers,
    at,
    both,
    doubles,
    lacks,
    matching,
    no,
    packs,
    says,
    shows,
    together,
    unknown,
)
from tests.server.honest_server import SITE, cheating, make_small_site
from transparency.delivery.auditing import looks
from transparency.delivery.auditing.deviations import KINDS
from transparency.delivery.manifest import MANIFEST
from transparency.pages.security import POLICY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.auditor import Auditor
    from tests.server.cheats import Cheat
    from tests.server.honest_server import Asked, Reply
    from transparency.delivery.auditing.deviations import Kind

HOME: Final = "index.html"
YEAR: Final = "2566/index.html"
GIFT: Final = "2566/measures/no-gift/index.html"
STYLE: Final = "assets/css/site.01234567.css"
SCRIPT: Final = "assets/js/search.89abcdef.js"
FONT: Final = "assets/fonts/s.0f1e2d3c.woff2"
PDF: Final = "files/2566/minutes.pdf"
PHONE: Final = says("User-Agent", "Mozilla")
UNFRAMED: Final = f"{POLICY}; frame-ancestors 'none'"

BOMB: Final = gzip.compress(b"\0" * 50_000_000, 1)
EMPTY_BLOCKS: Final = gzip.compress(b"")[:10] + b"\0\0\0\xff\xff" * 100_000

SEEN: Final[dict[str, tuple[Cheat, Kind, str]]] = {
    # Another content
    "other words, the length the same": (shows(at(GIFT)), "changed", GIFT),
    "a script in a page": (shows(at(YEAR), lambda body: body + b"<script>"), "changed", YEAR),
    "a mark before a page": (shows(at(HOME), lambda body: b"\xef\xbb\xbf" + body), "changed", HOME),
    "an attachment swapped": (shows(at(PDF)), "changed", PDF),
    "a script swapped": (shows(at(SCRIPT)), "changed", SCRIPT),
    "data emptied": (shows(at("data/agency.yml"), lambda _: b""), "changed", "data/agency.yml"),
    "a page taken away": (answers(404, at(GIFT)), "missing", GIFT),
    "a page for some only": (answers(403, at(GIFT)), "missing", GIFT),
    "no manifest": (answers(404, at(MANIFEST)), "missing", MANIFEST),
    "a manifest that lies": (cheats.lies_in_its_manifest, "stale", YEAR),
    "a page more, and a link to it": (cheats.links_to_a_new_page, "foreign", "new/index.html"),
    "a page by another status": (answers(203, at(GIFT)), "unreachable", GIFT),
    "a part of a page": (answers(206, at(GIFT), b"first"), "unreachable", GIFT),
    # One content for some, another for others
    "other words for browsers": (shows(both(at(GIFT), PHONE)), "cloaking", GIFT),
    "other words for programs": (shows(both(at(GIFT), no(PHONE))), "cloaking", GIFT),
    "other words for readers of Thai": (
        shows(both(at(GIFT), says("Accept-Language", "th"))), "cloaking", GIFT),
    "other words for readers of English": (
        shows(both(at(GIFT), no(says("Accept-Language", "th")))), "cloaking", GIFT),
    "other words for who comes from a search": (
        shows(both(at(GIFT), says("Referer", "google"))), "cloaking", GIFT),
    "an old compressed file beside the page": (
        shows(both(at(GIFT), says("Accept-Encoding", "gzip"))), "cloaking", GIFT),
    "a page taken away from browsers": (answers(404, both(at(GIFT), PHONE)), "cloaking", GIFT),
    "browsers led elsewhere": (
        answers(302, both(at(GIFT), PHONE), b"", ELSEWHERE), "cloaking", GIFT),
    "other words at every second request": (
        shows(both(at(YEAR), lambda asked: asked.count == 2)), "cloaking", YEAR),
    "other words with a query": (shows(lambda asked: bool(asked.query)), "changed", HOME),
    "other words at index.html": (shows(matching("2566/index.html")), "changed", YEAR),
    "old words for who was there before": (
        answers(304, says("If-None-Match", '"'), b""), "cache", HOME),
    # Another place
    "a page led to another host": (answers(302, at(GIFT), b"", ELSEWHERE), "redirect", GIFT),
    "a page led to another page": (answers(301, at(GIFT), b"", "/2566/"), "redirect", GIFT),
    "led elsewhere without the slash": (cheats.leads_away_without_slash, "redirect", YEAR),
    "a page that refreshes to elsewhere": (
        adds("Refresh", f"5; url={ELSEWHERE}", at(GIFT)), "injected", GIFT),
    "browsers sent to another server": (
        adds("Alt-Svc", 'h3="www.example.com:443"'), "injected", ""),
    # Addresses at which there is nothing
    "everything is found": (unknown(200), "unknown", ""),
    "unknown pages led home": (unknown(302, body=b"", location="/"), "unknown", ""),
    "unknown pages with other words": (unknown(404, body=b"advert"), "unknown", ""),
    "attachments that never were": (unknown(200, "files/", body=b"%PDF"), "unknown", ""),
    "unknown pages are gone": (unknown(410), "unknown", ""),
    "unknown pages without a policy": (
        unknown(404, lack="Content-Security-Policy"), "header", "*"),
    "a repository left open": (answers(200, at(".git/HEAD"), b"ref"), "foreign", ".git/HEAD"),
    "a service worker planted": (answers(200, at("sw.js"), b"x"), "foreign", "sw.js"),
    # What browsers are told
    "no policy on one page": (lacks("Content-Security-Policy", at(GIFT)), "header", GIFT),
    "no policy on records": (
        lacks("Content-Security-Policy", matching(r".*\.yml")), "header", "data/agency.yml"),
    "a policy loosened": (
        adds("Content-Security-Policy", UNFRAMED.replace("script-src", "script-src https:")),
        "header", ""),
    "a policy loosened by what stands before": (
        adds("Content-Security-Policy", f"script-src https:; {UNFRAMED}", at(YEAR)),
        "header", YEAR),
    "a policy that reports readers": (
        adds("Content-Security-Policy", f"{UNFRAMED}; report-uri {ELSEWHERE}"), "header", ""),
    "a page to be framed": (
        together(adds("X-Frame-Options", "ALLOWALL", at(GIFT)),
                 adds("Content-Security-Policy", POLICY, at(GIFT))), "header", GIFT),
    "types to be guessed": (lacks("X-Content-Type-Options", at(PDF)), "header", PDF),
    "readers told to others": (adds("Referrer-Policy", "unsafe-url", at(GIFT)), "header", GIFT),
    "a camera allowed": (adds("Permissions-Policy", "camera=*", at(GIFT)), "header", GIFT),
    "a link to load": (
        adds("Link", f"<{ELSEWHERE}a.css>; rel=stylesheet", at(YEAR)), "injected", YEAR),
    "a cookie": (adds("Set-Cookie", "id=1", at(STYLE)), "injected", STYLE),
    "a page to be saved": (adds("Content-Disposition", "attachment", at(GIFT)), "injected", GIFT),
    "an attachment by another name": (
        adds("Content-Disposition", "inline; filename=other.pdf", at(PDF)), "injected", PDF),
    "readers reported": (adds("NEL", '{"report_to":"x"}', at(GIFT)), "injected", GIFT),
    "a page hidden from searches": (adds("X-Robots-Tag", "noindex", at(GIFT)), "injected", GIFT),
    "a source map": (adds("SourceMap", f"{ELSEWHERE}a.map", at(SCRIPT)), "injected", SCRIPT),
    "another page for each browser": (adds("Vary", "User-Agent", at(HOME)), "injected", HOME),
    "a page as text": (adds("Content-Type", "text/plain; charset=utf-8", at(GIFT)), "header", GIFT),
    "a record as a page": (
        adds("Content-Type", "text/html; charset=utf-8", at("data/agency.yml")),
        "header", "data/agency.yml"),
    "an attachment as a page": (adds("Content-Type", "text/html", at(PDF)), "header", PDF),
    "a picture as a drawing": (
        adds("Content-Type", "image/svg+xml", at("images/photo.png")),
        "header", "images/photo.png"),
    "two types": (doubles("Content-Type", "text/plain", at(GIFT)), "header", GIFT),
    "two types, ours the last": (
        together(adds("Content-Type", "text/plain; charset=utf-8", at(GIFT)),
                 doubles("Content-Type", "text/html; charset=utf-8", at(GIFT))), "header", GIFT),
    "other letters": (adds("Content-Type", "text/html; charset=utf-7", at(GIFT)), "header", GIFT),
    "letters untold": (adds("Content-Type", "text/html", at(GIFT)), "header", GIFT),
    # How long they are kept
    "a page kept for a year": (adds("Cache-Control", "max-age=31536000", at(GIFT)), "cache", GIFT),
    "an attachment kept for an hour": (
        adds("Cache-Control", "public, max-age=3600", matching("files/.+")), "cache", PDF),
    "a page kept while it is asked for": (
        adds("Cache-Control", "no-cache, stale-while-revalidate=86400", at(YEAR)), "cache", YEAR),
    "two ways of keeping, ours the last": (
        together(adds("Cache-Control", "stale-while-revalidate=86400", at(YEAR)),
                 doubles("Cache-Control", "no-cache", at(YEAR))), "cache", YEAR),
    "only a cookie asked for again": (
        adds("Cache-Control", 'no-cache="Set-Cookie"', at(YEAR)), "cache", YEAR),
    "nothing told of keeping": (lacks("Cache-Control", at(GIFT)), "cache", GIFT),
    "a style kept for ten years": (
        adds("Cache-Control", "public, max-age=315360000", at(STYLE)), "cache", STYLE),
    "a page tagged by its second": (
        together(adds("Last-Modified", "Sun, 22 Nov 2026 00:00:00 GMT", at(GIFT)),
                 adds("ETag", 'W/"6b023080-640"', at(GIFT))), "cache", GIFT),
    "a page with its second alone": (
        adds("Last-Modified", "Sun, 22 Nov 2026 00:00:00 GMT", at(GIFT)), "cache", GIFT),
    # How they are packed
    "trash after the end": (packs(lambda body: body + b"<script>", at(GIFT)), "encoding", GIFT),
    "a second content after the first": (
        packs(lambda body: body + gzip.compress(b"second"), at(GIFT)), "encoding", GIFT),
    "no end": (packs(lambda body: body[:-8], at(GIFT)), "encoding", GIFT),
    "broken": (packs(lambda body: body[:20] + b"\0" + body[21:], at(GIFT)), "encoding", GIFT),
    "content without end": (packs(lambda _: BOMB, at(GIFT)), "cloaking", GIFT),
    "nothing without end": (packs(lambda _: EMPTY_BLOCKS, at(GIFT)), "encoding", GIFT),
    "packed so that few can look": (
        adds("Content-Encoding", "br", both(at(GIFT), says("Accept-Encoding", "br"))),
        "encoding", GIFT),
    "less than was promised": (adds("Content-Length", "99999", at(GIFT)), "unreachable", GIFT),
}  # fmt: skip
"""What a server does, the kind of deviation, and the path that is named ("*": a random one)."""

UNSEEN: Final[dict[str, Cheat]] = {
    "other words for a search engine alone": shows(both(at(GIFT), says("User-Agent", "Googlebot"))),
    "other words for one browser alone": shows(both(at(GIFT), says("User-Agent", "Firefox"))),
    "other words in a third language": shows(both(at(GIFT), says("Accept-Language", "lo"))),
    "other words for who has a cookie": shows(both(at(GIFT), says("Cookie", "id="))),
    "other words after many requests": shows(both(at(GIFT), lambda asked: asked.count > 40)),
    "a page to which nothing leads": answers(200, at("a-name-that-nobody-guesses/"), b"hidden"),
}  # fmt: skip
"""What the web does not show; SECURITY.md names it."""


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with pages, and a file of each other kind."""
    return make_small_site(tmp_path_factory.mktemp("small") / "site")


def test_an_honest_server_is_found_honest(small_site: Path, auditor: Auditor) -> None:
    """What is found below is of the cheat alone."""
    with cheating(small_site, lambda _asked, _reply: None) as address:
        for more in ([], ["--manifest", f"{small_site / MANIFEST}"], ["--without-headers"]):
            assert auditor.run(address, *more) == {}


@pytest.mark.parametrize("way", SEEN)
def test_a_cheat_is_seen(way: str, small_site: Path, auditor: Auditor) -> None:
    cheat, kind, path = SEEN[way]
    with cheating(small_site, cheat) as address:
        found = auditor.run(address, "--manifest", f"{small_site / MANIFEST}")
    if path == "*":
        (path,) = {one for found_kind, one in found if found_kind == kind}
        assert path not in SITE
    assert (kind, path) in found
    meaning, remedy = KINDS[kind]
    assert meaning in auditor.said
    assert f"วิธีแก้: {remedy}" in auditor.said


@pytest.mark.parametrize("way", UNSEEN)
def test_what_the_web_does_not_show(way: str, small_site: Path, auditor: Auditor) -> None:
    """Should one of these be seen one day, SECURITY.md is to be mended."""
    with cheating(small_site, UNSEEN[way]) as address:
        assert auditor.run(address, "--manifest", f"{small_site / MANIFEST}") == {}


GENTLE: Final = {
    "ten minutes, as GitHub Pages keeps everything": adds("Cache-Control", "max-age=600"),
    "no policy": lacks("Content-Security-Policy"),
    "no letters told": adds("Content-Type", "text/html", at(HOME, YEAR, GIFT)),
}


@pytest.mark.parametrize("way", GENTLE)
def test_what_a_host_lets_nobody_set_is_borne_where_told(
    way: str, small_site: Path, auditor: Auditor
) -> None:
    with cheating(small_site, GENTLE[way]) as address:
        assert auditor.run(address, "--without-headers") == {}
        assert auditor.run(address) != {}


@pytest.mark.parametrize("way", [
    "a page kept for a year", "a cookie", "a page that refreshes to elsewhere",
    "a record as a page", "other letters", "everything is found", "other words for browsers",
])  # fmt: skip
def test_what_harms_readers_is_told_of_every_host(
    way: str, small_site: Path, auditor: Auditor
) -> None:
    cheat, kind, path = SEEN[way]
    with cheating(small_site, cheat) as address:
        assert (kind, path) in auditor.run(address, "--without-headers")


def test_a_fault_of_all_answers_is_told_once(small_site: Path, auditor: Auditor) -> None:
    with cheating(small_site, lacks("Referrer-Policy")) as address:
        found = auditor.run(address)
    assert found == {("header", ""): "ไม่มีส่วนหัว Referrer-Policy หรือมีแต่หลวมกว่าที่กำหนด"}
    pages = at(HOME, YEAR, GIFT)
    with cheating(small_site, lacks("Referrer-Policy", pages)) as address:
        ((where, detail),) = auditor.run(address).items()
    assert where == ("header", YEAR)  # the first of them
    assert detail.endswith("(และอีก ๒ ที่อยู่)")


# Order


def asked_in_order(small_site: Path, auditor: Auditor, *options: str) -> list[tuple[str, bool]]:
    asked: list[tuple[str, bool]] = []

    def note(one: Asked, _reply: Reply) -> None:
        asked.append((one.path, PHONE(one)))

    with cheating(small_site, note) as address:
        assert auditor.run(address, *options) == {}
    return asked


def test_each_file_is_asked_for_with_both_faces(small_site: Path, auditor: Auditor) -> None:
    asked = asked_in_order(small_site, auditor)
    for path in SITE:
        own = path.removesuffix("index.html")
        assert {(own, True), (own, False)} <= set(asked)


def test_of_a_large_site_some_are_asked_for_twice(
    small_site: Path, auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "MAX_SECOND_LOOKS", 4)
    asked = asked_in_order(small_site, auditor)
    files = [path for path in SITE if not path.endswith("index.html")]
    twice = [path for path in files if len([one for one, _ in asked if one == path]) == 2]
    assert len(twice) <= 4
    assert all(path in {one for one, _ in asked} for path in files)


def test_the_order_is_told_and_can_be_had_again(small_site: Path, auditor: Auditor) -> None:
    orders = []
    for seed in ("7", "7", "8"):
        asked = asked_in_order(small_site, auditor, "--seed", seed)
        assert f"--seed {seed}" in auditor.said
        assert auditor.json["seed"] == int(seed)
        orders.append(sorted(asked))  # two connections: neighbours may change places
    assert orders[0] == orders[1] != orders[2]
    drawn = set()
    for _ in range(3):
        asked_in_order(small_site, auditor)
        drawn.add(auditor.json["seed"])
    assert len(drawn) > 1
