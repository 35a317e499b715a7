"""Verifications of pages: one function a rule."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transparency.language.names import is_office
from transparency.language.nearest import nearest
from transparency.language.thai import long_date
from transparency.record.model.verification import ROLE_EXAMPLE, ROLE_REMEDY, VERIFICATIONS, name_of
from transparency.record.page import pages_of
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.records import Records


def verified_pages_exist(records: Records, _today: date) -> Iterator[Violation]:
    """The path of each file of verifications is the address of a page."""
    known = [name_of(page.address) for page in pages_of(records)]
    for address, entry in records.verifications.items():
        if name_of(address) not in known:
            near = nearest(name_of(address), known, likeness=0) or known[0]
            yield Violation(
                path=entry.path,
                loc=(),
                rule=Rule.UNKNOWN_PAGE,
                message=f"ไม่มีหน้า /{address} ให้ตรวจสอบ",
                remedy="แก้ชื่อไฟล์ให้ตรงกับที่อยู่ของหน้า ถ้าหน้านั้นถูกลบไปแล้ว ให้ลบไฟล์นี้ด้วย",
                example=f"{VERIFICATIONS}{near}.yml",
            )


def verifiers_are_offices(records: Records, _today: date) -> Iterator[Violation]:
    """Who verifies a page is named by an office: a unit of the record, or words for one."""
    units = {name for unit in records.units.values() for name in (unit.name, *unit.spellings)}
    for entry in records.verifications.values():
        for index, one in enumerate(entry.verifications):
            if one.by not in units and not is_office(one.by):
                yield Violation(
                    path=entry.path,
                    loc=("verifications", index, "by"),
                    rule=Rule.PERSON_AS_VERIFIER,
                    message=f"“{one.by}” ไม่เหมือนชื่อตำแหน่งหรือหน่วยงาน",
                    remedy=ROLE_REMEDY,
                    example=ROLE_EXAMPLE,
                    severity="warning",
                )


def verifications_are_in_order(records: Records, today: date) -> Iterator[Violation]:
    """A verification is not dated in the future, nor before the one above it."""
    for entry in records.verifications.values():
        for index, one in enumerate(entry.verifications):
            if one.date > today:
                yield Violation(
                    path=entry.path,
                    loc=("verifications", index, "date"),
                    rule=Rule.FUTURE_VERIFICATION,
                    message=f"{long_date(one.date)} ยังมาไม่ถึง (วันนี้ {long_date(today)})",
                    remedy="ใส่วันที่ที่ตรวจสอบจริง",
                    example=f"date: {long_date(today)}",
                )
        for index, (before, after) in enumerate(pairwise(entry.verifications), 1):
            if after.date < before.date:
                yield Violation(
                    path=entry.path,
                    loc=("verifications", index, "date"),
                    rule=Rule.VERIFICATION_ORDER,
                    message=(
                        f"{long_date(after.date)} อยู่ก่อน {long_date(before.date)} ของรายการก่อนหน้า"
                    ),
                    remedy="เรียงการตรวจสอบจากเก่าไปใหม่ และไม่ลบรายการเดิม",
                    example=f"date: {long_date(before.date)}",
                )
