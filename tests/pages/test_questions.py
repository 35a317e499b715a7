"""What the record leaves unanswered is an open question, and what it answers is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.conftest import DAY, GOOD
from transparency.pages.rendering import show
from transparency.record.questions import open_questions
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.record.questions import Question

REGISTER = (
    "รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน",
    "มาตรการที่ ๑ ปี ๒๕๖๗ รอบที่ ๑ ข้อ ๒",
    "/2567/measures/gifts/#register",
)
LATER = ("ทำทะเบียนของที่ส่งคืน", "มาตรการที่ ๑ ปี ๒๕๖๗ รอบที่ ๒ ข้อ ๒", "/2567/measures/gifts/#register")
COUNTER = ("จัดจุดบริการ", "มาตรการที่ ๒ ปี ๒๕๖๗ รอบที่ ๑ ข้อ ๑", "/2567/measures/service/#counter")
OPINIONS = (
    "รับฟังความคิดเห็น",
    "มาตรการที่ ๒ ปี ๒๕๖๗ รอบที่ ๒ ข้อ ๒",
    "/2567/measures/service/#opinions",
)
TRANSLATE = [
    ("แปลแบบฟอร์ม", f"มาตรการที่ ๒ ปี ๒๕๖๗ รอบที่ {number}", "/2567/measures/service/#translate")
    for number in "๑๒"
]
ROUND = "round-2567-{}/actions"
SERVICE_PERIOD = ("มาตรการที่ ๒: “ธ.ค. ๒๕๖๖ เป็นต้นไป”", "ปรับปรุงการให้บริการ", "/2567/measures/service/")


def asked(data: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Return by section and kind the questions: text, label of the link, and its address."""
    site = Site.load(data, DAY)
    assert site.problems == []
    return {
        f"{section.id}/{group.kind}": [(one.text, one.about, _link(one)) for one in group.questions]
        for section in open_questions(site)
        for group in section.groups
    }


def _link(question: Question) -> str:
    """Return the address to which a question links."""
    anchor = f"#{question.anchor}" if question.anchor else ""
    return f"/{question.page.address}{anchor}"


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def test_the_good_record_leaves_open_what_was_left_out_of_it() -> None:
    assert asked(GOOD) == {
        "promises/promises": [
            ("รายงานตัวอย่างไม่ได้บอกจำนวนผู้ลงนาม", "คำมั่น “ไม่รับของขวัญ”", "/promises/no-gift/")
        ],
        "round-2567-1/actions": [REGISTER, COUNTER, TRANSLATE[0]],
        "round-2567-2/actions": [LATER, OPINIONS, TRANSLATE[1]],
        "documents/documents": [("นโยบายไม่รับของขวัญตัวอย่าง", "หน้าเอกสาร", "/documents/#gift-policy")],
        "year-2567/periods": [SERVICE_PERIOD],
        "round-2568-2/rounds": [("รอบที่ ๒ ของปีงบประมาณ ๒๕๖๘", "ปีงบประมาณ ๒๕๖๘", "/2568/")],
        "units/units": [
            (f"{what}ของหน่วยงาน ๒ แห่ง: งานประชาสัมพันธ์ตัวอย่าง, กองคลังตัวอย่าง", "หน้าหน่วยงาน", "/units/")
            for what in ("ผู้บริหาร", "หมายเลขโทรศัพท์")
        ],
    }


def test_an_action_without_a_result_is_asked_in_its_own_words_without_their_number(
    good_data: Path,
) -> None:
    edit(good_data, "2567/measures/gifts.yml", "        gap: รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน\n", "")
    assert asked(good_data)[ROUND.format(1)][0] == ("ทำทะเบียนของที่ส่งคืน", *REGISTER[1:])


def test_an_action_whose_result_lacks_a_part_is_asked_for_that(good_data: Path) -> None:
    edit(
        good_data,
        "2567/measures/service.yml",
        "    text: ๒. รับฟังความคิดเห็น\n",
        "    text: ๒. รับฟังความคิดเห็น\n    reports:\n      - round: 1\n        lacks: ไม่ได้บอกจำนวน\n",
    )
    question = ("ไม่ได้บอกจำนวน", OPINIONS[1].replace("รอบที่ ๒", "รอบที่ ๑"), OPINIONS[2])
    assert question in asked(good_data)[ROUND.format(1)]


def test_a_silence_that_is_no_longer_one_is_not_asked(good_data: Path) -> None:
    edit(good_data, "2567/measures/service.yml", "answers: [counter-open]", "answers: [counter]")
    assert COUNTER not in asked(good_data)[ROUND.format(1)]


def test_a_period_that_says_its_last_day_is_not_asked(good_data: Path) -> None:
    edit(
        good_data,
        "2567/measures/service.yml",
        "  start: ๑ ธันวาคม ๒๕๖๖\n",
        "  start: ๑ ธันวาคม ๒๕๖๖\n  end: ๓๐ กันยายน ๒๕๖๗\n",
    )
    assert "year-2567/periods" not in asked(good_data)


def test_a_document_with_a_number_is_asked_by_it(good_data: Path) -> None:
    edit(good_data, "documents/gift-policy.yml", "kind: policy\n", "kind: policy\nnumber: ๗/๒๕๖๗\n")
    (question,) = asked(good_data)["documents/documents"]
    assert question[0] == "นโยบายไม่รับของขวัญตัวอย่าง ที่ ๗/๒๕๖๗"


def test_a_document_with_a_link_alone_is_not_asked(good_data: Path) -> None:
    file = good_data / "documents/gift-policy.yml"
    link = "links:\n  - url: https://www.example.go.th/policy\n    title: ประกาศ\n"
    file.write_text(file.read_text(encoding="utf-8") + link, encoding="utf-8")
    assert "documents/documents" not in asked(good_data)


def test_a_channel_for_the_public_that_leads_nowhere_is_asked(good_data: Path) -> None:
    """It is asked for what its kind has: a link, or a number."""
    edit(good_data, "agency.yml", "    url: https://www.example.go.th\n", "")
    edit(good_data, "agency.yml", "    phone: ๐ ๒๐๐๐ ๐๐๐๐\n", "")
    assert asked(good_data)["agency/agency"] == [
        ("ลิงก์ของช่องทาง “เว็บไซต์ตัวอย่าง”", "หน้าติดต่อ", "/contact/#website"),
        ("หมายเลขโทรศัพท์ของช่องทาง “โทรศัพท์กลาง”", "หน้าติดต่อ", "/contact/#phone"),
    ]


def test_a_line_group_is_asked_for_its_link_if_it_is_for_the_public(good_data: Path) -> None:
    line = "    kind: line\n    audience: internal\n"
    edit(good_data, "agency.yml", line, "    kind: line\n    audience: public\n")
    assert [text for text, *_ in asked(good_data)["agency/agency"]] == [
        "ลิงก์ของช่องทาง “กลุ่มไลน์ตัวอย่าง”"
    ]


def test_a_notice_board_has_no_address_that_could_be_missing(good_data: Path) -> None:
    line = "    kind: line\n    audience: internal\n"
    edit(good_data, "agency.yml", line, "    kind: board\n    audience: public\n")
    assert "agency/agency" not in asked(good_data)


def test_an_agency_without_any_telephone_is_asked_for_one(good_data: Path) -> None:
    phone = "  - id: phone\n    name: โทรศัพท์กลาง\n    kind: phone\n    audience: public\n"
    edit(good_data, "agency.yml", f"{phone}    phone: ๐ ๒๐๐๐ ๐๐๐๐\n", "")
    edit(good_data, "promises/no-gift.yml", "channels: [website, phone]", "channels: [website]")
    assert asked(good_data)["agency/agency"] == [
        ("หมายเลขโทรศัพท์ของหน่วยงาน", "หน้าติดต่อ", "/contact/")
    ]


def test_an_agency_without_a_website_is_asked_for_it_if_no_channel_is_one(
    good_data: Path,
) -> None:
    edit(good_data, "agency.yml", "website: https://office.example.go.th/home?lang=th\n", "")
    assert "agency/agency" not in asked(good_data)
    text = (good_data / "agency.yml").read_text(encoding="utf-8")
    (good_data / "agency.yml").write_text(text.replace("kind: website", "kind: board"), "utf-8")
    assert asked(good_data)["agency/agency"] == [("ที่อยู่เว็บไซต์ของหน่วยงาน", "หน้าติดต่อ", "/contact/")]


def test_digits_within_a_quotation_stay_as_they_are_written(good_data: Path) -> None:
    edit(good_data, "2567/measures/service.yml", "text: ธ.ค. ๒๕๖๖ เป็นต้นไป", "text: ธ.ค. 2566 ไป")
    edit(good_data, "units/finance.yml", "name: กองคลังตัวอย่าง", "name: กอง 1 ตัวอย่าง")
    found = asked(good_data)
    assert found["year-2567/periods"][0][0] == "มาตรการที่ ๒: “ธ.ค. 2566 ไป”"
    assert "กอง 1 ตัวอย่าง" in found["units/units"][0][0]


def test_the_period_that_a_round_prints_is_asked_in_that_round(good_data: Path) -> None:
    edit(
        good_data,
        "2567/measures/gifts.yml",
        "      - round: 2\n",
        "      - round: 2\n        period:\n          text: กรกฎาคม ๒๕๖๗ เป็นต้นไป\n",
    )
    assert asked(good_data)["round-2567-2/periods"] == [
        ("มาตรการที่ ๑: “กรกฎาคม ๒๕๖๗ เป็นต้นไป”", "ไม่รับของขวัญ", "/2567/measures/gifts/")
    ]


def test_rounds_come_latest_first_and_what_has_no_year_after_them() -> None:
    sections = open_questions(Site.load(GOOD, DAY))
    assert [section.id for section in sections] == [
        "round-2568-2", "round-2567-2", "round-2567-1", "year-2567", "promises", "documents",
        "units",
    ]  # fmt: skip


def test_each_link_of_the_sieve_leads_to_a_place_and_says_how_many_questions_it_leaves() -> None:
    html = show(Site.load(GOOD, DAY), "questions/", "questions")
    ways = re.findall(r'<a href="#([^"]+)">[^<]*</a> \(([๐-๙]+)\)', html)
    assert dict(ways) == {
        "round-2568-2": "๑", "round-2567-2": "๓", "round-2567-1": "๓", "year-2567": "๑",
        "rounds": "๑", "actions": "๖", "periods": "๑", "promises": "๑", "documents": "๑",
        "units": "๒",
    }  # fmt: skip
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {place for place, _ in ways} <= set(ids)


def test_a_year_of_both_rounds_is_not_asked_for_one(good_data: Path) -> None:
    (good_data / "2568/rounds/1.yml").rename(good_data / "2568/rounds/2.yml")
    edit(good_data, "2568/rounds/2.yml", "number: 1", "number: 2")
    edit(good_data, "2568/rounds/2.yml", "start: ๑ ตุลาคม ๒๕๖๗", "start: ๑ เมษายน ๒๕๖๘")
    edit(good_data, "2568/rounds/2.yml", "end: ๓๑ มีนาคม ๒๕๖๘", "end: ๓๐ กันยายน ๒๕๖๘")
    edit(good_data, "2568/measures/service.yml", "- round: 1", "- round: 2")
    assert [text for text, *_ in asked(good_data)["round-2568-1/rounds"]] == [
        "รอบที่ ๑ ของปีงบประมาณ ๒๕๖๘"
    ]
