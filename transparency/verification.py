"""Which pages somebody has found to be right, and which of these findings still hold.

A finding holds for what the page showed from the record on its day: a digest tells whether that
is still so. Comments, the order of fields and the site's design do not count.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pydantic import BaseModel

from transparency.model.records import grounds_of, rows_of
from transparency.model.verification import DIGEST_LENGTH
from transparency.rules.verifications import page_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from transparency.model.agency import Unit
    from transparency.model.measure import Document, Measure
    from transparency.model.verification import Verified
    from transparency.site import Site

State: TypeAlias = Literal["verified", "changed", "due", "never"]
STATES: Final[Mapping[State, str]] = {
    "changed": "แก้ไขหลังการตรวจสอบ รอตรวจสอบ",
    "due": "ครบกำหนดตรวจสอบซ้ำ",
    "never": "ยังไม่มีการตรวจสอบ",
    "verified": "ตรวจสอบแล้ว",
}
"""What each state is called; what wants attention first."""
_NOT_SHOWN: Final = {"line", "path"}
"""Fields that say where a record stands, and nothing that a page shows."""


@dataclass(frozen=True)
class Status:
    """How it stands with one page."""

    address: str
    """From the site's root, with a slash at the end."""
    kind: str
    digest: str
    """Of what the page shows from the record today."""
    state: State
    last: Verified | None
    history: tuple[Verified, ...]
    """Every verification, oldest first."""
    lapses: date | None
    """The day from which the last one is too old; None where no review period is set."""
    units: tuple[str, ...]
    """Ids of the units that look after it."""

    @property
    def path(self) -> str:
        """The file of its verifications."""
        return f"data/verifications/{self.address.rstrip('/')}.yml"


@lru_cache(maxsize=2)
def statuses(site: Site) -> Mapping[str, Status]:
    """Return by address how it stands on the site's day with each page, in the order to read.

    Worked out once for a site: every page's frame asks for its own.
    """
    kinds = page_kinds(site.records)
    return {address: _status(site, address, kind) for address, kind in kinds}


def _status(site: Site, address: str, kind: str) -> Status:
    entry = site.records.verifications.get(address)
    history = tuple(entry.verifications) if entry else ()
    last = max(history, key=lambda one: one.date) if history else None
    if last:  # the later one in the file counts on the same day
        last = [one for one in history if one.date == last.date][-1]
    digest = digest_of(site, address, kind)
    days = getattr(site.agency.review_days, kind, None)
    lapses = last.date + timedelta(days=days) if last and days else None
    state: State = "verified"
    if last is None:
        state = "never"
    elif last.digest != digest:
        state = "changed"
    elif lapses is not None and site.today >= lapses:
        state = "due"
    units = tuple(_units_of(site, address, kind))
    return Status(address, kind, digest, state, last, history, lapses, units)


def digest_of(site: Site, address: str, kind: str) -> str:
    """Return the digest of what the page at ``address`` shows from the record.

    The same record gives the same digest on any machine and day.
    """
    shown = _SHOWN[kind](site, address.rstrip("/").split("/"))
    text = json.dumps(_plain(site, shown), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _plain(site: Site, value: object) -> object:
    """Return a value as JSON can hold it, without what pages do not show."""
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        plain = {
            name: _plain(site, entry)
            for name, entry in fields.items()
            if name not in _NOT_SHOWN and entry not in (None, [])
        }
        if stored := site.records.attachments.get(str(fields.get("file"))):
            plain["digest of the file"] = stored.digest
        return plain
    if isinstance(value, dict):
        return {str(name): _plain(site, entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(site, entry) for entry in value]
    return value if isinstance(value, int | str | None) else str(value)


def _agency(site: Site, _parts: list[str]) -> Any:  # noqa: ANN401 - whatever JSON can hold
    return site.agency.model_copy(update={"review_days": None})


def _year(site: Site, parts: list[str]) -> Any:  # noqa: ANN401
    year = int(parts[0])
    return [site.records.years[year].fiscal_year, site.rounds(year), site.measures(year)]


def _report(site: Site, parts: list[str]) -> Any:  # noqa: ANN401
    year, number = int(parts[0]), int(parts[2])
    measures = [_in_round(measure, number) for measure in site.measures(year)]
    return [site.records.years[year].rounds[number], measures]


def _in_round(measure: Measure, number: int) -> Measure:
    """Return a measure with what it reports in one round alone."""
    actions = [
        action.model_copy(update={"reports": _of_round(action.reports, number)})
        for action in measure.actions
    ]
    reports = _of_round(measure.reports, number)
    return measure.model_copy(update={"actions": actions, "reports": reports})


def _of_round(reports: Iterable[Any], number: int) -> list[Any]:
    return [report for report in reports if report.round == number]


def _measure(site: Site, parts: list[str]) -> Any:  # noqa: ANN401
    measure = site.records.years[int(parts[0])].measures[parts[2]]
    return [
        measure,
        [_name(site, unit) for unit in _responsible(measure)],
        [_title(site, name) for ground in grounds_of(measure) for name in ground[1].documents],
    ]


def _unit(site: Site, parts: list[str]) -> Any:  # noqa: ANN401
    unit = site.records.units[parts[1]]
    duties = [
        [year, measure.id, measure.title, [[action.id, action.text] for action in actions]]
        for year, measure, actions in site.rows_by_unit[unit.id]
    ]
    children = [entry.name for entry in site.units if entry.parent == unit.id]
    return [unit, _name(site, unit.parent or ""), children, duties]


def _promise(site: Site, parts: list[str]) -> Any:  # noqa: ANN401
    promise = site.records.promises[parts[1]]
    quotes = [site.quotes[name] for name in promise.grounds]
    channels = [entry for entry in site.agency.channels if entry.id in promise.channels]
    grounds = [[quoted.year, quoted.measure.title, quoted.ground] for quoted in quotes]
    return [promise, grounds, [_title(site, name) for name in promise.documents], channels]


def _ita(site: Site, parts: list[str]) -> Any:  # noqa: ANN401
    roles: list[Document | Any] = [*site.documents, *site.promises]
    named = [[entry.id, entry.title, entry.ita_items] for entry in roles if entry.ita_items]
    return [site.records.years[int(parts[1])].framework, named]


def _documents(site: Site, _parts: list[str]) -> Any:  # noqa: ANN401
    return site.documents


_SHOWN: Final[Mapping[str, Callable[[Site, list[str]], Any]]] = {
    "year": _year,
    "report": _report,
    "measure": _measure,
    "unit": _unit,
    "promise": _promise,
    "ita": _ita,
    "documents": _documents,
    "contact": _agency,
}
"""By kind of page: the records, or parts of them, that it shows."""


def _name(site: Site, unit: str) -> str:
    found: Unit | None = site.records.units.get(unit)
    return found.name if found else ""


def _title(site: Site, name: str) -> list[str]:
    document = site.records.documents.get(name)
    return [document.title, document.number or ""] if document else []


def _responsible(measure: Measure) -> list[str]:
    """Return the ids of the units that answer for a measure or an action of it, each once."""
    named = [
        unit for _, row in rows_of(measure) if row.responsible for unit in row.responsible.units
    ]
    return list(dict.fromkeys(named))


def _units_of(site: Site, address: str, kind: str) -> list[str]:
    """Return the units that look after a page: those that answer for what it shows."""
    parts = address.rstrip("/").split("/")
    if kind == "measure":
        return _responsible(site.records.years[int(parts[0])].measures[parts[2]])
    if kind == "unit":
        return [parts[1]]
    if kind == "promise":
        grounds = site.records.promises[parts[1]].grounds
        named = [unit for name in grounds for unit in _responsible(site.quotes[name].measure)]
        return list(dict.fromkeys(named))
    return []
