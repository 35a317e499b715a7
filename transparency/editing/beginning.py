"""The record of a new agency, which passes `check` and says of itself what is still to be told."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from transparency.editing import offered
from transparency.editing.additions import round_values, year_values
from transparency.editing.examples import examples_for
from transparency.editing.questions import AnswerError, Question, of_field, one_of
from transparency.editing.templating import kind_named, new_file
from transparency.editing.yaml_files import parse, written
from transparency.language.printed import one_line
from transparency.language.thai import BUDDHIST_ERA_OFFSET, arabic_digits, round_bounds
from transparency.record.model.agency import Agency
from transparency.record.model.form import FORMS
from transparency.record.unfinished import EXAMPLE, to_fill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transparency.editing.questions import Context
    from transparency.record.model.form import Form

_STARTER: Final = "starter"
"""The folder of the words that every agency begins with."""
_OCTOBER: Final = 10
_YEARS: Final = range(2500, 2700)
_KNOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "pattaya": {"name": "เมืองพัทยา", "district": "บางละมุง", "province": "ชลบุรี"}
}
"""Of the one agency that is a form of its own: where it is (พ.ร.บ. ระเบียบบริหารราชการเมืองพัทยา)."""
_NAMED_AFTER: Final = {
    "subdistrict-organization": "subdistrict",
    "provincial-organization": "province",
}
"""By form: the part of its place that an agency bears in its name."""


def _form(context: Context) -> Form:
    """Return the form that was answered; without an answer, the one that tells nothing."""
    return FORMS[context.answers.get("form", "other")]


def _own_name(context: Context) -> str:
    """Return an agency's name without the words of its form."""
    return context.text("name").removeprefix(_form(context).title).strip()


def _short_name(context: Context) -> str:
    form, name = _form(context), context.text("name")
    return (
        f"{form.short}{_own_name(context)}" if form.short and name.startswith(form.title) else name
    )


def _proposed(name: str) -> Callable[[Context], str]:
    """Return what proposes a part of the place: one that is known, or that the name tells."""

    def part(context: Context) -> str:
        form = context.text("form")
        own = _own_name(context) if _NAMED_AFTER.get(form) == name else ""
        return _KNOWN.get(form, {}).get(name, own)

    return part


def _needs(name: str) -> Callable[[Context], bool]:
    return lambda context: name in _form(context).place


def _year(given: str, _context: Context) -> object:
    digits = arabic_digits(given.strip())
    if not (digits.isascii() and digits.isdigit() and int(digits) in _YEARS):
        msg = f"“{one_line(given)}” ไม่ใช่ปี พ.ศ. เขียนเป็นตัวเลข ๔ หลัก เช่น 2567"
        raise AnswerError(msg)
    return digits


def _this_year(context: Context) -> str:
    day = context.site.today
    return str(day.year + BUDDHIST_ERA_OFFSET + (day.month >= _OCTOBER))


def _this_round(context: Context) -> str:
    year = context.text("year")
    return "2" if year and context.site.today > round_bounds(int(year), 1)[1] else "1"


BEGINNING: Final = (
    Question("form", "รูปแบบของหน่วยงาน", one_of(offered.forms), choices=offered.forms),
    Question("name", "ชื่อเต็มของหน่วยงาน", of_field(Agency, "name"),
             default=lambda context: _KNOWN.get(context.text("form"), {}).get("name", "")),
    Question("short_name", "ชื่อย่อ", of_field(Agency, "short_name"), default=_short_name),
    *(
        Question(name, title, of_field(Agency, name), default=_proposed(name), when=_needs(name))
        for name, title in (("subdistrict", "ตำบลหรือแขวง"), ("district", "อำเภอหรือเขต"),
                            ("province", "จังหวัด"))
    ),
    Question("year", "ปีงบประมาณแรกในเว็บไซต์ (พ.ศ.)", _year, default=_this_year),
    Question("round", "รอบแรกในเว็บไซต์", one_of(offered.halves), choices=offered.halves,
             default=_this_round),
)  # fmt: skip
"""What ``transparency init`` asks, in this order."""


def beginning(context: Context) -> dict[str, str]:
    """Return the text of each file of the new record, by its path below the data folder."""
    year, number = int(context.answers["year"]), int(context.answers["round"])
    names = ("form", "name", "short_name", "subdistrict", "district", "province")
    agency = {name: context.answers[name] for name in names if name in context.answers}
    example = {
        "order": "1",
        "title": to_fill("ชื่อมาตรการตามรายงาน (มาตรการตัวอย่าง ลบไฟล์นี้เมื่อมีมาตรการจริง)"),
        "actions": [
            {"id": "example-action", "text": to_fill("วิธีดำเนินการข้อแรกตามรายงาน (ข้อตัวอย่าง)")}
        ],
    }
    values: dict[str, tuple[str, Mapping[str, Any]]] = {
        "agency.yml": ("agency", agency),
        f"{year}/year.yml": ("year", year_values(year)),
        f"{year}/rounds/{number}.yml": ("round", round_values(year, number, {})),
        f"{year}/measures/{EXAMPLE}.yml": ("measure", example),
    }
    examples = examples_for(context.site, year, "example-action")
    made = {
        path: new_file(kind_named(kind), f"data/{path}", fields, examples)
        for path, (kind, fields) in values.items()
    }
    return made | {"glossary.yml": _glossary(context), "synonyms.yml": _synonyms(context)}


def _starter(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return parse((files("transparency.editing") / _STARTER / name).read_text(encoding="utf-8"))


def _glossary(context: Context) -> str:
    """Return the glossary, in which the agency is what its form says."""
    document, form = _starter("glossary.yml"), _form(context)
    agency = next(term for term in document["terms"] if term["id"] == "agency")
    agency["meaning"] = f"{form.title if form.short else 'หน่วยงาน'} เจ้าของข้อมูล"
    return written(document)


def _synonyms(context: Context) -> str:
    """Return the synonyms, among them the form's name and its short name."""
    document, form = _starter("synonyms.yml"), _form(context)
    if form.short.endswith(".") and form.title not in _SHARED:
        document["groups"].append([form.short, form.title])
    return written(document)


_SHARED: Final = {FORMS["school"].title}
"""Forms whose short name stands within other words: ``รร`` in ``กรรมการ``."""
