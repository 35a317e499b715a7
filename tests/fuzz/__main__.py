"""``python -m tests.fuzz [--seconds N] [TARGET …]``: looks for input that a target cannot take.

Each input is made of earlier ones that reached something new in the program (Atheris, which is
libFuzzer for Python). What fails is kept in ``build/fuzz/<target>/`` and belongs, once mended, in
``tests/fixtures/fuzz/<target>/``. Exits with 1 where anything was found, a hang or a hoard of
memory among it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import Final

from tests.built import ROOT
from tests.fuzz.seeds import found_before, seeds

_SECONDS: Final = 60
"""For each target, unless told otherwise."""
_HANG: Final = 20
"""Seconds for one input: the program is many times slower while it is watched."""
_MEMORY: Final = 2_000
"""Megabytes for all."""
_LONGEST: Final = 4_096
"""Bytes of an input."""
_BUILD: Final = ROOT / "build" / "fuzz"


def main() -> int:
    """Run each target in a process of its own; return 1 where one found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", default=[*seeds()])
    parser.add_argument("--seconds", type=int, default=_SECONDS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(seeds()):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    failed = [target for target in options.targets if _look(target, options.seconds)]
    for target in failed:
        sys.stderr.write(f"{target}: see build/fuzz/{target}/\n")
    return 1 if failed else 0


def _look(target: str, seconds: int) -> bool:
    """Fuzz one target; return whether anything was found."""
    corpus, found = _BUILD / "corpus" / target, _BUILD / target
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for at, text in enumerate([*seeds()[target], *found_before(target).values()]):
        (corpus / f"seed-{at}").write_bytes(text.encode("utf-8", "surrogatepass"))
    call = [
        sys.executable, "-m", "tests.fuzz.guided", target, str(corpus),
        f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_HANG}",
        f"-rss_limit_mb={_MEMORY}", f"-artifact_prefix={found}/", "-print_final_stats=1",
    ]  # fmt: skip
    return subprocess.run(call, cwd=ROOT, check=False).returncode != 0  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
