"""The result of an audit: each deviation of the live site from the published one, and its kinds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from transparency.language.thai import long_date

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = Literal[
    "unreachable",
    "tls",
    "manifest",
    "stale",
    "changed",
    "cloaking",
    "missing",
    "foreign",
    "redirect",
    "unknown",
    "injected",
    "encoding",
    "cache",
    "header",
]

KINDS: Final[Mapping[Kind, tuple[str, str]]] = {
    "unreachable": (
        "ติดต่อเว็บไซต์ไม่ได้",
        "ลองเปิดด้วยเบราว์เซอร์ ถ้าเปิดไม่ได้ ให้แจ้งผู้ดูแลเครื่องแม่ข่าย",
    ),
    "tls": (
        "การเชื่อมต่อไม่ปลอดภัย",
        "แจ้งผู้ดูแลเครื่องแม่ข่ายให้ต่ออายุหรือแก้ใบรับรอง (https)",
    ),
    "manifest": (
        "รายการไฟล์ของเว็บไซต์ (manifest.json) ใช้ไม่ได้",
        "เผยแพร่อีกครั้ง",
    ),
    "stale": (
        "เว็บไซต์ไม่ใช่รุ่นที่ควรเป็น",
        "ดูว่าการเผยแพร่ครั้งล่าสุดสำเร็จหรือไม่ แล้วเผยแพร่อีกครั้ง",
    ),
    "changed": (
        "เนื้อหาไม่ตรงกับที่เผยแพร่ อาจมีผู้แก้ไขบนเครื่องแม่ข่าย",
        "แจ้งผู้ดูแลเครื่องแม่ข่าย เก็บไฟล์ไว้เป็นหลักฐาน แล้วเผยแพร่อีกครั้ง",
    ),
    "cloaking": (
        "ผู้เข้าชมแต่ละคนเห็นเนื้อหาไม่เหมือนกัน",
        "แจ้งผู้ดูแลเครื่องแม่ข่ายว่าอาจถูกเจาะระบบ เก็บไฟล์และบันทึกของเครื่องแม่ข่ายไว้เป็นหลักฐาน แล้วเผยแพร่อีกครั้ง",
    ),
    "missing": (
        "ไม่มีไฟล์ที่ควรมี",
        "แจ้งผู้ดูแลเครื่องแม่ข่าย แล้วเผยแพร่อีกครั้ง",
    ),
    "foreign": (
        "มีไฟล์ที่ไม่ได้เผยแพร่จากที่เก็บข้อมูล",
        "แจ้งผู้ดูแลเครื่องแม่ข่าย เก็บไฟล์ไว้เป็นหลักฐาน แล้วลบออก",
    ),
    "redirect": (
        "ถูกส่งต่อไปที่อื่น",
        "ตรวจการตั้งค่าของเครื่องแม่ข่าย ถ้าย้ายเว็บไซต์แล้ว ให้แก้ที่อยู่ที่ใช้ตรวจ",
    ),
    "unknown": (
        "ที่อยู่ที่ไม่มีจริง ตอบไม่ถูกต้อง",
        "ตั้งค่าตาม deploy/nginx.conf ให้ตอบรหัส 404 ด้วยหน้า 404.html และไม่ส่งต่อไปหน้าอื่น",
    ),
    "injected": (
        "เครื่องแม่ข่ายส่งคำสั่งถึงเบราว์เซอร์ที่ไม่ได้เผยแพร่",
        "หาว่ามาจากการตั้งค่าใดของเครื่องแม่ข่ายหรือระบบที่คั่นอยู่ แล้วเอาออก ถ้าไม่มีใครตั้งไว้ อาจถูกเจาะระบบ",
    ),
    "encoding": (
        "ข้อมูลบีบอัดไม่ครบ มีส่วนเกิน หรืออ่านไม่ได้",
        "ใช้การบีบอัดแบบ gzip ตาม deploy/nginx.conf ถ้ามีระบบที่คั่นอยู่ ให้ตรวจว่าแก้ไขข้อมูลหรือไม่",
    ),
    "cache": (
        "เบราว์เซอร์เก็บไว้นานเกินไป ผู้อ่านอาจเห็นของเก่าหรือไฟล์ที่ถอนแล้ว",
        "ตั้งค่า Cache-Control ตาม deploy/nginx.conf",
    ),
    "header": (
        "การตั้งค่าของเครื่องแม่ข่ายไม่ครบ",
        "ตั้งค่าตาม deploy/nginx.conf",
    ),
}
"""By kind: its meaning and the remedy, both in Thai, in the order of the report."""


@dataclass(frozen=True, order=True)
class Deviation:
    """One thing that is not as it was published."""

    kind: Kind
    path: str
    """The file's path in the site; empty for what concerns the whole site."""
    detail: str = ""
    """What exactly deviates, in Thai; empty where the kind says it all."""


def version_words(about: Mapping[str, str | None]) -> str:
    """Return a manifest's version in Thai: commit, version of the data, day of the build.

    ``about`` is `Audit.live` or `Audit.expected`.
    """
    day = str(about["day"])
    with suppress(ValueError):
        day = long_date(date.fromisoformat(day))
    commit = f"commit {str(about['commit'])[:12]} " if about["commit"] else ""
    return f"{commit}ข้อมูลรุ่น {str(about['data_version'])[:12]} สร้างเมื่อ {day}"


@dataclass(frozen=True)
class Audit:
    """The deviations of a live site, and the versions that were compared."""

    address: str
    """Of the live site, with a slash at the end."""
    deviations: tuple[Deviation, ...]
    files: int
    """The number of files that were fetched."""
    seed: int
    """Of the order and the choice in which the site was asked."""
    live: Mapping[str, str | None]
    """Commit, data version, day and time of the live manifest; empty where it is unknown."""
    expected: Mapping[str, str | None]
    """The same of the expected manifest."""
