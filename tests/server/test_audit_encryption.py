"""An audit names what is wrong with the encryption of a site."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from benchmarks.web_server import serving
from tests.server.cheats import ELSEWHERE
from tests.server.honest_server import cheating, make_small_site
from tests.server.host import program
from transparency.delivery.auditing.encryption import tls_deviations
from transparency.delivery.auditing.fetch import Fetcher

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.auditor import Auditor
    from tests.server.cheats import Cheat
    from tests.server.honest_server import Asked, Reply


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return make_small_site(tmp_path / "live")


def certificate(folder: Path, days: int, name: str) -> Path:
    """Return a certificate for a name, its own authority, with its key in the same file."""
    made = folder / f"{days}-{name}.pem"
    subprocess.run(  # noqa: S603 - our own arguments
        [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes",
         "-days", str(days), "-subj", f"/CN={name}", "-addext",
         f"subjectAltName=DNS:{name}", "-keyout", str(folder / "key"), "-out", str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    made.write_text(made.read_text() + (folder / "key").read_text())
    return made


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Certificates for localhost by the days that they are valid."""
    folder = tmp_path_factory.mktemp("certificates")
    return {days: certificate(folder, days, "localhost") for days in (3, 90)}


def test_a_certificate_that_nobody_vouches_for_is_a_fault(
    live: Path, auditor: Auditor, certificates: dict[int, Path]
) -> None:
    with serving(live, certificates[90]) as address:
        assert {kind for kind, _ in auditor.run(address)} == {"tls"}
        trusted = ["--authorities", str(certificates[90])]
        assert auditor.run(address, *trusted) == {}


def test_a_certificate_that_is_about_to_end_is_a_fault(
    live: Path, auditor: Auditor, certificates: dict[int, Path]
) -> None:
    with serving(live, certificates[3]) as address:
        found = auditor.run(address, "--authorities", str(certificates[3]))
    assert list(found) == [("tls", "")]
    assert "จะหมดอายุใน 2 วัน" in auditor.said


def test_a_site_without_encryption_is_a_fault_but_on_this_machine() -> None:
    (fault,) = tls_deviations(Fetcher("http://www.example.go.th/"))
    assert "ไม่เข้ารหัส" in fault.detail
    assert tls_deviations(Fetcher("http://127.0.0.1:1/")) == []


def test_a_certificate_for_another_name_is_a_fault(
    live: Path, auditor: Auditor, tmp_path: Path
) -> None:
    other = certificate(tmp_path, 90, "www.example.com")
    with serving(live, other) as address:
        assert {kind for kind, _ in auditor.run(address, "--authorities", f"{other}")} == {"tls"}


def shows_the_site(asked: Asked, reply: Reply) -> None:
    if not asked.encrypted:
        reply.status = 200


def leads_elsewhere(asked: Asked, reply: Reply) -> None:
    if not asked.encrypted:
        reply.headers["Location"] = ELSEWHERE


@pytest.mark.parametrize(("cheat", "told"), [
    (shows_the_site, "แสดงเนื้อหาโดยไม่เข้ารหัส"),
    (leads_elsewhere, ELSEWHERE),
])  # fmt: skip
def test_who_comes_without_encryption_is_led_to_it(
    live: Path, auditor: Auditor, certificates: dict[int, Path], cheat: Cheat, told: str
) -> None:
    trusted = ["--authorities", str(certificates[90])]
    with cheating(live, lambda _asked, _reply: None, certificates[90]) as address:
        assert auditor.run(address, *trusted) == {}
    with cheating(live, cheat, certificates[90]) as address:
        found = auditor.run(address, *trusted)
    assert list(found) == [("tls", "")]
    assert told in found["tls", ""]
