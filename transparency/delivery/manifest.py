"""What a built site consists of: ``manifest.json``, by which a server and an audit check it."""

from __future__ import annotations

import hashlib
import platform
import re
from datetime import UTC, date, datetime
from importlib import metadata
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from transparency.history.git import run_git
from transparency.history.version import data_digest

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST: Final = "manifest.json"
MAX_BYTES: Final = 32 * 1024 * 1024
"""A manifest is no larger: some 200,000 files."""
_PATH: Final = re.compile(r"(?!/)(?!.*//)(?!(.*/)?\.{1,2}(/|$))[^\x00-\x1f\x7f\\]{1,1000}(?<!/)")
"""A file's path within the site, which also is a line of a list for sha256sum as it stands."""
_TOOLS: Final = ("jinja2", "markdown", "mkdocs", "mkdocs-macros-plugin", "mkdocs-material",
                 "pillow", "pydantic", "pyyaml", "transparency")  # fmt: skip

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
CommitId = Annotated[str, Field(pattern=r"^[0-9a-f]{40,64}$")]
IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
IsoTime = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$")]


class ManifestError(Exception):
    """A manifest that is missing or cannot be trusted; the message says so in Thai."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Entry(_Record):
    """One file."""

    sha256: Digest
    size: int = Field(ge=0)
    """Bytes."""


class Manifest(_Record):
    """What a site was built from, and every file of it but the manifest itself."""

    format: Literal[1] = 1
    commit: CommitId | None
    """The commit that was built, in hexadecimal; None outside git or where files differ from it."""
    data_version: Digest
    """See `transparency.history.version.data_digest`."""
    time: IsoTime | None
    """When that commit was made, or ``SOURCE_DATE_EPOCH``: ISO 8601 in UTC; None if unknown."""
    day: IsoDay
    """The day in Thailand for which it was built, which decides what lies in the future."""
    tools: dict[str, str]
    """Versions of Python and of the packages that shape the pages."""
    files: dict[str, Entry]

    @field_validator("files")
    @classmethod
    def _only_plain_paths(cls, files: dict[str, Entry]) -> dict[str, Entry]:
        for path in files:
            if not _PATH.fullmatch(path) or path == MANIFEST:
                msg = f"path {path!r}"
                raise ValueError(msg)
        return files

    def text(self) -> str:
        """Return the manifest as JSON that is the same for the same content."""
        return self.model_dump_json(indent=1) + "\n"

    def sums(self) -> str:
        """Return the lines that ``sha256sum -c`` reads, the manifest's own among them."""
        digests = {path: entry.sha256 for path, entry in self.files.items()}
        digests[MANIFEST] = hashlib.sha256(self.text().encode()).hexdigest()
        return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


def build_manifest(site: Path, data_dir: Path, day: date, epoch: str | None) -> Manifest:
    """Return the manifest of a built site.

    Args:
        site: the folder of the site.
        data_dir: the record that it shows; git is asked there.
        day: the day for which it was built.
        epoch: ``SOURCE_DATE_EPOCH``, if it is set.

    Raises:
        ManifestError: a file's name cannot be listed, or something is neither file nor folder.
    """
    moment, _, commit = run_git(data_dir, "log", "-1", "--format=%ct %H").decode().partition(" ")
    changed = run_git(data_dir, "status", "--porcelain", "--untracked-files=no")
    moment = epoch or ("" if changed else moment)
    return Manifest(
        commit=None if changed else commit.strip() or None,
        data_version=data_digest(data_dir),
        time=datetime.fromtimestamp(int(moment), UTC).isoformat() if moment else None,
        day=day.isoformat(),
        tools=_tools(),
        files=_files(site),
    )


def _tools() -> dict[str, str]:
    python = ".".join(platform.python_version_tuple()[:2])
    return {"python": python} | {name: metadata.version(name) for name in _TOOLS}


def _files(site: Path) -> dict[str, Entry]:
    found = {}
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            msg = f"{path} ในเว็บไซต์ที่สร้างไม่ใช่ไฟล์ธรรมดา จึงเผยแพร่ไม่ได้"
            raise ManifestError(msg)
        if file.is_file() and path != MANIFEST:
            if not _PATH.fullmatch(path):
                msg = f"ชื่อไฟล์ {path!r} มีอักขระที่ใช้ไม่ได้ จึงเผยแพร่ไม่ได้"
                raise ManifestError(msg)
            content = file.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            found[path] = Entry(sha256=digest, size=len(content))
    return dict(sorted(found.items()))


def parse_manifest(text: bytes, where: str) -> Manifest:
    """Return the manifest that a text holds; ``where`` is told in the message.

    Raises:
        ManifestError: it is none.
    """
    if len(text) > MAX_BYTES:
        msg = f"{where} ใหญ่เกินไป ไม่ใช่ไฟล์ {MANIFEST} ของเว็บไซต์นี้"
        raise ManifestError(msg)
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"][:2])
        msg = (
            f"อ่าน {where} ไม่ได้ ไฟล์เสียหายหรือไม่ใช่ {MANIFEST} ของเว็บไซต์ที่สร้างด้วยโปรแกรมนี้"
            + (f" (ที่ {place})" if place else "")
            + "\nวิธีแก้: สร้างเว็บไซต์ใหม่ด้วยคำสั่ง make site แล้วลองอีกครั้ง"
        )
        raise ManifestError(msg) from None


def read_manifest(file: Path) -> Manifest:
    """Return the manifest in a file.

    Raises:
        ManifestError: there is none, or it is broken.
    """
    try:
        text = file.read_bytes()
    except OSError:
        msg = f"ไม่พบไฟล์ {file} ให้สร้างเว็บไซต์ด้วยคำสั่ง make site ก่อน"
        raise ManifestError(msg) from None
    return parse_manifest(text, str(file))


def check_folder(site: Path, manifest: Manifest) -> None:
    """Make sure that a folder holds what its manifest says, before any of it goes out.

    Raises:
        ManifestError: a file is missing, changed or foreign.
    """
    found = _files(site)
    told = manifest.files
    wrong = [path for path in {**found, **told} if found.get(path) != told.get(path)]
    if wrong or (site / MANIFEST).read_bytes() != manifest.text().encode():
        names = ", ".join(sorted(wrong)[:5]) or MANIFEST
        msg = (
            f"ไฟล์ใน {site} ไม่ตรงกับ {MANIFEST}: {names}\n"
            "วิธีแก้: สร้างเว็บไซต์ใหม่ด้วยคำสั่ง make site แล้วลองอีกครั้ง"
        )
        raise ManifestError(msg)
