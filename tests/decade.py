"""A made-up record of ten years: both rounds of each, and eight measures that go on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import yaml

from tests.built import ROOT
from transparency.language.thai import fiscal_year_bounds, long_date, round_bounds, thai_digits

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

YEARS: Final = range(2560, 2570)
MEASURES: Final = 8
UNSCORED: Final = 2563
"""A year without ITA scores."""
_GOOD: Final = ROOT / "tests" / "fixtures" / "good"
_UNITS: Final = ("clerk-office", "finance", "public-relations")
_COLUMNS: Final = ["มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผล", "ข้อเสนอแนะ"]


def write_decade(data: Path) -> Path:
    """Write the record into a folder, which it returns."""
    data.mkdir(parents=True)
    for name in ("agency.yml", "glossary.yml", "synonyms.yml", "units"):
        copy = shutil.copytree if (_GOOD / name).is_dir() else shutil.copyfile
        copy(_GOOD / name, data / name)
    for year in YEARS:
        first, last = fiscal_year_bounds(year)
        bounds = {"start": long_date(first), "end": long_date(last)}
        _write(data / f"{year}/year.yml", {"year": str(year), **bounds})
        for number in (1, 2):
            _write(data / f"{year}/rounds/{number}.yml", _round(year, number))
        if year != UNSCORED:
            _write(data / f"{year}/scores.yml", _scores(year))
        for order in range(1, MEASURES + 1):
            _write(data / f"{year}/measures/measure-{order}.yml", _measure(year, order))
    _write(data / "promises/news.yml", _promise())
    return data


def _write(file: Path, record: dict[str, object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, encoding="utf-8")


def _round(year: int, number: int) -> dict[str, object]:
    first, last = round_bounds(year, number)
    name = thai_digits(f"รอบที่ {number} ปีงบประมาณ {year}")
    report = {
        "cover": [f"รายงานตัวอย่าง {name}"],
        "title": f"รายงานตัวอย่าง {name}",
        "agency": "อบต.ตัวอย่าง",
        "period": name,
        "introduction": "รายงานสมมุติสำหรับการทดสอบ",
        "heading": "มาตรการตัวอย่าง",
        "columns": _COLUMNS,
    }
    return {
        "number": str(number),
        "start": long_date(first),
        "end": long_date(last),
        "report": report,
    }


def _scores(year: int) -> dict[str, object]:
    scores = dict.fromkeys(("total", "iit", "eit", "oit"), f"{70 + year - YEARS[0]}.25")
    link = {"url": f"https://www.example.go.th/ita/{year}", "title": "ประกาศผลสมมุติ"}
    return {"source": "ประกาศผลสมมุติ", **scores, "links": [link]}


def _measure(year: int, order: int) -> dict[str, object]:
    unit = _UNITS[order % len(_UNITS)]
    spelling = yaml.safe_load((_GOOD / f"units/{unit}.yml").read_text(encoding="utf-8"))
    record: dict[str, object] = {
        "order": str(order),
        "title": thai_digits(f"มาตรการตัวอย่างที่ {order} เพื่อส่งเสริมความโปร่งใสของหน่วยงาน"),
        "responsible": {"text": spelling["spellings"][0], "units": [unit]},
        "period": {"text": "ตลอดปีงบประมาณ"},
        "planned": f"{order},000",
        "actions": [
            {"id": f"action-{at}", "text": thai_digits(f"{at}. วิธีดำเนินการตัวอย่างข้อ {at}")}
            for at in (1, 2, 3)
        ],
        "reports": [_report(year, order, number) for number in (1, 2)],
    }
    if year > YEARS[0]:
        record["continues"] = f"{year - 1}/measure-{order}"
    return record


def _report(year: int, order: int, number: int) -> dict[str, object]:
    """Return a round's report: a result with an event, and in turns a suggestion or a follow-up."""
    first, _ = round_bounds(year, number)
    result: dict[str, object] = {
        "id": f"result-{number}",
        "text": f"- ผลตัวอย่างของปี {thai_digits(year)} รอบที่ {thai_digits(number)}",
        "answers": [f"action-{1 + (year + order) % 3}"],
        "events": [_event(year, order, number, first)],
        "spent": f"{order}00.50",
    }
    if number == 1 and year > YEARS[0] and order == 1:
        result["follows_up"] = [f"{year - 1}/measure-1/suggestion"]
    report: dict[str, object] = {"round": str(number), "results": [result], "suggestion": "-"}
    if number == 2 and order <= 2:
        report |= {"suggestion": "ควรทำต่อในปีหน้า", "suggestion_id": "suggestion"}
    return report


def _event(year: int, order: int, number: int, day: date) -> dict[str, str]:
    return {
        "id": f"event-{year}-{order}-{number}",
        "title": f"กิจกรรมตัวอย่าง {thai_digits(order)}",
        "date": long_date(day.replace(day=order)),
        "place": "ห้องประชุมตัวอย่าง",
    }


def _promise() -> dict[str, object]:
    return {
        "order": "1",
        "title": "แจ้งข่าว",
        "question": "ทราบข่าวเมื่อไร",
        "summary": "คำมั่นสมมุติสำหรับการทดสอบ",
        "grounds": [f"{year}/measure-1/action-1" for year in YEARS],
    }
