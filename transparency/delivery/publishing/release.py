"""Publishing a built site, and going back to an earlier one."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from transparency.delivery.manifest import MANIFEST, check_folder, read_manifest
from transparency.delivery.publishing.faults import PublishError, rsync_fault
from transparency.delivery.publishing.session import session

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.delivery.manifest import Manifest
    from transparency.delivery.publishing.session import Session
    from transparency.delivery.publishing.target import Connection

_RELEASE: Final = re.compile(r"[0-9]{6}-[0-9a-f]{16}")
_SENT: Final = re.compile(rb"transparency-sent <f\S* ([0-9]+)")
_DIGEST: Final = 64


class Progress(Protocol):
    """Somebody who is told how far the transfer is."""

    def begin(self, files: int, size: int) -> None:
        """So many files and bytes are going to be sent."""

    def sent(self, size: int) -> None:
        """One more file of so many bytes is on the server."""

    def end(self) -> None:
        """The transfer is over, whole or not."""


@dataclass(frozen=True)
class Published:
    """What a publication did."""

    release: str
    """The release that is live now."""
    files: int
    """Files that were sent."""
    size: int
    """Their bytes, before compression."""

    changed: bool
    """Whether there was anything to do."""


def publish(connection: Connection, site: Path, keep: int, progress: Progress) -> Published:
    """Publish a built site: upload, check on the server, switch. The same content is not sent.

    Raises:
        ManifestError: the site is not what its manifest says; the server was not asked.
        PublishError: it could not be done; visitors see the site as it was.
    """
    manifest = read_manifest(site / MANIFEST)
    check_folder(site, manifest)
    sums = manifest.sums().encode()
    digest = hashlib.sha256(manifest.text().encode()).hexdigest()
    with session(connection) as talk:
        answer = talk.ask(f"begin {digest} {len(sums)}", sums)
        if answer[0] == "same":
            return Published(answer[1], 0, 0, changed=False)
        release, known = _upload_to(answer, talk)
        files, size = to_send(manifest, len(manifest.text().encode()), sums, known)
        progress.begin(files, size)
        try:
            _transfer(connection, site, release, progress)
        except PublishError:
            talk.ask("abandon")
            raise
        finally:
            progress.end()
        talk.ask(f"activate {keep}")
        return Published(release, files, size, changed=True)


def _upload_to(answer: list[str], talk: Session) -> tuple[str, bytes]:
    """Return the release to fill and the list of what is live, from the answer to ``begin``.

    Raises:
        PublishError: the answer is none.
    """
    match answer:
        case ["upload", release, count] if _RELEASE.fullmatch(release) and count.isdecimal():
            return release, talk.read_bytes(int(count))
    msg = "คำตอบของเครื่องแม่ข่ายอ่านไม่เข้าใจ ให้ติดตั้ง deploy/receive.sh รุ่นเดียวกับโปรแกรมนี้"
    raise PublishError(msg)


def to_send(manifest: Manifest, own_size: int, sums: bytes, known: bytes) -> tuple[int, int]:
    """Return how many files, and how many bytes, the server does not have already.

    Args:
        manifest: of the site to publish.
        own_size: bytes of the manifest itself.
        sums: the site's list for sha256sum.
        known: the list of what is live.
    """
    new = set(sums.splitlines()) - set(known.splitlines())
    paths = [line[_DIGEST + 2 :].decode() for line in new]
    return len(paths), sum(
        own_size if path == MANIFEST else manifest.files[path].size for path in paths
    )


def _transfer(connection: Connection, site: Path, release: str, progress: Progress) -> None:
    """Send the files that differ; the rest become links to those that are live.

    Without times: an unchanged file stays the very file that browsers have cached.

    Raises:
        PublishError: rsync failed.
    """
    process = subprocess.Popen(  # noqa: S603 - rsync with our own arguments, no shell
        [connection.rsync, "--recursive", "--checksum", "--delete", "--chmod=D755,F644",
         "--link-dest=../../current/", "--timeout=60", "--no-motd",
         "--out-format=transparency-sent %i %l",
         "--rsh", f"'{connection.ssh}' -F '{connection.config}'",
         f"{site.resolve()}/", f"target:{release}.part/"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "LC_ALL": "C", "RSYNC_OLD_ARGS": "0", "RSYNC_PROTECT_ARGS": "0"},
    )  # fmt: skip
    said = b""
    try:
        assert process.stdout  # noqa: S101 - opened as a pipe
        with process.stdout as output:
            for line in output:
                if match := _SENT.match(line):
                    progress.sent(int(match[1]))
                elif not line.startswith(b"transparency-sent"):
                    said = (said + line)[-5000:]
        code = process.wait()
    finally:
        process.kill()
        process.wait()
    if code:
        raise rsync_fault(said.decode("utf-8", "replace"))


def roll_back(connection: Connection, release: str | None) -> str:
    """Make an earlier release live, the one before by default; return its name.

    Raises:
        PublishError: there is none, it is damaged, or the server cannot be reached.
    """
    if release is not None and not _RELEASE.fullmatch(release):
        msg = f"“{release}” ไม่ใช่ชื่อรุ่น ดูชื่อรุ่นด้วยคำสั่ง rollback --list"
        raise PublishError(msg)
    with session(connection) as talk:
        return talk.ask(f"rollback {release or ''}".strip())[1]


def releases(connection: Connection) -> list[tuple[str, bool]]:
    """Return the releases on the server, oldest first, each with whether it is live."""
    found = []
    with session(connection) as talk:
        words = talk.ask("list")
        while words[0] == "release":
            found.append((words[1], "live" in words))
            words = talk.read().split(" ")
    return found


def inspect(connection: Connection, manifest: Manifest) -> list[tuple[str, str]]:
    """Compare the live folder with a manifest, on the server itself: the web shows no listing.

    Returns:
        Each difference: ``missing``, ``changed`` or ``foreign``, and the path.
    """
    sums = manifest.sums().encode()
    found = []
    with session(connection) as talk:
        line = " ".join(talk.ask(f"inspect {len(sums)}", sums))
        while line != "done":
            kind, _, path = line.partition(" ")
            found.append((kind, path))
            line = talk.read()
    return found
