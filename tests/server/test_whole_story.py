"""From the record to the public and back: build, publish, edit, break, find, roll back."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.web_server import serving
from tests.built import build_site
from tests.delivery.test_manifest import committed, project
from transparency import cli
from transparency.delivery.manifest import MANIFEST, read_manifest
from transparency.language.thai import arabic_digits

if TYPE_CHECKING:
    import pytest

    from tests.server.host import Host


def test_what_was_approved_is_what_the_public_sees(
    host: Host,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    figures: list[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    home = project(tmp_path / "project")
    access = [host.target, *host.access]
    report = tmp_path / "audit.json"
    took: dict[str, float] = {}

    def build(name: str) -> Path:
        site = build_site(tmp_path / name, Path("data"), home=home)
        assert cli.main(["manifest", str(site), "--data", str(home / "data")]) == 0
        return site

    def publish(site: Path) -> int:
        begun = time.monotonic()
        capsys.readouterr()
        assert cli.main(["publish", *access, "--site", str(site)]) == 0
        took[site.name] = time.monotonic() - begun
        return int(re.findall(r"ส่ง (\d+) ไฟล์", arabic_digits(capsys.readouterr().out))[0])

    def audit(address: str, site: Path) -> set[tuple[str, str]]:
        begun = time.monotonic()
        call = ["audit", address, "--manifest", str(site / MANIFEST), "--json", str(report)]
        code = cli.main([*call, "--target", *access])
        took["audit"] = time.monotonic() - begun
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        assert code == (1 if found["findings"] else 0)
        return {(one["kind"], one["path"]) for one in found["findings"]}

    first = build("first")
    sent = publish(first)
    with serving(host.current) as address:
        assert audit(address, first) == set()

        measure = home / "data/2567/measures/gifts.yml"
        text = measure.read_text(encoding="utf-8")
        measure.write_text(text.replace("ย้ำนโยบาย", "ย้ำเตือนนโยบาย"), encoding="utf-8")
        committed(home, "Say it better")
        second = build("second")
        assert ("stale", MANIFEST) in audit(address, second)
        sent_again = publish(second)
        assert audit(address, second) == set()

        (host.current / "2567/measures/gifts/index.html").write_text("defaced", encoding="utf-8")
        (host.current / "robots.txt").unlink()
        (host.current / "files/shell.php").write_text("x", encoding="utf-8")
        harmed = audit(address, second)
        assert harmed == {
            ("changed", "2567/measures/gifts/index.html"),
            ("missing", "robots.txt"),
            ("foreign", "files/shell.php"),
        }

        assert cli.main(["rollback", *access]) == 0
        assert audit(address, first) == set()
        publish(second)
        assert audit(address, second) == set()
    files = read_manifest(first / MANIFEST).files
    size = sum(entry.size for entry in files.values()) / 1000
    figures.append(
        f"story: {len(files) + 1} files, {size:,.0f} kB; published in {took['first']:.1f} s "
        f"({sent} files sent), after an edit in {took['second']:.1f} s ({sent_again} sent); "
        f"an audit, server included, in {took['audit']:.1f} s named {len(harmed)} of 3 harms; "
        "rolled back and published again, each time found clean"
    )
