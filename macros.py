"""mkdocs-macros: reads the site, where that is not done, and registers its views. Wiring only."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from transparency.delivery.build import Build
from transparency.delivery.preview import preview
from transparency.delivery.reading import read
from transparency.history.record_history import HistoryOnDemand, record_history
from transparency.history.version import data_version
from transparency.pages.views import VIEWS
from transparency.record.address import AddressError
from transparency.record.problems import summary_for_terminal
from transparency.review.personal.quoting import Quotable
from transparency.today import today
from transparency.verification.status import statuses

if TYPE_CHECKING:
    from transparency.delivery.reading import Reading


def define_env(env: Any) -> None:  # noqa: ANN401 - the plugin ships no types
    """Load the site, refuse to build a broken one, and offer each view under its own name."""
    reading = getattr(env, "reading", None) or _read(env)  # make_site.py has read it already
    site, data_dir, commits = reading.site, reading.data_dir, reading.commits
    if site.problems:
        raise PluginError(summary_for_terminal(site.problems))
    is_preview, quotable = bool(env.conf["extra"]["preview"]), Quotable(site.records)
    history = HistoryOnDemand if is_preview else record_history
    site.history = history(data_dir, commits, quotable, site.records.files())
    version = data_version(data_dir, commits)
    if not is_preview:
        statuses(site).work_out_beside()
    env.build = build = Build(site, version, data_dir, is_preview=is_preview)

    def call(view: str, *args: Any) -> str:  # noqa: ANN401 - each view has its own
        return build.place(env.page.url, view, *args)

    for view in VIEWS:
        env.macro(partial(call, view), view)


def _read(env: Any) -> Reading:  # noqa: ANN401
    extra = env.conf["extra"]
    data_dir, address = Path(env.project_dir, extra["data_dir"]), str(extra["site_address"] or "")
    try:
        memory = preview().memory if extra["preview"] else None
        return read(data_dir, today(), extra["repository"] or "", address, memory)
    except AddressError as error:
        raise PluginError(str(error)) from None
