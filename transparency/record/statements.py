"""Sentences that the program says of the record, each with the rule by which it is true.

What a page says by itself, beside the words of the report, stands here. A sentence is shown only
where its rule holds; `tests/record/test_statements.py` has for each a record where it would be
false, and which then must not show it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Statement(NamedTuple):
    """A sentence, or a pattern with places for numbers and names, and when it is true."""

    words: str
    rule: str


STATEMENTS: Final[Mapping[str, Statement]] = MappingProxyType(
    {
        "no_end": Statement(
            "ไม่ได้ระบุวันที่สิ้นสุด",
            "The period names no last day, and its words neither name the fiscal year nor say that "
            "it comes again and again (`reach.span`).",
        ),
        "no_error_channel": Statement(
            "หน่วยงานยังไม่ได้ระบุช่องทางที่รับแจ้งข้อผิดพลาดของเว็บไซต์นี้",
            "`report_errors_to` of the agency is not set.",
        ),
        "only_planned": Statement(
            "กล่าวถึงเฉพาะในวิธีดำเนินการ จึงยังไม่ทราบว่าจัดทำแล้วหรือไม่",
            "The document is the agency's own, nobody attached it, and it is named by what was "
            "planned and by no result (`site.only_planned`).",
        ),
        "no_part": Statement(
            "ยังไม่มีในเว็บไซต์นี้",
            "Of what the record can have for an OIT item of this site, or of a document or channel "
            "that it ties to one, there is nothing (`oit.Part.is_there`).",
        ),
        "scope": Statement(
            "รายการที่มีเครื่องหมาย – อยู่นอกขอบเขตของเว็บไซต์นี้ จึงไม่ได้หมายความว่าหน่วยงานไม่ได้เปิดเผย",
            "The page lists items that this site is not kept for and of which no record speaks; "
            "it is left out where there is no such item.",
        ),
    }
)
"""By name: every such sentence."""

SAID: Final[Mapping[str, str]] = MappingProxyType(
    {name: statement.words for name, statement in STATEMENTS.items()}
)
"""The words alone, for templates and captions."""
