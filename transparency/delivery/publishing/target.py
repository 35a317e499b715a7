"""Where a site is published, and how to get there safely: address, key, known host."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from transparency.delivery.publishing.agent import agent
from transparency.delivery.publishing.faults import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TARGET: Final = re.compile(
    r"ssh://(?P<user>[A-Za-z_][A-Za-z0-9_.-]{0,63})@"
    r"(?P<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]+\])(:(?P<port>[0-9]{1,5}))?/?"
)
_HIGHEST_PORT: Final = 65535
SECONDS_TO_CONNECT: Final = 20
_ENVIRONMENT: Final = ("HOME", "LOGNAME", "PATH", "SSH_AUTH_SOCK", "TMPDIR", "USER")
"""What ssh, rsync and their helpers get of our environment, where secrets may lie."""
_CONFIG: Final = """\
Host target
    HostName {host}
    User {user}
    Port {port}
    BatchMode yes
    StrictHostKeyChecking yes
    UserKnownHostsFile {known_hosts}
    GlobalKnownHostsFile {global_hosts}
    UpdateHostKeys no
    PreferredAuthentications publickey
    {identity}
    ClearAllForwardings yes
    Compression yes
    ConnectTimeout {seconds}
    ServerAliveInterval 10
    ServerAliveCountMax 3
    ControlPath {folder}/s
"""
_ONE_KEY: Final = """\
IdentitiesOnly yes
    IdentityAgent none
    IdentityFile {file}"""
_OWN_AGENT: Final = """\
IdentityAgent {socket}
    IdentityFile none"""


@dataclass(frozen=True)
class Target:
    """A user of a server."""

    user: str
    host: str
    port: int = 22


def parse_target(text: str) -> Target:
    """Return the target that ``ssh://user@host:port`` names.

    Raises:
        PublishError: it names none.
    """
    match = _TARGET.fullmatch(text)
    port = int(match["port"] or 22) if match else 0
    if not match or not 0 < port <= _HIGHEST_PORT:
        msg = (
            f"ปลายทาง “{text}” ไม่ถูกต้อง\n"
            "วิธีแก้: เขียนเป็น ssh://ผู้ใช้@เครื่อง หรือ ssh://ผู้ใช้@เครื่อง:พอร์ต "
            "ส่วนโฟลเดอร์บอกไว้ใน authorized_keys ของเครื่องแม่ข่าย\n"
            "ตัวอย่าง: ssh://web@www.example.go.th:22"
        )
        raise PublishError(msg)
    return Target(match["user"], match["host"].strip("[]"), port)


@dataclass(frozen=True)
class Access:
    """What opens the target: files, or with the names of CI's secrets the texts themselves."""

    identity: Path | None = None
    """The file of the private key; else `key`, which is put into no file; else ssh's own keys."""
    known_hosts: Path | None = None
    """The file that names the host's key; else `hosts`; else those that ssh would read."""
    key: str = ""
    hosts: str = ""


@dataclass(frozen=True)
class Connection:
    """A way to the target, for as long as its settings exist."""

    ssh: str
    rsync: str
    config: Path
    """Settings for ``ssh -F``, where the host is called ``target``."""
    environment: Mapping[str, str]
    """All that ssh and rsync get of our environment."""


@contextmanager
def connection(target: Target, access: Access) -> Iterator[Connection]:
    """Write the settings of ssh into a folder of their own; nobody's own settings count.

    Raises:
        PublishError: a program or a file is missing.
    """
    programs = {name: shutil.which(name) for name in ("ssh", "rsync")}
    if missing := [name for name, path in programs.items() if path is None]:
        msg = f"เครื่องนี้ไม่มีโปรแกรม {', '.join(missing)}\nวิธีแก้: apt-get install openssh-client rsync"
        raise PublishError(msg)
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment["LC_ALL"] = "C"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="tp-")))
        known = access.known_hosts or _write(folder / "known_hosts", access.hosts)
        for file, what, option in [
            (access.identity, "กุญแจลับ", "--identity"),
            (known, "กุญแจประจำเครื่อง", "--known-hosts"),
        ]:
            _readable(file, what, option)
        if access.identity:
            identity = _ONE_KEY.format(file=_quoted(access.identity))
        elif access.key.strip():
            socket = stack.enter_context(agent(folder, access.key, environment))
            identity = _OWN_AGENT.format(socket=_quoted(socket))
        else:
            identity = ""
        config = folder / "config"
        config.write_text(
            _CONFIG.format(
                host=target.host,
                user=target.user,
                port=target.port,
                known_hosts=_quoted(known) if known else "~/.ssh/known_hosts",
                global_hosts="none" if known else "/etc/ssh/ssh_known_hosts",
                identity=identity,
                seconds=SECONDS_TO_CONNECT,
                folder=folder,
            ),
            encoding="utf-8",
        )
        yield Connection(str(programs["ssh"]), str(programs["rsync"]), config, environment)


def _write(file: Path, text: str) -> Path | None:
    """Write a text for this run alone; ssh wants an end of line, which CI's stores take away."""
    if not text.strip():
        return None
    file.touch(mode=0o600)
    file.write_text(text.replace("\r", "").rstrip("\n") + "\n", encoding="utf-8")
    return file


def _readable(file: Path | None, what: str, option: str) -> None:
    if file is None:
        return
    if not file.is_file():
        msg = f"ไม่พบไฟล์{what} {file}\nวิธีแก้: ตรวจ {option}"
        raise PublishError(msg)
    if not os.access(file, os.R_OK):
        msg = f"เปิดไฟล์{what} {file} ไม่ได้ เพราะไม่มีสิทธิ์อ่าน\nวิธีแก้: ตรวจเจ้าของและสิทธิ์ของไฟล์"
        raise PublishError(msg)
    if option == "--identity" and file.stat().st_mode & 0o077:
        msg = f"ผู้อื่นอ่านไฟล์{what} {file} ได้ จึงไม่ใช้\nวิธีแก้: chmod 600 {file}"
        raise PublishError(msg)


def _quoted(file: Path) -> str:
    """Return a path as ssh's settings take it, where ``%`` would begin a name of its own."""
    text = str(file.resolve()).replace("%", "%%")
    if re.search(r'["\x00-\x1f]', text):
        msg = f"ชื่อไฟล์ {text!r} ใช้ไม่ได้ ให้ย้ายไปไว้ที่อื่น"
        raise PublishError(msg)
    return f'"{text}"'
