"""The views: functions from the site and their arguments to the context of a template.

Each has a template of its name; `rendering.show` renders it with the context.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from transparency import pictures
from transparency.language import thai
from transparency.pages import catalogue
from transparency.pages.blank_suggestions import blank_suggestions
from transparency.pages.field_reference import field_reference
from transparency.pages.ita_page import ita, oit_item
from transparency.pages.lacking import lacking
from transparency.pages.named_apart import named_apart
from transparency.pages.placing import placing
from transparency.pages.verification_page import verification
from transparency.record.evidence import is_attached, is_evidenced
from transparency.record.model.form import FORMS
from transparency.record.model.measure import by_kind
from transparency.record.model.records import reports_of, results_of, rows_of
from transparency.record.page import Kind, Page
from transparency.record.questions import KINDS, counts_by_kind, open_questions
from transparency.record.rounds import Standing, missing_years
from transparency.record.states import cells, dropped_in
from transparency.record.sums import planned, spent
from transparency.record.to_fill_in import empty_sections, waiting_texts
from transparency.verification import contents
from transparency.verification.overviews import MAX_LATEST_EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transparency.record.model.glossary import Term
    from transparency.record.model.measure import Action, Measure, Row
    from transparency.record.rounds import HalfYear
    from transparency.record.site import Site

Context: TypeAlias = "Mapping[str, Any]"


def home(site: Site) -> Context:
    """Return the home page: the last reported round, what has come since, and the latest events."""
    half = site.halves.front
    latest = site.events[-MAX_LATEST_EVENTS:][::-1]
    return {
        "half": half,
        "figures": _figures(site, half) if half else None,
        "picture": pictures.by_measure(site, half) if half else None,
        "since": [one for one in site.halves.since_front if one.standing is not Standing.COMING],
        "absent": [
            one for one in site.halves.absent if half and one not in site.halves.since_front
        ],
        "missing_years": missing_years(site.years),
        "sections": list(empty_sections(site)),
        "waiting": sum(1 for _ in waiting_texts(site)),
        "events": latest,
        "newest": max((entry.event.last for entry in latest), default=None),
        "reported": [(year, one.number) for year in site.years[:2] for one in site.reports(year)],
    }


def _figures(site: Site, half: HalfYear) -> pictures.Counts:
    """Return the counts of all measures of a round."""
    return pictures.counts(site, half, site.measures(half.year))


def fiscal_year(site: Site, year: int) -> Context:
    """Return a year with its rounds, measures, counts and pictures."""
    found = contents.year(site, Page(Kind.YEAR, year))
    start, end = thai.fiscal_year_bounds(year)
    return vars(found) | {
        "start": start,
        "end": end,
        "figures": [_figures(site, half) for half in found.halves if half.is_counted],
        "pictures": pictures.year_in_pictures(site, year),
        "framework": site.records.years[year].framework,
        "other_years": [other for other in site.years if other != year],
        "missing_years": missing_years(site.years),
    }


def round_report(site: Site, year: int, number: int) -> Context:
    """Return the official report of a round, each cell in the words of the source."""
    found = contents.report(site, Page(Kind.REPORT, year, str(number)))
    return {
        "year": year,
        "round": found.round,
        "report": found.words,
        "groups": [_report_rows(measure, number) for measure in found.measures],
    }


def _report_rows(measure: Measure, number: int) -> Context:
    """Return a measure's rows of the report: one for each action, or one for all of them."""
    listed = [action for action in measure.actions if not dropped_in(measure, action, number)]
    rows: list[tuple[Row, list[Action]]] = [(measure, listed)]
    if any(any(cells(action, number)) for action in listed):
        rows = [(action, [action]) for action in listed]
    whole_responsible, whole_period, _ = cells(measure, number)
    groups = []
    for row, actions in rows:
        responsible, period, report = cells(row, number)
        groups.append(
            {
                "actions": actions,
                "responsible": responsible or whole_responsible,
                "period": period or whole_period,
                "report": report,
            }
        )
    return {"measure": measure, "rows": groups}


def measure(site: Site, year: int, name: str) -> Context:
    """Return a measure with its results, gaps and periods, and the measures before and after."""
    found = contents.measure(site, Page(Kind.MEASURE, year, name))
    entry = found.measure
    results = [result for _, result in results_of(entry)]
    before, after = site.neighbours(year, entry)
    counted = [half for half in found.halves if half.is_counted]
    return vars(found) | {
        "framework": site.records.years[year].framework,
        "results": results,
        "placing": placing(entry),
        "lacking": lacking(entry, results, found.documents),
        "has_rounds": len({report.round for _, report in reports_of(entry)}) > 1,
        "written": "\n".join(
            [action.text for action in entry.actions] + [result.text for result in results]
        ),
        "blank_suggestions": blank_suggestions(entry),
        "counts": [pictures.counts(site, half, [entry]) for half in counted],
        "over_years": [
            (
                one,
                pictures.counts(site, half, [one.measure]),
                planned(one.measure),
                spent(one.measure, half.number),
            )
            for one in found.relatives
            for half in one.halves
        ],
        "states_of": {
            action.id: [site.state(entry, action, half) for half in counted]
            for action in entry.actions
        },
        "absent": [half for half in found.halves if half.standing is Standing.ABSENT],
        "running": [half for half in found.halves if half.standing is Standing.RUNNING],
        "periods": dict.fromkeys(row.period.text for _, row in rows_of(entry) if row.period),
        "evidenced": sum(is_evidenced(result, found.documents) for result in results),
        "planned": planned(entry),
        "spent": {half.number: sum_ for half in counted if (sum_ := spent(entry, half.number))},
        "previous": before,
        "next": after,
    }


def unit(site: Site, name: str) -> Context:
    """Return a unit and what it is responsible for."""
    return vars(contents.unit(site, Page(Kind.UNIT, id=name)))


def unit_list(site: Site) -> Context:
    """Return all units, each with its number of measures."""
    return {"units": [(entry, len(site.duties[entry.id])) for entry in site.units]}


def document_list(site: Site) -> Context:
    """Return all documents by kind, and how many are attached."""
    found = contents.documents(site, Page(Kind.DOCUMENTS))
    return vars(found) | {
        "groups": by_kind(found.documents),
        "named_in": {name: named_apart(quotes) for name, quotes in found.mentions.items()},
        "attached": sum(is_attached(entry) for entry in found.documents),
        "others": sum(entry.owner is not None for entry in found.documents),
    }


def calendar(site: Site) -> Context:
    """Return all events by fiscal year and month, the latest first, and the rounds by year."""
    latest = reversed(site.events)
    months = groupby(latest, key=lambda entry: entry.event.date.replace(day=1))
    listed = [(first, list(entries)) for first, entries in months]
    years = groupby(listed, key=lambda month: thai.fiscal_year_of(month[0]))
    return {
        "years": [(year, list(found)) for year, found in years],
        "rounds": {year: site.records.years[year].rounds for year in site.years},
    }


def promise(site: Site, name: str) -> Context:
    """Return a promise with its source passages, documents, channels and counts."""
    return vars(contents.promise(site, Page(Kind.PROMISE, id=name)))


def promise_list(site: Site) -> Context:
    """Return all promises."""
    return {"promises": site.promises}


def channel_list(site: Site) -> Context:
    """Return the agency's channels, for the public and for its staff."""
    form = site.agency.form
    return {
        "form": FORMS[form].title if form else None,
        "public": [entry for entry in site.agency.channels if entry.audience == "public"],
        "internal": [entry for entry in site.agency.channels if entry.audience == "internal"],
        "reports_to": site.agency.report_errors_to,
    }


def suggestion_list(site: Site) -> Context:
    """Return the suggestions of all reports: those that nothing followed, and the others."""
    return {
        "open": [one for one in site.suggestions if not one.followed],
        "followed": [one for one in reversed(site.suggestions) if one.followed],
    }


def questions(site: Site) -> Context:
    """Return the open questions by section, how many there are of each kind, and of all."""
    sections = open_questions(site)
    kinds = counts_by_kind(sections)
    return {
        "sections": sections,
        "kinds": kinds,
        "names": KINDS,
        "alone": {section.id for section in sections},
        "total": sum(kinds.values()),
    }


def glossary(site: Site) -> Context:
    """Return the glossary: its terms by group, and its file."""
    groups: dict[str, list[Term]] = {}
    for term in site.records.terms():
        groups.setdefault(term.group, []).append(term)
    return {"groups": groups, "file": site.records.glossary}


def record_files(site: Site) -> Context:
    """Return the paths of all data files."""
    return {"files": catalogue.record_files(site)}


def search(site: Site) -> Context:  # noqa: ARG001 - a view is given the site
    """Return an empty context: ``assets/js/search.js`` fills in the results."""
    return {}


def staff_search(site: Site) -> Context:  # noqa: ARG001
    """Return an empty context: the form leads to the search of the guide for staff."""
    return {}


VIEWS: Final[dict[str, Callable[..., Context]]] = {
    view.__name__: view
    for view in (
        home,
        fiscal_year,
        round_report,
        measure,
        unit,
        unit_list,
        document_list,
        calendar,
        ita,
        oit_item,
        promise,
        promise_list,
        channel_list,
        questions,
        suggestion_list,
        record_files,
        search,
        staff_search,
        glossary,
        verification,
        field_reference,
    )
}
