"""deploy/nginx.conf on nginx: headers on every answer, and nothing old, linked or hidden."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import urllib3

from benchmarks.web_server import CONFIG, serving
from tests.server.receiver import Receiver
from tests.server.test_former_assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator

SECURITY: Final = {
    "Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy",
    "Permissions-Policy", "Strict-Transport-Security",
}  # fmt: skip
STYLE: Final = "assets/css/site.01234567.css"


def get(address: str, path: str, **headers: str) -> urllib3.BaseHTTPResponse:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return urllib3.request(
        "GET", address + path, headers=sent, retries=False, redirect=False, timeout=10
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site, with one file of each kind that is served in its own way."""
    root = tmp_path / "site"
    for path in ("index.html", "404.html", "2566/index.html", STYLE, "assets/css/.x.01234567.css",
                 "files/minutes.pdf", "files/photo.png", "images/icon.svg", "data/agency.yml",
                 "files/assets/a.01234567.js", ".well-known/security.txt",
                 ".git/HEAD"):  # fmt: skip
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"{path}\n" * 100, encoding="utf-8")
    return root


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Receiver(Path(name))


def locations() -> int:
    """Return how many locations the settings have."""
    return sum(line.strip().startswith("location ") for line in CONFIG.read_text().splitlines())


EVERY_ANSWER: Final = {
    # The rest
    "": 200, "2566": 301, "404.html": 200, "files/minutes.pdf": 200, "data/agency.yml": 200,
    "no-such-page/": 404, "files/none.pdf": 404, "files/": 404, "assets": 301, "assets/css/": 404,
    # The location of what is hidden, and what is not
    ".git/HEAD": 404, ".env": 404, ".well-known/security.txt": 200,
    # The location of what has a digest in its name
    STYLE: 200, "assets/css/none.01234567.css": 404, "assets/css/.x.01234567.css": 404,
}  # fmt: skip
"""What is asked of each location, and the status that it answers."""


def test_every_location_is_asked() -> None:
    assert locations() == 2, "EVERY_ANSWER lacks the answers of a new location"


@pytest.mark.parametrize(("path", "status"), EVERY_ANSWER.items())
def test_every_answer_has_every_header(folder: Path, path: str, status: int) -> None:
    """Where a location has one add_header of its own, nginx drops all that are inherited."""
    with serving(folder) as address:
        answer = get(address, path)
    assert answer.status == status
    assert answer.headers.keys() >= SECURITY | {"Cache-Control"}
    if status == 404:
        assert answer.data == (folder / "404.html").read_bytes()
        assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Server"] == "nginx"  # and no version of it


def test_a_header_in_a_location_of_its_own_is_noticed(folder: Path) -> None:
    """What the test above looks for does happen."""
    with serving(folder, extra="location /files/ { add_header X-Note 1; }") as address:
        assert not SECURITY & get(address, "files/minutes.pdf").headers.keys()
        assert get(address, "").headers.keys() >= SECURITY


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (STYLE, "public, max-age=31536000, immutable"),
        ("", "no-cache"),
        ("2566", "no-cache"),
        ("data/agency.yml", "no-cache"),
        ("images/icon.svg", "no-cache"),
        ("files/minutes.pdf", "no-cache"),
        ("files/photo.png", "no-cache"),
        (
            "files/assets/a.01234567.js",
            "no-cache",
        ),  # a name like that is a promise in assets/ alone
    ],
)
def test_only_what_has_a_digest_in_its_name_is_kept(folder: Path, path: str, kept: str) -> None:
    with serving(folder) as address:
        assert get(address, path).headers["Cache-Control"] == kept


def test_an_attachment_that_is_taken_back_is_gone_at_once(receiver: Receiver) -> None:
    receiver.publish("first", **{"files/list.pdf": "names"})
    with serving(receiver.current) as address:
        had = get(address, "files/list.pdf")
        assert (had.status, had.headers["Cache-Control"]) == (200, "no-cache")
        receiver.publish("second")
        assert get(address, "files/list.pdf").status == 404
        again = get(address, "files/list.pdf", If_None_Match=had.headers["ETag"])
        assert again.status == 404  # which a browser that has it asks


def test_no_link_leads_out_of_the_site(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("secret")
    (folder / "key.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (folder / "secret").symlink_to(tmp_path / "secret")
    (folder / "assets" / "css" / "key.01234567.css").symlink_to(tmp_path / "secret" / "key.txt")
    (folder / "also.txt").symlink_to("index.html")
    (tmp_path / "current").symlink_to(folder)
    with serving(tmp_path / "current") as address:
        assert get(address, "index.html").status == 200  # by a link that is root's own
        for path in ("key.txt", "secret/key.txt", "secret/", "assets/css/key.01234567.css",
                     "also.txt"):  # fmt: skip
            answer = get(address, path)
            assert (answer.status, b"secret" in answer.data) == (404, False), path


def test_two_releases_of_one_second_and_size_are_told_apart(receiver: Receiver) -> None:
    first, second = receiver.publish("first"), receiver.publish("other")
    for page in (first / "index.html", second / "index.html"):
        os.utime(page, (1795305600, 1795305600))
    assert (first / "index.html").stat().st_size == (second / "index.html").stat().st_size
    with serving(first) as address:
        had = get(address, "")
    with serving(second) as address:
        again = get(address, "", If_None_Match=had.headers["ETag"])
        assert (again.status, again.data) == (200, b"other\n")
        assert "Last-Modified" not in again.headers  # it is of a second, too
        since = get(address, "", If_Modified_Since="Sun, 22 Nov 2026 00:00:00 GMT")
        assert since.status == 200


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_a_browser_has_from_this_release_is_not_sent_again(
    receiver: Receiver, encoding: str
) -> None:
    style = asset("first " * 100)
    receiver.publish("first", **style)
    (path,) = style
    with serving(receiver.current) as address:
        had = get(address, path, Accept_Encoding=encoding)
        tag = had.headers["ETag"]
        assert tag.startswith("W/") == (encoding == "gzip")
        again = get(address, path, Accept_Encoding=encoding, If_None_Match=tag)
        assert (again.status, again.data) == (304, b"")
        assert again.headers.keys() >= SECURITY | {"Cache-Control", "ETag"}
        for other in ('"000001-0000000000000000"', f"{tag} x", '""', '"'):
            assert get(address, path, If_None_Match=other).status == 200
        receiver.publish("second", **style)
        assert get(address, path, If_None_Match=tag).status == 200


def test_where_the_root_is_no_release_nothing_is_tagged(folder: Path) -> None:
    with serving(folder) as address:
        answer = get(address, "")
        assert answer.headers.keys().isdisjoint({"ETag", "Last-Modified"})
        page = (folder / "index.html").stat()
        by_the_clock = f'"{int(page.st_mtime):x}-{page.st_size:x}"'  # as nginx has it by default
        for tag in ("", '""', '"', "W/", by_the_clock):
            assert get(address, "", If_None_Match=tag).status == 200
