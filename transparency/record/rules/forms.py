"""The form of the agency, its place and its name: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.record.model.agency import Agency
from transparency.record.model.form import FORMS
from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.form import FormName
    from transparency.record.model.records import Records


def agencies_have_a_place(records: Records, _today: date) -> Iterator[Violation]:
    """An agency tells the parts of its place that its form has; all of them without a form."""
    agency = records.agency
    if agency is None:
        return
    whose = f"ของ{FORMS[agency.form].title}" if agency.form else "ของหน่วยงาน"
    for name in agency.place_needed:
        if not getattr(agency, name):
            remedy = f"เพิ่มช่อง {name}"
            if not agency.form:
                remedy += " หรือบอกรูปแบบของหน่วยงานในช่อง form ถ้ารูปแบบนั้นไม่ได้อยู่ในตำบลหรืออำเภอเดียว"
            yield Violation(
                path=agency.path,
                loc=(),
                rule=Rule.MISSING_FIELD,
                message=f"ขาดช่อง {name} ({Agency.model_fields[name].title}) {whose}",
                remedy=remedy,
                example=f"{name}: ตัวอย่าง",
            )


def names_are_of_their_form(records: Records, _today: date) -> Iterator[Violation]:
    """The full name of an agency does not begin with the words of another form."""
    agency = records.agency
    if agency is None or agency.form is None:
        return
    told = _form_in(agency.name)
    if told and told != agency.form:
        yield Violation(
            path=agency.path,
            loc=("form",),
            rule=Rule.OTHER_FORM,
            message=f"รูปแบบคือ{FORMS[agency.form].title} แต่ชื่อเต็มขึ้นต้นด้วย “{FORMS[told].title}”",
            remedy="แก้ช่อง form หรือช่อง name ให้ตรงกัน",
            example=f"form: {told}",
            severity="warning",
        )


def _form_in(name: str) -> FormName | None:
    """Return the form with whose words a full name begins, or None."""
    return next((form for form, entry in FORMS.items() if name.startswith(entry.title)), None)
