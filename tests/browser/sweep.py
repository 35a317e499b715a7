"""Goes through every page of a site in each state, and keeps what each check found."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from tests.browser.checks.states import LOADS
from tests.browser.opened import Tab
from tests.browser.remembered import digests
from tests.built import read_pages

if TYPE_CHECKING:
    from tests.browser.opened import Opened, State
    from tests.browser.remembered import Memory
    from tests.browser.visits import Visits


class Sweep:
    """What all checks found on all pages of one site."""

    def __init__(self, visits: Visits, memory: Memory) -> None:
        """Open every page, but for those that passed before and are the same."""
        self.name = visits.name
        pages = read_pages(visits.folder)
        self.addresses = list(pages)
        digest = digests(visits.folder, pages, visits.browser.version)
        known = memory.read()
        self.figures = {address: dict(known.get(digest[address], {})) for address in pages}
        """What was measured, by address."""
        self.unchanged = {address for address in pages if digest[address] in known}
        """The pages that were not opened."""
        self._looked: Counter[tuple[str, str]] = Counter()
        self._wrong: dict[tuple[str, str], list[tuple[str, object]]] = {}
        kept: dict[str, dict[str, Any]] = {address: {} for address in pages}
        for states in LOADS:
            self._open_all(visits, states, kept)
        memory.write({
            digest[address]: self.figures[address] for address in pages if self.passed(address)
        })  # fmt: skip

    def _open_all(
        self, visits: Visits, states: tuple[State, ...], kept: dict[str, dict[str, Any]]
    ) -> None:
        """Open each page that may have changed once, and let the checks of some states look."""
        context = visits.browser.new_context(
            java_script_enabled=states[0].scripts, reduced_motion="reduce"
        )
        with closing(context):
            tab = Tab(context, states[0])
            for address in self.addresses:
                if address in self.unchanged:
                    continue
                opened = tab.open(visits.base_url, address, self.figures[address], kept[address])
                for state in states:
                    opened.shown(state.width, state.height)
                    self._look(opened, state)

    def _look(self, opened: Opened, state: State) -> None:
        """Let each check of a state look at a page."""
        for name, check in state.checks.items():
            place = (name, state.name)
            wrong = self._wrong.setdefault(place, [])
            try:
                wrong += [(opened.address, found) for found in check(opened)]
            except Error as error:
                wrong.append((opened.address, f"cannot be looked at: {error}"))
            self._looked[place] += 1

    def wrong(self, check: str, state: State) -> list[tuple[str, object]]:
        """Return what a check found in a state, each with its page's address.

        Raises:
            AssertionError: the check has not looked at every page.
        """
        place = (check, state.name)
        assert check in state.checks, f"nobody looks for “{check}” in the state “{state.name}”"
        seen = self._looked[place] + len(self.unchanged)
        assert seen == len(self.addresses) > 0, f"“{check}” has seen {seen} pages"
        return self._wrong.get(place, [])

    def passed(self, address: str) -> bool:
        """Return whether no check found anything wrong with a page in any state."""
        return all(address != place for found in self._wrong.values() for place, _ in found)

    def total(self, figure: str) -> int:
        """Return the sum of what was measured of each page."""
        return sum(measured.get(figure, 0) for measured in self.figures.values())

    @property
    def pages(self) -> str:
        """The number of pages, and how many were not opened, for a line of figures."""
        same = f" ({len(self.unchanged)} unchanged since they passed)" if self.unchanged else ""
        return f"{self.name}: {len(self.addresses)} pages{same}"
