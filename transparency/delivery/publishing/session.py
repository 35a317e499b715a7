"""A session with deploy/receive.sh on the server: lines to and fro, and the lock while it lasts."""

from __future__ import annotations

import subprocess
import threading
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

from transparency.delivery.publishing.faults import PublishError, server_fault, ssh_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.delivery.publishing.target import Connection

_HEARTBEAT: Final = 10.0
"""Seconds between signs of life; the server lets go of the lock after 60 without one."""
_PATIENCE: Final = 15.0
"""Seconds that the server may take to end a session."""
_GREETING: Final = "ready 1"
_MAX_LINE: Final = 100_000
"""Bytes of a line of the server's; it sends no longer one."""
_MAX_TOLD: Final = 10_000
"""Bytes of what ssh wrote that are looked at."""


class Session:
    """The lines of one session."""

    def __init__(self, process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
        """Speak with a process of ssh, whose errors go into a file."""
        self._process = process
        self._errors = errors
        self._writing = threading.Lock()
        self._begun = False

    def ask(self, line: str, payload: bytes = b"") -> list[str]:
        """Say a line, with bytes after it; return the words of the answer's first line.

        Raises:
            PublishError: the server refused, or the connection broke.
        """
        self._say(line.encode() + b"\n" + payload)
        return self.read().split(" ")

    def read(self) -> str:
        """Return the next line of an answer.

        Raises:
            PublishError: it is a refusal, or there is none.
        """
        assert self._process.stdout  # noqa: S101 - opened as a pipe
        line = self._process.stdout.readline(_MAX_LINE)
        if not line.endswith(b"\n"):
            raise self._broken()
        text = line.decode("utf-8", "replace").rstrip("\n")
        if text.startswith("error "):
            _, code, detail = (text + "  ").split(" ", 2)
            raise server_fault(code, detail.strip())
        return text

    def read_bytes(self, count: int) -> bytes:
        """Return so many bytes that follow an answer."""
        assert self._process.stdout  # noqa: S101 - opened as a pipe
        found = self._process.stdout.read(count)
        if len(found) < count:
            raise self._broken()
        return found

    def greet(self) -> None:
        """Read the line with which the server begins: it holds the lock for us.

        Raises:
            PublishError: it does not, or it is another program.
        """
        if self.read() != _GREETING:
            self._process.kill()
            raise ssh_fault("", begun=False)
        self._begun = True

    def keep_alive(self, ended: threading.Event) -> None:
        """Give signs of life until the event."""
        while not ended.wait(_HEARTBEAT):
            try:
                self._say(b"alive\n")
            except PublishError:
                return

    def _say(self, data: bytes) -> None:
        assert self._process.stdin  # noqa: S101 - opened as a pipe
        try:
            with self._writing:
                self._process.stdin.write(data)
                self._process.stdin.flush()
        except OSError:
            raise self._broken() from None

    def _broken(self) -> PublishError:
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._errors.seek(0)
        told = self._errors.read(_MAX_TOLD).decode("utf-8", "replace")
        return ssh_fault(told, begun=self._begun)


@contextmanager
def session(connection: Connection) -> Iterator[Session]:
    """Open a session, which holds the server's lock until it ends.

    Raises:
        PublishError: there is no way to the server, or another session holds the lock.
    """
    with TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 - ssh with our own arguments, no shell
            [connection.ssh, "-F", str(connection.config), "-o", "ControlMaster=yes", "-T",
             "target", "session"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip
        talk, ended = Session(process, errors), threading.Event()
        heart = threading.Thread(target=talk.keep_alive, args=[ended], daemon=True)
        try:
            talk.greet()
            heart.start()
            yield talk
        finally:
            ended.set()
            if heart.ident:
                heart.join()
            _close(process)


def _close(process: subprocess.Popen[bytes]) -> None:
    """End ssh, giving the server the time to leave in order."""
    assert process.stdin  # noqa: S101 - opened as a pipe
    assert process.stdout  # noqa: S101 - opened as a pipe
    with suppress(OSError):  # it may be gone already
        process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
