"""Compares a site that is live with the manifest of the one that should be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import Audit, Deviation, version_words
from transparency.delivery.auditing.fetch import AT_ONCE, Answer, FetchError
from transparency.delivery.auditing.headers import header_faults, type_faults
from transparency.delivery.auditing.strays import strays
from transparency.delivery.manifest import MANIFEST, MAX_BYTES, ManifestError, parse_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, timedelta

    from transparency.delivery.auditing.fetch import Fetcher
    from transparency.delivery.manifest import Manifest

_FOUND: Final = 200
_GONE: Final = (403, 404, 410)
"""nginx answers 403 for a folder that has lost its page."""
_NO_SUCH_PAGE: Final = "no-such-page-asked-by-transparency-audit/"
_MAX_PAGE: Final = 4 * 1024 * 1024
"""Bytes of a page in which links are looked for."""


@dataclass(frozen=True)
class Expected:
    """What the site should be; where nothing is known, its own manifest is taken at its word."""

    manifest: Manifest | None = None
    """Of the site that was published."""
    commit: str | None = None
    """The commit that should be live."""
    day: date | None = None
    """Today; with `max_age` it tells a site that is no longer built anew."""
    max_age: timedelta | None = None


def audit(fetcher: Fetcher, expected: Expected, *, headers: bool = True) -> Audit:
    """Return all that is not as it should be with a live site.

    Args:
        fetcher: asks the site.
        expected: what it should be.
        headers: whether the agency can set its server's headers.
    """
    findings = fetcher.tls_faults()
    live, said = _live_manifest(fetcher)
    findings += said
    reference = expected.manifest or live
    if reference is None or any(one.kind == "unreachable" and not one.path for one in findings):
        return _result(fetcher, findings, 0, live, expected.manifest)
    findings += _staleness(live, expected)
    files = _Files(fetcher, reference, live)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = dict(zip(reference.files, threads.map(files.ask, reference.files), strict=True))
    for path, answer in answers.items():
        findings += files.compare(path, answer)
    got = {path: answer for path, answer in answers.items() if isinstance(answer, Answer)}
    findings += files.of_other_version()
    findings += strays(fetcher, reference, live, {
        path: answer.body for path, answer in got.items() if answer.status == _FOUND
    })  # fmt: skip
    findings += type_faults({path: answer.headers for path, answer in got.items()})
    findings += _not_found_page(fetcher, reference)
    if headers and (home := got.get("index.html")):
        findings += header_faults(home.headers, encrypted=fetcher.address.startswith("https:"))
    return _result(fetcher, findings, len(answers), live, expected.manifest)


def _result(
    fetcher: Fetcher, findings: Iterable[Deviation], files: int, *manifests: Manifest | None
) -> Audit:
    live, expected = ({} if one is None else _about(one) for one in manifests)
    return Audit(fetcher.address, tuple(dict.fromkeys(findings)), files, live, expected)


def _about(manifest: Manifest) -> Mapping[str, str | None]:
    return {
        "commit": manifest.commit,
        "data_version": manifest.data_version,
        "day": manifest.day,
        "time": manifest.time,
    }


def _live_manifest(fetcher: Fetcher) -> tuple[Manifest | None, list[Deviation]]:
    try:
        answer = fetcher.get(MANIFEST, keep=MAX_BYTES + 1)
        if answer.status in _GONE:
            return None, [Deviation("missing", MANIFEST)]
        if answer.status != _FOUND:
            return None, [Deviation("unreachable", MANIFEST, f"เครื่องแม่ข่ายตอบรหัส {answer.status}")]
        return parse_manifest(answer.body, MANIFEST), []
    except FetchError as error:
        return None, [error.finding]
    except ManifestError as error:
        return None, [Deviation("manifest", MANIFEST, str(error).partition("\n")[0])]


def _staleness(live: Manifest | None, expected: Expected) -> list[Deviation]:
    """Return what tells that another version is live than should be."""
    if live is None:
        return []
    told = expected.manifest
    if told is not None and live != told:
        was, should = (version_words(_about(one)) for one in (live, told))
        return [Deviation("stale", MANIFEST, f"เปิดอยู่คือ {was} ควรเป็น {should}")]
    if expected.commit is not None and not (live.commit or " ").startswith(expected.commit):
        was = (live.commit or "ไม่ทราบ")[:12]
        return [Deviation("stale", MANIFEST, f"เปิดอยู่คือ commit {was} ควรเป็น {expected.commit[:12]}")]
    oldest = expected.day - expected.max_age if expected.day and expected.max_age else None
    if told is None and oldest and live.day < oldest.isoformat():
        return [Deviation("stale", MANIFEST, f"{version_words(_about(live))} ไม่ได้สร้างใหม่ทุกวัน")]
    return []


@dataclass(frozen=True)
class _Files:
    """The files that should be there, and those that the live manifest claims."""

    fetcher: Fetcher
    reference: Manifest
    live: Manifest | None

    def ask(self, path: str) -> Answer | Deviation:
        """Get a file, or the reason why it cannot be had."""
        sizes = [
            one.files[path].size for one in (self.reference, self.live) if one and path in one.files
        ]
        keep = _MAX_PAGE if path.endswith(".html") else 0
        try:
            return self.fetcher.get(path, max(sizes), keep=keep)
        except FetchError as error:
            return error.finding

    def compare(self, path: str, answer: Answer | Deviation) -> list[Deviation]:
        """Return what is wrong with a file that should be there."""
        if isinstance(answer, Deviation):
            return [answer]
        if answer.status in _GONE:
            return [Deviation("missing", path)]
        if answer.status != _FOUND:
            return [Deviation("unreachable", path, f"เครื่องแม่ข่ายตอบรหัส {answer.status}")]
        if answer.sha256 == self.reference.files[path].sha256:
            return []
        claimed = self.live.files.get(path) if self.live else None
        if claimed and claimed.sha256 == answer.sha256:
            return [Deviation("stale", path, "เป็นเนื้อหาของรุ่นอื่น")]
        return [Deviation("changed", path)]

    def of_other_version(self) -> list[Deviation]:
        """Return the files that only the live manifest has."""
        others = set(self.live.files) - set(self.reference.files) if self.live else set()
        return [Deviation("stale", path, "เป็นไฟล์ของรุ่นอื่น") for path in sorted(others)]


def _not_found_page(fetcher: Fetcher, reference: Manifest) -> list[Deviation]:
    """Return what is wrong with the answer for an address that does not exist."""
    told = reference.files.get("404.html")
    try:
        answer = fetcher.get(_NO_SUCH_PAGE, told.size if told else None)
    except FetchError as error:
        return [error.finding]
    if answer.status not in _GONE:
        return [Deviation("header", "", f"หน้าที่ไม่มีอยู่จริง ต้องตอบรหัส 404 แต่ตอบ {answer.status}")]
    if told and answer.sha256 != told.sha256:
        return [Deviation("header", "", "หน้าที่ไม่มีอยู่จริง ต้องแสดงเนื้อหาของ 404.html")]
    return []
