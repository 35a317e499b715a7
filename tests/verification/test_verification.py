"""A verification holds until the record changes or the verification is too old."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT, read_html
from tests.conftest import DAY, GOOD
from transparency import cli
from transparency.language.thai import thai_digits
from transparency.pages.rendering import show
from transparency.pages.verification_page import record_url, titles, verification_json
from transparency.record.site import Site
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts/"
FILE = "2567/measures/gifts.yml"


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def state(data: Path, address: str = GIFTS, day: date = DAY) -> str:
    site = Site.load(data, day)
    assert site.problems == []
    return statuses(site)[address].state


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_page_of_the_record_can_be_verified_and_has_a_title() -> None:
    for data in (GOOD, REPORT):
        site = Site.load(data, DAY)
        assert set(statuses(site)) == set(titles(site))


def test_same_titled_measures_are_told_apart_by_their_year(good_data: Path) -> None:
    file = good_data / "2568/measures/service.yml"
    text = re.sub(r"(?m)^title: .*$", "title: ปรับปรุงการให้บริการ", file.read_text("utf-8"))
    file.write_text(text, encoding="utf-8")
    named = titles(Site.load(good_data, DAY))
    assert named["2567/measures/service/"] == "ปรับปรุงการให้บริการ (มาตรการที่ ๒ ปีงบประมาณ ๒๕๖๗)"
    assert named["2568/measures/service/"] == "ปรับปรุงการให้บริการ (มาตรการที่ ๑ ปีงบประมาณ ๒๕๖๘)"
    assert named[GIFTS] == "ไม่รับของขวัญจากการปฏิบัติหน้าที่"


def test_no_two_pages_are_listed_by_one_title(good_data: Path) -> None:
    for file in ("units/finance.yml", "units/public-relations.yml", "promises/no-gift.yml"):
        path, key = good_data / file, "title" if file.startswith("promises") else "name"
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: ปรับปรุงการให้บริการ", path.read_text("utf-8"))
        path.write_text(text, encoding="utf-8")
    named = titles(Site.load(good_data, DAY))
    assert named["promises/no-gift/"] == "ปรับปรุงการให้บริการ (คำมั่น)"
    assert named["units/finance/"] == "ปรับปรุงการให้บริการ (หน่วยงาน) (/units/finance/)"
    assert len(set(named.values())) == len(named)


def test_a_verification_holds_and_the_former_ones_are_kept() -> None:
    status = statuses(Site.load(GOOD, DAY))[GIFTS]
    assert status.state == "verified"
    assert [one.by for one in status.history] == ["เจ้าหน้าที่ตัวอย่าง", "งานตัวอย่าง"]
    assert status.lapses == date(2026, 11, 1) + timedelta(days=90)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FILE, "title: ไม่รับของขวัญ", "title: ไม่รับของ"),
        (FILE, "published: ๕ เมษายน", "published: ๖ เมษายน"),
        ("units/clerk-office.yml", "name: ", "name: ใหม่"),
        ("documents/gift-policy.yml", "title: ", "title: ใหม่"),
    ],
)
def test_it_lapses_when_what_the_page_shows_changes(
    good_data: Path, file: str, old: str, new: str
) -> None:
    edit(good_data, file, old, new)
    assert state(good_data) == "changed"


def test_it_lapses_when_an_attached_file_changes(good_data: Path) -> None:
    file = good_data / "files/2567/declaration.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    assert state(good_data) == "changed"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FILE, "order: 1", "# หมายเหตุ\n\norder:   1"),
        (FILE, "published: ๕ เมษายน ๒๕๖๗", "published: 2567-04-05"),
        ("2567/measures/service.yml", "title: ", "title: ใหม่"),
        ("units/public-relations.yml", "name: ", "name: ใหม่"),
    ],
)
def test_it_holds_when_only_comments_writing_or_other_pages_change(
    good_data: Path, file: str, old: str, new: str
) -> None:
    edit(good_data, file, old, new)
    assert state(good_data) == "verified"


def test_it_lapses_with_age_where_the_agency_sets_a_period(good_data: Path) -> None:
    last = date(2026, 11, 1)
    assert state(good_data, day=last + timedelta(days=89)) == "verified"
    assert state(good_data, day=last + timedelta(days=90)) == "due"
    edit(good_data, "agency.yml", "review_days:\n  measure: 90\n", "")
    assert state(good_data, day=last + timedelta(days=9000)) == "verified"


def test_a_page_that_nobody_looked_at_says_so() -> None:
    assert state(GOOD, "contact/") == "never"


@pytest.mark.parametrize(
    ("digests", "expected"),
    [
        (("0000000000000001", "{right}"), "verified"),
        (("{right}", "0000000000000001"), "changed"),
    ],
)
def test_of_two_verifications_on_one_day_the_later_in_the_file_counts(
    good_data: Path, digests: tuple[str, str], expected: str
) -> None:
    right = statuses(Site.load(good_data, DAY))["contact/"].digest
    rows = "".join(
        f'  - by: งาน{at}\n    date: ๑ ตุลาคม ๒๕๖๘\n    digest: "{digest.format(right=right)}"\n'
        for at, digest in enumerate(digests, 1)
    )
    file = good_data / "verifications/contact.yml"
    file.write_text(f"verifications:\n{rows}", encoding="utf-8")
    status = statuses(Site.load(good_data, DAY))["contact/"]
    assert status.state == expected
    assert status.last is not None
    assert status.last.by == "งาน2"


@pytest.mark.parametrize(
    ("address", "units"),
    [
        # It rests on words of two measures; every unit that answers for one of them is named once.
        ("promises/no-gift/", ("clerk-office", "finance", "public-relations")),
        ("promises/quick-service/", ("public-relations",)),
        ("2567/measures/gifts/", ("clerk-office", "finance")),
        ("2567/measures/service/", ("clerk-office", "public-relations")),
        ("units/finance/", ("finance",)),
        ("documents/", ()),
        ("2567/report/1/", ()),
    ],
)
def test_a_page_is_looked_after_by_the_units_that_answer_for_what_it_shows(
    address: str, units: tuple[str, ...]
) -> None:
    assert statuses(Site.load(GOOD, DAY))[address].units == units


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("publish_within_days: 7", "publish_within_days: 8"),
        ("publish_within_days: 7\n", ""),
    ],
)
def test_a_year_shows_within_how_many_days_news_is_promised(
    good_data: Path, old: str, new: str
) -> None:
    before = statuses(Site.load(GOOD, DAY))
    edit(good_data, "promises/no-gift.yml", old, new)
    after = statuses(Site.load(good_data, DAY))
    changed = {address for address in before if before[address].digest != after[address].digest}
    assert {"2567/", "2568/", "promises/no-gift/"} == changed


def verify(data: Path, *more: str) -> int:
    return cli.main(
        ["verify", "2567/measures/gifts", "--by", "งานทดสอบ", "--data", str(data), *more]
    )


def test_the_command_appends_and_keeps_what_stands_there(good_data: Path) -> None:
    edit(good_data, FILE, "title: ไม่รับของขวัญ", "title: ไม่รับของ")
    file = good_data / "verifications" / FILE
    before = file.read_text(encoding="utf-8")
    assert verify(good_data, "--note", "ตรวจแล้ว") == 0
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert re.fullmatch(
        r"  - by: งานทดสอบ\n    date: 2026-11-22\n    digest: [0-9a-f]{16}\n    note: ตรวจแล้ว\n",
        after.removeprefix(before),
    )
    assert state(good_data) == "verified"


def test_the_command_makes_the_file_of_a_page_that_has_none(good_data: Path) -> None:
    call = ["verify", "/contact/", "--by", "งานทดสอบ", "--data", str(good_data)]
    assert cli.main(call) == 0
    assert state(good_data, "contact/") == "verified"


@pytest.mark.parametrize(
    ("called", "address", "file"),
    [
        ("home", "", "home"),
        ("/", "", "home"),
        ("calendar", "calendar/", "calendar"),
        ("/questions/", "questions/", "questions"),
    ],
)
def test_a_page_that_tells_of_all_records_can_be_verified(
    good_data: Path, called: str, address: str, file: str
) -> None:
    call = ["verify", called, "--by", "งานทดสอบ", "--data", str(good_data)]
    assert cli.main(call) == 0
    assert (good_data / f"verifications/{file}.yml").is_file()
    assert state(good_data, address) == "verified"
    edit(good_data, "2567/measures/service.yml", "title: ปรับปรุงการให้บริการ", "title: บริการ")
    assert state(good_data, address) == "changed"


@pytest.mark.parametrize("address", ["", "calendar/", "questions/", "2567/", "2568/", GIFTS])
def test_no_digest_changes_with_the_day_alone(address: str) -> None:
    """From before the first round until long after the last, with a day for the report or not."""
    records = Site.load(GOOD, DAY).records
    days = (date(2023, 1, 1), date(2024, 3, 31), date(2025, 4, 15), DAY, date(2099, 1, 1))
    digests = {statuses(Site(records, [], day))[address].digest for day in days}
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("page", "more", "message"),
    [
        ("2567/measures/gift", [], "หน้าที่ใกล้เคียงคือ 2567/measures/gifts"),
        ("contact", ["--date", "๑ มกราคม ๒๖๐๐"], "ยังมาไม่ถึง"),
        ("contact", ["--date", "๓๑ เมษายน ๒๕๖๗"], "ไม่มีวันที่"),
        ("2567/measures/gifts", ["--date", "๑ มกราคม ๒๕๖๗"], "ต้องไม่อยู่ก่อนวันนั้น"),
        ("contact", ["--by", "  "], "ใส่ตำแหน่งหรือหน่วยงาน"),
        ("contact", ["--by", "นายสมมุติ ใจดี"], "ไม่ใส่ชื่อบุคคล"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    good_data: Path, capsys: pytest.CaptureFixture[str], page: str, more: list[str], message: str
) -> None:
    before = sorted(good_data.rglob("*"))
    call = ["verify", page, "--by", "งานทดสอบ", "--data", str(good_data), *more]
    assert cli.main(call) == 2
    assert message in capsys.readouterr().err
    assert sorted(good_data.rglob("*")) == before


def test_a_broken_record_is_not_verified(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(good_data, FILE, "order: 1", "order: หนึ่ง")
    assert verify(good_data) == 1
    assert "ไม่ใช่จำนวนเต็ม" in capsys.readouterr().err


def test_what_is_due_is_listed_for_people_and_programs(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["due", "--data", str(good_data), "--format"]
    assert cli.main([*call, "markdown"]) == 0
    assert capsys.readouterr().out == ""
    edit(good_data, FILE, "title: ไม่รับของขวัญ", "title: <b>@ใคร [x](y)")
    assert cli.main([*call, "markdown"]) == 0
    out = capsys.readouterr().out
    total = len(statuses(Site.load(good_data, DAY)))
    never = thai_digits(total - 1)
    assert f"มีหน้าที่รอตรวจสอบ ๑ หน้า ยังไม่เคยตรวจสอบ {never} หน้า\n" in out
    assert "<b>" not in out
    assert "@" not in out
    assert "[x]" not in out
    assert cli.main([*call, "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (one,) = told["due"]
    assert told["never"] == total - 1
    assert one["address"] == "/2567/measures/gifts/"
    assert one["state"] == "changed"
    for more in ([], ["--all"]):
        assert cli.main([*call, "text", *more]) == 0
        out = capsys.readouterr().out
        assert out.endswith(f"รอตรวจสอบ ๑ หน้า ยังไม่เคยตรวจสอบ {never} หน้า\n")
    assert "contact: ยังไม่มีการตรวจสอบ" in out


def test_a_report_that_is_missed_is_due(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The good record lacks the second round of 2568; a day makes it due for the forge's list."""
    call = ["due", "--data", str(good_data), "--format"]
    assert cli.main([*call, "text"]) == 0
    assert "รอบที่ ๒ ปีงบประมาณ ๒๕๖๘: ยังไม่มีรายงาน\n" in capsys.readouterr().out
    file = good_data / "agency.yml"
    file.write_text(file.read_text(encoding="utf-8") + "report_due_days: 15\n", encoding="utf-8")
    assert cli.main([*call, "markdown"]) == 0
    told = capsys.readouterr().out
    assert "- [ ] รอบที่ ๒ ปีงบประมาณ ๒๕๖๘ ครบกำหนดรายงาน ๑๕ ตุลาคม ๒๕๖๘\n" in told
    assert cli.main([*call, "json"]) == 0
    missing = json.loads(capsys.readouterr().out)["missing_reports"]
    assert missing == [{"year": 2568, "round": 2, "due": "2025-10-15"}]


def test_the_page_tells_who_when_and_gives_the_way_to_record_it() -> None:
    site = Site.load(GOOD, DAY)
    html = show(site, "verification/", "verification")
    assert "ตรวจสอบแล้วเมื่อ ๑ พฤศจิกายน ๒๕๖๙ โดย งานตัวอย่าง" in html
    assert "เจ้าหน้าที่ตัวอย่าง" in html
    status = statuses(site)["contact/"]
    url = record_url(site, status)
    assert url is not None
    assert url.startswith("https://github.com/example/transparency/new/main/data/verifications?")
    assert f"digest%3A+{status.digest}" in url


def test_programs_get_the_same() -> None:
    pages = json.loads(verification_json(Site.load(GOOD, DAY)))["pages"]
    one = next(page for page in pages if page["address"] == "/2567/measures/gifts/")
    assert one["state"] == "verified"
    assert one["lapses"] == "2027-01-30"
    assert len(one["verifications"]) == 2


def test_the_frame_of_a_verified_page_says_so(good_site: Path) -> None:
    html = read_html(good_site / GIFTS / "index.html")
    assert "ตรวจสอบแล้วเมื่อ ๑ พฤศจิกายน ๒๕๖๙ โดย งานตัวอย่าง" in html
    assert json.loads((good_site / "verification/pages.json").read_text(encoding="utf-8"))["pages"]
