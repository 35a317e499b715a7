"""The kinds of value that fields hold, each read from a string as staff write it."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from transparency.language import thai, web
from transparency.record.file_name import good_name
from transparency.record.model.refusal import refuse
from transparency.record.problems import Rule
from transparency.record.source import LINE_KEY

ID_PATTERN: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ATTACHMENT_SUFFIXES: Final = (
    ".pdf",
    ".docx",
    ".xlsx",
    ".odt",
    ".ods",
    ".csv",
    ".txt",
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
)
MIN_SPELLING_LENGTH: Final = 2
"""Characters of a word that the site explains, at least."""
PICTURE_SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".webp")
_FILE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
PAGE: Final = "{page}"
"""Placeholder in a channel's url for the address of the page that a reader writes about."""
_EMAIL: Final = re.compile(r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_EMAIL_LENGTH: Final = 254
_PHONE: Final = re.compile(r"[0-9]+([ -][0-9]+)*")
_DIALLED: Final = re.compile(r"0[2-57][0-9]{7}|0[689][0-9]{8}|1[0-9]{2,3}|1[89]00[0-9]{6}")


class Record(BaseModel):
    """Anything that stands in a data file: no field unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    moved: ClassVar[dict[str, str]] = {}
    """Fields that stood here once, each with the field below which they stand today."""

    line: int = Field(alias=LINE_KEY)
    """The line of the file on which the record starts, from 1."""


class FileRecord(Record):
    """A record that has a file of its own; the file's name is its id."""

    path: str = Field(alias="\x00path")
    """The file, relative to the repository."""
    id: str = Field(alias="\x00id")
    """The file's name without its ending: ASCII, chosen once, part of the address."""


def _text(value: str) -> str:
    if not value.strip():
        raise refuse(
            rule=Rule.BLANK,
            message="ช่องนี้ว่าง",
            remedy="ใส่ข้อความ ถ้าช่องนี้ไม่จำเป็นและยังไม่มีข้อมูล ให้ลบทั้งบรรทัด",
            example="ข้อความ",
        )
    return value


def _spelling(value: str) -> str:
    if len(value.strip()) < MIN_SPELLING_LENGTH:
        raise refuse(
            rule=Rule.SHORT_TERM,
            message=f"คำ “{value}” สั้นเกินไป จะไปตรงกับส่วนหนึ่งของคำอื่น",
            remedy="เขียนคำเต็มอย่างน้อย ๒ ตัวอักษร",
            example="OIT",
        )
    return value


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise refuse(
            rule=Rule.BAD_ID,
            message=f"รหัส “{value}” ใช้เป็นที่อยู่หน้าเว็บไม่ได้",
            remedy="ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลางเท่านั้น ไม่มีเว้นวรรค",
            example="no-gift",
        )
    return value


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    digits = thai.arabic_digits(value.strip())
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII):
        raise refuse(
            rule=Rule.BAD_NUMBER,
            message=f"“{value}” ไม่ใช่จำนวนเต็ม",
            remedy="เขียนเป็นตัวเลขล้วน ไม่มีหน่วยหรือจุลภาค",
            example="1",
        )
    return int(digits)


def _url(value: str) -> str:
    return _public(_written(value))


def _written(value: str, page: str = PAGE) -> str:
    """Return the address if it is well formed once ``page`` replaces `PAGE`."""
    if not web.is_url(value.replace(PAGE, page)):
        raise refuse(
            rule=Rule.BAD_URL,
            message=f"“{value}” ไม่ใช่ที่อยู่เว็บที่ใช้ได้",
            remedy=(
                "คัดลอกที่อยู่จากแถบที่อยู่ของเบราว์เซอร์ ต้องขึ้นต้นด้วย https:// หรือ http:// และไม่มีชื่อผู้ใช้หรือรหัสผ่าน"
            ),
            example="https://www.example.go.th/news/12",
        )
    return value


def _public(value: str) -> str:
    """Return the address if readers outside the agency's network can open it."""
    if not web.is_public(value.replace(PAGE, "x")):
        raise refuse(
            rule=Rule.PRIVATE_ADDRESS,
            message=f"“{value}” เปิดได้เฉพาะในเครื่องหรือเครือข่ายของหน่วยงาน ประชาชนเปิดไม่ได้",
            remedy="ใส่ที่อยู่ที่เปิดได้จากโทรศัพท์ที่ใช้อินเทอร์เน็ตนอกหน่วยงาน ถ้ายังไม่มี ให้ลบรายการนี้",
            example="https://www.example.go.th/news/12",
        )
    return value


def is_site_address(value: str) -> bool:
    """Return whether a site can be published there: http or https, no query, no fragment."""
    return web.is_url(value) and not {"?", "#"} & set(value)


def _site_url(value: str) -> str:
    if not is_site_address(value):
        raise refuse(
            rule=Rule.BAD_SITE_ADDRESS,
            message=f"“{value}” ไม่ใช่ที่อยู่ของหน้าแรก เพราะมี ? หรือ #",
            remedy="ใส่ที่อยู่ของหน้าแรก โดยตัดตั้งแต่เครื่องหมาย ? หรือ # ออก",
            example="https://www.example.go.th/transparency/",
        )
    return value


def _channel_url(value: str) -> str:
    start, *rest = _written(value, "x").split(PAGE)
    if len(rest) > 1 or (rest and "/" not in start.partition("://")[2]):
        raise refuse(
            rule=Rule.MISPLACED_PLACEHOLDER,
            message=f"{PAGE} ใส่ได้แห่งเดียว และต้องอยู่หลังชื่อเว็บไซต์ ไม่ใช่ในชื่อเว็บไซต์",
            remedy=f"ใส่ {PAGE} ตรงที่แบบฟอร์มรับที่อยู่ของหน้า ถ้าไม่มี ให้ลบ {PAGE} ออก",
            example=f"https://www.example.go.th/form?page={PAGE}",
        )
    return _public(value)


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value) or len(value) > _EMAIL_LENGTH:
        raise refuse(
            rule=Rule.BAD_EMAIL,
            message=f"“{value}” ไม่ใช่ที่อยู่อีเมลที่ใช้ได้",
            remedy="ใส่ที่อยู่อีเมลเดียว เป็นอักษรอังกฤษ มี @ หนึ่งตัว ไม่มีเว้นวรรค",
            example="office@example.go.th",
        )
    return value


def _phone(value: str) -> str:
    digits = phone_digits(value)
    if not _PHONE.fullmatch(thai.arabic_digits(value)) or not _DIALLED.fullmatch(digits):
        raise refuse(
            rule=Rule.BAD_PHONE,
            message=f"“{value}” ไม่ใช่หมายเลขโทรศัพท์ที่ใช้ได้",
            remedy=(
                "ใส่หมายเลขเดียวในประเทศไทย ๙ หรือ ๑๐ หลัก หรือสายด่วน ๓ หรือ ๔ หลัก ใช้ได้เฉพาะตัวเลข "
                "เว้นวรรค และขีด ถ้ามีหลายหมายเลข ให้แยกเป็นหลายช่องทาง"
            ),
            example="0 2000 0000",
        )
    return value


def phone_digits(value: str) -> str:
    """Return a telephone number as it is dialled: Arabic digits and nothing else."""
    return re.sub(r"[ -]", "", thai.arabic_digits(value))


def telephone_link(number: str) -> str:
    """Return the address that calls a telephone number."""
    return f"tel:{phone_digits(number)}"


def is_attachable(name: str) -> bool:
    """Return whether a file of this name, relative to ``data/files/``, may be published."""
    return (
        bool(_FILE_NAME.fullmatch(name)) and ".." not in name and name.endswith(ATTACHMENT_SUFFIXES)
    )


def _file(value: str) -> str:
    if not is_attachable(value):
        raise refuse(
            rule=Rule.BAD_FILE_NAME,
            message=f"ชื่อไฟล์ “{value}” ใช้แนบไม่ได้",
            remedy=(
                "วางไฟล์ไว้ใน data/files/ ตั้งชื่อด้วยอักษรอังกฤษตัวเล็ก ตัวเลข ขีด และใช้ชนิดไฟล์ "
                + " ".join(ATTACHMENT_SUFFIXES)
            ),
            example=good_name(value) if is_attachable(good_name(value)) else "2566/order-317.pdf",
        )
    return value


def _picture(value: str) -> str:
    if not value.endswith(PICTURE_SUFFIXES):
        raise refuse(
            rule=Rule.NOT_A_PICTURE,
            message=f"“{value}” ไม่ใช่ไฟล์ภาพ",
            remedy="ใช้ไฟล์ชนิด " + " ".join(PICTURE_SUFFIXES),
            example="2566/meeting.jpg",
        )
    return value


# JSON Schema of each kind. Editors resolve YAML's types, so that 2566 is a number to them and text
# to us: a schema accepts whatever the reader accepts, and refuses what it is able to refuse.
_SCALAR: Final = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ID_SCHEMA: Final = {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN.pattern}$"}
_NUMBER_SCHEMA: Final = {
    "type": ["string", "integer"],
    "pattern": r"^\s*[0-9๐-๙]{1,9}\s*$",
    "minimum": 0,
    "maximum": 999_999_999,
}
_URL_SCHEMA: Final = {"type": "string", "pattern": "^https?://"}

Text = Annotated[str, AfterValidator(_text), WithJsonSchema(_SCALAR)]
"""The agency's words, kept as written; never blank."""
Spelling = Annotated[Text, AfterValidator(_spelling)]
"""A word as it is written in running text, long enough not to match parts of others."""
Id = Annotated[str, AfterValidator(_id), WithJsonSchema(_ID_SCHEMA)]
"""An ASCII name such as ``no-gift``; the last part of an address or an anchor."""
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema(_NUMBER_SCHEMA)]
"""A whole number in Thai or Arabic digits."""
Url = Annotated[str, AfterValidator(_url), WithJsonSchema(_URL_SCHEMA)]
"""An address on the web; http or https and nothing else."""
SiteUrl = Annotated[Url, AfterValidator(_site_url)]
"""An address below which pages can be published: no query and no fragment."""
ChannelUrl = Annotated[str, AfterValidator(_channel_url), WithJsonSchema(_URL_SCHEMA)]
"""An address on the web that may hold ``{page}`` once, after the host."""
Email = Annotated[str, AfterValidator(_email)]
"""One ASCII address of electronic mail."""
Phone = Annotated[str, AfterValidator(_phone)]
"""A telephone number within Thailand, kept as written."""
FilePath = Annotated[str, AfterValidator(_file)]
"""A file below ``data/files/``, of a kind that cannot run in a browser."""
PicturePath = Annotated[FilePath, AfterValidator(_picture)]
"""A picture below ``data/files/``."""
