"""An audit asks for little at a time, and no server keeps it waiting or has it unpack too much."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import pytest

from tests.server.honest_server import SITE, cheating, make_small_site
from transparency.delivery.auditing import fetch
from transparency.delivery.auditing.fetch import MAX_CONNECTIONS
from transparency.delivery.auditing.unpacking import PackingError, unpacked
from transparency.delivery.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.auditor import Auditor
    from tests.server.honest_server import Asked, Reply


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return make_small_site(tmp_path / "live")


class Crowd:
    """Counts the requests, and how many are answered at a time."""

    def __init__(self, seconds: float = 0.002) -> None:
        """Take so many seconds for each."""
        self.asked = self.now = self.most = 0
        self._lock, self._seconds = threading.Lock(), seconds

    def __call__(self, _asked: Asked, _reply: Reply) -> None:
        with self._lock:
            self.asked += 1
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self._seconds)
        with self._lock:
            self.now -= 1


def test_few_connections_and_few_requests(live: Path, auditor: Auditor) -> None:
    crowd = Crowd()
    with cheating(live, crowd) as address:
        assert auditor.run(address) == {}
    assert crowd.most <= MAX_CONNECTIONS == 2
    # Its manifest, each file twice, three pages in three or four other ways, eight names that
    # nobody knows, and twenty-two that attackers like.
    assert crowd.asked == 1 + 2 * len(SITE) + 11 + 8 + 22


def test_an_audit_ends_in_its_time_and_says_that_it_is_not_whole(
    live: Path, auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_MAX_SECONDS", 2)
    crowd = Crowd(0.2)
    with cheating(live, crowd) as address:
        begun = time.monotonic()
        found = auditor.run(address)
        assert time.monotonic() - begun < 10
    assert found["unreachable", ""] == "การตรวจใช้เวลานานเกินไป จึงยังตรวจไม่ครบ"
    assert crowd.asked < 1 + 2 * len(SITE)


LENGTH: Final = 10_000
HEAD: Final = f"HTTP/1.1 200 OK\r\nContent-Length: {LENGTH}\r\n\r\n".encode()
ENDLESS: Final = b"HTTP/1.1 200 OK\r\n\r\n"


@contextmanager
def dripping(at_once: bytes, slowly: bytes) -> Iterator[str]:
    """Send a part of each answer at once, and the rest byte by byte."""

    def answer(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(10_000)
            connection.sendall(at_once)
            for byte in slowly:
                connection.sendall(bytes([byte]))
                time.sleep(0.01)

    def serve(server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=answer, args=[server.accept()[0]], daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=[server], daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(("at_once", "slowly"), [
    (HEAD, b"x" * LENGTH),
    (ENDLESS, b"x" * LENGTH),
    (b"", HEAD + b"x" * LENGTH),
    (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x" * LENGTH),
], ids=["content", "content of no length", "all of it", "a header"])  # fmt: skip
def test_an_answer_that_comes_drop_by_drop_is_given_up(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, at_once: bytes, slowly: bytes
) -> None:
    monkeypatch.setattr(fetch, "_MAX_SECONDS_A_FILE", 0.3)
    with dripping(at_once, slowly) as address:
        begun = time.monotonic()
        found = auditor.run(address)
        assert time.monotonic() - begun < 10  # it would take a hundred seconds
    assert found == {("unreachable", MANIFEST): "ส่งช้าเกินไปจนไม่จบ"}


def test_no_piece_of_what_is_unpacked_is_large() -> None:
    bomb = gzip.compress(b"\0" * 10_000_000)
    pieces = unpacked([bomb], "gzip", 10_000_000)
    assert {len(piece) <= 65536 for piece in pieces} == {True}


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_a_stream_that_is_cut_anywhere_is_not_whole(cut: int) -> None:
    whole = gzip.compress(b"first " * 100)
    assert b"".join(unpacked([whole], "gzip", 1000)) == b"first " * 100
    assert b"".join(unpacked([bytes([byte]) for byte in whole], "gzip", 1000)) == b"first " * 100
    with pytest.raises(PackingError, match="ไม่มีส่วนท้าย"):
        list(unpacked([whole[:-cut]], "gzip", 1000))
    with pytest.raises(PackingError, match="ต่อท้าย"):
        list(unpacked([whole, whole[:cut]], "gzip", 1000))
