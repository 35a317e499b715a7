"""What a template proposes for each field: an example that fits the record it is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from transparency.language.thai import fiscal_year_bounds, long_date
from transparency.record.model.records import grounds_of
from transparency.record.model.types import PICTURE_SUFFIXES
from transparency.record.rules.references import INDICATORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pydantic.fields import FieldInfo

    from transparency.record.site import Site

_ELSEWHERE: Final = {
    "Channel.email": "เฉพาะช่องทางชนิด email",
    "Channel.phone": "เฉพาะช่องทางชนิด phone",
    "Action.reports": "ถ้ารายงานให้ผลแยกตามข้อ ให้ใส่ reports ไว้ใต้ข้อนี้ แทนที่จะใส่ที่มาตรการ",
    "Action.continues": "รหัสข้อเดียวกันของปีก่อน ใส่คู่กับช่อง continues ของมาตรการ",
    "RoundReport.suggestion_id": "เมื่อรายงานมีข้อเสนอแนะ ให้ตั้งรหัสไว้อ้างถึง เช่น announce-early",
    **dict.fromkeys(
        ("RoundReport.gap", "RoundReport.lacks", "RoundReport.dropped"),
        "ใส่ไว้ใต้ reports ของข้อที่กล่าวถึง หรือใช้คำสั่ง transparency new remark",
    ),
}
"""Fields whose example would contradict another of the same template; what to do, instead."""
_OWN: Final = {
    "Report.columns": "[มาตรการ/แนวทาง, วิธีการดำเนินการ, ผู้รับผิดชอบ, ระยะเวลาดำเนินการ, "
    "ผลการดำเนินงาน, ข้อเสนอแนะ]"
}
"""Examples of lists whose length is fixed."""
_DAYS: Final = {
    "Evidence.done", "Evidence.published", "Event.date", "Period.start", "Period.end",
    "Event.end", "Document.date", "Document.done", "Document.published", "Result.done",
    "Result.published", "Round.published", "Verified.date", "Promise.since", "Promise.until",
}  # fmt: skip


@dataclass(frozen=True)
class Examples:
    """The examples of a template; without a record, those of the model."""

    found: Mapping[str, str | None] = field(default_factory=dict)
    """By model and field, as in ``Result.answers``: the example; None where there can be none."""

    def of(self, model: str, name: str, known: FieldInfo) -> str | None:
        """Return the example of a field, or None where no example can be right."""
        key = f"{model}.{name}"
        if key in _ELSEWHERE:
            return None
        return self.found.get(key, _OWN.get(key, str((known.examples or [""])[0])))

    def reason(self, model: str, name: str) -> str:
        """Return why a field has no example."""
        return _ELSEWHERE.get(f"{model}.{name}", "ยังไม่มีรายการให้อ้างถึง เพิ่มรายการนั้นก่อน")


PLAIN: Final = Examples()


def examples_for(site: Site, year: int | None, action: str | None = None) -> Examples:
    """Return examples that name what a record has.

    ``year`` is that of the file's folder; ``action`` the id of an action of the measure that the
    template is of.
    """
    records = site.records
    unit = next(iter(site.units), None)
    documents = _first(records.documents)
    files = sorted(records.attachments)
    pictures = [name for name in files if name.endswith(PICTURE_SUFFIXES)]
    channels = [entry.id for entry in records.agency.channels] if records.agency else []
    roles = (
        item.role
        for number in site.years
        if (framework := records.years[number].framework)
        for group in framework.groups
        for item in group.items
    )
    role = _first(roles)
    grounds = (
        f"{number}/{measure.id}/{ground.id}"
        for number, measure in records.measures()
        for _, ground in grounds_of(measure)
    )
    found: dict[str, str | None] = {
        "Responsible.text": unit.spellings[0] if unit else None,
        "Responsible.units": _listed(unit.id if unit else None),
        "Unit.parent": unit.id if unit else None,
        "Framework.assignment": documents,
        "Promise.channels": _listed(_first(channels)),
        "Promise.grounds": _listed(_first(grounds)),
        "Attachment.file": _first(files),
        "Photo.file": _first(pictures),
        "Result.answers": _listed(action or "appoint-committee"),
        "Agency.report_security_to": "website",
        "Measure.continues": _first(_before(site, year)) or '"-"',
        "Result.follows_up": _listed(_first(_suggestions(site, year))),
        "RoundReport.round": _round(site, year),
        "Action.indicators": _listed(_indicator(site, year)),
    }
    for model in ("Action", "SubItem", "Result", "Promise"):
        found[f"{model}.documents"] = _listed(documents)
    for model in ("Document", "Promise"):
        found[f"{model}.ita_items"] = _listed(role)
    return Examples(found | dict.fromkeys(_DAYS, long_date(_day(site.today, year))))


def _first(names: Iterable[str]) -> str | None:
    return next(iter(names), None)


def _listed(name: str | None) -> str | None:
    return f"[{name}]" if name else None


def _before(site: Site, year: int | None) -> Iterator[str]:
    """Yield the measures that one of a fiscal year may go on with, the latest first."""
    for former in site.years:
        if year and former < year:
            yield from (f"{former}/{measure.id}" for measure in site.measures(former))


def _suggestions(site: Site, year: int | None) -> Iterator[str]:
    """Yield the suggestions of earlier fiscal years that have an id."""
    return (one.name for one in site.suggestions if one.name and year and one.year < year)


def _round(site: Site, year: int | None) -> str | None:
    folder = site.records.years.get(year or 0)
    return _first([str(number) for number in sorted(folder.rounds)]) if folder else None


def _indicator(site: Site, year: int | None) -> str | None:
    folder = site.records.years.get(year or 0)
    if folder and folder.framework:
        return _first([str(entry.number) for entry in folder.framework.indicators])
    return str(INDICATORS[-1])


def _day(today: date, year: int | None) -> date:
    """Return the first day of a fiscal year, or today where that is still to come."""
    return min(fiscal_year_bounds(year)[0], today) if year else today
