"""Publishes as a workflow does, and reads what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.server.test_story import files_of
from transparency import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.server.host import Host

ALL_IS_WELL: Final = "ผู้เข้าชมยังเห็นเว็บไซต์เดิมครบถ้วน"


class Publisher:
    """Runs the commands as the workflow does, and reads what they say."""

    def __init__(self, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
        """Publish on a host."""
        self.host, self._capsys = host, capsys

    def run(self, command: str, *options: str, target: str | None = None) -> tuple[int, str]:
        """Return the exit code and all that was said."""
        call = [command, target or self.host.target, *self.host.access, *options]
        code = cli.main(call)
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def publish(self, site: Path, *options: str) -> tuple[int, str]:
        return self.run("publish", "--site", str(site), *options)

    def refused(self, site: Path, *, told: str) -> None:
        """Make sure that a publication fails, says why, and leaves the server as it was."""
        before = files_of(self.host.root)
        code, said = self.publish(site)
        assert code == 1, said
        assert told in said
        assert "วิธีแก้:" in said
        assert ALL_IS_WELL in said
        after = files_of(self.host.root)
        for left in (".owner", ".lock"):  # they say when somebody last tried, and nothing else
            before.pop(left, None)
            after.pop(left, None)
        assert after == before
