"""``transparency purge``: prepares taking personal data out of a repository's own history."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from transparency.commands.refused import RefusedError
from transparency.history.git import run_git
from transparency.language.thai import thai_digits
from transparency.record.site import Site
from transparency.review.personal.past import Past, refused_in_past
from transparency.today import today

if TYPE_CHECKING:
    import argparse

    from transparency.record.model.records import Records

_REPLACEMENT: Final = "(ลบข้อมูลส่วนบุคคลแล้ว)"
_REPLACED: Final = "replace.txt"
_TAKEN_OUT: Final = "attachments.txt"
_MIRROR: Final = "mirror.git"
_PRIVATE: Final = 0o600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("--data", type=Path, default=Path("data"), help="โฟลเดอร์ข้อมูล")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="โฟลเดอร์เนื้อหา")
    values_help = "ไฟล์ข้อความอื่นที่ต้องลบ เช่น ชื่อ บรรทัดละหนึ่งข้อความ"
    parser.add_argument("--values", type=Path, help=values_help)
    parser.add_argument(
        "--folder", type=Path, default=Path("build/purge"), help="โฟลเดอร์สำหรับสำเนา"
    )
    parser.add_argument("--yes", action="store_true", help="แก้ประวัติของที่เก็บข้อมูลนี้เอง ไม่ใช่สำเนา")


def run(options: argparse.Namespace) -> int:
    """Rewrite a mirror of the repository without what the gate refuses; say what is left to do.

    With ``--yes``, rewrite the repository itself.

    Returns:
        0 if there is nothing to take out or all of it was, 1 if some of it is still there.

    Raises:
        RefusedError: there is no repository, git-filter-repo is missing, files are not committed,
            or the mirror is there already.
    """
    top = run_git(options.data, "rev-parse", "--show-toplevel").decode().removesuffix("\n")
    if not top:
        msg = f"โฟลเดอร์ {options.data} ไม่ได้อยู่ในที่เก็บข้อมูล git"
        raise RefusedError(msg)
    repository = Path(top)
    records = Site.load(options.data, today()).records
    folders = {
        _within(options.data, repository): "data",
        _within(options.docs, repository): "docs",
    }
    past = refused_in_past(repository, folders, records)
    past.texts |= _own_values(options.values)
    if not past.texts and not past.blobs:
        sys.stdout.write("ไม่พบข้อมูลส่วนบุคคลในประวัติ ไม่มีสิ่งที่ต้องลบ\n")
        return 0
    _refuse_unready(repository, options)
    options.folder.mkdir(parents=True, exist_ok=True)
    _write_lists(options.folder, past)
    counts = f"พบข้อความที่ต้องลบ {len(past.texts)} ข้อความ และไฟล์แนบ {len(past.blobs)} ไฟล์ ในประวัติ\n"
    sys.stdout.write(thai_digits(counts))
    target = repository if options.yes else options.folder / _MIRROR
    if not options.yes:
        _git("clone", "--quiet", "--mirror", "--no-local", str(repository), str(target))
    _rewrite(target, options.folder, past)
    left = _left(target, folders, records, past)
    sys.stdout.write(_next_steps(options, target, len(left)))
    return 1 if left else 0


def _within(folder: Path, repository: Path) -> str:
    return Path(os.path.relpath(folder.resolve(), repository.resolve())).as_posix()


def _own_values(file: Path | None) -> set[str]:
    """Return the lines of a file that the keeper wrote; an empty line would replace everything."""
    if file is None:
        return set()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        msg = f"อ่านไฟล์ {file} ไม่ได้ ให้บันทึกเป็นข้อความ UTF-8 บรรทัดละหนึ่งข้อความ"
        raise RefusedError(msg) from None
    return {line.strip() for line in lines if line.strip()}


def _refuse_unready(repository: Path, options: argparse.Namespace) -> None:
    if importlib.util.find_spec("git_filter_repo") is None:
        msg = (
            "ยังไม่ได้ติดตั้ง git-filter-repo ให้ติดตั้งด้วยคำสั่ง\n"
            "    .venv/bin/pip install --require-hashes -r requirements-purge.txt"
        )
        raise RefusedError(msg)
    if options.yes and run_git(repository, "status", "--porcelain"):
        msg = "มีไฟล์ที่แก้แล้วแต่ยังไม่บันทึก (commit) ให้บันทึกหรือเก็บไว้ที่อื่นก่อน เพราะการแก้ประวัติจะลบทิ้ง"
        raise RefusedError(msg)
    if not options.yes and (options.folder / _MIRROR).exists():
        msg = f"มีสำเนาเดิมอยู่ที่ {options.folder / _MIRROR} ให้ลบก่อน แล้วเรียกคำสั่งนี้อีกครั้ง"
        raise RefusedError(msg)


def _write_lists(folder: Path, past: Past) -> None:
    """Write the two lists that git-filter-repo reads, for nobody else to read."""
    # The longest first: a value may be part of another.
    values = sorted(past.texts, key=lambda text: (-len(text), text))
    rules = "".join(f"{_rule(value)}==>{_REPLACEMENT}\n" for value in values)
    for name, text in ((_REPLACED, rules), (_TAKEN_OUT, "".join(f"{id_}\n" for id_ in past.blobs))):
        file = folder / name
        file.unlink(missing_ok=True)
        file.touch(mode=_PRIVATE)
        file.write_text(text, encoding="utf-8")


def _rule(value: str) -> str:
    """Return a value as a rule of git-filter-repo; one that a line ends in, as a pattern."""
    if "\n" not in value:
        return f"literal:{value}"
    return "regex:" + r"\s+".join(re.escape(part) for part in value.split())


def _rewrite(target: Path, folder: Path, past: Past) -> None:
    lists = folder.resolve()
    arguments = ["--force", "--replace-text", str(lists / _REPLACED),
                 "--replace-message", str(lists / _REPLACED)]  # fmt: skip
    if past.blobs:
        arguments += ["--strip-blobs-with-ids", str(lists / _TAKEN_OUT)]
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "git_filter_repo", *arguments],
        cwd=target,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        msg = f"git-filter-repo ทำงานไม่สำเร็จ:\n{run.stderr.strip()}"
        raise RefusedError(msg)


def _git(*arguments: str) -> None:
    run = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        [shutil.which("git") or "git", *arguments], capture_output=True, text=True, check=False
    )
    if run.returncode:
        msg = f"git ทำงานไม่สำเร็จ:\n{run.stderr.strip()}"
        raise RefusedError(msg)


def _left(target: Path, folders: dict[str, str], records: Records, past: Past) -> set[str]:
    """Return what of it is in the rewritten repository all the same."""
    again = refused_in_past(target, folders, records)
    return (again.texts & past.texts) | set(again.blobs)


def _next_steps(options: argparse.Namespace, target: Path, left: int) -> str:
    if left:
        return f"ยังเหลือ {thai_digits(left)} รายการใน {target} อย่าเพิ่งเผยแพร่ ให้แจ้งผู้พัฒนา\n"
    where = "ประวัติของที่เก็บข้อมูลนี้" if options.yes else f"สำเนาที่ {target}"
    push = (
        "git push --force --all && git push --force --tags"
        if options.yes
        else (f"git -C {target} push --mirror ที่อยู่ของที่เก็บข้อมูล")
    )
    return (
        f"{where} ไม่มีข้อมูลเหล่านี้แล้ว ขั้นต่อไป\n"
        f"  ๑. ตรวจว่า {target} ยังครบถ้วน\n"
        f"  ๒. ปิดการป้องกันสาขา main ชั่วคราว แล้วส่งขึ้นที่เก็บข้อมูล: {push}\n"
        "  ๓. ขอให้ผู้ให้บริการลบสำเนาที่ค้างในข้อเสนอแก้ไข (pull request) เดิม\n"
        "  ๔. ให้ทุกคนลบสำเนาในเครื่องแล้วโคลนใหม่ ห้ามส่งสำเนาเก่าขึ้นมาอีก\n"
        "  ๕. สร้างและเผยแพร่เว็บไซต์ใหม่\n"
        f"  ๖. ลบโฟลเดอร์ {options.folder} เพราะมีข้อมูลส่วนบุคคลอยู่\n"
        "ผู้ที่เคยดึงข้อมูลไปแล้วยังมีสำเนา ถ้าข้อมูลนั้นก่อความเสียหายได้ "
        "ให้แจ้งเจ้าของข้อมูลและผู้รับผิดชอบตามกฎหมายคุ้มครองข้อมูลส่วนบุคคล\n"
    )
