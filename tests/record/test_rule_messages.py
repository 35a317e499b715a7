"""What a rule tells: which place it names, what it proposes, and what it leaves out."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.problems import Problem

GIFTS = "2567/measures/gifts.yml"
SERVICE = "2567/measures/service.yml"
NEXT_YEAR = "2568/measures/service.yml"
PROMISE = "promises/no-gift.yml"


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def only_problem(data: Path) -> Problem:
    (problem,) = Site.load(data, DAY).problems
    return problem


def warning_of(data: Path, file: str, rule: str) -> Problem:
    warnings = Site.load(data, DAY).warnings
    (problem,) = [one for one in warnings if (one.path, one.rule) == (f"data/{file}", rule)]
    return problem


def test_where_nothing_resembles_a_reference_the_first_that_exists_is_the_example(
    good_data: Path,
) -> None:
    edit(good_data, GIFTS, "units: [clerk-office]", "units: [xxxx]")
    assert only_problem(good_data).example == "clerk-office"
    edit(good_data, GIFTS, "units: [xxxx]", "units: [finanse]")
    assert only_problem(good_data).example == "finance"


def test_where_nothing_exists_a_reference_is_told_to_be_made(good_data: Path) -> None:
    """A year without a framework has no roles; the reference itself is the example."""
    (good_data / "2567/ita.yml").unlink()
    problems = Site.load(good_data, DAY).problems
    roles = [problem for problem in problems if problem.rule == "unknown-role"]
    assert {problem.example for problem in roles} == {"no-gift-declaration", "service-manuals"}
    assert {problem.remedy for problem in roles} == {"เพิ่มรายการนี้ก่อน แล้วจึงอ้างถึง"}


@pytest.mark.parametrize(("written", "month", "example"), [
    # ฏ for ฎ, a vowel too few, a short form that is none.
    ("๑ กรกฏาคม ๒๕๖๗", "กรกฎาคม", "๑ กรกฎาคม ๒๕๖๗"),
    ("วันที่ ๑ เดือน กุมภาพัน พ.ศ. ๒๕๖๗", "กุมภาพันธ์", "วันที่ ๑ เดือน กุมภาพันธ์ พ.ศ. ๒๕๖๗"),
    ("1 พฤษจิกายน 2567", "พฤศจิกายน", "1 พฤศจิกายน 2567"),
])  # fmt: skip
def test_a_misspelt_month_is_told_in_its_right_spelling(
    good_data: Path, written: str, month: str, example: str
) -> None:
    edit(good_data, GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", f"done: {written}")
    problem = only_problem(good_data)
    assert (problem.rule, problem.remedy) == ("bad-date", f"น่าจะหมายถึง “{month}” ให้แก้ตัวสะกด")
    assert problem.example == example


def test_a_month_that_resembles_none_is_told_how_dates_are_written(good_data: Path) -> None:
    edit(good_data, GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", "done: ๑ ฤดูฝน ๒๕๖๗")
    assert "ตรวจกับปฏิทิน" in only_problem(good_data).remedy


@pytest.mark.parametrize(("count", "listed"), [(12, 12), (13, 12)])
def test_no_more_than_twelve_names_are_listed(good_data: Path, count: int, listed: int) -> None:
    """The good record has three documents; those named here come before them."""
    for at in range(count - 3):
        text = f"kind: form\ntitle: แบบฟอร์ม {at}\n"
        (good_data / f"documents/form-{at:02}.yml").write_text(text, encoding="utf-8")
    edit(good_data, SERVICE, "[service-manual]", "[manual]")
    inside = only_problem(good_data).remedy.partition("(")[2].partition(")")[0]
    assert inside.endswith(" …") is (count > listed)
    assert len(inside.removesuffix(" …").split(", ")) == listed


@pytest.mark.parametrize(("number", "fits"), [(0, False), (1, True), (10, True), (11, False)])
def test_without_a_framework_the_indicators_are_one_to_ten(
    good_data: Path, number: int, *, fits: bool
) -> None:
    edit(good_data, NEXT_YEAR, "indicators: [6]", f"indicators: [{number}]")
    found = [(problem.rule, problem.line) for problem in Site.load(good_data, DAY).problems]
    assert found == ([] if fits else [("unknown-indicator", 15)])


def test_a_name_in_a_new_spelling_is_told_which_unit_would_take_it(good_data: Path) -> None:
    edit(good_data, SERVICE, "text: สำนักปลัด อบต. ตัวอย่าง", "text: สำนักปลัดฯ")
    problem = warning_of(good_data, SERVICE, "unknown-spelling")
    assert "“สำนักปลัดฯ”" in problem.message
    assert problem.remedy.endswith("ให้เพิ่มใน spellings ของ data/units/clerk-office.yml")
    assert problem.example == "สำนักปลัด อบต.ตัวอย่าง"


def test_a_name_of_a_unit_without_spellings_has_no_example(good_data: Path) -> None:
    edit(good_data, "units/finance.yml", "spellings:\n  - กองคลัง อบต.ตัวอย่าง\n", "spellings: []\n")
    assert warning_of(good_data, GIFTS, "unknown-spelling").example == "—"


def test_a_name_of_units_that_do_not_exist_is_told_as_those_alone(good_data: Path) -> None:
    edit(good_data, GIFTS, "units: [clerk-office]", "units: [clerk-ofice]")
    assert only_problem(good_data).rule == "unknown-unit"
    assert "unknown-spelling" not in {one.rule for one in Site.load(good_data, DAY).warnings}


def test_a_measure_in_anothers_place_is_offered_the_place_after_the_last(good_data: Path) -> None:
    edit(good_data, SERVICE, "order: 2", "order: 1")
    problem = only_problem(good_data)
    assert problem.message == f"ลำดับ ๑ ซ้ำกับ data/{GIFTS}"
    assert problem.example == 'order: "2"'


def test_results_without_evidence_are_counted_and_the_first_three_named(good_data: Path) -> None:
    """Two of the three results of the one measure, all three of the other."""
    assert warning_of(GOOD, GIFTS, "no-evidence").message == (
        "ผล ๒ จาก ๓ รายการยังไม่มีหลักฐาน (ไฟล์ ลิงก์ หรือภาพ): signs-posted, repeated"
    )
    three = "counter-opened, opinions-heard, counter-kept"
    assert warning_of(GOOD, SERVICE, "no-evidence").message.endswith(f": {three}")
    file = good_data / SERVICE
    more = "      - id: counter-new\n        text: จุดบริการใหม่\n"
    before, suggestion, after = file.read_text(encoding="utf-8").partition('    suggestion: "-"')
    file.write_text(f"{before}{more}{suggestion}{after}", encoding="utf-8")
    problem = warning_of(good_data, SERVICE, "no-evidence")
    assert problem.message.startswith("ผล ๔ จาก ๔ รายการ")
    assert problem.message.endswith(f": {three} และอื่น ๆ")


@pytest.mark.parametrize("evidence", [
    "links:\n  - url: https://www.example.go.th/a\n    title: ก\n",
    "files:\n  - file: 2567/order-1.pdf\n    title: ก\n",
    "photos:\n  - file: 2567/declaration.png\n    alt: ป้ายประกาศ\n",
])  # fmt: skip
def test_a_file_a_link_or_a_picture_alone_is_evidence(good_data: Path, evidence: str) -> None:
    text = "            text: ๒. ติดป้ายหน้าที่ทำการ\n"
    edit(good_data, GIFTS, text, text + indent(evidence, " " * 12))
    problem = warning_of(good_data, GIFTS, "no-evidence")
    assert problem.message.endswith("ผล ๑ จาก ๓ รายการยังไม่มีหลักฐาน (ไฟล์ ลิงก์ หรือภาพ): repeated")


def test_a_result_that_is_late_is_one_with_a_day_and_without_its_publication(
    good_data: Path,
) -> None:
    """Of three results one is published, one has no day, and one was done in July 2024."""
    problem = warning_of(GOOD, GIFTS, "not-published")
    assert problem.message == "ผล ๑ จาก ๓ รายการทำเสร็จครบ ๗ วันแล้ว ยังไม่มีวันที่เผยแพร่: repeated"
    edit(good_data, PROMISE, "publish_within_days: 7\n", "")
    assert "not-published" not in {one.rule for one in Site.load(good_data, DAY).warnings}


def test_a_word_of_two_letters_is_long_enough_and_a_repeated_one_is_told_its_group(
    good_data: Path,
) -> None:
    edit(good_data, "synonyms.yml", "เฟสบุ๊ก, Facebook", "FB, example")
    problem = only_problem(good_data)
    assert problem.message == "คำ “example” อยู่ในกลุ่มที่ ๑ แล้ว"


@pytest.mark.parametrize(("name", "near"), [
    ("units/finnance", "units/finance"), ("2567/measures/gift", "2567/measures/gifts"),
    ("documant", "documents"),
])  # fmt: skip
def test_a_verification_of_no_page_is_told_the_nearest_page(
    good_data: Path, name: str, near: str
) -> None:
    file = good_data / f"verifications/{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = 'verifications:\n  - by: ก\n    date: 2567-01-01\n    digest: "0000000000000001"\n'
    file.write_text(text, encoding="utf-8")
    problem = only_problem(good_data)
    assert problem.message == f"ไม่มีหน้า /{name}/ ให้ตรวจสอบ"
    assert problem.example == f"data/verifications/{near}.yml"


@pytest.mark.parametrize(("field", "edge"), [("start", "เริ่ม"), ("end", "สิ้นสุด")])
def test_a_wrong_edge_of_a_year_is_told_by_its_name_and_its_day(
    good_data: Path, field: str, edge: str
) -> None:
    right = {"start": "๑ ตุลาคม ๒๕๖๖", "end": "๓๐ กันยายน ๒๕๖๗"}[field]
    edit(good_data, "2567/year.yml", f"{field}: {right}", f"{field}: ๑๕ มกราคม ๒๕๖๗")
    problem = only_problem(good_data)
    assert problem.message == f"ปีงบประมาณ ๒๕๖๗ {edge}วันที่ {right} ไม่ใช่ ๑๕ มกราคม ๒๕๖๗"
    assert problem.example == f"{field}: {right}"


@pytest.mark.parametrize("year", [2566, 2568])
def test_a_year_is_that_of_its_folder(good_data: Path, year: int) -> None:
    edit(good_data, "2567/year.yml", "year: 2567", f"year: {year}")
    problem = only_problem(good_data)
    assert problem.message == f"ปี {year} ไม่ตรงกับชื่อโฟลเดอร์ 2567"
    assert (problem.rule, problem.example) == ("year-not-folder", 'year: "2567"')


@pytest.mark.parametrize("days", ["๒ ตุลาคม ๒๕๖๖", "๓๐ กันยายน ๒๕๖๖"])
def test_a_year_that_starts_a_day_late_or_early_is_refused(good_data: Path, days: str) -> None:
    edit(good_data, "2567/year.yml", "start: ๑ ตุลาคม ๒๕๖๖", f"start: {days}")
    assert only_problem(good_data).rule == "period-bounds"


@pytest.mark.parametrize("field", ["report_errors_to", "report_security_to"])
def test_a_channel_that_does_not_exist_is_told_those_that_readers_can_reach(
    good_data: Path, field: str
) -> None:
    """The line group is for the staff alone."""
    edit(good_data, "agency.yml", "report_errors_to: corrections", f"{field}: fax")
    problem = only_problem(good_data)
    assert problem.remedy == ("แก้ให้ตรงกับที่มีอยู่ (corrections, form, phone, website) หรือเพิ่มรายการนี้ก่อน")


def test_a_channel_without_an_address_is_not_among_them(good_data: Path) -> None:
    edit(good_data, "agency.yml", "    url: https://www.example.go.th\n", "")
    edit(good_data, "agency.yml", "to: corrections", "to: fax")
    assert "(corrections, form, phone)" in only_problem(good_data).remedy


def test_both_fields_that_name_a_channel_are_told(good_data: Path) -> None:
    edit(good_data, "agency.yml", "to: corrections\n", "to: fax\nreport_security_to: telex\n")
    found = [(problem.rule, problem.line) for problem in Site.load(good_data, DAY).problems]
    assert found == [("unknown-channel", 34), ("unknown-channel", 35)]


def test_where_readers_can_reach_none_every_channel_is_told(good_data: Path) -> None:
    file = good_data / "agency.yml"
    text = file.read_text(encoding="utf-8").replace("audience: public", "audience: internal")
    file.write_text(text.replace("to: corrections", "to: fax"), encoding="utf-8")
    problem = only_problem(good_data)
    assert "(corrections, form, phone, staff-line, website)" in problem.remedy


@pytest.mark.parametrize(("field", "thing"), [
    ("report_errors_to", "ข้อผิดพลาด"), ("report_security_to", "ช่องโหว่"),
])  # fmt: skip
def test_a_channel_for_the_staff_takes_no_reports(good_data: Path, field: str, thing: str) -> None:
    edit(good_data, "agency.yml", "report_errors_to: corrections", f"{field}: phone")
    edit(good_data, "agency.yml", "audience: public\n    phone:", "audience: internal\n    phone:")
    problem = only_problem(good_data)
    assert problem.message == f"ช่องทาง “phone” ใช้ภายในหน่วยงาน ประชาชนแจ้ง{thing}ทางนี้ไม่ได้"
    assert problem.example == f"{field}: website"


def test_where_readers_can_reach_none_an_address_of_mail_is_the_example(good_data: Path) -> None:
    file = good_data / "agency.yml"
    text = file.read_text(encoding="utf-8").replace("audience: public", "audience: internal")
    file.write_text(text, encoding="utf-8")
    assert only_problem(good_data).example == "email: office@example.go.th"


@pytest.mark.parametrize(("broken", "hidden"), [
    ("units/finance.yml", {"unknown-unit"}), ("documents/gift-policy.yml", {"unknown-document"}),
    ("2567/ita.yml", {"unknown-role"}), ("2567/rounds/2.yml", {"unknown-round"}),
    ("2567/measures/service.yml", {"unknown-ground"}),
])  # fmt: skip
def test_what_may_stand_in_a_file_that_nobody_can_read_is_not_missed(
    good_data: Path, broken: str, hidden: set[str]
) -> None:
    """Deleted, the file is missed; unreadable, it is the one thing that is told."""
    text = (good_data / broken).read_text(encoding="utf-8")
    (good_data / broken).unlink()
    assert hidden <= {problem.rule for problem in Site.load(good_data, DAY).problems}
    (good_data / broken).write_text(f"{text}x: [", encoding="utf-8")
    problem = only_problem(good_data)
    assert (problem.path, problem.rule) == (f"data/{broken}", "yaml-syntax")


def test_another_file_that_nobody_can_read_hides_no_missing_one(good_data: Path) -> None:
    edit(good_data, GIFTS, "units: [clerk-office]", "units: [nobody]")
    edit(good_data, "documents/gift-policy.yml", "kind: policy", "kind: [")
    found = [(problem.path, problem.rule) for problem in Site.load(good_data, DAY).problems]
    assert found == [
        (f"data/{GIFTS}", "unknown-unit"), ("data/documents/gift-policy.yml", "yaml-syntax"),
    ]  # fmt: skip
