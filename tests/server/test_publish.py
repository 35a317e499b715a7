"""Publishing and going back on a real sshd: what is told, what is kept, what the key may not do."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from tests.server.host import free_port, new_key, program
from tests.server.test_story import files_of
from transparency import cli
from transparency.delivery.manifest import MANIFEST
from transparency.delivery.publishing.session import session
from transparency.delivery.publishing.target import Access, connection, parse_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.publisher import Publisher


def test_a_site_is_published_and_the_same_is_not_sent_again(
    publisher: Publisher, first: Path
) -> None:
    code, said = publisher.publish(first)
    assert (code, files_of(publisher.host.current)) == (0, files_of(first))
    assert re.search(r"เผยแพร่แล้ว รุ่น 000001-[0-9a-f]{16} ส่ง ๑๗ ไฟล์", said)
    code, said = publisher.publish(first)
    assert code == 0
    assert "ไม่ได้ส่งอะไร" in said
    assert len([name for name in publisher.host.releases() if "." not in name]) == 1


def test_what_is_the_same_stays_the_very_same_file(
    publisher: Publisher, first: Path, second: Path
) -> None:
    publisher.publish(first)
    before = (publisher.host.current / "files/1.txt").stat().st_ino
    _, said = publisher.publish(second)
    assert "ส่ง ๕ ไฟล์" in said  # four pages and the manifest
    assert (publisher.host.current / "files/1.txt").stat().st_ino == before


def test_the_last_releases_are_kept_and_can_be_gone_back_to(
    publisher: Publisher, make_site: Callable[[str], Path]
) -> None:
    sites = [make_site(name) for name in ("a", "b", "c", "d")]
    for site in sites:
        assert publisher.publish(site, "--keep", "3")[0] == 0
    _, said = publisher.run("rollback", "--list")
    lines = said.splitlines()
    assert [line[:6] for line in lines] == ["000002", "000003", "000004"]
    assert lines[-1].endswith("(เผยแพร่อยู่)")
    code, said = publisher.run("rollback")
    assert (code, files_of(publisher.host.current)) == (0, files_of(sites[2]))
    assert "ย้อนกลับแล้ว เผยแพร่รุ่น 000003-" in said
    oldest = lines[0].split()[0]
    assert publisher.run("rollback", "--to", oldest)[0] == 0
    assert files_of(publisher.host.current) == files_of(sites[1])
    assert publisher.run("rollback", "--to", lines[-1].split()[0])[0] == 0
    assert files_of(publisher.host.current) == files_of(sites[3])


def test_there_is_no_way_back_to_what_is_not_there_or_is_damaged(
    publisher: Publisher, first: Path, second: Path
) -> None:
    publisher.publish(first)
    code, said = publisher.run("rollback")
    assert code == 1
    assert "ไม่มีรุ่นก่อนหน้า" in said
    publisher.publish(second)
    old = publisher.host.root / "releases" / publisher.host.releases()[0]
    (old / "index.html").write_text("harmed")
    code, said = publisher.run("rollback")
    assert code == 1
    assert "index.html" in said
    assert files_of(publisher.host.current) == files_of(second)
    for name in ("000009-0000000000000000", "../../etc", "000001"):
        assert publisher.run("rollback", "--to", name)[0] == 1


def test_two_publications_at_once_do_not_meet(
    publisher: Publisher, first: Path, second: Path
) -> None:
    publisher.publish(first)
    host = publisher.host
    access = Access(host.folder / "key", host.folder / "known")
    with connection(parse_target(host.target), access) as way, session(way):
        publisher.refused(second, told="มีการเผยแพร่อีกรายการหนึ่งกำลังทำงานอยู่")
    assert publisher.publish(second)[0] == 0


def test_what_a_dead_owner_left_behind_holds_nobody_up(
    publisher: Publisher, first: Path, second: Path
) -> None:
    publisher.publish(first)
    root = publisher.host.root
    (root / ".owner").write_text("2026-01-01T00:00:00Z\n")
    (root / ".next").symlink_to("releases/000099-0000000000000000")
    half = root / "releases/000002-0000000000000000.part"
    half.mkdir()
    (half / "index.html").write_text("half")
    assert publisher.publish(second)[0] == 0
    assert files_of(publisher.host.current) == files_of(second)
    assert not half.exists()


# What goes wrong


def test_a_key_that_is_missing_open_to_others_broken_or_unknown(
    publisher: Publisher, first: Path, tmp_path: Path
) -> None:
    key = publisher.host.folder / "key"
    good = key.read_bytes()
    key.chmod(0o644)
    publisher.refused(first, told="chmod 600")
    key.chmod(0o600)
    key.write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nbroken\n")
    publisher.refused(first, told="ไฟล์กุญแจลับอ่านไม่ได้")
    key.write_bytes(new_key(tmp_path / "other").read_bytes())
    publisher.refused(first, told="เครื่องแม่ข่ายไม่รับกุญแจนี้")
    key.unlink()
    publisher.refused(first, told="ไม่พบไฟล์กุญแจลับ")
    key.write_bytes(good)
    key.chmod(0o600)
    assert publisher.publish(first)[0] == 0


def test_a_host_whose_key_is_unknown_or_another(
    publisher: Publisher, first: Path, tmp_path: Path
) -> None:
    known = publisher.host.folder / "known"
    other = new_key(tmp_path / "other").with_suffix(".pub").read_text()
    good = known.read_text()
    known.write_text(f"{good.split()[0]} {other}")
    publisher.refused(first, told="อาจมีผู้ปลอมเป็นเครื่องแม่ข่าย")
    known.write_text("")
    publisher.refused(first, told="ไม่รู้จักกุญแจประจำเครื่องแม่ข่าย")
    known.unlink()
    publisher.refused(first, told="ไม่พบไฟล์กุญแจประจำเครื่อง")


def test_a_host_that_cannot_be_reached(publisher: Publisher, first: Path) -> None:
    for target, told in [
        (f"ssh://web@127.0.0.1:{free_port()}", "ติดต่อเครื่องแม่ข่ายไม่ได้"),
        ("ssh://web@no-such-host.invalid", "ไม่มีเครื่องแม่ข่ายชื่อนี้"),
    ]:
        code, said = publisher.run("publish", "--site", str(first), target=target)
        assert code == 1
        assert told in said


def without(tool: str, folder: Path) -> Path:
    """Make a folder of links to every program of the system but one."""
    folder.mkdir()
    for place in ("/usr/bin", "/bin"):
        for name in os.listdir(place):  # noqa: PTH208 - names are enough, and there are many
            if name != tool and not (folder / name).is_symlink():
                (folder / name).symlink_to(f"{place}/{name}")
    return folder


def test_a_server_without_rsync(publisher: Publisher, first: Path, tmp_path: Path) -> None:
    tools = without("rsync", tmp_path / "bin")
    receive = f"{publisher.host.receive} {publisher.host.root}"
    publisher.host.authorize(f"PATH={tools} {receive}")
    publisher.refused(first, told="เครื่องแม่ข่ายไม่มีโปรแกรม rsync")


def test_a_server_that_has_no_receiver_or_another(publisher: Publisher, first: Path) -> None:
    for command in ("/bin/true", "/bin/echo hello", "/no/such/program"):
        publisher.host.authorize(command)
        publisher.refused(first, told="deploy/receive.sh")


def test_what_a_server_says_commands_neither_a_terminal_nor_a_workflow(
    publisher: Publisher, first: Path
) -> None:
    for words in ("error write \\033[31m::error::x", "error differs changed \\033[2J", "error x y"):
        publisher.host.authorize(f"printf '{words}\\n'; printf '\\n::stop-commands::x\\n' >&2")
        code, said = publisher.publish(first)
        assert code == 1
        assert "\x1b" not in said
        assert [line for line in said.splitlines() if line.strip().startswith("::")] == []


def test_a_full_disk(publisher: Publisher, first: Path, second: Path) -> None:
    publisher.publish(first)
    receive = f"{publisher.host.receive} {publisher.host.root}"
    # No file may grow beyond 4 KiB: what a full disk says, without filling one.
    publisher.host.authorize(f"trap '' XFSZ; ulimit -f 8; exec {receive}")
    publisher.refused(second, told="พื้นที่บนเครื่องแม่ข่ายเต็ม")
    publisher.host.authorize()
    assert publisher.publish(second)[0] == 0


def test_a_folder_that_is_not_ours_to_write(
    publisher: Publisher, first: Path, second: Path
) -> None:
    publisher.publish(first)
    receive = f"{publisher.host.receive} {publisher.host.root}"
    if os.getuid() == 0:  # give up what lets root write everywhere
        caps = "-dac_override,-dac_read_search"
        receive = f"{program('setpriv')} --bounding-set={caps} {receive}"
    publisher.host.authorize(receive)
    folder = publisher.host.root / "releases"
    folder.chmod(0o500)
    try:
        publisher.refused(second, told="เขียนลงโฟลเดอร์ของเว็บไซต์ไม่ได้")
    finally:
        folder.chmod(0o755)
    publisher.host.authorize()
    assert publisher.publish(second)[0] == 0


def test_a_folder_that_is_not_there(publisher: Publisher, first: Path) -> None:
    publisher.host.authorize(f"{publisher.host.receive} {publisher.host.folder / 'nowhere'}")
    publisher.refused(first, told="ไม่มีโฟลเดอร์ของเว็บไซต์บนเครื่องแม่ข่าย")


def test_a_site_that_is_not_whole_never_leaves(publisher: Publisher, first: Path) -> None:
    page = first / "index.html"
    good = page.read_bytes()
    page.write_text("changed after the check")
    assert publisher.publish(first)[0] == 2
    page.write_bytes(good)
    (first / MANIFEST).write_text("{")
    assert publisher.publish(first)[0] == 2
    shutil.rmtree(first)
    code, said = publisher.publish(first)
    assert code == 2
    assert "make site" in said
    assert not publisher.host.current.exists()


@pytest.mark.parametrize("target", [
    "www.example.go.th", "ssh://www.example.go.th", "ssh://-oProxyCommand=x@y", "ssh://a@-b",
    "ssh://a@b:0", "ssh://a@b:99999", "ssh://a@b/folder", "ssh://a b@c", "https://a@b",
])  # fmt: skip
def test_a_target_that_is_none(
    target: str, first: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["publish", target, "--site", str(first)]) == 2
    assert "ตัวอย่าง: ssh://" in capsys.readouterr().err


def test_no_target_at_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PUBLISH_TARGET", raising=False)
    assert cli.main(["publish"]) == 2
    assert "ยังไม่ได้บอกปลายทาง" in capsys.readouterr().err


def test_key_and_hosts_come_from_the_environment_as_in_a_workflow(
    publisher: Publisher, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = publisher.host
    monkeypatch.setenv("PUBLISH_TARGET", host.target)
    monkeypatch.setenv("PUBLISH_KEY", (host.folder / "key").read_text().rstrip("\n"))
    monkeypatch.setenv("PUBLISH_KNOWN_HOSTS", (host.folder / "known").read_text())
    assert cli.main(["publish", "--site", str(first)]) == 0
    assert files_of(host.current) == files_of(first)


# What the key may not do


@pytest.mark.parametrize("asked", [
    "id", "", "sh", "session; id", "rsync --server --sender -rce.iLsfxCIvu . /etc/",
    "rsync --server -rce.iLsfxCIvu . ../../etc/", "rsync --server -rce.iLsfxCIvu . /tmp/x.part/",
    "rsync --server -rce.iLsfxCIvu --delete . 000001-0000000000000000.part/",
    "rsync --server -rce.iLsfxCIvu --remove-source-files . 000001-0000000000000000.part/",
    "rsync --server -lrce.iLsfxCIvu . 000001-0000000000000000/", "scp -t /tmp", "$(id)",
])  # fmt: skip
def test_the_key_does_nothing_but_publish(publisher: Publisher, first: Path, asked: str) -> None:
    publisher.publish(first)
    before = files_of(publisher.host.root)
    host = publisher.host
    run = subprocess.run(  # noqa: S603 - our own arguments
        [program("ssh"), "-i", str(host.folder / "key"), "-p", str(host.port), "-F", "none",
         "-o", f"UserKnownHostsFile={host.folder / 'known'}", "-o", "IdentitiesOnly=yes",
         "-T", host.target.removeprefix("ssh://").rpartition(":")[0], asked],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert run.returncode != 0
    assert "uid=" not in run.stdout
    assert files_of(host.root) == before


# How it is told


def test_a_terminal_shows_a_bar_and_a_workflow_plain_lines(
    publisher: Publisher, first: Path, second: Path
) -> None:
    call = [sys.executable, "-m", "transparency.cli", "publish", publisher.host.target,
            *publisher.host.access, "--site"]  # fmt: skip
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    shown = b""
    with subprocess.Popen([*call, str(first)], stdout=theirs, stderr=theirs) as process:  # noqa: S603
        os.close(theirs)
        while True:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # how a terminal says that nobody writes to it any more
                break
    os.close(ours)
    assert process.returncode == 0
    assert "100%" in shown.decode()
    plain = subprocess.run([*call, str(second)], capture_output=True, text=True, check=True)  # noqa: S603
    assert "%" not in plain.stderr
    assert "\r" not in plain.stderr
    assert "ส่ง ๕ ไฟล์" in plain.stderr
