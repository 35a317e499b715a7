"""Audits as the web officer does, and reads what is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from transparency import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW: Final = "1795305600"
"""22 November 2026, the day for which the small sites were built."""


class Auditor:
    """Runs the command as the web officer would, and reads what it says."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Keep the JSON in a folder."""
        self._file, self._capsys = folder / "audit.json", capsys
        self.json: dict[str, Any] = {}
        self.said = ""
        self.code = -1

    def run(self, address: str, *options: str) -> dict[tuple[str, str], str]:
        """Return the details by kind and path."""
        self.code = cli.main(["audit", address, *options, "--json", str(self._file)])
        self.said = self._capsys.readouterr().out
        self.json = found = json.loads(self._file.read_text(encoding="utf-8"))
        assert found["ok"] == (self.code == 0) == (found["findings"] == [])
        return {(one["kind"], one["path"]): one["detail"] for one in found["findings"]}
