"""The real record against the report that it transcribes, word for word and count for count.

Expected numbers are those of the inventory of the source report.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.built import REPORT, ROOT
from tests.conftest import DAY
from transparency.language.thai import WEEKDAYS
from transparency.record.model.records import events_of, reports_of, results_of, rows_of
from transparency.record.site import Site
from transparency.record.states import State

if TYPE_CHECKING:
    from transparency.record.model.measure import Measure, RoundReport

SOURCE: Final = (ROOT / "tests/source/report-2566-round-1.txt").read_text(encoding="utf-8")
DATA: Final = REPORT
YEAR: Final = 2566


class SourceRow(NamedTuple):
    """The six cells of one logical row of the table, without white space."""

    measure: str
    actions: str
    responsible: str
    period: str
    results: str
    suggestion: str


def bare(text: str) -> str:
    """Return the text without tags, page-break marks and white space."""
    return re.sub(r"<[^>]*>|\(ต่อ\)|\*\*|\s+", "", text)


def source_rows() -> list[SourceRow]:
    """Return the logical rows: header rows dropped, a cell cut by a page break joined again."""
    rows: list[SourceRow] = []
    for line in SOURCE.split("\n"):
        if "\t" not in line or line.startswith("มาตรการ/แนวทาง\t"):
            continue
        row = SourceRow(*(bare(cell) for cell in line.split("\t")))
        if not row.measure:
            row = row._replace(measure=rows[-1].measure)
        if rows and (row.measure, row.actions) == (rows[-1].measure, rows[-1].actions):
            row = row._replace(results=rows.pop().results + row.results)
        rows.append(row)
    return rows


@pytest.fixture(scope="module")
def site() -> Site:
    loaded = Site.load(DATA, DAY)
    assert loaded.problems == []
    return loaded


@pytest.fixture(scope="module")
def measures(site: Site) -> list[Measure]:
    return site.measures(YEAR)


def transcribed_rows(measures: list[Measure]) -> list[SourceRow]:
    """Return the rows that the record makes, in the form of the source's."""
    rows = []
    for measure in measures:
        for loc, row in rows_of(measure):
            reports = [report for report in row.reports if not report.is_note]
            if not reports:
                continue
            actions = [measure.actions[int(loc[1])]] if loc else measure.actions
            texts = [
                text
                for action in actions
                for text in (action.text, *(item.text for item in action.items))
            ]
            (report,) = reports
            results = [report.lead or "", *(result.text for result in report.results)]
            assert row.responsible is not None
            assert row.period is not None
            cells = (measure.title, "".join(texts), row.responsible.text, row.period.text,
                     "".join(results), report.suggestion or "")  # fmt: skip
            rows.append(SourceRow(*(re.sub(r"\s+", "", cell) for cell in cells)))
    return rows


def test_every_cell_holds_the_words_of_the_source(measures: list[Measure]) -> None:
    source = source_rows()
    assert len(source) == 11
    for transcribed, row in zip(transcribed_rows(measures), source, strict=True):
        assert transcribed == row


def test_the_words_around_the_table_are_those_of_the_source(site: Site) -> None:
    report = site.rounds(YEAR)[0].report
    assert report
    lines = [line.strip("*") for line in SOURCE.split("\n") if line and "\t" not in line]
    lines.remove(".....")
    assert lines == [
        *report.cover, report.title, report.agency, report.period, report.introduction,
        report.heading,
    ]  # fmt: skip
    header = next(line for line in SOURCE.split("\n") if line.startswith("มาตรการ/แนวทาง\t"))
    assert [bare(column) for column in report.columns] == [
        bare(cell) for cell in header.split("\t")
    ]


def test_there_are_six_measures_with_the_actions_and_results_of_the_inventory(
    measures: list[Measure],
) -> None:
    counts = [(len(measure.actions), len(list(results_of(measure)))) for measure in measures]
    assert counts == [(6, 12), (5, 5), (3, 1), (3, 2), (4, 3), (1, 1)]
    assert sum(actions for actions, _ in counts) == 22
    assert sum(results for _, results in counts) == 24


def test_twenty_one_actions_have_a_number_and_one_has_two_sub_items(
    measures: list[Measure],
) -> None:
    actions = [action for measure in measures for action in measure.actions]
    assert sum(bool(re.match(r"[๑-๙]\.", action.text)) for action in actions) == 21
    assert [(action.text[:2], len(action.items)) for action in actions if action.items] == [
        ("๓.", 2)
    ]


def test_results_begin_as_in_the_source(measures: list[Measure]) -> None:
    texts = [result.text for measure in measures for _, result in results_of(measure)]
    kinds = Counter(
        "dash" if text.startswith("- ") else "number" if re.match(r"[๑-๙]\.", text) else "none"
        for text in texts
    )
    assert kinds == {"dash": 17, "number": 5, "none": 2}


def printed(measures: list[Measure]) -> list[RoundReport]:
    """Return the cells of the table; remarks on the report are none of them."""
    found = [report for measure in measures for _, report in reports_of(measure)]
    return [report for report in found if not report.is_note]


def test_one_row_has_a_lead_in_sentence(measures: list[Measure]) -> None:
    leads = [report.lead for report in printed(measures)]
    assert len(leads) == 11
    assert len([lead for lead in leads if lead]) == 1


def test_an_empty_suggestion_and_a_dash_stay_apart(measures: list[Measure]) -> None:
    given = [report.suggestion for report in printed(measures)]
    assert given == ["", "", "-", "-", "-", "-", "-", "", "", "-", "-"]


EVENTS = [
    (date(2022, 12, 2), "ศุกร์", "ห้องประชุมจอมทอง ชั้น ๔ ศาลากลางพะเยา"),
    (date(2022, 12, 7), "พุธ", "ออนไลน์ (Youtube ITA NACC, Facebook)"),
    (date(2022, 12, 9), None, "ห้องประชุมภูกามยาว ชั้น ๕ ศาลากลางพะเยา"),
    (date(2022, 12, 23), "ศุกร์", "ห้องประชุมภูกามยาว ชั้น ๕ ศาลากลางพะเยา"),
    (date(2023, 1, 12), None, "ห้องประชุม อบต. ชั้น ๒"),
    (date(2023, 1, 17), None, None),
    (date(2023, 1, 25), "พุธ", "Facebook Live"),
    (date(2023, 2, 9), None, None),
    (date(2023, 3, 8), None, None),
    (date(2023, 3, 18), None, None),
    (date(2023, 4, 3), None, None),
]


def test_eleven_events_have_the_dates_and_places_of_the_inventory(site: Site) -> None:
    found = [(entry.event.date, entry.event.place) for entry in site.events]
    assert found == [(day, place) for day, _, place in EVENTS]


@pytest.mark.parametrize(
    ("day", "weekday"), [(day, weekday) for day, weekday, _ in EVENTS if weekday]
)
def test_the_weekday_that_the_source_names_is_that_of_the_date(
    site: Site, day: date, weekday: str
) -> None:
    assert WEEKDAYS[day.weekday()] == weekday
    (entry,) = [entry for entry in site.events if entry.event.date == day]
    assert f"วัน{weekday}ที่" in entry.result.text


def test_one_event_is_after_the_end_of_its_round(site: Site) -> None:
    last = site.rounds(YEAR)[0].end
    assert last == date(2023, 3, 31)
    assert [entry.event.date for entry in site.events if entry.event.date > last] == [
        date(2023, 4, 3)
    ]


def test_two_orders_bear_the_number_and_date_of_the_source(site: Site) -> None:
    orders = [entry for entry in site.documents if entry.kind == "order"]
    assert [(order.number, order.date) for order in orders] == [
        ("๓๑๗/๒๕๖๕", date(2022, 12, 27)),
        ("๓๑๘/๒๕๖๕", date(2022, 12, 27)),
    ]
    for order in orders:
        assert f"ที่ {order.number} เรื่อง {order.title} ลงวันที่ ๒๗ ธันวาคม ๒๕๖๕" in SOURCE


def test_ten_documents_are_named_and_none_is_attached(site: Site) -> None:
    """Of these the OIT form is another authority's, and two are in the plan alone."""
    assert len(site.documents) == 10
    assert [entry.id for entry in site.documents if entry.owner] == ["oit-form"]
    planned = {entry.id for entry in site.documents if site.only_planned(entry)}
    assert planned == {"operation-manuals", "property-manual"}
    assert [entry.id for entry in site.documents if entry.files or entry.links] == []


def test_nine_actions_are_not_fully_reported_separately(
    site: Site, measures: list[Measure]
) -> None:
    """As in the inventory, “Not reported separately”: measure and number of the action.

    Of 1-4 the report lacks the notice board alone; that of measures 3 to 5 is given for the whole.
    """
    first = site.halves.of(2566)[0]
    found = {
        f"{measure.order}-{at}": state
        for measure in measures
        for at, action in enumerate(measure.actions, 1)
        if (state := site.state(measure, action, first).state) is not State.REPORTED
    }
    whole = dict.fromkeys(["3-1", "3-2", "3-3", "4-1", "4-3", "5-3", "5-4"], State.AS_A_WHOLE)
    assert found == {"1-4": State.IN_PART, "2-4": State.SILENT, **whole}


def test_seven_strings_name_five_units(site: Site, measures: list[Measure]) -> None:
    printed = {
        row.responsible.text for measure in measures for _, row in rows_of(measure)
        if row.responsible
    }  # fmt: skip
    assert printed == {
        "งานบริหารทั่วไป สำนักปลัด อบต.สันโค้ง",
        "งานประชาสัมพันธ์ สำนักปลัด อบต.สันโค้ง",
        "สำนักปลัด อบต. สันโค้ง",
        "สำนักปลัด อบต.สันโค้ง",
        "กองคลัง อบต.สันโค้ง",
        "ทุกส่วนราชการในสังกัด อบต.สันโค้ง",
        "ทุกส่วนราชการ",
    }
    assert {spelling for unit in site.units for spelling in unit.spellings} == printed
    assert len(site.units) == 5


def test_seven_channels_are_named_and_the_line_group_is_internal(site: Site) -> None:
    audiences = {channel.name: channel.audience for channel in site.agency.channels}
    assert set(audiences) == {
        "เว็บไซต์หน่วยงาน", "เพจเฟซบุ๊กหน่วยงาน", "ป้ายประชาสัมพันธ์หน้าสำนักงาน", "กลุ่มไลน์ของหน่วยงาน",
        "ปิดประกาศภายในสำนักงาน", "สื่อสิ่งพิมพ์", "การประชุมประจำเดือน",
    }  # fmt: skip
    assert audiences["กลุ่มไลน์ของหน่วยงาน"] == "internal"


def test_a_period_with_days_has_those_that_its_words_name(measures: list[Measure]) -> None:
    found = {
        row.period.text: (row.period.start, row.period.end)
        for measure in measures for _, row in rows_of(measure) if row.period
    }  # fmt: skip
    assert found == {
        "ธันวาคม ๒๕๖๕": (date(2022, 12, 1), date(2022, 12, 31)),
        "มกราคม - มีนาคม ๒๕๖๖": (date(2023, 1, 1), date(2023, 3, 31)),
        "ธ.ค. ๒๕๖๕ - มีนาคม ๒๕๖๖": (date(2022, 12, 1), date(2023, 3, 31)),
        "ธ.ค. ๒๕๖๕ เป็นต้นไป": (date(2022, 12, 1), None),
        "มกราคม ๒๕๖๖": (date(2023, 1, 1), date(2023, 1, 31)),
        "ต.ค. ๒๕๖๕ เป็นต้นไป": (date(2022, 10, 1), None),
        "ตลอดปีงบประมาณ": (None, None),
    }


def test_only_events_of_the_source_are_events(measures: list[Measure]) -> None:
    for measure in measures:
        for loc, event in events_of(measure):
            result = dict(results_of(measure))[loc[:-2]]
            assert f"{event.date.day}".translate(
                str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
            ) + " " in (result.text)


# Python's \d is a Thai digit as well; “นายก” is an office and no person.
PERSONAL = {
    "identity number": r"(?<!\d)\d[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d(?!\d)",
    "telephone": r"(?<!\d)[0๐]\d{1,2}[- ]?\d{3}[- ]?\d{3,4}(?!\d)",
    "e-mail": r"[\w.]+@[\w.]+",
    "title of a person": r"(?<![ก-๙])(นาย(?!ก)|นาง|นางสาว)[ก-ฮเ-ไ]",
}


@pytest.mark.parametrize("kind", PERSONAL)
def test_the_record_holds_no_personal_data(kind: str) -> None:
    for file in sorted(DATA.rglob("*.*")):
        if file.suffix in {".yml", ".txt"}:
            assert re.findall(PERSONAL[kind], file.read_text(encoding="utf-8")) == [], file.name


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("identity number", "๑๒๓๔๕๖๗๘๙๐๑๒๓"), ("identity number", "1-2345-67890-12-3"),
        ("telephone", "๐๕๔-๑๒๓-๔๕๖"), ("telephone", "081-234-5678"), ("telephone", "0812345678"),
        ("e-mail", "someone@example.go.th"), ("title of a person", "โดย นายสมมุติ"),
    ],
)  # fmt: skip
def test_the_search_for_personal_data_finds_it(kind: str, text: str) -> None:
    assert re.findall(PERSONAL[kind], text)
