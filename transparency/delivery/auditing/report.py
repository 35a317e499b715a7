"""The report of an audit, as text for the web officer and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from transparency.delivery.auditing.deviations import KINDS, version_words
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from transparency.delivery.auditing.deviations import Audit, Deviation

_MAX_LISTED: Final = 20
"""Deviations of one kind that the text lists; the JSON lists all."""


def as_text(audit: Audit) -> str:
    """Return the report in Thai, several lines with a newline at the end."""
    about = audit.expected or audit.live
    lines = [f"ตรวจเว็บไซต์ {audit.address}"]
    if about:
        version = version_words(about)
        against = "รุ่นที่ควรเป็น" if audit.expected else "รายการไฟล์ของเว็บไซต์เอง"
        lines.append(f"เทียบกับ{against}: {version} ตรวจ {thai_digits(f'{audit.files:,}')} ไฟล์")
    for kind, (meaning, remedy) in KINDS.items():
        found = [one for one in audit.deviations if one.kind == kind]
        if not found:
            continue
        lines += ["", f"{meaning} ({thai_digits(f'{len(found):,}')})"]
        lines += [f"  - {_words(one)}" for one in found[:_MAX_LISTED]]
        if len(found) > _MAX_LISTED:
            lines.append(f"  - และอีก {thai_digits(f'{len(found) - _MAX_LISTED:,}')} รายการ")
        lines.append(f"  วิธีแก้: {remedy}")
    lines += ["", f"ลำดับที่ตรวจสุ่มด้วย --seed {audit.seed}"]
    count = len(audit.deviations)
    summary = (
        f"พบปัญหา {thai_digits(f'{count:,}')} รายการ" if count else "ทุกไฟล์ตรงกับที่เผยแพร่ ไม่พบปัญหา"
    )
    return "\n".join([*lines, summary]) + "\n"


def _words(one: Deviation) -> str:
    """Return a deviation on one line, control characters replaced: the server chose some of it."""
    words = ": ".join(part for part in (one.path, one.detail) if part)
    return "".join(letter if letter.isprintable() else "�" for letter in words)


def as_json(audit: Audit) -> str:
    """Return the report as JSON.

    An object: ``address``; ``ok``; ``files``, the number fetched; ``seed``, of the order; ``live``
    and ``expected``, each with ``commit``, ``data_version``, ``day`` and ``time`` or empty;
    ``findings``, the deviations, a list of objects with ``kind`` (see `deviations.KINDS`), ``path``
    and ``detail``.
    """
    whole = {
        "address": audit.address,
        "ok": not audit.deviations,
        "files": audit.files,
        "seed": audit.seed,
        "live": dict(audit.live),
        "expected": dict(audit.expected),
        "findings": [
            {"kind": one.kind, "path": one.path, "detail": one.detail} for one in audit.deviations
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
