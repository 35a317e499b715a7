"""Our own commands on a made-up record, as an agency runs them: in a project of its own, in git."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.job import Job, without

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parent.parent
_FILES: Final = (
    "Makefile",
    "mkdocs.yml",
    "macros.py",
    "hooks.py",
    "make_site.py",
    "pyproject.toml",
)
_FOLDERS: Final = ("docs", "overrides")
_LINKED: Final = (".venv", "transparency")


def our_project(folder: Path, write_data: Callable[[Path], None]) -> Path:
    """Make a copy of this project with another record, in git; return its folder."""
    home = folder / "ours"
    home.mkdir(parents=True)
    for name in _FILES:
        shutil.copy2(ROOT / name, home / name)
    for file in ROOT.glob("requirements*"):
        shutil.copy2(file, home / file.name)
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, home / name)
    for name in _LINKED:
        (home / name).symlink_to(ROOT / name)
    ignored = [*_LINKED, "build/", "site/", "__pycache__/"]
    (home / ".gitignore").write_text("\n".join(ignored) + "\n", encoding="utf-8")
    write_data(home / "data")
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for step in [["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "The record"]]:
        subprocess.run([*git, *step], cwd=home, check=True)  # noqa: S603 - our own arguments
    return home


def our_jobs(home: Path) -> list[Job]:
    """Return the check, the build and `make site`, each without what an earlier build left."""
    python = sys.executable
    built = home / "build" / "site"
    own = {"DATA_DIR": "data", "SITE_URL": "", "REPOSITORY_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    mkdocs = (python, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/site")
    index = ("search/*.json", "search/*/*.json")

    check = (python, "-m", "transparency.cli", "check", "--data", "data")
    # The stamp is an old file: make must not install this copy in place of the project.
    make = ("make", "--old-file=.venv/site.stamp", "site")
    clean = without(home, "build", "site")
    return [
        Job("check", check, home, environment=own, before=clean),
        Job("build", mkdocs, home, built, index, own, before=clean),
        Job("make site", make, home, home / "site", index, own, before=clean),
    ]
