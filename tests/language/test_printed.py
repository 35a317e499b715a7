"""What is printed is one line and obeyed by nothing, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transparency.language.printed import each_line, one_line


@pytest.mark.parametrize("text", [
    "น้ำ กำ ฤๅษี", "“…” — ×½ 😀", "data/units/a.yml:1:2: ข้อความ", "https://example.go.th/::1",
    "# หัวข้อ ## รอง", "ก: ข :: ค", "",
])  # fmt: skip
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(("text", "shown"), [
    ("ก\nข", r"ก\nข"), ("ก\r\nข", r"ก\r\nข"), ("ก\tข", r"ก\tข"), ("\x1b[31mก", r"\x1b[31mก"),
    ("ก\x07", r"ก\x07"), ("\x9b31m", r"\x9b31m"), ("ก\u202eข", r"ก\u202eข"),
    ("ก\u2028ข", r"ก\u2028ข"), ("\U000e0041", r"\U000e0041"), ("\ud800", r"\ud800"),
    # The bytes of “ก” in TIS-620, as Python reads them in a file's name.
    (b"\xa1.yml".decode("utf-8", "surrogateescape"), r"\xa1.yml"),
])  # fmt: skip
def test_what_is_not_seen_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(("text", "shown"), [
    ("::error::ก", r"\x3a:error::ก"), ("  ::stop-commands::x", r"  \x3a:stop-commands::x"),
    ("ก ##[add-mask]x", r"ก \x23#[add-mask]x"), ("##vso[task]", r"\x23#vso[task]"),
    ("###[group]", r"#\x23#[group]"),
])  # fmt: skip
def test_no_line_is_a_command_to_a_forge(text: str, shown: str) -> None:
    """As the runner of GitHub reads a line: ``::`` after white space, or ``##[`` anywhere."""
    assert one_line(text) == shown


def test_lines_of_our_own_stay_lines() -> None:
    assert each_line("ก\n  ::error::ข\x1b") == "ก\n  \\x3a:error::ข\\x1b"


@given(st.text(st.one_of(st.characters(), st.sampled_from("\n\r\x1b:#[ "))))
def test_any_text_is_one_printable_line_and_is_shown_the_same_twice(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert not line.lstrip().startswith("::")
    assert "##[" not in line
    assert one_line(line) == line
