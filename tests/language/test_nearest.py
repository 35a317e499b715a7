"""The nearest known word. Likeness is twice the shared letters over all letters."""

from __future__ import annotations

from transparency.language.nearest import nearest


def test_a_word_with_a_letter_missing_is_the_nearest() -> None:
    assert nearest("clerk-ofice", ["finance", "clerk-office", "clerk"]) == "clerk-office"


def test_a_word_that_shares_less_than_half_its_letters_is_none() -> None:
    assert nearest("abcd", ["axyz"]) is None  # 2 of 8
    assert nearest("abcd", ["abyz"]) == "abyz"  # 4 of 8


def test_more_likeness_may_be_asked_for() -> None:
    assert nearest("abcd", ["abyz"], likeness=0.6) is None
    assert nearest("abcd", ["abcz"], likeness=0.6) == "abcz"  # 6 of 8


def test_any_word_may_do_but_there_must_be_one() -> None:
    assert nearest("abcd", ["wxyz"], likeness=0) == "wxyz"
    assert nearest("abcd", [], likeness=0) is None
