"""``python -m tests.fuzz.guided TARGET [libFuzzer's options]``: one target under Atheris.

The first import watches every module of the program that is imported within it.
"""

from __future__ import annotations

import random
import sys

import atheris

from tests.fuzz.mutations import mutated

with atheris.instrument_imports(include=["transparency", "markdown", "yaml"]):
    from tests.fuzz.targets import TARGETS


def _text(data: bytes) -> str:
    """Return the text of bytes of which any may have been changed: what is no UTF-8 falls out."""
    return data.decode("utf-8", "ignore")


def _changed(data: bytes, most: int, seed: int) -> bytes:
    """Return an input changed by libFuzzer, which knows bytes, or by us, who know YAML."""
    if seed % 2:
        changed: bytes = atheris.Mutate(data, most)
        return changed
    text = mutated(_text(data), random.Random(seed))  # noqa: S311 - no secret
    return text.encode("utf-8", "ignore")[:most]


def main() -> None:
    """Feed a target until something fails or the time is over; the process ends here."""
    target = TARGETS[sys.argv.pop(1)]

    def one_input(data: bytes) -> None:
        target(_text(data))

    atheris.Setup(sys.argv, one_input, custom_mutator=_changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
