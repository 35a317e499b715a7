"""Why a publication failed, said so that a web officer can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


class PublishError(Exception):
    """What was asked for was not done; the message says why and what to do, in Thai."""


class RefusalError(PublishError):
    """The server itself said that it did not do it."""


class UnsureError(PublishError):
    """The server was asked to switch, and no answer tells whether it did."""


@dataclass(frozen=True)
class _Fault:
    """What the programs say, in a regular expression; what that means; how to mend it."""

    said: str
    meaning: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.meaning}\nวิธีแก้: {self.remedy}"


_README: Final = "ดูหัวข้อ “Publishing” ใน README.md"
_SSH: Final = (
    _Fault(
        said=r"REMOTE HOST IDENTIFICATION HAS CHANGED|[Hh]ost key .*(has changed|revoked)",
        meaning="กุญแจประจำเครื่องแม่ข่าย (host key) ไม่ตรงกับที่บันทึกไว้ อาจมีผู้ปลอมเป็นเครื่องแม่ข่าย",
        remedy="ถามผู้ดูแลเครื่องว่าเปลี่ยนกุญแจจริงหรือไม่ ถ้าจริงจึงแก้ไฟล์ known_hosts",
    ),
    _Fault(
        said=r"Host key verification failed|host key is known",
        meaning="ไม่รู้จักกุญแจประจำเครื่องแม่ข่าย (host key) จึงไม่เชื่อมต่อ",
        remedy=f"บันทึกกุญแจของเครื่องลงไฟล์ known_hosts หลังตรวจกับผู้ดูแลเครื่องแล้ว {_README}",
    ),
    _Fault(
        said=r"Load key .*: |Error loading key|UNPROTECTED PRIVATE KEY|incorrect passphrase",
        meaning="ไฟล์กุญแจลับอ่านไม่ได้ เสียหาย มีรหัสผ่าน หรือผู้อื่นอ่านได้",
        remedy="ใช้ไฟล์กุญแจที่ ssh-keygen สร้าง ไม่มีรหัสผ่าน และตั้งสิทธิ์ด้วย chmod 600",
    ),
    _Fault(
        said=r"Permission denied \(|Too many authentication failures",
        meaning="เครื่องแม่ข่ายไม่รับกุญแจนี้",
        remedy=f"ตรวจชื่อผู้ใช้ และบรรทัดของกุญแจใน authorized_keys บนเครื่องแม่ข่าย {_README}",
    ),
    _Fault(
        said=r"Could not resolve hostname",
        meaning="ไม่มีเครื่องแม่ข่ายชื่อนี้",
        remedy="ตรวจชื่อเครื่องในที่อยู่ ssh://ผู้ใช้@เครื่อง",
    ),
    _Fault(
        said=r"Connection refused|No route to host|Network is unreachable|timed out",
        meaning="ติดต่อเครื่องแม่ข่ายไม่ได้",
        remedy="ตรวจชื่อเครื่องและหมายเลขพอร์ต และถามผู้ดูแลว่าเครื่องเปิดอยู่และรับ ssh หรือไม่",
    ),
)
_WRITING: Final = (
    _Fault(
        said=r"No space left|[Qq]uota exceeded|File too large",
        meaning="พื้นที่บนเครื่องแม่ข่ายเต็ม",
        remedy="เผยแพร่อีกครั้งโดยลด --keep เช่น --keep 2 (รุ่นเก่าที่เกินถูกลบก่อนส่ง) "
        "ถ้ายังเต็ม ให้ผู้ดูแลเครื่องลบไฟล์ที่ไม่ใช้",
    ),
    _Fault(
        said=r"Permission denied|Read-only file system|Operation not permitted",
        meaning="ผู้ใช้บนเครื่องแม่ข่ายเขียนลงโฟลเดอร์ของเว็บไซต์ไม่ได้",
        remedy=f"ให้ผู้ใช้นั้นเป็นเจ้าของโฟลเดอร์ที่บอกไว้ใน authorized_keys {_README}",
    ),
    _Fault(
        said=r"No such file or directory|Not a directory",
        meaning="ไม่มีโฟลเดอร์ของเว็บไซต์บนเครื่องแม่ข่าย",
        remedy=f"สร้างโฟลเดอร์ที่บอกไว้ใน authorized_keys {_README}",
    ),
)
_CUT: Final = "การเชื่อมต่อกับเครื่องแม่ข่ายขาดกลางทาง\nวิธีแก้: เผยแพร่อีกครั้ง"
_CLOSED: Final = "เครื่องแม่ข่ายตัดการเชื่อมต่อ\nวิธีแก้: ลองอีกครั้ง ถ้ายังเป็นอยู่ให้ถามผู้ดูแลเครื่อง"
_SAME_VERSION: Final = (
    "วิธีแก้: ให้ผู้ดูแลเครื่องติดตั้ง deploy/receive.sh รุ่นเดียวกับโปรแกรมนี้ ดูหัวข้อ “Publishing” ใน README.md"
)
_NO_RECEIVER: Final = (
    "เครื่องแม่ข่ายไม่ได้ตอบอย่างที่ควร โปรแกรมรับเว็บไซต์ (deploy/receive.sh) อาจยังไม่ได้ติดตั้ง\n"
    f"วิธีแก้: ติดตั้งโปรแกรมและเพิ่มบรรทัดใน authorized_keys {_README}"
)


def _first(table: tuple[_Fault, ...], text: str) -> str | None:
    return next((str(fault) for fault in table if re.search(fault.said, text)), None)


def ssh_fault(output: str, *, begun: bool) -> PublishError:
    """Return why ssh ended, from what it wrote; ``begun`` if the server had answered before."""
    said = _first(_SSH, output)
    if said is None and begun:
        said = _CUT
    if said is None and re.search(r"[Cc]onnection (closed|reset)|Broken pipe|kex_exchange", output):
        said = _CLOSED
    return _told(said or _NO_RECEIVER, output)


def rsync_fault(output: str) -> PublishError:
    """Return why rsync failed, from what it wrote."""
    return _told(_first(_WRITING, output) or _first(_SSH, output) or _CUT, output)


_PACKAGES: Final = {
    "flock": "util-linux",
    "timeout": "coreutils",
    "sha256sum": "coreutils",
    "awk": "mawk",
    "find": "findutils",
}
"""Debian's packages of programs that are named otherwise."""


def server_fault(code: str, detail: str) -> RefusalError:
    """Return why the server refused, from the code and the detail of its answer."""
    lines = [line for line in detail.split("\t") if not re.match(r"(done|unfinished) ", line)]
    shown = printable(", ".join(lines))
    names = ", ".join(printable(line.partition(" ")[2]) for line in lines[:5]) or "-"
    said = {
        "write": (
            _first(_WRITING, detail)
            or "เครื่องแม่ข่ายเขียนไฟล์ไม่ได้\nวิธีแก้: ให้ผู้ดูแลเครื่องตรวจพื้นที่ว่างและสิทธิ์ของโฟลเดอร์เว็บไซต์"
        )
        + _last_words(detail),
        "differs": f"ไฟล์บนเครื่องแม่ข่ายไม่ตรงกับรายการ: {names}\n"
        "วิธีแก้: เผยแพร่อีกครั้ง ถ้ายังเป็นอยู่ ให้ผู้ดูแลเครื่องตรวจไฟล์เหล่านี้ว่าใครเป็นเจ้าของและใครแก้ไข",
        "unfinished": f"เครื่องแม่ข่ายตรวจไฟล์ได้ไม่ครบ จึงไม่เปลี่ยนรุ่น: {names}\n"
        "วิธีแก้: ลองอีกครั้ง ถ้ายังเป็นอยู่ ให้ผู้ดูแลเครื่องดูว่าผู้ใช้นั้นเปิดไฟล์และโฟลเดอร์เหล่านี้ได้ และหน่วยความจำไม่เต็ม",
        "sending": "การส่งไฟล์ครั้งนี้หรือครั้งก่อนยังไม่จบบนเครื่องแม่ข่าย จึงไม่เปลี่ยนรุ่น\n"
        "วิธีแก้: รอหนึ่งนาที แล้วเผยแพร่อีกครั้ง",
        "older": f"รุ่น {shown} ที่เผยแพร่อยู่ใหม่กว่าเว็บไซต์นี้ จึงไม่เผยแพร่ทับ\n"
        "วิธีแก้: เผยแพร่จาก main ล่าสุด ถ้าตั้งใจย้อนกลับ ใช้ transparency rollback "
        "หรือเผยแพร่ด้วย --allow-older",
        "locked": f"มีการเผยแพร่อีกรายการหนึ่งกำลังทำงานอยู่ เริ่มเมื่อ {shown}\nวิธีแก้: รอให้เสร็จ แล้วลองอีกครั้ง",
        "tool": f"เครื่องแม่ข่ายไม่มีโปรแกรม {shown}\n"
        f"วิธีแก้: ให้ผู้ดูแลเครื่องติดตั้ง เช่น apt-get install {_PACKAGES.get(shown, shown)}",
        "nothing": ("ไม่มีรุ่นก่อนหน้าที่จะย้อนกลับไปได้" if not detail else f"ไม่มีรุ่น {shown}")
        + "\nวิธีแก้: ดูรุ่นที่มีด้วย transparency rollback --list",
    }
    return RefusalError(
        said.get(code, f"เครื่องแม่ข่ายไม่เข้าใจคำสั่ง ({printable(code)} {shown})\n{_SAME_VERSION}")
    )


def nonsense(line: str) -> PublishError:
    """Return that an answer of the server's is none of those that there are."""
    shown = printable(line[:80])
    return PublishError(f"คำตอบของเครื่องแม่ข่ายอ่านไม่เข้าใจ: “{shown}”\n{_SAME_VERSION}")


def other_version() -> PublishError:
    """Return that the server's program is older or newer than this one."""
    return PublishError(
        f"โปรแกรมรับเว็บไซต์บนเครื่องแม่ข่าย (receive.sh) เป็นคนละรุ่นกับโปรแกรมนี้\n{_SAME_VERSION}"
    )


def silent() -> PublishError:
    """Return that the server did not answer in time."""
    return PublishError(
        "เครื่องแม่ข่ายไม่ตอบภายในเวลาที่กำหนด จึงเลิกรอ\n"
        "วิธีแก้: เผยแพร่อีกครั้ง ถ้ายังเป็นอยู่ ให้ถามผู้ดูแลเครื่องว่าเครื่องทำงานหนักหรือค้างหรือไม่"
    )


def key_fault(output: str) -> PublishError:
    """Return why ssh-add did not take a key, from what it wrote."""
    return _told(_first(_SSH, "Error loading key") or "", output)


def _told(said: str, output: str) -> PublishError:
    """Return the fault with the last words of the program behind it, for those who know them."""
    return PublishError(said + _last_words(output))


def _last_words(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip().strip("@")]
    return "".join(f"\n    | {printable(line[:500])}" for line in lines[-3:])


def printable(text: str) -> str:
    """Return what a server said as it may stand in a terminal or in a workflow's log."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
