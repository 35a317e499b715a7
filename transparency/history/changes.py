"""The differences between two states of a record, as Thai sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from transparency.language.thai import long_date, thai_digits
from transparency.record.model.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transparency.record.model.types import FileRecord

_KEYS: Final = ("id", "round", "file", "url", "number", "date", "code", "label")
"""Fields that identify an entry of a list; the first that it has counts."""
_NAMES: Final = ("short_title", "title", "short_name", "name", "term", "by", "text", "file", "url")
"""Fields that name a record to people; the first that it has counts."""
_MAX_QUOTED: Final = 60
"""Characters of a text that a difference quotes."""


def changes(
    before: Mapping[str, FileRecord], after: Mapping[str, FileRecord]
) -> dict[str, tuple[str, list[str]]]:
    """Return by path each record that differs: its name in Thai, and a line for each difference.

    Comments, the order of fields and the form of a date do not count as differences.
    """
    found = {}
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path), after.get(path)
        lines = list(_whole(old, new))
        if lines:
            found[path] = (heading(new or old, path), lines)
    return found


def heading(record: FileRecord | None, path: str) -> str:
    """Return the name of a file's record in Thai: its kind, its title and its fiscal year."""
    kind = kind_of(path.removeprefix("data/"))
    year = path.split("/")[1]
    within = f" ปีงบประมาณ {thai_digits(year)}" if year.isdigit() else ""
    called = kind.title if kind else path
    is_alone = kind is not None and "*" not in kind.pattern
    name = _name(record) if record and not is_alone else ""
    return f"{called}{f' “{name}”' if name else ''}{within}"


def _whole(old: FileRecord | None, new: FileRecord | None) -> Iterator[str]:
    if old is None or new is None:
        if old is not new:
            yield "เพิ่มไฟล์นี้" if old is None else "ลบไฟล์นี้"
        return
    yield from _fields(old, new, "")


def _fields(old: BaseModel, new: BaseModel, where: str) -> Iterator[str]:
    """Yield the differences between two states of one record, field by field."""
    for name, field in type(new).model_fields.items():
        title = (field.title or "").partition(":")[0]
        if title:
            yield from _values(getattr(old, name, None), getattr(new, name), title, where)


def _values(old: Any, new: Any, title: str, where: str) -> Iterator[str]:  # noqa: ANN401 - any field
    if _bare(old) == _bare(new):
        return
    if isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, title, where)
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from _fields(old, new, f"{where}{title}: ")
    elif old in (None, ""):
        yield f"{where}เพิ่ม{title} {_quoted(new)}"
    elif new in (None, ""):
        yield f"{where}ลบ{title} {_quoted(old)}"
    else:
        yield f"{where}{title} {_quoted(old)} → {_quoted(new)}"


def _lists(old: list[Any], new: list[Any], title: str, where: str) -> Iterator[str]:
    """Yield what was added, taken away and changed in a list; entries are matched by `_key`."""
    was = {_key(entry, at): entry for at, entry in enumerate(old)}
    now = {_key(entry, at): entry for at, entry in enumerate(new)}
    for verb, entries in (("เพิ่ม", _without(now, was)), ("ลบ", _without(was, now))):
        if entries:
            named = " ".join(_quoted(entry) for entry in entries)
            yield f"{where}{verb}{title} {thai_digits(len(entries))} รายการ {named}"
    for key, entry in now.items():
        if key in was and isinstance(entry, BaseModel):
            yield from _fields(was[key], entry, f"{where}{title} {_quoted(entry)}: ")
    if [key for key in was if key in now] != [key for key in now if key in was]:
        yield f"{where}เรียงลำดับ{title}ใหม่"


def _without(entries: dict[Any, Any], others: dict[Any, Any]) -> list[Any]:
    return [entry for key, entry in entries.items() if key not in others]


def _key(entry: Any, at: int) -> object:  # noqa: ANN401
    """Return what identifies an entry of a list; for a scalar, the scalar itself."""
    if not isinstance(entry, BaseModel):
        return _hashable(entry)
    keys = (getattr(entry, name, None) for name in _KEYS)
    return next((key for key in keys if key is not None), at)


def _hashable(entry: Any) -> object:  # noqa: ANN401
    return tuple(entry) if isinstance(entry, list) else entry


def _bare(value: Any) -> Any:  # noqa: ANN401
    """Return a value without line numbers, for comparison."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {name: _bare(getattr(value, name)) for name in fields if fields[name].title}
    return [_bare(entry) for entry in value] if isinstance(value, list) else value


def _name(record: BaseModel) -> str:
    names = (getattr(record, name, None) for name in _NAMES)
    found = next((name for name in names if name), None)
    number = getattr(record, "round", None) or getattr(record, "number", None)
    numbered = f"รอบที่ {thai_digits(number)}" if number else getattr(record, "id", "")
    return _clip(str(found or numbered))


def _quoted(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, BaseModel):
        return f"“{_name(value)}”"
    if isinstance(value, Decimal):
        return thai_digits(f"{value:,.2f}")
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int):
        return thai_digits(value)
    if isinstance(value, list):
        return "“" + _clip(", ".join(map(str, value))) + "”"
    return f"“{_clip(str(value))}”"


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_QUOTED else line[: _MAX_QUOTED - 1].rstrip() + "…"
