"""What ``transparency new`` asks for each thing that it adds; every optional field is among it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.editing import offered
from transparency.editing.questions import (
    AnswerError,
    Question,
    new_id,
    of_field,
    of_list,
    one_of,
    pairs,
    some_of,
)
from transparency.language.printed import one_line
from transparency.language.thai import arabic_digits
from transparency.record.model.agency import Unit
from transparency.record.model.measure import (
    Action,
    Attachment,
    Document,
    Event,
    Evidence,
    Link,
    Measure,
    Period,
    Photo,
    Promise,
    Responsible,
    Result,
    RoundReport,
)
from transparency.record.model.period import Report, Round
from transparency.record.model.scores import Scores

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from pydantic import BaseModel

    from transparency.editing.questions import Choice, Context

_FIRST_YEAR, _LAST_YEAR = 2400, 2699


def _year(given: str, context: Context) -> object:
    """Return a fiscal year that the record does not have."""
    digits = arabic_digits(given.strip())
    if not (digits.isascii() and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR):
        msg = f"“{one_line(given)}” ไม่ใช่ปี พ.ศ. เขียนเป็นตัวเลข ๔ หลัก เช่น 2567"
        raise AnswerError(msg)
    if int(digits) in context.site.records.years:
        msg = f"มีปี {digits} อยู่แล้ว ไม่เขียนทับ"
        raise AnswerError(msg)
    return digits


def _in_year(given: str, context: Context) -> object:
    """Return a fiscal year that the record has."""
    try:
        return one_of(offered.years)(given, context)
    except AnswerError as error:
        msg = f"{error} ปีใหม่สร้างด้วยคำสั่ง transparency new year"
        raise AnswerError(msg) from None


def _names(records: str) -> Callable[[Context], Collection[str]]:
    def taken(context: Context) -> Collection[str]:
        folder = context.data_dir / records.replace("*", context.text("year"))
        return {file.stem for file in folder.glob("*.yml")}

    return taken


def _reports_by_action(context: Context) -> bool:
    measure = offered.measure_of(context)
    return bool(measure and any(action.reports for action in measure.actions))


def _text(
    model: type[BaseModel], name: str, text: str, *, needed: bool = False, past: bool = False
) -> Question:
    return Question(name, text, of_field(model, name, past=past), needed=needed)


def _many(name: str, text: str, choices: Callable[[Context], Sequence[Choice]]) -> Question:
    return Question(name, text, some_of(choices), needed=False, many=True, choices=choices)


def _next(records: str) -> Callable[[Context], str]:
    """Return what proposes the place behind all files of a folder, those with mistakes too."""

    def number(context: Context) -> str:
        folder = context.data_dir / records.replace("*", context.text("year"))
        known = context.site.records
        year = offered.year_of(context)
        measures = year.measures.values() if year and records.endswith("measures") else []
        orders = [entry.order for entry in measures]
        orders += [entry.order for entry in known.units.values() if records == "units"]
        orders += [entry.order for entry in known.promises.values() if records == "promises"]
        return str(max([*orders, sum(1 for _ in folder.glob("*.yml"))], default=0) + 1)

    return number


def _order(model: type[BaseModel], records: str) -> Question:
    return Question("order", "ลำดับ", of_field(model, "order"), needed=False, default=_next(records))


YEAR: Final = Question("year", "ปีงบประมาณ", _in_year, choices=offered.years)
MEASURE: Final = Question("measure", "มาตรการ", one_of(offered.measures), choices=offered.measures)
_ATTACHED: Final = (
    Question("files", "ไฟล์แนบ: ชื่อไฟล์ใน data/files/ เว้นวรรค แล้วตามด้วยชื่อที่ให้ประชาชนเห็น",
             pairs(Attachment, "file", "title", attached=True), needed=False, many=True),
    Question("links", "ลิงก์: ที่อยู่เว็บ เว้นวรรค แล้วตามด้วยชื่อลิงก์", pairs(Link, "url", "title"),
             needed=False, many=True),
)  # fmt: skip
_PROOF: Final = (
    *_ATTACHED,
    Question("photos", "ภาพถ่าย: ชื่อไฟล์ใน data/files/ เว้นวรรค แล้วตามด้วยคำบรรยายภาพ",
             pairs(Photo, "file", "alt", attached=True), needed=False, many=True),
    _text(Evidence, "budget", "งบประมาณ"),
    _text(Evidence, "spent", "เงินที่ใช้จ่าย เป็นตัวเลขบาท"),
    _text(Evidence, "obstacles", "ปัญหาและอุปสรรค"),
)  # fmt: skip
_WHEN: Final = (
    _text(Evidence, "done", "วันที่ทำ", past=True),
    _text(Evidence, "published", "วันที่เผยแพร่", past=True),
)


def _row(whose: str) -> tuple[Question, ...]:
    """Return the questions about who is responsible and when, as a report has them beside a row."""
    return (
        Question("responsible", f"ผู้รับผิดชอบตามรายงาน ({whose})", of_field(Responsible, "text"),
                 needed=False),
        Question("units", "หน่วยงานที่ผู้รับผิดชอบหมายถึง", some_of(offered.units), many=True,
                 choices=offered.units, when=lambda context: bool(context.text("responsible"))),
        Question("period", f"ระยะเวลาตามรายงาน ({whose})", of_field(Period, "text"), needed=False),
        Question("start", "วันเริ่มของระยะเวลา", of_field(Period, "start"), needed=False,
                 when=lambda context: bool(context.text("period"))),
        Question("end", "วันสิ้นสุดของระยะเวลา", of_field(Period, "end"), needed=False,
                 when=lambda context: bool(context.text("period"))),
    )  # fmt: skip


QUESTIONS: Final[Mapping[str, tuple[Question, ...]]] = {
    "measure": (
        YEAR,
        Question("id", "รหัสมาตรการ (อักษรอังกฤษตัวเล็ก เช่น no-gift ตั้งแล้วไม่ควรเปลี่ยน)",
                 new_id(_names("*/measures"), "no-gift")),
        _text(Measure, "title", "ชื่อมาตรการตามรายงาน", needed=True),
        Question("actions", "วิธีดำเนินการ: รหัส เว้นวรรค แล้วตามด้วยข้อความตามรายงาน",
                 pairs(Action, "id", "text"), many=True),
        _text(Measure, "short_title", "ชื่อสั้นสำหรับเมนู"),
        Question("continues", "ต่อจากมาตรการของปีก่อน", one_of(offered.measures_before),
                 needed=False, choices=offered.measures_before),
        *_row("ของทั้งมาตรการ"),
        _text(Measure, "budget", "งบประมาณที่ตั้งไว้ ตามข้อความในแผน"),
        _text(Measure, "planned", "งบประมาณที่ตั้งไว้ เป็นตัวเลขบาท"),
        _order(Measure, "*/measures"),
    ),
    "result": (
        YEAR,
        MEASURE,
        Question("round", "รอบ", one_of(offered.rounds), choices=offered.rounds),
        Question("action", "ข้อที่รายงานให้ผล", one_of(offered.actions), choices=offered.actions,
                 when=_reports_by_action),
        Question("id", "รหัสผล (อักษรอังกฤษตัวเล็ก ไม่ซ้ำในมาตรการ เช่น meeting-held)",
                 new_id(offered.ids_of_measure, "meeting-held")),
        _text(Result, "text", "ข้อความตามรายงาน", needed=True),
        _many("answers", "ข้อที่ผลนี้ตอบ (ผลรวมของทั้งมาตรการใส่ -)", offered.answered),
        _many("documents", "เอกสารที่กล่าวถึง", offered.documents),
        *_WHEN,
        *_PROOF,
        _many("follows_up", "ข้อเสนอแนะก่อนหน้าที่ผลนี้ทำตาม", offered.suggestions),
        _text(RoundReport, "lead", "ความนำก่อนรายการผลของรอบ"),
        Question("suggestion", "ข้อเสนอแนะของรอบ (รายงานใส่ขีด ให้พิมพ์ -)",
                 of_field(RoundReport, "suggestion"), needed=False),
        Question("suggestion_id", "รหัสข้อเสนอแนะ (อักษรอังกฤษตัวเล็ก เช่น announce-early)",
                 new_id(offered.ids_of_measure, "announce-early"), needed=False,
                 when=lambda context: context.text("suggestion") not in {"", "-"}),
        *_row("ถ้ารายงานรอบนี้เขียนต่างไป"),
    ),
    "remark": (
        YEAR,
        MEASURE,
        Question("round", "รอบ", one_of(offered.rounds), choices=offered.rounds),
        Question("action", "ข้อที่กล่าวถึง", one_of(offered.actions), choices=offered.actions),
        _text(RoundReport, "gap", "สิ่งที่ทราบ เมื่อรายงานรอบนี้ไม่มีผลของข้อนี้"),
        _text(RoundReport, "lacks", "ส่วนของข้อนี้ที่ผลรอบนี้ไม่ได้กล่าวถึง"),
        _text(RoundReport, "dropped", "ที่มาที่บอกว่าข้อนี้ไม่อยู่ในแผนแล้วตั้งแต่รอบนี้"),
    ),
    "event": (
        YEAR,
        MEASURE,
        Question("result", "ผลที่เล่าถึงกิจกรรมนี้", one_of(offered.results), choices=offered.results),
        Question("id", "รหัสกิจกรรม (อักษรอังกฤษตัวเล็ก ไม่ซ้ำในปี เช่น oath-day)",
                 new_id(offered.ids_of_events, "oath-day")),
        _text(Event, "title", "ชื่อกิจกรรม", needed=True),
        _text(Event, "date", "วันที่จัด เช่น ๓ เมษายน ๒๕๖๖", needed=True, past=True),
        _text(Event, "end", "วันสุดท้าย ถ้าจัดหลายวัน", past=True),
        _text(Event, "place", "สถานที่"),
    ),
    "document": (
        Question("id", "รหัสเอกสาร (อักษรอังกฤษตัวเล็ก เช่น order-12)",
                 new_id(_names("documents"), "order-12")),
        Question("kind", "ชนิดเอกสาร", one_of(offered.document_kinds),
                 choices=offered.document_kinds),
        _text(Document, "title", "ชื่อหรือเรื่อง", needed=True),
        _text(Document, "number", "เลขที่"),
        _text(Document, "date", "ลงวันที่", past=True),
        *_WHEN,
        *_PROOF,
        _many("ita_items", "รายการ OIT ที่เกี่ยวข้อง", offered.roles),
        _text(Document, "owner", "เจ้าของเอกสาร ถ้าเป็นของหน่วยงานอื่น"),
    ),
    "promise": (
        Question("id", "รหัสคำมั่น (อักษรอังกฤษตัวเล็ก เช่น no-gift)",
                 new_id(_names("promises"), "no-gift")),
        _text(Promise, "title", "ชื่อคำมั่น", needed=True),
        _text(Promise, "question", "คำถามของประชาชน", needed=True),
        _text(Promise, "summary", "สรุปเป็นภาษาง่าย", needed=True),
        Question("grounds", "ข้อความในรายงานที่เป็นที่มา", some_of(offered.grounds), many=True,
                 choices=offered.grounds),
        _many("documents", "เอกสารที่เกี่ยวข้อง", offered.documents),
        _many("channels", "ช่องทางที่เกี่ยวข้อง", offered.channels),
        _many("ita_items", "รายการ OIT ที่เกี่ยวข้อง", offered.roles),
        _text(Promise, "publish_within_days", "สัญญาว่าจะแจ้งข่าวภายในกี่วันหลังทำเสร็จ"),
        _text(Promise, "since", "ใช้ตั้งแต่วันที่"),
        _text(Promise, "until", "ใช้ถึงวันที่"),
        Question("unanswered", "สิ่งที่รายงานไม่ได้บอก", of_list(Promise, "unanswered"), needed=False,
                 many=True),
        _order(Promise, "promises"),
        Question("audience", "รายงานพูดกับใคร", one_of(offered.audiences), needed=False,
                 choices=offered.audiences),
    ),
    "unit": (
        Question("id", "รหัสหน่วยงาน (อักษรอังกฤษตัวเล็ก เช่น clerk-office)",
                 new_id(_names("units"), "clerk-office")),
        _text(Unit, "name", "ชื่อหน่วยงาน", needed=True),
        Question("spellings", "การสะกดทุกแบบที่ใช้ในรายงาน", of_list(Unit, "spellings"), needed=False,
                 many=True, default=lambda context: context.text("name")),
        Question("parent", "หน่วยงานต้นสังกัด", one_of(offered.units), needed=False,
                 choices=offered.units),
        _text(Unit, "head", "ผู้บริหารหน่วย (ตำแหน่งและชื่อ)"),
        _text(Unit, "phone", "หมายเลขโทรศัพท์ของหน่วยงาน"),
        _order(Unit, "units"),
    ),
    "year": (Question("year", "ปีงบประมาณ พ.ศ. ที่จะเพิ่ม", _year),),
    "scores": (
        YEAR,
        _text(Scores, "source", "ที่มาของคะแนน", needed=True),
        _text(Scores, "total", "คะแนนรวม (เต็ม ๑๐๐)"),
        _text(Scores, "iit", "คะแนน IIT"),
        _text(Scores, "eit", "คะแนน EIT"),
        _text(Scores, "oit", "คะแนน OIT"),
        _text(Scores, "band", "ระดับตามประกาศผล"),
        _text(Scores, "published", "วันที่ประกาศผล", past=True),
        *_ATTACHED,
    ),
    "round": (
        YEAR,
        Question("round", "รอบ", one_of(offered.halves), choices=offered.halves),
        _text(Report, "title", "ชื่อรายงาน"),
        _text(Report, "agency", "บรรทัดชื่อหน่วยงาน"),
        _text(Report, "period", "บรรทัดรอบตามรายงาน"),
        _text(Report, "introduction", "ความนำ"),
        _text(Report, "heading", "หัวเรื่องเหนือตาราง"),
        Question("cover", "ข้อความหน้าปก ทีละบรรทัด", of_list(Report, "cover"), needed=False,
                 many=True),
        Question("columns", "หัวตาราง ๖ ช่อง ทีละช่อง", of_list(Report, "columns"), needed=False,
                 many=True),
        _text(Round, "published", "วันที่เผยแพร่รายงาน", past=True),
        _text(Round, "due_days", "ให้เวลาเผยแพร่รายงานกี่วันหลังสิ้นรอบ"),
        Question("files", "ไฟล์ต้นฉบับ: ชื่อไฟล์ใน data/files/ เว้นวรรค แล้วตามด้วยชื่อที่ให้ประชาชนเห็น",
                 pairs(Attachment, "file", "title", attached=True), needed=False, many=True),
    ),
}  # fmt: skip
"""By kind of addition: its questions in their order."""
