"""Connections on which no server keeps a program waiting: each answer has its time."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Wait:
    """One answer that is waited for."""

    by: socket.socket | None = None
    """The connection by which it comes."""
    over: bool = False
    """Whether its time is over."""

    def on(self, connection: socket.socket | None) -> None:
        """Say on which connection the answer comes; too late, it is cut at once."""
        self.by = connection
        if self.over:
            self.end()

    def end(self) -> None:
        """Cut the connection, so that whoever reads from it reads no further."""
        self.over = True
        if self.by is not None:
            with suppress(
                OSError
            ):  # encrypted or not: its own shutdown would be in the reader's way
                socket.socket.shutdown(self.by, socket.SHUT_RDWR)


class _Waits(threading.local):
    """The present thread's own."""

    now: Wait | None = None


class TimedPool(urllib3.PoolManager):
    """A pool whose answers end in time, however slowly a server sends their headers or content.

    A timeout of urllib3's is for each receiving of bytes: one byte in a while begins it anew.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - urllib3's own
        """Make a pool with the options of `urllib3.PoolManager`."""
        super().__init__(**options)
        waits = self._waits = _Waits()

        class Plain(HTTPConnection):
            def request(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as its base's
                _wait_on(self, waits.now)
                super().request(*given, **named)

        class Encrypted(HTTPSConnection):
            def request(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as its base's
                _wait_on(self, waits.now)
                super().request(*given, **named)

        class PlainPool(urllib3.HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(urllib3.HTTPSConnectionPool):
            ConnectionCls = Encrypted

        self.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}

    @contextmanager
    def within(self, seconds: float) -> Iterator[Wait]:
        """Cut the connection by which the present thread asks, once so many seconds are over.

        Yield the wait, which knows whether its time was over.
        """
        self._waits.now = wait = Wait()
        timer = threading.Timer(seconds, wait.end)
        timer.daemon = True
        timer.start()
        try:
            yield wait
        finally:
            timer.cancel()
            self._waits.now = None


def _wait_on(connection: HTTPConnection, wait: Wait | None) -> None:
    if connection.sock is None:
        connection.connect()
    if wait is not None:
        wait.on(connection.sock)
