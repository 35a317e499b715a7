"""Channels, and the one to which readers report mistakes: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.rules.finding import Finding, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.model.records import Records


def channels_are_one_way_each(records: Records, _today: date) -> Iterator[Finding]:
    """An e-mail address stands at a channel of kind email, a number at one of kind phone."""
    if records.agency is None:
        return
    for index, channel in enumerate(records.agency.channels):
        for field, given in (("email", channel.email), ("phone", channel.phone)):
            if given and channel.kind != field:
                yield Finding(
                    records.agency.path, ("channels", index, field), "not-of-this-kind",
                    f"ช่อง {field} ใช้ได้เฉพาะช่องทางชนิด {field} แต่ช่องทางนี้เป็นชนิด {channel.kind}",
                    f"แยกเป็นช่องทางใหม่ชนิด {field} หรือแก้ kind ให้ตรง", f"kind: {field}",
                )  # fmt: skip


def errors_are_reported_to_someone(records: Records, _today: date) -> Iterator[Finding]:
    """Readers report mistakes to a channel that exists, is public and can be reached online."""
    agency = records.agency
    if agency is None or agency.report_errors_to is None:
        return
    loc, name = ("report_errors_to",), agency.report_errors_to
    channel = next((entry for entry in agency.channels if entry.id == name), None)
    open_to_all = [
        entry.id for entry in agency.channels if entry.audience == "public" and entry.href()
    ]
    example = (
        f"report_errors_to: {open_to_all[0]}" if open_to_all else "email: office@example.go.th"
    )
    if channel is None:
        known = open_to_all or [entry.id for entry in agency.channels]
        yield unknown(agency.path, loc, "channel", name, known)
        return
    if channel.audience == "internal":
        yield Finding(
            agency.path, loc, "internal-channel",
            f"ช่องทาง “{name}” ใช้ภายในหน่วยงาน ประชาชนแจ้งข้อผิดพลาดทางนี้ไม่ได้",
            "เลือกช่องทางที่ audience เป็น public", example,
        )  # fmt: skip
    if channel.href() is None:
        yield Finding(
            agency.path, loc, "unreachable-channel",
            f"ช่องทาง “{name}” ไม่มีช่อง url, email หรือ phone จึงรับแจ้งข้อผิดพลาดไม่ได้",
            "เพิ่ม url, email หรือ phone ที่ช่องทางนั้น เลือกช่องทางอื่น หรือลบช่อง report_errors_to", example,
        )  # fmt: skip
