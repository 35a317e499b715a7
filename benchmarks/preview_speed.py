"""How long somebody who writes waits: from saving an edit to seeing it in ``make serve``."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUGGESTION: Final = re.compile("^( *suggestion:).*$", re.MULTILINE)
_PAUSE: Final = 0.02
"""Seconds between two looks at the page."""
_LONGEST: Final = 300
"""Seconds after which something must be wrong."""


@contextmanager
def previewed(home: Path) -> Iterator[str]:
    """Serve a project as ``make serve`` does, and yield the address of its home page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "PREVIEW": "true",
        "DATA_DIR": "data",
        "SITE_URL": "",
        "REPOSITORY_URL": "",
        "NO_MKDOCS_2_WARNING": "1",
    }
    with subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
        cwd=home,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def seconds_to_see_edits(home: Path, edits: int) -> list[float]:
    """Return for each of several edits of one measure the seconds until its page shows it.

    The file is put back as it was.

    Raises:
        RuntimeError: the measure has no suggestion to change, or an edit is not shown in time.
    """
    file = min((home / "data").glob("*/measures/*.yml"))
    address = file.relative_to(home / "data").with_suffix("").as_posix()
    text = file.read_text(encoding="utf-8")
    if not _SUGGESTION.search(text):
        msg = f"{file} has no suggestion to change"
        raise RuntimeError(msg)
    with previewed(home) as site:
        page = f"{site}{address}/"
        _wait_for(page, "</html>")
        waited = []
        try:
            for number in range(1, edits + 1):
                words = f"ลองแก้ครั้งที่ {number} แล้ว"
                start = time.perf_counter()
                edited = _SUGGESTION.sub(rf"\1 {words}", text, count=1)
                file.write_text(edited, encoding="utf-8")
                _wait_for(page, words)
                waited.append(time.perf_counter() - start)
        finally:
            file.write_text(text, encoding="utf-8")
    return waited


def _wait_for(address: str, words: str) -> None:
    """Wait until a page shows the words.

    Raises:
        RuntimeError: it does not in time.
    """
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=_LONGEST) as answer:  # noqa: S310 - on loopback
                if words in answer.read().decode():
                    return
        except URLError:
            pass  # it is not up yet
        time.sleep(_PAUSE)
    msg = f"{address} does not show “{words}”"
    raise RuntimeError(msg)
