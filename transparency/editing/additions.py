"""New files, and new entries in files that exist, for ``transparency new``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from transparency.editing.templating import kind_named, new_file, text_value
from transparency.editing.yaml_files import parse, written
from transparency.language.thai import fiscal_year_bounds, long_date, round_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from transparency.record.model.measure import Measure
    from transparency.record.site import Site

QUESTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "measure": {
        "year": "ปีงบประมาณ พ.ศ.",
        "id": "รหัส (อักษรอังกฤษตัวเล็ก เช่น no-gift)",
        "title": "ชื่อมาตรการตามรายงาน",
        "first_action": "วิธีดำเนินการข้อแรก",
    },
    "result": {
        "year": "ปีงบประมาณ พ.ศ.",
        "measure": "รหัสมาตรการ",
        "round": "รอบที่ (1 หรือ 2)",
        "id": "รหัสผล",
        "text": "ข้อความตามรายงาน",
    },
    "event": {
        "year": "ปีงบประมาณ พ.ศ.",
        "measure": "รหัสมาตรการ",
        "result": "รหัสผลที่เล่าถึงกิจกรรมนี้",
        "id": "รหัสกิจกรรม",
        "title": "ชื่อกิจกรรม",
        "date": "วันที่จัด",
    },
    "document": {
        "id": "รหัส",
        "kind": "ชนิด (order, policy, guideline, manual, measures, announcement, form)",
        "title": "ชื่อหรือเรื่อง",
    },
    "promise": {
        "id": "รหัส",
        "title": "ชื่อคำมั่น",
        "question": "คำถามของประชาชน",
        "summary": "สรุปเป็นภาษาง่าย",
        "ground": "ที่มา: ปี/มาตรการ/รหัสข้อหรือผล",
    },
    "unit": {"id": "รหัส", "name": "ชื่อหน่วยงาน"},
    "year": {"year": "ปีงบประมาณ พ.ศ."},
    "round": {
        "year": "ปีงบประมาณ พ.ศ.",
        "round": "รอบที่ (1 หรือ 2)",
        "title": "ชื่อรายงาน",
        "period": "บรรทัดรอบตามรายงาน เช่น รอบ ๑ ตุลาคม ๒๕๖๖ - ๓๑ มีนาคม ๒๕๖๗",
    },
}
"""By kind of addition: the required answers, each with its question in Thai."""
_REPORT_LINES: Final = ("cover", "agency", "introduction", "heading", "columns")
"""Fields of a report that an agency writes alike from round to round."""


class AdditionError(Exception):
    """The file or entry cannot be added; the message says why in Thai."""


def additions(kind: str, answers: Mapping[str, str], site: Site, data_dir: Path) -> dict[str, str]:
    """Return the text of each new or changed file, by its path below the data folder.

    Raises:
        AdditionError: the file exists, an answer is invalid, or the year, measure, action or result
            that it names does not exist.
    """
    files = _MAKERS[kind](answers, site, data_dir)
    for path in files:
        if kind not in {"result", "event"} and (data_dir / path).exists():
            msg = f"มีไฟล์ {data_dir / path} อยู่แล้ว ไม่เขียนทับ ให้แก้ไขไฟล์นั้น หรือใช้รหัสอื่น"
            raise AdditionError(msg)
    return files


def _file(kind: str, path: str, values: Mapping[str, str]) -> dict[str, str]:
    return {path: new_file(kind_named(kind), f"data/{path}", values)}


def _measure(answers: Mapping[str, str], site: Site, _data_dir: Path) -> dict[str, str]:
    year = _year(answers, site)
    orders = [entry.order for entry in site.records.years[year].measures.values()]
    values = {
        "order": str(max(orders, default=0) + 1),
        "title": text_value(answers["title"]),
        "actions": f"- id: first-action\n  text: {text_value(answers['first_action'])}",
    }
    return _file("measure", f"{year}/measures/{answers['id']}.yml", values)


def _document(answers: Mapping[str, str], _site: Site, _data_dir: Path) -> dict[str, str]:
    values = {"kind": answers["kind"], "title": text_value(answers["title"])}
    return _file("document", f"documents/{answers['id']}.yml", values)


def _promise(answers: Mapping[str, str], site: Site, _data_dir: Path) -> dict[str, str]:
    orders = [entry.order for entry in site.records.promises.values()]
    values = {name: text_value(answers[name]) for name in ("title", "question", "summary")}
    values |= {"order": str(max(orders, default=0) + 1), "grounds": f"- {answers['ground']}"}
    return _file("promise", f"promises/{answers['id']}.yml", values)


def _unit(answers: Mapping[str, str], site: Site, _data_dir: Path) -> dict[str, str]:
    orders = [entry.order for entry in site.records.units.values()]
    name = text_value(answers["name"])
    values = {"order": str(max(orders, default=0) + 1), "name": name, "spellings": f"- {name}"}
    return _file("unit", f"units/{answers['id']}.yml", values)


def _fiscal_year(answers: Mapping[str, str], _site: Site, _data_dir: Path) -> dict[str, str]:
    year = answers["year"]
    first, last = fiscal_year_bounds(_whole(year))
    values = {"year": year, "start": long_date(first), "end": long_date(last)}
    return _file("year", f"{year}/year.yml", values)


def _round(answers: Mapping[str, str], site: Site, data_dir: Path) -> dict[str, str]:
    """Return the file of a new round, with the lines that reports repeat from the latest round."""
    year, number = _year(answers, site), _whole(answers["round"])
    if number not in (1, 2):
        msg = "ปีงบประมาณหนึ่งมีรอบที่ 1 และ 2 เท่านั้น"
        raise AdditionError(msg)
    former = [entry for other in sorted(site.years) for entry in site.rounds(other)]
    if not former:
        msg = "ยังไม่มีรอบใดให้ใช้เป็นต้นแบบ ให้สร้างไฟล์แรกตามตัวอย่างใน CONTRIBUTING.md"
        raise AdditionError(msg)
    text = (data_dir / former[-1].path.removeprefix("data/")).read_text(encoding="utf-8")
    report: Any = parse(text)["report"]
    kept = {name: report[name] for name in _REPORT_LINES if name in report}
    words = {"title": answers["title"], "period": answers["period"]}
    lines = written({**kept, **words}).rstrip("\n")
    first, last = round_bounds(year, number)
    values = {
        "number": str(number),
        "start": long_date(first),
        "end": long_date(last),
        "report": lines,
    }
    return _file("round", f"{year}/rounds/{number}.yml", values)


def _result(answers: Mapping[str, str], site: Site, data_dir: Path) -> dict[str, str]:
    """Return the measure's file with one more result, at the row that reports the round."""
    measure, path, document = _measure_file(answers, site, data_dir)
    number = _whole(answers["round"])
    row: Any = document
    if wanted := answers.get("action"):
        row = next((entry for entry in document["actions"] if entry["id"] == wanted), None)
        if row is None:
            msg = f"มาตรการนี้ไม่มีวิธีดำเนินการรหัส {wanted}"
            raise AdditionError(msg)
    elif any(action.reports for action in measure.actions):
        known = ", ".join(action.id for action in measure.actions)
        msg = f"มาตรการนี้รายงานผลแยกตามข้อ ให้บอกข้อด้วย --set action=รหัส ({known})"
        raise AdditionError(msg)
    reports = row.setdefault("reports", [])
    report = next((entry for entry in reports if str(entry["round"]) == str(number)), None)
    if report is None:
        report = {"round": str(number)}
        reports.append(report)
    result = {"id": answers["id"], "text": answers["text"]}
    result |= {name: answers[name] for name in ("done", "published") if name in answers}
    report.setdefault("results", []).append(result)
    return {path: written(document)}


def _event(answers: Mapping[str, str], site: Site, data_dir: Path) -> dict[str, str]:
    """Return the measure's file with one more event, at the result that it belongs to."""
    _, path, document = _measure_file(answers, site, data_dir)
    rows = [document, *document["actions"]]
    results = [
        result
        for row in rows
        for report in row.get("reports", [])
        for result in report.get("results", [])
        if result["id"] == answers["result"]
    ]
    if not results:
        msg = f"มาตรการนี้ไม่มีผลรหัส {answers['result']}"
        raise AdditionError(msg)
    event = {name: answers[name] for name in ("id", "title", "date")}
    results[0].setdefault("events", []).append(event)
    return {path: written(document)}


def _measure_file(
    answers: Mapping[str, str], site: Site, data_dir: Path
) -> tuple[Measure, str, Any]:
    year = _year(answers, site)
    measures = site.records.years[year].measures
    if answers["measure"] not in measures:
        msg = f"ปี {year} ไม่มีมาตรการรหัส {answers['measure']} มีแต่ {', '.join(measures)}"
        raise AdditionError(msg)
    path = f"{year}/measures/{answers['measure']}.yml"
    return measures[answers["measure"]], path, parse((data_dir / path).read_text(encoding="utf-8"))


def _year(answers: Mapping[str, str], site: Site) -> int:
    year = _whole(answers["year"])
    if year not in site.records.years:
        msg = f"ยังไม่มีปี {year} ให้สร้างก่อนด้วย transparency new year --set year={year}"
        raise AdditionError(msg)
    return year


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        msg = f"“{text}” ไม่ใช่ตัวเลข"
        raise AdditionError(msg)
    return int(text)


_MAKERS: Final[Mapping[str, Callable[[Mapping[str, str], Site, Path], dict[str, str]]]] = {
    "measure": _measure,
    "result": _result,
    "event": _event,
    "document": _document,
    "promise": _promise,
    "unit": _unit,
    "year": _fiscal_year,
    "round": _round,
}
