"""Verifications whose digest is not that of the page: it has changed, or was copied wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.record.page import pages_of
from transparency.record.problems import Problem, Rule
from transparency.verification.status import digest_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transparency.record.site import Site


def stale_verifications(site: Site) -> Iterator[Problem]:
    """Yield a warning for each page whose latest verification is of another state of the record.

    The site must have no problems.
    """
    for page in pages_of(site.records):
        entry = site.records.verifications.get(page.address)
        if entry is None:
            continue
        status = status_of(site, page, digest_of(site, page))
        if status.last and status.state == "changed":
            yield Problem(
                path=entry.path,
                line=status.last.line,
                column=1,
                rule=Rule.STALE_VERIFICATION,
                message=(
                    f"digest ของการตรวจสอบล่าสุดไม่ตรงกับหน้า /{page.address} "
                    "ซึ่งแก้ไขหลังการตรวจสอบ หรือคัดลอกรหัสมาผิด"
                ),
                remedy="เปิดหน้านั้นตรวจอีกครั้ง ถ้าถูกต้อง ให้เพิ่มรายการใหม่ต่อท้ายพร้อมรหัสนี้ และไม่ลบรายการเดิม",
                example=f"digest: {status.digest}",
                severity="warning",
            )
