"""A page that was loaded before a switch finds its own style and scripts after it, for a day."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import urllib3

from benchmarks.web_server import serving
from tests.server.receiver import Receiver, content, sums
from tests.server.test_story import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Receiver(Path(name))


def asset(word: str, place: str = "assets/css/site", kind: str = "css") -> dict[str, str]:
    """Return a file whose name has its digest in it."""
    text = f"/* {word} */\n"
    return {f"{place}.{hashlib.sha256(text.encode()).hexdigest()[:12]}.{kind}": text}


def get(address: str, path: str) -> tuple[int, str]:
    answer = urllib3.request("GET", address + path, retries=False, timeout=10)
    return answer.status, answer.data.decode()


def inspected(receiver: Receiver, files: dict[str, str]) -> list[str]:
    """Return what is said of the live folder, then of the former assets."""
    with receiver.connection() as talk:
        talk.say(f"inspect {len(sums(files))}", sums(files))
        talk.say("end")
        return list(iter(talk.read, ""))


def test_former_assets_stay_and_the_release_itself_holds_only_its_own(receiver: Receiver) -> None:
    style, script = asset("first"), asset("first", "assets/js/search", "js")
    new = asset("second")
    receiver.publish("first", **style, **script, **{"assets/css/plain.css": "plain"})
    with serving(receiver.current) as address:
        receiver.publish("second", **new)
        for path, text in (style | script | new).items():
            assert get(address, path) == (200, text)
        assert get(address, "assets/css/plain.css")[0] == 404
        assert get(address, "index.html") == (200, "second\n")
        receiver.publish("third", **asset("third"))
        for path, text in (style | script | new).items():
            assert get(address, path) == (200, text)
        assert get(address, "assets/css/site.0123456789ab.css")[0] == 404
        assert get(address, "../../etc/passwd")[0] in {400, 404}
    third = content("third") | asset("third")
    assert set(files_of(receiver.current)) == set(third)
    assert inspected(receiver, third) == ["done 0", "done 0"]


def test_a_page_read_before_going_back_keeps_its_style_too(receiver: Receiver) -> None:
    receiver.publish("first", **asset("first"))
    receiver.publish("second", **asset("second"))
    with receiver.connection() as talk:
        assert talk.ask("rollback").startswith("active 000001-")
    with serving(receiver.current) as address:
        for path, text in (asset("first") | asset("second")).items():
            assert get(address, path) == (200, text)


def test_after_a_day_they_go_with_the_next_switch(receiver: Receiver) -> None:
    receiver.publish("first", **asset("first"))
    receiver.publish("second", **asset("second"))
    kept = receiver.root / "former-assets"
    (old,) = asset("first")
    long_ago = time.time() - 24 * 3600 - 120
    os.utime(kept / old, (long_ago, long_ago))
    receiver.publish("third", **asset("third"))
    assert set(files_of(kept)) == set(asset("second"))
    assert inspected(receiver, content("third") | asset("third")) == ["done 0", "done 0"]


def test_what_somebody_changed_is_not_carried_along_and_what_was_planted_is_named(
    receiver: Receiver,
) -> None:
    live = receiver.publish("first", **asset("first"), **asset("other", "assets/js/a", "js"))
    (path,) = asset("first")
    (live / path).write_text("evil")
    receiver.publish("second")
    kept = receiver.root / "former-assets"
    (other,) = asset("other", "assets/js/a", "js")
    assert set(files_of(kept)) == {other}
    (kept / "assets/js/evil.0123456789ab.js").write_text("evil")
    (kept / other).write_text("evil")
    said = inspected(receiver, content("second"))
    assert said[0] == "done 0"
    assert set(said[1:]) == {
        "foreign assets/js/evil.0123456789ab.js", f"changed {other}", "done 2",
    }  # fmt: skip


def test_attachments_and_pages_are_never_kept(receiver: Receiver) -> None:
    """What is taken back, such as a file with somebody's name in it, is gone at once."""
    withdrawn = {"files/list.25660401.pdf": "names", "assets/../list.25660402.pdf.x": "names"}
    receiver.publish("first", **{"files/list.25660401.pdf": "names"}, **asset("first"))
    receiver.publish("second")
    with serving(receiver.current) as address:
        for path in withdrawn:
            assert get(address, path)[0] == 404
    assert set(files_of(receiver.root / "former-assets")) == set(asset("first"))


def test_a_site_without_such_names_leaves_nothing_behind(receiver: Receiver) -> None:
    receiver.publish("first", **{"assets/css/site.css": "a"})
    receiver.publish("second")
    assert not (receiver.root / "former-assets").exists()
    assert not list(receiver.root.glob("former-assets*"))
