"""A new file or entry passes `check`, keeps what stands around it, and overwrites nothing."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import DAY
from transparency import cli
from transparency.editing.questionnaires import QUESTIONS
from transparency.record.model.agency import Unit
from transparency.record.model.measure import Document, Event, Measure, Promise, Result, RoundReport
from transparency.record.model.period import Report, Round
from transparency.record.model.records import results_of
from transparency.record.model.scores import Scores
from transparency.record.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import BaseModel


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def new(data: Path, what: str, **answers: str | list[str]) -> int:
    values = [
        (name, one)
        for name, value in answers.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    given = [part for name, value in values for part in ("--set", f"{name}={value}")]
    return cli.main(["new", what, "--data", str(data), *given])


MEASURE = {"year": "๒๕๖๗", "id": "new-one", "title": "ชื่อ: ใหม่ #1", "actions": "do-it - ทำ"}
CASES = [
    ("measure", MEASURE, "2567/measures/new-one.yml"),
    ("document", {"id": "form-1", "kind": "form", "title": "แบบคำขอ"}, "documents/form-1.yml"),
    ("promise", {"id": "fast", "title": "เร็ว", "question": "เร็วไหม?", "summary": "เร็ว",
                 "grounds": "2567/gifts/declare"}, "promises/fast.yml"),
    ("unit", {"id": "legal", "name": "งานนิติการ"}, "units/legal.yml"),
    ("year", {"year": "2569"}, "2569/year.yml"),
    ("round", {"year": "2568", "round": "2", "title": "รายงานใหม่", "period": "รอบ ๒"},
     "2568/rounds/2.yml"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "answers", "path"), CASES, ids=[case[0] for case in CASES])
def test_a_new_file_passes_check_and_is_not_written_over(
    good_data: Path, what: str, answers: dict[str, str | list[str]], path: str,
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
    title = '"ก": {{ ข }} # ค  \\ ง\n- บรรทัดที่สอง: จ'
    new(good_data, "measure", year="2567", id="a", title=title, actions=["b - ง: จ", "c ๒.  ฉ"])
    measure = Site.load(good_data, DAY).records.years[2567].measures["a"]
    assert measure.title == title
    assert [(action.id, action.text) for action in measure.actions] == [
        ("b", "- ง: จ"),
        ("c", "๒.  ฉ"),
    ]


def test_a_new_round_takes_no_word_from_another(good_data: Path) -> None:
    assert new(good_data, "round", year="2568", round="2", title="ชื่อ") == 0
    site = Site.load(good_data, DAY)
    entry, former = site.records.years[2568].rounds[2], site.records.years[2568].rounds[1]
    assert entry.report
    assert former.report
    texts = [entry.report.title, entry.report.period, *entry.report.cover, *entry.report.columns]
    assert texts[0] == "ชื่อ"
    assert all(text.startswith("(รอเติม)") for text in texts[1:])
    before = [former.report.period, *former.report.cover, *former.report.columns]
    assert not set(texts) & set(before)
    assert (str(entry.start), str(entry.end)) == ("2025-04-01", "2025-09-30")
    assert {one.rule for one in site.warnings if one.path == entry.path} == {"unfinished"}


def test_a_new_round_without_a_word_of_its_report_has_none(good_data: Path) -> None:
    """A round with a report counts as reported."""
    assert new(good_data, "round", year="2568", round="2", due_days="๓๐") == 0
    entry = Site.load(good_data, DAY).records.years[2568].rounds[2]
    assert (entry.report, entry.due_days) == (None, 30)
    assert "# report:\n" in (good_data / "2568/rounds/2.yml").read_text(encoding="utf-8")


def test_a_remark_stands_at_its_action_in_its_round(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"year": "2567", "measure": "service", "round": "2", "action": "translate"}
    assert new(good_data, "remark", **given) == 2
    assert "ให้บอกอย่างน้อยหนึ่งช่อง: gap, lacks, dropped" in capsys.readouterr().err
    assert new(good_data, "remark", **given, gap="ไม่ได้กล่าวถึง: แบบฟอร์ม") == 0
    action = Site.load(good_data, DAY).records.years[2567].measures["service"].actions[2]
    assert [(one.round, one.gap) for one in action.reports] == [(2, "ไม่ได้กล่าวถึง: แบบฟอร์ม")]


def test_a_result_may_say_that_it_answers_the_measure_as_a_whole(good_data: Path) -> None:
    given = {"year": "2568", "measure": "service", "round": "1", "id": "more", "text": "ก"}
    assert new(good_data, "result", **given, answers="-", responsible="กองคลัง อบต.ตัวอย่าง",
               units="finance", period="มีนาคม ๒๕๖๘") == 0  # fmt: skip
    measure = Site.load(good_data, DAY).records.years[2568].measures["service"]
    results = [result for _, result in results_of(measure) if result.id == "more"]
    assert "answers" in results[0].model_fields_set
    assert results[0].answers == []
    report = measure.reports[0]
    assert report.responsible
    assert report.period
    assert (report.responsible.units, report.period.text) == (["finance"], "มีนาคม ๒๕๖๘")


FULL_RESULT: Final[dict[str, str | list[str]]] = {
    "year": "2568", "measure": "service", "round": "1", "id": "more", "text": "ผลใหม่: ดี",
    "answers": "shorten-queue", "documents": ["order-1-2567", "gift-policy"],
    "done": "๑ มกราคม ๒๕๖๘", "published": "2 ม.ค. 2568", "budget": "๕ บาท", "spent": "๕",
    "obstacles": "ไม่มี",
    "files": "2567/order-1.pdf คำสั่งที่ ๑",
    "links": ["https://a.go.th/1 ข่าว", "https://a.go.th/2 ข่าว ๒"],
    "photos": "2567/declaration.png ผู้บริหารถือป้าย", "suggestion": "-", "lead": "ดังนี้",
}  # fmt: skip


def test_a_new_result_and_event_stand_in_their_measure_and_comments_stay(good_data: Path) -> None:
    file = good_data / "2568/measures/service.yml"
    file.write_text("# หมายเหตุเดิม\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = file.read_text(encoding="utf-8").splitlines()
    assert new(good_data, "result", **FULL_RESULT) == 0
    assert new(good_data, "event", year="2568", measure="service", result="more", id="fair",
               title="งาน", date="๑ มกราคม ๒๕๖๘", place="ลาน") == 0  # fmt: skip
    site = Site.load(good_data, DAY)
    assert site.problems == []
    measure = site.records.years[2568].measures["service"]
    result = {result.id: result for _, result in results_of(measure)}["more"]
    assert result.text == "ผลใหม่: ดี"
    assert (result.answers, result.documents) == (
        ["shorten-queue"],
        ["order-1-2567", "gift-policy"],
    )
    assert (str(result.done), str(result.published)) == ("2025-01-01", "2025-01-02")
    assert (result.budget, str(result.spent), result.obstacles) == ("๕ บาท", "5.00", "ไม่มี")
    assert [(one.file, one.title) for one in result.files] == [("2567/order-1.pdf", "คำสั่งที่ ๑")]
    assert [one.title for one in result.links] == ["ข่าว", "ข่าว ๒"]
    assert [one.alt for one in result.photos] == ["ผู้บริหารถือป้าย"]
    assert [(one.id, one.place) for one in result.events] == [("fair", "ลาน")]
    assert (measure.reports[0].lead, measure.reports[0].suggestion) == ("ดังนี้", "-")
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []


def test_new_scores_stand_in_their_year(good_data: Path) -> None:
    (good_data / "2568/scores.yml").unlink()
    given = {"year": "2568", "source": "ประกาศสมมุติ", "total": "๙๕.๕", "eit": "90"}
    assert new(good_data, "scores", **given, published="๑ มกราคม ๒๕๖๙",
               links="https://a.go.th/1 ประกาศ") == 0  # fmt: skip
    scores = Site.load(good_data, DAY).records.years[2568].scores
    assert scores
    assert (str(scores.total), scores.iit, str(scores.eit)) == ("95.50", None, "90.00")
    assert [link.title for link in scores.links] == ["ประกาศ"]


ELSEWHERE: Final = {
    "measure": {"reports"}, "result": {"events"}, "round": {"number", "start", "end", "report"},
    "unit": set(), "document": set(), "promise": set(), "event": set(), "scores": set(),
}  # fmt: skip
"""Fields that no question of their kind names: another kind adds them, or they follow."""
ALSO: Final = {"measure": {"units", "start", "end"}}


@pytest.mark.parametrize(("what", "models"), [
    ("measure", [Measure]), ("result", [Result]), ("event", [Event]), ("document", [Document]),
    ("promise", [Promise]), ("unit", [Unit]), ("round", [Report, Round]), ("scores", [Scores]),
])  # fmt: skip
def test_every_field_can_be_answered(what: str, models: list[type[BaseModel]]) -> None:
    asked = {question.name for question in QUESTIONS[what]}
    fields = {name for model in models for name, field in model.model_fields.items() if field.title}
    assert fields - ELSEWHERE[what] <= asked
    if what == "result":
        of_round = {name for name, field in RoundReport.model_fields.items() if field.title}
        remarks = {question.name for question in QUESTIONS["remark"]}
        assert of_round - {"results"} <= asked | remarks


@pytest.mark.parametrize("what", QUESTIONS)
def test_whatever_has_a_list_offers_it(what: str) -> None:
    of_lists = {
        "year", "measure", "round", "action", "result", "kind", "units", "parent", "answers",
        "documents", "channels", "ita_items", "grounds", "continues", "follows_up", "audience",
    } - ({"year"} if what == "year" else set())  # fmt: skip
    for question in QUESTIONS[what]:
        assert (question.choices is not None) is (question.name in of_lists), question.name


@pytest.mark.parametrize(("what", "answers", "said"), [
    ("measure", MEASURE | {"year": "2570"}, "transparency new year"),
    ("measure", MEASURE | {"id": "../x"}, "ใช้ไม่ได้"),
    ("measure", MEASURE | {"actions": "ไม่มีรหัส แต่มีข้อความ"}, "ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
    ("measure", MEASURE | {"actions": "only-an-id"}, "ต้องมีสองส่วน"),
    ("measure", {"year": "2567"}, "--set title=…"),
    ("measure", MEASURE | {"titel": "ก"}, "ไม่มีช่อง “titel” น่าจะหมายถึง title"),
    ("measure", MEASURE | {"title": ["ก", "ข"]}, "บอกไว้สองครั้ง"),
    ("result", FULL_RESULT | {"year": "2567", "measure": "gifts"}, "--set action=…"),
    ("result", FULL_RESULT | {"measure": "servise"}, "น่าจะหมายถึง “service”"),
    ("result", FULL_RESULT | {"answers": "shorten"}, "น่าจะหมายถึง “shorten-queue”"),
    ("result", FULL_RESULT | {"id": "queue-shortened"}, "อยู่แล้ว"),
    ("result", FULL_RESULT | {"done": "๓๑ เมษายน ๒๕๖๘"}, "มี ๓๐ วัน"),
    ("result", FULL_RESULT | {"done": "๓๑ ธันวาคม ๒๕๖๙"}, "ยังมาไม่ถึง"),
    ("result", FULL_RESULT | {"files": "2567/order-9.pdf ก"}, "“2567/order-1.pdf”"),
    ("result", FULL_RESULT | {"text": "ก\u200bข"}, "มองไม่เห็น"),
    ("event", {"year": "2567", "measure": "gifts", "result": "x", "id": "a", "title": "ก",
               "date": "๑ มกราคม ๒๕๖๗"}, "ไม่มี “x” ให้เลือก"),
    ("event", {"year": "2567", "measure": "gifts", "result": "declared", "id": "counter-opening",
               "title": "ก", "date": "๑ มกราคม ๒๕๖๗"}, "อยู่แล้ว"),
    ("document", {"id": "a", "kind": "letter", "title": "ก"}, "order, policy, guideline"),
    ("scores", {"year": "2567", "source": "ก"}, "อยู่แล้ว ไม่เขียนทับ"),
    ("scores", {"year": "2567", "source": "ก", "total": "95%"}, "ไม่ใช่คะแนนตั้งแต่ ๐ ถึง ๑๐๐"),
    ("result", FULL_RESULT | {"spent": "5 บาท"}, "ไม่ใช่จำนวนเงิน"),
    ("round", {"year": "2568", "round": "3"}, "ไม่มี “3” ให้เลือก"),
    ("round", {"year": "2568", "round": "2", "columns": ["ก", "ข"]}, "ต้องมี 6 ข้อ"),
    ("year", {"year": "../../x"}, "ไม่ใช่ปี"),
    ("unit", {"id": "a", "name": "ก", "order": "หนึ่ง"}, "ไม่ใช่จำนวนเต็ม"),
])  # fmt: skip
def test_what_cannot_be_added_is_refused_in_thai(
    good_data: Path, what: str, answers: dict[str, str | list[str]], said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = {file: file.read_bytes() for file in good_data.rglob("*.yml")}
    assert new(good_data, what, **answers) == 2
    assert said in capsys.readouterr().err
    assert {file: file.read_bytes() for file in good_data.rglob("*.yml")} == before


def test_all_answers_that_cannot_be_used_are_told_in_one_run(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(good_data, "document", id="A", kind="letter") == 2
    said = capsys.readouterr().err
    assert [f"--set {name}=…" in said for name in ("id", "kind", "title")] == [True] * 3


def test_a_set_without_a_value_is_refused(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "unit", "--data", str(good_data), "--set", "name"]) == 2
    assert "--set name ต้องมีค่า" in capsys.readouterr().err


def test_a_mistake_elsewhere_in_the_record_is_no_obstacle(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (good_data / "units/finance.yml").write_text("name: [\n", encoding="utf-8")
    (good_data / "2567/measures/gifts.yml").write_text("order: หนึ่ง\n", encoding="utf-8")
    before = len(Site.load(good_data, DAY).problems)
    assert new(good_data, "measure", **MEASURE) == 0
    assert new(good_data, "result", **FULL_RESULT | {"documents": []}) == 0
    assert "ข้อมูลเดิมมีปัญหา" in capsys.readouterr().err
    assert len(Site.load(good_data, DAY).problems) == before
    added = Site.load(good_data, DAY).records.years[2567].measures["new-one"]
    assert added.order == 3  # behind gifts, which cannot be read, and service


def test_what_check_would_refuse_is_not_written_and_the_answers_are_not_lost(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Round 1 of the measure is reported at its actions, and would be at the measure, too."""
    answers = FULL_RESULT | {"done": "๑ มกราคม ๒๕๖๘", "published": "๑ ธันวาคม ๒๕๖๗"}
    assert new(good_data, "result", **answers) == 1
    said = capsys.readouterr().err
    assert "ก่อนวันที่ทำ" in said
    assert "ไม่ได้เขียนไฟล์ใด" in said
    again = shlex.split(said.rpartition("\n  ")[2])
    assert again[:4] == ["transparency", "new", "result", "--data"]
    again[again.index("published=๑ ธันวาคม ๒๕๖๗")] = "published=๑ มกราคม ๒๕๖๘"
    assert cli.main(again[1:]) == 0


# On a terminal


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that types lines on a terminal, and returns what was asked."""

    def types(*lines: str) -> list[str]:
        asked: list[str] = []
        left = list(lines)

        def answer(question: str) -> str:
            asked.append(question)
            if not left:
                raise KeyboardInterrupt
            return left.pop(0)

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", answer)
        return asked

    return types


def test_on_a_terminal_it_asks_for_everything_and_offers_what_there_is(
    good_data: Path, typed: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each answer is a line; lists end with an empty one; a number chooses from a list."""
    asked = typed("งานนิติการ", "", "๑", "นิติกร", "0 2000 0009", "")
    assert new(good_data, "unit", id="legal") == 0
    assert asked[0] == "ชื่อหน่วยงาน: "
    out = capsys.readouterr().out
    assert "  1  clerk-office  สำนักปลัดตัวอย่าง\n" in out
    unit = Site.load(good_data, DAY).records.units["legal"]
    assert (unit.spellings, unit.parent, unit.order) == (["งานนิติการ"], "clerk-office", 4)
    assert (unit.head, unit.phone) == ("นิติกร", "0 2000 0009")


def test_an_answer_that_cannot_be_used_is_asked_again(
    good_data: Path, typed: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    typed("Order 12", "order-12", "9", "1", "", "แต่งตั้ง\\", "คณะกรรมการ", "", "๓๑ เมษายน ๒๕๖๗",
          *[""] * 11)  # fmt: skip
    assert new(good_data, "document") == 0
    out = capsys.readouterr().out
    for said in ("ใช้ไม่ได้", "ไม่มี “9” ให้เลือก", "ต้องมีคำตอบ", "มี ๓๐ วัน"):
        assert said in out
    document = Site.load(good_data, DAY).records.documents["order-12"]
    assert (document.kind, document.title) == ("order", "แต่งตั้ง\nคณะกรรมการ")


def test_several_answers_are_lines_or_numbers(
    good_data: Path, typed: Callable[..., list[str]]
) -> None:
    typed("1", "a", "ชื่อ", "b ข้อแรก", "c ข้อสอง", "", "", "", "สำนักปลัด อบต.ตัวอย่าง", "1, ๒",
          *[""] * 4)  # fmt: skip
    assert new(good_data, "measure") == 0
    measure = Site.load(good_data, DAY).records.years[2568].measures["a"]
    assert [action.id for action in measure.actions] == ["b", "c"]
    assert measure.responsible is not None
    assert measure.responsible.units == ["clerk-office", "public-relations"]


def test_what_check_refuses_can_be_mended_answer_by_answer(
    good_data: Path, typed: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """`published` is the ninth question of those that are asked of this measure."""
    typed(*[""] * 2, "๑ มกราคม ๒๕๖๘", "๑ ธันวาคม ๒๕๖๗", *[""] * 11, "9", "๑ มกราคม ๒๕๖๘")
    given = {name: FULL_RESULT[name] for name in ("year", "measure", "round", "id", "text")}
    assert new(good_data, "result", **given) == 0
    said = capsys.readouterr()
    assert "ก่อนวันที่ทำ" in said.err
    assert "  9  วันที่เผยแพร่: ๑ ธันวาคม ๒๕๖๗\n" in said.out


def test_ctrl_c_loses_no_answer(
    good_data: Path, typed: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in good_data.rglob("*.yml")}
    typed("order-12", "2", "ชื่อ 'ยาว'")
    assert new(good_data, "document") == 130
    said = capsys.readouterr().err
    assert "Traceback" not in said
    again = shlex.split(said.rpartition("\n  ")[2])
    assert again[-6:] == ["--set", "id=order-12", "--set", "kind=policy", "--set", "title=ชื่อ 'ยาว'"]
    assert {file: file.read_bytes() for file in good_data.rglob("*.yml")} == before
