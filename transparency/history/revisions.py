"""The record as it was at a commit."""

from __future__ import annotations

import io
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transparency.history.git import run_git
from transparency.language.printed import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


class RevisionError(Exception):
    """Git knows no such commit; the message says so in Thai."""


@contextmanager
def data_at(revision: str, data_dir: Path) -> Iterator[Path]:
    """Yield a temporary folder with the data as of a commit.

    Where ``revision`` is the path of a folder, yield that folder instead.

    Raises:
        RevisionError: git does not know the commit.
    """
    if Path(revision).is_dir():
        yield Path(revision)
        return
    spec = f"{revision}^{{commit}}"
    found = run_git(data_dir, "rev-parse", "--verify", "--quiet", "--end-of-options", spec)
    commit = found.decode().strip()
    if not commit:
        named = one_line(revision)
        msg = f"ไม่พบรุ่น “{named}” ในประวัติ ให้ดึงประวัติทั้งหมดก่อน (git fetch --unshallow) แล้วลองใหม่"
        raise RevisionError(msg)
    packed = run_git(data_dir, "archive", "--format=tar", commit, ".")
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        if packed:
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                archive.extractall(folder, filter="data")
        yield folder
