"""A session with deploy/receive.sh on the server: lines to and fro, and the lock while it lasts."""

from __future__ import annotations

import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

from transparency.delivery.publishing.faults import (
    PublishError,
    RefusalError,
    nonsense,
    other_version,
    server_fault,
    silent,
    ssh_fault,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transparency.delivery.publishing.target import Connection

_HEARTBEAT: Final = 10.0
"""Seconds between signs of life; the server lets go of the lock after 60 without one."""
_PATIENCE: Final = 15.0
"""Seconds that the server may take to end a session."""
_SILENCE: Final = 60.0
"""Seconds that a line may take, to come or to go; the server says every 5 that it is busy."""
_ANSWER: Final = 900.0
"""Seconds that the server may be busy with an answer."""
_GREETING: Final = "ready 2"
_MAX_LINE: Final = 8_192
"""Bytes of a line of the server's; it sends no longer one."""
_MAX_TOLD: Final = 10_000
"""Bytes of what ssh wrote last that are looked at."""


@contextmanager
def within(seconds: float, *end: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Call each of ``end`` where a block takes longer; yield what tells whether that came to pass.

    What a block waits for, a process or its lines, is to be gone then, so that it waits no more.
    """
    late = threading.Event()

    def over() -> None:
        late.set()
        for one in end:
            one()

    timer = threading.Timer(seconds, over)
    timer.daemon = True
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()


class _Told:
    """The last of what a program writes on its standard error, however much that is."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Begin to read."""
        self._stream, self._last = stream, b""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with self._stream:
            while found := self._stream.read(_MAX_TOLD):
                self._last = (self._last + found)[-_MAX_TOLD:]

    def text(self) -> str:
        """Return it, once the program has ended."""
        self._thread.join(_PATIENCE)
        return self._last.decode("utf-8", "replace")


class Session:
    """The lines of one session."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Speak with a process of ssh."""
        assert process.stderr  # noqa: S101 - opened as a pipe
        self._process = process
        self._told = _Told(process.stderr)
        self._writing = threading.Lock()
        self._begun = False

    def ask(self, line: str, payload: bytes = b"") -> str:
        """Say a line, with bytes after it; return the answer's first line.

        Raises:
            RefusalError: the server refused.
            PublishError: the connection broke, or the server answers nothing or without end.
        """
        self._say(line.encode() + b"\n" + payload)
        return self.read()

    def read(self) -> str:
        """Return the next line of an answer.

        Raises:
            RefusalError: it is a refusal.
            PublishError: there is none.
        """
        begun = time.monotonic()
        while (line := self._line()) == "busy":
            if time.monotonic() - begun > _ANSWER:
                self.kill()
                raise silent()
        if line.startswith("error "):
            _, code, detail = (line + "  ").split(" ", 2)
            raise server_fault(code, detail.strip())
        return line

    def _line(self) -> str:
        assert self._process.stdout  # noqa: S101 - opened as a pipe
        with within(_SILENCE, self.kill) as late:
            line = self._process.stdout.readline(_MAX_LINE)
        if line.endswith(b"\n"):
            return line.decode("utf-8", "replace").rstrip("\n")
        if late():
            raise silent()
        if len(line) == _MAX_LINE:
            self.kill()
            raise nonsense(line.decode("utf-8", "replace"))
        raise self._broken()

    def read_bytes(self, count: int) -> bytes:
        """Return so many bytes that follow an answer.

        Raises:
            PublishError: they did not come, or not in time.
        """
        assert self._process.stdout  # noqa: S101 - opened as a pipe
        with within(_ANSWER, self.kill) as late:
            found = self._process.stdout.read(count)
        if late():
            raise silent()
        if len(found) < count:
            raise self._broken()
        return found

    def greet(self) -> None:
        """Read the line with which the server begins: it holds the lock for us.

        Raises:
            PublishError: it does not, or it is another program.
        """
        greeting = self.read()
        if greeting != _GREETING:
            self.kill()
            if greeting.startswith("ready "):
                raise other_version()
            raise ssh_fault("", begun=False)
        self._begun = True

    def keep_alive(self, ended: threading.Event) -> None:
        """Give signs of life until the event."""
        while not ended.wait(_HEARTBEAT):
            try:
                self._say(b"alive\n")
            except PublishError:
                return

    def kill(self) -> None:
        """End the connection, and all that goes over it, at once."""
        self._process.kill()

    def _say(self, data: bytes) -> None:
        assert self._process.stdin  # noqa: S101 - opened as a pipe
        with self._writing, within(_SILENCE, self.kill) as late:
            try:
                self._process.stdin.write(data)
                self._process.stdin.flush()
            except OSError:
                if late():
                    raise silent() from None
                raise self._broken() from None

    def _broken(self) -> PublishError:
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        return ssh_fault(self._told.text(), begun=self._begun)


@contextmanager
def session(connection: Connection) -> Iterator[Session]:
    """Open a session, which holds the server's lock until it ends.

    Raises:
        PublishError: there is no way to the server, or another session holds the lock.
    """
    process = subprocess.Popen(  # noqa: S603 - ssh with our own arguments, no shell
        [
            connection.ssh,
            "-F",
            str(connection.config),
            "-o",
            "ControlMaster=yes",
            "-T",
            "target",
            "session",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=connection.environment,
    )
    talk, ended = Session(process), threading.Event()
    heart = threading.Thread(target=talk.keep_alive, args=[ended], daemon=True)
    try:
        talk.greet()
        heart.start()
        yield talk
    except (KeyboardInterrupt, SystemExit, PublishError) as error:
        # A server that speaks sense ends in order; a workflow that is cancelled has ten seconds.
        if not isinstance(error, RefusalError):
            talk.kill()
        raise
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
