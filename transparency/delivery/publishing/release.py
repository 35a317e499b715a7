"""Publishing a built site, and going back to an earlier one."""

from __future__ import annotations

import hashlib
import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from transparency.delivery.manifest import MANIFEST, check_folder, read_manifest
from transparency.delivery.publishing import answers
from transparency.delivery.publishing.answers import RELEASE
from transparency.delivery.publishing.faults import (
    PublishError,
    RefusalError,
    UnsureError,
    rsync_fault,
    silent,
)
from transparency.delivery.publishing.session import session, within

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.delivery.manifest import Manifest
    from transparency.delivery.publishing.session import Session
    from transparency.delivery.publishing.target import Connection

_SENT: Final = re.compile(rb"transparency-sent <f\S* ([0-9]{1,15})\n")
_DIGEST: Final = 64
_TRANSFER: Final = 1800.0
"""Seconds that a transfer may take; rsync itself gives up after 60 in which nothing moves."""
_MAX_LINE: Final = 10_000
"""Bytes of a line of rsync's; what a server has it say may be longer."""


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


def publish(
    connection: Connection,
    site: Path,
    keep: int,
    progress: Progress,
    *,
    allow_older: bool = False,
) -> Published:
    """Publish a built site: upload, check on the server, switch. The same content is not sent.

    Raises:
        ManifestError: the site is not what its manifest says; the server was not asked.
        UnsureError: it is not known whether it was done; visitors see one or the other site.
        PublishError: it could not be done, or what is live was made later and ``allow_older`` is
            not set; visitors see the site as it was.
    """
    manifest = read_manifest(site / MANIFEST)
    check_folder(site, manifest)
    sums = manifest.sums().encode()
    digest = hashlib.sha256(manifest.text().encode()).hexdigest()
    seconds, day = made(manifest)
    order = f"{keep} {seconds} {day} {'anyway' if allow_older else 'newer'}"
    with session(connection) as talk:
        begun = answers.begun(talk.ask(f"begin {digest} {len(sums)} {order}", sums), digest)
        if begun.same:
            return Published(begun.release, 0, 0, changed=False)
        known = talk.read_bytes(begun.known)
        files, size = to_send(manifest, len(manifest.text().encode()), sums, known)
        progress.begin(files, size)
        try:
            _transfer(connection, talk, site, begun.release, progress)
        except PublishError:
            with suppress(PublishError):  # the server clears up by itself, too
                talk.ask("abandon")
            raise
        finally:
            progress.end()
        _switch(talk, f"activate {keep}", begun.release)
        return Published(begun.release, files, size, changed=True)


def made(manifest: Manifest) -> tuple[int, int]:
    """Return by what a site is older or newer than another: the time of its commit, and its day.

    In seconds since 1970, and as 20261122; zero where the files are those of no commit.
    """
    seconds = int(datetime.fromisoformat(manifest.time).timestamp()) if manifest.time else 0
    return seconds, int(manifest.day.replace("-", ""))


def _switch(talk: Session, line: str, wanted: str | None) -> str:
    """Ask the server to switch; return the release that is live now.

    Raises:
        RefusalError: it did not.
        UnsureError: it may have; no answer says so.
    """
    try:
        return answers.active(talk.ask(line), wanted)
    except RefusalError:
        raise
    except PublishError as error:
        raise UnsureError(str(error)) from None


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


def _transfer(
    connection: Connection, talk: Session, site: Path, release: str, progress: Progress
) -> None:
    """Send the files that differ; the rest become links to those that are live.

    Without times: an unchanged file stays the very file that browsers have cached.

    Raises:
        PublishError: rsync failed, or did not end in time.
    """
    process = subprocess.Popen(  # noqa: S603 - rsync with our own arguments, no shell
        [
            connection.rsync,
            "--recursive",
            "--checksum",
            "--delete",
            "--chmod=D755,F644",
            "--link-dest=../../current/",
            "--timeout=60",
            "--no-motd",
            "--out-format=transparency-sent %i %l",
            "--rsh",
            f"'{connection.ssh}' -F '{connection.config}'",
            f"{site.resolve()}/",
            f"target:{release}.part/",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**connection.environment, "RSYNC_OLD_ARGS": "0", "RSYNC_PROTECT_ARGS": "0"},
    )
    said = b""
    try:
        assert process.stdout  # noqa: S101 - opened as a pipe
        # Its ssh goes over the session's connection, and ends with that.
        with process.stdout as output, within(_TRANSFER, process.kill, talk.kill) as late:
            while line := output.readline(_MAX_LINE):
                if match := _SENT.match(line):
                    progress.sent(int(match[1]))
                elif not line.startswith(b"transparency-sent"):
                    said = (said + line)[-5000:]
        code = process.wait()
    finally:
        process.kill()
        process.wait()
    if late():
        raise silent()
    if code:
        raise rsync_fault(said.decode("utf-8", "replace"))


def roll_back(connection: Connection, release: str | None) -> str:
    """Make an earlier release live, the one before by default; return its name.

    Raises:
        UnsureError: it is not known whether it was done.
        PublishError: there is none, it is damaged, or the server cannot be reached.
    """
    if release is not None and not RELEASE.fullmatch(release):
        msg = f"“{release}” ไม่ใช่ชื่อรุ่น ดูชื่อรุ่นด้วยคำสั่ง rollback --list"
        raise PublishError(msg)
    with session(connection) as talk:
        return _switch(talk, f"rollback {release or ''}".strip(), release)


def releases(connection: Connection) -> list[tuple[str, bool]]:
    """Return the releases on the server, oldest first, each with whether it is live.

    Raises:
        PublishError: the server cannot be reached, or does not tell.
    """
    with session(connection) as talk:
        return answers.listed(talk.ask("list"), talk)


@dataclass(frozen=True)
class Inspection:
    """What the server says of its files."""

    differences: list[tuple[str, str]]
    """``missing``, ``changed``, ``foreign`` or ``closed`` (not for all to read), and the path."""
    more: int
    """How many there are beside those."""
    whole: bool
    """Whether the server could look at everything."""


def inspect(connection: Connection, manifest: Manifest) -> Inspection:
    """Compare the live folder with a manifest, on the server itself: the web shows no listing.

    The assets of former releases, which nginx still serves, are compared with those releases.

    Raises:
        PublishError: the server cannot be reached, or does not tell.
    """
    sums = manifest.sums().encode()
    with session(connection) as talk:
        live = answers.compared(talk.ask(f"inspect {len(sums)}", sums), talk)
        former = answers.compared(talk.read(), talk)
    differences = live.differences + [
        (kind, f"former-assets/{path}") for kind, path in former.differences
    ]
    count = live.count + former.count
    return Inspection(differences, count - len(differences), whole=live.whole and former.whole)
