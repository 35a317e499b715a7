"""Web addresses of the record are found with their places, and listed where they fail."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
import urllib3

from tests.built import DOCS, REPORT
from tests.conftest import DAY, GOOD
from transparency import cli
from transparency.record.site import Site
from transparency.review.links import Place, dead_links, external_links, fault_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path begins with; ``/405`` refuses HEAD alone."""

    def do_HEAD(self) -> None:
        self.answer(int(self.path[1:4]))

    def do_GET(self) -> None:
        self.answer(200 if self.path == "/405" else int(self.path[1:4]))

    def answer(self, status: int) -> None:
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.path if self.path == "/302/loop" else "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("path", "said"), [
    ("/200", None), ("/302", None), ("/405", None), ("/403", None), ("/429", None),
    ("/404", "ไม่มีหน้านี้แล้ว"), ("/410", "ไม่มีหน้านี้แล้ว"), ("/500", "ขัดข้อง (รหัส 500)"),
    ("/302/loop", "ไม่สิ้นสุด"),
])  # fmt: skip
def test_what_an_answer_means(host: str, path: str, said: str | None) -> None:
    with urllib3.PoolManager() as pool:
        found = fault_of(pool, host + path)
    assert (found is None) if said is None else (found is not None and said in found)


def test_a_host_that_does_not_answer_is_a_fault() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as closed:
        port = closed.server_port
    with urllib3.PoolManager() as pool:
        assert fault_of(pool, f"http://127.0.0.1:{port}/") == "ติดต่อไม่ได้"


def test_each_place_of_a_dead_address_is_a_warning(host: str) -> None:
    links = {f"{host}/404": [Place("data/a.yml", 3), Place("docs/b.md", 5)], f"{host}/200": []}
    found = dead_links(links)
    assert [(problem.path, problem.line, problem.severity) for problem in found] == [
        ("data/a.yml", 3, "warning"), ("docs/b.md", 5, "warning"),
    ]  # fmt: skip


def test_addresses_are_found_in_record_and_prose_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        "# ก\n\n[ข](https://www.example.go.th/page) `https://www.example.go.th/code`\n"
        "[ค](http://192.168.1.1/) [ง](contact.md)\n",
        encoding="utf-8",
    )
    found = external_links(Site.load(GOOD, DAY), tmp_path)
    assert found["https://www.example.go.th/page"] == [Place("docs/page.md", 3)]
    assert "https://www.example.go.th/code" not in found
    assert not any("192.168" in url for url in found)
    assert Place("data/agency.yml", 10) in found["https://www.example.go.th"]
    assert "https://forms.example.go.th/report?from=site&page=" in found


def test_a_record_without_addresses_has_nothing_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["links", "--data", str(REPORT), "--docs", str(DOCS)]
    assert cli.main(call) == 0
    assert capsys.readouterr().out == "ลองเปิดลิงก์ภายนอก ๐ แห่ง เปิดไม่ได้ ๐ แห่ง\n"
