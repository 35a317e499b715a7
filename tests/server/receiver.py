"""deploy/receive.sh by itself, as an ordinary user of a server: spoken to line by line."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tests.server.host import RECEIVE, program
from transparency.delivery.publishing.session import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NOBODY: Final = 65534
"""Modes do not bind root: where the tests run as root, the server's side runs as this user."""
PATIENCE: Final = 60.0
Files = dict[str, str]


def ordinary() -> list[str]:
    """Return how a program is run as an ordinary user."""
    if os.getuid() != 0:
        return []
    return [program("setpriv"), f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def give(path: Path) -> None:
    """Give what lies in a folder to that user."""
    if os.getuid() == 0:
        for one in (path, *path.rglob("*")):
            os.chown(one, NOBODY, NOBODY, follow_symlinks=False)


def content(word: str) -> Files:
    """Return a site of one word, with what stands for its manifest."""
    files = {f"{name}/index.html": f"{word} {name}\n" for name in ("2566", "units/คลัง", "about us")}
    return {"index.html": f"{word}\n", "manifest.json": f'{{"{word}": 1}}\n', **files}


def sums(files: Mapping[str, str]) -> bytes:
    """Return the list for sha256sum."""
    lines = [f"{hashlib.sha256(text.encode()).hexdigest()}  {path}" for path, text in files.items()]
    return "".join(f"{line}\n" for line in sorted(lines, key=lambda line: line[66:])).encode()


def begin(files: Mapping[str, str], *, keep: int = 5, made: str = "0 0 newer") -> str:
    """Return the line that begins a publication."""
    digest = hashlib.sha256(files["manifest.json"].encode()).hexdigest()
    return f"begin {digest} {len(sums(files))} {keep} {made}"


class Talk:
    """One connection."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Speak with a process."""
        self.process = process

    def say(self, line: str, payload: bytes = b"") -> None:
        assert self.process.stdin
        self.process.stdin.write(line.encode() + b"\n" + payload)
        self.process.stdin.flush()

    def read(self) -> str:
        """Return the next line; nothing where the connection has ended."""
        assert self.process.stdout
        with within(PATIENCE, self.process.kill) as late:
            line = self.process.stdout.readline().decode("utf-8", "replace").rstrip("\n")
        assert not late(), "no answer"
        return line if line != "busy" else self.read()

    def ask(self, line: str, payload: bytes = b"") -> str:
        self.say(line, payload)
        return self.read()

    def compared(self) -> set[str]:
        """Return what an answer to ``inspect`` says of the live folder, with its last line."""
        found, line = set(), ""
        while not line.startswith(("done ", "unfinished ")):
            line = self.read()
            assert line
            found.add(line)
        return found


class Receiver:
    """The program and its folder."""

    def __init__(self, folder: Path) -> None:
        """Publish below a folder that everybody may enter."""
        self.root = folder / "www"
        self.root.mkdir()
        self.settings: dict[str, str] = {}
        give(self.root)

    @property
    def current(self) -> Path:
        return self.root / "current"

    @contextmanager
    def connection(self, asked: str = "session", *, greeted: bool = True) -> Iterator[Talk]:
        environment = os.environ | {"SSH_ORIGINAL_COMMAND": asked} | self.settings
        with subprocess.Popen(  # noqa: S603 - our own program
            [*ordinary(), str(RECEIVE), str(self.root)], env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        ) as process:  # fmt: skip
            talk = Talk(process)
            if greeted:
                assert talk.read() == "ready 2"
            try:
                yield talk
            finally:
                assert process.stdin
                process.stdin.close()

    def upload(self, talk: Talk, files: Files, *, keep: int = 5) -> Path:
        """Begin, and put the files into the release, as rsync would; return its folder."""
        words = talk.ask(begin(files, keep=keep), sums(files)).split(" ")
        assert words[0] == "upload", words
        assert talk.process.stdout
        talk.process.stdout.read(int(words[2]))
        part = self.root / "releases" / f"{words[1]}.part"
        for path, text in files.items():
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_text(text, encoding="utf-8")
        give(part)
        return part

    def publish(self, word: str, **extra: str) -> Path:
        """Publish a site of a word, and more files; return the folder of its release."""
        with self.connection() as talk:
            part = self.upload(talk, content(word) | extra)
            assert talk.ask("activate 5") == f"active {part.stem}"
        return part.with_suffix("")

    def is_free(self, seconds: float) -> bool:
        """Return whether the lock is free within so many seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with self.connection(greeted=False) as talk:
                if talk.read() == "ready 2":
                    return True
            time.sleep(0.1)
        return False
