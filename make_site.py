"""``make site``: checks the record and builds the site from one reading of it. Wiring only.

Usage: ``python make_site.py [--data data] [--docs docs]``. The site is left in ``build/site``; the
exit code is that of ``transparency check``, or 1 where MkDocs does not finish.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from transparency.cli import carried_out
from transparency.commands.check import add_arguments, are_there, check_site
from transparency.commands.manifest import write_manifest
from transparency.commands.refused import RefusedError
from transparency.delivery.reading import read
from transparency.record.address import AddressError
from transparency.today import today

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from transparency.delivery.reading import Reading

BUILT: Final = Path("build/site")


def make_site(data_dir: Path, docs_dir: Path) -> int:
    """Check the folders, and build a site of what was read where no problem is an error.

    Returns:
        0: it was built; 1: problems were found; 2: a folder is missing.

    Raises:
        RefusedError: the addresses that the environment names cannot be used.
    """
    if not are_there(data_dir, docs_dir):
        return 2
    os.environ |= {"DATA_DIR": str(data_dir), "DOCS_DIR": str(docs_dir)}  # as mkdocs.yml reads them
    log = State()  # type: ignore[no-untyped-call] # MkDocs tells what it does while this is kept
    try:
        config = load_config(site_dir=str(BUILT), strict=True)
        reading = _read(data_dir, config)
        if code := check_site(reading.site, data_dir, docs_dir):
            return code
        config.plugins["macros"].reading = reading  # type: ignore[attr-defined] # for macros.py
        _build(config)
    except MkDocsException as error:
        error.show()
        return 1
    finally:
        del log
    write_manifest(BUILT, data_dir, reading.site.today)
    return 0


def _read(data_dir: Path, config: MkDocsConfig) -> Reading:
    extra = config.extra
    try:
        return read(data_dir, today(), extra["repository"] or "", str(extra["site_address"] or ""))
    except AddressError as error:
        raise RefusedError(str(error)) from None


def _build(config: MkDocsConfig) -> None:
    """Do what ``mkdocs build`` does."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    options = parser.parse_args()
    sys.exit(carried_out(partial(make_site, options.data, options.docs)))
