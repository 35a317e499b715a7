"""What the record leaves unanswered is an open question, and what it answers is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import DAY, GOOD
from transparency.pages.questions import open_questions
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from transparency.pages.questions import Question

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
SERVICE_PERIOD = ("มาตรการที่ ๒: “ธ.ค. ๒๕๖๖ เป็นต้นไป”", "ปรับปรุงการให้บริการ", "/2567/measures/service/")
GIFTS_PERIOD = ("มาตรการที่ ๑: “ตลอดปีงบประมาณ”", "ไม่รับของขวัญ", "/2567/measures/gifts/")


def asked(data: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Return by group the questions: text, label of the link, and its address."""
    site = Site.load(data, DAY)
    assert site.problems == []
    return {
        group.id: [(one.text, one.about, _link(one)) for one in group.questions]
        for group in open_questions(site)
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
        "promises": [("รายงานตัวอย่างไม่ได้บอกจำนวนผู้ลงนาม", "คำมั่น “ไม่รับของขวัญ”", "/promises/no-gift/")],
        "actions": [REGISTER, LATER, COUNTER, OPINIONS, *TRANSLATE],
        "documents": [("นโยบายไม่รับของขวัญตัวอย่าง", "หน้าเอกสาร", "/documents/#gift-policy")],
        "periods": [GIFTS_PERIOD, SERVICE_PERIOD],
        "rounds": [("รอบที่ ๒ ของปีงบประมาณ ๒๕๖๘", "ปีงบประมาณ ๒๕๖๘", "/2568/")],
    }


def test_an_action_without_a_result_is_asked_in_its_own_words_without_their_number(
    good_data: Path,
) -> None:
    edit(good_data, "2567/measures/gifts.yml", "        gap: รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน\n", "")
    assert asked(good_data)["actions"][0] == ("ทำทะเบียนของที่ส่งคืน", *REGISTER[1:])


def test_an_action_whose_result_lacks_a_part_is_asked_for_that(good_data: Path) -> None:
    edit(
        good_data,
        "2567/measures/service.yml",
        "    text: ๒. รับฟังความคิดเห็น\n",
        "    text: ๒. รับฟังความคิดเห็น\n    reports:\n      - round: 1\n        lacks: ไม่ได้บอกจำนวน\n",
    )
    question = ("ไม่ได้บอกจำนวน", OPINIONS[1].replace("รอบที่ ๒", "รอบที่ ๑"), OPINIONS[2])
    assert question in asked(good_data)["actions"]


def test_a_silence_that_is_no_longer_one_is_not_asked(good_data: Path) -> None:
    edit(good_data, "2567/measures/service.yml", "answers: [counter-open]", "answers: [counter]")
    assert COUNTER not in asked(good_data)["actions"]


def test_a_period_that_says_its_last_day_is_not_asked(good_data: Path) -> None:
    edit(
        good_data,
        "2567/measures/service.yml",
        "  start: ๑ ธันวาคม ๒๕๖๖\n",
        "  start: ๑ ธันวาคม ๒๕๖๖\n  end: ๓๐ กันยายน ๒๕๖๗\n",
    )
    assert asked(good_data)["periods"] == [GIFTS_PERIOD]


def test_a_document_with_a_number_is_asked_by_it(good_data: Path) -> None:
    edit(good_data, "documents/gift-policy.yml", "kind: policy\n", "kind: policy\nnumber: ๗/๒๕๖๗\n")
    (question,) = asked(good_data)["documents"]
    assert question[0] == "นโยบายไม่รับของขวัญตัวอย่าง ที่ ๗/๒๕๖๗"


def test_a_document_with_a_link_alone_is_not_asked(good_data: Path) -> None:
    file = good_data / "documents/gift-policy.yml"
    link = "links:\n  - url: https://www.example.go.th/policy\n    title: ประกาศ\n"
    file.write_text(file.read_text(encoding="utf-8") + link, encoding="utf-8")
    assert "documents" not in asked(good_data)


def test_a_channel_for_the_public_that_leads_nowhere_is_asked(good_data: Path) -> None:
    """A line group, a notice board or a meeting has no address that could be missing."""
    edit(good_data, "agency.yml", "    url: https://www.example.go.th\n", "")
    edit(good_data, "agency.yml", "    phone: ๐ ๒๐๐๐ ๐๐๐๐\n", "")
    assert asked(good_data)["agency"] == [
        ("ลิงก์ของเว็บไซต์ตัวอย่าง", "หน้าติดต่อ", "/contact/"),
        ("ลิงก์ของโทรศัพท์กลาง", "หน้าติดต่อ", "/contact/"),
    ]


def test_a_year_of_both_rounds_is_not_asked_for_one(good_data: Path) -> None:
    (good_data / "2568/rounds/1.yml").rename(good_data / "2568/rounds/2.yml")
    edit(good_data, "2568/rounds/2.yml", "number: 1", "number: 2")
    edit(good_data, "2568/rounds/2.yml", "start: ๑ ตุลาคม ๒๕๖๗", "start: ๑ เมษายน ๒๕๖๘")
    edit(good_data, "2568/rounds/2.yml", "end: ๓๑ มีนาคม ๒๕๖๘", "end: ๓๐ กันยายน ๒๕๖๘")
    edit(good_data, "2568/measures/service.yml", "- round: 1", "- round: 2")
    assert [text for text, *_ in asked(good_data)["rounds"]] == ["รอบที่ ๑ ของปีงบประมาณ ๒๕๖๘"]
