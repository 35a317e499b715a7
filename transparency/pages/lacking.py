"""What most results of a measure lack, said once, so that a mark at a result is an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits
from transparency.record.evidence import is_attached, is_evidenced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transparency.record.model.measure import Document, Measure, Result

_NAMES: Final = {"evidence": "หลักฐานแนบ", "done": "วันที่ทำ", "published": "วันที่เผยแพร่"}
"""What a result may lack, and what it is called."""


@dataclass(frozen=True)
class Lacking:
    """What the page of a measure says once of its results."""

    sentences: Sequence[str]
    common: frozenset[str]
    """What is said of most results, so at none of them; ``documents`` where none is attached."""


def lacking(
    measure: Measure, results: Sequence[Result], documents: Mapping[str, Document]
) -> Lacking:
    """Return what most of a measure's results lack; nothing of a single result, which says it."""
    counts = {name: sum(name in _lacks(result, documents) for result in results) for name in _NAMES}
    common = [name for name in _NAMES if len(results) > 1 and 2 * counts[name] > len(results)]
    alike: dict[int, list[str]] = {}
    for name in common:
        alike.setdefault(counts[name], []).append(_NAMES[name])
    sentences = [
        f"{_share(count, len(results))}ยังไม่มี{'และ'.join(names)}" for count, names in alike.items()
    ]
    named = _named(measure, results)
    if len(named) > 1 and not any(is_attached(documents[name]) for name in named):
        common.append("documents")
        sentences.append(f"เอกสารที่กล่าวถึงทั้ง {thai_digits(len(named))} รายการยังไม่แนบ")
    return Lacking(sentences, frozenset(common))


def _share(count: int, total: int) -> str:
    if count == total:
        return f"ผลทั้ง {thai_digits(total)} รายการ"
    return f"ผล {thai_digits(count)} จาก {thai_digits(total)} รายการ"


def _lacks(result: Result, documents: Mapping[str, Document]) -> set[str]:
    """Return what a result lacks; the day of a document that it names is as good as its own."""
    dated = result.done or result.events or any(documents[name].date for name in result.documents)
    has = {
        "evidence": is_evidenced(result, documents),
        "done": bool(dated),
        "published": bool(result.published),
    }
    return {name for name, there in has.items() if not there}


def _named(measure: Measure, results: Sequence[Result]) -> set[str]:
    """Return the documents that a measure's actions and results name."""
    by_actions = {name for action in measure.actions for name in action.documents}
    return by_actions | {name for result in results for name in result.documents}
