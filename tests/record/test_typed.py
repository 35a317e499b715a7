"""Values to typed records: each invalid field is a Thai problem at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from pydantic import TypeAdapter

from tests.conftest import GOOD
from transparency.record.model import agency, measure, period
from transparency.record.model.types import FileRecord, Record
from transparency.record.source import parse_source
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from transparency.record.problems import Problem

AGENCY = (GOOD / "agency.yml").read_text(encoding="utf-8")
GIFTS = (GOOD / "2567/measures/gifts.yml").read_text(encoding="utf-8")
ROUND = (GOOD / "2567/rounds/1.yml").read_text(encoding="utf-8")


def problems_of(text: str, model: type[FileRecord]) -> list[Problem]:
    found = read_record(parse_source("data/file.yml", text.encode()), model, "file")
    return found if isinstance(found, list) else []


def only_problem(text: str, model: type[FileRecord]) -> Problem:
    (problem,) = problems_of(text, model)
    return problem


def place(problem: Problem) -> tuple[str, int, int]:
    return problem.rule, problem.line, problem.column


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "model"),
    [(AGENCY, agency.Agency), (GIFTS, measure.Measure), (ROUND, period.Round)],
)
def test_a_good_file_is_a_record(text: str, model: type[FileRecord]) -> None:
    assert problems_of(text, model) == []


def test_a_record_knows_its_file_its_id_and_its_lines() -> None:
    record = read_record(parse_source("data/x/gifts.yml", GIFTS.encode()), measure.Measure, "gifts")
    assert isinstance(record, measure.Measure)
    assert (record.path, record.id, record.line) == ("data/x/gifts.yml", "gifts", 1)
    assert [action.line for action in record.actions] == [5, 51]
    assert record.actions[0].reports[0].results[1].line == 41


@pytest.mark.parametrize(
    ("text", "model", "expected", "nearest"),
    [
        (changed(AGENCY, "site: https://t", "sites: https://t"), agency.Agency,
         (7, 1), "site"),
        (changed(AGENCY, "    url: https://www", "    uri: https://www"), agency.Agency,
         (14, 5), "url"),
        (changed(GIFTS, "            budget:", "            budjet:"), measure.Measure,
         (25, 13), "budget"),
        (changed(GIFTS, "        gap:", "        gaps:"), measure.Measure, (60, 9), "gap"),
        # A record within a record, and not in a list.
        (changed(GIFTS, "      start: ๑ มกราคม", "      strat: ๑ มกราคม"), measure.Measure,
         (14, 7), "start"),
        (changed(GIFTS, "                place:", "                plase:"), measure.Measure,
         (40, 17), "place"),
    ],
)  # fmt: skip
def test_the_problem_of_an_unknown_key_is_at_the_key_and_suggests_the_nearest(
    text: str, model: type[FileRecord], expected: tuple[int, int], nearest: str
) -> None:
    problem = only_problem(text, model)
    assert place(problem) == ("unknown-key", *expected)
    assert f"“{nearest}”" in problem.remedy
    assert problem.example.startswith(f"{nearest}: ")


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (changed(AGENCY, "province: จังหวัด", "provinse: จังหวัด"), agency.Agency, (6, 1)),
        (changed(GIFTS, "                title: วันประกาศ", "                titel: วันประกาศ"),
         measure.Measure, (38, 17)),
    ],
)  # fmt: skip
def test_a_required_field_under_a_misspelt_name_is_not_told_to_be_missing_too(
    text: str, model: type[FileRecord], expected: tuple[int, int]
) -> None:
    assert place(only_problem(text, model)) == ("unknown-key", *expected)


def test_a_misspelt_name_excuses_no_wrong_value_of_the_field_that_it_resembles() -> None:
    text = changed(AGENCY, "    kind: phone\n", "    kind: fax\n    kinds: phone\n")
    found = sorted(place(problem) for problem in problems_of(text, agency.Agency))
    assert found == [("not-a-choice", 17, 11), ("unknown-key", 18, 5)]


def test_a_misspelt_name_excuses_no_field_of_another_record() -> None:
    """The first two links of the same record, the first misspelt, the second without its title."""
    text = changed(
        GIFTS, "                title: ข่าวการประกาศ\n",
        "                titel: ข่าวการประกาศ\n              - url: https://www.example.go.th/news/13\n",
    )  # fmt: skip
    found = sorted(place(problem) for problem in problems_of(text, measure.Measure))
    assert found == [("missing-field", 33, 17), ("unknown-key", 32, 17)]


@pytest.mark.parametrize(
    ("text", "model", "said"),
    [
        (changed(AGENCY, "    kind: phone\n", ""), agency.Agency, "ขาดช่อง kind (ชนิด)"),
        (changed(AGENCY, "kind: phone", "kind: fax"), agency.Agency,
         "ช่อง kind (ชนิด): “fax” ไม่อยู่ในค่าที่เลือกได้"),
        (changed(AGENCY, "kind: phone", "kind: [phone]"), agency.Agency,
         "ช่อง kind (ชนิด): ค่านี้ไม่อยู่ในค่าที่เลือกได้"),
        (changed(AGENCY, "district: เมืองตัวอย่าง", "district: [ก]"), agency.Agency,
         "ช่อง district (อำเภอหรือเขต): ต้องเป็นข้อความ ไม่ใช่รายการหรือกลุ่มข้อมูล"),
        (changed(GIFTS, "units: [finance]", "units: []"), measure.Measure,
         "ช่อง units (รหัสหน่วยงาน): มี 0 ข้อ"),
        # What stands in a list has the name of its field.
        (changed(GIFTS, "indicators: [1, 9]", "indicators: [1, เก้า]"), measure.Measure,
         "ช่อง indicators (ตัวชี้วัด ITA ที่กล่าวถึง): “เก้า” ไม่ใช่จำนวนเต็ม"),
    ],
)  # fmt: skip
def test_a_message_names_the_field_as_it_is_written_and_in_thai(
    text: str, model: type[FileRecord], said: str
) -> None:
    assert only_problem(text, model).message == said


@pytest.mark.parametrize(
    ("text", "model", "example"),
    [
        (changed(AGENCY, "    kind: phone\n", ""), agency.Agency, "kind: website"),
        (changed(GIFTS, "order: 1\n", ""), measure.Measure, "order: 1"),
        # What nests goes on a line of its own.
        (GIFTS.partition("actions:")[0], measure.Measure, "actions:\n  - id: a"),
        (changed(GIFTS, "      units: [clerk-office]\n", ""), measure.Measure,
         "units: [clerk-office]"),
        ("order: 1\nname: กองคลัง\n", agency.Unit, "spellings:\n  - สำนักปลัด หน่วยงานตัวอย่าง"),
        (AGENCY.split("channels:")[0] + "channels:\n  - เว็บไซต์\n", agency.Agency,
         "channels:\n  - id: website"),
        (changed(GIFTS, "      text: สำนักปลัด อบต.ตัวอย่าง\n      units: [clerk-office]", "      - ก"),
         measure.Measure, "responsible:\n  text: สำนักปลัด"),
    ],
)  # fmt: skip
def test_the_example_is_the_field_as_it_should_stand_in_the_file(
    text: str, model: type[FileRecord], example: str
) -> None:
    assert only_problem(text, model).example == example


def test_the_problem_of_an_unlike_key_lists_the_known_keys_and_no_internal_one() -> None:
    problem = only_problem(AGENCY + "zzzzzzzz: 1\n", agency.Agency)
    assert place(problem) == ("unknown-key", 38, 1)
    for name in ("name", "short_name", "district", "channels"):
        assert name in problem.remedy
    assert "path" not in problem.remedy
    assert "\x00" not in problem.remedy + problem.example


def test_an_unknown_key_is_told_the_keys_of_the_record_that_it_stands_in() -> None:
    text = changed(GIFTS, "                place: ลานหน้าที่ทำการ", "                zzzzzzzz: ลาน")
    problem = only_problem(text, measure.Measure)
    assert problem.message == "ไม่รู้จักช่อง “zzzzzzzz”"
    assert problem.remedy == "ลบช่องนี้ หรือใช้ช่องที่มี: id, title, date, end, place"
    assert problem.example == (
        "id: committee-meeting\ntitle: ประชุมคณะกรรมการ\ndate: วันศุกร์ที่ ๒ ธันวาคม ๒๕๖๕"
    )


def test_the_fields_that_the_program_adds_cannot_be_set_by_a_file() -> None:
    text = AGENCY + "path: x\nid: y\nline: 9\n"
    found = [place(problem) for problem in problems_of(text, agency.Agency)]
    assert sorted(found) == [("unknown-key", line, 1) for line in (38, 39, 40)]


@pytest.mark.parametrize(
    ("text", "model", "expected", "title"),
    [
        (changed(AGENCY, "province: จังหวัดสมมุติ\n", ""), agency.Agency, (2, 1), "จังหวัด"),
        (changed(AGENCY, "    kind: phone\n", ""), agency.Agency, (15, 5), "ชนิด"),
        (changed(GIFTS, "                title: วันประกาศนโยบาย\n", ""), measure.Measure,
         (37, 17), "ชื่อกิจกรรม"),
        (changed(GIFTS, "                alt: ผู้บริหารถือป้ายไม่รับของขวัญ\n", ""), measure.Measure,
         (34, 17), "คำบรรยายภาพ"),
    ],
)  # fmt: skip
def test_a_missing_field_is_placed_at_the_start_of_the_record_that_lacks_it(
    text: str, model: type[FileRecord], expected: tuple[int, int], title: str
) -> None:
    problem = only_problem(text, model)
    assert place(problem) == ("missing-field", *expected)
    assert title in problem.message


@pytest.mark.parametrize(
    ("text", "model", "expected", "said"),
    [
        (changed(AGENCY, "district: เมืองตัวอย่าง", "district: [ก, ข]"), agency.Agency,
         (5, 11), "ต้องเป็นข้อความ"),
        (AGENCY.split("channels:")[0] + "channels: ไม่มี\n", agency.Agency,
         (9, 11), "ต้องเป็นรายการ"),
        (AGENCY.split("channels:")[0] + "channels:\n  - เว็บไซต์\n", agency.Agency,
         (10, 5), "ต้องเป็นกลุ่มข้อมูล"),
        (changed(GIFTS, "            done: 3 เมษายน ค.ศ. 2024", "            done: [1]"),
         measure.Measure, (22, 19), "ต้องเป็นวันที่"),
        (changed(GIFTS, "order: 1\n", "order: [1]\n"), measure.Measure, (1, 8), "ต้องเป็นตัวเลข"),
        (changed(GIFTS, "suggestion: ควรประกาศก่อนสิ้นปี", "suggestion: [ก]"), measure.Measure,
         (43, 21), "ต้องเป็นข้อความ"),
    ],
)  # fmt: skip
def test_the_problem_of_a_wrong_kind_of_value_names_the_right_kind(
    text: str, model: type[FileRecord], expected: tuple[int, int], said: str
) -> None:
    problem = only_problem(text, model)
    assert place(problem) == ("wrong-kind", *expected)
    assert said in problem.message


def test_a_file_that_is_a_list_is_no_record() -> None:
    problem = only_problem("- a\n- b\n", agency.Agency)
    assert place(problem) == ("not-a-mapping", 1, 1)
    assert [line.partition(":")[0] for line in problem.example.split("\n")] == [
        "name", "short_name", "province",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["telephone", "Phone", "[phone]"])
def test_the_problem_of_a_value_that_is_no_choice_quotes_it_and_lists_the_choices(
    value: str,
) -> None:
    problem = only_problem(changed(AGENCY, "kind: phone", f"kind: {value}"), agency.Agency)
    assert place(problem) == ("not-a-choice", 17, 11)
    assert "website, facebook, line, board, print, meeting, phone, email" in problem.remedy
    assert "'" not in problem.message


@pytest.mark.parametrize(
    ("columns", "found", "wanted"),
    [(5, "มี 5 ข้อ", "อย่างน้อย 6 ข้อ"), (7, "มี 7 ข้อ", "ไม่เกิน 6 ข้อ")],
)
def test_the_problem_of_a_table_without_six_columns_counts_those_it_has(
    columns: int, found: str, wanted: str
) -> None:
    names = "".join(f"    - ช่อง{at}\n" for at in range(columns))
    text = ROUND.split("  columns:")[0] + "  columns:\n" + names
    problem = only_problem(text, period.Round)
    assert place(problem) == ("wrong-length", 17, 5)
    assert found in problem.message
    assert wanted in problem.remedy


@pytest.mark.parametrize(
    ("old", "new", "model"),
    [
        ("actions:", "actions: []\nx:", measure.Measure),
        ("units: [finance]", "units: []", measure.Measure),
    ],
)
def test_a_list_that_may_not_be_empty_is_refused_when_it_is(
    old: str, new: str, model: type[FileRecord]
) -> None:
    assert "wrong-length" in {problem.rule for problem in problems_of(
        changed(GIFTS, old, new), model)}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (changed(AGENCY, "district: เมืองตัวอย่าง", 'district: "  "'), agency.Agency,
         ("blank", 5, 11)),
        (changed(AGENCY, "id: staff-line", "id: Staff Line"), agency.Agency, ("bad-id", 20, 9)),
        (changed(AGENCY, "id: staff-line", "id: ไลน์"), agency.Agency, ("bad-id", 20, 9)),
        (changed(AGENCY, "id: staff-line", "id: ../line"), agency.Agency, ("bad-id", 20, 9)),
        (changed(AGENCY, "url: https://www.example.go.th", "url: www.example.go.th"),
         agency.Agency, ("bad-url", 14, 10)),
        (changed(AGENCY, "url: https://www.example.go.th", "url: javascript:alert(1)"),
         agency.Agency, ("bad-url", 14, 10)),
        (changed(AGENCY, "url: https://www.example.go.th", "url: data:text/html,x"),
         agency.Agency, ("bad-url", 14, 10)),
        (changed(AGENCY, "url: https://www.example.go.th", "url: //www.example.go.th"),
         agency.Agency, ("bad-url", 14, 10)),
        (changed(AGENCY, "url: https://www.example.go.th", "url: https://a.th@b.com/"),
         agency.Agency, ("bad-url", 14, 10)),
        (changed(AGENCY, "site: https://transparency", "site: https://a.th/?q=1#https://t"),
         agency.Agency, ("bad-site-address", 7, 7)),
        (changed(AGENCY, "email: corrections@", "email: corrections at "),
         agency.Agency, ("bad-email", 28, 12)),
        (changed(AGENCY, "phone: ๐ ๒๐๐๐ ๐๐๐๐", "phone: 0 2000 000"),
         agency.Agency, ("bad-phone", 19, 12)),
        (changed(AGENCY, "{page}#fill", "{page}#{page}"),
         agency.Agency, ("misplaced-placeholder", 33, 10)),
        (changed(GIFTS, "done: 3 เมษายน ค.ศ. 2024", "done: ๓๐ กุมภาพันธ์ ๒๕๖๗"),
         measure.Measure, ("bad-date", 22, 19)),
        (changed(GIFTS, "indicators: [1, 9]", "indicators: [1, เก้า]"),
         measure.Measure, ("bad-number", 8, 21)),
        (changed(GIFTS, "order: 1\n", "order: 1.5\n"), measure.Measure, ("bad-number", 1, 8)),
        (changed(GIFTS, "order: 1\n", "order: -1\n"), measure.Measure, ("bad-number", 1, 8)),
        (changed(GIFTS, "            budget: ๑๐,๐๐๐ บาท", "            spent: ๑๐,๐๐๐ บาท"),
         measure.Measure, ("bad-amount", 25, 20)),
        (changed(GIFTS, "file: 2567/declaration.pdf", "file: 2567/ประกาศ.pdf"),
         measure.Measure, ("bad-file-name", 28, 23)),
        (changed(GIFTS, "file: 2567/declaration.pdf", "file: ../../etc/passwd.txt"),
         measure.Measure, ("bad-file-name", 28, 23)),
        (changed(GIFTS, "file: 2567/declaration.pdf", "file: /etc/passwd.txt"),
         measure.Measure, ("bad-file-name", 28, 23)),
        (changed(GIFTS, "file: 2567/declaration.pdf", "file: 2567/page.html"),
         measure.Measure, ("bad-file-name", 28, 23)),
        (changed(GIFTS, "file: 2567/declaration.pdf", "file: 2567/drawing.svg"),
         measure.Measure, ("bad-file-name", 28, 23)),
        (changed(GIFTS, "file: 2567/declaration.png", "file: 2567/declaration.pdf"),
         measure.Measure, ("not-a-picture", 34, 23)),
    ],
)  # fmt: skip
def test_a_value_that_its_type_refuses_is_a_problem_at_its_place(
    text: str, model: type[FileRecord], expected: tuple[str, int, int]
) -> None:
    assert place(only_problem(text, model)) == expected


def test_every_invalid_field_of_a_file_is_a_problem_in_one_run() -> None:
    text = AGENCY.replace("kind: phone", "kind: fax").replace("district: เมืองตัวอย่าง", "district:")
    assert sorted(place(problem) for problem in problems_of(text, agency.Agency)) == [
        ("blank", 5, 10),
        ("not-a-choice", 17, 11),
    ]


def test_thai_and_arabic_digits_are_the_same_number() -> None:
    for digits in ("12", "๑๒", "๑2"):
        source = parse_source("f", changed(GIFTS, "order: 1\n", f"order: {digits}\n").encode())
        record = read_record(source, measure.Measure, "f")
        assert isinstance(record, measure.Measure)
        assert record.order == 12


def record_types(base: type[Record] = Record) -> list[type[Record]]:
    """Return every kind of record that the model knows."""
    children = base.__subclasses__()
    return [*children, *(deeper for child in children for deeper in record_types(child))]


FIELDS = [
    pytest.param(field, id=f"{model.__name__}.{name}")
    for model in dict.fromkeys(record_types())
    for name, field in model.model_fields.items()
    if name not in {"line", "path"} and field.alias is None
]


def test_the_walk_over_the_model_finds_its_records_and_fields() -> None:
    names = {model.__name__ for model in record_types()}
    assert {"Agency", "Unit", "Measure", "Action", "SubItem", "Result", "Event", "Document",
            "Promise", "FiscalYear", "Round", "Report", "Framework", "Item"} <= names  # fmt: skip
    assert len(FIELDS) > 80


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_thai_title_and_an_example_that_is_text(field: FieldInfo) -> None:
    assert field.title
    assert any("ก" <= letter <= "๛" for letter in field.title)
    assert field.examples
    assert all(isinstance(example, str) for example in field.examples)


@pytest.mark.parametrize("field", FIELDS)
def test_every_example_of_a_field_is_one_that_the_field_takes(field: FieldInfo) -> None:
    """Lists and records stand for their first line; of them the form is looked at."""
    (example,) = field.examples or [""]
    value = yaml.load(example, yaml.BaseLoader)  # noqa: S506 - makes strings and nothing else
    type_ = TypeAdapter(field.rebuild_annotation())
    if example.startswith("[") or isinstance(value, str):
        type_.validate_python(value)
    else:
        assert isinstance(value, list | dict)
        assert len(value) == 1
