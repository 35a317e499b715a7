"""An audit as the web officer reads it, and as programs do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import KINDS, version_words
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from transparency.delivery.auditing.deviations import Audit, Deviation

_MOST: Final = 20
"""Findings of one kind that are named; the JSON has all."""


def as_text(audit: Audit) -> str:
    """Return the report in Thai."""
    about = audit.expected or audit.live
    lines = [f"ตรวจเว็บไซต์ {audit.address}"]
    if about:
        version = version_words(about)
        against = "รุ่นที่ควรเป็น" if audit.expected else "รายการไฟล์ของเว็บไซต์เอง"
        lines.append(f"เทียบกับ{against}: {version} ตรวจ {thai_digits(f'{audit.files:,}')} ไฟล์")
    for kind, (meaning, remedy) in KINDS.items():
        found = [one for one in audit.findings if one.kind == kind]
        if not found:
            continue
        lines += ["", f"{meaning} ({thai_digits(f'{len(found):,}')})"]
        lines += [f"  - {_words(one)}" for one in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(f"  - และอีก {thai_digits(f'{len(found) - _MOST:,}')} รายการ")
        lines.append(f"  วิธีแก้: {remedy}")
    count = len(audit.findings)
    said = f"พบปัญหา {thai_digits(f'{count:,}')} รายการ" if count else "ทุกไฟล์ตรงกับที่เผยแพร่ ไม่พบปัญหา"
    return "\n".join([*lines, "", said]) + "\n"


def _words(one: Deviation) -> str:
    """Return a deviation on one line; what a server said may hold anything but that."""
    words = ": ".join(part for part in (one.path, one.detail) if part)
    return "".join(letter if letter.isprintable() else "�" for letter in words)


def as_json(audit: Audit) -> str:
    """Return the report for programs.

    An object: ``address``; ``ok``; ``files``, the number asked for; ``live`` and ``expected``, each
    with ``commit``, ``data_version``, ``day`` and ``time`` or empty; ``findings``, a list of
    objects with ``kind`` (see `deviations.KINDS`), ``path`` and ``detail``.
    """
    whole = {
        "address": audit.address,
        "ok": not audit.findings,
        "files": audit.files,
        "live": dict(audit.live),
        "expected": dict(audit.expected),
        "findings": [
            {"kind": one.kind, "path": one.path, "detail": one.detail} for one in audit.findings
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
