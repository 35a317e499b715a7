"""A server on loopback: sshd with one restricted key, and the folder that it publishes."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.built import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

RECEIVE: Final = ROOT / "deploy" / "receive.sh"
_SETTINGS: Final = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PidFile {folder}/sshd.pid
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
MaxStartups 100
LogLevel ERROR
KexAlgorithms curve25519-sha256
SetEnv HOME={folder}
"""
"""With a home of its own, for a shell that sshd starts reads what stands in the tester's."""


def program(name: str) -> str:
    """Return where a program of the system is."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    assert found, f"{name} is missing: see “Tests” in README.md"
    return found


def new_key(file: Path, passphrase: str = "") -> Path:
    """Make a key pair."""
    subprocess.run(  # noqa: S603 - our own arguments
        [
            program("ssh-keygen"),
            "-q",
            "-t",
            "ed25519",
            "-N",
            passphrase,
            "-C",
            "test",
            "-f",
            str(file),
        ],
        check=True,
    )
    return file


@dataclass
class Host:
    """One sshd, its keys and its folder."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def root(self) -> Path:
        """The folder that authorized_keys names."""
        return self.folder / "www"

    @property
    def receive(self) -> Path:
        """The program that authorized_keys names."""
        return RECEIVE

    @property
    def current(self) -> Path:
        """What the web server reads."""
        return self.root / "current"

    @property
    def target(self) -> str:
        return f"ssh://{pwd.getpwuid(os.getuid()).pw_name}@127.0.0.1:{self.port}"

    @property
    def access(self) -> list[str]:
        """The options of a command that is to reach the host."""
        return ["--identity", f"{self.folder / 'key'}", "--known-hosts", f"{self.folder / 'known'}"]

    def authorize(self, command: str | None = None) -> None:
        """Let the key do one thing: what README.md says, or another command."""
        command = command or f"{RECEIVE} {self.root}"
        public = (self.folder / "key.pub").read_text()
        line = f'restrict,command="{command}" {public}'
        (self.folder / "authorized_keys").write_text(line)

    def sessions(self) -> list[int]:
        """Return the ids of the processes that serve connections now."""
        run = subprocess.run(  # noqa: S603 - our own arguments
            [program("ps"), "-o", "pid=", "--ppid", str(self.process.pid)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return [int(line) for line in run.stdout.split()]

    def cut(self) -> None:
        """End every connection, as a network that fails."""
        for process in self.sessions():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def releases(self) -> list[str]:
        """Return what lies among the releases, oldest first."""
        return sorted(entry.name for entry in (self.root / "releases").iterdir())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def sshd(folder: Path) -> Iterator[Host]:
    """Start sshd as the present user on a free port, with keys of its own."""
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # as Debian's own start does
    port = free_port()
    for name in ("key", "host_key"):
        new_key(folder / name)
    public = (folder / "host_key.pub").read_text()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {public}")
    settings = folder / "sshd_config"
    settings.write_text(_SETTINGS.format(port=port, folder=folder))
    (folder / "www").mkdir()
    with (folder / "sshd.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            [program("sshd"), "-D", "-e", "-f", str(settings)],
            stdin=subprocess.DEVNULL, stderr=log,
        )  # fmt: skip
    host = Host(folder, port, process)
    try:
        host.authorize()
        _wait_for(port, process)
        yield host
    finally:
        host.cut()
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    msg = "sshd did not start"
    raise RuntimeError(msg)
