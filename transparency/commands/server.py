"""Options and connection of the commands that reach the server."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from transparency.commands.refused import RefusedError
from transparency.delivery.publishing.faults import PublishError, UnsureError
from transparency.delivery.publishing.target import Access, connection, parse_target

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from types import FrameType
    from typing import NoReturn

    from transparency.delivery.publishing.target import Connection


def add_target(parser: argparse.ArgumentParser, *, named: str = "target") -> None:
    """Add the options for target, key and known hosts to a parser."""
    target_help = "ssh://ผู้ใช้@เครื่อง:พอร์ต หรือบอกด้วยตัวแปร PUBLISH_TARGET"
    if named.startswith("-"):
        parser.add_argument(named, dest="target", help=target_help)
    else:
        parser.add_argument(named, nargs="?", help=target_help)
    parser.add_argument("--identity", type=Path, help="ไฟล์กุญแจลับ หรือบอกเนื้อกุญแจด้วยตัวแปร PUBLISH_KEY")
    parser.add_argument(
        "--known-hosts",
        type=Path,
        help="ไฟล์กุญแจประจำเครื่อง หรือบอกเนื้อไฟล์ด้วยตัวแปร PUBLISH_KNOWN_HOSTS",
    )


@contextmanager
def way_to(options: argparse.Namespace) -> Iterator[Connection]:
    """Open a connection to the target that the options or the environment name.

    Raises:
        RefusedError: no target is named, or it is malformed.
        PublishError: a key or a program is missing.
    """
    text = options.target or os.environ.get("PUBLISH_TARGET", "")
    if not text:
        msg = "ยังไม่ได้บอกปลายทาง\nตัวอย่าง: transparency publish ssh://web@www.example.go.th"
        raise RefusedError(msg)
    try:
        target = parse_target(text)
    except PublishError as error:
        raise RefusedError(str(error)) from None
    hosts = os.environ.get("PUBLISH_KNOWN_HOSTS", "")
    key = os.environ.pop("PUBLISH_KEY", "")  # no program that we start is to have it
    access = Access(options.identity, options.known_hosts, key, hosts)
    with _ended_in_order(), connection(target, access) as way:
        yield way


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let SIGTERM, by which a workflow is cancelled, end us as an exception does: cleared up."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    former = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def tell_failure(what: str, error: PublishError) -> None:
    """Say on standard error what failed, why, and what visitors see now."""
    seen = (
        "ไม่แน่ใจว่าเปลี่ยนรุ่นแล้วหรือยัง ผู้เข้าชมเห็นเว็บไซต์เดิมหรือใหม่ทั้งชุด ดูด้วย transparency rollback --list"
        if isinstance(error, UnsureError)
        else "ผู้เข้าชมยังเห็นเว็บไซต์เดิมครบถ้วน"
    )
    sys.stderr.write(f"{what}ไม่สำเร็จ: {error}\n{seen}\n")
