"""Files in the form of an earlier version of the program, in today's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transparency.editing.yaml_files import parse, written

if TYPE_CHECKING:
    from collections.abc import Iterator


def migrated(text: str, number: str) -> str:
    """Return a measure's file with each action's ``gap`` below its report of a round.

    Beside a result of the round it becomes ``lacks``. A file that has none comes back as it is.
    """
    document: Any = parse(text)
    actions = [one for one in document.get("actions", []) if "gap" in one]
    if not actions:
        return text
    for action in actions:
        words = action.pop("gap")
        has_result = _has_result(document, action, number)
        _report(action, number)["lacks" if has_result else "gap"] = words
    return written(document)


def _report(action: Any, number: str) -> Any:  # noqa: ANN401 - a document of YAML
    """Return an action's report of a round, made where it is not there."""
    reports = action.setdefault("reports", [])
    found = next((one for one in reports if str(one["round"]) == number), None)
    if found is None:
        reports.append({"round": number})
        found = reports[-1]
    return found


def _has_result(document: Any, action: Any, number: str) -> bool:  # noqa: ANN401
    names = {action["id"], *(item["id"] for item in action.get("items", []))}
    own = any(_results(action, number))
    rows = (document, *document["actions"])
    answers = (answer for row in rows for one in _results(row, number) for answer in _answers(one))
    return own or bool(names & set(answers))


def _answers(result: Any) -> list[str]:  # noqa: ANN401
    return list(result.get("answers") or [])


def _results(row: Any, number: str) -> Iterator[Any]:  # noqa: ANN401
    for report in row.get("reports") or []:
        if str(report["round"]) == number:
            yield from report.get("results") or []
