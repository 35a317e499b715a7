"""Why a publication failed, said so that a web officer can mend it."""

from __future__ import annotations

import re
from typing import Final


class PublishError(Exception):
    """What was asked for was not done; the message says why and what to do, in Thai."""


_README: Final = "ดูหัวข้อ Publishing ใน README.md"
_SSH: Final = (
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED|[Hh]ost key .*(has changed|revoked)",
        "กุญแจประจำเครื่องแม่ข่าย (host key) ไม่ตรงกับที่บันทึกไว้ อาจมีผู้ปลอมเป็นเครื่องแม่ข่าย\n"
        "วิธีแก้: ถามผู้ดูแลเครื่องว่าเปลี่ยนกุญแจจริงหรือไม่ ถ้าจริงจึงแก้ไฟล์ known_hosts",
    ),
    (
        r"Host key verification failed|host key is known",
        "ไม่รู้จักกุญแจประจำเครื่องแม่ข่าย (host key) จึงไม่เชื่อมต่อ\n"
        f"วิธีแก้: บันทึกกุญแจของเครื่องลงไฟล์ known_hosts หลังตรวจกับผู้ดูแลเครื่องแล้ว {_README}",
    ),
    (
        r"Load key .*: |UNPROTECTED PRIVATE KEY|incorrect passphrase",
        "ไฟล์กุญแจลับอ่านไม่ได้ เสียหาย มีรหัสผ่าน หรือผู้อื่นอ่านได้\n"
        "วิธีแก้: ใช้ไฟล์กุญแจที่ ssh-keygen สร้าง ไม่มีรหัสผ่าน และตั้งสิทธิ์ด้วย chmod 600",
    ),
    (
        r"Permission denied \\(|Too many authentication failures",
        "เครื่องแม่ข่ายไม่รับกุญแจนี้\n"
        f"วิธีแก้: ตรวจชื่อผู้ใช้ และบรรทัดของกุญแจใน authorized_keys บนเครื่องแม่ข่าย {_README}",
    ),
    (
        r"Could not resolve hostname",
        "ไม่มีเครื่องแม่ข่ายชื่อนี้\nวิธีแก้: ตรวจชื่อเครื่องในที่อยู่ ssh://ผู้ใช้@เครื่อง",
    ),
    (
        r"Connection refused|No route to host|Network is unreachable|timed out",
        "ติดต่อเครื่องแม่ข่ายไม่ได้\n"
        "วิธีแก้: ตรวจชื่อเครื่องและหมายเลขพอร์ต และถามผู้ดูแลว่าเครื่องเปิดอยู่และรับ ssh หรือไม่",
    ),
)
_WRITING: Final = (
    (
        r"No space left|[Qq]uota exceeded|File too large",
        "พื้นที่บนเครื่องแม่ข่ายเต็ม\nวิธีแก้: ลบไฟล์ที่ไม่ใช้บนเครื่องแม่ข่าย หรือลด --keep แล้วเผยแพร่อีกครั้ง",
    ),
    (
        r"Permission denied|Read-only file system|Operation not permitted",
        "ผู้ใช้บนเครื่องแม่ข่ายเขียนลงโฟลเดอร์ของเว็บไซต์ไม่ได้\n"
        f"วิธีแก้: ให้ผู้ใช้นั้นเป็นเจ้าของโฟลเดอร์ที่บอกไว้ใน authorized_keys {_README}",
    ),
    (
        r"No such file or directory|Not a directory",
        "ไม่มีโฟลเดอร์ของเว็บไซต์บนเครื่องแม่ข่าย\n"
        f"วิธีแก้: สร้างโฟลเดอร์ที่บอกไว้ใน authorized_keys {_README}",
    ),
)
_CUT: Final = "การเชื่อมต่อกับเครื่องแม่ข่ายขาดกลางทาง ให้เผยแพร่อีกครั้ง"


def _first(table: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((said for pattern, said in table if re.search(pattern, text)), None)


def ssh_fault(output: str, *, begun: bool) -> PublishError:
    """Return why ssh ended, from what it wrote; ``begun`` if the server had answered before."""
    said = _first(_SSH, output)
    if said is None and begun:
        said = _CUT
    if said is None and re.search(r"[Cc]onnection (closed|reset)|Broken pipe|kex_exchange", output):
        said = "เครื่องแม่ข่ายตัดการเชื่อมต่อ ให้ลองอีกครั้ง ถ้ายังเป็นอยู่ให้ถามผู้ดูแลเครื่อง"
    if said is None:
        said = (
            "เครื่องแม่ข่ายไม่ได้ตอบอย่างที่ควร โปรแกรมรับเว็บไซต์ (deploy/receive.sh) อาจยังไม่ได้ติดตั้ง\n"
            f"วิธีแก้: ติดตั้งโปรแกรมและเพิ่มบรรทัดใน authorized_keys {_README}"
        )
    return _told(said, output)


def rsync_fault(output: str) -> PublishError:
    """Return why rsync failed, from what it wrote."""
    return _told(_first(_WRITING, output) or _first(_SSH, output) or _CUT, output)


def server_fault(code: str, detail: str) -> PublishError:
    """Return why the server refused, from the code and the detail of its answer."""
    if code == "write":
        return _told(_first(_WRITING, detail) or "เครื่องแม่ข่ายเขียนไฟล์ไม่ได้", detail)
    if code == "differs":
        names = ", ".join(line.partition(" ")[2] for line in detail.split("\t")[:5])
        return PublishError(f"ไฟล์บนเครื่องแม่ข่ายไม่ตรงกับรายการ: {names}\nวิธีแก้: เผยแพร่อีกครั้ง")
    said = {
        "locked": f"มีการเผยแพร่อีกรายการหนึ่งกำลังทำงานอยู่ เริ่มเมื่อ {detail}\nวิธีแก้: รอให้เสร็จ แล้วลองอีกครั้ง",
        "tool": f"เครื่องแม่ข่ายไม่มีโปรแกรม {detail}\nวิธีแก้: ให้ผู้ดูแลเครื่องติดตั้ง เช่น apt-get install {detail}",
        "nothing": "ไม่มีรุ่นก่อนหน้าที่จะย้อนกลับไปได้" if not detail else f"ไม่มีรุ่น {detail}",
    }  # fmt: skip
    return PublishError(said.get(code, f"เครื่องแม่ข่ายไม่เข้าใจคำสั่ง ({code} {detail})"))


def _told(said: str, output: str) -> PublishError:
    """Return the fault with the last words of the program behind it, for those who can read them."""
    lines = [line.strip() for line in output.splitlines() if line.strip().strip("@")]
    words = "".join(f"\n    {line}" for line in lines[-3:])
    return PublishError(said + words)
