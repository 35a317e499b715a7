"""A preview while somebody writes: pages are made when they are asked for.

No page is kept from one edit to the next, so nothing old is ever shown; and an edit costs the
reading of one file and not the making of a thousand pages that nobody looks at.
"""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from transparency.delivery.build import STUB
from transparency.record.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from transparency.delivery.build import Build

_NOT_FOUND: Final = "404"
_PAGE: Final = "text/html; charset=utf-8"
_BEFORE, _AFTER = (part.encode() for part in STUB)


class Preview:
    """The build that is shown at present; the generator's server asks for each page of it."""

    def __init__(self) -> None:
        """Begin before the first build."""
        self.build: Build | None = None
        self.memory = Memory()
        """The files of the record as they were read for the build before."""

    def beside(self, static: WSGIApplication, mount: str) -> WSGIApplication:
        """Return an application that makes what ``static``, the generator's own, does not have.

        ``mount`` is the path of the home page. The generator's answer comes first: it waits for a
        build that is under way, and has the script that shows a page anew after an edit.
        """

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            status, headers, body = _asked(static, environ)
            script = _script_of(body)
            if script is None and not status.startswith(_NOT_FOUND):
                start_response(status, headers)
                return [body]
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            kind = mimetypes.guess_type(path)[0] or _PAGE
            if (
                script is None and kind == _PAGE
            ):  # asked for before the page, which is then no older
                script = _script_of(_asked(static, {**environ, "PATH_INFO": mount})[2])
            made = self.made(path.removeprefix(mount.rstrip("/")).lstrip("/"))
            if made is None:
                start_response(status, headers)
                return [body]
            start_response("200 OK", [("Content-Type", kind)])
            return [_with(script, made)]

        return answer

    def made(self, address: str) -> bytes | None:
        """Return what stands at an address from the site's root, if it is made here."""
        return self.build.made(address) if self.build else None


def _asked(
    application: WSGIApplication, environ: WSGIEnvironment
) -> tuple[str, list[tuple[str, str]], bytes]:
    """Return status, headers and body of an application's answer."""
    held: list[tuple[str, list[tuple[str, str]]]] = []

    def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., Any]:
        held.append((status, headers))
        return _write_nothing

    answer = application(environ, hold)
    body = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    return *held[-1], body


def _script_of(body: bytes) -> bytes | None:
    """Return what the generator's server has added to a stub; None of any other page."""
    text = body.strip()
    if text.startswith(_BEFORE) and text.endswith(_AFTER):
        return text.removeprefix(_BEFORE).removesuffix(_AFTER)
    return None


def _with(script: bytes | None, page: bytes) -> bytes:
    """Return a page with a script at the end of its body."""
    before, end, after = page.rpartition(b"</body>")
    return b"".join([before, script, end, after]) if script and end else page


def _write_nothing(_: bytes) -> None:
    """Stand for the writing function of old applications, which the generator's does not use."""


@lru_cache(maxsize=1)
def preview() -> Preview:
    """Return the preview of this process; it outlives the generator's configuration."""
    return Preview()
