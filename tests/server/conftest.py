"""What the tests of publishing have in common: somebody who publishes, and two sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.auditor import NOW, Auditor
from tests.server.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.host import Host


@pytest.fixture
def publisher(host: Host, capsys: pytest.CaptureFixture[str]) -> Publisher:
    return Publisher(host, capsys)


@pytest.fixture
def auditor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Auditor:
    """An auditor on the day for which the small sites were built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return Auditor(tmp_path, capsys)


@pytest.fixture
def first(make_site: Callable[[str], Path]) -> Path:
    return make_site("first")


@pytest.fixture
def second(make_site: Callable[[str], Path]) -> Path:
    return make_site("second")
