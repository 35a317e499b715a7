"""What the agency planned and what it reports to have done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from pydantic import Field, model_validator

from transparency.language.date_range import range_in
from transparency.language.web import ascii_address
from transparency.record.model.amounts import Baht
from transparency.record.model.day import Day
from transparency.record.model.types import (
    FilePath,
    FileRecord,
    Id,
    Number,
    PicturePath,
    Record,
    Text,
    Url,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


class Attachment(Record):
    """A file that anyone can open (ไฟล์แนบ)."""

    file: FilePath = Field(title="ไฟล์ใน data/files/", examples=["2566/order-317.pdf"])
    title: Text = Field(title="ชื่อไฟล์ที่ให้ประชาชนเห็น", examples=["คำสั่งที่ ๓๑๗/๒๕๖๕"])


class Link(Record):
    """A page elsewhere that shows what is claimed (ลิงก์)."""

    url: Url = Field(title="ที่อยู่เว็บ", examples=["https://www.example.go.th/news/12"])
    title: Text = Field(title="ชื่อลิงก์", examples=["ข่าวการประชุม"])

    @property
    def href(self) -> str:
        """The address with its host in ASCII, for those that follow it."""
        return ascii_address(self.url)


class Photo(Record):
    """A picture, with words for those who cannot see it (ภาพถ่าย)."""

    file: PicturePath = Field(title="ไฟล์ภาพใน data/files/", examples=["2566/meeting.jpg"])
    alt: Text = Field(title="คำบรรยายภาพ", examples=["พนักงานนั่งประชุมในห้องประชุม"])


class Evidence(Record):
    """What a citizen can check a claim against; all of it optional."""

    done: Day | None = Field(None, title="วันที่ทำ", examples=["๓ เมษายน ๒๕๖๖"])
    published: Day | None = Field(None, title="วันที่เผยแพร่", examples=["๕ เมษายน ๒๕๖๖"])
    files: list[Attachment] = Field([], title="ไฟล์แนบ", examples=["- file: 2566/a.pdf"])
    links: list[Link] = Field([], title="ลิงก์", examples=["- url: https://www.example.go.th"])
    photos: list[Photo] = Field([], title="ภาพถ่าย", examples=["- file: 2566/a.jpg"])
    budget: Text | None = Field(None, title="งบประมาณ", examples=["๑๐,๐๐๐ บาท"])
    spent: Baht | None = Field(None, title="เงินที่ใช้จ่าย เป็นบาท", examples=["๑๐,๐๐๐"])
    obstacles: Text | None = Field(None, title="ปัญหาและอุปสรรค", examples=["ฝนตกหนัก จึงเลื่อนวันจัด"])


class Event(Record):
    """Something that took place on a day, or on days that follow each other (กิจกรรม)."""

    id: Id = Field(title="รหัสกิจกรรม", examples=["committee-meeting"])
    title: Text = Field(title="ชื่อกิจกรรม", examples=["ประชุมคณะกรรมการ"])
    date: Day = Field(title="วันที่จัด", examples=["วันศุกร์ที่ ๒ ธันวาคม ๒๕๖๕"])
    end: Day | None = Field(None, title="วันสุดท้าย ถ้าจัดหลายวัน", examples=["๔ ธันวาคม ๒๕๖๕"])
    place: Text | None = Field(None, title="สถานที่", examples=["ห้องประชุม ชั้น ๒"])

    @model_validator(mode="before")
    @classmethod
    def _split_range(cls, values: object) -> object:
        """Take the last day out of a date such as ๑๕-๑๗ มีนาคม ๒๕๖๖, as staff write it."""
        if not isinstance(values, dict) or "end" in values:
            return values
        written = values.get("date")
        days = range_in(written) if isinstance(written, str) else None
        if days is None or days[1] < days[0]:
            return values
        return values | {"date": str(days[0]), "end": str(days[1])}

    @property
    def last(self) -> Day:
        """The last day, which mostly is the only one."""
        return self.end or self.date


class Result(Evidence):
    """One reported result (ผลการดำเนินงาน)."""

    id: Id = Field(title="รหัสผล", examples=["order-issued"])
    text: Text = Field(title="ข้อความตามรายงาน", examples=["- มีการประชุมคณะกรรมการ"])
    answers: list[Id] = Field([], title="รหัสข้อที่ผลนี้ตอบ", examples=["[first-action]"])
    documents: list[Id] = Field([], title="รหัสเอกสารที่กล่าวถึง", examples=["[order-317-2565]"])
    events: list[Event] = Field([], title="กิจกรรมที่มีวันที่", examples=["- id: committee-meeting"])
    follows_up: list[Text] = Field(
        [],
        title="ข้อเสนอแนะที่ผลนี้ทำตาม: ปี/มาตรการ/รหัสข้อเสนอแนะ",
        examples=["[2566/service/early]"],
    )


class Responsible(Record):
    """Who answers for a row: the words, and the units they mean (ผู้รับผิดชอบ)."""

    text: Text = Field(title="ข้อความตามรายงาน", examples=["สำนักปลัด หน่วยงานตัวอย่าง"])
    units: list[Id] = Field(title="รหัสหน่วยงาน", examples=["[clerk-office]"], min_length=1)


class Period(Record):
    """When a row is carried out: the words, and the days they name (ระยะเวลาดำเนินการ)."""

    text: Text = Field(title="ข้อความตามรายงาน", examples=["มกราคม - มีนาคม ๒๕๖๖"])
    start: Day | None = Field(None, title="วันเริ่ม", examples=["๑ มกราคม ๒๕๖๖"])
    end: Day | None = Field(None, title="วันสิ้นสุด", examples=["๓๑ มีนาคม ๒๕๖๖"])


class RoundReport(Record):
    """What one row of the table reports in one round (รอบการรายงาน).

    What a report says of the responsible unit or the period stands here where it is not what the
    row itself says, so that each round's table keeps its own words.
    """

    round: Number = Field(title="รอบที่", examples=["1"])
    responsible: Responsible | None = Field(
        None, title="ผู้รับผิดชอบ ถ้ารายงานรอบนี้เขียนต่างไป", examples=["text: กองคลัง"]
    )
    period: Period | None = Field(
        None, title="ระยะเวลา ถ้ารายงานรอบนี้เขียนต่างไป", examples=["text: เมษายน ๒๕๖๖"]
    )
    lead: Text | None = Field(None, title="ความนำก่อนรายการผล", examples=["เข้าร่วมประชุม ดังนี้"])
    results: list[Result] = Field([], title="ผลการดำเนินงาน", examples=["- id: order-issued"])
    suggestion: str | None = Field(None, title="ข้อเสนอแนะ", examples=['"-"'])
    """The cell's words; empty where the report leaves it blank, None where nobody has said."""
    suggestion_id: Id | None = Field(
        None, title="รหัสข้อเสนอแนะ ใช้อ้างถึงเมื่อมีผลตามมา", examples=["announce-early"]
    )
    gap: Text | None = Field(
        None, title="สิ่งที่ทราบเมื่อรายงานรอบนี้ไม่มีผลของข้อนี้", examples=["รายงานไม่ได้กล่าวถึงทะเบียน"]
    )
    lacks: Text | None = Field(
        None,
        title="ส่วนของข้อนี้ที่ผลรอบนี้ไม่ได้กล่าวถึง",
        examples=["รายงานไม่ได้กล่าวถึงการปิดประกาศ"],
    )
    dropped: Text | None = Field(
        None, title="ที่มาที่บอกว่าข้อนี้ไม่อยู่ในแผนแล้วตั้งแต่รอบนี้", examples=["แผนฉบับแก้ไขไม่มีข้อนี้"]
    )

    @property
    def is_note(self) -> bool:
        """Whether it holds remarks on the report alone, and no word of the report itself."""
        words = self.lead or self.results or self.suggestion or self.responsible or self.period
        return bool(self.gap or self.lacks or self.dropped) and not words


class Row(Record):
    """What stands beside a measure or an action in the official table."""

    responsible: Responsible | None = Field(None, title="ผู้รับผิดชอบ", examples=["text: สำนักปลัด"])
    period: Period | None = Field(None, title="ระยะเวลา", examples=["text: ธันวาคม ๒๕๖๕"])
    budget: Text | None = Field(
        None, title="งบประมาณที่ตั้งไว้ ตามข้อความในแผน", examples=["ตั้งไว้ ๒๐,๐๐๐ บาท"]
    )
    planned: Baht | None = Field(None, title="งบประมาณที่ตั้งไว้ เป็นบาท", examples=["๒๐,๐๐๐"])
    reports: list[RoundReport] = Field([], title="ผลตามรอบ", examples=["- round: 1"])


class SubItem(Record):
    """A part of an action, listed under it (ข้อย่อย)."""

    id: Id = Field(title="รหัสข้อย่อย", examples=["training"])
    text: Text = Field(title="ข้อความตามรายงาน", examples=["- โครงการจัดอบรม"])
    documents: list[Id] = Field([], title="รหัสเอกสารที่กล่าวถึง", examples=["[no-gift-policy]"])


class Action(Row):
    """One way in which a measure is carried out (วิธีการดำเนินการ)."""

    id: Id = Field(title="รหัสข้อ", examples=["appoint-committee"])
    text: Text = Field(title="ข้อความตามรายงาน", examples=["๑. แต่งตั้งคณะกรรมการ"])
    items: list[SubItem] = Field([], title="ข้อย่อย", examples=["- id: training"])
    documents: list[Id] = Field([], title="รหัสเอกสารที่กล่าวถึง", examples=["[order-317-2565]"])
    indicators: list[Number] = Field([], title="ตัวชี้วัด ITA ที่กล่าวถึง", examples=["[9, 10]"])
    continues: Id | None = Field(
        None, title="รหัสข้อเดียวกันในมาตรการของปีก่อน", examples=["hold-meeting"]
    )
    moved: ClassVar[dict[str, str]] = {"gap": "reports"}


class Measure(FileRecord, Row):
    """A measure (มาตรการ): ``data/<year>/measures/<id>.yml``.

    Responsible unit, period and reports stand at the measure or at each action, as in the source.
    """

    order: Number = Field(title="ลำดับในรายงาน", examples=["1"])
    title: Text = Field(title="ชื่อมาตรการตามรายงาน", examples=["เพิ่มประสิทธิภาพในการสื่อสาร"])
    short_title: Text | None = Field(None, title="ชื่อสั้นสำหรับเมนู", examples=["การสื่อสาร"])
    continues: Text | None = Field(
        None,
        title='ต่อจากมาตรการของปีก่อน: ปี/รหัส หรือ "-" ถ้าเป็นมาตรการใหม่',
        examples=["2566/communication"],
    )
    actions: list[Action] = Field(title="วิธีการดำเนินการ", examples=["- id: a"], min_length=1)


DOCUMENT_KINDS: Final = {
    "order": "คำสั่ง",
    "policy": "นโยบาย",
    "guideline": "แนวปฏิบัติ",
    "manual": "คู่มือ",
    "measures": "มาตรการ",
    "announcement": "ประกาศ",
    "form": "แบบฟอร์ม",
}
"""What each kind of document is called, in the order of their list."""


class Document(FileRecord, Evidence):
    """A document that the record names (เอกสาร): ``data/documents/<id>.yml``."""

    kind: Literal["order", "policy", "guideline", "manual", "measures", "announcement", "form"] = (
        Field(title="ชนิดเอกสาร", examples=["order"])
    )
    title: Text = Field(title="ชื่อหรือเรื่อง", examples=["แต่งตั้งคณะกรรมการ"])
    number: Text | None = Field(None, title="เลขที่", examples=["๓๑๗/๒๕๖๕"])
    date: Day | None = Field(None, title="ลงวันที่", examples=["๒๗ ธันวาคม ๒๕๖๕"])
    owner: Text | None = Field(
        None, title="เจ้าของเอกสาร ถ้าเป็นของหน่วยงานอื่น", examples=["สำนักงาน ป.ป.ช."]
    )
    ita_items: list[Id] = Field([], title="บทบาทรายการ OIT ที่เกี่ยวข้อง", examples=["[manuals]"])


def by_kind(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Return documents by kind, in the order of `DOCUMENT_KINDS`, without empty kinds."""
    groups: dict[str, list[Document]] = {kind: [] for kind in DOCUMENT_KINDS}
    for document in documents:
        groups[document.kind].append(document)
    return {kind: entries for kind, entries in groups.items() if entries}


AUDIENCES: Final[Mapping[str | None, str]] = {
    "public": "คำมั่นต่อประชาชน",
    "staff": "ข้อปฏิบัติของเจ้าหน้าที่",
    None: "คำมั่นหรือข้อปฏิบัติ",
}
"""What a promise is called by whom the report addresses with it; None where nobody has said."""


class Promise(FileRecord):
    """What the report promises to people, or asks of staff: ``data/promises/<id>.yml``."""

    order: Number = Field(title="ลำดับ", examples=["1"])
    title: Text = Field(title="ชื่อคำมั่น", examples=["ไม่รับของขวัญ"])
    audience: Literal["public", "staff"] | None = Field(
        None,
        title="รายงานพูดกับใคร: public ประชาชน, staff เจ้าหน้าที่ในหน่วยงาน",
        examples=["public"],
    )
    question: Text = Field(title="คำถามของประชาชน", examples=["เจ้าหน้าที่รับของขวัญได้หรือไม่"])
    summary: Text = Field(title="สรุปเป็นภาษาง่าย", examples=["รายงานระบุว่า …"])
    grounds: list[Text] = Field(
        title="ข้อความในรายงานที่เป็นที่มา: ปี/มาตรการ/รหัสข้อหรือผล",
        examples=["[2566/culture/no-gift]"],
        min_length=1,
    )
    documents: list[Id] = Field([], title="รหัสเอกสาร", examples=["[no-gift-policy]"])
    channels: list[Id] = Field([], title="รหัสช่องทาง", examples=["[website]"])
    ita_items: list[Id] = Field([], title="บทบาทรายการ OIT ที่เกี่ยวข้อง", examples=["[manuals]"])
    publish_within_days: Number | None = Field(
        None, title="สัญญาว่าจะแจ้งข่าวภายในกี่วันหลังทำเสร็จ", examples=["7"]
    )
    unanswered: list[Text] = Field([], title="สิ่งที่รายงานไม่ได้บอก", examples=["- ไม่ได้บอกวันที่"])
    since: Day | None = Field(None, title="ใช้ตั้งแต่วันที่", examples=["๑ ตุลาคม ๒๕๖๕"])
    until: Day | None = Field(None, title="ใช้ถึงวันที่", examples=["๓๐ กันยายน ๒๕๖๖"])

    def is_in_force(self, first: date, last: date) -> bool:
        """Return whether it holds on some day of a time; a day it does not name is no bound."""
        return (self.since is None or self.since <= last) and (
            self.until is None or self.until >= first
        )
