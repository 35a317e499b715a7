"""Compares a live site with the manifest of the site that was published."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from transparency.delivery.auditing.addresses import address_deviations
from transparency.delivery.auditing.deviations import Audit, Deviation, version_words
from transparency.delivery.auditing.encryption import plain_deviations, tls_deviations
from transparency.delivery.auditing.fetch import Answer, FetchError
from transparency.delivery.auditing.looks import OK, Looks, without_content
from transparency.delivery.auditing.responses import Response, response_deviations
from transparency.delivery.auditing.strays import strays
from transparency.delivery.auditing.unknown import unknown_deviations
from transparency.delivery.manifest import MANIFEST, MAX_BYTES, ManifestError, parse_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, timedelta

    from transparency.delivery.auditing.fetch import Fetcher
    from transparency.delivery.manifest import Manifest


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


def audit(fetcher: Fetcher, expected: Expected, *, seed: int, headers: bool = True) -> Audit:
    """Return the deviations of a live site from what is expected.

    Args:
        fetcher: gets the files of the live site.
        expected: what the site is compared with.
        seed: decides the order of the files, who asks for each, and what is chosen.
        headers: whether the server's headers are checked; some hosts let nobody set them.
    """
    deviations = [*tls_deviations(fetcher), *plain_deviations(fetcher)]
    live, answer, unreadable = _live_manifest(fetcher)
    deviations += unreadable
    reference = expected.manifest or live
    versions = (live, expected.manifest)
    if reference is None or any(one.kind == "unreachable" and not one.path for one in deviations):
        return _result(fetcher, deviations, 0, seed, versions)
    deviations += _staleness(live, expected)
    order = Random(seed)  # noqa: S311 - an order that can be asked for again, and no secret
    looks = Looks(fetcher, reference, live, order)
    seen = looks.look()
    deviations += looks.compare(seen)
    deviations += looks.of_other_version()
    answers = [(one.path, one.seen) for one in seen if isinstance(one.seen, Answer)]
    deviations += strays(looks, [(path, one.body) for path, one in answers if one.status == OK])
    deviations += address_deviations(looks)
    unknown, responses = unknown_deviations(looks)
    deviations += unknown
    responses += [Response(path, one.headers) for path, one in answers if one.status == OK]
    if answer is not None:
        responses.append(Response(MANIFEST, answer.headers))
    encrypted = fetcher.address.startswith("https:")
    deviations += response_deviations(responses, strict=headers, encrypted=encrypted)
    return _result(fetcher, deviations, len(reference.files), seed, versions)


def _result(
    fetcher: Fetcher,
    deviations: Iterable[Deviation],
    files: int,
    seed: int,
    manifests: tuple[Manifest | None, Manifest | None],
) -> Audit:
    live, expected = ({} if one is None else _about(one) for one in manifests)
    return Audit(fetcher.address, tuple(dict.fromkeys(deviations)), files, seed, live, expected)


def _about(manifest: Manifest) -> Mapping[str, str | None]:
    return {
        "commit": manifest.commit,
        "data_version": manifest.data_version,
        "day": manifest.day,
        "time": manifest.time,
    }


def _live_manifest(fetcher: Fetcher) -> tuple[Manifest | None, Answer | None, list[Deviation]]:
    """Return the live manifest, the answer that held it, and why there is none."""
    try:
        answer = fetcher.get(MANIFEST, keep=MAX_BYTES + 1)
        if answer.status != OK:
            return None, None, [without_content(MANIFEST, answer)]
        return parse_manifest(answer.body, MANIFEST), answer, []
    except FetchError as error:
        return None, None, [error.deviation]
    except ManifestError as error:
        return None, None, [Deviation("manifest", MANIFEST, str(error).partition("\n")[0])]


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
