"""Publications and rollbacks, a quarter of them broken off, while visitors read."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from itertools import cycle
from typing import TYPE_CHECKING, Final

import urllib3

from benchmarks.web_server import serving
from tests.server.fixtures import PAGES, style_of
from transparency.delivery.publishing.faults import PublishError
from transparency.delivery.publishing.release import publish, roll_back
from transparency.delivery.publishing.target import Access, connection, parse_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.host import Host
    from transparency.delivery.publishing.target import Connection

WAYS: Final = ("client", "network", "rsync")
"""What ends in the middle of a publication, in turns."""
LATE: Final = "too late"
KEPT: Final = 4
READERS: Final = 2
LOADING: Final = 0.3
"""Seconds at most between a page and its style: the site may be another one by then."""
REQUESTS: Final = 3
"""What readers ask for during each operation, at least."""
SEED: Final = 20261123


class Silent:
    """Progress that nobody looks at."""

    def begin(self, files: int, size: int) -> None:
        pass

    def sent(self, size: int) -> None:
        pass

    def end(self) -> None:
        pass


class Readers:
    """Visitors who read page after page, and count what they get."""

    def __init__(self, address: str, contents: dict[str, dict[str, bytes]]) -> None:
        """Read at an address, where each page is that of one of the contents."""
        self.address = address
        self.known = {page: {content[page] for content in contents.values()} for page in PAGES}
        self.styles = {style_of(name)[0]: style_of(name)[1].encode() for name in contents}
        self.count: Counter[str] = Counter()
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=[seed]) for seed in range(READERS)
        ]

    def __enter__(self) -> Readers:
        """Begin to read."""
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Read no more."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, seed: int) -> None:
        chance, count = random.Random(seed), Counter[str]()  # noqa: S311 - no secret
        with urllib3.PoolManager(retries=False, timeout=10) as pool:
            while not self._over.wait(0.025):
                page = chance.choice(PAGES)
                count["requests"] += 1
                try:
                    answer = pool.request("GET", self.address + page.removesuffix("index.html"))
                except urllib3.exceptions.HTTPError:
                    count["failures"] += 1
                    continue
                count["failures"] += answer.status != 200
                count["mixtures"] += answer.status == 200 and answer.data not in self.known[page]
                if answer.status == 200 and page.endswith(".html"):
                    time.sleep(chance.uniform(0, LOADING))
                    count["views"] += 1
                    count["mixed views"] += not self._is_dressed(pool, answer.data)
        self.count += count

    def _is_dressed(self, pool: urllib3.PoolManager, page: bytes) -> bool:
        """Return whether a page that was read gets the style that it was made with."""
        name = page[1 : page.index(b">")].decode()
        answer = pool.request("GET", self.address + name)
        return answer.status == 200 and answer.data == self.styles[name]


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*") if file.is_file()
    }  # fmt: skip


def once_free(act: Callable[[], object]) -> None:
    """Do it as soon as the server has noticed that the owner of the lock is gone."""
    deadline = time.monotonic() + 20
    while True:
        try:
            act()
        except PublishError as error:
            if "กำลังทำงานอยู่" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def other_site(host: Host, sites: dict[str, Path], chance: random.Random) -> Path:
    """Return a site that is not the one that is live, so that there is something to send."""
    live = files_of(host.current)
    return chance.choice([site for site in sites.values() if files_of(site) != live])


def break_off(host: Host, site: Path, how: str, chance: random.Random) -> str:
    """Publish in another process and break it off at a random moment; return how, or `LATE`."""
    process = subprocess.Popen(  # noqa: S603 - our own arguments
        [sys.executable, "-m", "transparency.cli", "publish", host.target, *host.access,
         "--site", str(site), "--keep", str(KEPT)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not host.sessions() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)  # until it has reached the server
    if how != "rsync":
        time.sleep(chance.uniform(0, 0.5))
    while how == "rsync" and process.poll() is None:
        if (
            subprocess.run(  # noqa: S603 - only the transfer of this very process
                ["/usr/bin/pkill", "-KILL", "-g", str(process.pid), "-x", "rsync"], check=False
            ).returncode
            == 0
        ):
            break
    if process.poll() is None and how == "client":
        os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None and how == "network":
        host.cut()
    process.communicate()
    return how if process.returncode else LATE


def test_visitors_see_the_old_or_the_new_site_whatever_happens(
    host: Host, make_site: Callable[..., Path], operations: int, figures: list[str]
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    sites = {name: make_site(name, dressed=True) for name in ("first", "second", "third")}
    contents = {name: files_of(site) for name, site in sites.items()}
    done: Counter[str] = Counter()
    access = Access(host.folder / "key", host.folder / "known")
    broken = [way for way, _ in zip(cycle(WAYS), range(operations // 4), strict=False)]
    plan = ["whole"] * (operations - len(broken)) + broken
    chance.shuffle(plan)
    with connection(parse_target(host.target), access) as way:
        publish(way, sites["first"], KEPT, Silent())
        begun = time.monotonic()
        with serving(host.current) as address, Readers(address, contents) as readers:
            for what in plan:
                if what in WAYS:
                    while break_off(host, other_site(host, sites, chance), what, chance) == LATE:
                        done[LATE] += 1
                    done[what] += 1
                else:
                    site = sites[chance.choice(list(sites))]
                    done[undisturbed(way, host, site, chance)] += 1
                assert files_of(host.current) in contents.values()
            once_free(lambda: publish(way, sites["second"], KEPT, Silent()))
            once_free(lambda: publish(way, sites["third"], KEPT, Silent()))
        seconds = time.monotonic() - begun
    assert files_of(host.current) == contents["third"]
    left = [name for name in host.releases() if "." not in name]
    assert len(left) <= KEPT + 1  # the one before stays, too
    assert [name for name in host.releases() if name.endswith(".part")] == []
    figures.append(
        f"publishing: {done['published'] + done['same']} publications ({done['same']} of the same "
        f"content), {done['rolled back']} rollbacks, {done[LATE]} that ended before they could be "
        f"broken off; {len(broken)} broken off (client killed {done['client']}, network cut "
        f"{done['network']}, rsync killed {done['rsync']}), in {seconds:.0f} s: "
        f"{readers.count['requests']} requests, {readers.count['failures']} failures, "
        f"{readers.count['mixtures']} mixtures; {readers.count['views']} views that asked for "
        f"their own style, {readers.count['mixed views']} mixed"
    )
    assert readers.count["requests"] > REQUESTS * operations
    assert (readers.count["failures"], readers.count["mixtures"]) == (0, 0)
    assert readers.count["views"] > operations
    assert readers.count["mixed views"] == 0
    assert min(done[what] for what in ("published", "same", "rolled back")) > 0


def undisturbed(way: Connection, host: Host, site: Path, chance: random.Random) -> str:
    """Publish a site, or go back; return what was done."""
    live = host.current.resolve().name
    back = host.root / "releases" / f"{live}.from"
    before = back.read_text().strip()
    if chance.random() < 0.2 and before and (host.root / "releases" / before).is_dir():
        once_free(lambda: roll_back(way, None))
        assert host.current.resolve().name == before
        return "rolled back"
    once_free(lambda: publish(way, site, KEPT, Silent()))
    assert files_of(host.current) == files_of(site)
    return "same" if host.current.resolve().name == live else "published"
