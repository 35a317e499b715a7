"""The search index: folding, entries, and the files that a browser fetches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.built import REPORT, read_pages
from tests.conftest import DAY, GOOD
from transparency.language.fold import fold, grams
from transparency.record.site import Site
from transparency.search.index import SMALL_SITE, numbers_of, search_files, shard_of
from transparency.search.prose import prose_entry
from transparency.search.record import KINDS, Entry, Section, record_entries

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("๓๑๗/๒๕๖๕", "317/2565"),
        ("No-Gift", "no gift"),
        ("Do’s & Don’ts", "dos & don'ts"),
        ("ต่าง ๆ", "ต่างๆ"),
        ("อบต. ตัวอย่าง", "อบต.ตัวอย่าง"),
        ("ปี 2566", "ปี๒๕๖๖"),
        ("“นโยบาย”", "นโยบาย"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
        ("ทำ", "ท\u0e4d\u0e32"),
        ("เเผน", "แผน"),
        ("• ข้อแรก•ข้อสอง", "ข้อแรกข้อสอง"),
        ("one•two", "one two"),
        ("ข่าว\u200bสาร", "ข่าวสาร"),
        ("  FACEBOOK\n", "facebook"),
    ],
)
def test_what_people_write_differently_folds_alike(written: str, other: str) -> None:
    assert fold(written) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ขาว", "ข้าว"), ("ข่าว", "ข้าว"), ("no gift", "nogift"), ("กก", "กํก")]
)
def test_what_tells_words_apart_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_grams_are_all_pieces_of_two_and_three_characters() -> None:
    assert grams("กขคง") == {"กข", "ขค", "คง", "กขค", "ขคง"}
    assert grams("ก") == set()


@pytest.fixture(scope="module")
def good_entries() -> list[Entry]:
    return list(record_entries(Site.load(GOOD, DAY)))


def test_everything_with_a_page_or_a_place_on_one_can_be_found(
    good_site: Path, good_entries: list[Entry]
) -> None:
    pages = read_pages(good_site)
    for entry in good_entries:
        page, _, own = entry.address.partition("#")
        assert page in pages, entry
        for anchor in [own, *(section.anchor for section in entry.sections)]:
            assert not anchor or anchor in pages[page].ids, (entry.address, anchor)
    site = Site.load(GOOD, DAY)
    found = {kind: sum(entry.kind == kind for entry in good_entries) for kind in KINDS}
    assert found["measure"] == sum(len(site.measures(year)) for year in site.years)
    assert found["document"] == len(site.documents)
    assert found["event"] == len(site.events)
    assert found["unit"] == len(site.units)
    assert found["promise"] == len(site.promises)


def test_the_words_before_a_list_of_results_are_found_at_the_first_of_them_alone(
    good_entries: list[Entry],
) -> None:
    gifts = next(entry for entry in good_entries if entry.address == "2567/measures/gifts/")
    first_lines = {section.anchor: section.text.split("\n")[0] for section in gifts.sections}
    assert first_lines["declared"] == "ผู้บริหารดำเนินการ ดังนี้"
    assert first_lines["signs-posted"] == "ติดป้ายหน้าที่ทำการ"
    leads = [section.anchor for section in gifts.sections if "ดังนี้" in section.text]
    assert leads == ["declared"]


def test_a_document_that_nobody_can_open_is_found_as_not_attached(
    good_entries: list[Entry],
) -> None:
    """The policy has neither file nor link; the order has both, the manual a file."""
    texts = {
        entry.address: entry.sections[0].text.split("\n")
        for entry in good_entries
        if entry.kind == "document"
    }
    lacking = [address for address, lines in texts.items() if "ยังไม่แนบเอกสาร" in lines]
    assert lacking == ["documents/#gift-policy"]
    assert len(texts) == 3


def test_prose_offers_a_section_for_each_heading() -> None:
    html = (
        '<h1 id="a">หัวเรื่อง</h1><p>นำ &amp; เรื่อง</p><h2 id="b">หนึ่ง</h2><p>ก</p>'
        '<!--view 0--><h3 id="c">สอง</h3><p>ข <code>ค</code></p>'
    )
    assert prose_entry("about/", "ชื่อ", "คำอธิบาย", html) == Entry(
        "page",
        "ชื่อ",
        "about/",
        "",
        (
            Section("", "", "คำอธิบาย"),
            Section("", "", "นำ & เรื่อง"),
            Section("b", "หนึ่ง", "ก"),
            Section("c", "สอง", "ข ค"),
        ),
    )


def entry(number: int, text: str) -> Entry:
    return Entry("measure", f"มาตรการ {number}", f"m{number}/", "", (Section("a", "ข้อ", text),))


def read_search(files: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the index, and the other files by their names."""
    index = json.loads(files["search/index.json"])
    prefix = f"search/{index['folder']}/"
    others = {name: json.loads(text) for name, text in files.items() if name.startswith(prefix)}
    assert len(others) == len(files) - 1
    return index, {name.removeprefix(prefix): text for name, text in others.items()}


def test_a_small_site_is_texts_alone_in_the_order_of_kinds() -> None:
    page = Entry("page", "หน้า", "p/", "", ())
    index, files = read_search(search_files([page, entry(1, "ของขวัญ")], [["ขวัญ", "ขวัน"]]))
    assert index["shards"] == 0
    assert index["texts"] == [0]
    assert index["kinds"] == [["measure", "มาตรการ", 1], ["page", "หน้าเว็บ", 1]]
    assert index["synonyms"] == [[["ขวัญ", "ขวัน"], ["ขวัญ"]]]  # the second stands nowhere
    assert files == {
        "t0.json": [
            ["มาตรการ 1", "m1/", "", [["a", "ข้อ", "ของขวัญ"]]],
            ["หน้า", "p/", "", []],
        ]
    }


def test_a_large_site_names_for_each_gram_the_passages_that_hold_it() -> None:
    numbers = " ".join(map(str, range(100, 100 + SMALL_SITE // 200)))
    texts = ["ของขวัญ" if number % 3 == 0 else "ทรัพย์สิน" for number in range(60)]
    entries = [entry(number, f"{text} {numbers}") for number, text in enumerate(texts)]
    index, files = read_search(search_files(entries, []))
    assert index["shards"] > 1
    assert len(index["texts"]) > 2

    def holders(gram: str, field: str) -> list[int]:
        return numbers_of(files[f"g{shard_of(gram, index['shards'])}.json"][field].get(gram, []))

    assert index["passages"] == [2] * 60  # the head and the section
    assert holders("ขวั", "x") == list(range(1, 120, 6))
    assert holders("ขวั", "t") == []
    assert holders("มาต", "t") == list(range(60))
    starts = [*index["texts"], 60]
    for number, start in enumerate(index["texts"]):
        assert len(files[f"t{number}.json"]) == starts[number + 1] - start


def test_another_state_of_the_site_stands_in_another_folder() -> None:
    before, after = search_files([entry(1, "ก")], []), search_files([entry(1, "ข")], [])
    assert json.loads(before["search/index.json"])["folder"] not in str(after.keys())
    assert search_files([entry(1, "ก")], []) == before


def test_the_real_search_speaks_of_every_measure_unit_and_document(report_site: Path) -> None:
    _, files = read_search(
        {
            file.relative_to(report_site).as_posix(): file.read_text(encoding="utf-8")
            for file in (report_site / "search").rglob("*.json")
        }
    )
    titles = {row[0] for name, rows in files.items() if name.startswith("t") for row in rows}
    site = Site.load(REPORT, DAY)
    assert {measure.title for _, measure in site.records.measures()} <= titles
    assert {unit.name for unit in site.units} <= titles
    assert {document.title for document in site.documents} <= titles
    assert {"เกี่ยวกับเว็บไซต์และข้อมูล", "คำศัพท์"} <= titles
