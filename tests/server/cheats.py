"""Ways to cheat: each changes the replies of an honest server to some requests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Final, TypeAlias

from tests.server.honest_server import Asked, Reply
from transparency.delivery.manifest import MANIFEST, Entry, Manifest

Cheat: TypeAlias = Callable[[Asked, Reply], None]
When: TypeAlias = Callable[[Asked], bool]
Change: TypeAlias = Callable[[bytes], bytes]

ELSEWHERE: Final = "https://www.example.com/"


# When


def always(_asked: Asked) -> bool:
    return True


def at(*paths: str) -> When:
    """Return whether a file of the site is asked for by its own address."""
    wanted = {path.removesuffix("index.html") for path in paths}
    return lambda asked: asked.path in wanted


def matching(pattern: str) -> When:
    return lambda asked: re.fullmatch(pattern, asked.path) is not None


def says(name: str, word: str) -> When:
    """Return whether a header of the request has a word in it."""
    return lambda asked: word in (asked.headers.get(name) or "")


def both(*conditions: When) -> When:
    return lambda asked: all(condition(asked) for condition in conditions)


def no(condition: When) -> When:
    return lambda asked: not condition(asked)


# What


def other_words(body: bytes) -> bytes:
    """Return a content of the same length."""
    return body.replace(b"first", b"other")


def shows(when: When, change: Change = other_words) -> Cheat:
    """Show another content."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if reply.status == 200 and when(asked):
            reply.body = change(reply.body)

    return cheat


def adds(name: str, value: str, when: When = always) -> Cheat:
    """Send a header, or another value of it."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if when(asked):
            reply.headers[name] = value

    return cheat


def doubles(name: str, value: str, when: When) -> Cheat:
    """Send a header that is there already once more."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if reply.status == 200 and when(asked):
            reply.more.append((name, value))

    return cheat


def lacks(name: str, when: When = always) -> Cheat:
    """Leave out a header."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if when(asked):
            reply.headers.pop(name, None)

    return cheat


def answers(status: int, when: When, body: bytes | None = None, location: str = "") -> Cheat:
    """Answer with a status, and perhaps a content, instead."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if when(asked):
            reply.status = status
            reply.body = reply.body if body is None else body
            if location:
                reply.headers["Location"] = location

    return cheat


def unknown(
    status: int, name: str = "", *, body: bytes | None = None, location: str = "", lack: str = ""
) -> Cheat:
    """Answer otherwise for addresses at which there is nothing, where they have a word in them."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if reply.status == 404 and name in asked.path:
            reply.status = status
            reply.body = reply.body if body is None else body
            reply.headers.pop(lack, None)
            if location:
                reply.headers["Location"] = location

    return cheat


def packs(change: Change, when: When = always) -> Cheat:
    """Change the compressed content."""

    def cheat(asked: Asked, reply: Reply) -> None:
        if reply.status == 200 and when(asked):
            reply.repack = change

    return cheat


def together(*parts: Cheat) -> Cheat:
    def cheat(asked: Asked, reply: Reply) -> None:
        for part in parts:
            part(asked, reply)

    return cheat


def leads_away_without_slash(_asked: Asked, reply: Reply) -> None:
    if reply.status == 301:
        reply.headers["Location"] = ELSEWHERE


def links_to_a_new_page(asked: Asked, reply: Reply) -> None:
    if asked.path == "":
        reply.body += b'<a href="new/">x</a>'
    if asked.path == "new/":
        reply.status, reply.body = 200, b"new"


def lies_in_its_manifest(asked: Asked, reply: Reply) -> None:
    """A changed page, and a manifest that says so."""
    page, other = "2566/index.html", b"other 2566/index.html " * 100
    if asked.path == "2566/":
        reply.body = other
    if asked.path == MANIFEST:
        whole = Manifest.model_validate_json(reply.body)
        entry = Entry(sha256=hashlib.sha256(other).hexdigest(), size=len(other))
        changed = whole.model_copy(update={"files": {**whole.files, page: entry}})
        reply.body = changed.text().encode()
