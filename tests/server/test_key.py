"""The key that came as a text: in no file, in no other program's environment, gone with us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.built import ROOT
from tests.server.host import new_key
from transparency import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.server.publisher import Publisher


@pytest.fixture
def waiting(publisher: Publisher, first: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A publication with the key in its environment, whose server has not answered yet."""
    host = publisher.host
    host.authorize("sleep 300")
    (tmp_path / "tmp").mkdir()
    environment = os.environ | {
        "TMPDIR": str(tmp_path / "tmp"), "PUBLISH_KEY": (host.folder / "key").read_text(),
        "PUBLISH_KNOWN_HOSTS": (host.folder / "known").read_text(),
    }  # fmt: skip
    call = [sys.executable, "-m", "transparency.cli", "publish", host.target, "--site", str(first)]
    with subprocess.Popen(  # noqa: S603 - our own program
        call, env=environment, cwd=ROOT, text=True, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 30
        while "ssh" not in others(process) and time.monotonic() < deadline:
            time.sleep(0.05)
        try:
            yield process
        finally:
            process.kill()


def others(process: subprocess.Popen[str]) -> dict[str, bytes]:
    """Return the environments of the programs that a process has started, by their names."""
    found, parents = {}, [process.pid]
    for parent in parents:
        for child in map(int, read(Path(f"/proc/{parent}/task/{parent}/children")).split()):
            name = read(Path(f"/proc/{child}/comm")).decode().strip()
            found[name] = read(Path(f"/proc/{child}/environ"))
            parents.append(child)
    return found


def test_the_key_is_in_no_file_and_in_no_other_environment(
    waiting: subprocess.Popen[str], tmp_path: Path, publisher: Publisher
) -> None:
    secret = (publisher.host.folder / "key").read_bytes().splitlines()[1]
    files = [file for file in (tmp_path / "tmp").rglob("*") if file.is_file()]
    assert "config" in {file.name for file in files}
    assert [file for file in files if secret in file.read_bytes()] == []
    environments = others(waiting)
    assert {"ssh", "ssh-agent"} <= set(environments)
    assert [name for name, found in environments.items() if secret in found] == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_publication_that_is_told_to_end_leaves_nothing(
    waiting: subprocess.Popen[str], tmp_path: Path, how: signal.Signals
) -> None:
    os.kill(waiting.pid, how)
    assert waiting.wait(7) != 0  # a workflow that is cancelled has ten seconds
    assert list((tmp_path / "tmp").iterdir()) == []
    assert gone(tmp_path, 5)


def test_one_that_is_killed_leaves_no_agent_and_no_key(
    waiting: subprocess.Popen[str], tmp_path: Path, publisher: Publisher
) -> None:
    secret = (publisher.host.folder / "key").read_bytes().splitlines()[1]
    assert not gone(tmp_path, 0)
    waiting.kill()
    waiting.wait(10)
    assert gone(tmp_path, 30)
    left = [file for file in (tmp_path / "tmp").rglob("*") if file.is_file()]
    assert [file for file in left if secret in file.read_bytes()] == []


def gone(tmp_path: Path, seconds: float) -> bool:
    """Return whether no agent of ours runs any more, within so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        lines = [read(file) for file in Path("/proc").glob("[0-9]*/cmdline")]
        if not any(b"ssh-agent" in line and str(tmp_path).encode() in line for line in lines):
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.2)


def read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # it ended meanwhile
        return b""


@pytest.mark.parametrize("spoil", [
    lambda key: key[:60], lambda _: "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n", lambda _: "hello",
], ids=["cut", "empty", "none"])  # fmt: skip
def test_a_text_that_is_no_key_is_told(
    publisher: Publisher, first: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], spoil: Callable[[str], str],
) -> None:  # fmt: skip
    key = (publisher.host.folder / "key").read_text()
    monkeypatch.setenv("PUBLISH_KEY", spoil(key))
    known = ["--known-hosts", str(publisher.host.folder / "known")]
    code = cli.main(["publish", publisher.host.target, *known, "--site", str(first)])
    said = capsys.readouterr().err
    assert code == 1
    assert "ไฟล์กุญแจลับอ่านไม่ได้" in said
    assert key.splitlines()[1] not in said


def test_a_key_with_a_passphrase_is_told_and_nobody_is_asked(
    publisher: Publisher, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("PUBLISH_KEY", new_key(tmp_path / "locked", passphrase="x").read_text())  # noqa: S106
    known = ["--known-hosts", str(publisher.host.folder / "known")]
    assert cli.main(["publish", publisher.host.target, *known, "--site", str(first)]) == 1
    assert "มีรหัสผ่าน" in capsys.readouterr().err


@pytest.mark.parametrize(("goal", "seen"), [("show", b""), ("publish", b"secret")])
def test_make_gives_the_key_to_the_publication_alone(
    goal: str, seen: bytes, tmp_path: Path
) -> None:
    """As recipes see it: pip's and the build's, and the one of ``make publish``."""
    rules = tmp_path / "rules.mk"
    print_it = '\t@printf "%s" "$$PUBLISH_KEY"\n'
    rules.write_text(f"include Makefile\n{goal}:\n{print_it}")
    run = subprocess.run(  # noqa: S603 - our own arguments
        ["/usr/bin/make", "--silent", "-f", str(rules), goal], cwd=ROOT, check=True,
        env=os.environ | {"PUBLISH_KEY": "secret"}, capture_output=True,
    )  # fmt: skip
    assert run.stdout == seen


def test_make_publish_installs_nothing(tmp_path: Path) -> None:
    run = subprocess.run(  # noqa: S603 - our own arguments
        ["/usr/bin/make", "publish", f"VENV={tmp_path / 'none'}"], cwd=ROOT, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode != 0
    assert "make install" in run.stderr
    assert not (tmp_path / "none").exists()
