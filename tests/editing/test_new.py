"""A new file or entry passes `check`, keeps what stands around it, and overwrites nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY
from transparency import cli
from transparency.record.model.records import results_of
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def new(data: Path, what: str, **answers: str) -> int:
    given = [part for name, value in answers.items() for part in ("--set", f"{name}={value}")]
    return cli.main(["new", what, "--data", str(data), *given])


CASES = [
    ("measure", {"year": "๒๕๖๗", "id": "new-one", "title": "ชื่อ: ใหม่ #1", "first_action": "- ทำ"},
     "2567/measures/new-one.yml"),
    ("document", {"id": "form-1", "kind": "form", "title": "แบบคำขอ"}, "documents/form-1.yml"),
    ("promise", {"id": "fast", "title": "เร็ว", "question": "เร็วไหม?", "summary": "เร็ว",
                 "ground": "2567/gifts/declare"}, "promises/fast.yml"),
    ("unit", {"id": "legal", "name": "งานนิติการ"}, "units/legal.yml"),
    ("year", {"year": "2569"}, "2569/year.yml"),
    ("round", {"year": "2568", "round": "2", "title": "รายงานใหม่", "period": "รอบ ๒"},
     "2568/rounds/2.yml"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "answers", "path"), CASES, ids=[case[0] for case in CASES])
def test_a_new_file_passes_check_and_is_not_written_over(
    good_data: Path, what: str, answers: dict[str, str], path: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert not (good_data / path).exists()
    assert new(good_data, what, **answers) == 0
    assert Site.load(good_data, DAY).problems == []
    text = (good_data / path).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../")
    assert "(ต้องมี)" in text
    assert new(good_data, what, **answers) == 2
    assert "อยู่แล้ว ไม่เขียนทับ" in capsys.readouterr().err
    assert (good_data / path).read_text(encoding="utf-8") == text


def test_the_words_come_back_as_they_were_given(good_data: Path) -> None:
    new(
        good_data,
        "measure",
        year="2567",
        id="a",
        title='"ก": {{ ข }} # ค \\',
        first_action="- ง: จ",
    )
    measure = Site.load(good_data, DAY).records.years[2567].measures["a"]
    assert measure.title == '"ก": {{ ข }} # ค \\'
    assert measure.actions[0].text == "- ง: จ"


def test_a_new_round_keeps_the_words_that_do_not_change(good_data: Path) -> None:
    new(good_data, "round", year="2568", round="2", title="ชื่อ", period="รอบใหม่")
    records = Site.load(good_data, DAY).records.years
    entry = records[2568].rounds[2]
    report, former = entry.report, records[2568].rounds[1].report
    assert report
    assert former
    assert (report.title, report.period) == ("ชื่อ", "รอบใหม่")
    assert report.columns == former.columns
    assert (str(entry.start), str(entry.end)) == ("2025-04-01", "2025-09-30")


def test_a_new_result_and_event_stand_in_their_measure_and_comments_stay(good_data: Path) -> None:
    file = good_data / "2568/measures/service.yml"
    file.write_text("# หมายเหตุเดิม\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = file.read_text(encoding="utf-8").splitlines()
    given = {"year": "2568", "measure": "service"}
    assert new(good_data, "result", **given, round="1", id="more", text="ผลใหม่: ดี") == 0
    assert new(good_data, "event", **given, result="more", id="fair", title="งาน",
               date="๑ มกราคม ๒๕๖๘") == 0  # fmt: skip
    site = Site.load(good_data, DAY)
    assert site.problems == []
    results = {
        result.id: result for _, result in results_of(site.records.years[2568].measures["service"])
    }
    assert results["more"].text == "ผลใหม่: ดี"
    assert results["more"].events[0].id == "fair"
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []


@pytest.mark.parametrize(("what", "answers", "said"), [
    ("measure", {"year": "2570", "id": "a", "title": "ก", "first_action": "ข"},
     "ยังไม่มีปี 2570"),
    ("measure", {"year": "2567", "id": "../x", "title": "ก", "first_action": "ข"}, "ใช้ไม่ได้"),
    ("measure", {"year": "2567"}, "--set title=…"),
    ("result", {"year": "2567", "measure": "gifts", "round": "1", "id": "a", "text": "ก"},
     "ให้บอกข้อ"),
    ("result", {"year": "2567", "measure": "x", "round": "1", "id": "a", "text": "ก"},
     "ไม่มีมาตรการ"),
    ("event", {"year": "2567", "measure": "gifts", "result": "x", "id": "a", "title": "ก",
               "date": "๑ มกราคม ๒๕๖๗"}, "ไม่มีผลรหัส x"),
    ("round", {"year": "2568", "round": "3", "title": "ก", "period": "ข"}, "1 และ 2 เท่านั้น"),
    ("year", {"year": "../../x"}, "ไม่ใช่ตัวเลข"),
])  # fmt: skip
def test_what_cannot_be_added_is_refused_in_thai(
    good_data: Path, what: str, answers: dict[str, str], said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = {file: file.read_bytes() for file in good_data.rglob("*.yml")}
    assert new(good_data, what, **answers) == 2
    assert said in capsys.readouterr().err
    assert {file: file.read_bytes() for file in good_data.rglob("*.yml")} == before


def test_what_check_would_refuse_is_not_written(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(good_data, "document", id="a", kind="letter", title="ก") == 1
    assert "ไม่อยู่ในค่าที่เลือกได้" in capsys.readouterr().err
    assert not (good_data / "documents/a.yml").exists()


def test_on_a_terminal_it_asks_for_what_is_missing(
    good_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "งานนิติการ"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert new(good_data, "unit", id="legal") == 0
    assert asked == ["ชื่อหน่วยงาน: "]
