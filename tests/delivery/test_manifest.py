"""The manifest: every file of a site, and the same bytes wherever the site is built."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.built import DOCS, REPORT, ROOT, build_site
from tests.conftest import GOOD
from transparency import cli
from transparency.delivery.manifest import (
    MANIFEST,
    Manifest,
    ManifestError,
    build_manifest,
    check_folder,
    parse_manifest,
    read_manifest,
)
from transparency.history.version import Version, data_digest, data_version

DAY = date(2026, 11, 22)


def made(folder: Path, **files: str) -> Path:
    """Write files (``_`` stands for a dot), such as ``index_html``."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_every_other_file_is_listed_with_digest_and_size(tmp_path: Path) -> None:
    site = made(tmp_path / "site", index_html="ก", manifest_json="{}")
    (site / "a").mkdir()
    (site / "a" / "ข.css").write_bytes(b"")
    found = build_manifest(site, GOOD, DAY, "0")
    assert {path: (entry.size, entry.sha256) for path, entry in found.files.items()} == {
        "a/ข.css": (0, hashlib.sha256(b"").hexdigest()),
        "index.html": (3, hashlib.sha256("ก".encode()).hexdigest()),
    }
    assert (found.time, found.day) == ("1970-01-01T00:00:00+00:00", "2026-11-22")
    assert found.tools["mkdocs"] == "1.6.1"


def test_the_report_site_has_a_manifest_that_sha256sum_agrees_with(
    tmp_path: Path, report_site: Path
) -> None:
    site = shutil.copytree(report_site, tmp_path / "site")
    assert cli.main(["manifest", str(site), "--data", str(REPORT)]) == 0
    manifest = read_manifest(site / MANIFEST)
    check_folder(site, manifest)
    sums = tmp_path / "sums"
    sums.write_text(manifest.sums(), encoding="utf-8")
    run = subprocess.run(  # noqa: S603 - a tool of the system, our own arguments
        [shutil.which("sha256sum") or "", "--strict", "-c", str(sums)],
        cwd=site, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) == len(manifest.files) + 1


def project(folder: Path) -> Path:
    """Make the whole project anew, with the good record in a repository of its own."""
    left = shutil.ignore_patterns(
        ".*", "__pycache__", "site", "build", "data", "docs", "tests", "node_modules"
    )
    shutil.copytree(ROOT, folder, ignore=left, copy_function=shutil.copy)
    shutil.copytree(GOOD, folder / "data", copy_function=shutil.copy)
    shutil.copytree(DOCS, folder / "docs", copy_function=shutil.copy)
    git(folder, "init", "-q")
    committed(folder, "All of it")
    return folder


def committed(folder: Path, message: str) -> None:
    """Commit the data as it is, on a day of its own."""
    git(folder, "add", "data")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.go.th", "commit", "-qm", message)


def git(folder: Path, *line: str) -> None:
    moment = {f"GIT_{who}_DATE": "2026-11-20T08:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    call = [shutil.which("git") or "", *line]
    subprocess.run(call, cwd=folder, env=os.environ | moment, check=True)  # noqa: S603


def test_the_same_commit_and_day_give_the_same_bytes_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    built = []
    for place in ("one", "a/much longer/ชื่อ"):
        home = project(tmp_path / place)
        target = home / "build" / "site"
        site = build_site(target, Path("data"), home=home, docs_dir=Path("docs"))
        assert cli.main(["manifest", str(site), "--data", str(home / "data")]) == 0
        built.append({
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in site.rglob("*") if file.is_file()
        })  # fmt: skip
    first, second = built
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    told = json.loads(first[MANIFEST])
    assert len(told["commit"]) == 40
    assert told["commit"] in first["index.html"].decode()


def test_a_name_that_a_list_cannot_hold_is_refused(tmp_path: Path) -> None:
    site = made(tmp_path / "site", index_html="")
    (site / "a\nb").write_text("")
    with pytest.raises(ManifestError, match="อักขระที่ใช้ไม่ได้"):
        build_manifest(site, GOOD, DAY, None)


def test_a_link_in_the_site_is_refused(tmp_path: Path) -> None:
    site = made(tmp_path / "site", index_html="")
    (site / "passwd").symlink_to("/etc/passwd")
    with pytest.raises(ManifestError, match="passwd"):
        build_manifest(site, GOOD, DAY, None)


def manifest_text(**changed: object) -> bytes:
    whole = {
        "format": 1, "commit": None, "data_version": "0" * 64, "time": None, "day": "2026-11-22",
        "tools": {}, "files": {"index.html": {"sha256": "0" * 64, "size": 1}},
    }  # fmt: skip
    return json.dumps(whole | changed).encode()


def test_a_manifest_reads_back_as_it_was_written() -> None:
    manifest = parse_manifest(manifest_text(), "x")
    assert parse_manifest(manifest.text().encode(), "x") == manifest
    assert isinstance(manifest, Manifest)


@pytest.mark.parametrize("text", [
    b"", b"[]", b"{", b"\xff", manifest_text(format=2), manifest_text(data_version="x"),
    manifest_text(extra=1), manifest_text(files=[]),
    *(
        manifest_text(files={path: {"sha256": "0" * 64, "size": 1}})
        for path in ("/etc/passwd", "../x", "a/../x", "a//b", "a/", "", "a\nb", "a\\b", "a/.",
                     "./a", "manifest.json")
    ),
    manifest_text(files={"a": {"sha256": "0" * 64, "size": -1}}),
    manifest_text(files={"a": {"sha256": "0" * 64 + "\n", "size": 1}}),
])  # fmt: skip
def test_a_broken_manifest_is_refused_with_a_remedy(text: bytes) -> None:
    with pytest.raises(ManifestError, match=r"อ่าน site/manifest.json ไม่ได้[^$]*make site"):
        parse_manifest(text, "site/manifest.json")


def test_a_missing_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="make site"):
        read_manifest(tmp_path / MANIFEST)


@pytest.mark.parametrize("harm", ["changed", "missing", "foreign"])
def test_a_folder_that_differs_from_its_manifest_is_refused(tmp_path: Path, harm: str) -> None:
    site = made(tmp_path / "site", index_html="ก", b_html="ข")
    manifest = build_manifest(site, GOOD, DAY, None)
    (site / MANIFEST).write_text(manifest.text(), encoding="utf-8")
    check_folder(site, manifest)
    if harm == "changed":
        (site / "b.html").write_text("ค", encoding="utf-8")
    elif harm == "missing":
        (site / "b.html").unlink()
    else:
        (site / "c.html").write_text("", encoding="utf-8")
    with pytest.raises(ManifestError, match=r"c\.html" if harm == "foreign" else r"b\.html"):
        check_folder(site, manifest)


def test_the_data_version_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    data = shutil.copytree(GOOD, tmp_path / "data")
    before = data_digest(data)
    assert before == data_digest(GOOD)
    (data / "agency.yml").rename(data / "other.yml")
    renamed = data_digest(data)
    (data / "other.yml").write_bytes((data / "other.yml").read_bytes() + b"\n")
    assert len({before, renamed, data_digest(data)}) == 3


def test_a_record_outside_git_has_a_version_without_a_commit(tmp_path: Path) -> None:
    data = shutil.copytree(GOOD, tmp_path / "data")
    version = data_version(data, [])
    assert version == Version(data_digest(GOOD))
    assert version.words == f"ข้อมูลรุ่น {version.digest[:12]}"


def test_a_version_links_to_its_commit_where_both_are_known() -> None:
    version = Version("0123456789abcdef", "c0ffee", date(2026, 11, 22))
    assert version.words == "ข้อมูลรุ่น 0123456789ab เมื่อ ๒๒ พฤศจิกายน ๒๕๖๙"
    assert version.url("https://git.example/x") == "https://git.example/x/commit/c0ffee"
    assert version.url("") is None


def test_each_page_tells_the_version_of_its_data(good_site: Path) -> None:
    pages = list(good_site.rglob("*.html"))
    told = f"ข้อมูลรุ่น {data_digest(GOOD)[:12]}"
    assert [page.name for page in pages if told not in page.read_text(encoding="utf-8")] == []


def test_the_command_makes_known_that_there_is_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["manifest", str(tmp_path / "none")]) == 2
    assert "make site" in capsys.readouterr().err
