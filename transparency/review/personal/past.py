"""What the history of a repository holds that the gate refuses today."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from transparency.history.git import run_git
from transparency.record.model.types import is_attachable
from transparency.record.stored import MAX_FILE
from transparency.review.personal.comments import yaml_matches
from transparency.review.personal.looking import Looker
from transparency.review.personal.patterns import matches
from transparency.review.personal.permitted import Permitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.model.records import Records
    from transparency.review.personal.patterns import Match

_YAML: Final = (".yml", ".yaml")
_TEXTS: Final = (".md", ".csv", ".txt", ".json", *_YAML)


@dataclass
class Past:
    """What is to be taken out of a history."""

    texts: set[str] = field(default_factory=set)
    """As they are written there, in files and in messages of commits."""
    blobs: dict[str, str] = field(default_factory=dict)
    """Attachments to be taken out whole: git's id of the content, and its path."""


def refused_in_past(repository: Path, folders: Mapping[str, str], records: Records) -> Past:
    """Return what all commits of a repository hold that today's ``records`` do not allow.

    ``folders`` names ``data`` and ``docs`` by the paths that they have in the repository.
    """
    permitted, past = Permitted(records), Past()
    for message in run_git(repository, "log", "--all", "--format=%B%x00").split(b"\0"):
        text = message.decode("utf-8", "replace")
        past.texts |= _refused(text, matches(text), permitted, "")
    with Looker() as looker, TemporaryDirectory() as folder:
        for blob, path, content in _blobs(repository, folders):
            suffix = PurePosixPath(path).suffix
            if suffix in _TEXTS:
                text = content.decode("utf-8", "replace")
                found = (match for _, match in yaml_matches(text)) if suffix in _YAML else None
                past.texts |= _refused(text, found or matches(text), permitted, path)
            elif is_attachable(PurePosixPath(path).name) and len(content) <= MAX_FILE:
                file = Path(folder, f"file{suffix}")
                file.write_bytes(content)
                if any(not permitted.holds(match, path) for _, match in looker.look(file).matches):
                    past.blobs[blob] = path
    return past


def _refused(text: str, found: Iterator[Match], permitted: Permitted, path: str) -> set[str]:
    return {text[match.start : match.end] for match in found if not permitted.holds(match, path)}


def _blobs(repository: Path, folders: Mapping[str, str]) -> Iterator[tuple[str, str, bytes]]:
    """Yield id, path and content of each file of any commit, under the names of its folder."""
    listed = run_git(repository, "rev-list", "--objects", "--all").decode("utf-8", "replace")
    for line in listed.splitlines():
        blob, _, path = line.partition(" ")
        for folder, name in folders.items():
            if path.startswith(f"{folder}/"):
                content = run_git(repository, "cat-file", "blob", blob)
                if content:  # a folder is listed, too, and is no file
                    yield blob, name + path.removeprefix(folder), content
