"""The state of an action in a round: one record for each state, and the days on which they turn."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.site import Site
from transparency.record.states import WORDS, State

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.states import ActionState

GIFTS = "2567/measures/gifts.yml"
SERVICE = "2567/measures/service.yml"
ROUND_2 = "2567/rounds/2.yml"
FIRST, SECOND = 1, 2


def found(data: Path, name: str, action: str, number: int, day: date = DAY) -> ActionState:
    """Return the state of an action of 2567 in a round, of a record without errors."""
    site = Site.load(data, day)
    assert site.problems == []
    measure = site.records.years[2567].measures[name]
    (entry,) = [one for one in measure.actions if one.id == action]
    return site.state(measure, entry, site.halves.of(2567)[number - 1])


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def only_2567(data: Path) -> None:
    """Take away what is later, so that a day in 2567 can be today."""
    for folder in ("2568", "promises", "verifications"):
        shutil.rmtree(data / folder)


def unreported(data: Path) -> None:
    """Take the report of the last round away: its file keeps the days alone."""
    only_2567(data)
    text = (data / ROUND_2).read_text(encoding="utf-8")
    (data / ROUND_2).write_text(text[: text.index("report:")], encoding="utf-8")


def test_a_result_of_its_own_is_reported() -> None:
    state = found(GOOD, "gifts", "declare", FIRST)
    assert state.state is State.REPORTED
    assert [result.id for result in state.results] == ["declared", "signs-posted"]


def test_a_result_of_the_measure_that_names_the_action_is_its_own() -> None:
    assert found(GOOD, "service", "opinions", FIRST).state is State.REPORTED


def test_a_state_is_of_its_round_and_no_sum_hides_a_silence() -> None:
    assert found(GOOD, "service", "opinions", SECOND).state is State.SILENT


def test_a_result_beside_words_on_what_it_lacks_is_in_part(good_data: Path) -> None:
    old = "    text: ๒. รับฟังความคิดเห็น\n"
    edit(
        good_data,
        SERVICE,
        old,
        f"{old}    reports:\n      - round: 1\n        lacks: ไม่ได้บอกจำนวน\n",
    )
    state = found(good_data, "service", "opinions", FIRST)
    assert (state.state, state.remark) == (State.IN_PART, "ไม่ได้บอกจำนวน")
    assert found(good_data, "service", "opinions", SECOND).state is State.SILENT


def test_a_sub_item_without_a_result_beside_one_with_is_in_part_and_is_named(
    good_data: Path,
) -> None:
    state = found(GOOD, "service", "counter", FIRST)
    assert state.state is State.IN_PART
    assert [item.id for item in state.unanswered] == ["counter-manual"]
    edit(good_data, SERVICE, "answers: [counter-open]", "answers: [counter-open, counter-manual]")
    assert found(good_data, "service", "counter", FIRST).state is State.REPORTED


def test_a_result_of_the_action_as_such_answers_for_its_sub_items() -> None:
    assert found(GOOD, "service", "counter", SECOND).state is State.REPORTED


def test_a_result_tied_to_no_action_is_of_the_measure_as_a_whole(good_data: Path) -> None:
    edit(good_data, SERVICE, "answers: [opinions]", "answers: []")
    for action in ("opinions", "translate"):
        assert found(good_data, "service", action, FIRST).state is State.AS_A_WHOLE
    assert found(good_data, "service", "translate", SECOND).state is State.SILENT


def test_a_report_without_a_word_of_the_action_is_silent_and_keeps_what_is_known_of_it() -> None:
    state = found(GOOD, "gifts", "register", FIRST)
    assert (state.state, state.remark) == (State.SILENT, "รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน")
    later = found(GOOD, "gifts", "register", SECOND)
    assert (later.state, later.remark) == (State.SILENT, None)
    assert "ไม่ได้หมายความว่าไม่ได้ทำ" in WORDS[State.SILENT].meaning


def test_an_action_whose_time_comes_after_the_round_is_not_due_in_it(good_data: Path) -> None:
    edit(good_data, GIFTS, "      text: ตลอดปีงบประมาณ\n",
         "      text: ไตรมาสสุดท้าย\n      start: ๑ กรกฎาคม ๒๕๖๗\n")  # fmt: skip
    assert found(good_data, "gifts", "register", FIRST).state is State.NOT_DUE
    assert found(good_data, "gifts", "register", SECOND).state is State.SILENT


def test_an_action_whose_time_was_before_the_round_is_not_missed_in_it(good_data: Path) -> None:
    edit(good_data, GIFTS, "      text: ตลอดปีงบประมาณ\n",
         "      text: มีนาคม ๒๕๖๗\n      end: ๓๑ มีนาคม ๒๕๖๗\n")  # fmt: skip
    assert found(good_data, "gifts", "register", FIRST).state is State.SILENT
    assert found(good_data, "gifts", "register", SECOND).state is State.ENDED


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2024, 9, 30), State.NOT_DUE),  # the last day of the year
        (date(2024, 10, 1), State.ABSENT),  # the first of the next
    ],
)
def test_nothing_is_missing_before_the_round_is_over(
    good_data: Path, day: date, state: State
) -> None:
    unreported(good_data)
    assert found(good_data, "service", "translate", SECOND, day).state is state


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2024, 10, 30), State.NOT_DUE), (date(2024, 10, 31), State.ABSENT)],
)
def test_nor_before_the_day_that_the_agency_gives_itself(
    good_data: Path, day: date, state: State
) -> None:
    """The round ends on 30 September 2024."""
    unreported(good_data)
    file = good_data / ROUND_2
    file.write_text(file.read_text(encoding="utf-8") + "due_days: ๓๐\n", encoding="utf-8")
    assert found(good_data, "service", "translate", SECOND, day).state is state


def test_a_result_of_a_running_round_is_told_at_once(good_data: Path) -> None:
    unreported(good_data)
    assert found(good_data, "service", "counter", SECOND, date(2024, 9, 1)).state is State.REPORTED


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2024, 9, 30), State.NOT_DUE), (date(2024, 10, 1), State.SILENT)],
)
def test_a_round_that_is_reported_before_it_ends_is_not_silent_yet(
    good_data: Path, day: date, state: State
) -> None:
    only_2567(good_data)
    assert found(good_data, "service", "translate", SECOND, day).state is state


def test_what_has_left_the_plan_is_neither_missed_nor_silent(good_data: Path) -> None:
    old = "    text: แปลแบบฟอร์ม\n"
    edit(
        good_data, SERVICE, old, f"{old}    reports:\n      - round: 2\n        dropped: แผนแก้ไข\n"
    )
    assert found(good_data, "service", "translate", FIRST).state is State.SILENT
    state = found(good_data, "service", "translate", SECOND)
    assert (state.state, state.dropped) == (State.DROPPED, "แผนแก้ไข")


def test_every_state_has_its_words_and_its_mark() -> None:
    assert list(WORDS) == list(State)
    assert len({words.name for words in WORDS.values()}) == len(State)
