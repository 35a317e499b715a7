"""Whatever a server answers is read strictly, waited for with an end, and told as plain text."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from tests.server.test_story import files_of
from transparency.delivery.manifest import MANIFEST, read_manifest
from transparency.delivery.publishing import release, session
from transparency.delivery.publishing.faults import server_fault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.publisher import Publisher

NAME: Final = "000001-0123456789abcdef"
READY: Final = "printf 'ready 2\\n'; read -r line; "
STAY: Final = "read -r line"
"""Until the client has said more, or has gone."""
NOT_PRINTED: Final = "\x1b\r\x07\x9b\u202e"
UNSURE: Final = "ไม่แน่ใจว่าเปลี่ยนรุ่นแล้วหรือยัง"
NONSENSE: Final = "อ่านไม่เข้าใจ"


@pytest.fixture
def answering(publisher: Publisher, tmp_path: Path) -> Callable[[str], None]:
    """Have a shell's lines in the place of the server's program."""

    def put(script: str) -> None:
        program = tmp_path / "server"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        publisher.host.authorize(str(program))

    return put


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait seconds where the commands wait a minute and more."""
    for module, name, seconds in [
        (session, "_SILENCE", 2.0), (session, "_ANSWER", 3.0), (session, "_PATIENCE", 2.0),
        (release, "_TRANSFER", 3.0),
    ]:  # fmt: skip
        monkeypatch.setattr(module, name, seconds)


def said_plainly(said: str) -> str:
    """Return what was said, once it is seen that a terminal takes none of it for a command."""
    assert not set(said) & set(NOT_PRINTED)
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("answer", [
    "", "active", f"active {NAME} more", f"active {NAME}\\r", f"active {NAME}\\033[2J",
    "active 000002-0123456789abcdef", "active ../../etc", "busy\\nok", "done", "\\377\\376",
    f"same {NAME}", "x" * 9000,
])  # fmt: skip
def test_a_rollback_that_no_answer_confirms_is_not_called_done(
    publisher: Publisher, answering: Callable[[str], None], answer: str
) -> None:
    answering(f"{READY} printf '{answer}\\n'; {STAY}")
    code, said = publisher.run("rollback", "--to", NAME)
    assert code == 1
    assert UNSURE in said_plainly(said)
    assert "วิธีแก้:" in said
    assert "ผู้เข้าชมยังเห็นเว็บไซต์เดิมครบถ้วน" not in said


@pytest.mark.parametrize("answer", [
    f"upload {NAME}", f"upload {NAME} {'9' * 5000}", f"upload {NAME} -1", f"upload {NAME} 99999999",
    "upload", f"same {NAME}", "same", "upload 1-2 0", "hello", f"upload {NAME} 0 \\033[31m",
])  # fmt: skip
def test_an_answer_to_a_publication_that_makes_no_sense_is_a_fault(
    publisher: Publisher, answering: Callable[[str], None], first: Path, answer: str
) -> None:
    answering(f"{READY} printf '{answer}\\n'; {STAY}")
    code, said = publisher.publish(first)
    assert code == 1
    assert NONSENSE in said_plainly(said)
    assert "วิธีแก้:" in said


@pytest.mark.usefixtures("impatient")
def test_a_switch_of_which_nothing_is_heard_is_not_called_done_or_undone(
    publisher: Publisher, answering: Callable[[str], None], first: Path
) -> None:
    """Two runs of the server's own program, the second without its last words."""
    receive = f"{publisher.host.receive} {publisher.host.root}"
    answering(
        f'[ "$SSH_ORIGINAL_COMMAND" = session ] || exec {receive}\n'
        f"{receive} | sed -u '/^active/d'"
    )
    code, said = publisher.publish(first)
    assert code == 1
    assert UNSURE in said
    assert files_of(publisher.host.current) == files_of(first)


@pytest.mark.parametrize("line", [
    f"release {NAME}\\033[1A live", "release", f"release {NAME} alive", f"release {NAME}\\r",
    "release 1", "", f"active {NAME}",
])  # fmt: skip
def test_a_list_that_makes_no_sense_is_not_shown(
    publisher: Publisher, answering: Callable[[str], None], line: str
) -> None:
    answering(f"{READY} printf '{line}\\ndone\\n'; {STAY}")
    code, said = publisher.run("rollback", "--list")
    assert code == 1
    assert NONSENSE in said_plainly(said)


@pytest.mark.parametrize("answer", [
    "missing index.html\\ndone 0", "done 1", "missing\\ndone 1", "evil x\\ndone 1", "done",
    f"done {'9' * 5000}", "", "missing x\\nerror unfinished x",
])  # fmt: skip
def test_an_inspection_without_its_right_end_is_no_inspection(
    publisher: Publisher, answering: Callable[[str], None], first: Path, answer: str
) -> None:
    size = len(read_manifest(first / MANIFEST).sums().encode())
    answering(f"{READY} head -c {size} >/dev/null; printf '{answer}\\ndone 0\\n'; {STAY}")
    code, said = publisher.run(
        "audit", "--manifest", str(first / MANIFEST), "--target", publisher.host.target,
        target="http://127.0.0.1:1/",
    )  # fmt: skip
    assert code == 1
    assert "บนเครื่องแม่ข่าย" in said_plainly(said)


@pytest.mark.parametrize(("script", "most"), [
    ("sleep 60", 20), ("while :; do echo busy; sleep 0.2; done", 20), ("yes busy", 20),
    (f"yes 'release {NAME}'", 20), ("yes | tr -d '\\n'", 20), ("yes >&2", 20),
    ("exec 1>&-; sleep 60", 20),
], ids=["mute", "busy", "busier", "list", "line", "errors", "closed"])  # fmt: skip
@pytest.mark.usefixtures("impatient")
def test_a_server_that_answers_nothing_or_without_end_is_given_up(
    publisher: Publisher, answering: Callable[[str], None], script: str, most: float
) -> None:
    answering(READY + script)
    begun = time.monotonic()
    code, said = publisher.run("rollback", "--list")
    assert code == 1
    assert "วิธีแก้:" in said_plainly(said)
    assert time.monotonic() - begun < most


@pytest.mark.usefixtures("impatient")
def test_a_server_that_does_not_greet_is_given_up(
    publisher: Publisher, answering: Callable[[str], None]
) -> None:
    answering("sleep 60")
    code, said = publisher.run("rollback")
    assert code == 1
    assert "ไม่ตอบภายในเวลา" in said


@pytest.mark.usefixtures("impatient")
def test_a_transfer_without_end_is_given_up(
    publisher: Publisher, answering: Callable[[str], None], first: Path
) -> None:
    receive = f"{publisher.host.receive} {publisher.host.root}"
    answering(f"case $SSH_ORIGINAL_COMMAND in session) exec {receive} ;; *) yes >&2 ;; esac")
    begun = time.monotonic()
    code, said = publisher.publish(first)
    assert code == 1
    assert "วิธีแก้:" in said_plainly(said)
    assert time.monotonic() - begun < 20


def test_an_endless_answer_takes_no_memory(
    publisher: Publisher, answering: Callable[[str], None]
) -> None:
    answering(f"{READY} yes 'release {NAME}'")
    call = [sys.executable, "-c", _MEASURE, publisher.host.target, *publisher.host.access]
    run = subprocess.run(call, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert int(run.stdout.splitlines()[-1]) < 200_000  # kB


_MEASURE: Final = """\
import sys
from pathlib import Path
from transparency import cli
assert cli.main(["rollback", "--list", *sys.argv[1:]]) == 1
lines = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
"""


def test_the_servers_program_of_another_version_is_told(
    publisher: Publisher, answering: Callable[[str], None]
) -> None:
    answering(f"printf 'ready 1\\n'; {STAY}")
    code, said = publisher.run("rollback")
    assert code == 1
    assert "คนละรุ่น" in said
    assert "deploy/receive.sh" in said


@pytest.mark.parametrize("code", [
    "write", "differs", "unfinished", "sending", "older", "locked", "tool", "nothing", "input",
    "\x1b[31m", "",
])  # fmt: skip
def test_every_refusal_is_plain_and_has_its_remedy(code: str) -> None:
    for detail in ("", "x", f"changed a{NOT_PRINTED}b\tdone 1", "y" * 100_000):
        assert "วิธีแก้:" in said_plainly(str(server_fault(code, detail)))


@pytest.mark.parametrize(("tool", "package"), [
    ("flock", "util-linux"), ("sha256sum", "coreutils"), ("awk", "mawk"), ("rsync", "rsync"),
])  # fmt: skip
def test_a_missing_program_is_told_with_the_package_that_has_it(tool: str, package: str) -> None:
    assert f"apt-get install {package}" in str(server_fault("tool", tool))
