"""A preview while somebody writes: pages of the record are made when they are asked for.

Nothing is kept from one edit to the next, so nothing old is ever shown; and an edit costs the
reading of the record and not the making of a thousand pages that nobody looks at.
"""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from transparency.delivery.build import Build

_NOT_FOUND: Final = "404"


class Preview:
    """The build that is shown at present; the generator's server asks for each page of it."""

    build: Build | None = None

    def beside(self, static: WSGIApplication, mount: str) -> WSGIApplication:
        """Return an application that makes what ``static``, the generator's own, does not have.

        ``mount`` is the path of the home page. The generator's answer comes first: it waits for a
        build that is under way.
        """

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            held: list[tuple[str, list[tuple[str, str]]]] = []

            def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., Any]:
                held.append((status, headers))
                return _write_nothing

            body = static(environ, hold)
            status, headers = held[-1]
            if status.startswith(_NOT_FOUND):
                path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
                made = self.made(path.removeprefix(mount.rstrip("/")).lstrip("/"))
                if made is not None:
                    kind = mimetypes.guess_type(path)[0] or "text/html; charset=utf-8"
                    start_response("200 OK", [("Content-Type", kind)])
                    return [made]
            start_response(status, headers)
            return body

        return answer

    def made(self, address: str) -> bytes | None:
        """Return what stands at an address from the site's root, if the record asks for it."""
        return self.build.made(address) if self.build else None


def _write_nothing(_: bytes) -> None:
    """Stand for the writing function of old applications, which the generator's does not use."""


@lru_cache(maxsize=1)
def preview() -> Preview:
    """Return the preview of this process; it outlives the generator's configuration."""
    return Preview()
