"""The preview: pages are made when asked for, from the record as it is, and nothing else is."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.built import DOCS, ROOT, without_words
from tests.conftest import DAY, GOOD
from transparency.delivery.build import STUB, Build
from transparency.delivery.preview import Preview
from transparency.history.version import Version
from transparency.pages.catalogue import ProseFile
from transparency.record.model.kinds import KINDS, kind_of
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


def test_a_page_shows_itself_anew_with_the_script_of_the_generators_server(build: Build) -> None:
    """Its server puts the script into a stub, and only there."""
    stub = f"{STUB[0]}<script>again()</script>{STUB[1]}\n".encode()

    def static(environ: dict[str, Any], start_response: Any) -> list[bytes]:  # noqa: ANN401
        known = environ["PATH_INFO"] == "/"
        start_response("200 OK" if known else "404 Not Found", [])
        return [stub] if known else [b"nothing"]

    def asked(path: str) -> bytes:
        return b"".join(preview.beside(static, "/")({"PATH_INFO": path}, lambda *_: None))  # type: ignore[arg-type]

    preview = Preview()
    preview.build = replace(build, is_preview=True)
    preview.build.prose_page(ProseFile("", "หน้าแรก", "", "index.md"), "<p>ยินดีต้อนรับ</p>")
    for path, words in [("/", "ยินดีต้อนรับ"), (f"/{GIFTS}/", "ฝนตกหนัก")]:
        page = asked(path).decode()
        assert words in page
        assert page.count("<script>again()</script></body>") == 1
        assert STUB[0] not in page
    assert b"again" not in asked("/search/index.json")
    assert asked("/none/") == b"nothing"


def test_a_page_of_prose_in_a_preview_is_the_page_that_a_build_writes(build: Build) -> None:
    """With a view, a link and a term of the glossary, as Markdown hands them over."""
    file = ProseFile("about/", "เกี่ยวกับ", "คำอธิบาย", "about.md")
    bodies = []
    for one in (build, replace(build, is_preview=True)):
        text = f'<p>{one.place("about/", "channel_list")} OIT <a href="/2567/">ปี</a></p>'
        bodies.append(one.prose_page(file, one.prose_body(file, text)))
    assert "โทรศัพท์กลาง" in bodies[0]
    assert bodies[1] == "".join(STUB)
    assert (one.made("about/"), one.entries) == (bodies[0].encode(), build.entries)
    assert one.made("about/index.html") == one.made("about/")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a real preview of a copy of the good record and prose, and the copy."""
    home = tmp_path_factory.mktemp("preview")
    data = shutil.copytree(GOOD, home / "data")
    docs = shutil.copytree(DOCS, home / "docs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "PREVIEW": "true",
        "DATA_DIR": str(data),
        "DOCS_DIR": str(docs),
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
        yield f"http://127.0.0.1:{port}/", home
        process.terminate()


def wait_for(address: str, words: str, seconds: float = 60, *, is_there: bool = True) -> bool:
    """Return whether an address shows the words, or no more, before the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=2) as answer:  # noqa: S310 - on loopback
                if (words in without_words(answer.read().decode())) is is_there:
                    return True
        except (URLError, TimeoutError):
            pass  # it is not up yet, or holds its answers back until a mistake is mended
        time.sleep(0.1)
    return False


EDITS: Final = [
    ("data/2567/measures/gifts.yml", "ฝนตกหนัก", f"{GIFTS}/"),
    ("data/2567/rounds/1.yml", "ความนำของรายงานตัวอย่าง", "2567/report/1/"),
    ("data/2567/year.yml", "หมายเลขสมมุติ", "data/2567/year.yml"),
    ("data/2567/ita.yml", "กรอบการประเมินสมมุติ", "ita/2567/"),
    ("data/2567/scores.yml", "หน้าประกาศผลสมมุติ", "2567/"),
    ("data/agency.yml", "โทรศัพท์กลาง", "contact/"),
    ("data/units/finance.yml", "กองคลังตัวอย่าง", "units/finance/"),
    ("data/units/finance.yml", "กองคลัง", "units/"),
    ("data/documents/gift-policy.yml", "นโยบายไม่รับของขวัญตัวอย่าง", f"{GIFTS}/"),
    ("data/promises/no-gift.yml", "ให้ของขวัญเจ้าหน้าที่ได้หรือไม่", "promises/no-gift/"),
    ("data/glossary.yml", "ความหมายตัวอย่างของแบบตรวจ", "glossary/"),
    ("data/synonyms.yml", "อุทาหรณ์", "data/synonyms.yml"),
    ("data/allowed.yml", "ใช้ทดสอบเท่านั้น", "data/allowed.yml"),
    ("data/verifications/2567/measures/gifts.yml", "เทียบกับรายงานตัวอย่าง", "verification/"),
    ("data/files/2567/service-steps.csv", "รับคำขอ", "files/2567/service-steps.csv"),
    ("docs/about.md", "ข้อมูลมาจากไหน", "about/"),
]
"""File, words in it, and an address that shows them; of each kind of input one or more."""


@pytest.mark.parametrize(("name", "words", "address"), EDITS)
def test_an_edit_of_each_kind_of_file_is_shown(
    served: tuple[str, Path], name: str, words: str, address: str
) -> None:
    site, home = served
    file, page = home / name, f"{site}{address}"
    text = file.read_text(encoding="utf-8")
    assert words in text
    assert wait_for(page, words)
    file.write_text(text.replace(words, f"{words}ที่แก้แล้ว"), encoding="utf-8")
    assert wait_for(page, f"{words}ที่แก้แล้ว")
    file.write_text(text, encoding="utf-8")
    assert wait_for(page, f"{words}ที่แก้แล้ว", is_there=False)


def test_each_kind_of_file_is_among_the_edits() -> None:
    edited = {kind_of(name.removeprefix("data/")) for name, _, _ in EDITS}
    assert set(KINDS) <= edited


def test_a_file_that_comes_and_goes_is_shown_and_not_shown(served: tuple[str, Path]) -> None:
    site, home = served
    units = home / "data/units"
    page, links = f"{site}units/new/", f"{site}units/"
    assert wait_for(links, "กองคลังตัวอย่าง")
    text = (units / "finance.yml").read_text(encoding="utf-8")
    new = text.replace("กองคลัง", "กองใหม่").replace("order: 3", "order: 9")
    (units / "new.yml").write_text(new, encoding="utf-8")
    assert wait_for(page, "กองใหม่ตัวอย่าง")
    assert wait_for(links, "กองใหม่ตัวอย่าง")
    (units / "new.yml").unlink()
    assert wait_for(links, "กองใหม่ตัวอย่าง", is_there=False)
    with pytest.raises(HTTPError, match="404"):
        urlopen(page, timeout=20)  # noqa: S310 - on loopback


@pytest.mark.parametrize("address", ["", "about/", f"{GIFTS}/"])
def test_a_page_waits_for_the_next_edit(served: tuple[str, Path], address: str) -> None:
    """The script of MkDocs's server asks for this address, and reloads the page."""
    assert wait_for(f"{served[0]}{address}", "/livereload/")


def test_an_edit_is_shown_and_a_mistake_only_when_it_is_mended(served: tuple[str, Path]) -> None:
    address, home = served
    page, file = f"{address}{GIFTS}/", home / "data" / f"{GIFTS}.yml"
    text = file.read_text(encoding="utf-8")
    assert wait_for(page, "ฝนตกหนัก")
    file.write_text(text.replace("ฝนตกหนัก", "ฝนตกเบา"), encoding="utf-8")
    assert wait_for(page, "ฝนตกเบา")
    file.write_text(text.replace("ฝนตกหนัก", "ฝนตกเบา\n   คำที่หลงมา: ["), encoding="utf-8")
    assert not wait_for(page, "คำที่หลงมา", seconds=3)
    file.write_text(text.replace("ฝนตกหนัก", "ฝนตกปรอย"), encoding="utf-8")
    assert wait_for(page, "ฝนตกปรอย")
