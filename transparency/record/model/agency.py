"""Who the record is about: the agency, its units and its channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from pydantic import Field

from transparency.language.web import ascii_address
from transparency.record.model.form import FORMS, UNTOLD, FormName, place_words
from transparency.record.model.types import (
    PAGE,
    ChannelUrl,
    Email,
    FileRecord,
    Id,
    Number,
    Phone,
    Record,
    SiteUrl,
    Text,
    Url,
    telephone_link,
)
from transparency.record.model.verification import ReviewDays

if TYPE_CHECKING:
    from collections.abc import Mapping


_WAYS: Final[Mapping[str, str]] = {
    "website": "ลิงก์",
    "facebook": "ลิงก์",
    "line": "ลิงก์",
    "phone": "หมายเลขโทรศัพท์",
    "email": "ที่อยู่อีเมล",
}
"""By kind of channel: the way to reach it, in Thai."""


class Channel(Record):
    """A way in which the agency speaks or listens (ช่องทาง)."""

    id: Id = Field(title="รหัสช่องทาง", examples=["website"])
    name: Text = Field(title="ชื่อช่องทาง", examples=["เว็บไซต์หน่วยงาน"])
    kind: Literal["website", "facebook", "line", "board", "print", "meeting", "phone", "email"] = (
        Field(title="ชนิด", examples=["website"])
    )
    audience: Literal["public", "internal"] = Field(
        "public", title="ใช้กับใคร: public ประชาชน, internal ภายใน", examples=["public"]
    )
    url: ChannelUrl | None = Field(None, title="ที่อยู่เว็บ", examples=["https://www.example.go.th"])
    email: Email | None = Field(None, title="ที่อยู่อีเมล", examples=["office@example.go.th"])
    phone: Phone | None = Field(None, title="หมายเลขโทรศัพท์", examples=["0 2000 0000"])

    def href(self, page: str = "") -> str | None:
        """Return the link that reaches the channel, or None where the record gives no way.

        ``page`` is the address, percent-encoded here, that goes in the place of ``{page}``.
        """
        if self.email:
            return f"mailto:{self.email}"
        if self.phone:
            return telephone_link(self.phone)
        return ascii_address(self.url.replace(PAGE, quote(page, safe=""))) if self.url else None

    @property
    def lacks(self) -> str | None:
        """What is missing to reach the channel, in Thai; None where nothing is.

        Nothing is missing of a channel for the staff, nor of one that has no address by its
        nature, such as a notice board.
        """
        return None if self.audience == "internal" or self.href() else _WAYS.get(self.kind)


class Agency(FileRecord):
    """The agency itself (หน่วยงาน): ``data/agency.yml``."""

    name: Text = Field(title="ชื่อเต็ม", examples=["ชื่อเต็มของหน่วยงานตัวอย่าง"])
    short_name: Text = Field(title="ชื่อย่อ", examples=["ชื่อย่อของหน่วยงานตัวอย่าง"])
    form: FormName | None = Field(
        None, title="รูปแบบของหน่วยงาน", examples=["subdistrict-organization"]
    )
    subdistrict: Text | None = Field(None, title="ตำบลหรือแขวง", examples=["ตัวอย่าง"])
    district: Text | None = Field(None, title="อำเภอหรือเขต", examples=["ตัวอย่าง"])
    province: Text = Field(title="จังหวัด", examples=["ตัวอย่าง"])
    website: Url | None = Field(
        None, title="ที่อยู่เว็บไซต์ของหน่วยงาน", examples=["https://www.example.go.th"]
    )
    site: SiteUrl | None = Field(
        None,
        title="ที่อยู่ที่เผยแพร่เว็บไซต์ความโปร่งใสนี้",
        examples=["https://www.example.go.th/transparency/"],
    )
    repository: Url | None = Field(
        None, title="ที่เก็บข้อมูล", examples=["https://github.com/example/transparency"]
    )
    channels: list[Channel] = Field([], title="ช่องทาง", examples=["- id: website"])
    report_errors_to: Id | None = Field(
        None, title="รหัสช่องทางที่รับแจ้งข้อผิดพลาดของเว็บไซต์", examples=["website"]
    )
    report_security_to: Id | None = Field(
        None, title="รหัสช่องทางที่รับแจ้งช่องโหว่ด้านความปลอดภัยของเว็บไซต์", examples=["email"]
    )
    report_due_days: Number | None = Field(
        None, title="ให้เวลาเผยแพร่รายงานกี่วันหลังสิ้นรอบ ใช้กับทุกรอบที่ไม่ได้บอกเอง", examples=["30"]
    )
    review_days: ReviewDays | None = Field(
        None, title="จำนวนวันที่ต้องตรวจสอบซ้ำ แยกตามชนิดหน้า", examples=["measure: 90"]
    )

    @property
    def place(self) -> str:
        """Where the agency is, in the words of an address, from the smallest part."""
        return " ".join(place_words(self.subdistrict, self.district, self.province))

    @property
    def locality(self) -> str:
        """Where the agency is within its province; empty where it tells no smaller part."""
        return " ".join(place_words(self.subdistrict, self.district, self.province)[:-1])

    @property
    def place_needed(self) -> tuple[str, ...]:
        """The fields that tell where an agency of this form is."""
        return FORMS[self.form].place if self.form else UNTOLD

    @property
    def lacks(self) -> list[str]:
        """What the record lacks to reach the agency, in Thai: the usual ways without any channel.

        Nothing is said of channels for the staff.
        """
        kinds = {channel.kind for channel in self.channels if channel.audience == "public"}
        missing = [_WAYS[kind] for kind in ("phone", "email") if kind not in kinds]
        return missing if self.website or "website" in kinds else [*missing, "ที่อยู่เว็บไซต์"]

    @property
    def website_link(self) -> str | None:
        """The agency's own website with its host in ASCII, for those that follow it, or None."""
        return ascii_address(self.website) if self.website else None


class Unit(FileRecord):
    """A part of the agency that answers for work (ผู้รับผิดชอบ): ``data/units/<id>.yml``."""

    order: Number = Field(title="ลำดับ", examples=["1"])
    name: Text = Field(title="ชื่อ", examples=["สำนักปลัด"])
    spellings: list[Text] = Field(
        title="การสะกดทุกแบบที่ใช้ในรายงาน", examples=["- สำนักปลัด หน่วยงานตัวอย่าง"]
    )
    parent: Id | None = Field(None, title="รหัสหน่วยงานต้นสังกัด", examples=["clerk-office"])
    head: Text | None = Field(None, title="ผู้บริหารหน่วย (ตำแหน่งและชื่อ)", examples=["หัวหน้าสำนักปลัด"])
    phone: Phone | None = Field(None, title="หมายเลขโทรศัพท์ของหน่วยงาน", examples=["0 2000 0000"])

    @property
    def tel(self) -> str | None:
        """The link that calls the unit, or None where the record has no number."""
        return telephone_link(self.phone) if self.phone else None
