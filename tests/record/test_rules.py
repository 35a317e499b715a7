"""Each rule with records that break it: one change to the good record, one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.rules import RULES
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path

GIFTS = "2567/measures/gifts.yml"
SERVICE = "2567/measures/service.yml"
NEXT_YEAR = "2568/measures/service.yml"
PROMISE = "promises/no-gift.yml"
SCORES = "2567/scores.yml"
TOMORROW = "๒๓ พฤศจิกายน ๒๕๖๙"
VERIFIED = """\
verifications:
  - by: งานตัวอย่าง
    date: ๑ ตุลาคม ๒๕๖๘
    digest: "0000000000000001"
"""
FORM = "kind: form\ntitle: แบบฟอร์ม\ndate: ๒ มกราคม ๒๕๖๗\npublished: {} มกราคม ๒๕๖๗\n"


WITHOUT_ANSWER = "        answers: [opinions]\n"


class Break(NamedTuple):
    """One change that breaks one rule."""

    rule: str
    """The function in `RULES`."""
    file: str
    old: str | None
    """None: the file is new, or written anew."""
    new: str | None
    """None: the file is deleted."""
    place: str
    """Where the problem is told, as path:line:column."""
    name: str
    """The rule's name that the problem bears."""


ABOUT_RESULTS = {"no-evidence", "not-published"}
"""Warnings that the good record has, too; where an error changes their words they do not count."""
BREAKS = [
    Break("predecessors_resolve", SERVICE, "order: 2\n", "continues: 2566/gifts\norder: 2\n",
          f"data/{SERVICE}:1:12", "unknown-measure"),
    Break("predecessors_resolve", SERVICE, "order: 2\n", "continues: 2567/gifts\norder: 2\n",
          f"data/{SERVICE}:1:12", "not-earlier"),
    Break("predecessors_resolve", NEXT_YEAR, "continues: counter\n", "continues: counters\n",
          f"data/{NEXT_YEAR}:16:16", "unknown-action"),
    Break("same_names_are_tied", "2568/measures/gifts.yml", None,
          "order: 2\ntitle: ก\nactions:\n  - id: a\n    text: ข\n",
          "data/2568/measures/gifts.yml:1:8", "untied-measure"),
    Break("suggestions_have_ids", SERVICE, '    suggestion: ""\n', "    suggestion: ควรแจ้งล่วงหน้า\n",
          f"data/{SERVICE}:35:17", "suggestion-without-id"),
    Break("suggestions_have_ids", SERVICE, '    suggestion: ""\n',
          '    suggestion: ""\n    suggestion_id: early\n',
          f"data/{SERVICE}:36:20", "id-without-suggestion"),
    Break("follow_ups_resolve", NEXT_YEAR, "announce-early", "announce-erly",
          f"data/{NEXT_YEAR}:23:22", "unknown-suggestion"),
    Break("follow_ups_resolve", SERVICE, "        answers: [opinions]\n",
          "        answers: [opinions]\n        follows_up: [2567/gifts/announce-early]\n",
          f"data/{SERVICE}:35:22", "follows-itself"),
    Break("promises_are_in_order", PROMISE, "until: ๓๐ กันยายน ๒๕๗๐", "until: ๓๐ กันยายน ๒๕๖๖",
          f"data/{PROMISE}:16:8", "period-order"),
    Break("amounts_match_their_words", SERVICE, "spent: ๑,๕๐๐.๕๐", "spent: 1,050.50",
          f"data/{SERVICE}:42:16", "amount-against-words"),
    Break("amounts_match_their_words", SERVICE, 'planned: "20,000"', "planned: 2000",
          f"data/{SERVICE}:45:10", "amount-against-words"),
    Break("amounts_match_their_words", "documents/order-1-2567.yml", "budget: ไม่ใช้งบประมาณ",
          "budget: ๕๐๐ บาท\nspent: ๕๐", "data/documents/order-1-2567.yml:14:8",
          "amount-against-words"),
    Break("bands_match_scores", SCORES, "band: ผ่านดี", "band: ผ่านดีเยี่ยม",
          f"data/{SCORES}:6:7", "band-against-scores"),
    Break("nothing_is_in_the_future", SCORES, "published: ๑ มิถุนายน ๒๕๖๗",
          f"published: {TOMORROW}", f"data/{SCORES}:8:12", "future-date"),
    Break("attachments_exist", "files/2567/ita-result.csv", "", None,
          f"data/{SCORES}:10:11", "unknown-file"),
    Break("remarks_fit_results", SERVICE, "    text: ๒. รับฟังความคิดเห็น\n",
          "    text: ๒. รับฟังความคิดเห็น\n    reports:\n      - round: 1\n        gap: ก\n",
          f"data/{SERVICE}:22:14", "gap-beside-result"),
    Break("remarks_fit_results", SERVICE, "    text: แปลแบบฟอร์ม\n",
          "    text: แปลแบบฟอร์ม\n    reports:\n      - round: 1\n        lacks: ก\n",
          f"data/{SERVICE}:24:16", "lacks-without-result"),
    Break("remarks_are_of_actions", SERVICE, '    suggestion: ""\n',
          '    suggestion: ""\n    gap: ก\n', f"data/{SERVICE}:36:10", "gap-of-a-measure"),
    Break("results_are_tied", SERVICE, WITHOUT_ANSWER, "",
          f"data/{SERVICE}:32:9", "untied-results"),
    Break("required_files_exist", "2568/year.yml", "", None,
          "data/2568/year.yml:1:1", "missing-file"),
    Break("units_resolve", GIFTS, "units: [clerk-office]", "units: [clerk-ofice]",
          f"data/{GIFTS}:11:15", "unknown-unit"),
    Break("units_resolve", SERVICE, "public-relations]", "publicity]",
          f"data/{SERVICE}:5:25", "unknown-unit"),
    Break("units_resolve", "units/public-relations.yml", "clerk-office", "clerk",
          "data/units/public-relations.yml:5:9", "unknown-unit"),
    Break("spellings_are_known", GIFTS, "text: สำนักปลัด อบต.ตัวอย่าง",
          "text: สำนักปลัดฯ อบต.ตัวอย่าง", f"data/{GIFTS}:10:13", "unknown-spelling"),
    Break("documents_resolve", GIFTS, "documents: [gift-policy]", "documents: [gift-polcy]",
          f"data/{GIFTS}:7:17", "unknown-document"),
    Break("documents_resolve", GIFTS, "order-1-2567]", "order-2-2567]",
          f"data/{GIFTS}:24:38", "unknown-document"),
    Break("documents_resolve", SERVICE, "[service-manual]", "[manual]",
          f"data/{SERVICE}:17:21", "unknown-document"),
    Break("documents_resolve", PROMISE, "documents: [gift-policy]", "documents: [gifts]",
          f"data/{PROMISE}:9:13", "unknown-document"),
    Break("documents_resolve", "2567/ita.yml", "assignment: order-1-2567",
          "assignment: order-9-2567", "data/2567/ita.yml:2:13", "unknown-document"),
    Break("rounds_resolve", NEXT_YEAR, "- round: 1", "- round: 2",
          f"data/{NEXT_YEAR}:18:12", "unknown-round"),
    Break("rounds_resolve", SERVICE, "- round: 2", "- round: 1",
          f"data/{SERVICE}:36:12", "duplicate-round"),
    Break("rows_are_not_mixed", GIFTS, "short_title: ไม่รับของขวัญ\n",
          "short_title: ไม่รับของขวัญ\nreports:\n  - round: 2\n    suggestion: ''\n",
          f"data/{GIFTS}:48:9", "mixed-rows"),
    Break("indicators_resolve", GIFTS, "indicators: [1, 9]", "indicators: [1, 2]",
          f"data/{GIFTS}:8:21", "unknown-indicator"),
    Break("indicators_resolve", NEXT_YEAR, "indicators: [6]", "indicators: [11]",
          f"data/{NEXT_YEAR}:15:18", "unknown-indicator"),
    Break("answers_resolve", SERVICE, "answers: [opinions]", "answers: [opinion]",
          f"data/{SERVICE}:34:19", "unknown-answer"),
    Break("promises_resolve", PROMISE, "2567/gifts/declared", "2567/gifts/decared",
          f"data/{PROMISE}:7:5", "unknown-ground"),
    Break("promises_resolve", PROMISE, "2567/service/counter", "2568/service/counter",
          f"data/{PROMISE}:8:5", "unknown-ground"),
    Break("promises_resolve", PROMISE, "[website, phone]", "[website, fax]",
          f"data/{PROMISE}:10:21", "unknown-channel"),
    Break("roles_resolve", "documents/gift-policy.yml", "[no-gift-declaration]", "[gifts]",
          "data/documents/gift-policy.yml:3:13", "unknown-role"),
    Break("roles_resolve", PROMISE, "[no-gift-declaration]", "[no-gift]",
          f"data/{PROMISE}:11:13", "unknown-role"),
    Break("agencies_have_a_place", "agency.yml", "subdistrict: ตัวอย่าง\n", "",
          "data/agency.yml:2:1", "missing-field"),
    Break("agencies_have_a_place", "agency.yml", "district: เมืองตัวอย่าง\n",
          "form: subdistrict-organization\n", "data/agency.yml:2:1", "missing-field"),
    Break("names_are_of_their_form", "agency.yml", "subdistrict: ตัวอย่าง",
          "subdistrict: ตัวอย่าง\nform: school", "data/agency.yml:5:7", "other-form"),
    Break("nothing_is_unfinished", SERVICE, "text: ธ.ค. ๒๕๖๖ เป็นต้นไป",
          "text: (รอยืนยัน) ธ.ค. ๒๕๖๖ เป็นต้นไป", f"data/{SERVICE}:7:9", "unfinished"),
    Break("nothing_is_unfinished", "2568/measures/example.yml", None,
          "order: 7\ntitle: ก\nactions:\n  - id: a\n    text: ข\n",
          "data/2568/measures/example.yml:1:1", "unfinished"),
    Break("nothing_is_unfinished", "2567/rounds/2.yml", "heading: มาตรการตัวอย่าง",
          "heading: '(รอเติม) หัวเรื่อง'", "data/2567/rounds/2.yml:14:12", "unfinished"),
    Break("channels_match_their_kind", "agency.yml", "    kind: email\n", "    kind: website\n",
          "data/agency.yml:28:12", "not-of-this-kind"),
    Break("channels_match_their_kind", "agency.yml", "    kind: phone\n", "    kind: meeting\n",
          "data/agency.yml:19:12", "not-of-this-kind"),
    Break("report_channels_are_reachable", "agency.yml", "to: corrections", "to: correction",
          "data/agency.yml:34:19", "unknown-channel"),
    Break("report_channels_are_reachable", "agency.yml", "    email: corrections@example.go.th\n",
          "", "data/agency.yml:33:19", "unreachable-channel"),
    Break("report_channels_are_reachable", "agency.yml", "audience: public\n    email:",
          "audience: internal\n    email:", "data/agency.yml:34:19", "internal-channel"),
    Break("ids_are_unique", GIFTS, "id: signs-posted", "id: declared",
          f"data/{GIFTS}:41:17", "duplicate-id"),
    Break("ids_are_unique", SERVICE, "id: counter-manual", "id: counter",
          f"data/{SERVICE}:15:13", "duplicate-id"),
    Break("ids_are_unique", SERVICE, "id: counter-opening", "id: declaration-day",
          f"data/{SERVICE}:29:17", "duplicate-id"),
    Break("ids_are_unique", "agency.yml", "id: staff-line", "id: phone",
          "data/agency.yml:20:9", "duplicate-id"),
    Break("ids_are_unique", "2567/ita.yml", "role: budget-plan", "role: contact",
          "data/2567/ita.yml:48:15", "duplicate-id"),
    Break("ids_are_unique", "glossary.yml", "id: oit", "id: ita",
          "data/glossary.yml:14:9", "duplicate-id"),
    Break("item_numbers_are_unique", "2567/ita.yml", "number: O6", "number: o ๑",
          "data/2567/ita.yml:47:17", "duplicate-item"),
    Break("spellings_are_unique", "glossary.yml", "term: OIT", "term: ไอทีเอ",
          "data/glossary.yml:16:11", "duplicate-term"),
    Break("spellings_are_unique", "glossary.yml", "also: [ไอทีเอ]", "also: [ไอทีเอ, Ita]",
          "data/glossary.yml:11:20", "duplicate-term"),
    Break("orders_are_unique", SERVICE, "order: 2", "order: 1",
          f"data/{SERVICE}:1:8", "duplicate-order"),
    Break("results_have_evidence", SERVICE, "id: opinions-heard", "id: opinions-collected",
          f"data/{SERVICE}:25:9", "no-evidence"),
    Break("results_are_public_in_time", GIFTS, "            published: ๕ เมษายน ๒๕๖๗\n", "",
          f"data/{GIFTS}:20:13", "not-published"),
    Break("suggestions_are_told", SERVICE, '    suggestion: ""\n', "",
          f"data/{SERVICE}:23:5", "missing-suggestion"),
    Break("suggestions_are_told", GIFTS, '        suggestion: "-"\n', "",
          f"data/{GIFTS}:45:9", "missing-suggestion"),
    Break("verifiers_are_offices", "verifications/contact.yml", None,
          VERIFIED.replace("งานตัวอย่าง", "สมมุติ ใจดี"), "data/verifications/contact.yml:2:9",
          "person-as-verifier"),
    Break("verified_pages_exist", "verifications/units/finnance.yml", None, VERIFIED,
          "data/verifications/units/finnance.yml:1:1", "unknown-page"),
    Break("verifications_are_in_order", "verifications/contact.yml", None,
          VERIFIED.replace("๒๕๖๘", "๒๖๖๘"), "data/verifications/contact.yml:3:11",
          "future-verification"),
    Break("verifications_are_in_order", "verifications/contact.yml", None,
          VERIFIED + VERIFIED.partition("\n")[2].replace("๒๕๖๘", "๒๕๖๗"),
          "data/verifications/contact.yml:6:11", "verification-order"),
    Break("years_are_fiscal", "2567/year.yml", "year: 2567", "year: 2566",
          "data/2567/year.yml:1:7", "year-not-folder"),
    Break("years_are_fiscal", "2567/year.yml", "๑ ตุลาคม ๒๕๖๖", "๑ มกราคม ๒๕๖๗",
          "data/2567/year.yml:2:8", "period-bounds"),
    Break("years_are_fiscal", "2567/year.yml", "๓๐ กันยายน ๒๕๖๗", "๓๑ ธันวาคม ๒๕๖๗",
          "data/2567/year.yml:3:6", "period-bounds"),
    Break("rounds_are_halves", "2567/rounds/1.yml", "number: 1", "number: 2",
          "data/2567/rounds/1.yml:1:9", "round-not-file"),
    Break("rounds_are_halves", "2567/rounds/1.yml", "end: ๓๑ มีนาคม", "end: ๓๐ มีนาคม",
          "data/2567/rounds/1.yml:3:6", "period-bounds"),
    Break("rounds_are_halves", "2567/rounds/2.yml", "start: ๑ เมษายน", "start: ๑ มีนาคม",
          "data/2567/rounds/2.yml:2:8", "period-bounds"),
    Break("periods_are_in_order", GIFTS, "end: ๓๑ มีนาคม ๒๕๖๗", "end: ๓๑ ธันวาคม ๒๕๖๖",
          f"data/{GIFTS}:15:12", "period-order"),
    Break("nothing_is_in_the_future", GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", f"done: {TOMORROW}",
          f"data/{GIFTS}:49:19", "future-date"),
    Break("nothing_is_in_the_future", GIFTS, "published: ๕ เมษายน ๒๕๖๗", f"published: {TOMORROW}",
          f"data/{GIFTS}:23:24", "future-date"),
    Break("nothing_is_in_the_future", SERVICE, "date: 2567-02-29", f"date: {TOMORROW}",
          f"data/{SERVICE}:31:19", "future-date"),
    Break("nothing_is_in_the_future", "documents/order-1-2567.yml", "\ndate: ๒ มกราคม ๒๕๖๗",
          f"\ndate: {TOMORROW}", "data/documents/order-1-2567.yml:4:7", "future-date"),
    Break("nothing_is_in_the_future", "2567/rounds/1.yml", "published: ๑๐ เมษายน ๒๕๖๗",
          f"published: {TOMORROW}", "data/2567/rounds/1.yml:4:12", "future-date"),
    Break("days_are_near_their_year", SERVICE, "date: 2567-02-29", "date: 2400-02-28",
          f"data/{SERVICE}:31:19", "far-date"),
    Break("days_are_near_their_year", SERVICE, "date: 2567-02-29", "date: 2557-02-28",
          f"data/{SERVICE}:31:19", "far-date"),
    Break("days_are_near_their_year", GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", "done: ๑ กรกฎาคม ๒๕๖๓",
          f"data/{GIFTS}:49:19", "far-date"),
    Break("days_are_near_their_year", GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", "done: ๑ ตุลาคม ๒๕๖๘",
          f"data/{GIFTS}:49:19", "far-date"),
    Break("days_are_near_their_year", GIFTS, "published: ๕ เมษายน ๒๕๖๗",
          "published: ๕ ตุลาคม ๒๕๖๘", f"data/{GIFTS}:23:24", "far-date"),
    Break("events_are_in_their_year", SERVICE, "date: 2567-02-29", "date: ๓๐ กันยายน ๒๕๖๖",
          f"data/{SERVICE}:31:19", "outside-year"),
    Break("events_are_in_their_year", SERVICE, "date: 2567-02-29", "date: ๑ ตุลาคม ๒๕๖๗",
          f"data/{SERVICE}:31:19", "outside-year"),
    Break("nothing_copied_names_the_old_year", NEXT_YEAR, "text: ไตรมาสแรก",
          "text: ธ.ค. ๒๕๖๖ เป็นต้นไป", f"data/{NEXT_YEAR}:9:9", "old-year"),
    Break("nothing_copied_names_the_old_year", "2568/rounds/1.yml",
          "period: รอบ ๑ ตุลาคม ๒๕๖๗ - ๓๑ มีนาคม ๒๕๖๘", "period: รอบ ๑ ตุลาคม ๒๕๖๖ - ๓๑ มีนาคม ๒๕๖๗",
          "data/2568/rounds/1.yml:10:11", "old-year"),
    Break("no_result_is_that_of_the_year_before", NEXT_YEAR, "text: ลดจาก ๕ ขั้นตอนเหลือ ๓ ขั้นตอน",
          'text: "- จุดบริการเปิดต่อเนื่อง"', f"data/{NEXT_YEAR}:21:15", "copied-result"),
    Break("days_are_near_their_year", GIFTS, "start: ๑ มกราคม ๒๕๖๗", "start: ๑ มกราคม ๒๔๖๖",
          f"data/{GIFTS}:14:14", "far-date"),
    Break("nothing_is_published_before_it_is_done", GIFTS, "published: ๕ เมษายน ๒๕๖๗",
          "published: ๒ เมษายน ๒๕๖๗", f"data/{GIFTS}:23:24", "published-before-done"),
    Break("nothing_is_published_before_it_is_done", "documents/form.yml", None,
          FORM.format("๑"), "data/documents/form.yml:4:12", "published-before-done"),
    Break("attachments_exist", "files/2567/declaration.pdf", "", None,
          f"data/{GIFTS}:28:23", "unknown-file"),
    Break("attachments_exist", "files/2567/declaration.png", "", None,
          f"data/{GIFTS}:34:23", "unknown-file"),
    Break("attachments_exist", "files/2567/report-1.pdf", "", None,
          "data/2567/rounds/1.yml:24:11", "unknown-file"),
    Break("attachments_exist", "files/2567/left-over.pdf", None, "%PDF-1.4",
          "data/files/2567/left-over.pdf:1:1", "unused-file"),
    Break("attachments_can_be_opened", "files/2567/declaration.pdf", None, "MZ",
          f"data/{GIFTS}:28:23", "broken-file"),
    Break("attachments_can_be_opened", "files/2567/declaration.png", None, "GIF89a",
          f"data/{GIFTS}:34:23", "broken-picture"),
    Break("attachments_can_be_opened", "files/2567/report-1.pdf", None, "",
          "data/2567/rounds/1.yml:24:11", "empty-file"),
    Break("pictures_have_words", GIFTS, "alt: ผู้บริหารถือป้ายไม่รับของขวัญ", "alt: declaration.png",
          f"data/{GIFTS}:35:22", "file-name-as-alternative"),
    Break("synonyms_are_distinct", "synonyms.yml", "เฟสบุ๊ก, Facebook", "เฟสบุ๊ก, EXAMPLE",
          "data/synonyms.yml:4:24", "repeated-synonym"),
    Break("synonyms_are_distinct", "synonyms.yml", "เฟสบุ๊ก, Facebook", "เฟสบุ๊ก, ก",
          "data/synonyms.yml:4:24", "short-synonym"),
]  # fmt: skip


def apply(data: Path, file: str, old: str | None, new: str | None) -> None:
    """Make one change; what is to be replaced must stand in the file exactly once."""
    target = data / file
    if new is None:
        target.unlink()
    elif old is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(new, encoding="utf-8")
    else:
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        target.write_text(text.replace(old, new), encoding="utf-8")


def found(data: Path) -> list[tuple[str, str]]:
    """Return place and rule of every error of a data folder, and of each warning it adds."""
    site, usual = Site.load(data, DAY), {entry.message for entry in Site.load(GOOD, DAY).warnings}
    added = [
        entry
        for entry in site.warnings
        if entry.rule not in ABOUT_RESULTS or (not site.problems and entry.message not in usual)
    ]
    problems = sorted([*site.problems, *added])
    return [(f"{entry.path}:{entry.line}:{entry.column}", entry.rule) for entry in problems]


def test_the_untouched_record_breaks_no_rule() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: f"{case.rule}-{case.name}")
def test_a_record_that_breaks_a_rule_is_one_problem_at_its_place(
    good_data: Path, case: Break
) -> None:
    apply(good_data, case.file, case.old, case.new)
    assert found(good_data) == [(case.place, case.name)]


def test_every_rule_has_a_record_that_breaks_it() -> None:
    assert {case.rule for case in BREAKS} == {rule.__name__ for rule in RULES}


def test_a_record_without_its_agency_is_a_problem(good_data: Path) -> None:
    (good_data / "agency.yml").unlink()
    assert ("data/agency.yml:1:1", "missing-file") in found(good_data)


def test_an_empty_folder_misses_its_agency(tmp_path: Path) -> None:
    assert found(tmp_path) == [("data/agency.yml:1:1", "missing-file")]


@pytest.mark.parametrize("day", ["๑ ตุลาคม ๒๕๖๖", "๑ เมษายน ๒๕๖๗", "๓๐ กันยายน ๒๕๖๗"])
def test_a_result_dated_outside_its_round_is_no_problem(good_data: Path, day: str) -> None:
    """The source report itself has one: a training three days after its round."""
    apply(good_data, SERVICE, "date: 2567-02-29", f"date: {day}")
    assert found(good_data) == []


def test_what_happened_today_is_no_problem(good_data: Path) -> None:
    apply(good_data, GIFTS, "done: ๑ กรกฎาคม ๒๕๖๗", "done: ๒๒ พฤศจิกายน ๒๕๖๙")
    assert found(good_data) == [(f"data/{GIFTS}:49:19", "far-date")]  # doubted, and no error
    assert Site.load(good_data, DAY).problems == []


def test_a_period_of_one_day_is_no_problem(good_data: Path) -> None:
    apply(good_data, GIFTS, "end: ๓๑ มีนาคม ๒๕๖๗", "end: ๑ มกราคม ๒๕๖๗")
    assert found(good_data) == []


def test_a_message_names_a_file_as_it_is_on_disk(good_data: Path) -> None:
    apply(good_data, SERVICE, "order: 2", "order: 1")
    (problem,) = Site.load(good_data, DAY).problems
    assert f"data/{GIFTS}" in problem.message


def test_the_problem_of_a_dead_reference_suggests_the_nearest_id(good_data: Path) -> None:
    apply(good_data, GIFTS, "units: [clerk-office]", "units: [clerk-ofice]")
    (problem,) = Site.load(good_data, DAY).problems
    assert "“clerk-ofice”" in problem.message
    assert "clerk-office, finance, public-relations" in problem.remedy
    assert problem.example == "clerk-office"


def test_a_unit_that_is_its_own_parent_is_not_reported_as_missing(good_data: Path) -> None:
    apply(good_data, "units/public-relations.yml", "clerk-office", "public-relations")
    (problem,) = Site.load(good_data, DAY).problems
    assert (problem.path, problem.line, problem.column) == ("data/units/public-relations.yml", 5, 9)
    assert "ไม่พบ" not in problem.message


def test_known_numbers_are_listed_in_their_order(good_data: Path) -> None:
    apply(good_data, NEXT_YEAR, "indicators: [6]", "indicators: [11]")
    (problem,) = Site.load(good_data, DAY).problems
    assert "1, 2, 3, 4, 5, 6, 7, 8, 9, 10" in problem.remedy


def test_what_takes_place_each_year_keeps_its_name(good_data: Path) -> None:
    """The calendar shows all years on one page: the later one's anchor has its year behind it."""
    apply(good_data, NEXT_YEAR, "id: queue-review", "id: declaration-day")
    assert found(good_data) == []
    anchors = [(entry.year, entry.anchor) for entry in Site.load(good_data, DAY).events]
    assert anchors == [
        (2567, "counter-opening"),
        (2567, "declaration-day"),
        (2568, "declaration-day-2568"),
    ]


def test_an_anchor_with_its_year_is_used_once_too(good_data: Path) -> None:
    apply(good_data, SERVICE, "id: counter-opening", "id: declaration-day-2568")
    apply(good_data, NEXT_YEAR, "id: queue-review", "id: declaration-day")
    assert found(good_data) == [(f"data/{NEXT_YEAR}:25:17", "duplicate-id")]


@pytest.mark.parametrize(
    "by", ["งานประชาสัมพันธ์", "นายก อบต.", "ปลัด อบต.", "เจ้าพนักงานธุรการ", "กองคลัง อบต.ตัวอย่าง"]
)
def test_an_office_may_verify(good_data: Path, by: str) -> None:
    apply(good_data, "verifications/contact.yml", None, VERIFIED.replace("งานตัวอย่าง", by))
    assert found(good_data) == []


def test_a_unit_may_verify_whatever_its_name(good_data: Path) -> None:
    apply(good_data, "units/finance.yml", "name: กองคลังตัวอย่าง", "name: ตัวอย่าง")
    apply(good_data, "verifications/contact.yml", None, VERIFIED.replace("งานตัวอย่าง", "ตัวอย่าง"))
    assert found(good_data) == []


@pytest.mark.parametrize("given", ['""', '"-"', "ควรเริ่มเร็ว\n    suggestion_id: earlier"])
def test_a_blank_suggestion_is_told_and_not_left_out(good_data: Path, given: str) -> None:
    apply(good_data, SERVICE, '    suggestion: ""\n', f"    suggestion: {given}\n")
    assert found(good_data) == []


def test_a_document_is_published_on_its_day_or_later(good_data: Path) -> None:
    apply(good_data, "documents/form.yml", None, FORM.format("๒"))
    assert found(good_data) == []
