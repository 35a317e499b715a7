"""``make site``: checks the record and builds the site from one reading of it. Wiring only.

Usage: ``python make_site.py [--data data] [--docs docs]``. The site is left in ``build/site``; the
exit code is that of ``transparency check``, or 1 where MkDocs does not finish.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from contextlib import contextmanager
from functools import partial
from logging.handlers import MemoryHandler
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from transparency.commands.check import add_arguments, all_problems, are_there, tell
from transparency.commands.manifest import write_manifest
from transparency.commands.refused import RefusedError, carried_out
from transparency.delivery.reading import read
from transparency.processes import beside
from transparency.record.address import AddressError
from transparency.today import today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from transparency.delivery.reading import Reading

BUILT: Final = Path("build/site")


def make_site(data_dir: Path, docs_dir: Path) -> int:
    """Check the folders, and build a site of what was read where no problem is an error.

    Most of the checks are made beside the build, of which nothing is used or told before their end.

    Returns:
        0: it was built; 1: problems were found; 2: a folder is missing.

    Raises:
        RefusedError: the addresses that the environment names cannot be used.
    """
    if not are_there(data_dir, docs_dir):
        return 2
    os.environ |= {"DATA_DIR": str(data_dir), "DOCS_DIR": str(docs_dir)}  # as mkdocs.yml reads them
    with _log_kept_back() as log:
        try:
            config = load_config(site_dir=str(BUILT), strict=True)
            reading = _read(data_dir, config)
        except MkDocsException as error:
            return _failed(error, log)
        problems = beside(partial(all_problems, reading.site, data_dir, docs_dir))
        stopped = None if reading.site.problems else _build(config, reading)
        if code := tell(problems(), data_dir):
            return code
        if stopped:
            return _failed(stopped, log)
        log.flush()
    write_manifest(BUILT, data_dir, reading.site.today)
    return 0


@contextmanager
def _log_kept_back() -> Iterator[MemoryHandler]:
    """Keep what MkDocs tells until it is flushed; what is not is never told."""
    state = State()  # type: ignore[no-untyped-call] # MkDocs tells what it does while this is kept
    log = MemoryHandler(sys.maxsize, logging.CRITICAL + 1, state.stream)
    state.logger.removeHandler(state.stream)
    state.logger.addHandler(log)
    try:
        yield log
    finally:
        state.logger.removeHandler(log)
        log.buffer.clear()  # or the end of the program flushes it


def _failed(error: BaseException, log: MemoryHandler) -> int:
    """Tell why MkDocs did not finish; return the exit code.

    Raises:
        BaseException: the error, where it is none of MkDocs'.
    """
    log.flush()
    if not isinstance(error, MkDocsException):
        raise error
    error.show()
    return 1


def _read(data_dir: Path, config: MkDocsConfig) -> Reading:
    extra = config.extra
    try:
        return read(data_dir, today(), extra["repository"] or "", str(extra["site_address"] or ""))
    except AddressError as error:
        raise RefusedError(str(error)) from None


def _build(config: MkDocsConfig, reading: Reading) -> BaseException | None:
    """Do what ``mkdocs build`` does; return what stopped it, be it a mistake in the prose."""
    config.plugins["macros"].reading = reading  # type: ignore[attr-defined] # for macros.py
    try:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - told where the checks find nothing
        return error
    return None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    options = parser.parse_args()
    sys.exit(carried_out(partial(make_site, options.data, options.docs)))
