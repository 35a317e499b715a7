"""What stands around digits and between them decides whether they are a person's number."""

from __future__ import annotations

from typing import Final

import pytest

from tests.review.test_patterns import grouped, kinds
from transparency.review.personal.patterns import Match, matches, placed

MOBILE: Final = "0812345678"
IDENTITY: Final = "1234567890121"
ROW: Final = "100 200 300\n"
"""A line of a table."""
PERSON: Final = "นายสมมุติ ตัวอย่าง"

# Words and digests that touch a number


@pytest.mark.parametrize("length", [16, 20, 24, 28, 32, 40])
def test_hexadecimal_letters_make_a_digest_of_its_length_and_of_no_other(length: int) -> None:
    letters = length - len(MOBILE)
    assert kinds("a" * letters + MOBILE) == []
    assert kinds("A" * (letters - 3) + MOBILE + "FFF") == []
    for others in ("a" * (letters - 1), "a" * (letters + 1), "x" * letters, "aA" * (letters // 2)):
        assert kinds(others + MOBILE) == ["phone"], others


@pytest.mark.parametrize(("before", "behind", "found"), [
    ("A", " ครับ", ["phone"]), ("ที่ ", "A ครับ", ["phone"]), ("ที่ A", "B ครับ", ["phone"]),
    ("x" * 39, "", ["phone"]), ("x" * 40, "", []), ("", "x" * 39, ["phone"]), ("", "x" * 40, []),
    ("x" * 20, "x" * 19, ["phone"]), ("x" * 20, "x" * 20, []), ("a1x", "", []), ("", "x1", []),
])  # fmt: skip
def test_letters_may_touch_a_number_but_no_code_and_no_endless_word(
    before: str, behind: str, found: list[str]
) -> None:
    assert kinds(f"{before}{MOBILE}{behind}") == found


# Decimals, and the numbers of a list


@pytest.mark.parametrize(("text", "found"), [
    ("ค่า 12.081 234 5678", []), ("12.081 234 5678", ["phone"]), ("- 12.081 234 5678", ["phone"]),
    ("012.081 234 5678", []), ("1234.0812345678", []),
    ("ข้อ ๑.0812345678", ["phone"]), ("ข้อ 1.0812345678", []), ("1.2.0812345678", []),
    ("3 ๑.0812345678", ["phone"]), ("3 1.0812345678", []), ("ชั้น 12 0812345678", ["phone"]),
    ("081 234 5678.25", []), ("081 234 5678.00", ["phone"]), ("0812345678.25", ["phone"]),
    (f"{IDENTITY}.25", []), (f"{IDENTITY}.00", ["id-card"]),
])  # fmt: skip
def test_a_part_of_a_decimal_is_no_number_and_an_entry_of_a_list_is(
    text: str, found: list[str]
) -> None:
    """A number that begins with 0 is not the whole part of a decimal."""
    assert kinds(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("081.234-5678", []), ("081 234-5678", ["phone"]), ("081.234.5678", ["phone"]),
    ("081-\n234-\n5678", []), ("081-234-\n5678", ["phone"]),
    ("081.2345678", []), ("ติดต่อชั้น ๒, 081.2345678", ["phone"]),
])  # fmt: skip
def test_dots_join_alone_and_a_number_ends_a_line_once(text: str, found: list[str]) -> None:
    """Two groups around a dot are a decimal, but where telephones are spoken of."""
    assert kinds(text) == found


# Dashes in places of the writer's own


@pytest.mark.parametrize(("text", "found"), [
    ("08-12-34-56-78", ["phone"]), ("08-12-34-56-7-8", ["phone"]), ("08-12-3-4-56-7-8", []),
    ("1-2345-67890-12-19", []), ("08-12-34-56-78-9", []), ("9-08-12-34-56-78", []),
    ("08-12-34-56-78-\n9", []),
    ("5 08-12-34-56-78 9", ["phone"]), ("7-5 08-12-34-56-78", ["phone"]),
    ("08-12-34-56-78 5-7", ["phone"]), ("A08-12-34-56-78", []), ("08-12-34-56-78B", []),
    ("08-12 34-56 78", []), ("(0812)34(5678)", []),
    ("08-12-34-2566", []), ("08-12-34-2166", ["phone"]), ("08-12-34-5678 2566", ["phone"]),
    ("08-2566-7890 2567", ["phone"]),
])  # fmt: skip
def test_a_chain_of_dashes_is_a_number_where_nothing_more_hangs_on_it(
    text: str, found: list[str]
) -> None:
    assert kinds(text) == found


# Rows and columns of a table


@pytest.mark.parametrize(("text", "found"), [
    ("0 5341 2345", ["phone"]), ("0 5341 2345 100", []), ("100 0 5341 2345", []),
    ("๑.0 5341 2345", ["phone"]), ("ติดต่อชั้น ๒, 0 5341 2345 100", ["phone"]),
    ("0 3141 2345", []), ("0 3241 2345", ["phone"]),
    ("08 1234 5678 100", []), ("081 234 5678 100", ["phone"]), ("08 1234-5678 100", ["phone"]),
    ("08(1234)5678 100", ["phone"]), (f"{ROW}0 5341 2345", []), (f"0 5341 2345\n{ROW}", []),
    ("081 234\n5678", ["phone"]), ("500 081 234\n5678", []), ("081 234\n5678.500", []),
    ("โทร 08\n12\n34\n56\n78", []),
    # A name is as good as the word for a telephone.
    (f"{PERSON} ๒, 0 5341 2345 100", ["phone"]),
])  # fmt: skip
def test_a_number_that_a_row_may_hold_is_told_where_it_stands_apart_or_a_word_names_it(
    text: str, found: list[str]
) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("1 2345 67890 12 1", ["id-card"]), ("1 2345 67890\n12 1", ["id-card"]),
    ("1 200 300\nข้อ 1 2345 67890\n12 1", []), (f"1 2345 67890\n12 1 ครับ\n{ROW}", []),
    (f"{ROW}ข้อ 1 2345 67890 12 1 ครับ\n{ROW}", ["id-card"]),
    (f"{ROW}\fข้อ 1 2345 67890\n12 1\f\n{ROW}", ["id-card"]),
    (f"{ROW}ก\nข้อ 1 2345 67890\n12 1 ครับ\nก\n{ROW}", ["id-card"]),
    (f"{ROW}\n \nข้อ 1 2345 67890\n12 1 ครับ\n \nก", []),
    ("ข้อ 1 2345 67890\n12 1 100 200 300\nก", ["id-card"]),
])  # fmt: skip
def test_an_identity_number_on_two_lines_is_none_beside_a_row_of_numbers(
    text: str, found: list[str]
) -> None:
    """The next line that is not empty counts, of the same page or cell."""
    assert kinds(text) == found


# Words that name a number


@pytest.mark.parametrize(("text", "found"), [
    ("เลขประจำตัวประชาชน 12 3456 7890 121", ["id-card"]),
    ("เลขประจำตัวประชาชน 12-3456 7890121", []), ("เลขประจำตัวประชาชน 2566 2567 2568 1", []),
    (f"เลขประจำตัว{'ก' * 29} 12 3456 7890 121", ["id-card"]),
    (f"เลขประจำตัว{'ก' * 30} 12 3456 7890 121", []),
    (f"โทร{'ก' * 29} 08123 45678", ["phone"]), (f"โทร{'ก' * 30} 08123 45678", []),
    (f"เลขที่บัญชี{'ก' * 59} 1234567890", ["bank-account"]),
    (f"เลขที่บัญชี{'ก' * 60} 1234567890", []),
    # Another number stands between them, in digits as wide as Chinese letters.
    ("โทร ５ 08123 45678", []), ("เลขประจำตัว ５ 12 3456 7890 121", []),
])  # fmt: skip
def test_a_word_names_a_number_that_follows_it_soon(text: str, found: list[str]) -> None:
    """Thirty characters at most between them, sixty before an account, where a bank is named."""
    assert kinds(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("123-4-56789-0", ["bank-account"]), ("123-4 56789-0", []),
    ("เลขที่บัญชี 123\n4567890", []), ("เลขที่บัญชี 123456789", []),
    ("เลขที่บัญชี 123456789012345", ["bank-account"]), ("เลขที่บัญชี 1234567890123456", []),
])  # fmt: skip
def test_an_account_has_ten_to_fifteen_digits_on_one_line(text: str, found: list[str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(("text", "found"), [
    # Both check digits are right: 9 × 13 = 117, rest 7; 1 × (13 + … + 3) + 2 × 2 = 92, rest 4.
    ("9000000000004", []), ("1111111111127", ["id-card"]),
    ("02-000-0000", []), ("02-000-0001", ["phone"]),
])  # fmt: skip
def test_numbers_that_are_given_to_nobody_are_left_alone(text: str, found: list[str]) -> None:
    """No identity number begins with 9; the table of fields shows a telephone number of noughts."""
    assert kinds(text) == found


# From abroad, and without the first nought


@pytest.mark.parametrize(("text", "found"), [
    ("66 81 234 5678", ["phone"]), ("66 81 234 5678 100", []), ("66 2 123 4567", []),
    ("+66 2 123 4567", ["phone"]), ("+66 1 234 5678", []), ("+66 812345 678", []),
    ("6681-234-5678", []), ("+6681-234-5678", ["phone"]),
])  # fmt: skip
def test_the_code_of_the_country_needs_its_sign_but_before_a_mobile_number(
    text: str, found: list[str]
) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize("shape", [
    (9,), (2, 3, 4), (2, 7), (1, 4, 4), (3, 3, 3), (3, 6), (2, 4, 3), (1, 8), (4, 5),
    (2, 3, 2, 2), (2, 2, 2, 3), (2, 2, 5), (1, 3, 5),
])  # fmt: skip
def test_a_mobile_number_without_its_nought_is_found_in_each_grouping(
    shape: tuple[int, ...],
) -> None:
    assert kinds(f"โทร {grouped('812345678', shape)}") == ["phone"]


@pytest.mark.parametrize("shape", [
    (8,), (2, 6), (2, 3, 3), (1, 3, 4), (1, 7), (4, 4), (2, 2, 4), (1, 4, 3),
])  # fmt: skip
def test_a_landline_without_its_nought_is_found_in_each_grouping(shape: tuple[int, ...]) -> None:
    assert kinds(f"โทร {grouped('21234567', shape)}") == ["phone"]


@pytest.mark.parametrize(("text", "found"), [
    ("โทร 81234 5678", []), ("โทร 812\n345678", []), ("โทร 112345678", []),
    ("โทร 25661234", []), ("โทร 25663412", ["phone"]), ("โทร 812345678 บาท", []),
    ("812345678", []), (f"{PERSON} 812345678", ["phone"]), (f"812345678 {PERSON}", ["phone"]),
    (f"{PERSON} 21234567", []), (f"{PERSON}\n812345678", []), (f"812345678 ก\n{PERSON}", []),
])  # fmt: skip
def test_without_its_nought_a_number_is_one_only_where_a_word_or_a_name_says_so(
    text: str, found: list[str]
) -> None:
    """Not where it reads as a date or as money; of a landline, the word alone says so."""
    assert kinds(text) == found


# Addresses of e-mail


@pytest.mark.parametrize(("text", "values"), [
    ("a@mail.go.th", ["a@mail.go.th"]), ("@mail.go.th", []),
    ("@ a, b@mail.go.th", ["b@mail.go.th"]), ("a@b.c@mail.go.th", ["b.c@mail.go.th"]),
    ("a@ mail.go.th", ["a@mail.go.th"]), ("a@ example.com", []),
    (f"{MOBILE}@mail.go.th", [f"{MOBILE}@mail.go.th"]),
    (f"{'a' * 64}@mail.go.th", [f"{'a' * 64}@mail.go.th"]), (f"{'a' * 65}@mail.go.th", []),
])  # fmt: skip
def test_an_address_is_what_stands_on_both_sides_of_its_sign(text: str, values: list[str]) -> None:
    """Before the sign stand 64 characters at most (RFC 5321, 4.5.3.1.1)."""
    assert [match.value for match in matches(text)] == values


# Places


@pytest.mark.parametrize(("text", "starts", "expected"), [
    ("ab\ncd\n\nef", [0, 1, 3, 4, 7, 8], ["1:1", "1:2", "2:1", "2:2", "4:1", "4:2"]),
    ("ab\ncd", [4], ["2:2"]), ("\nx", [1], ["2:1"]), ("abc", [2], ["1:3"]),
])  # fmt: skip
def test_a_place_is_the_line_and_the_column_from_one(
    text: str, starts: list[int], expected: list[str]
) -> None:
    found = [Match("phone", "0", start, start + 1) for start in starts]
    assert [place for place, _ in placed(text, found)] == expected
