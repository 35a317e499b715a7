"""A private key that came as a text is held in memory, by an agent of our own, and in no file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

from transparency.delivery.publishing.faults import PublishError, key_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LIFETIME: Final = 3600
"""Seconds after which the agent forgets the key in any case."""
_PATIENCE: Final = 20.0
"""Seconds that ssh-add may take."""
_MAX_PID: Final = 20
_WAIT: Final = 'echo "$SSH_AGENT_PID"; exec cat >/dev/null'
"""For the agent ends with this program, which ends when our end of its pipe is closed: by us, or,
whatever becomes of us, by the kernel."""


@contextmanager
def agent(folder: Path, key: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """Start an agent that holds a key; yield its socket, which lies in a folder for us alone.

    Raises:
        PublishError: there is no agent, or the text is no key without passphrase.
    """
    programs = {name: shutil.which(name) for name in ("ssh-agent", "ssh-add")}
    if missing := [name for name, path in programs.items() if path is None]:
        msg = f"เครื่องนี้ไม่มีโปรแกรม {', '.join(missing)}\nวิธีแก้: apt-get install openssh-client"
        raise PublishError(msg)
    socket = folder / "agent"
    with subprocess.Popen(  # noqa: S603 - our own arguments; the shell gets nothing of others'
        [str(programs["ssh-agent"]), "-a", str(socket), "/bin/sh", "-c", _WAIT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environment),
    ) as process:
        assert process.stdin  # noqa: S101 - opened as pipes
        assert process.stdout  # noqa: S101
        number = _number(process.stdout)
        try:
            # A passphrase could only be asked for on a terminal, which a session of its own lacks.
            added = subprocess.run(  # noqa: S603 - the key goes in by standard input
                [str(programs["ssh-add"]), "-q", "-t", str(_LIFETIME), "-"],
                input=key.replace("\r", "").strip().encode() + b"\n",
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                check=False,
                env={**environment, "SSH_AUTH_SOCK": str(socket), "SSH_ASKPASS_REQUIRE": "never"},
                start_new_session=True,
                timeout=_PATIENCE,
            )
            if added.returncode:
                raise key_fault(added.stderr.decode("utf-8", "replace"))
            yield socket
        finally:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGTERM)
            process.stdin.close()


def _number(said: IO[bytes]) -> int:
    """Return the id of the agent's process, which listens once it says so.

    Raises:
        PublishError: it did not start.
    """
    line = said.readline(_MAX_PID).strip()
    if not line.isdigit():
        msg = "เปิด ssh-agent ไม่ได้\nวิธีแก้: ตรวจว่าโฟลเดอร์ชั่วคราว (TMPDIR) เขียนได้และยังมีที่ว่าง แล้วลองอีกครั้ง"
        raise PublishError(msg)
    return int(line)
