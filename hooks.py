"""MkDocs hooks: pages that data asks for, and what the theme prints around every page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from transparency.language.english import mark_english
from transparency.pages import catalogue, frame
from transparency.pages.assets import is_named, named_assets
from transparency.pages.explain import explain
from transparency.pages.prose_tables import describe_tables
from transparency.pages.security import SECURITY_TXT, security_txt
from transparency.pages.verification_page import verification_json
from transparency.search.index import search_files
from transparency.search.prose import prose_entry
from transparency.search.record import record_entries
from transparency.today import today

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from transparency.history.version import Version
    from transparency.record.site import Site

VERIFICATION_JSON = "verification/pages.json"
_UNUSED_ASSETS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What the theme ships for components that overrides/base.html does not print."""


def _site(config: MkDocsConfig) -> Site:
    site: Site = config.plugins["macros"].site  # type: ignore[attr-defined] # set by macros.py
    return site


def _version(config: MkDocsConfig) -> dict[str, str | None]:
    version: Version = config.plugins["macros"].version  # type: ignore[attr-defined] # set there, too
    return {"version": version.words, "version_url": version.url(_site(config).repository)}


def on_config(config: MkDocsConfig) -> None:
    """Name the site after its agency, and say where it is published."""
    site = _site(config)
    config.site_name = escape(site.agency.short_name)
    config.site_url = site.address


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the record's pages and files; leave out the theme's assets, which no page loads."""
    _name_assets(files, config)
    for file in [file for file in files if file.src_uri.startswith(_UNUSED_ASSETS)]:
        files.remove(file)
    site = _site(config)
    config.extra["prose_entries"] = []
    records = config.extra["record_pages"] = {
        page.address: page for page in catalogue.record_pages(site)
    }
    for page in records.values():
        src, level = f"{page.address}index.md", InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, src, content=page.call, inclusion=level))
    data_dir = Path(config.config_file_path).parent / config.extra["data_dir"]
    for address, path in catalogue.copies(site):
        files.append(File.generated(config, address, abs_src_path=str(data_dir / path)))


def _name_assets(files: Files, config: MkDocsConfig) -> None:
    """Put styles, scripts and fonts under names that tell what they hold."""
    for file in [file for file in files if is_named(file.src_uri)]:
        files.remove(file)
    assets = named_assets(Path(config.theme.custom_dir or ""))
    config.extra["assets"] = {name: asset.address for name, asset in assets.items()}
    for asset in assets.values():
        files.append(File.generated(config, asset.address, content=asset.content))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Describe the tables of prose, fill in what the views show, and explain its words."""
    if page.url and page.url not in config.extra["record_pages"]:
        title, description = str(page.title), str(page.meta.get("description", ""))
        entry = prose_entry(page.url, title, description, html)
        config.extra["prose_entries"].append(entry)
    html = catalogue.relative_links(describe_tables(html), page.url)
    html = catalogue.fill_placeholders(html, config.plugins["macros"].shown)  # type: ignore[attr-defined]
    return explain(html, _site(config).records.terms(), page.url)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Add the files of the search, now that every page is rendered, and security.txt."""
    site = _site(config)
    entries = [*record_entries(site), *config.extra["prose_entries"]]
    generated = search_files(entries, site.synonyms)
    generated[VERIFICATION_JSON] = verification_json(site)
    if contact := security_txt(site, today()):
        generated[SECURITY_TXT] = contact
    for address, text in generated.items():
        inclusion = InclusionLevel.INCLUDED  # a name with a dot in front would be left out
        files.append(File.generated(config, address, content=text, inclusion=inclusion))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> None:
    """Hand the theme what it prints around the page."""
    site, meta = _site(config), page.meta
    title, description = str(meta.get("title") or page.title), str(meta.get("description") or "")
    prose = (page.url, title, description, page.file.src_uri)
    around = config.extra["record_pages"].get(page.url)
    around = around or catalogue.prose_page(site, prose, page.content or "")
    context["facts"] = frame.chrome(site, around)
    context |= frame.frame(site, around) | _version(config)


def on_template_context(context: dict[str, Any], config: MkDocsConfig, **_: object) -> None:
    """Hand the frame to pages that are no file, such as 404.html."""
    context |= frame.frame(_site(config), None) | _version(config)


def on_post_page(output: str, **_: object) -> str:
    """Mark English in the whole page: titles stand in the frame, too."""
    return mark_english(output)


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """Mark English in 404.html."""
    return mark_english(output_content) if template_name.endswith(".html") else output_content
