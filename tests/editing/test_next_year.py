"""A new year takes over what is to be done, and nothing that was done or found right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.built import REPORT
from tests.conftest import DAY
from transparency import cli
from transparency.record.model.records import reports_of, rows_of
from transparency.record.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A copy of the record of the first report."""
    data = tmp_path / "data"
    for file in REPORT.rglob("*"):
        if file.is_file():
            target = data / file.relative_to(REPORT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return data


def take_over(data: Path, old: str, new: str) -> int:
    return cli.main(["new", "year", "--from", old, "--set", f"year={new}", "--data", str(data)])


def test_the_plan_of_the_first_report_is_carried_over_and_passes_check(report: Path) -> None:
    assert take_over(report, "๒๕๖๖", "๒๕๖๗") == 0
    site = Site.load(report, DAY)
    assert site.problems == []
    old, new = site.records.years[2566], site.records.years[2567]
    assert (new.rounds, new.framework) == ({}, None)
    assert list(new.measures) == list(old.measures)
    for name, measure in new.measures.items():
        former = old.measures[name]
        assert (measure.order, measure.title) == (former.order, former.title)
        assert measure.short_title == former.short_title
        assert measure.continues == f"2566/{name}"
        assert [action.continues for action in measure.actions] == [
            action.id for action in former.actions
        ]
        for action, before in zip(measure.actions, former.actions, strict=True):
            assert (action.id, action.text) == (before.id, before.text)
            assert [(item.id, item.text) for item in action.items] == [
                (item.id, item.text) for item in before.items
            ]
            assert (action.documents, action.indicators) == (before.documents, before.indicators)
        for (_, row), (_, before_row) in zip(rows_of(measure), rows_of(former), strict=True):
            assert (row.responsible is None) is (before_row.responsible is None)
            if row.responsible and before_row.responsible:
                assert row.responsible.text == before_row.responsible.text
                assert row.responsible.units == before_row.responsible.units


def test_without_another_word_it_is_the_year_after(report: Path) -> None:
    assert cli.main(["new", "year", "--from", "2566", "--data", str(report)]) == 0
    assert (report / "2567/measures/communication.yml").exists()


def test_nothing_that_was_done_is_carried_over(report: Path) -> None:
    take_over(report, "2566", "2567")
    text = "".join(
        line
        for file in (report / "2567").rglob("*.yml")
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.lstrip().startswith("#")
    )
    measures = Site.load(report, DAY).records.years[2567].measures.values()
    assert [found for measure in measures for found in reports_of(measure)] == []
    assert not any(
        f"{name}:" in text for name in ("gap", "reports", "results", "published", "done")
    )
    assert not (report / "verifications").exists()


def test_a_period_keeps_its_words_to_be_confirmed_and_loses_its_days(report: Path) -> None:
    take_over(report, "2566", "2567")
    years = Site.load(report, DAY).records.years
    for name, measure in years[2567].measures.items():
        rows = zip(rows_of(measure), rows_of(years[2566].measures[name]), strict=True)
        for (_, row), (_, before) in rows:
            assert (row.period is None) is (before.period is None)
            if row.period and before.period:
                assert row.period.text == f"(รอยืนยัน) {before.period.text}"
                assert (row.period.start, row.period.end) == (None, None)


def test_what_has_left_the_plan_is_not_carried_over(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"year": "2567", "measure": "service", "round": "2", "action": "translate",
             "dropped": "แผนฉบับแก้ไขไม่มีข้อนี้"}  # fmt: skip
    parts = [part for name, one in given.items() for part in ("--set", f"{name}={one}")]
    assert cli.main(["new", "remark", "--data", str(good_data), *parts]) == 0
    assert take_over(good_data, "2567", "2570") == 0
    assert "ไม่อยู่ในแผนแล้ว: service/translate" in capsys.readouterr().out
    measure = Site.load(good_data, DAY).records.years[2570].measures["service"]
    assert [action.id for action in measure.actions] == ["counter", "opinions"]


def test_the_last_report_tells_who_is_responsible_and_when(good_data: Path) -> None:
    file = good_data / "2567/measures/service.yml"
    more = (
        "    responsible: {text: กองคลัง อบต.ตัวอย่าง, units: [finance]}\n"
        "    period: {text: กันยายน ๒๕๖๗}\n"
    )
    text = file.read_text(encoding="utf-8").replace("  - round: 2\n", f"  - round: 2\n{more}")
    file.write_text(text, encoding="utf-8")
    assert take_over(good_data, "2567", "2570") == 0
    measure = Site.load(good_data, DAY).records.years[2570].measures["service"]
    assert measure.responsible
    assert measure.period
    assert measure.responsible.units == ["finance"]
    assert measure.period.text == "(รอยืนยัน) กันยายน ๒๕๖๗"


def test_every_phrase_that_names_the_old_year_is_listed_with_its_place(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counted by hand in the six measures of the first report: five texts and nine periods."""
    take_over(report, "2566", "2567")
    out = capsys.readouterr().out
    assert "ข้อความที่ยังกล่าวถึงปีอื่น ๑๔ แห่ง" in out
    listed = [line.strip() for line in out.splitlines() if line.startswith("  data/2567/measures/")]
    assert len(listed) == 14
    for line in listed:
        path, number, rest = line.split(":", 2)
        text = (report / path.removeprefix("data/")).read_text(encoding="utf-8").splitlines()
        phrase = rest.rpartition(": ")[2].split(", ")[0]
        assert phrase in text[int(number.split()[0]) - 1]
    warned = {one.path for one in Site.load(report, DAY).warnings if one.rule == "old-year"}
    assert warned == {"data/2567/measures/ita-upgrade.yml"}


@pytest.mark.parametrize(("arguments", "said"), [
    (["year", "--from", "2560", "--set", "year=2570"], "ไม่มีปี “2560” ให้นำแผนมา มีแต่ 2568, 2567"),
    (["unit", "--from", "2567", "--set", "id=a", "--set", "name=ก"], "new year เท่านั้น"),
    (["year", "--from", "2567", "--set", "year=2568"], "มีปี 2568 อยู่แล้ว"),
])  # fmt: skip
def test_what_cannot_be_taken_over_is_refused(
    good_data: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in good_data.rglob("*.yml")}
    assert cli.main(["new", *arguments, "--data", str(good_data)]) == 2
    assert said in capsys.readouterr().err
    assert {file: file.read_bytes() for file in good_data.rglob("*.yml")} == before


def test_a_year_with_a_measure_that_cannot_be_read_is_not_taken_over_in_part(
    good_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (good_data / "2567/measures/gifts.yml").write_text("order: หนึ่ง\n", encoding="utf-8")
    assert take_over(good_data, "2567", "2570") == 2
    assert "data/2567/measures/gifts.yml" in capsys.readouterr().err
    assert not (good_data / "2570").exists()
