"""What is fed with input that nobody has thought of, and what must hold whatever it is.

A target takes a text and fails with an `AssertionError`, or with whatever error the program did not
expect. What was once found lies in ``tests/fixtures/fuzz/<target>/`` and is tried in every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transparency.language.printed import one_line
from transparency.language.thai import DateError, long_date, parse_date
from transparency.record.model.kinds import KINDS
from transparency.record.model.types import FileRecord
from transparency.record.source import LINE_KEY, parse_source
from transparency.record.text import read_text
from transparency.record.typed import read_record
from transparency.review.personal.patterns import matches, name_matches
from transparency.review.prose import page_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from transparency.record.problems import Problem
    from transparency.record.source import Value


def source(text: str) -> None:
    """YAML becomes strings, lists and mappings, each with its place, or problems at places."""
    read = parse_source("data/x.yml", text.encode("utf-8", "surrogatepass"))
    _are_told(read.problems, text)
    if not read.problems:
        _is_plain(read.value)
    line, column = read.place(("actions", 0, "id"))
    assert (line, column) >= (1, 1)


def record(text: str) -> None:
    """Values become a record of each kind, or at least one problem at a place of the file."""
    read = parse_source("data/x.yml", text.encode("utf-8", "surrogatepass"))
    if read.problems:
        return
    for kind in KINDS:
        made = read_record(read, kind.model, "x")
        if isinstance(made, list):
            assert made
            _are_told(made, text)
        else:
            assert isinstance(made, FileRecord)


def dates(text: str) -> None:
    """A date is refused, or is shown so that it is read as the same day again."""
    try:
        day = parse_date(text)
    except DateError:
        return
    assert parse_date(long_date(day)) == day


def gate(text: str) -> None:
    """What looks like personal data lies within the text and has a value."""
    for match in (*matches(text), *name_matches(text)):
        assert 0 <= match.start < match.end <= len(text)
        assert match.value


def prose(text: str) -> None:
    """A page of prose passes, or has problems at places of its file."""
    read, unreadable = read_text("docs/x.md", text.encode("utf-8", "surrogatepass"))
    _are_told(unreadable or page_problems("docs/x.md", read), text)


TARGETS: Final[dict[str, Callable[[str], None]]] = {
    "source": source,
    "record": record,
    "dates": dates,
    "gate": gate,
    "prose": prose,
}


def _are_told(problems: Iterable[Problem], text: str) -> None:
    """Each problem has a place in the text, and is printed on lines that nothing obeys."""
    lines = text.count("\n") + text.count("\r") + 2
    lines += sum(map(text.count, "\x85\u2028\u2029"))
    for problem in problems:
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1, problem
        for line in (*problem.for_terminal().split("\n"), problem.for_github().partition("::")[2]):
            assert line.isprintable(), line
            assert one_line(line) == line or line.startswith(("error ", "warning ")), line


def _is_plain(value: Value) -> None:
    """All is text, but for the line that each mapping carries."""
    if isinstance(value, dict):
        assert isinstance(value[LINE_KEY], int)
        for key, entry in value.items():
            if key != LINE_KEY:
                _is_plain(entry)
    elif isinstance(value, list):
        for entry in value:
            _is_plain(entry)
    else:
        assert isinstance(value, str)
