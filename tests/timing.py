"""Times taken side by side, in one run, since machines are noisy."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS = 5


def least_seconds(*tasks: Callable[[], object]) -> list[float]:
    """The least processor time of each task, in seconds, out of `TURNS` taken in turns."""
    least = [float("inf")] * len(tasks)
    for _ in range(TURNS):
        for number, task in enumerate(tasks):
            start = time.process_time()
            task()
            least[number] = min(least[number], time.process_time() - start)
    return least


def times_a_parse(html: str, task: Callable[[str], object], repeat: int = 10) -> float:
    """How many times as long a task takes as Python's own parser needs to read the page."""

    def parse() -> None:
        for _ in range(repeat):
            parser = HTMLParser()
            parser.feed(html)
            parser.close()

    def do() -> None:
        for _ in range(repeat):
            task(html)

    parsing, doing = least_seconds(parse, do)
    return doing / parsing
