"""Where files may lie in a data folder, and what becomes of those that lie elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import DAY, GOOD
from transparency.record.file_name import good_name
from transparency.record.model.types import is_attachable
from transparency.record.site import Site
from transparency.record.stored import MAX_PICTURE


def found(data: Path) -> list[tuple[str, str]]:
    return [(entry.path, entry.rule) for entry in Site.load(data, DAY).problems]


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt", "agency.yaml", "agency.yml.bak", ".DS_Store", "units/clerk_office.yml",
        "units/ปลัด.yml", "units/deep/er.yml", "2567/rounds/3.yml", "2567/rounds/one.yml",
        "2567/other.yml", "1999/year.yml", "25670/year.yml",
        # Thai digits in a folder's name, which would hide the year of the same number.
        "25๖๘/year.yml", "25๖๘/measures/service.yml", "٢٥٦٨/year.yml", "measures/gifts.yml",
        "files/page.html", "files/drawing.svg", "files/tool.exe", "files/script.js",
    ],
)  # fmt: skip
def test_a_file_in_a_place_that_means_nothing_is_a_problem(good_data: Path, name: str) -> None:
    target = good_data / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("order: 1\n", encoding="utf-8")
    assert found(good_data) == [(f"data/{name}", "stray-file")]


def test_a_link_in_the_file_system_is_a_problem_and_is_not_followed(
    good_data: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    (good_data / "files" / "secret.txt").symlink_to(secret)
    (good_data / "units" / "more.yml").symlink_to(good_data / "units" / "finance.yml")
    (good_data / "2569").symlink_to(good_data / "2568", target_is_directory=True)
    assert found(good_data) == [
        ("data/2569", "stray-file"),
        ("data/files/secret.txt", "stray-file"),
        ("data/units/more.yml", "stray-file"),
    ]


@pytest.mark.parametrize(
    "name", ["units/finance.yml", "files/2567/declaration.pdf", "files/2567/declaration.png"]
)
def test_a_file_that_cannot_be_opened_is_a_problem_and_no_crash(
    good_data: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Its owner took away the right to read it; root, as whom tests may run, has every right."""
    opened = Path.read_bytes

    def refused(file: Path) -> bytes:
        if file == good_data / name:
            raise PermissionError(13, "Permission denied", str(file))
        return opened(file)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert (f"data/{name}", "unreadable-file") in found(good_data)


def test_a_link_that_leads_nowhere_is_a_problem_and_no_crash(good_data: Path) -> None:
    (good_data / "units" / "gone.yml").symlink_to(good_data / "nowhere")
    assert found(good_data) == [("data/units/gone.yml", "stray-file")]


def test_a_folder_with_the_name_of_a_record_is_none(good_data: Path) -> None:
    (good_data / "units" / "folder.yml").mkdir()
    assert found(good_data) == []
    (good_data / "units" / "folder.yml" / "inner.yml").write_text("order: 1\n", encoding="utf-8")
    assert found(good_data) == [("data/units/folder.yml/inner.yml", "stray-file")]


def test_an_attachment_with_an_invalid_name_is_to_be_renamed(good_data: Path) -> None:
    (good_data / "files" / "Order 1.PDF").write_bytes(b"%PDF-1.4")
    (problem,) = Site.load(good_data, DAY).problems
    assert problem.path == "data/files/Order 1.PDF"
    assert "(มีตัวพิมพ์ใหญ่ เว้นวรรค)" in problem.message
    assert "เปลี่ยนชื่อเป็น data/files/order-1.pdf" in problem.remedy


def test_a_photograph_as_the_phone_leaves_it_is_told_with_name_place_and_size(
    good_data: Path,
) -> None:
    for folder in ("files/2567", "2567/measures"):
        (good_data / folder / "IMG 1234.JPG").write_bytes(bytes(MAX_PICTURE + 1))
    problems = Site.load(good_data, DAY).problems
    assert [(problem.path, problem.rule) for problem in problems] == [
        ("data/2567/measures/IMG 1234.JPG", "heavy-picture"),
        ("data/2567/measures/IMG 1234.JPG", "stray-file"),
        ("data/files/2567/IMG 1234.JPG", "heavy-picture"),
        ("data/files/2567/IMG 1234.JPG", "stray-file"),
    ]
    _, elsewhere, heavy, here = problems
    assert "“2567/IMG 1234.JPG” ใหญ่" in heavy.message
    assert "อยู่ในที่ที่ระบบไม่รู้จัก" in elsewhere.message
    assert "(มีตัวพิมพ์ใหญ่ เว้นวรรค)" in elsewhere.message
    assert "ย้ายและเปลี่ยนชื่อเป็น data/files/2567/img-1234.jpg" in elsewhere.remedy
    assert "อยู่ในที่" not in here.message
    assert "เปลี่ยนชื่อเป็น data/files/2567/img-1234.jpg" in here.remedy


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("IMG_1234.JPG", "img_1234.jpg"),
        ("2567/Order (final) 1.PDF", "2567/order-final-1.pdf"),
        ("คำสั่ง 317.pdf", "317.pdf"),
        ("คำสั่ง.PDF", "file.pdf"),
        ("a..b--c.png", "a-b-c.png"),
        ("2567/order-1.pdf", "2567/order-1.pdf"),
    ],
)
def test_the_name_that_is_proposed_may_be_attached(name: str, good: str) -> None:
    assert good_name(name) == good
    assert is_attachable(good)


def test_no_rule_is_looked_at_while_a_file_cannot_be_read(good_data: Path) -> None:
    (good_data / "units" / "clerk-office.yml").write_text("order: [", encoding="utf-8")
    assert {rule for _, rule in found(good_data)} == {"yaml-syntax"}


def test_a_good_folder_becomes_records_by_id_and_year() -> None:
    site = Site.load(GOOD, DAY)
    assert site.years == [2568, 2567]
    assert [entry.id for entry in site.measures(2567)] == ["gifts", "service"]
    assert [entry.number for entry in site.rounds(2567)] == [1, 2]
    assert [entry.id for entry in site.units] == ["clerk-office", "public-relations", "finance"]
    assert site.agency.short_name == "อบต.ตัวอย่าง"
    assert "2567/declaration.png" in site.records.attachments
