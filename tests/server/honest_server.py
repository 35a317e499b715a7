"""A small server that serves a site as deploy/nginx.conf does, but for one cheat."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import threading
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote, urlsplit

from benchmarks.web_server import CONFIG
from tests.conftest import DAY, GOOD
from transparency.delivery.manifest import MANIFEST, build_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

TYPES: Final = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "application/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
    "yml": "text/plain; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "xml": "text/xml; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "woff2": "font/woff2", "pdf": "application/pdf", "php": "application/octet-stream",
    "webmanifest": "application/manifest+json; charset=utf-8",
}  # fmt: skip
PACKED: Final = {"html", "css", "js", "json", "yml", "txt", "xml", "svg", "webmanifest"}
NAMED: Final = re.compile(r"assets/.+\.[0-9a-f]{8}\.(css|js|woff2)")
SITE: Final = (
    "index.html", "404.html", "2566/index.html", "2566/measures/no-gift/index.html",
    "assets/css/site.01234567.css", "assets/js/search.89abcdef.js", "assets/fonts/s.0f1e2d3c.woff2",
    "files/2566/minutes.pdf", "images/icon.svg", "images/photo.png", "data/agency.yml",
    "search/index.json", "robots.txt", "sitemap.xml", "manifest.webmanifest",
)  # fmt: skip
"""Pages, and a file of each other kind."""


def make_small_site(folder: Path, word: str = "first") -> Path:
    """Make a site with a file of each kind, and its manifest."""
    for path in SITE:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{word} {path} " * 100, encoding="utf-8")
    manifest = build_manifest(folder, GOOD, DAY, "0")
    (folder / MANIFEST).write_text(manifest.text(), encoding="utf-8")
    return folder


@dataclass
class Asked:
    """A request."""

    path: str
    """Below the site's address, without a query."""
    query: str
    headers: Message
    count: int
    """Which request for this path it is, from 1."""
    address: str
    """Of the site."""
    encrypted: bool


@dataclass
class Reply:
    """What is sent; a cheat changes it."""

    status: int
    headers: dict[str, str]
    body: bytes
    repack: Callable[[bytes], bytes] = field(default=lambda packed: packed)
    """What happens to the compressed body."""
    more: list[tuple[str, str]] = field(default_factory=list)
    """Headers that come a second time."""


def security_headers() -> dict[str, str]:
    """Return the headers that deploy/nginx.conf adds to every answer."""
    added = re.compile(r'^ +add_header (\S+) "?(.+?)"? always;$', re.MULTILINE)
    lines = added.findall(CONFIG.read_text(encoding="utf-8"))
    return {name: value for name, value in lines if name != "Cache-Control"}


class _Handler(BaseHTTPRequestHandler):
    """Serves a folder."""

    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_GET(self) -> None:
        server: Any = self.server
        parts = urlsplit(self.path)
        path = unquote(parts.path).lstrip("/")
        with server.counting:
            server.counts[path] += 1
            count = server.counts[path]
        encrypted = isinstance(self.connection, ssl.SSLSocket)
        asked = Asked(path, parts.query, self.headers, count, server.address, encrypted)
        reply = honest(server.folder, asked)
        server.cheat(asked, reply)
        self.send(reply)

    def send(self, reply: Reply) -> None:
        kind = reply.headers.get("Content-Type", "").partition(";")[0]
        packable = {TYPES[one].partition(";")[0] for one in PACKED}
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        if accepted and kind in packable and reply.body and "Content-Encoding" not in reply.headers:
            reply.headers["Content-Encoding"] = "gzip"
            reply.body = reply.repack(gzip.compress(reply.body))
        lines = [f"HTTP/1.1 {reply.status} X"]
        reply.headers.setdefault("Content-Length", str(len(reply.body)))
        lines += [f"{name}: {value}" for name, value in [*reply.headers.items(), *reply.more]]
        with suppress(ConnectionError):  # whoever asked may have read enough
            self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1") + reply.body)
        if int(reply.headers["Content-Length"]) != len(reply.body):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


def honest(folder: Path, asked: Asked) -> Reply:
    """Return what nginx answers."""
    headers = {**security_headers(), "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if asked.address.startswith("https:") and not asked.encrypted:
        return Reply(301, {**headers, "Location": f"{asked.address}{quote(asked.path)}"}, b"")
    file = folder / asked.path
    if file.is_dir() and asked.path and not asked.path.endswith("/"):
        return Reply(301, {**headers, "Location": f"/{quote(asked.path)}/"}, b"")
    file = file / "index.html" if file.is_dir() else file
    status = 200 if file.is_file() else 404
    if status == 404:
        file = folder / "404.html"
    elif NAMED.fullmatch(asked.path):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    headers["Content-Type"] = TYPES[file.suffix.lstrip(".")]
    return Reply(status, headers, file.read_bytes())


class _Server(ThreadingHTTPServer):
    """Answers with and, where it has a certificate, with encryption on the same port."""

    daemon_threads = True
    context: ssl.SSLContext | None = None

    def finish_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as its base's
        with suppress(ConnectionError):  # whoever asked may have gone
            if self.context and request.recv(1, socket.MSG_PEEK) == b"\x16":  # a TLS handshake
                with self.context.wrap_socket(request, server_side=True) as secure:
                    super().finish_request(secure, client_address)
            else:
                super().finish_request(request, client_address)


@contextmanager
def cheating(
    folder: Path, cheat: Callable[[Asked, Reply], None], certificate: Path | None = None
) -> Iterator[str]:
    """Serve a folder with a cheat; yield its address.

    With a ``certificate`` for localhost (PEM, with its key), who comes by http is led to https.
    """
    with _Server(("127.0.0.1", 0), _Handler) as server:
        extra: Any = server
        extra.folder, extra.cheat = folder, cheat
        extra.counts, extra.counting = Counter(), threading.Lock()
        extra.address = f"http://127.0.0.1:{server.server_port}/"
        if certificate:
            server.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            server.context.load_cert_chain(certificate)
            extra.address = f"https://localhost:{server.server_port}/"
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield extra.address
        server.shutdown()
