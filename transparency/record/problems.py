"""Problems: what is wrong with the record or the prose, where, and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Literal, TypeAlias

from transparency.language.printed import each_line, one_line
from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

Severity: TypeAlias = Literal["error", "warning"]
"""An error stops the build of the site; a warning is listed and does not."""


@unique
class Rule(StrEnum):
    """The name of every rule that a record, a page of prose or a file can break.

    A name is ASCII and stays: it is the title of a problem on a forge, and what tests assert.
    """

    # Files, their characters and their YAML.
    STRAY_FILE = "stray-file"
    MISSING_FILE = "missing-file"
    UNREADABLE_FILE = "unreadable-file"
    EMPTY_FILE = "empty-file"
    FILE_TOO_LARGE = "file-too-large"
    TOO_MUCH = "too-much"
    NOT_UTF_8 = "not-utf-8"
    INVISIBLE_CHARACTER = "invisible-character"
    UNREADABLE_CHARACTER = "unreadable-character"
    FOREIGN_DIGIT = "foreign-digit"
    NOT_NORMALISED = "not-normalised"
    YAML_SYNTAX = "yaml-syntax"
    TWO_DOCUMENTS = "two-documents"
    TOO_DEEP = "too-deep"
    ANCHOR_OR_TAG = "anchor-or-tag"
    KEY_NOT_TEXT = "key-not-text"
    DUPLICATE_KEY = "duplicate-key"
    COMMENT_AFTER_VALUE = "comment-after-value"
    NO_BREAK_SPACE = "no-break-space"
    CURLY_QUOTES = "curly-quotes"
    FIELD_IN_TEXT = "field-in-text"
    NOT_A_MAPPING = "not-a-mapping"

    # Fields, by the types of the model.
    UNKNOWN_KEY = "unknown-key"
    OLD_FORM = "old-form"
    MISSING_FIELD = "missing-field"
    WRONG_KIND = "wrong-kind"
    WRONG_LENGTH = "wrong-length"
    NOT_A_CHOICE = "not-a-choice"
    BLANK = "blank"
    SHORT_TERM = "short-term"
    BAD_ID = "bad-id"
    BAD_DATE = "bad-date"
    BAD_NUMBER = "bad-number"
    BAD_AMOUNT = "bad-amount"
    BAD_SCORE = "bad-score"
    BAD_URL = "bad-url"
    PRIVATE_ADDRESS = "private-address"
    BAD_SITE_ADDRESS = "bad-site-address"
    MISPLACED_PLACEHOLDER = "misplaced-placeholder"
    BAD_EMAIL = "bad-email"
    BAD_PHONE = "bad-phone"
    BAD_FILE_NAME = "bad-file-name"
    NOT_A_PICTURE = "not-a-picture"
    BAD_DIGEST = "bad-digest"
    BAD_CODE = "bad-code"

    # What a record names and what must exist.
    UNKNOWN_UNIT = "unknown-unit"
    UNKNOWN_SPELLING = "unknown-spelling"
    UNKNOWN_DOCUMENT = "unknown-document"
    UNKNOWN_ROUND = "unknown-round"
    UNKNOWN_INDICATOR = "unknown-indicator"
    UNKNOWN_CHANNEL = "unknown-channel"
    UNKNOWN_ROLE = "unknown-role"
    UNKNOWN_GROUND = "unknown-ground"
    UNKNOWN_ANSWER = "unknown-answer"
    UNKNOWN_MEASURE = "unknown-measure"
    UNKNOWN_ACTION = "unknown-action"
    UNKNOWN_SUGGESTION = "unknown-suggestion"
    UNKNOWN_FILE = "unknown-file"
    UNKNOWN_PAGE = "unknown-page"
    OWN_PARENT = "own-parent"
    UNUSED_FILE = "unused-file"

    # What several fields or records say together.
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_TERM = "duplicate-term"
    DUPLICATE_ORDER = "duplicate-order"
    DUPLICATE_ITEM = "duplicate-item"
    DUPLICATE_ROUND = "duplicate-round"
    MIXED_ROWS = "mixed-rows"
    YEAR_NOT_FOLDER = "year-not-folder"
    ROUND_NOT_FILE = "round-not-file"
    PERIOD_BOUNDS = "period-bounds"
    PERIOD_ORDER = "period-order"
    FUTURE_DATE = "future-date"
    OUTSIDE_YEAR = "outside-year"
    OLD_YEAR = "old-year"
    COPIED_RESULT = "copied-result"
    FAR_DATE = "far-date"
    PUBLISHED_BEFORE_DONE = "published-before-done"
    GAP_BESIDE_RESULT = "gap-beside-result"
    LACKS_WITHOUT_RESULT = "lacks-without-result"
    GAP_OF_A_MEASURE = "gap-of-a-measure"
    UNTIED_RESULTS = "untied-results"
    UNTIED_MEASURE = "untied-measure"
    NOT_EARLIER = "not-earlier"
    SUGGESTION_WITHOUT_ID = "suggestion-without-id"
    ID_WITHOUT_SUGGESTION = "id-without-suggestion"
    FOLLOWS_ITSELF = "follows-itself"
    UNFINISHED = "unfinished"
    NO_EVIDENCE = "no-evidence"
    NOT_PUBLISHED = "not-published"
    OTHER_FORM = "other-form"
    AMOUNT_AGAINST_WORDS = "amount-against-words"
    BAND_AGAINST_SCORES = "band-against-scores"
    NOT_OF_THIS_KIND = "not-of-this-kind"
    INTERNAL_CHANNEL = "internal-channel"
    UNREACHABLE_CHANNEL = "unreachable-channel"
    SHORT_SYNONYM = "short-synonym"
    REPEATED_SYNONYM = "repeated-synonym"
    MISSING_SUGGESTION = "missing-suggestion"
    PERSON_AS_VERIFIER = "person-as-verifier"
    STALE_VERIFICATION = "stale-verification"
    FUTURE_VERIFICATION = "future-verification"
    VERIFICATION_ORDER = "verification-order"

    # Attached files and pictures.
    BROKEN_FILE = "broken-file"
    BROKEN_PICTURE = "broken-picture"
    HEAVY_FILE = "heavy-file"
    HEAVY_PICTURE = "heavy-picture"
    NO_ALTERNATIVE = "no-alternative"
    FILE_NAME_AS_ALTERNATIVE = "file-name-as-alternative"

    # Personal data.
    PERSONAL_DATA = "personal-data"
    LOCKED_FILE = "locked-file"
    TEXTLESS_FILE = "textless-file"
    COSTLY_FILE = "costly-file"
    UNSEARCHED_PART = "unsearched-part"
    UNUSED_ALLOWANCE = "unused-allowance"

    # Prose in ``docs/``.
    MISPLACED_PAGE = "misplaced-page"
    FRONT_MATTER = "front-matter"
    HTML = "html"
    TEMPLATE_CODE = "template-code"
    UNSAFE_LINK = "unsafe-link"
    WRONG_ARGUMENTS = "wrong-arguments"
    UNKNOWN_RECORD = "unknown-record"
    DEAD_LINK = "dead-link"
    DEAD_ANCHOR = "dead-anchor"
    MISSING_PICTURE = "missing-picture"
    UNUSED_PICTURE = "unused-picture"

    # Addresses of the web, tried by ``transparency links``.
    UNOPENED_LINK = "unopened-link"


@dataclass(frozen=True, order=True, kw_only=True)
class Problem:
    """One mistake at one place of one file.

    The order is that of reading: by file, then by line and column.
    """

    path: str
    """The file, relative to the repository, with forward slashes."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    rule: Rule
    """The rule that is broken."""
    message: str
    """What is wrong, in Thai."""
    remedy: str
    """How to put it right, in Thai."""
    example: str
    """A line or value as it should look."""
    severity: Severity = "error"

    def for_terminal(self) -> str:
        """Return place and message on one line, remedy and example indented below it.

        Whatever the record put into them is shown as `one_line` shows it.
        """
        example = each_line(self.example).replace("\n", "\n              ")
        warning = "คำเตือน: " if self.severity == "warning" else ""
        return (
            f"{one_line(self.path)}:{self.line}:{self.column}: {warning}{one_line(self.message)}\n"
            f"    วิธีแก้:   {one_line(self.remedy)}\n"
            f"    ตัวอย่าง:  {example}"
        )

    def in_a_line(self) -> str:
        """Return place and message on one line, as `for_terminal` begins."""
        return self.for_terminal().partition("\n")[0]

    def for_github(self) -> str:
        """Return the problem as a GitHub workflow command, which shows it at its line."""
        text = (
            f"{one_line(self.message)}\nวิธีแก้: {one_line(self.remedy)}\n"
            f"ตัวอย่าง: {each_line(self.example)}"
        )
        path = _escaped_property(one_line(self.path))
        place = f"file={path},line={self.line},col={self.column}"
        return (
            f"::{self.severity} {place},title={_escaped_property(self.rule)}::{_escaped_text(text)}"
        )


def _escaped_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped_text(text).replace(":", "%3A").replace(",", "%2C")


def summary_for_terminal(problems: Sequence[Problem], *, details: bool = True) -> str:
    """Return the errors in reading order, then the warnings, then one line that counts both.

    Without ``details`` a warning is its first line alone.
    """
    errors = [problem for problem in sorted(problems) if problem.severity == "error"]
    warnings = [problem for problem in sorted(problems) if problem.severity == "warning"]
    listed = [problem.for_terminal() for problem in errors]
    if details:
        listed += [problem.for_terminal() for problem in warnings]
    elif warnings:
        listed.append("\n".join(problem.in_a_line() for problem in warnings))
    counts = []
    if errors:
        files = len({problem.path for problem in errors})
        counts.append(f"พบปัญหา {len(errors)} รายการ ใน {files} ไฟล์ เว็บไซต์เดิมยังไม่ถูกแก้ไข")
    if warnings:
        counts.append(f"มีคำเตือน {len(warnings)} รายการ ควรแก้ แต่เผยแพร่ได้")
        if not details:
            counts.append("ดูวิธีแก้คำเตือนด้วยคำสั่ง transparency check --details")
    return "\n\n".join([*listed, thai_digits(" ".join(counts))])
