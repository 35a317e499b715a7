"""What YAML takes without a word though it is a slip, and its innocent neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import GOOD
from transparency.record.model.measure import Document, Measure
from transparency.record.source import parse_source
from transparency.record.typed import read_record

if TYPE_CHECKING:
    from transparency.record.problems import Problem

PATH = "data/2567/measures/gifts.yml"
GIFTS = (GOOD / "2567/measures/gifts.yml").read_text(encoding="utf-8")


def found(text: str) -> list[tuple[str, int, int]]:
    problems = parse_source(PATH, text.encode()).problems
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def problems_of_measure(old: str, new: str) -> list[Problem]:
    """Return the problems of a good measure with one passage in other words."""
    assert GIFTS.count(old) == 1, old
    record = read_record(parse_source(PATH, GIFTS.replace(old, new).encode()), Measure, "gifts")
    return record if isinstance(record, list) else []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title:\u00a0ชื่อ\n", (1, 7)),
        ("title: \u00a0ชื่อ\n", (1, 8)),
        ("kind: order\ntitle:\u202fชื่อ\nnumber: ๑\n", (2, 7)),
        ("title\u00a0: ชื่อ\n", (1, 6)),
        ("files:\n  - file: a.pdf\n\u00a0\u00a0  title: ชื่อ\n", (3, 1)),
        ("files:\n  -\u00a0file: a.pdf\n", (2, 4)),
        ("kind: order\u00a0\ntitle: ชื่อ\n", (1, 12)),
        ("kind: order \u00a0\r\ntitle: ชื่อ\r\n", (1, 12)),
        ("title:\u3000ชื่อ\n", (1, 7)),
    ],
)
def test_a_space_of_another_kind_around_a_field_is_a_problem(
    text: str, place: tuple[int, int]
) -> None:
    assert found(text) == [("no-break-space", *place)]


@pytest.mark.parametrize(
    "text",
    [
        "title: ชื่อ\u00a0สกุล\n",
        "text: |-\n  ๑.\u00a0ข้อแรก\n  \u00a0ข้อสอง\n",
        "text: |-\n  -\u00a0ข้อแรก\n",
        "text: |-\n  เวลา:\u00a0๙ นาฬิกา\n",
    ],
)
def test_a_space_of_another_kind_within_a_text_is_the_agencys_own(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: “ชื่อ”\n", (1, 8)),
        ("title: ‘ชื่อ’\n", (1, 8)),
        ('title: “ชื่อ"\n', (1, 8)),
        ("title: “ชื่อ\n", (1, 8)),
        ("“title”: ชื่อ\n", (1, 1)),
        ("files:\n  - title: “คำสั่ง”\n", (2, 12)),
        # The parser gives up at the colon that was to be within quotation marks.
        ("title: “โครงการ: ระยะที่ ๑”\n", (1, 8)),
    ],
)
def test_curly_quotes_around_a_value_are_a_problem(text: str, place: tuple[int, int]) -> None:
    assert found(text) == [("curly-quotes", *place)]


@pytest.mark.parametrize(
    "text",
    [
        "title: โครงการ “สุจริต”\n",
        "title: “สุจริต” และ “โปร่งใส”\n",
        "title: “สุจริต” ในองค์กร\n",
        "title: '“สุจริต”'\n",
        'title: "“สุจริต”"\n',
        "title: |-\n  “สุจริต”\n",
    ],
)
def test_curly_quotes_of_the_text_itself_pass(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'budget: "๑๐,๐๐๐ บาท #งบกลาง"\n',
        "budget: '๑๐,๐๐๐ บาท #งบกลาง'\n",
        "budget: |-\n  ๑๐,๐๐๐ บาท #งบกลาง\n",
        "budget: ๑๐,๐๐๐ บาท#งบกลาง\n",
        "# งบกลาง\nbudget: ๑๐,๐๐๐ บาท\n",
    ],
)
def test_a_number_sign_that_cuts_nothing_off_passes(text: str) -> None:
    assert found(text) == []


DECLARED = "text: ๑. ประกาศนโยบายเมื่อวันพุธที่ ๓ เมษายน ๒๕๖๗"
SLIPPED = """\
text: |-
              - ประกาศนโยบาย
              answers: [declare]"""


def test_a_field_within_a_text_is_a_problem_at_its_line() -> None:
    (problem,) = problems_of_measure(DECLARED, SLIPPED)
    assert (problem.rule, problem.line, problem.column) == ("field-in-text", 23, 15)
    assert "“answers:”" in problem.message


@pytest.mark.parametrize("line", ["- id: second", "published:"])
def test_an_entry_or_a_field_without_a_value_slips_too(line: str) -> None:
    (problem,) = problems_of_measure(DECLARED, SLIPPED.replace("answers: [declare]", line))
    assert (problem.rule, problem.line) == ("field-in-text", 23)


@pytest.mark.parametrize(
    "line",
    [
        "ที่มา: รายงานประจำปี",
        "facebook: อบต.ตัวอย่าง",
        # A field of another kind of file.
        "subdistrict: ตัวอย่าง",
        "answers:ไม่มีเว้นวรรค",
        "ดู answers: ข้อแรก",
    ],
)
def test_a_text_with_a_colon_that_is_no_field_passes(line: str) -> None:
    assert problems_of_measure(DECLARED, SLIPPED.replace("answers: [declare]", line)) == []


def test_a_field_within_quotes_is_meant_as_text() -> None:
    text = 'text: "- ประกาศนโยบาย\\nanswers: ข้อแรก"'
    assert problems_of_measure(DECLARED, text) == []


def test_a_slip_is_told_beside_the_mistakes_of_fields() -> None:
    text = "kind: ordr\ntitle: |-\n  ชื่อ\n  number: ๑\n"
    problems = read_record(parse_source(PATH, text.encode()), Document, "order")
    assert isinstance(problems, list)
    assert {problem.rule for problem in problems} == {"field-in-text", "not-a-choice"}


SEVERAL = """\
order: 1
title: โครงการ: ระยะที่ ๑
short_title: "สั้น
actions:
  - id: first
    text: - ข้อแรก
  - id: second
   text: ข้อสอง
  - id: third
    text: ข้อสาม
"""


def test_the_errors_of_syntax_that_can_be_told_apart_are_told_in_one_run() -> None:
    assert found(SEVERAL) == [
        ("yaml-syntax", 2, 15),
        ("yaml-syntax", 3, 14),
        ("yaml-syntax", 6, 11),
        ("yaml-syntax", 8, 4),
    ]


def test_a_quotation_left_open_is_one_error_however_many_follow_it() -> None:
    text = 'title: "ชื่อ\nnumber: "๑"\ndate: "๓ เมษายน ๒๕๖๖"\nkind: order\n'
    assert found(text) == [("yaml-syntax", 1, 8)]


def test_a_quotation_over_several_lines_is_not_taken_for_one_left_open() -> None:
    text = 'title: "ชื่อ\n  ยาว"\nnumber: ๑: ๒\n'
    assert found(text) == [("yaml-syntax", 3, 10)]


def test_errors_of_characters_and_of_syntax_are_told_in_one_run() -> None:
    assert found("title:\u00a0ก\nnumber: - ๑\n") == [
        ("no-break-space", 1, 7),
        ("yaml-syntax", 2, 9),
    ]


def test_a_file_of_nothing_but_errors_is_told_to_a_bound() -> None:
    assert len(found("a: b: c\n" * 100)) == 20


def test_a_text_written_as_a_list_is_explained_by_an_example_that_is_none() -> None:
    (problem,) = problems_of_measure(DECLARED, "text:\n              - ประกาศนโยบาย")
    assert problem.rule == "wrong-kind"
    assert problem.example == "text: |-\n  - มีการประชุมคณะกรรมการ"
    assert "|-" in problem.remedy


@pytest.mark.parametrize(
    ("thai", "name"),
    [
        ("ข้อความ", "text"),
        ("ข้อความตามรายงาน", "text"),
        ("วันที่เผยแพร่", "published"),
        ("ไฟล์แนบ", "files"),
        ("งบประมาน", "budget"),
        ("ปัญหาอุปสรรค", "obstacles"),
    ],
)
def test_a_field_with_a_thai_name_is_told_in_english(thai: str, name: str) -> None:
    (problem,) = problems_of_measure(f"{DECLARED}\n", f"{DECLARED}\n            {thai}: ก\n")
    assert (problem.rule, problem.line, problem.column) == ("unknown-key", 22, 13)
    assert f"“{name}”" in problem.remedy
    assert problem.example.startswith(f"{name}:")


def test_a_thai_name_in_place_of_a_field_that_is_needed_is_one_problem() -> None:
    (problem,) = problems_of_measure("order: 1\ntitle", "ลำดับ: 1\ntitle")
    assert "“order”" in problem.remedy
