"""MkDocs hooks: pages that data asks for, and what the theme prints around every page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from transparency import pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from transparency.site import Site


def _site(config: MkDocsConfig) -> Site:
    """Return the site that macros.py has read."""
    site: Site = config.plugins["macros"].site  # type: ignore[attr-defined]
    return site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the site after its agency."""
    agency = _site(config).agency
    config.site_name = escape(agency.short_name)
    config.site_url = (agency.website or config.site_url or "").rstrip("/") + "/"
    if config.site_url == "/":
        config.site_url = ""
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each record, the raw records, and what is attached to them."""
    site = _site(config)
    for page in pages.record_pages(site):
        file = File.generated(
            config,
            f"{page.address}index.md",
            content=page.call,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        files.append(file)
    data_dir = Path(config.config_file_path).parent / config.extra["data_dir"]
    attached = [f"files/{name}" for name in sorted(site.records.attachments)]
    records = [path.removeprefix("data/") for path in pages.record_files(site)]
    for name, folder in [(name, "") for name in attached] + [(name, "data/") for name in records]:
        source = str(data_dir / name)
        files.append(File.generated(config, folder + name, abs_src_path=source))
    config.extra["record_pages"] = {page.address: page for page in pages.record_pages(site)}
    return files


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the theme what it prints around the page."""
    del nav
    record = config.extra["record_pages"].get(page.url) or pages.RecordPage(
        page.url,
        "",
        str(page.meta.get("title") or page.title),
        str(page.meta.get("description") or ""),
        () if page.is_homepage else (pages.HOME,),
        f"docs/{page.file.src_uri}",
    )
    site = _site(config)
    repository = site.agency.repository or config.extra["repository"]
    context |= _around(site, page.url)
    context["facts"] = pages.chrome(record, repository)
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Hand the same to pages that are no file, such as 404.html."""
    del template_name
    return context | _around(_site(config), "")


def _around(site: Site, here: str) -> dict[str, Any]:
    """Return what every page shows: the agency and the menu."""
    return {
        "agency": site.agency,
        "menu": pages.menu(site, here),
        "home_url": pages.relative(here, "/"),
    }
