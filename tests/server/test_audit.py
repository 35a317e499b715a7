"""An audit names whatever is not as it was published, on nginx and on servers that misbehave."""

from __future__ import annotations

import shutil
import subprocess
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
import urllib3

from benchmarks.web_server import serving
from tests.built import REPORT
from tests.server.auditor import NOW
from tests.server.host import program
from transparency import cli
from transparency.delivery.manifest import MANIFEST, Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.server.auditor import Auditor
    from tests.server.host import Host


@pytest.fixture
def site(make_site: Callable[[str], Path]) -> Path:
    """A small site as it was built."""
    return make_site("first")


@pytest.fixture
def live(site: Path, tmp_path: Path) -> Path:
    """The same as it lies on the server, where it may be harmed."""
    return shutil.copytree(site, tmp_path / "live")


def test_the_report_site_on_nginx_is_found_to_be_what_was_built(
    report_site: Path, tmp_path: Path, auditor: Auditor
) -> None:
    site = shutil.copytree(report_site, tmp_path / "site")
    assert cli.main(["manifest", str(site), "--data", str(REPORT)]) == 0
    with serving(site) as address:
        assert auditor.run(address, "--manifest", f"{site / MANIFEST}") == {}
    assert auditor.code == 0
    assert "ทุกไฟล์ตรงกับที่เผยแพร่ ไม่พบปัญหา" in auditor.said


def deface(live: Path) -> None:
    page = live / "2566/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("2566", "2567", 1), encoding="utf-8")


def shorten(live: Path) -> None:
    (live / "assets/css/site.css").write_text("", encoding="utf-8")


def lengthen(live: Path) -> None:
    with (live / "files/3.txt").open("a") as file:
        file.write("x")


def remove(live: Path) -> None:
    (live / "units/คลัง/index.html").unlink()


def add(live: Path) -> None:
    (live / "index.html").write_text('<a href="new/">x</a><script src=/evil.js></script>')
    (live / "evil.js").write_text("")
    (live / "new").mkdir()
    (live / "new/index.html").write_text("x")


@pytest.mark.parametrize(("harm", "named"), [
    (deface, {("changed", "2566/index.html")}),
    (shorten, {("changed", "assets/css/site.css")}),
    (lengthen, {("changed", "files/3.txt")}),
    (remove, {("missing", "units/คลัง/index.html")}),
    (add, {("changed", "index.html"), ("foreign", "evil.js"), ("foreign", "new/index.html")}),
    (lambda live: (live / MANIFEST).unlink(), {("missing", MANIFEST)}),
    (lambda live: (live / MANIFEST).write_text("{}"), {("manifest", MANIFEST)}),
], ids=["changed", "emptied", "longer", "removed", "added", "no manifest", "broken"])  # fmt: skip
def test_what_somebody_did_on_the_server_is_named(
    site: Path, live: Path, auditor: Auditor,
    harm: Callable[[Path], None], named: set[tuple[str, str]],
) -> None:  # fmt: skip
    harm(live)
    with serving(live) as address:
        found = auditor.run(address, "--manifest", str(site / MANIFEST))
    assert set(found) == named
    assert auditor.code == 1
    assert all(path in auditor.said for _, path in named)
    assert "วิธีแก้:" in auditor.said


def test_without_a_manifest_the_sites_own_is_what_counts(live: Path, auditor: Auditor) -> None:
    deface(live)
    with serving(live) as address:
        assert set(auditor.run(address)) == {("changed", "2566/index.html")}


def test_an_older_site_is_stale_and_not_taken_for_harmed(
    make_site: Callable[[str], Path], live: Path, auditor: Auditor
) -> None:
    newer = make_site("second")
    with serving(live) as address:
        found = auditor.run(address, "--manifest", str(newer / MANIFEST))
        assert {kind for kind, _ in found} == {"stale"}
        assert ("stale", MANIFEST) in found
        deface(live)
        found = auditor.run(address, "--manifest", str(newer / MANIFEST))
    assert [path for kind, path in found if kind == "changed"] == ["2566/index.html"]


def test_a_manifest_changed_together_with_a_file_hides_nothing(
    site: Path, live: Path, auditor: Auditor
) -> None:
    deface(live)
    (live / "extra.html").write_text("x")
    manifest = read_manifest(live / MANIFEST)
    files = {path: {"sha256": one.sha256, "size": one.size} for path, one in manifest.files.items()}
    for path in ("2566/index.html", "extra.html"):
        content = (live / path).read_bytes()
        sums = subprocess.run(  # noqa: S603 - a tool of the system
            [program("sha256sum"), str(live / path)], capture_output=True, text=True, check=True
        )
        files[path] = {"sha256": sums.stdout[:64], "size": len(content)}
    told = manifest.model_dump() | {"files": files}
    (live / MANIFEST).write_text(Manifest.model_validate(told).text(), encoding="utf-8")
    with serving(live) as address:
        found = set(auditor.run(address, "--manifest", str(site / MANIFEST)))
    named = {("stale", MANIFEST), ("stale", "2566/index.html"), ("stale", "extra.html")}
    assert found == named


def test_another_commit_or_an_old_day_is_stale(
    live: Path, auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(live) as address:
        assert set(auditor.run(address, "--commit", "0" * 40)) == {("stale", MANIFEST)}
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 3 * 86400))
        (detail,) = auditor.run(address).values()
        assert "๒๒ พฤศจิกายน ๒๕๖๙ ไม่ได้สร้างใหม่ทุกวัน" in detail
        assert auditor.run(address, "--max-age", "3") == {}


def test_a_file_that_no_page_leads_to_is_seen_on_the_server_itself(
    host: Host, site: Path, auditor: Auditor
) -> None:
    assert cli.main(["publish", host.target, *host.access, "--site", str(site)]) == 0
    told = ["--manifest", str(site / MANIFEST)]
    with serving(host.current) as address:
        everything = [address, *told, "--target", host.target, *host.access]
        assert auditor.run(*everything) == {}
        (host.current / "left-behind.txt").write_text("x")
        deface(host.current)
        assert set(auditor.run(address, *told)) == {("changed", "2566/index.html")}
        found = auditor.run(*everything)
    assert set(found) == {("changed", "2566/index.html"), ("foreign", "left-behind.txt")}


def test_a_page_and_its_style_are_never_of_two_ages_in_a_browser(live: Path) -> None:
    with serving(live) as address:
        for path in ("", "assets/css/site.css", MANIFEST):
            answer = urllib3.request("GET", address + path, retries=False)
            assert answer.headers["Cache-Control"] == "no-cache", path


# Servers that misbehave


class _Misbehaving(BaseHTTPRequestHandler):
    """Serves a folder without headers, and does what its server's `trick` says."""

    def do_GET(self) -> None:
        server: Any = self.server
        server.asked.append(self.path)
        self.answer(server.trick, server.folder)

    def answer(self, trick: str, folder: Path) -> None:
        file = folder / unquote(self.path.partition("?")[0]).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        status, body, headers = 200, b"", {}
        if trick.startswith("redirect:"):
            status, headers = 302, {"Location": trick.removeprefix("redirect:")}
        elif trick == "broken":
            status = 503
        elif file.is_file():
            body = file.read_bytes()
        elif trick != "soft":
            status = 404
        if self.path.endswith(".css"):
            headers["Content-Type"] = "text/plain\x1b[31m"
        self.send_response(status)
        headers = {"Content-Type": "text/html", "Content-Length": str(len(body))} | headers
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # whoever asked may have read enough
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@contextmanager
def misbehaving(folder: Path, trick: str) -> Iterator[Any]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Misbehaving) as server:
        extra: Any = server
        extra.trick, extra.folder, extra.asked = trick, folder, []
        extra.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield extra
        server.shutdown()


def test_missing_headers_and_wrong_types_are_named(live: Path, auditor: Auditor) -> None:
    with misbehaving(live, "none") as server:
        found = auditor.run(server.address)
        assert {kind for kind, _ in found} == {"header", "cache"}
        for name in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options",
                     "Referrer-Policy", "Permissions-Policy"):  # fmt: skip
            assert f"ไม่มีส่วนหัว {name}" in auditor.said
        assert "assets/css/site.css: ชนิดของไฟล์" in auditor.said
        assert "\x1b" not in auditor.said
        auditor.run(server.address, "--without-headers")
        assert "Referrer-Policy" not in auditor.said


def test_a_server_that_calls_everything_found_is_told(live: Path, auditor: Auditor) -> None:
    with misbehaving(live, "soft") as server:
        auditor.run(server.address, "--without-headers")
    assert "ต้องตอบรหัส 404 แต่ตอบ 200" in auditor.said


def test_no_redirect_is_followed_to_another_host(live: Path, auditor: Auditor) -> None:
    with (
        misbehaving(live, "none") as other,
        misbehaving(live, f"redirect:{other.address}") as server,
    ):
        found = auditor.run(server.address)
    assert {kind for kind, _ in found} == {"redirect"}
    assert other.asked == []
    assert "จึงไม่ตามไป" in auditor.said


def test_a_location_that_drops_the_headers_of_the_others_is_told(
    live: Path, auditor: Auditor
) -> None:
    """Nginx inherits add_header only where a location has none of its own."""
    with serving(live, extra="location /files/ { add_header X-Note 1; }") as address:
        found = auditor.run(address)
    assert {kind for kind, _ in found} == {"header", "cache"}
    assert {path for _, path in found} == {"files/0.txt"}
    assert "ไม่มีส่วนหัว Content-Security-Policy" in auditor.said
    assert "(และอีก ๑๑ ที่อยู่)" in auditor.said


def test_a_redirect_without_end_ends(live: Path, auditor: Auditor) -> None:
    with misbehaving(live, "redirect:/again") as server:
        assert {kind for kind, _ in auditor.run(server.address)} == {"redirect"}
        assert len(server.asked) < 10


def test_a_server_that_fails_is_asked_again_twice_and_no_more(live: Path, auditor: Auditor) -> None:
    with misbehaving(live, "broken") as server:
        found = auditor.run(server.address)
    assert found == {("unreachable", MANIFEST): "เครื่องแม่ข่ายตอบรหัส 503"}
    assert len(server.asked) == 3


# Wrong calls


def test_nothing_that_answers_is_told(auditor: Auditor) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Misbehaving) as closed:
        port = closed.server_port
    assert set(auditor.run(f"http://127.0.0.1:{port}/")) == {("unreachable", "")}


@pytest.mark.parametrize("call", [
    ["ftp://www.example.go.th/"], ["www.example.go.th"], ["https://a:b@www.example.go.th/"],
    ["https://www.example.go.th/?a=b"], ["https://"], ["http://[/"],
    ["http://127.0.0.1:1/", "--manifest", "none.json"],
    ["http://127.0.0.1:1/", "--authorities", "none.pem"],
    ["http://127.0.0.1:1/", "--target", "ssh://a@b"],
])  # fmt: skip
def test_a_wrong_call_is_told_in_thai(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["audit", *call]) == 2
    said = capsys.readouterr().err
    assert "วิธีแก้" in said or "ตัวอย่าง" in said or "make site" in said


@pytest.mark.parametrize("seed", ["-1", "๗", "7.5", "1" * 13])
def test_a_seed_is_a_number_of_few_digits(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["audit", "http://127.0.0.1:1/", "--seed", seed])
    assert ended.value.code == 2
    assert "เลขของลำดับสุ่ม" in capsys.readouterr().err
