"""The fiscal year, its rounds, and the framework that the year is assessed by."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from transparency.record.model.day import Day
from transparency.record.model.measure import Attachment
from transparency.record.model.types import FileRecord, Id, Number, Record, Text


class FiscalYear(FileRecord):
    """A fiscal year (ปีงบประมาณ): ``data/<year>/year.yml``."""

    year: Number = Field(title="ปีงบประมาณ พ.ศ.", examples=["2566"])
    start: Day = Field(title="วันแรกของปี", examples=["๑ ตุลาคม ๒๕๖๕"])
    end: Day = Field(title="วันสุดท้ายของปี", examples=["๓๐ กันยายน ๒๕๖๖"])


class Report(Record):
    """The words around the table of the official report (รายงานผลการดำเนินการ)."""

    cover: list[Text] = Field(title="ข้อความหน้าปก ทีละบรรทัด", examples=["- รายงานผล"])
    title: Text = Field(title="ชื่อรายงาน", examples=["รายงานผลการดำเนินการ"])
    agency: Text = Field(title="บรรทัดชื่อหน่วยงาน", examples=["ชื่อหน่วยงานตัวอย่าง"])
    period: Text = Field(title="บรรทัดรอบ", examples=["รอบ ๑ ตุลาคม ๒๕๖๕ - ๓๑ มีนาคม ๒๕๖๖"])
    introduction: Text = Field(title="ความนำ", examples=["ตามที่ดำเนินการวิเคราะห์"])
    heading: Text = Field(title="หัวเรื่องเหนือตาราง", examples=["มาตรการเพื่อขับเคลื่อน"])
    columns: list[Text] = Field(
        title="หัวตาราง ๖ ช่อง", examples=["- มาตรการ/แนวทาง"], min_length=6, max_length=6
    )


class Round(FileRecord):
    """A reporting round of six months (รอบ): ``data/<year>/rounds/<number>.yml``."""

    number: Number = Field(title="รอบที่", examples=["1"])
    start: Day = Field(title="วันแรกของรอบ", examples=["๑ ตุลาคม ๒๕๖๕"])
    end: Day = Field(title="วันสุดท้ายของรอบ", examples=["๓๑ มีนาคม ๒๕๖๖"])
    published: Day | None = Field(None, title="วันที่เผยแพร่รายงาน", examples=["๕ เมษายน ๒๕๖๖"])
    due_days: Number | None = Field(None, title="ให้เวลาเผยแพร่รายงานกี่วันหลังสิ้นรอบ", examples=["30"])
    report: Report | None = Field(
        None, title="ข้อความของรายงาน ใส่เมื่อมีรายงานแล้ว", examples=["title: รายงานผล"]
    )
    files: list[Attachment] = Field([], title="ไฟล์ต้นฉบับ", examples=["- file: 2566/report-1.pdf"])


class Source(Record):
    """How sure a statement is: A read in a published source, B still to be confirmed."""

    confidence: Literal["A", "B"] = Field(title="ระดับความมั่นใจ", examples=["A"])


class Instrument(Source):
    """A way in which ITA asks (เครื่องมือ): IIT, EIT or OIT."""

    id: Literal["IIT", "EIT", "OIT"] = Field(title="ชื่อย่อ", examples=["IIT"])
    name: Text = Field(title="ชื่อ", examples=["การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"])
    points: Number = Field(title="คะแนนเต็ม", examples=["30"])


class Indicator(Source):
    """One of the ten indicators (ตัวชี้วัด)."""

    number: Number = Field(title="ตัวชี้วัดที่", examples=["9"])
    name: Text = Field(title="ชื่อ", examples=["การเปิดเผยข้อมูล"])
    instrument: Literal["IIT", "EIT", "OIT"] = Field(title="เครื่องมือ", examples=["OIT"])


class Item(Source):
    """One thing that must stand on the website (รายการ OIT)."""

    number: Text = Field(title="เลขรายการ", examples=["O42"])
    role: Id = Field(title="บทบาท ซึ่งไม่เปลี่ยนตามปี", examples=["measures"])
    name: Text = Field(title="ชื่อ", examples=["มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"])


class ItemGroup(Source):
    """A sub-indicator and its items (ตัวชี้วัดย่อย); its confidence is that of the grouping."""

    number: Text = Field(title="เลขตัวชี้วัดย่อย", examples=["9.1"])
    name: Text = Field(title="ชื่อ", examples=["ข้อมูลพื้นฐาน"])
    indicator: Number = Field(title="ตัวชี้วัดที่", examples=["9"])
    items: list[Item] = Field(title="รายการ", examples=["- number: O1"])


class Framework(FileRecord):
    """What ITA assesses in a year (กรอบการประเมิน): ``data/<year>/ita.yml``."""

    source: Text = Field(title="ที่มาของกรอบ", examples=["สำนักงาน ป.ป.ช."])
    assignment: Id | None = Field(
        None, title="รหัสคำสั่งที่มอบหมายผู้รับผิดชอบ", examples=["order-318-2565"]
    )
    instruments: list[Instrument] = Field(title="เครื่องมือ", examples=["- id: IIT"])
    indicators: list[Indicator] = Field(title="ตัวชี้วัด", examples=["- number: 1"])
    groups: list[ItemGroup] = Field(title="กลุ่มรายการ OIT", examples=["- number: 9.1"])
