"""One reading of the record, for everything that is done with it in one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transparency.history.git import last_changes, read_commits
from transparency.record.site import Site

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from transparency.history.git import Commit
    from transparency.record.memory import Memory


@dataclass(frozen=True)
class Reading:
    """The record as it was read, with its problems, and what git told of it at the time."""

    site: Site
    data_dir: Path
    commits: list[Commit]
    """Those that touched the record, latest first."""


def read(
    data_dir: Path,
    day: date,
    repository: str = "",
    address: str = "",
    memory: Memory | None = None,
) -> Reading:
    """Return the record in a data folder; the arguments are those of `Site.load`.

    Raises:
        AddressError: nothing can be published at ``address``, or kept at ``repository``.
    """
    commits = read_commits(data_dir)
    site = Site.load(data_dir, day, repository, address, last_changes(commits), memory)
    return Reading(site, data_dir, commits)
