"""Serves a built site on a free port with gzip for text, and counts the bytes sent."""

from __future__ import annotations

import gzip
import io
import os
import threading
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT: Final = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml", ".yml"}
"""Suffixes sent with gzip; fonts and Pagefind's files are compressed already."""


class Sent:
    """The bytes of every answer so far, headers included, with the path of the request."""

    def __init__(self) -> None:
        """Begin without answers."""
        self.answers: list[tuple[str, int]] = []

    def total(self, *endings: str) -> int:
        """Return the bytes of answers to paths with one of these endings, by default of all."""
        return sum(size for path, size in self.answers if path.endswith(endings or ("",)))


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield Debian's Chromium, or the one at the path in CHROMIUM; close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    """Yield a page as wide as a phone, with an empty cache of its own; close it afterwards."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@contextmanager
def serve_gzip(site: Path) -> Iterator[tuple[str, Sent]]:
    """Serve a folder; yield its address, which ends in ``/``, and the count of bytes sent."""
    sent = Sent()

    class Handler(_GzipHandler):
        def count(self, size: int) -> None:
            sent.answers.append((self.path.partition("?")[0], size))

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


class _GzipHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def count(self, size: int) -> None:
        """Count an answer of ``size`` bytes."""

    def send_head(self) -> io.BytesIO | IO[bytes] | None:  # type: ignore[override] # a wider type
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return super().send_head()
        body = _packed(path) if path.suffix in _TEXT else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        lines: list[bytes] = self._headers_buffer  # type: ignore[attr-defined] # not in typeshed
        headers = sum(len(line) for line in lines) + len("\r\n")
        self.end_headers()
        self.count(headers + len(body))
        return io.BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the table is the output."""


@lru_cache(maxsize=4096)
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
