"""Ordinary edits of the record and of the prose, each alone, leave everything green.

The frozen record of the first report is edited as a clerk would edit `data/`. No test of the
program reads `data/`, so what remains is what the workflow runs for such an edit.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import GOOD
from tests.workflow.edits import add, change, command, copied, removed, replaced, tried, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from tests.workflow.edits import Step

AGENCY: Final = "data/agency.yml"
WEBSITE: Final = "data/2566/measures/website-check.yml"
NEWS: Final = "data/2566/measures/communication.yml"
PDF: Final = GOOD / "files/2567/order-1.pdf"
PNG: Final = GOOD / "files/2567/declaration.png"
NEXT_YEAR: Final = "year: 2567\nstart: ๑ ตุลาคม ๒๕๖๖\nend: ๓๐ กันยายน ๒๕๖๗\n"
NEXT_ROUND: Final = copied(
    "data/2566/rounds/1.yml", "data/2566/rounds/2.yml",
    ("number: 1", "number: 2"), ("start: ๑ ตุลาคม ๒๕๖๕", "start: ๑ เมษายน ๒๕๖๖"),
    ("end: ๓๑ มีนาคม ๒๕๖๖", "end: ๓๐ กันยายน ๒๕๖๖"),
    ("period: รอบ ๑ ตุลาคม ๒๕๖๕ - ๓๑ มีนาคม ๒๕๖๖", "period: รอบ ๑ เมษายน ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๖"),
)  # fmt: skip
FILES_OF_ROUND_1: Final = """\
files:
  - file: 2566/report-round-1.txt
    title: ต้นฉบับรายงานที่ใช้คัดลอก (ข้อความล้วน)
"""
PLAN: Final = """\
order: 7
title: จัดทำแผนป้องกันการทุจริต
responsible:
  text: กองคลัง อบต.สันโค้ง
  units: [finance]
period:
  text: ตลอดปีงบประมาณ
actions:
  - id: make-plan
    text: ๑. จัดทำแผน
"""
RESULT_OF_ROUND_2: Final = """\
  - round: 2
    results:
      - id: website-updated-again
        text: "- ปรับปรุงเว็บไซต์แล้ว"
        answers: [check-website]
        done: ๓ กรกฎาคม ๒๕๖๖
    suggestion: "-"
"""
EVIDENCE: Final = """\
        answers: [check-website]
        files:
          - file: 2566/website.pdf
            title: แบบตรวจเว็บไซต์
        photos:
          - file: 2566/website.png
            alt: เจ้าหน้าที่ปรับปรุงเว็บไซต์ที่สำนักงาน
        published: ๓ เมษายน ๒๕๖๖
"""
MEETING: Final = """\
        answers: [check-website]
        events:
          - id: website-meeting
            title: ประชุมปรับปรุงเว็บไซต์
            date: วันจันทร์ที่ ๑๓ มีนาคม ๒๕๖๖
            place: ห้องประชุม อบต. ชั้น ๒
"""
PAGE: Final = """\
---
title: ข่าวประชาสัมพันธ์
description: ข่าวของหน่วยงานที่ประชาชนควรทราบในเดือนนี้
---
# ข่าวประชาสัมพันธ์

ดู[ช่องทางติดต่อ](contact.md) หรือ[มาตรการเรื่องเว็บไซต์](/2566/measures/website-check/)

## เดือนนี้

| วัน | เรื่อง |
|---|---|
| ๑ | ประชุมสภา |

{{ calendar() }}
"""

EDITS: Final[dict[str, list[Step]]] = {
    "nothing": [],
    "the agency's website": [change(AGENCY, "# website: https", "website: https")],
    "this site's address": [change(AGENCY, "# site: https", "site: https")],
    "the repository's address": [change(AGENCY, "# repository: https", "repository: https")],
    "who is told of errors": [
        change(AGENCY, "kind: website\n", "kind: website\n    url: https://www.example.go.th\n"),
        change(AGENCY, "# report_errors_to: website", "report_errors_to: website"),
    ],
    "a channel with an address for letters": [
        add(AGENCY, "  - id: office\n    name: อีเมลสำนักปลัด\n    kind: email\n"
            "    audience: public\n    email: office@example.go.th\n")
    ],
    "how often pages are to be verified": [add(AGENCY, "review_days:\n  measure: 90\n")],
    "the agency's name": [change(AGENCY, "short_name: อบต.สันโค้ง", "short_name: อบต. สันโค้ง")],
    "a result with a file and a photograph": [
        write("data/files/2566/website.pdf", PDF), write("data/files/2566/website.png", PNG),
        change(WEBSITE, "        answers: [check-website]\n", EVIDENCE),
    ],
    "a result with a link": [
        change(WEBSITE, "        answers: [check-website]\n",
               "        answers: [check-website]\n        links:\n"
               "          - url: https://www.example.go.th/news/1\n            title: ข่าว\n")
    ],
    "an event": [change(WEBSITE, "        answers: [check-website]\n", MEETING)],
    "a result that answers what was not reported": [
        change(NEWS, "    reports:\n      - round: 1\n        gap: |-\n"
               "          รายงานไม่ได้บอกว่าได้ประชาสัมพันธ์งานภายใน ๗ วัน"
               "หลังเสร็จสิ้นแต่ละภารกิจหรือไม่\n", ""),
        change(NEWS, "answers: [publish-online]", "answers: [publish-online, news-within-7-days]"),
    ],
    "a measure's words": [change(NEWS, "title: เพิ่มประสิทธิภาพ", "title: พัฒนาประสิทธิภาพ")],
    "a measure more": [write("data/2566/measures/plan.yml", PLAN)],
    "an order with its file": [
        write("data/files/2565/order-317.pdf", PDF),
        add("data/documents/order-317-2565.yml",
            "files:\n  - file: 2565/order-317.pdf\n    title: คำสั่งที่ ๓๑๗/๒๕๖๕\n"),
    ],
    "a document more": [
        write("data/documents/order-1-2566.yml",
              "kind: order\ntitle: แต่งตั้งคณะทำงาน\nnumber: ๑/๒๕๖๖\ndate: ๓ มกราคม ๒๕๖๖\n")
    ],
    "a document's words": [
        change("data/documents/order-317-2565.yml", "number: ๓๑๗/๒๕๖๕", "number: 317/2565")
    ],
    "a unit more": [
        write("data/units/public-works.yml",
              "order: 6\nname: กองช่าง\nspellings:\n  - กองช่าง อบต.สันโค้ง\n")
    ],
    "a unit's further spelling": [add("data/units/finance.yml", "  - กองคลัง อบต. สันโค้ง\n")],
    "a promise more": [
        copied("data/promises/no-gift.yml", "data/promises/clean-website.yml",
               ("order: 1", "order: 9"), ("title: ไม่รับของขวัญ", "title: ไม่รับของกำนัล"))
    ],
    "a promise's words": [
        change("data/promises/no-gift.yml", "question: ให้ของขวัญ", "question: นำของขวัญไปให้")
    ],
    "a word explained": [
        add("data/glossary.yml", "  - id: annual-plan\n    group: มาตรการและผล\n"
            "    term: แผนป้องกันการทุจริต\n    meaning: แผนของหน่วยงานที่บอกว่าจะป้องกันการทุจริตอย่างไร\n")
    ],
    "a word explained otherwise": [
        change("data/glossary.yml", "meaning: องค์การบริหารส่วนตำบล (อบต.) เจ้าของข้อมูล",
               "meaning: อบต. เจ้าของข้อมูลในเว็บไซต์นี้")
    ],
    "words that mean the same": [
        change("data/synonyms.yml", "  - [ไลน์, LINE]\n", "  - [ไลน์, LINE]\n  - [ถนน, ทางหลวง]\n")
    ],
    "no words that mean the same": [removed("data/synonyms.yml")],
    "a framework's note confirmed": [
        change("data/2566/ita.yml", "assignment: order-318-2565\n", "")
    ],
    "a page found right": [command("verify", "2566/measures/communication", "--by", "งานนโยบาย")],
    "round 2, without a result yet": [NEXT_ROUND],
    "round 2, with a result": [NEXT_ROUND, add(WEBSITE, RESULT_OF_ROUND_2)],
    "a year more, without a round": [
        write("data/2567/year.yml", NEXT_YEAR), write("data/2567/measures/plan.yml", PLAN),
    ],
    "a year more, with a round and a framework": [
        write("data/2567/year.yml", NEXT_YEAR), write("data/2567/measures/plan.yml", PLAN),
        copied("data/2566/rounds/1.yml", "data/2567/rounds/1.yml",
               ("start: ๑ ตุลาคม ๒๕๖๕", "start: ๑ ตุลาคม ๒๕๖๖"),
               ("end: ๓๑ มีนาคม ๒๕๖๖", "end: ๓๑ มีนาคม ๒๕๖๗"),
               (FILES_OF_ROUND_1, "")),
        copied("data/2566/ita.yml", "data/2567/ita.yml"),
    ],
    "a year more, of which only the days are known": [write("data/2567/year.yml", NEXT_YEAR)],
    "another agency's record": [replaced("data", GOOD)],
    "a page of prose more": [write("docs/news.md", PAGE)],
    "a page of prose with a picture": [
        write("docs/images/office.png", PNG),
        add("docs/contact.md", "\n![ที่ทำการ อบต. มองจากถนน](images/office.png)\n"),
    ],
    "a page of prose said better": [
        change("docs/about.md", "## ข้อมูลมาจากไหน", "## ข้อมูลในหน้านี้ได้มาอย่างไร"),
        change("docs/contact.md", "# ติดต่อหน่วยงาน\n", "# ช่องทางติดต่อ\n"),
    ],
    "the guide said better": [
        change("docs/staff.md", "## เพิ่มผลการดำเนินงาน\n", "## ลงผลการดำเนินงาน\n"),
        change("docs/staff.md", "ข้อละสามบรรทัด", "ข้อละ ๓ บรรทัด"),
    ],
}  # fmt: skip
"""What is edited, and how."""


@pytest.fixture(scope="module")
def outcomes() -> Iterator[dict[str, Future[list[str]]]]:
    """What comes of each edit; two are tried at a time, none waits for its test."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield {name: pool.submit(tried_by_name, name) for name in EDITS}


def tried_by_name(name: str) -> list[str]:
    """Try an edit in another process, to which its steps cannot be sent."""
    return tried(EDITS[name])


@pytest.mark.parametrize("name", EDITS)
def test_an_ordinary_edit_leaves_everything_green(
    outcomes: dict[str, Future[list[str]]], name: str
) -> None:
    assert outcomes[name].result() == []
