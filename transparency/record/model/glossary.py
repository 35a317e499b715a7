"""The words that the site explains."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from transparency.record.model.types import FileRecord, Id, Record, Spelling, Text


class Term(Record):
    """A word and what it means on this site (คำศัพท์)."""

    id: Id = Field(title="รหัสคำ", examples=["oit"])
    group: Text = Field(title="หัวข้อที่คำอยู่", examples=["การประเมิน ITA"])
    term: Spelling = Field(title="คำที่แสดง", examples=["OIT"])
    also: list[Spelling] = Field([], title="คำหรือการสะกดอื่น", examples=["- แบบตรวจ OIT"])
    english: Text | None = Field(
        None,
        title="ชื่อเต็มภาษาอังกฤษ",
        examples=["Open Data Integrity and Transparency Assessment"],
    )
    meaning: Text = Field(title="ความหมาย", examples=["แบบตรวจการเปิดเผยข้อมูลสาธารณะ"])
    fields: list[Text] = Field([], title="คำที่ใช้ในไฟล์ข้อมูล", examples=["[OIT]"])
    explain: Literal["yes", "no"] = Field(
        "yes", title="อธิบายเมื่อพบครั้งแรกในหน้า: yes ใช่, no ไม่", examples=["no"]
    )

    @property
    def spellings(self) -> list[str]:
        """The word as shown, then its other spellings."""
        return [self.term, *self.also]


class Glossary(FileRecord):
    """The glossary (คำศัพท์): ``data/glossary.yml``; a site may do without."""

    terms: list[Term] = Field(title="คำศัพท์", examples=["- id: oit"], min_length=1)
