"""What the pictures count, against the source report and the made-up record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import DAY, GOOD
from transparency import pictures
from transparency.pages.rendering import show
from transparency.pictures.actions import Tally, units_of
from transparency.pictures.promptness import days_until_public
from transparency.record.model.measure import Responsible, Result
from transparency.record.model.records import results_of
from transparency.record.page import Kind, Page
from transparency.record.rounds import Standing
from transparency.record.site import Site
from transparency.record.source import LINE_KEY
from transparency.record.states import State

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.rounds import HalfYear

SERVICE = "2567/measures/service.yml"
WHO = "responsible:\n  text: สำนักปลัด อบต. ตัวอย่าง\n  units: [clerk-office, public-relations]\n"


@pytest.fixture(scope="module")
def real() -> Site:
    return Site.load(REPORT, DAY)


@pytest.fixture(scope="module")
def good() -> Site:
    return Site.load(GOOD, DAY)


def changed(data: Path, file: str, old: str, new: str) -> Site:
    """Return the site of the good record with one text of it changed."""
    target = data / file
    text = target.read_text(encoding="utf-8")
    assert text.count(old) == 1
    target.write_text(text.replace(old, new), encoding="utf-8")
    site = Site.load(data, DAY)
    assert site.problems == []
    return site


def counts(tallies: tuple[Tally, ...]) -> dict[str, tuple[int, int]]:
    """Return by name how many actions there are, and how many without a result of their own."""
    own = (State.REPORTED, State.IN_PART)
    return {
        tally.name: (len(tally.states), sum(state not in own for state in tally.states))
        for tally in tallies
    }


def half(site: Site, year: int, number: int = 1) -> HalfYear:
    """Return a round of a year as it stands on the day of the site."""
    return site.halves.of(year)[number - 1]


def test_each_measure_of_the_real_report_has_its_row_in_order(real: Site) -> None:
    assert counts(pictures.by_measure(real, half(real, 2566)).tallies) == {
        "ยกระดับผลการประเมิน ITA": (6, 0),
        "วัฒนธรรมองค์กรและการให้บริการ": (5, 1),
        "การใช้ทรัพย์สินของราชการ": (3, 3),
        "การสื่อสารของหน่วยงาน": (3, 2),
        "การมีส่วนร่วมของผู้บริหาร": (4, 2),
        "การตรวจสอบเว็บไซต์": (1, 0),
    }


@pytest.mark.parametrize(
    ("which", "year", "number"),
    [("real", 2566, 1), ("good", 2567, 1), ("good", 2567, 2), ("good", 2568, 1)],
)
def test_the_pictures_agree_with_the_counts_of_their_round(
    which: str, year: int, number: int, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    one = half(site, year, number)
    count = pictures.counts(site, one, site.measures(year))
    by_measure = pictures.by_measure(site, one)
    assert len(by_measure.tallies) == count.measures
    for state in State:
        drawn = sum(tally.count(state) for tally in by_measure.tallies)
        assert drawn == count.states.get(state, 0)
    assert pictures.by_unit(site, one).actions == count.actions
    assert count.sentence in by_measure.caption


def test_the_counts_of_both_rounds_are_all_of_the_year(good: Site) -> None:
    both = [pictures.counts(good, half(good, 2567, n), good.measures(2567)) for n in (1, 2)]
    assert sum(one.events for one in both) == len(pictures.timeline(good, 2567).happenings)
    assert sum(one.results for one in both) == pictures.promptness(good, 2567, 7).results


def test_an_action_of_two_units_counts_at_both_and_the_words_say_so(good: Site) -> None:
    picture = pictures.by_unit(good, half(good, 2567))
    assert counts(picture.tallies) == {
        "สำนักปลัดตัวอย่าง": (4, 1),
        "งานประชาสัมพันธ์ตัวอย่าง": (3, 1),
        "กองคลังตัวอย่าง": (1, 1),
    }
    assert (picture.actions, picture.shared) == (5, 3)
    assert "มี ๓ ข้อที่หลายหน่วยงานรับผิดชอบร่วมกัน" in picture.caption


def test_no_word_of_sharing_where_each_action_has_one_unit(real: Site) -> None:
    picture = pictures.by_unit(real, half(real, 2566))
    assert sum(len(tally.states) for tally in picture.tallies) == picture.actions == 22
    assert "ร่วมกัน" not in picture.caption


def test_the_unit_with_most_actions_is_named_and_two_alike_are_not(real: Site) -> None:
    picture = pictures.by_unit(real, half(real, 2566))
    words = "มีผลรายงาน ๗ ข้อ มีผลรวมของมาตรการ ๒ ข้อ ไม่ได้รายงานผลแยก ๑ ข้อ"
    assert (
        f"สำนักปลัด เป็นผู้รับผิดชอบโดยตรงมากที่สุด ๑๐ ข้อ (ไม่นับข้อของงานในสังกัด) ในรอบนี้ {words}"
        in picture.caption
    )
    alike = tuple(Tally(name, Page(Kind.HOME), (State.REPORTED,)) for name in "กข")
    assert pictures.ByUnit(2566, 1, alike, 2, 0).caption == "รายงานบอกผู้รับผิดชอบครบทุกข้อ"


def test_what_silence_does_not_mean_stands_beside_every_picture_that_shows_it() -> None:
    caution = "ไม่ได้หมายความว่าไม่ได้ทำ"
    for states, silent in (((State.REPORTED,), False), ((State.SILENT,), True)):
        alike = tuple(Tally(name, Page(Kind.HOME), states) for name in "กข")
        assert (caution in pictures.ByMeasure(2566, 1, alike).caption) is silent
        assert (caution in pictures.ByUnit(2566, 1, alike, 2, 0).caption) is silent


def test_an_action_answers_to_its_own_units_before_its_measures(good: Site) -> None:
    measure = good.records.years[2567].measures["service"]
    action = measure.actions[0]
    assert units_of(measure, action) == ("clerk-office", "public-relations")
    finance = Responsible.model_validate({"text": "x", "units": ["finance"], LINE_KEY: 1})
    own = action.model_copy(update={"responsible": finance})
    assert units_of(measure, own) == ("finance",)


def test_actions_without_any_unit_have_a_row_of_their_own(good_data: Path) -> None:
    site = changed(good_data, SERVICE, WHO, "")
    picture = pictures.by_unit(site, half(site, 2567))
    last = picture.tallies[-1]
    states = (State.IN_PART, State.REPORTED, State.SILENT)
    assert (last.name, last.page, last.states) == ("ไม่ได้บอกผู้รับผิดชอบ", None, states)
    assert "รายงานบอกผู้รับผิดชอบ ๒ จาก ๕ ข้อ" in picture.caption


def test_the_timeline_runs_from_october_to_september_in_two_rounds(real: Site) -> None:
    picture = pictures.timeline(real, 2566)
    names = [[month.name for month in half.months] for half in picture.halves]
    assert names == [
        ["ต.ค. ๒๕๖๕", "พ.ย. ๒๕๖๕", "ธ.ค. ๒๕๖๕", "ม.ค. ๒๕๖๖", "ก.พ. ๒๕๖๖", "มี.ค. ๒๕๖๖"],
        ["เม.ย. ๒๕๖๖", "พ.ค. ๒๕๖๖", "มิ.ย. ๒๕๖๖", "ก.ค. ๒๕๖๖", "ส.ค. ๒๕๖๖", "ก.ย. ๒๕๖๖"],
    ]
    days = [
        [[one.entry.event.date.day for one in month.happenings] for month in half.months]
        for half in picture.halves
    ]
    assert days == [[[], [], [2, 7, 9, 23], [12, 17, 25], [9], [8, 18]], [[3], [], [], [], [], []]]


def test_an_event_after_its_round_is_outside(real: Site) -> None:
    picture = pictures.timeline(real, 2566)
    outside = [one.entry.event.date.isoformat() for one in picture.happenings if one.outside]
    assert outside == ["2023-04-03"]
    assert "๑ รายการอยู่นอกช่วงของรอบที่รายงาน" in picture.caption


def test_the_caption_names_a_round_without_a_report(real: Site, good: Site) -> None:
    standings = [one.standing for one in pictures.timeline(real, 2566).halves]
    assert standings == [Standing.REPORTED, Standing.ABSENT]
    assert "รอบที่ ๒ ยังไม่มีรายงานในเว็บไซต์นี้" in pictures.timeline(real, 2566).caption
    assert "ยังไม่มีรายงาน" not in pictures.timeline(good, 2567).caption


@pytest.mark.parametrize(
    ("day", "place"), [("2566-09-30", "before"), ("2566-10-01", ""), ("2567-10-01", "after")]
)
def test_an_event_outside_the_fiscal_year_keeps_its_place(
    good_data: Path, day: str, place: str
) -> None:
    picture = pictures.timeline(changed(good_data, SERVICE, "2567-02-29", day), 2567)
    found = {"before": picture.before, "after": picture.after}
    assert {name: len(month.happenings) for name, month in found.items()} == {
        "before": place == "before",
        "after": place == "after",
    }
    assert len(picture.happenings) == 2


def test_of_no_real_result_can_anyone_tell_how_soon_it_was_published(real: Site) -> None:
    picture = pictures.promptness(real, 2566, 7)
    assert (picture.prompt, picture.late, picture.undated) == (0, 0, 24)
    assert [count for _, count in picture.classes] == [None, None]
    assert picture.caption == (
        "ยังบอกไม่ได้ว่าผลใดเผยแพร่ภายใน ๗ วัน จากผล ๒๔ รายการ บอกวันที่ทำ ๙ รายการ ไม่มีรายการใดบอกวันที่เผยแพร่"
    )


def test_results_with_both_days_are_counted_and_the_rest_as_undated(good: Site) -> None:
    picture = pictures.promptness(good, 2567, 7)
    assert (picture.prompt, picture.late, picture.undated) == (1, 0, 5)
    assert [count for _, count in picture.classes] == [1, 0]
    assert "เทียบวันที่ได้ ๑ รายการ" in picture.caption
    assert "อีก ๕ รายการบอกไม่ได้" in picture.caption
    assert "ในผลทั้งหมดบอกวันที่ทำ ๓ รายการ บอกวันที่เผยแพร่ ๑ รายการ" in picture.caption


@pytest.mark.parametrize(("published", "late"), [("๑๐ เมษายน ๒๕๖๗", 0), ("๑๑ เมษายน ๒๕๖๗", 1)])
def test_the_seventh_day_is_prompt_and_the_eighth_is_not(
    good_data: Path, published: str, late: int
) -> None:
    site = changed(good_data, "2567/measures/gifts.yml", "๕ เมษายน ๒๕๖๗", published)
    picture = pictures.promptness(site, 2567, 7)
    assert (picture.prompt, picture.late) == (1 - late, late)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"done": "2567-04-03", "published": "2567-04-05"}, 2),
        ({"events": ["2567-04-04"], "published": "2567-04-05"}, 1),
        ({"events": ["2567-04-04", "2567-04-01"], "published": "2567-04-05"}, 1),
        ({"done": "2567-04-05", "events": ["2567-04-01"], "published": "2567-04-05"}, 0),
        ({"done": "2567-04-03"}, None),
        ({"published": "2567-04-05"}, None),
        ({"done": "2567-04-06", "published": "2567-04-05"}, None),
    ],
)
def test_the_wait_runs_from_the_deed_or_its_last_event(
    fields: dict[str, str | list[str]], days: int | None
) -> None:
    days_of_events = fields.get("events", [])
    events = [
        {"id": f"e{at}", "title": "x", "date": day, LINE_KEY: 1}
        for at, day in enumerate(days_of_events)
    ]
    record = {"id": "r", "text": "x", LINE_KEY: 1, **fields, "events": events}
    assert days_until_public(Result.model_validate(record)) == days


def test_the_captions_of_a_year_without_measures_say_so(good_data: Path) -> None:
    (good_data / "2568/measures/service.yml").unlink()
    (good_data / "2568/scores.yml").unlink()
    for file in (good_data / "promises").glob("*.yml"):
        file.unlink()
    site = Site.load(good_data, DAY)
    assert site.problems == []
    for picture in pictures.year_in_pictures(site, 2568):
        assert any(word in picture.caption for word in ("ยังไม่มี", "ไม่ได้บอก")), picture.id
        assert "๐" not in picture.caption, picture.id


def test_every_result_of_the_year_is_in_one_class(good: Site) -> None:
    results = [entry for measure in good.measures(2567) for _, entry in results_of(measure)]
    picture = pictures.promptness(good, 2567, 7)
    assert picture.prompt + picture.late + picture.undated == len(results) == 6


@pytest.mark.parametrize(
    ("day", "outside"),
    [
        ("๓๐ กันยายน ๒๕๖๖", True),
        ("๑ ตุลาคม ๒๕๖๖", False),
        ("๓๑ มีนาคม ๒๕๖๗", False),
        ("๑ เมษายน ๒๕๖๗", True),
    ],
)
def test_an_event_on_a_rounds_first_or_last_day_lies_in_the_round(
    good_data: Path, day: str, *, outside: bool
) -> None:
    site = changed(good_data, SERVICE, "date: 2567-02-29", f"date: {day}")
    picture = pictures.timeline(site, 2567)
    found = {one.entry.event.id: one.outside for one in picture.happenings}
    assert found["counter-opening"] is outside
    page = show(site, "calendar/", "calendar")
    late = re.findall("หลังสิ้นสุดรอบที่ ๑ แล้ว ([๐-๙]+) วัน", page)
    # The other event of the round, on 3 April, is three days late.
    assert sorted(late) == (["๑", "๓"] if day == "๑ เมษายน ๒๕๖๗" else ["๓"])


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("๓๐ กันยายน ๒๕๖๖", "ก่อนปีงบประมาณ"),
        ("๑ ตุลาคม ๒๕๖๖", "ต.ค. ๒๕๖๖"),
        ("๓๑ มีนาคม ๒๕๖๗", "มี.ค. ๒๕๖๗"),
        ("๑ เมษายน ๒๕๖๗", "เม.ย. ๒๕๖๗"),
        ("๓๐ กันยายน ๒๕๖๗", "ก.ย. ๒๕๖๗"),
        ("๑ ตุลาคม ๒๕๖๗", "หลังปีงบประมาณ"),
    ],
)
def test_an_event_stands_in_the_month_of_its_day(good_data: Path, day: str, month: str) -> None:
    picture = pictures.timeline(
        changed(good_data, SERVICE, "date: 2567-02-29", f"date: {day}"), 2567
    )
    within = [one for half in picture.halves for one in half.months]
    (name,) = [
        one.name
        for one in (picture.before, *within, picture.after)
        if "counter-opening" in [happening.entry.event.id for happening in one.happenings]
    ]
    assert name == month
