"""MkDocs hooks: frames for the pages of prose, and the pages of the record. Wiring only."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from transparency.delivery.preview import preview
from transparency.pages.assets import is_named, named_assets
from transparency.pages.catalogue import ProseFile
from transparency.pages.frame import NOT_FOUND
from transparency.record.problems import summary_for_terminal
from transparency.review.personal.published import published_problems

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from transparency.delivery.build import Build

_UNUSED_ASSETS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What the theme ships for components that this site does not have."""


def _build(config: MkDocsConfig) -> Build:
    build: Build = config.plugins["macros"].build  # type: ignore[attr-defined] # set by macros.py
    return build


def _prose(page: Page) -> ProseFile:
    title, description = page.meta.get("title") or page.title, page.meta.get("description")
    return ProseFile(page.url, str(title), str(description or ""), page.file.src_uri)


def on_config(config: MkDocsConfig) -> None:
    """Name the site after its agency, and say where it is published."""
    site = _build(config).site
    config.site_name = escape(site.agency.short_name)
    config.site_url = site.address


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Name our assets after what they hold; leave out the theme's, which no page loads."""
    _name_assets(files, config)
    for file in [file for file in files if file.src_uri.startswith(_UNUSED_ASSETS)]:
        files.remove(file)


def _name_assets(files: Files, config: MkDocsConfig) -> None:
    """Put styles, scripts and fonts under names that tell what they hold."""
    for file in [file for file in files if is_named(file.src_uri)]:
        files.remove(file)
    assets = named_assets(Path(config.theme.custom_dir or ""))
    _build(config).assets = {f"assets/{name}": asset.address for name, asset in assets.items()}
    for asset in assets.values():
        files.append(File.generated(config, asset.address, content=asset.content))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the views into what Markdown made of a page."""
    return _build(config).prose_body(_prose(page), html)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> None:
    """Hand the theme the page in its frame."""
    context["whole"] = _build(config).prose_page(_prose(page), page.content or "")


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """Hand the pages that are no files, the sitemap and the manifest what they are made of."""
    build = _build(config)
    if template_name == NOT_FOUND:
        context["whole"] = build.not_found()
    context["agency"] = build.site.agency
    context["addresses"] = build.addresses([file.page.url for file in context["pages"]])


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the record asks for beside the prose; let nothing leave that the gate refuses.

    In a preview the pages of the record are kept at hand instead: nobody else sees them.
    """
    build, folder = _build(config), Path(config.site_dir)
    if config.extra["preview"]:
        preview().build = build
        return
    build.write(folder)
    if problems := published_problems(folder, build.site.records):
        raise PluginError(summary_for_terminal(problems))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
    """Let the preview answer for what was not written."""
    if config.extra["preview"]:
        mount = urlsplit(config.site_url or "/").path
        server.set_app(preview().beside(server.serve_request, mount))
