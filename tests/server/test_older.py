"""A run that is started again never puts an older site over a newer one; a person may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.test_story import files_of
from transparency.delivery.manifest import MANIFEST, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.publisher import Publisher

MORNING, NOON = "2026-11-22T01:00:00+00:00", "2026-11-22T05:00:00+00:00"


@pytest.fixture
def of(make_site: Callable[[str], Path]) -> Callable[[str, str | None, str], Path]:
    """Make a site of a commit's time and a day of the build."""

    def make(word: str, time: str | None, day: str) -> Path:
        site = make_site(word)
        manifest = read_manifest(site / MANIFEST).model_copy(update={"time": time, "day": day})
        (site / MANIFEST).write_text(manifest.text(), encoding="utf-8")
        return site

    return make


@pytest.mark.parametrize(("time", "day"), [
    (MORNING, "2026-11-22"), (MORNING, "2026-11-30"), (NOON, "2026-11-21"),
], ids=["commit", "commit built later", "day"])  # fmt: skip
def test_what_was_made_earlier_is_refused(
    publisher: Publisher, of: Callable[[str, str | None, str], Path], time: str, day: str
) -> None:
    newer, older = of("newer", NOON, "2026-11-22"), of("older", time, day)
    assert publisher.publish(newer)[0] == 0
    publisher.refused(older, told="ใหม่กว่าเว็บไซต์นี้")
    assert publisher.publish(newer)[0] == 0
    code, said = publisher.publish(older, "--allow-older")
    assert code == 0, said
    assert files_of(publisher.host.current) == files_of(older)


@pytest.mark.parametrize(("time", "day"), [
    (NOON, "2026-11-23"), (NOON, "2026-11-22"), ("2026-11-22T05:00:01+00:00", "2026-11-20"),
    (None, "2026-11-01"),
], ids=["day", "same", "commit", "no commit"])  # fmt: skip
def test_what_was_made_later_or_at_an_unknown_time_is_published(
    publisher: Publisher, of: Callable[[str, str | None, str], Path], time: str | None, day: str
) -> None:
    assert publisher.publish(of("first", NOON, "2026-11-22"))[0] == 0
    second = of("second", time, day)
    code, said = publisher.publish(second)
    assert code == 0, said
    assert files_of(publisher.host.current) == files_of(second)


def test_after_going_back_the_newer_can_be_published_again(
    publisher: Publisher, of: Callable[[str, str | None, str], Path]
) -> None:
    older, newer = of("older", MORNING, "2026-11-22"), of("newer", NOON, "2026-11-22")
    for site in (older, newer):
        assert publisher.publish(site)[0] == 0
    assert publisher.run("rollback")[0] == 0
    assert files_of(publisher.host.current) == files_of(older)
    assert publisher.publish(newer)[0] == 0
    assert files_of(publisher.host.current) == files_of(newer)
