"""New files, and new entries in files that exist, from the answers to `QUESTIONS`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml.error import YAMLError

from transparency.editing.examples import examples_for
from transparency.editing.templating import kind_named, new_file
from transparency.editing.yaml_files import kept, parse, written
from transparency.language.thai import fiscal_year_bounds, long_date, round_bounds, thai_digits
from transparency.record.model.period import Report
from transparency.record.unfinished import to_fill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transparency.editing.questions import Context

_RESULT: Final = (
    "id", "text", "answers", "documents", "done", "published", "files", "links", "photos", "budget",
    "spent", "obstacles", "follows_up",
)  # fmt: skip
_OF_REPORT: Final = ("lead", "suggestion", "suggestion_id")
IN_FILES: Final = {"result", "event", "remark"}
"""Kinds of addition that are entries of a file that exists."""
_REMARKS: Final = ("gap", "lacks", "dropped")
_EVENT: Final = ("id", "title", "date", "end", "place")
COLUMNS: Final = 6


class AdditionError(Exception):
    """The file or entry cannot be added; the message says why in Thai."""


def additions(kind: str, context: Context) -> dict[str, str]:
    """Return the text of each new or changed file, by its path below the data folder.

    Raises:
        AdditionError: the file exists, or the one to be changed cannot be read.
    """
    files = _MAKERS[kind](context)
    for path in files:
        if kind not in IN_FILES and (context.data_dir / path).exists():
            msg = f"มีไฟล์ {context.data_dir / path} อยู่แล้ว ไม่เขียนทับ ให้แก้ไขไฟล์นั้น"
            raise AdditionError(msg)
    return files


def _file(
    kind: str, path: str, values: Mapping[str, object], context: Context, action: str | None = None
) -> dict[str, str]:
    year = int(context.answers["year"]) if "year" in context.answers else None
    examples = examples_for(context.site, year, action)
    return {path: new_file(kind_named(kind), f"data/{path}", values, examples)}


def _given(context: Context, *names: str) -> dict[str, Any]:
    """Return the answers of these names; a list of none is an answer."""
    return {name: context.answers[name] for name in names if context.answers.get(name, "") != ""}


def _row(context: Context) -> dict[str, object]:
    """Return who is responsible and when, as far as it was answered."""
    row: dict[str, object] = {}
    if text := context.text("responsible"):
        row["responsible"] = {"text": text, "units": context.answers["units"]}
    if text := context.text("period"):
        row["period"] = {"text": text, **_given(context, "start", "end")}
    return row


def _measure(context: Context) -> dict[str, str]:
    names = ("order", "title", "actions", "short_title", "continues", "budget", "planned")
    values = _given(context, *names) | _row(context)
    path = f"{context.answers['year']}/measures/{context.answers['id']}.yml"
    return _file("measure", path, values, context, values["actions"][0]["id"])


def _document(context: Context) -> dict[str, str]:
    names = ("kind", "title", "number", "date", "done", "published", "files", "links", "photos")
    values = _given(context, *names, "budget", "spent", "obstacles", "ita_items")
    return _file("document", f"documents/{context.answers['id']}.yml", values, context)


def _promise(context: Context) -> dict[str, str]:
    names = ("order", "title", "question", "summary", "grounds", "documents", "channels")
    values = _given(
        context, *names, "ita_items", "publish_within_days", "unanswered", "since", "until"
    )
    return _file("promise", f"promises/{context.answers['id']}.yml", values, context)


def _unit(context: Context) -> dict[str, str]:
    values = _given(context, "order", "name", "spellings", "parent", "head", "phone")
    return _file("unit", f"units/{context.answers['id']}.yml", values, context)


def year_values(year: int) -> dict[str, object]:
    """Return the fields of a fiscal year."""
    first, last = fiscal_year_bounds(year)
    return {"year": str(year), "start": long_date(first), "end": long_date(last)}


def _fiscal_year(context: Context) -> dict[str, str]:
    year = int(context.answers["year"])
    return _file("year", f"{year}/year.yml", year_values(year), context)


def round_values(year: int, number: int, words: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a round, without a report where no word of one is given.

    Words of a report that are not given are left to a person. None is taken from another round:
    each report has its own.
    """
    first, last = round_bounds(year, number)
    values: dict[str, object] = {
        "number": str(number),
        "start": long_date(first),
        "end": long_date(last),
    }
    fields = {name: field for name, field in Report.model_fields.items() if field.title}
    if not any(words.get(name) for name in fields):
        return values
    report: dict[str, object] = {
        name: words.get(name) or to_fill(f"{field.title}ตามรายงาน")
        for name, field in fields.items()
    }
    if not words.get("cover"):
        report["cover"] = [to_fill("ข้อความหน้าปกตามรายงาน")]
    if not words.get("columns"):
        titles = [thai_digits(f"หัวตารางช่องที่ {at} ตามรายงาน") for at in range(1, COLUMNS + 1)]
        report["columns"] = [to_fill(title) for title in titles]
    return values | {"report": report}


def _scores(context: Context) -> dict[str, str]:
    names = ("source", "total", "iit", "eit", "oit", "band", "published", "files", "links")
    path = f"{context.answers['year']}/scores.yml"
    return _file("scores", path, _given(context, *names), context)


def _round(context: Context) -> dict[str, str]:
    year, number = int(context.answers["year"]), int(context.answers["round"])
    values = round_values(year, number, context.answers)
    values |= _given(context, "published", "due_days", "files")
    return _file("round", f"{year}/rounds/{number}.yml", values, context)


def _result(context: Context) -> dict[str, str]:
    """Return the measure's file with one more result, at the row that reports the round."""
    path, document = _measure_file(context)
    row: Any = document
    if wanted := context.answers.get("action"):
        row = next(entry for entry in document["actions"] if entry["id"] == wanted)
    report = _report(row, context)
    report.setdefault("results", []).append(kept(_given(context, *_RESULT)))
    report.update(kept(_given(context, *_OF_REPORT) | _row(context)))
    return {path: written(document)}


def _remark(context: Context) -> dict[str, str]:
    """Return the measure's file with a remark on what a round's report says of an action.

    Raises:
        AdditionError: no remark was given.
    """
    path, document = _measure_file(context)
    remarks = _given(context, *_REMARKS)
    if not remarks:
        msg = f"ให้บอกอย่างน้อยหนึ่งช่อง: {', '.join(_REMARKS)}"
        raise AdditionError(msg)
    row = next(one for one in document["actions"] if one["id"] == context.answers["action"])
    _report(row, context).update(kept(remarks))
    return {path: written(document)}


def _report(row: Any, context: Context) -> Any:  # noqa: ANN401 - a part of the document
    """Return a row's report of the round that was answered, made where it is not there."""
    reports, number = row.setdefault("reports", []), context.answers["round"]
    found = next((entry for entry in reports if str(entry["round"]) == number), None)
    if found is None:
        reports.append({"round": number})
        found = reports[-1]
    return found


def _event(context: Context) -> dict[str, str]:
    """Return the measure's file with one more event, at the result that it belongs to."""
    path, document = _measure_file(context)
    rows = [document, *document["actions"]]
    result: Any = next(
        result
        for row in rows
        for report in row.get("reports", [])
        for result in report.get("results", [])
        if result["id"] == context.answers["result"]
    )
    result.setdefault("events", []).append(kept(_given(context, *_EVENT)))
    return {path: written(document)}


def _measure_file(context: Context) -> tuple[str, Any]:
    path = f"{context.answers['year']}/measures/{context.answers['measure']}.yml"
    try:
        return path, parse((context.data_dir / path).read_text(encoding="utf-8"))
    except YAMLError:
        msg = f"ไฟล์ {context.data_dir / path} ยังมีที่ผิด ให้แก้ตามคำสั่ง transparency check ก่อน"
        raise AdditionError(msg) from None


_MAKERS: Final[Mapping[str, Callable[[Context], dict[str, str]]]] = {
    "measure": _measure,
    "result": _result,
    "event": _event,
    "remark": _remark,
    "document": _document,
    "promise": _promise,
    "unit": _unit,
    "year": _fiscal_year,
    "scores": _scores,
    "round": _round,
}
