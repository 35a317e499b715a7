"""What hostile files ask for is not given: every look at a file has its budget, and says so."""

from __future__ import annotations

import time
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import DAY
from tests.timing import least_seconds
from transparency.record.site import Site
from transparency.review.personal.contents import MAX_DEPTH, MAX_UNPACKED
from transparency.review.personal.gate import personal_problems
from transparency.review.personal.looking import Look, Looker
from transparency.review.personal.patterns import matches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHONE: Final = "089-876-5432"


@pytest.fixture
def looker() -> Iterator[Looker]:
    with Looker() as found:
        yield found


def shared_streams(file: Path) -> None:
    """Write a PDF of some kilobytes whose pages all draw one long stream, again and again."""
    stream = zlib.compress(b"BT /F1 1 Tf (1234567890) Tj ET\n" * 60_000)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 400/Kids[" + b"3 0 R " * 400 + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[" + b"4 0 R " * 40 + b"]"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\n" % table
    file.write_bytes(data + b"startxref\n%d\n%%%%EOF" % start)


def many_tags(file: Path) -> None:
    """Write a document of some kilobytes that unfolds to millions of tags."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b"<a/>" * 15_000_000 + b"</w>")


def one_text(file: Path) -> None:
    """Write a document that unfolds to more than is allowed."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (MAX_UNPACKED + 1))


def many_members(file: Path) -> None:
    """Write a document of more files than any has."""
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(6000):
            archive.writestr(f"word/{number}.xml", "<a/>")


def entities(file: Path) -> None:
    """Write a document whose entities unfold one another (a billion laughs)."""
    rules = '<!ENTITY e0 "0898765432">' + "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10)
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<!DOCTYPE w [{rules}]><w>&e9;</w>")


def nested(file: Path) -> None:
    """Write a document in a document, deeper than any is."""
    inner = file.with_suffix(".inner.docx")
    inner.write_bytes(b"x")
    for _ in range(MAX_DEPTH + 2):
        content = inner.read_bytes()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("word/embeddings/a.docx", content)
            archive.writestr("word/document.xml", "<w/>")
    inner.rename(file)


def shared_text(file: Path) -> None:
    """Write a sheet whose many cells all show one long text."""
    cells = b'<row><c t="s"><v>0</v></c></row>' * 50_000
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/sharedStrings.xml", b"<sst><si><t>" + b"1 " * 50_000 + b"</t></si></sst>"
        )
        archive.writestr("xl/worksheets/sheet1.xml", b"<s>" + cells + b"</s>")


@pytest.mark.parametrize(("ending", "write", "most"), [
    ("pdf", shared_streams, 12_000), ("docx", many_tags, 100_000), ("docx", one_text, 100_000),
    ("docx", many_members, 1_000_000), ("docx", entities, 5_000), ("docx", nested, 5_000),
    ("xlsx", shared_text, 20_000),
])  # fmt: skip
def test_a_small_file_that_asks_for_much_is_told_and_the_next_is_looked_at(
    tmp_path: Path, looker: Looker, ending: str, write: object, most: int
) -> None:
    assert callable(write)
    file, next_file = tmp_path / f"a.{ending}", tmp_path / "b.txt"
    write(file)
    assert file.stat().st_size < most
    next_file.write_text(f"โทร {PHONE}", encoding="utf-8")
    start = time.process_time()
    assert looker.look(file).is_spent
    assert time.process_time() - start < 1  # it is the child that worked
    assert [match.kind for _, match in looker.look(next_file).matches] == ["phone"]


def test_what_was_found_before_the_budget_was_spent_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{PHONE}\nก\n" + "0 5341 2345\n" * 800_000, encoding="utf-8")
    with Looker(seconds=0.5) as looker:
        found = looker.look(file)
    assert found.is_spent
    assert found.matches[0][1].value == "0898765432"


def test_memory_is_bounded_as_well(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a" * 9_000_000)
    with Looker(memory=4_000_000) as small, Looker() as usual:
        assert small.look(file).is_spent
        assert usual.look(file) == Look()


@pytest.mark.parametrize(
    "line", [f"{PHONE}\n", f"{PHONE} ", "1-2345-67890-12-1\n", "a@mail.co.th "]
)
def test_many_matches_take_time_as_many(line: str) -> None:
    """A megabyte of telephone numbers once took for ever: each was compared with all others."""
    small, large = line * 1000, line * 8000
    short, long = least_seconds(lambda: list(matches(small)), lambda: list(matches(large)))
    assert len(list(matches(small))) == 1000
    assert long < 16 * max(short, 0.01)


@pytest.mark.parametrize(("name", "told"), [
    ("data/units/large.yml", "file-too-large"), ("data/files/2567/large.csv", "unused-file"),
    ("data/large.txt", "costly-file"), ("docs/large.md", "costly-file"),
])  # fmt: skip
def test_a_file_that_is_refused_for_its_size_is_not_read(
    good_data: Path, name: str, told: str
) -> None:
    docs = good_data.parent / "docs"
    docs.mkdir()
    file = good_data.parent / name
    file.write_bytes(f"# {PHONE}\n".encode() * 3_500_000)
    start = time.process_time()
    site = Site.load(good_data, DAY)
    problems = [*site.problems, *personal_problems(good_data, docs, site)]
    assert time.process_time() - start < 3
    rules = {problem.rule for problem in problems if problem.path == name}
    assert told in rules
    assert "personal-data" not in rules
