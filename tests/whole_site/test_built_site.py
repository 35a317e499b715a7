"""The site as built from the real record, from a larger fixture, and not built from a bad one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from mkdocs.config import load_config

from tests.built import DOCS, REPORT, ROOT, BuiltPage, read_pages
from tests.living.html_faults import html_faults
from transparency.delivery.manifest import check_folder, read_manifest
from transparency.record.questions import OPEN
from transparency.record.states import WORDS
from transparency.review.prose import MARKDOWN_EXTENSIONS

SOURCE = ROOT / "tests" / "source" / "report-2566-round-1.txt"
AGENCY = "สันโค้ง"


@pytest.fixture(scope="session")
def report_pages(report_site: Path) -> dict[str, BuiltPage]:
    return read_pages(report_site)


@pytest.fixture(scope="session")
def good_pages(good_site: Path) -> dict[str, BuiltPage]:
    return read_pages(good_site)


def bare(text: str) -> str:
    """Return the text without any white space."""
    return re.sub(r"\s+", "", text)


def source_cells() -> list[str]:
    """Return every cell of the source's table, without tags, page-break marks and white space."""
    lines = [line for line in SOURCE.read_text(encoding="utf-8").split("\n") if "\t" in line]
    cells = [cell for line in lines for cell in re.sub(r"<[^>]*>", "", line).split("\t")]
    return [bare(cell.replace("(ต่อ)", "")) for cell in cells]


def test_the_report_page_holds_every_fragment_of_every_cell(
    report_pages: dict[str, BuiltPage],
) -> None:
    page = bare(report_pages["2566/report/1/"].text)
    cells = [cell for cell in source_cells() if cell]
    assert len(cells) > 60
    assert [cell for cell in cells if cell not in page] == []


def test_the_report_page_holds_every_word_around_the_table(
    report_pages: dict[str, BuiltPage],
) -> None:
    page = bare(report_pages["2566/report/1/"].text)
    lines = [line for line in SOURCE.read_text(encoding="utf-8").split("\n") if "\t" not in line]
    words = [bare(line.replace("*", "").replace(".....", "")) for line in lines]
    assert [line for line in words if line not in page] == []


def test_there_is_a_page_for_each_of_the_six_measures(report_pages: dict[str, BuiltPage]) -> None:
    assert len([page for page in report_pages if page.startswith("2566/measures/")]) == 6


@pytest.mark.parametrize(
    "address",
    [
        "", "2566/", "2566/report/1/", "units/", "units/clerk-office/", "documents/", "calendar/",
        "ita/2566/", "promises/", "promises/no-gift/", "promises/dos-and-donts/",
        "promises/borrowing-property/", "promises/news-within-7-days/",
        "promises/budget-participation/", "promises/executives-part/",
        "promises/opinions/", "promises/website-check/", "questions/", "about/",
        "contact/", "staff/", "404.html",
    ],
)  # fmt: skip
def test_the_page_exists(report_pages: dict[str, BuiltPage], address: str) -> None:
    assert address in report_pages


def test_nine_actions_are_told_to_have_no_full_result_of_their_own(
    report_pages: dict[str, BuiltPage],
) -> None:
    found = [
        len(re.findall(f"{WORDS[state].name}(?! [๐-๙]+ ข้อ)", page.text))
        for address, page in report_pages.items()
        if address.startswith("2566/measures/")
        for state in OPEN
    ]
    assert sum(found) == 9


@pytest.mark.parametrize("name", ["report_site", "good_site"])
def test_every_page_is_whole(name: str, request: pytest.FixtureRequest) -> None:
    """Headings, anchors, links and scripts; tests/living/test_faults.py shows that each is seen."""
    assert html_faults(request.getfixturevalue(name)) == []


def test_anchors_are_ascii_and_unique(report_pages: dict[str, BuiltPage]) -> None:
    for address, page in report_pages.items():
        assert all(anchor.isascii() for anchor in page.ids), address
        assert len(page.ids) == len(set(page.ids)), address


def test_no_page_but_the_search_runs_script_or_leads_to_another_origin_unasked(
    report_site: Path, report_pages: dict[str, BuiltPage]
) -> None:
    for address, page in report_pages.items():
        file = report_site / (address if address.endswith(".html") else f"{address}index.html")
        tags = re.findall(r"<script[^>]*>", file.read_text(encoding="utf-8"))
        code = [tag for tag in tags if "application/ld+json" not in tag]
        search = r'<script type="module" src="\.\./assets/js/search\.[0-9a-f]{8}\.js">'
        assert len(code) == (1 if address == "search/" else 0), address
        assert all(re.fullmatch(search, tag) for tag in code), address
        outside = [link for link in page.links if link.startswith(("http", "//", "data:"))]
        assert [link for link in outside if "github.com" not in link] == [], address


def test_each_record_page_names_its_report_and_its_record(
    report_pages: dict[str, BuiltPage],
) -> None:
    page = report_pages["2566/measures/communication/"]
    assert "รายงานปีงบประมาณ ๒๕๖๖ รอบที่ ๑" in page.text
    assert "data/2566/measures/communication.yml" in page.text
    assert "../../../data/2566/measures/communication.yml" in page.links


def test_a_second_year_and_a_second_round_appear_without_a_change_of_code(
    good_pages: dict[str, BuiltPage],
) -> None:
    rounds = [address for address in good_pages if re.fullmatch(r"\d{4}/report/\d/", address)]
    years = {address.split("/")[0] for address in rounds}
    assert len(rounds) >= 3
    assert len(years) == 2
    home = good_pages[""]
    assert [address for address in rounds if f"./{address}" not in home.links
            and address not in home.links] == []  # fmt: skip


def test_another_agency_shows_no_trace_of_the_first(good_site: Path) -> None:
    names = ("html", "xml", "txt", "yml", "css", "svg")
    files = [file for name in names for file in good_site.rglob(f"*.{name}")]
    assert files
    assert [file for file in files if AGENCY in file.read_text(encoding="utf-8")] == []


def test_a_broken_record_stops_the_build_and_leaves_the_last_good_site(tmp_path: Path) -> None:
    copied_project(tmp_path, "overrides", "transparency")
    good = tmp_path / "site"
    good.mkdir()
    (good / "index.html").write_text("the last good site", encoding="utf-8")
    record = tmp_path / "data" / "2566" / "measures" / "website-check.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("title:", "titel:", 1), "utf-8")
    venv = Path(os.environ.get("VIRTUAL_ENV", ROOT / ".venv"))
    run = subprocess.run(  # noqa: S603
        ["make", "-o", f"{venv}/site.stamp", f"VENV={venv}", "site"],  # noqa: S607
        cwd=tmp_path,
        env={**os.environ, "DATA_DIR": "data", "DOCS_DIR": "docs", "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert "data/2566/measures/website-check.yml:" in run.stderr
    assert "title" in run.stderr
    assert "Building documentation" not in run.stderr
    assert (good / "index.html").read_text(encoding="utf-8") == "the last good site"


_READ_ONCE: Final = """
import runpy, sys
from transparency.record.loading import Loader
read = Loader.read
def told(loader):
    print("the record is read")
    read(loader)
Loader.read = told
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_make_site_checks_and_builds_from_one_reading_what_mkdocs_builds(
    tmp_path: Path, report_site: Path
) -> None:
    copied_project(tmp_path, "overrides", "transparency")
    command = f"import sys; sys.argv = ['make_site.py']; exec({_READ_ONCE!r})"
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-c", command],
        cwd=tmp_path,
        env={**os.environ, "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("the record is read") == 1
    assert "ข้อมูลถูกต้องทั้ง" in run.stdout
    made, built = tmp_path / "build/site", report_site
    names = {file.relative_to(built) for file in built.rglob("*") if file.is_file()}
    found = {file.relative_to(made) for file in made.rglob("*") if file.is_file()}
    assert found - names == {Path("manifest.json")}
    assert names <= found
    check_folder(made, read_manifest(made / "manifest.json"))


@pytest.mark.parametrize("variable", ["SITE_URL", "REPOSITORY_URL"])
def test_an_address_that_cannot_be_used_is_said_before_anything_is_built(
    tmp_path: Path, variable: str
) -> None:
    copied_project(tmp_path, "overrides", "transparency")
    run = made(tmp_path, **{variable: "ftp://example.go.th/"})
    assert run.returncode == 2
    assert variable in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "build/site").exists()


def made(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``make_site.py`` in a copy of the project."""
    return subprocess.run(
        [sys.executable, "make_site.py"],
        cwd=project,
        env={**os.environ, "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_where_the_checks_find_a_mistake_nothing_is_told_of_the_build_that_it_stopped(
    tmp_path: Path,
) -> None:
    project = copied_project(tmp_path, "overrides", "transparency")
    page = project / "docs/contact.md"
    page.write_text('# ติดต่อ\n\n{{ unit("nobody") }}\n', encoding="utf-8")
    run = made(project)
    assert run.returncode == 1
    assert "docs/contact.md:3" in run.stderr
    assert "nobody" in run.stderr
    assert "INFO" not in run.stderr
    assert "Traceback" not in run.stderr
    assert "ข้อมูลถูกต้อง" not in run.stdout


def test_what_stops_the_build_and_no_check_finds_is_told(tmp_path: Path) -> None:
    project = copied_project(tmp_path, "overrides", "transparency")
    (project / "overrides/main.html").write_text("{% nothing %}", encoding="utf-8")
    run = made(project)
    assert run.returncode == 1
    assert "nothing" in run.stderr
    assert not (project / "build/site/manifest.json").exists()


def copied_project(folder: Path, *names: str) -> Path:
    """Copy the wiring, the frozen record and prose, and the folders named, elsewhere."""
    for name in (
        "Makefile",
        "mkdocs.yml",
        "macros.py",
        "hooks.py",
        "make_site.py",
        "requirements.txt",
    ):
        shutil.copy2(ROOT / name, folder / name)
    for name in names:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(REPORT, folder / "data")
    shutil.copytree(DOCS, folder / "docs")
    return folder


def test_a_view_of_a_record_that_is_not_there_fails_the_build(tmp_path: Path) -> None:
    project = copied_project(tmp_path, "overrides", "transparency")
    page = project / "docs" / "contact.md"
    page.write_text('# ติดต่อ\n\n{{ unit("nobody") }}\n', encoding="utf-8")
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project / "out")],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DATA_DIR": "data", "DOCS_DIR": "docs"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert "nobody" in run.stderr
    assert "contact" in run.stderr


def test_the_gate_for_prose_reads_markdown_as_mkdocs_does() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert config.markdown_extensions == MARKDOWN_EXTENSIONS


def test_the_site_holds_no_stylesheet_and_no_script_of_the_theme(report_site: Path) -> None:
    assets = {file.relative_to(report_site).parts[1] for file in report_site.glob("assets/*/*")}
    assert assets == {"css", "fonts", "images", "js"}
    assert len(list(report_site.glob("assets/css/*"))) == 1
