"""YAML text to values: nothing guessed, nothing twice, every place known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from transparency.record.source import LINE_KEY, MAX_BYTES, MAX_DEPTH, SourceFile, parse_source

if TYPE_CHECKING:
    from transparency.record.source import Loc, Value

PATH = "data/agency.yml"


def parse(text: str) -> SourceFile:
    return parse_source(PATH, text.encode())


def places(text: str) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each problem of the text."""
    return [(entry.rule, entry.line, entry.column) for entry in parse(text).problems]


def plain(value: Value) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the value without the line numbers that mappings carry."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items() if key != LINE_KEY}
    return [plain(entry) for entry in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "text",
    [
        "0123", "0o17", "0x1F", "1_000", "1e3", "12.50", "no", "yes", "on", "True", "1:30",
        "2566-04-03", "2023-04-03T10:00:00Z", "null", "~", "NULL", ".inf", "๒๕๖๖", "=", "1,000",
    ],
)  # fmt: skip
def test_a_scalar_stays_the_string_that_was_written(text: str) -> None:
    source = parse(f"key: {text}\n")
    assert source.problems == []
    assert plain(source.value) == {"key": text}


def test_an_empty_value_is_the_empty_string() -> None:
    assert plain(parse("key:\nother: x\n").value) == {"key": "", "other": "x"}


def test_a_key_that_yaml_takes_for_a_boolean_stays_a_string() -> None:
    assert plain(parse("no: x\n1: y\n").value) == {"no": "x", "1": "y"}


def test_text_of_several_lines_keeps_its_lines() -> None:
    assert plain(parse("key: |-\n  หนึ่ง\n  สอง\n").value) == {"key": "หนึ่ง\nสอง"}


def test_a_byte_order_mark_is_no_problem() -> None:
    source = parse_source(PATH, b"\xef\xbb\xbfname: x\n")
    assert source.problems == []
    assert plain(source.value) == {"name": "x"}


def test_windows_line_ends_are_no_problem_and_no_part_of_values() -> None:
    source = parse_source(PATH, "name: ก\r\nlong: |-\r\n  หนึ่ง\r\n  สอง\r\n".encode())
    assert source.problems == []
    assert plain(source.value) == {"name": "ก", "long": "หนึ่ง\nสอง"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("top:\n  - a: 1\n    a: 2\n", ("duplicate-key", 3, 5)),
        ("a: &x 1\n", ("anchor-or-tag", 1, 4)),
        ("a: b\nc: *x\n", ("anchor-or-tag", 2, 4)),
        ("&x a: b\n", ("anchor-or-tag", 1, 1)),
        ("a: !!python/object:os.system x\n", ("anchor-or-tag", 1, 4)),
        ("a: !!str 1\n", ("anchor-or-tag", 1, 4)),
        ("a: ! 1\n", ("anchor-or-tag", 1, 4)),
        ("a:\n  - &x\n    b: c\n", ("anchor-or-tag", 2, 5)),
        ("a: b\n---\nc: d\n", ("two-documents", 2, 1)),
        ("? [a]\n: b\n", ("key-not-text", 1, 3)),
    ],
)
def test_what_makes_a_file_ambiguous_is_a_problem_at_its_place(
    text: str, expected: tuple[str, int, int]
) -> None:
    assert places(text) == [expected]


@pytest.mark.parametrize("text", ["", "\n\n", "# แค่หมายเหตุ\n", "---\n"])
def test_a_file_without_data_is_a_problem_at_its_start(text: str) -> None:
    assert places(text) == [("empty-file", 1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: ตัว\u200bอย่าง\n", ("invisible-character", 1, 10)),
        ("a: b\nname: ก\u200dข\n", ("invisible-character", 2, 8)),
        ("name: ก\ufeffข\n", ("invisible-character", 1, 8)),
        ("name: ก\u00adข\n", ("invisible-character", 1, 8)),
        ("name: ก\u202eข\n", ("invisible-character", 1, 8)),
        ("name: ก\x00ข\n", ("invisible-character", 1, 8)),
        ("name: ก\x1bข\n", ("invisible-character", 1, 8)),
        ("name: ก\x7fข\n", ("invisible-character", 1, 8)),
        ("name: ก\x85ข\n", ("invisible-character", 1, 8)),
        ("name: ก\u2028ข\n", ("invisible-character", 1, 8)),
        # Arabic letter mark, grapheme joiner, Mongolian vowel separator, old directional formats,
        # Hangul filler, a tag (of which invisible words are made), a selector of variants.
        ("name: ก\u061cข\n", ("invisible-character", 1, 8)),
        ("name: ก\u034fข\n", ("invisible-character", 1, 8)),
        ("name: ก\u180eข\n", ("invisible-character", 1, 8)),
        ("name: ก\u206aข\n", ("invisible-character", 1, 8)),
        ("name: ก\u206fข\n", ("invisible-character", 1, 8)),
        ("name: ก\u3164ข\n", ("invisible-character", 1, 8)),
        ("name: ก\U000e0041ข\n", ("invisible-character", 1, 8)),
        ("name: ก\U000e0100ข\n", ("invisible-character", 1, 8)),
        ("name: ก\ufe00ข\n", ("invisible-character", 1, 8)),
        ("name: ที\uf70a\n", ("unreadable-character", 1, 9)),
        ("name: ก\ue000\n", ("unreadable-character", 1, 8)),
        ("name: ก\U0010fffd\n", ("unreadable-character", 1, 8)),
        ("name: ก\ufffd\n", ("unreadable-character", 1, 8)),
        # Arabic-Indic, Lao, Khmer, full width and mathematical digits.
        ("name: ๑ ٣\n", ("foreign-digit", 1, 9)),
        ("name: ໓\n", ("foreign-digit", 1, 7)),
        ("name: ៣\n", ("foreign-digit", 1, 7)),
        ("name: ３\n", ("foreign-digit", 1, 7)),
        ("name: 𝟑\n", ("foreign-digit", 1, 7)),
        # น้ำ with the tone mark typed last.
        ("name: นำ\u0e49\n", ("not-normalised", 1, 8)),
        ("name: cafe\u0301\n", ("not-normalised", 1, 10)),
        ("name: x\nother: น\u0e4d\u0e32\n", ("not-normalised", 2, 9)),
        ("name: น\u0e49\u0e4d\u0e32\n", ("not-normalised", 1, 9)),
        # As PDF files give น้ำ: the tone mark between the two halves of sara am.
        ("name: น\u0e4d\u0e49\u0e32\n", ("not-normalised", 1, 8)),
    ],
)
def test_invisible_and_unnormalised_characters_are_a_problem_at_their_place(
    text: str, expected: tuple[str, int, int]
) -> None:
    assert places(text) == [expected]


@pytest.mark.parametrize(("text", "remedy", "example"), [
    ("ที\uf70a\uf70b", "พิมพ์ “\u0e48” (U+0E48) แทน", "ที\u0e48\u0e49"),
    ("ก ปี\uf705 ข", "พิมพ์ “\u0e48” (U+0E48) แทน", "ปี\u0e48"),
    ("ป\uf702", "พิมพ์ “\u0e35” (U+0E35) แทน", "ปี"),
    ("ฐ\uf718าน", "พิมพ์ “\u0e38” (U+0E38) แทน", "ฐุาน"),
    ("\uf700าน", "พิมพ์ “ฐ” (U+0E10) แทน", "ฐาน"),
    ("\uf70fาติ", "พิมพ์ “ญ” (U+0E0D) แทน", "ญาติ"),
    ("ป\uf711า", "พิมพ์ “\u0e4d” (U+0E4D) แทน", "ปำ"),
    ("ป\uf710น", "พิมพ์ “\u0e31” (U+0E31) แทน", "ปัน"),
    ("ป\uf712น", "พิมพ์ “\u0e47” (U+0E47) แทน", "ป็น"),
    ("นำ\u0e49ท่วม", "พิมพ์วรรณยุกต์ก่อน", "น้ำท่วม"),
    ("๑٣", "พิมพ์ ๓ หรือ 3 แทน", "๓"),
])  # fmt: skip
def test_a_character_of_an_old_font_or_another_script_is_told_which_one_is_meant(
    text: str, remedy: str, example: str
) -> None:
    """Codes as in the table of old fonts that HarfBuzz has (hb-ot-shaper-thai.cc)."""
    (problem,) = parse(f"name: {text}\n").problems
    assert remedy in problem.remedy
    assert problem.example == example


@pytest.mark.parametrize(("text", "place"), [
    ("budget: ๑๐,๐๐๐ บาท #งบกลาง\n", (1, 20)),
    ("a: b\ntitle: วันงด #NoGiftPolicy\n", (2, 14)),
    ("title: #NoGiftPolicy\n", (1, 8)),
    ("a: 'b' # c\n", (1, 8)),
    ('a: "b\n  c"\t# d\n', (2, 6)),
    ("a: |- # b\n  c # d\n", (1, 7)),
    ("a: >2 # b\n  c\n", (1, 7)),
    ("a: [b, c] # d\n", (1, 11)),
    ("a: [b, # c\n  d]\n", (1, 8)),
    ("a: [] # b\n", (1, 7)),
    ("a: {b: c} # d\n", (1, 11)),
    ("a:\n  - # b\n  - c\n", (2, 5)),
    ("a:\n  - b # c", (2, 7)),
    ("a: one\n  two # b\nc: d\n", (2, 7)),
    ("a: b\r\nc: d # e\r\n", (2, 6)),
])  # fmt: skip
def test_a_comment_after_a_value_is_a_problem_for_its_words_would_be_lost(
    text: str, place: tuple[int, int]
) -> None:
    (problem,) = parse(text).problems
    assert (problem.rule, problem.line, problem.column) == ("comment-after-value", *place)
    assert 'ครอบค่าทั้งหมดด้วยเครื่องหมาย "' in problem.remedy


@pytest.mark.parametrize("text", [
    "# a\nb: c\n  # d\ne: f\n# g\n", "a:\n  - # b\n    c: d\n", "a: # b\n  - c\n", "a: b#c\n",
    "a: |-\n  b # c\n  # d\n# e\nf: g\n", 'a: "b # c"\n', "a: 'b # c'\n", "a: [b,\n  # c\n  d]\n",
    "--- # a\nb: c\n", "a: b\n... # c\n", "a: https://example.go.th/#b\n",
])  # fmt: skip
def test_comments_on_lines_of_their_own_and_number_signs_in_words_are_no_problem(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    "escaped",
    [r"\u200b", r"\u202e", r"\0", r"\e", r"\x7f", r"\N", r"\u0e4d\u0e32"],
)
def test_an_escape_does_not_bring_such_characters_in_by_the_back_door(escaped: str) -> None:
    assert [line for _, line, _ in places(f'a: b\nname: "ก{escaped}"\n')] == [2]


@pytest.mark.parametrize("text", ["น้ำ กำ", "ป๊ะ เก็บ ฤๅษี", "ก\tข", "“…” — ×½ 😀", "❤️ ² ③ Ⅳ"])
def test_ordinary_thai_and_signs_are_no_problem(text: str) -> None:
    assert places(f"name: ก {text}\n") == []


def test_a_file_that_is_not_utf_8_is_a_problem_on_its_line() -> None:
    source = parse_source(PATH, b"a: b\n" + "name: ตัวอย่าง\n".encode("cp874"))
    assert [(entry.rule, entry.line) for entry in source.problems] == [("not-utf-8", 2)]


def test_a_file_beyond_the_limit_is_a_problem() -> None:
    at_limit = b"a: " + b"x" * (MAX_BYTES - 3)
    assert parse_source(PATH, at_limit).problems == []
    assert [entry.rule for entry in parse_source(PATH, at_limit + b"x").problems] == [
        "file-too-large"
    ]


# Where the mistake is, and not where the parser gives up.
SYNTAX = [
    ("title: โครงการ: ระยะที่ ๑\n", (1, 15), "เครื่องหมาย :"),
    ("name: x\nsuggestion: - ไม่มี\n", (2, 13), "เครื่องหมาย -"),
    ("name: x\ntitle: @หน่วยงาน\n", (2, 8), "ใช้ขึ้นต้นข้อความไม่ได้"),
    ("name:\n\tx: y\n", (2, 1), "ย่อหน้าด้วยแท็บ"),
    ("name: x\nไม่มีทวิภาค\nother: y\n", (2, 1), "ไม่มีเครื่องหมาย :"),
    ('name: x\ntitle: "เปิดไว้\nother: y\n', (2, 8), "ไม่ได้ปิด"),
    ('name: x\ntitle: "C:\\งาน"\n', (2, 11), "เครื่องหมาย \\"),
    ("name: x\n  other: y\n", (2, 8), "เครื่องหมาย :"),
    ("list:\n  - a\n b: c\n", (3, 2), "ย่อหน้า"),
    ("list: [a, b\n", (1, 7), "ไม่ได้ปิด"),
    ("list: [a, b\nname: x\n", (1, 7), "ไม่ได้ปิด"),
    ('list: [a, "b" c]\nname: x\n', (1, 15), "ย่อหน้าหรือเครื่องหมาย"),
]


@pytest.mark.parametrize(("text", "place", "said"), SYNTAX)
def test_a_yaml_syntax_error_is_a_thai_problem_at_its_place(
    text: str, place: tuple[int, int], said: str
) -> None:
    (problem,) = parse(text).problems
    assert problem.rule == "yaml-syntax"
    assert said in problem.message
    assert (problem.line, problem.column) == place


def test_a_file_with_a_mistake_of_yaml_has_no_half_of_its_values() -> None:
    assert plain(parse("a: b\nc: d: e\n").value) == {}


def nested(depth: int) -> str:
    return "a: " + "[" * depth + "]" * depth + "\n"


def test_nesting_is_allowed_up_to_the_limit_and_refused_beyond() -> None:
    # The mapping around is one level, each bracket one more.
    assert places(nested(MAX_DEPTH - 1)) == []
    assert [rule for rule, _, _ in places(nested(MAX_DEPTH))] == ["too-deep"]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "[{" * 50_000, "a: " * 50_000],
    ids=["brackets", "braces", "dashes", "question marks", "both", "colons"],
)
def test_hostile_nesting_is_a_problem_and_no_crash(text: str) -> None:
    problems = parse(text).problems
    assert len(problems) > 0
    assert {entry.rule for entry in problems} <= {"too-deep", "yaml-syntax", "key-not-text"}


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), (2, 1)),
        (("name",), (2, 7)),
        (("list",), (4, 3)),
        (("list", 0), (4, 5)),
        (("list", 0, "id"), (4, 9)),
        (("list", 1, "tags", 1), (6, 15)),
        (("list", 1, "long"), (7, 11)),
        # No such value: the nearest parent.
        (("list", 1, "missing"), (5, 5)),
        (("list", 9), (4, 3)),
        (("nothing", "at", "all"), (2, 1)),
        # The key itself.
        (("list", 1, "tags", LINE_KEY), (6, 5)),
    ],
)
def test_every_value_has_the_place_where_it_is_written(loc: Loc, place: tuple[int, int]) -> None:
    source = parse(
        "# หมายเหตุ\n"
        "name: ชื่อ\n"
        "list:\n"
        "  - id: one\n"
        "  - id: two\n"
        "    tags: [ก, ข]\n"
        "    long: |-\n"
        "      ยาว\n"
    )
    assert source.place(loc) == place


def test_each_mapping_carries_the_line_on_which_it_starts() -> None:
    value = parse("name: x\nlist:\n  - id: one\n  -\n    id: two\n").value
    assert value == {
        LINE_KEY: 1,
        "name": "x",
        "list": [{LINE_KEY: 3, "id": "one"}, {LINE_KEY: 5, "id": "two"}],
    }
