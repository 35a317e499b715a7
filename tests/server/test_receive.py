"""The server's side under attack and with broken helpers: no yes without having looked."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.server.host import program
from tests.server.receiver import Receiver, Talk, begin, content, give, sums
from tests.server.test_story import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HELPERS: Final = (
    "awk", "cat", "chmod", "cp", "cut", "date", "find", "flock", "grep", "head", "ln", "ls",
    "mkdir", "mv", "readlink", "rm", "sha256sum", "sleep", "sync", "timeout", "tr", "wc",
)  # fmt: skip
"""Every program that receive.sh calls."""
ROOT_ALONE: Final = pytest.mark.skipif(
    os.getuid() != 0, reason="wants root: mounts, or others' files"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def receiver(folder: Path) -> Receiver:
    return Receiver(folder)


@pytest.fixture
def instead(folder: Path, receiver: Receiver) -> Callable[[str, str], None]:
    """Put a script in the place of a helper, in front of the others."""
    tools = folder / "tools"
    tools.mkdir()
    receiver.settings["PATH"] = f"{tools}:{os.environ['PATH']}"

    def put(tool: str, script: str) -> None:
        (tools / tool).write_text(f"#!/bin/sh\n{script}\n")
        (tools / tool).chmod(0o755)

    return put


def inspected(receiver: Receiver, word: str) -> set[str]:
    """Return what an inspection of the live folder says."""
    files = content(word)
    with receiver.connection() as talk:
        talk.say(f"inspect {len(sums(files))}", sums(files))
        return talk.compared()


# A helper that fails


@pytest.mark.parametrize("broken", ["kill -9 $$", "exit 0"], ids=["killed", "mute"])
@pytest.mark.parametrize("tool", HELPERS)
def test_whichever_helper_fails_no_altered_site_goes_live(
    receiver: Receiver, instead: Callable[[str, str], None], tool: str, broken: str
) -> None:
    receiver.settings["RECEIVE_SILENCE"] = "3"
    old = receiver.publish("first")
    receiver.publish("second")
    whole = files_of(receiver.current)
    (old / "index.html").unlink()
    instead(tool, broken)
    assert not any(line.startswith("active") for line in told(receiver, f"rollback {old.name}"))
    third = content("third")
    with receiver.connection(greeted=False) as talk:
        talk.say(begin(third), sums(third))
        words = [*lines_of(talk, until="upload"), ""][-1].split(" ")
        part = receiver.root / "releases" / f"{''.join(words[1:2])}.part"
        if part.is_dir():
            (part / "index.html").write_text("defaced")
        with suppress(BrokenPipeError):  # it has ended already
            talk.say("activate 5\nend")
        assert not any(line.startswith("active") for line in lines_of(talk))
    assert files_of(receiver.current) == whole


def told(receiver: Receiver, line: str) -> list[str]:
    """Return all that a session says which is asked one thing."""
    with receiver.connection(greeted=False) as talk:
        talk.say(f"{line}\nend")
        return lines_of(talk)


def lines_of(talk: Talk, *, until: str = "") -> list[str]:
    """Return the lines up to one that begins with a word, or to the end."""
    found = []
    while line := talk.read():
        found.append(line)
        if until and line.startswith((until, "error")):
            break
    return found


@pytest.mark.parametrize("tool", ["awk", "find", "sha256sum"])
def test_an_inspection_that_could_not_look_does_not_say_that_it_is_done(
    receiver: Receiver, instead: Callable[[str, str], None], tool: str
) -> None:
    live = receiver.publish("first")
    (live / "planted.html").write_text("x")
    give(live)
    assert "foreign planted.html" in inspected(receiver, "first")
    instead(tool, "kill -9 $$")
    files = content("first")
    with receiver.connection() as talk:
        talk.say(f"inspect {len(sums(files))}", sums(files))
        said = talk.compared()
    assert [line for line in said if line.startswith("done")] == []
    assert [line for line in said if line.startswith("unfinished")] != []


def test_nothing_is_written_outside_the_sites_own_folder(receiver: Receiver) -> None:
    receiver.settings["TMPDIR"] = "/dev/null/none"
    live = receiver.publish("first")
    assert inspected(receiver, "first") == {"done 0"}
    (live / "index.html").write_text("defaced")
    assert inspected(receiver, "first") == {"changed index.html", "done 1"}


@ROOT_ALONE
def test_on_a_full_disk_a_release_is_still_checked_and_gone_back_to(
    receiver: Receiver,
) -> None:
    subprocess.run(  # noqa: S603 - our own arguments
        [program("mount"), "-t", "tmpfs", "-o", "size=1m,mode=755", "tmpfs", str(receiver.root)],
        check=True,
    )
    try:
        give(receiver.root)
        first = receiver.publish("first", **{"big.bin": "1" * 300_000})
        second = receiver.publish("second", **{"big.bin": "2" * 300_000})
        fill(receiver.root / "releases" / "rubbish")
        with receiver.connection() as talk:
            third = content("third") | {"more": "x" * 9000}
            answer = talk.ask(begin(third), sums(third))
            assert answer.startswith("error write "), answer
            assert "No space left" in answer
        with receiver.connection() as talk:
            assert talk.ask("rollback") == f"active {first.name}"
        (second / "index.html").write_text("")
        with receiver.connection() as talk:
            assert talk.ask(f"rollback {second.name}").startswith(
                "error differs changed index.html"
            )
        assert receiver.current.resolve() == first
    finally:
        subprocess.run([program("umount"), "--lazy", str(receiver.root)], check=True)  # noqa: S603


def fill(file: Path) -> None:
    """Write until nothing more goes onto the disk."""
    with file.open("wb", buffering=0) as rubbish:
        for size in (65536, 4096, 1):
            try:
                while True:
                    rubbish.write(b"x" * size)
            except OSError:
                continue


def test_what_is_too_much_goes_before_anything_is_sent(receiver: Receiver) -> None:
    """On a full disk a lower ``--keep`` has to help."""
    for word in ("a", "b", "c", "d"):
        receiver.publish(word)
    with receiver.connection() as talk:
        receiver.upload(talk, content("e"), keep=2)
        left = [entry.name for entry in (receiver.root / "releases").iterdir()]
    assert sorted(name[:6] for name in left if "." not in name) == ["000003", "000004"]


# What cannot be read


@pytest.mark.parametrize("mode", [0o000, 0o004, 0o200, 0o666, 0o4755])
def test_a_file_of_any_mode_is_read_and_then_is_for_all_to_read(
    receiver: Receiver, mode: int
) -> None:
    with receiver.connection() as talk:
        part = receiver.upload(talk, content("first"))
        (part / "index.html").chmod(mode)
        assert talk.ask("activate 5").startswith("active")
    assert (receiver.current / "index.html").stat().st_mode & 0o7777 == 0o644


@pytest.mark.parametrize("mode", [0o000, 0o004])
def test_a_foreign_file_that_cannot_be_read_is_named(receiver: Receiver, mode: int) -> None:
    with receiver.connection() as talk:
        part = receiver.upload(talk, content("first"))
        (part / "evil.html").write_text("x")
        (part / "evil.html").chmod(mode)
        give(part)
        assert talk.ask("activate 5").startswith("error differs foreign evil.html")
    assert not part.exists()
    assert not receiver.current.exists()


@pytest.mark.parametrize("mode", [0o000, 0o005, 0o300])
def test_a_folder_that_cannot_be_entered_hides_nothing_and_can_be_deleted(
    receiver: Receiver, mode: int
) -> None:
    with receiver.connection() as talk:
        part = receiver.upload(talk, content("first"))
        (part / "evil").mkdir()
        (part / "evil/page.html").write_text("x")
        give(part)
        (part / "evil").chmod(mode)
        assert talk.ask("activate 5").startswith("error differs foreign evil/page.html")
        assert list((receiver.root / "releases").iterdir()) == []
        part = receiver.upload(talk, content("first"))
        (part / "2566").chmod(mode)
        assert talk.ask("activate 5").startswith("active")
    assert (receiver.current / "2566").stat().st_mode & 0o777 == 0o755


@ROOT_ALONE
def test_what_belongs_to_others_and_is_closed_is_named(receiver: Receiver) -> None:
    live = receiver.publish("first")
    (live / "evil").mkdir(mode=0o700)
    (live / "about us/index.html").chmod(0o600)
    os.chown(live / "about us/index.html", 0, 0)
    found = inspected(receiver, "first")
    assert {"closed evil", "closed about us/index.html"} <= found
    assert any(line.startswith("unfinished ") for line in found)
    older = receiver.root / "releases" / live.name
    with receiver.connection() as talk:
        assert talk.ask(f"rollback {older.name}").startswith("error unfinished closed ")


@pytest.mark.parametrize(("name", "told"), [
    ("new\nline", "foreign new"), ("index.html\n./index.html", "foreign index.html"),
    ("back\\slash", "foreign back\\slash"), ("-rf", "foreign -rf"), ("2566/ ", "foreign 2566/ "),
])  # fmt: skip
def test_no_name_of_a_file_deceives(receiver: Receiver, name: str, told: str) -> None:
    live = receiver.publish("first")
    (live / name).parent.mkdir(exist_ok=True)
    (live / name).write_text("x")
    give(live)
    assert told in inspected(receiver, "first")


def test_links_and_pipes_are_foreign_and_never_opened(receiver: Receiver) -> None:
    live = receiver.publish("first")
    os.mkfifo(live / "pipe")
    (live / "link").symlink_to("/etc/passwd")
    (live / "index.html").unlink()
    (live / "index.html").symlink_to("manifest.json")
    give(live)
    assert inspected(receiver, "first") == {
        "foreign pipe", "foreign link", "foreign index.html", "missing index.html", "done 4",
    }  # fmt: skip


# A client that means harm


@pytest.mark.parametrize("path", ["../../dev/zero", "/dev/zero", "../../../etc/passwd", "./x"])
def test_a_list_opens_nothing_outside_the_release(receiver: Receiver, path: str) -> None:
    receiver.publish("first")
    listed = sums(content("first")) + b"0" * 64 + f"  {path}\n".encode()
    begun = time.monotonic()
    with receiver.connection() as talk:
        talk.say(f"inspect {len(listed)}", listed)
        found = talk.compared()
    assert not any(line.startswith(("done 0", "changed")) for line in found)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("count", ["", "0", "-1", "99999999999999999999", "40000000", "x", "1e3"])
def test_a_list_of_no_sensible_size_ends_the_session(receiver: Receiver, count: str) -> None:
    with receiver.connection() as talk:
        assert talk.ask(f"inspect {count}", b"list\nrollback\n") == "error input list"
        assert talk.read() == ""
    assert receiver.is_free(5)


@pytest.mark.parametrize("keep", ["", "0", "1", "1001", "9" * 30, "-5"])
def test_no_client_has_more_pruned_than_all_but_two(receiver: Receiver, keep: str) -> None:
    for word in ("a", "b", "c"):
        receiver.publish(word)
    with receiver.connection() as talk:
        receiver.upload(talk, content("d"))
        assert talk.ask(f"activate {keep}").startswith("error input")
    assert len([one for one in (receiver.root / "releases").iterdir() if one.is_dir()]) == 3


def test_a_list_that_breaks_off_frees_the_lock(receiver: Receiver) -> None:
    receiver.settings["RECEIVE_SILENCE"] = "3"
    with receiver.connection() as talk:
        talk.say("inspect 1000", b"0" * 64)
        assert receiver.is_free(15)


def test_signs_of_life_hold_the_lock_for_a_session_and_no_longer(receiver: Receiver) -> None:
    receiver.settings["RECEIVE_LONGEST"] = "3"
    with receiver.connection() as talk:
        deadline = time.monotonic() + 40
        while talk.process.poll() is None and time.monotonic() < deadline:
            try:
                talk.say("alive")
            except BrokenPipeError:
                break
            time.sleep(0.2)
        assert talk.process.wait(10) != 0
        assert receiver.is_free(5)


def test_a_check_ends_with_the_client_who_asked_for_it(
    receiver: Receiver, instead: Callable[[str, str], None]
) -> None:
    receiver.publish("first")
    instead("sha256sum", "exec sleep 500")
    receiver.settings["RECEIVE_TICKING"] = "1"
    with receiver.connection() as talk:
        listed = sums(content("first"))
        talk.say(f"inspect {len(listed)}", listed)
        assert talk.process.stdout
        talk.process.stdout.close()
        assert receiver.is_free(30)


def test_a_check_that_takes_too_long_is_given_up(
    receiver: Receiver, instead: Callable[[str, str], None]
) -> None:
    receiver.publish("first")
    instead("sha256sum", "exec sleep 500")
    receiver.settings |= {"RECEIVE_CHECKING": "2", "RECEIVE_TICKING": "1"}
    with receiver.connection() as talk:
        listed = sums(content("first"))
        assert talk.ask(f"inspect {len(listed)}", listed) == ""
    assert receiver.is_free(5)


def test_no_release_goes_live_while_a_transfer_still_writes_into_it(receiver: Receiver) -> None:
    receiver.settings["RECEIVE_SILENCE"] = "6"
    first = content("first")
    with receiver.connection() as talk:
        part = receiver.upload(talk, first)
        asked = f"rsync --server -rce.iLsfxCIvu --timeout=60 --delete . {part.name}/"
        with receiver.connection(asked, greeted=False) as rsync:
            assert rsync.process.stdout
            assert rsync.process.stdout.read(4)  # its greeting: it is there, and waits
            assert talk.ask("activate 5") == "error sending "
            assert not receiver.current.exists()
        part = receiver.upload(talk, first)
        assert talk.ask("activate 5").startswith("active")
    assert files_of(receiver.current) == {path: text.encode() for path, text in first.items()}


def test_no_transfer_begins_once_a_release_is_live(receiver: Receiver) -> None:
    name = receiver.publish("first").name
    for target in (name, f"{name}.part"):
        with receiver.connection(
            f"rsync --server -rce.iLsfxCIvu --timeout=60 --delete . {target}/", greeted=False
        ) as rsync:
            assert rsync.process.wait(20) == 64


def test_what_a_session_left_is_cleared_by_the_next(receiver: Receiver) -> None:
    with receiver.connection() as talk:
        part = receiver.upload(talk, content("first"))
        (part / "2566").chmod(0)
        talk.process.kill()
    assert receiver.is_free(15)
    receiver.publish("first")
    left = [entry.name for entry in (receiver.root / "releases").iterdir() if entry.is_dir()]
    assert len(left) == 1
    assert not (receiver.root / ".work").exists()


def test_an_emptied_list_confirms_nothing(receiver: Receiver) -> None:
    old = receiver.publish("first")
    receiver.publish("second")
    old.with_suffix(".sums").write_text("")
    shutil.rmtree(old)
    old.mkdir()
    with receiver.connection() as talk:
        assert talk.ask("rollback").startswith("error unfinished")


def test_whoever_waits_hears_that_the_server_is_busy_with_anything(
    receiver: Receiver, instead: Callable[[str, str], None]
) -> None:
    receiver.publish("first")
    receiver.publish("second")
    receiver.settings["RECEIVE_TICKING"] = "1"
    instead("sync", "sleep 3")
    with receiver.connection() as talk:
        receiver.upload(talk, content("third"))
        talk.say("activate 5")
        assert talk.process.stdout
        assert talk.process.stdout.readline() == b"busy\n"
        assert talk.read().startswith("active 000003-")


def test_no_more_than_five_hundred_differences_are_named_and_all_are_counted(
    receiver: Receiver,
) -> None:
    live = receiver.publish("first")
    for number in range(700):
        (live / f"{number}.html").write_text("")
    give(live)
    found = inspected(receiver, "first")
    assert "done 700" in found
    assert len(found) == 501
