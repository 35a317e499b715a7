"""Looks at each file of a live site, in random order and with two faces, and compares."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import Deviation
from transparency.delivery.auditing.faces import AUDITOR, VISITOR, other
from transparency.delivery.auditing.fetch import MAX_CONNECTIONS, Answer, FetchError, is_redirect
from transparency.delivery.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from transparency.delivery.auditing.faces import Face
    from transparency.delivery.auditing.fetch import Fetcher
    from transparency.delivery.manifest import Manifest

MAX_SECOND_LOOKS: Final = 300
"""Files that are looked at with both faces."""
OK: Final = 200
GONE: Final = (403, 404, 410)
"""Status codes of a missing file; some servers answer 403 for a folder without its page."""
_MAX_PAGE_BYTES: Final = 4 * 1024 * 1024
"""The beginning of a page that is searched for links."""


def without_content(path: str, answer: Answer) -> Deviation:
    """Return the deviation of an answer that holds no file, by its status."""
    if is_redirect(answer.status):
        return Deviation("redirect", path, f"ไปที่ {answer.location[:200]} จึงไม่ตามไป")
    if answer.status in GONE:
        return Deviation("missing", path)
    return Deviation("unreachable", path, f"เครื่องแม่ข่ายตอบรหัส {answer.status}")


@dataclass(frozen=True)
class Look:
    """What one face saw of one file."""

    path: str
    face: Face
    seen: Answer | Deviation
    """The server's answer, or why there is none."""


@dataclass(frozen=True)
class Looks:
    """Looks at the files that should be live, and knows those that the live manifest lists."""

    fetcher: Fetcher
    reference: Manifest
    live: Manifest | None
    random: Random
    """Decides order and faces, so that a server cannot know what is compared next."""

    def look(self) -> list[Look]:
        """Return a look at each file, and after those a second one with the other face.

        Of a large site the second looks are at `MAX_SECOND_LOOKS` files.
        """
        paths = list(self.reference.files)
        self.random.shuffle(paths)
        first = [(path, self.random.choice((AUDITOR, VISITOR))) for path in paths]
        chosen = self.random.sample(first, min(len(first), MAX_SECOND_LOOKS))
        second = [(path, other(face)) for path, face in chosen]
        with ThreadPoolExecutor(MAX_CONNECTIONS) as threads:
            return list(threads.map(self._one, [*first, *second]))

    def _one(self, wanted: tuple[str, Face]) -> Look:
        path, face = wanted
        sizes = [
            one.files[path].size for one in (self.reference, self.live) if one and path in one.files
        ]
        keep = _MAX_PAGE_BYTES if path.endswith(".html") else 0
        try:
            return Look(path, face, self.fetcher.get(path, max(sizes), keep=keep, face=face))
        except FetchError as error:
            return Look(path, face, error.deviation)

    def compare(self, looks: Sequence[Look]) -> list[Deviation]:
        """Return how what was seen deviates from the published files.

        A file that is as it was published for one face alone is `cloaking`.
        """
        by_path: dict[str, list[Look]] = {}
        for look in looks:
            by_path.setdefault(look.path, []).append(look)
        return [found for path in sorted(by_path) for found in self._of_file(by_path[path])]

    def _of_file(self, looks: Iterable[Look]) -> list[Deviation]:
        found = [(look, self.deviation(look.path, look.seen)) for look in looks]
        wrong = [(look, one) for look, one in found if one is not None]
        if len(wrong) == 1 < len(found) and wrong[0][1].kind in {"changed", "missing", "redirect"}:
            (look, one) = wrong[0]
            detail = f"{look.face.name}เห็นไม่เหมือนที่เผยแพร่ แต่{other(look.face).name}เห็นถูกต้อง"
            return [Deviation("cloaking", one.path, detail)]
        return [one for _, one in wrong]

    def deviation(self, path: str, seen: Answer | Deviation) -> Deviation | None:
        """Return how an answer deviates from a published file, or None."""
        if isinstance(seen, Deviation):
            return seen
        if seen.status != OK:
            return without_content(path, seen)
        if seen.sha256 == self.reference.files[path].sha256:
            return None
        claimed = self.live.files.get(path) if self.live else None
        if claimed and claimed.sha256 == seen.sha256:
            return Deviation("stale", path, "เป็นเนื้อหาของรุ่นอื่น")
        return Deviation("changed", path)

    def of_other_version(self) -> list[Deviation]:
        """Return a deviation for each file that only the live manifest lists."""
        others = set(self.live.files) - set(self.reference.files) if self.live else set()
        return [Deviation("stale", path, "เป็นไฟล์ของรุ่นอื่น") for path in sorted(others)]

    def known(self) -> set[str]:
        """Return the paths of all files that a manifest lists, and of the manifest."""
        return {MANIFEST, *self.reference.files, *(self.live.files if self.live else ())}
