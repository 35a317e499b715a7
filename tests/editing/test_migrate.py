"""Files of the earlier form: moved by a command, byte for byte elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GIFTS = "2567/measures/gifts.yml"
TODAY = "    reports:\n      - round: 1\n        gap: รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน\n"
OLD = "    gap: รายงานตัวอย่างไม่ได้กล่าวถึงทะเบียน\n"


def in_old_form(data: Path) -> str:
    """Put the gap of the good record where it once stood; return the file's text of today."""
    text = (data / GIFTS).read_text(encoding="utf-8")
    assert text.count(TODAY) == 1
    old = text.replace(TODAY, "").replace(
        "    text: ๒. ทำทะเบียนของที่ส่งคืน\n", f"    text: ๒. ทำทะเบียนของที่ส่งคืน\n{OLD}"
    )
    (data / GIFTS).write_text(old, encoding="utf-8")
    return text


def test_an_old_gap_moves_below_its_round_and_nothing_else_changes(good_data: Path) -> None:
    text = in_old_form(good_data)
    others = {
        file: file.read_bytes() for file in good_data.rglob("*.yml") if file.name != "gifts.yml"
    }
    assert cli.main(["check", "--data", str(good_data)]) == 1
    assert cli.main(["migrate", "--data", str(good_data), "--round", "1"]) == 0
    assert (good_data / GIFTS).read_text(encoding="utf-8") == text
    assert {file: file.read_bytes() for file in others} == others


def test_a_second_run_changes_nothing(good_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (good_data / GIFTS).read_bytes()
    assert cli.main(["migrate", "--data", str(good_data)]) == 0
    assert (good_data / GIFTS).read_bytes() == text
    assert "๐ ไฟล์" in capsys.readouterr().out


def test_beside_a_result_of_the_round_it_becomes_what_the_result_lacks(good_data: Path) -> None:
    file = good_data / "2567/measures/service.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(
        before.replace(
            "    text: ๒. รับฟังความคิดเห็น\n", "    text: ๒. รับฟังความคิดเห็น\n    gap: ไม่บอกจำนวน\n"
        ),
        encoding="utf-8",
    )
    assert cli.main(["migrate", "--data", str(good_data), "--round", "1"]) == 0
    assert "      - round: 1\n        lacks: ไม่บอกจำนวน\n" in file.read_text(encoding="utf-8")
    assert cli.main(["check", "--data", str(good_data)]) == 0


def test_in_a_year_of_two_rounds_somebody_has_to_say_which(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_old_form(good_data)
    text = (good_data / GIFTS).read_bytes()
    assert cli.main(["migrate", "--data", str(good_data)]) == 2
    assert "--round 1" in capsys.readouterr().err
    assert (good_data / GIFTS).read_bytes() == text


def test_a_file_that_is_no_yaml_is_told_and_nothing_is_written(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_old_form(good_data)
    (good_data / "2567/measures/broken.yml").write_text("actions: [", encoding="utf-8")
    text = (good_data / GIFTS).read_bytes()
    assert cli.main(["migrate", "--data", str(good_data), "--round", "1"]) == 2
    assert "broken.yml" in capsys.readouterr().err
    assert (good_data / GIFTS).read_bytes() == text
