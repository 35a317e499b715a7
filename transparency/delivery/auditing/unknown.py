"""Checks what a live site answers for addresses at which nothing was published."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.faces import AUDITOR, VISITOR
from transparency.delivery.auditing.fetch import FetchError, is_redirect
from transparency.delivery.auditing.looks import OK
from transparency.delivery.auditing.responses import Response

if TYPE_CHECKING:
    from random import Random

    from transparency.delivery.auditing.fetch import Answer, Fetcher
    from transparency.delivery.auditing.looks import Looks

_NOT_FOUND: Final = 404
PAGE: Final = "404.html"
_PLANTED: Final = (
    ".git/HEAD", ".env", ".htaccess", "index.php", "index.htm", "default.html", "home.html",
    "admin/", "admin.php", "wp-login.php", "info.php", "phpinfo.php", "shell.php", "upload.php",
    "sw.js", "service-worker.js", "favicon.ico", "backup.zip", "site.zip", "backup.sql",
    "index.html.bak", "server-status",
)  # fmt: skip
"""Where attackers and careless tools leave files most often; a service worker outlives its file."""


def unknown_deviations(looks: Looks) -> tuple[list[Deviation], list[Response]]:
    """Return how answers for addresses without a file deviate, and their headers.

    Each must be 404 with the content of ``404.html``. The names are random, so that no server can
    know them; where they are answered well, names that are often misused are tried, too.
    """
    names = _random_names(looks.random, list(looks.reference.files))
    found: list[Deviation] = []
    responses = []
    for name in names:
        try:
            answer = _ask(looks, name)
        except FetchError as error:
            found.append(error.deviation)
            continue
        if fault := _fault(answer, looks):
            found.append(Deviation("unknown", "", f"/{name} {fault}"))
        if answer.status == _NOT_FOUND:
            responses.append(Response(name, answer.headers, exists=False))
    if not found:
        found = _planted(looks.fetcher, looks.known())
    return found, responses


def _random_names(random: Random, files: list[str]) -> list[str]:
    """Return addresses of each kind that exists, in each place where something does."""
    token = f"{random.getrandbits(48):012x}"
    folder = PurePosixPath(
        random.choice([path for path in files if path.endswith(".html")] or [""])
    )
    inner = "" if folder.parent == PurePosixPath() else f"{folder.parent}/"
    names = [
        token,
        f"{token}/",
        f"{inner}{token}/",
        f"{inner}{token}.html",
        f"{token}.php",
        f"files/{token}.pdf",
        f"data/{token}.yml",
        f"assets/css/{token}.{token[:8]}.css",
    ]
    random.shuffle(names)
    return names


def _ask(looks: Looks, name: str) -> Answer:
    page = looks.reference.files.get(PAGE)
    face = looks.random.choice((AUDITOR, VISITOR))
    return looks.fetcher.get(name, page.size if page else None, face=face)


def _fault(answer: Answer, looks: Looks) -> str:
    """Return in Thai what is wrong with the answer for an address without a file, or nothing."""
    page = looks.reference.files.get(PAGE)
    if is_redirect(answer.status):
        return f"ต้องตอบรหัส 404 แต่ส่งต่อไปที่ {answer.location[:200]}"
    if answer.status != _NOT_FOUND:
        return f"ต้องตอบรหัส 404 แต่ตอบ {answer.status}"
    if page and answer.sha256 != page.sha256:
        return f"ต้องแสดงเนื้อหาของ {PAGE}"
    return ""


def _planted(fetcher: Fetcher, known: set[str]) -> list[Deviation]:
    """Return a deviation for each often misused name at which there is a file."""
    found = []
    for name in _PLANTED:
        if name in known or f"{name}index.html" in known:
            continue
        try:
            answer = fetcher.get(name, 0, face=VISITOR)
        except FetchError:
            continue
        if answer.status == OK:
            found.append(Deviation("foreign", name))
    return found
