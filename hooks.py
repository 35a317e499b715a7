"""MkDocs hooks: pages that data asks for, and what the theme prints around every page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from transparency import pages
from transparency.english import mark_english
from transparency.prose_tables import describe_tables

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from transparency.site import Site

_UNUSED_ASSETS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What the theme ships for components that overrides/base.html does not print."""


def _site(config: MkDocsConfig) -> Site:
    site: Site = config.plugins["macros"].site  # type: ignore[attr-defined] # set by macros.py
    return site


def on_config(config: MkDocsConfig) -> None:
    """Name the site after its agency."""
    agency = _site(config).agency
    config.site_name = escape(agency.short_name)
    config.site_url = f"{agency.website.rstrip('/')}/" if agency.website else ""


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the record's pages and files; leave out the theme's assets, which no page loads."""
    for file in [file for file in files if file.src_uri.startswith(_UNUSED_ASSETS)]:
        files.remove(file)
    site = _site(config)
    records = config.extra["record_pages"] = {
        page.address: page for page in pages.record_pages(site)
    }
    for page in records.values():
        src, level = f"{page.address}index.md", InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, src, content=page.call, inclusion=level))
    data_dir = Path(config.config_file_path).parent / config.extra["data_dir"]
    for address, path in pages.copies(site):
        files.append(File.generated(config, address, abs_src_path=str(data_dir / path)))


def on_page_content(html: str, config: MkDocsConfig, **_: object) -> str:
    """Describe the tables of prose, and put what the views show in place of their placeholders."""
    html = describe_tables(html)
    return pages.fill_placeholders(html, config.plugins["macros"].shown)  # type: ignore[attr-defined]


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> None:
    """Hand the theme what it prints around the page."""
    site, meta = _site(config), page.meta
    title, description = str(meta.get("title") or page.title), str(meta.get("description") or "")
    prose = (page.url, title, description, page.file.src_uri)
    around = config.extra["record_pages"].get(page.url)
    around = around or pages.prose_page(site, prose, page.content or "")
    context["facts"] = pages.chrome(site, around)
    context |= pages.frame(site, page.url)


def on_template_context(context: dict[str, Any], config: MkDocsConfig, **_: object) -> None:
    """Hand the frame to pages that are no file, such as 404.html."""
    context |= pages.frame(_site(config), "")


def on_post_page(output: str, **_: object) -> str:
    """Mark English in the whole page: titles stand in the frame, too."""
    return mark_english(output)


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """Mark English in 404.html."""
    return mark_english(output_content) if template_name.endswith(".html") else output_content
