"""What ITA found of the agency in a year: its scores, and the band that it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import Field

from transparency.record.model.amounts import Score
from transparency.record.model.day import Day
from transparency.record.model.measure import Attachment, Link
from transparency.record.model.types import FileRecord, Text

if TYPE_CHECKING:
    from decimal import Decimal

INSTRUMENTS: Final = ("IIT", "EIT", "OIT")
"""The instruments that have a score each, as ITA lists them."""


class Scores(FileRecord):
    """The result of a year's assessment (ผลการประเมิน ITA): ``data/<year>/scores.yml``.

    No score stands without its source; which scores the source tells differs from year to year.
    """

    source: Text = Field(title="ที่มาของคะแนน", examples=["ประกาศผลของสำนักงาน ป.ป.ช. ปี ๒๕๖๗"])
    total: Score | None = Field(None, title="คะแนนรวม", examples=["๘๗.๕๐"])
    iit: Score | None = Field(None, title="คะแนน IIT", examples=["๘๘.๒๕"])
    eit: Score | None = Field(None, title="คะแนน EIT", examples=["๘๖.๐๐"])
    oit: Score | None = Field(None, title="คะแนน OIT", examples=["๘๘.๐๐"])
    band: Text | None = Field(None, title="ระดับตามประกาศผล", examples=["ผ่านดี"])
    published: Day | None = Field(None, title="วันที่ประกาศผล", examples=["๑ สิงหาคม ๒๕๖๗"])
    files: list[Attachment] = Field([], title="ไฟล์ของที่มา", examples=["- file: 2567/ita-result.pdf"])
    links: list[Link] = Field([], title="ลิงก์ของที่มา", examples=["- url: https://www.example.go.th"])

    @property
    def by_instrument(self) -> dict[str, Decimal | None]:
        """The score of each instrument, or None where it is not known."""
        return {name: getattr(self, name.lower()) for name in INSTRUMENTS}
