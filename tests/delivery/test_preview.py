"""The preview: pages are made when asked for, from the record as it is, and nothing else is."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.built import DOCS, ROOT
from tests.conftest import DAY, GOOD
from transparency.delivery.build import Build
from transparency.delivery.preview import Preview
from transparency.history.version import Version
from transparency.record.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GIFTS = "2567/measures/gifts"


@pytest.fixture
def build() -> Build:
    return Build(Site.load(GOOD, DAY), Version("0" * 64), GOOD)


def ask(preview: Preview, path: str, mount: str = "/") -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of the preview beside a server that has one style."""

    def static(environ: dict[str, Any], start_response: Any) -> list[bytes]:  # noqa: ANN401
        known = environ["PATH_INFO"].endswith("site.css")
        start_response("200 OK" if known else "404 Not Found", [("Content-Type", "text/css")])
        return [b"style" if known else b"nothing"]

    answers: list[tuple[str, list[tuple[str, str]]]] = []
    environ = {"PATH_INFO": path.encode().decode("latin-1")}
    application = preview.beside(static, mount)
    body = b"".join(application(environ, lambda *answer: answers.append(answer[:2])))  # type: ignore[arg-type]
    ((status, headers),) = answers
    return status, dict(headers), body


@pytest.mark.parametrize("mount", ["/", "/open/"])
def test_a_page_of_the_record_is_made_when_asked_for(build: Build, mount: str) -> None:
    preview = Preview()
    preview.build = build
    status, headers, body = ask(preview, f"{mount}{GIFTS}/", mount)
    assert (status, headers["Content-Type"]) == ("200 OK", "text/html; charset=utf-8")
    assert "รับของขวัญ" in body.decode()


@pytest.mark.parametrize(
    ("address", "kind", "inside"),
    [
        (f"data/{GIFTS}.yml", None, "actions:"),
        ("search/index.json", "application/json", '"folder"'),
        ("verification/pages.json", "application/json", '"pages"'),
        (".well-known/security.txt", "text/plain", "Contact:"),
        ("files/2567/declaration.pdf", "application/pdf", "%PDF"),
    ],
)
def test_whatever_the_record_asks_for_is_there(
    build: Build, address: str, kind: str | None, inside: str
) -> None:
    preview = Preview()
    preview.build = build
    status, headers, body = ask(preview, f"/{address}")
    assert status == "200 OK"
    assert inside in body.decode("latin-1")
    assert kind is None or headers["Content-Type"] == kind


@pytest.mark.parametrize("path", ["/2567/measures/none/", "/../etc/passwd", "/data/../../x", "/ก/"])
def test_nothing_else_is_given(build: Build, path: str) -> None:
    preview = Preview()
    preview.build = build
    assert ask(preview, path)[::2] == ("404 Not Found", b"nothing")


def test_before_the_first_build_and_for_styles_the_generator_answers_alone(build: Build) -> None:
    preview = Preview()
    assert ask(preview, f"/{GIFTS}/")[0] == "404 Not Found"
    preview.build = build
    assert ask(preview, "/assets/css/site.css")[::2] == ("200 OK", b"style")


def test_what_is_made_is_what_a_build_writes(build: Build, tmp_path: Path) -> None:
    build.write(tmp_path)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 30
    for file in files:
        assert build.made(file.relative_to(tmp_path).as_posix()) == file.read_bytes()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a real preview of a copy of the good record, and the copy."""
    data = shutil.copytree(GOOD, tmp_path / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "PREVIEW": "true",
        "DATA_DIR": str(data),
        "DOCS_DIR": str(DOCS),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = ["-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}", "-w", str(data)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield f"http://127.0.0.1:{port}/", data
        process.terminate()


def wait_for(address: str, words: str, seconds: float = 60) -> bool:
    """Return whether an address shows the words before the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=2) as answer:  # noqa: S310 - on loopback
                if words in answer.read().decode():
                    return True
        except (URLError, TimeoutError):
            pass  # it is not up yet, or holds its answers back until a mistake is mended
        time.sleep(0.1)
    return False


def test_an_edit_is_shown_and_a_mistake_only_when_it_is_mended(served: tuple[str, Path]) -> None:
    address, data = served
    page, file = f"{address}{GIFTS}/", data / f"{GIFTS}.yml"
    text = file.read_text(encoding="utf-8")
    assert wait_for(page, "ฝนตกหนัก")
    file.write_text(text.replace("ฝนตกหนัก", "ฝนตกเบา"), encoding="utf-8")
    assert wait_for(page, "ฝนตกเบา")
    file.write_text(text.replace("ฝนตกหนัก", "ฝนตกเบา\n   คำที่หลงมา: ["), encoding="utf-8")
    assert not wait_for(page, "คำที่หลงมา", seconds=3)
    file.write_text(text.replace("ฝนตกหนัก", "ฝนตกปรอย"), encoding="utf-8")
    assert wait_for(page, "ฝนตกปรอย")
