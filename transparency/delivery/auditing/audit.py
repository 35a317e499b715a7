"""Compares a live site with the manifest of the site that was published."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import Audit, Deviation, version_words
from transparency.delivery.auditing.fetch import MAX_CONNECTIONS, Answer, FetchError
from transparency.delivery.auditing.headers import header_deviations, type_deviations
from transparency.delivery.auditing.strays import strays
from transparency.delivery.manifest import MANIFEST, MAX_BYTES, ManifestError, parse_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, timedelta

    from transparency.delivery.auditing.fetch import Fetcher
    from transparency.delivery.manifest import Manifest

_OK: Final = 200
_GONE: Final = (403, 404, 410)
"""Status codes of a missing file; nginx answers 403 for a folder without its page."""
_NO_SUCH_PAGE: Final = "no-such-page-asked-by-transparency-audit/"
_MAX_PAGE_BYTES: Final = 4 * 1024 * 1024
"""The beginning of a page that is searched for links."""


@dataclass(frozen=True)
class Expected:
    """What the live site is compared with; without a manifest here, the live one is believed."""

    manifest: Manifest | None = None
    """The manifest of the published site."""
    commit: str | None = None
    """The commit that should be live."""
    day: date | None = None
    """Today."""
    max_age: timedelta | None = None
    """How long ago the live site may have been built, where no manifest is given."""


def audit(fetcher: Fetcher, expected: Expected, *, headers: bool = True) -> Audit:
    """Return the deviations of a live site from what is expected.

    Args:
        fetcher: gets the files of the live site.
        expected: what the site is compared with.
        headers: whether the server's headers are checked; some hosts let nobody set them.
    """
    deviations = fetcher.tls_deviations()
    live, unreadable = _live_manifest(fetcher)
    deviations += unreadable
    reference = expected.manifest or live
    if reference is None or any(one.kind == "unreachable" and not one.path for one in deviations):
        return _result(fetcher, deviations, 0, live, expected.manifest)
    deviations += _staleness(live, expected)
    files = _Files(fetcher, reference, live)
    with ThreadPoolExecutor(MAX_CONNECTIONS) as threads:
        answers = dict(zip(reference.files, threads.map(files.ask, reference.files), strict=True))
    for path, answer in answers.items():
        deviations += files.compare(path, answer)
    got = {path: answer for path, answer in answers.items() if isinstance(answer, Answer)}
    deviations += files.of_other_version()
    bodies = {path: answer.body for path, answer in got.items() if answer.status == _OK}
    deviations += strays(fetcher, reference, live, bodies)
    deviations += type_deviations({path: answer.headers for path, answer in got.items()})
    deviations += _not_found_page(fetcher, reference)
    if headers and (home := got.get("index.html")):
        deviations += header_deviations(
            home.headers, encrypted=fetcher.address.startswith("https:")
        )
    return _result(fetcher, deviations, len(answers), live, expected.manifest)


def _result(
    fetcher: Fetcher, deviations: Iterable[Deviation], files: int, *manifests: Manifest | None
) -> Audit:
    live, expected = ({} if one is None else _about(one) for one in manifests)
    return Audit(fetcher.address, tuple(dict.fromkeys(deviations)), files, live, expected)


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
        if answer.status != _OK:
            return None, [Deviation("unreachable", MANIFEST, f"เครื่องแม่ข่ายตอบรหัส {answer.status}")]
        return parse_manifest(answer.body, MANIFEST), []
    except FetchError as error:
        return None, [error.deviation]
    except ManifestError as error:
        return None, [Deviation("manifest", MANIFEST, str(error).partition("\n")[0])]


def _staleness(live: Manifest | None, expected: Expected) -> list[Deviation]:
    """Return a deviation if another version than the expected one is live, or an old build."""
    if live is None:
        return []
    wanted = expected.manifest
    if wanted is not None and live != wanted:
        was, should = (version_words(_about(one)) for one in (live, wanted))
        return [Deviation("stale", MANIFEST, f"เปิดอยู่คือ {was} ควรเป็น {should}")]
    if expected.commit is not None and not (live.commit or " ").startswith(expected.commit):
        was = (live.commit or "ไม่ทราบ")[:12]
        return [Deviation("stale", MANIFEST, f"เปิดอยู่คือ commit {was} ควรเป็น {expected.commit[:12]}")]
    oldest = expected.day - expected.max_age if expected.day and expected.max_age else None
    if wanted is None and oldest and live.day < oldest.isoformat():
        return [Deviation("stale", MANIFEST, f"{version_words(_about(live))} ไม่ได้สร้างใหม่ทุกวัน")]
    return []


@dataclass(frozen=True)
class _Files:
    """The files that should be live, and those that the live manifest lists."""

    fetcher: Fetcher
    reference: Manifest
    live: Manifest | None

    def ask(self, path: str) -> Answer | Deviation:
        """Return the server's answer for a file, or why there is none."""
        sizes = [
            one.files[path].size for one in (self.reference, self.live) if one and path in one.files
        ]
        keep = _MAX_PAGE_BYTES if path.endswith(".html") else 0
        try:
            return self.fetcher.get(path, max(sizes), keep=keep)
        except FetchError as error:
            return error.deviation

    def compare(self, path: str, answer: Answer | Deviation) -> list[Deviation]:
        """Return how an answer deviates from the published file; empty if it does not."""
        if isinstance(answer, Deviation):
            return [answer]
        if answer.status in _GONE:
            return [Deviation("missing", path)]
        if answer.status != _OK:
            return [Deviation("unreachable", path, f"เครื่องแม่ข่ายตอบรหัส {answer.status}")]
        if answer.sha256 == self.reference.files[path].sha256:
            return []
        claimed = self.live.files.get(path) if self.live else None
        if claimed and claimed.sha256 == answer.sha256:
            return [Deviation("stale", path, "เป็นเนื้อหาของรุ่นอื่น")]
        return [Deviation("changed", path)]

    def of_other_version(self) -> list[Deviation]:
        """Return a deviation for each file that only the live manifest lists."""
        others = set(self.live.files) - set(self.reference.files) if self.live else set()
        return [Deviation("stale", path, "เป็นไฟล์ของรุ่นอื่น") for path in sorted(others)]


def _not_found_page(fetcher: Fetcher, reference: Manifest) -> list[Deviation]:
    """Return how the answer for an address that does not exist deviates from `404.html`."""
    page = reference.files.get("404.html")
    try:
        answer = fetcher.get(_NO_SUCH_PAGE, page.size if page else None)
    except FetchError as error:
        return [error.deviation]
    if answer.status not in _GONE:
        return [Deviation("header", "", f"หน้าที่ไม่มีอยู่จริง ต้องตอบรหัส 404 แต่ตอบ {answer.status}")]
    if page and answer.sha256 != page.sha256:
        return [Deviation("header", "", "หน้าที่ไม่มีอยู่จริง ต้องแสดงเนื้อหาของ 404.html")]
    return []
