"""The record of `DATA_DIR` and the prose of `DOCS_DIR`: what must hold of any, and nothing more.

`make look` goes through the same pages in Chromium.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import ROOT, build_site
from tests.living.example_faults import example_faults
from tests.living.html_faults import html_faults
from transparency.commands.check import run_check
from transparency.today import today

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.living

DATA: Final = ROOT / os.environ.get("DATA_DIR", "data")
PROSE: Final = ROOT / os.environ.get("DOCS_DIR", "docs")


def test_the_record_and_the_prose_pass_their_check(capsys: pytest.CaptureFixture[str]) -> None:
    code = run_check(DATA, PROSE, today())
    assert code == 0, capsys.readouterr().err


def test_every_page_is_whole(tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", DATA, docs_dir=PROSE)
    assert [fault.for_terminal() for fault in html_faults(site)] == []


def test_what_prose_shows_of_a_data_file_can_stand_in_one() -> None:
    assert [fault.for_terminal() for fault in example_faults(PROSE)] == []
