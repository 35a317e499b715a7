"""Channels, and the one to which readers report mistakes: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records

_REPORTS: Final = {"report_errors_to": "ข้อผิดพลาด", "report_security_to": "ช่องโหว่"}
"""By field of the agency: in Thai, what readers report to the channel that it names."""


def channels_match_their_kind(records: Records, _today: date) -> Iterator[Violation]:
    """An e-mail address stands at a channel of kind email, a number at one of kind phone."""
    if records.agency is None:
        return
    for index, channel in enumerate(records.agency.channels):
        for field, given in (("email", channel.email), ("phone", channel.phone)):
            if given and channel.kind != field:
                yield Violation(
                    path=records.agency.path,
                    loc=("channels", index, field),
                    rule=Rule.NOT_OF_THIS_KIND,
                    message=(
                        f"ช่อง {field} ใช้ได้เฉพาะช่องทางชนิด {field} แต่ช่องทางนี้เป็นชนิด {channel.kind}"
                    ),
                    remedy=f"แยกเป็นช่องทางใหม่ชนิด {field} หรือแก้ kind ให้ตรง",
                    example=f"kind: {field}",
                )


def report_channels_are_reachable(records: Records, _today: date) -> Iterator[Violation]:
    """The channel for reports exists, is public, and has an address or number to reach it by."""
    agency = records.agency
    if agency is None:
        return
    open_to_all = [
        entry.id for entry in agency.channels if entry.audience == "public" and entry.href()
    ]
    for field, thing in _REPORTS.items():
        name = getattr(agency, field)
        if name is None:
            continue
        channel = next((entry for entry in agency.channels if entry.id == name), None)
        example = f"{field}: {open_to_all[0]}" if open_to_all else "email: office@example.go.th"
        if channel is None:
            known = open_to_all or [entry.id for entry in agency.channels]
            yield unknown(agency.path, (field,), Rule.UNKNOWN_CHANNEL, name, known)
            continue
        if channel.audience == "internal":
            yield Violation(
                path=agency.path,
                loc=(field,),
                rule=Rule.INTERNAL_CHANNEL,
                message=f"ช่องทาง “{name}” ใช้ภายในหน่วยงาน ประชาชนแจ้ง{thing}ทางนี้ไม่ได้",
                remedy="เลือกช่องทางที่ audience เป็น public",
                example=example,
            )
        if channel.href() is None:
            yield Violation(
                path=agency.path,
                loc=(field,),
                rule=Rule.UNREACHABLE_CHANNEL,
                message=f"ช่องทาง “{name}” ไม่มีช่อง url, email หรือ phone จึงรับแจ้ง{thing}ไม่ได้",
                remedy=f"เพิ่ม url, email หรือ phone ที่ช่องทางนั้น เลือกช่องทางอื่น หรือลบช่อง {field}",
                example=example,
            )
