"""The theme's words: our corrections of its Thai, and nothing but corrections."""

from __future__ import annotations

import pytest
from mkdocs.config import load_config

from tests.built import ROOT

CORRECTED = {
    "announce.dismiss": "ไม่ต้องแสดงข้อความนี้อีก",
    "blog.authors": "ผู้เขียน",
    "blog.categories.in": "ใน",
    "blog.index": "กลับไปยังรายการบทความ",
    "footer.next": "ถัดไป",
    "header": "ส่วนหัว",
    "nav": "เมนูนำทาง",
    "search.result.one": "พบเอกสารที่ตรงกัน 1 รายการ",
    "search.result.other": "พบเอกสารที่ตรงกัน # รายการ",
    "search.result.more.one": "อีก 1 รายการในหน้านี้",
    "search.result.more.other": "อีก # รายการในหน้านี้",
    "source.file.date.created": "วันที่สร้าง",
    "source.file.date.updated": "แก้ไขล่าสุด",
}
THEMES = {"language": "th", "action.edit": "แก้ไขหน้านี้", "footer.previous": "ก่อนหน้า", "toc": "สารบัญ"}
ENGLISH = {"direction": "ltr", "search.config.pipeline": "stopWordFilter"}


@pytest.mark.parametrize(
    ("key", "text"), [*CORRECTED.items(), *THEMES.items(), *ENGLISH.items(), ("no.key", "no.key")]
)
def test_the_theme_says_our_word_then_its_thai_then_its_english(key: str, text: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    template = config.theme.get_env().from_string(
        '{% import "partials/language.html" as lang with context %}{{ lang.t(key) }}'
    )
    assert template.render(config=config, key=key) == text


@pytest.mark.parametrize("key", CORRECTED)
def test_a_correction_stands_only_where_the_theme_still_slips(key: str) -> None:
    env = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
    theirs = env.from_string(
        '{% import "partials/languages/th.html" as lang %}{{ lang.t(key) }}'
    ).render(key=key)
    assert theirs != CORRECTED[key]
