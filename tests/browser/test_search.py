"""The search as people use it: in Chromium, by touch and by keyboard, small site and large."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from benchmarks.generate import write_agency
from benchmarks.web_server import serving
from tests.built import REPORT, build_site
from tests.conftest import DAY
from transparency.language.fold import fold
from transparency.record.site import Site
from transparency.search.record import record_entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

MEASURES: Final = 60
"""As many as make a site that is searched by grams."""
SEPARATORS: Final = ' \t\n\r\u00a0-‐‑–—"“”„«»()[]{}<>,;:!?•·…*|'
"""What parts words."""
_WATCH_SHIFTS: Final = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
INVISIBLE: Final = "'’‘`\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""What stands within words and is not looked for."""


@pytest.fixture
def page(tabs: Tabs, base_url: str) -> Iterator[Page]:
    """The search page of the real site on a phone."""
    with tabs.open(390, 844) as page:
        page.goto(f"{base_url}search/")
        yield page


def look_for(page: Page, query: str) -> list[str]:
    """Type a query; return where the results lead, from the site's root."""
    page.locator("#_q").fill(query)
    expect(page.locator("#_status")).to_contain_text(query)
    links = page.locator(".find__title a").evaluate_all("all => all.map(a => a.href)")
    return [link.split("/", 3)[3] for link in links]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ของขวัญ", "promises/no-gift/"),
        ("ขวัญ", "promises/no-gift/"),
        ("ยืม", "promises/borrowing-property/"),
        ("๓๑๗", "documents/#order-317-2565"),
        ("317", "documents/#order-317-2565"),
        ("317/2565", "documents/#order-317-2565"),
        ("เฟสบุ๊ก", "contact/#facebook"),
        ("FACEBOOK", "contact/#facebook"),
        ("สำนักปลัด", "units/clerk-office/"),
        ("ประชุมพนักงาน", "calendar/#staff-meeting-march"),
        ("No Gift Policy", "promises/no-gift/"),
        ("No Gift Policy คืออะไร", "glossary/#_term-no-gift-policy"),
        ("เบอร์โทร", "contact/"),
        ("๑๘/๓/๖๖", "calendar/#oath-day"),
    ],
)
def test_a_citizens_words_lead_to_their_place(page: Page, query: str, first: str) -> None:
    assert look_for(page, query)[0] == first


def test_thai_and_arabic_digits_and_spellings_find_the_same(page: Page) -> None:
    assert look_for(page, "๒๕๖๖") == look_for(page, "2566") != []
    assert look_for(page, "เฟสบุ๊ก") == look_for(page, "facebook") != []


def test_words_written_together_that_the_record_has_apart_are_found_and_said_so(
    page: Page,
) -> None:
    assert look_for(page, "คำสั่งแต่งตั้งคณะกรรมการ")[0] == "documents/#order-317-2565"
    expect(page.locator("#_status")).to_contain_text("ที่มีคำเหล่านี้แยกกัน")
    assert look_for(page, "แต่งตั้งคณะกรรมการ")[0] == "documents/#order-317-2565"
    expect(page.locator("#_status")).not_to_contain_text("แยกกัน")


def test_a_question_is_asked_of_what_it_is_about(page: Page) -> None:
    assert look_for(page, "ให้ของขวัญเจ้าหน้าที่ได้ไหมครับ") == ["promises/no-gift/"]


def test_what_ends_a_line_and_begins_the_next_is_not_one_word(page: Page) -> None:
    found = look_for(page, "งานประชาสัมพันธ์")
    assert found[0] == "units/public-relations/"
    assert [link for link in found if "service-culture" in link] == []


def test_what_is_not_on_the_site_finds_nothing_and_says_whom_to_ask(page: Page) -> None:
    assert look_for(page, "ฮิปโปโปเตมัส") == []
    expect(page.locator("#_status")).to_have_text("ไม่พบ “ฮิปโปโปเตมัส” ในเว็บไซต์นี้")
    ask = page.locator("#_nothing p a")
    expect(ask).to_be_visible()
    assert ask.get_attribute("href") == "../contact/"


def test_what_a_misspelt_word_means_is_asked_and_found(page: Page) -> None:
    assert look_for(page, "จัดซือจัดจ้าง")[0] == "documents/#procurement-announcements"
    expect(page.locator("#_status")).to_have_text(
        "ไม่พบคำที่พิมพ์ หมายถึง “จัดซื้อจัดจ้าง” ? พบ ๔ เรื่อง สำหรับ “จัดซือจัดจ้าง”"
    )


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [("pn,rylf6", "ยืมพัสดุ", "promises/borrowing-property/"), ("นระ", "oit", "glossary/#_term-oit")],
)
def test_the_other_keyboard_is_understood_and_said(
    page: Page, typed: str, meant: str, first: str
) -> None:
    assert look_for(page, typed)[0] == first
    expect(page.locator("#_status")).to_contain_text(f"พิมพ์ด้วยแป้นพิมพ์อีกภาษา หมายถึง “{meant}”")


def test_a_number_is_found_as_a_whole_alone(page: Page) -> None:
    assert look_for(page, "31") != []
    marked = page.locator(".find mark").all_inner_texts()
    assert set(marked) == {"๓๑"}
    assert look_for(page, "566") == []


def test_where_nothing_is_found_the_nearest_topics_are_offered(page: Page) -> None:
    assert look_for(page, "ยืมโต๊ะ") == []
    near = page.locator("#_near a")
    expect(near.first).to_have_text("การยืมใช้ทรัพย์สินของราชการ")
    assert near.first.get_attribute("href") == "../promises/borrowing-property/"
    expect(near).to_have_count(5)


@pytest.mark.parametrize("query", ["report_errors_to", "pull request", "short_title"])
def test_the_guide_for_staff_is_found_in_a_search_of_its_own(
    tabs: Tabs, base_url: str, query: str
) -> None:
    with tabs.open(390, 844) as page:
        page.goto(f"{base_url}search/")
        assert look_for(page, query) == []
        page.goto(f"{base_url}staff/")
        page.locator("#_q").fill(query)
        page.keyboard.press("Enter")
        expect(page.locator(".find").first).to_be_visible()
        expect(page.get_by_text("กำลังค้นในคู่มือเจ้าหน้าที่")).to_be_visible()
        links = page.locator(".find__title a").evaluate_all("all => all.map(a => a.pathname)")
        assert {link.strip("/") for link in links} <= {"staff", "fields"}


def test_a_find_shows_the_page_before_it_is_there_and_pushes_nothing(
    tabs: Tabs, base_url: str
) -> None:
    with tabs.open(412, 823) as page:
        page.add_init_script(_WATCH_SHIFTS)
        page.goto(f"{base_url}search/?q=ของขวัญ")
        expect(page.locator(".find").first).to_be_visible()
        expect(page.locator("#_browse")).to_be_attached()
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
        assert page.evaluate("window.shift") <= 0.02


def test_each_module_of_the_search_is_asked_for_at_once(page: Page, report_site: Path) -> None:
    listed = page.locator("link[rel=modulepreload]").evaluate_all("all => all.map(a => a.href)")
    later = "nearest."  # what is misspelt, asked for where nothing else was found
    modules = {file.name for file in report_site.glob("assets/js/*.js")}
    modules = {name for name in modules if not name.startswith(later)}
    (first,) = page.locator("script[type=module]").evaluate_all("all => all.map(a => a.src)")
    assert {address.rpartition("/")[2] for address in [*listed, first]} == modules


def test_a_result_shows_its_sentence_with_the_words_marked_and_its_kind(page: Page) -> None:
    look_for(page, "317/2565")
    find = page.locator(".find").first
    expect(find.locator("mark").first).to_have_text("๓๑๗/๒๕๖๕")
    expect(find.locator(".tag")).to_have_text("เอกสาร")
    expect(page.locator("#_status")).to_have_text("พบ ๒ เรื่อง สำหรับ “317/2565”")


def test_a_section_link_leads_to_the_section(page: Page, base_url: str) -> None:
    look_for(page, "ถอดบทเรียน")
    page.locator(".find__title a").first.click()
    assert page.url.startswith(base_url)
    target = page.url.partition("#")[2]
    expect(page.locator(f"#{target}")).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.locator("#_q").focus()
    page.keyboard.type("ทรัพย์สิน")
    page.keyboard.press("Enter")
    expect(page.locator(".find").first).to_be_visible()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.find') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(promises|documents|2566)/"))


def test_the_number_of_results_is_announced(page: Page) -> None:
    status = page.locator("#_status")
    assert status.get_attribute("role") == "status"
    look_for(page, "ของขวัญ")
    count = page.locator(".find").count()
    expect(status).to_have_text(f"พบ {'๐๑๒๓๔๕๖๗๘๙'[count]} เรื่อง สำหรับ “ของขวัญ”")


def test_one_kind_can_be_asked_for(page: Page) -> None:
    look_for(page, "ประชุม")
    page.get_by_label("กิจกรรม").check()
    kinds = page.locator(".find .tag").all_inner_texts()
    assert kinds
    assert set(kinds) == {"กิจกรรม"}


def test_the_query_stays_in_the_address_and_comes_from_the_home_page(
    tabs: Tabs, base_url: str
) -> None:
    with tabs.open(390, 844) as page:
        page.goto(base_url)
        page.locator("#_q").fill("ของขวัญ")
        page.keyboard.press("Enter")
        expect(page.locator(".find").first).to_be_visible()
        page.reload()
        expect(page.locator(".find").first).to_be_visible()


def test_nothing_is_loaded_before_the_search_is_opened(tabs: Tabs, base_url: str) -> None:
    with tabs.open() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base_url, wait_until="networkidle")
        assert [url for url in asked if "/search/" in url or url.endswith(".js")] == []
        page.goto(f"{base_url}search/", wait_until="networkidle")
        assert [url for url in asked if url.endswith(".json")] == []


def test_without_javascript_the_page_says_so_and_lists_the_ways(tabs: Tabs, base_url: str) -> None:
    with tabs.open(scripts=False) as page:
        page.goto(f"{base_url}search/?q=ของขวัญ")
        expect(page.locator(".search__needs")).to_contain_text("การค้นหาต้องเปิดใช้ JavaScript")
        expect(page.get_by_role("link", name="คำสั่ง นโยบาย และเอกสาร")).to_be_visible()


def test_without_javascript_the_words_typed_stay_and_ways_are_offered(
    tabs: Tabs, base_url: str
) -> None:
    with tabs.open(scripts=False) as page:
        page.goto(base_url)
        expect(page.get_by_role("link", name="เลือกดูตามหมวด")).to_be_visible()
        page.goto(f"{base_url}search/")
        page.locator("#_q").fill("ของขวัญ")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="เลือกดูตามหมวดด้านล่าง").click()
        expect(page.locator("#_q")).to_have_value("ของขวัญ")
        expect(page.locator("#_browse")).to_be_in_viewport()
        expect(
            page.locator(".search__needs").get_by_role("link", name="ช่องทางติดต่อ")
        ).to_be_visible()


def lose_and_try_again(page: Page, query: str) -> list[str]:
    """Search while no answer comes, then with answers again; return what is found then."""
    page.route("**/search/**/*.json", lambda route: route.abort())
    page.locator("#_q").fill(query)
    expect(page.locator("#_status")).to_contain_text("โหลดข้อมูลสำหรับค้นหาไม่สำเร็จ")
    page.unroute("**/search/**/*.json")
    return look_for(page, query)


def test_a_lost_connection_is_said_and_the_next_try_works(page: Page) -> None:
    assert lose_and_try_again(page, "ของขวัญ") != []


def test_hostile_words_stay_words(page: Page) -> None:
    look_for(page, '<img src=x onerror="document.title=1">')
    assert page.locator("#_status img, #_results img").count() == 0
    assert page.title() != "1"


def test_both_foldings_are_the_same(page: Page, report_site: Path) -> None:
    chance = random.Random(2566)  # noqa: S311 - repeatable, not secret
    letters = [*map(chr, range(0x0E01, 0x0E5C)), *"/.AbzZ0459é&เเํ้า", *SEPARATORS, *INVISIBLE]
    texts = ["".join(chance.choices(letters, k=12)) for _ in range(3000)]
    site = Site.load(REPORT, DAY)
    texts += ["".join(chance.choices("กขำาัิีึื่้๊๋์็ํุู", k=12)) for _ in range(3000)]
    texts += [section.text for entry in record_entries(site) for section in entry.sections]
    (module,) = report_site.glob("assets/js/fold.*.js")
    folded = page.evaluate(
        """async ([module, texts]) => {
            const { fold } = await import(module);
            return texts.map((text) => fold(text.normalize("NFC")).text);
        }""",
        [f"../assets/js/{module.name}", texts],
    )
    wrong = [text for text, got in zip(texts, folded, strict=True) if got != fold(text)]
    assert wrong == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the data of a site that is too large to be sent whole."""
    folder = tmp_path_factory.mktemp("large")
    write_agency(folder / "data", MEASURES)
    site = build_site(folder / "site", folder / "data")
    index = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))
    assert index["shards"] > 1
    with serving(site) as address:
        yield address, folder / "data"


@pytest.mark.parametrize("query", ["บุคลากรตรวจสอบแผน", "เว็บไซต์อบรมอบรม", "หน่วยทดสอบ3", "ฮิปโป"])
def test_a_large_site_finds_what_reading_all_of_it_finds(
    tabs: Tabs, large: tuple[str, Path], query: str
) -> None:
    address, data = large
    with tabs.open() as page:
        page.goto(f"{address}search/")
        look_for(page, query)
        while page.locator("#_more").is_visible():
            page.locator("#_more").click()
            expect(page.locator("#_more")).to_be_enabled()
        found = {
            link.split("/", 3)[3].partition("#")[0].replace("../", "")
            for link in page.locator(".find__title a").evaluate_all("all => all.map(a => a.href)")
        }
    wanted = {
        entry.address.partition("#")[0]
        for entry in record_entries(Site.load(data, DAY))
        if any(
            fold(query) in fold(text)
            for text in [entry.title, entry.note, *(section.text for section in entry.sections)]
        )
    }
    assert found >= wanted
    assert {address for address in found if address.startswith("2566/")} == {
        address for address in wanted if address.startswith("2566/")
    }


def test_on_a_large_site_too_the_same_word_is_found_after_a_lost_connection(
    tabs: Tabs, large: tuple[str, Path]
) -> None:
    address, _ = large
    with tabs.open() as page:
        page.goto(f"{address}search/")
        look_for(page, "ฮิปโป")  # the index is there; the shards of the next word are not
        assert lose_and_try_again(page, "บุคลากรตรวจสอบแผน") != []
