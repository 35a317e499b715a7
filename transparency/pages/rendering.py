"""Renders templates, which escape every value: the only place where data becomes HTML."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from transparency.language import date_range, thai
from transparency.language.money import baht
from transparency.language.words import marker, words
from transparency.pages import catalogue, charts, frame
from transparency.pages.blank_suggestions import is_blank
from transparency.pages.views import VIEWS
from transparency.pictures.events import NOTES
from transparency.record.evidence import attached_documents, is_attached, is_missing
from transparency.record.model.measure import AUDIENCES, DOCUMENT_KINDS
from transparency.record.model.scores import INSTRUMENTS
from transparency.record.page import Kind, Page
from transparency.record.reach import span
from transparency.record.statements import SAID
from transparency.record.states import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.model.glossary import Term
    from transparency.record.site import Site


def show(
    site: Site,
    here: str,
    view: str,
    *args: Any,  # noqa: ANN401 - each view has its own
    assets: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the HTML of a view for the page at ``here``, as one block that Markdown leaves alone.

    ``assets`` has the published address of each asset by its name, if they differ.

    Raises:
        KeyError: no view of that name, or a record that the site does not have.
    """
    context = VIEWS[view](site, *args)

    def to(target: Page | str, anchor: str = "") -> str:
        address = target if isinstance(target, str) else target.address
        return catalogue.relative(here, f"{address}#{anchor}" if anchor else address)

    def asset(name: str) -> str:
        return catalogue.relative(here, assets.get(name, name))

    template = _templates().get_template(f"{view}.html")
    html = template.render(context, site=site, to=to, asset=asset)
    return f'<div class="view view--{view}">\n{html}\n</div>'


def show_page(site: Site, page: Page, assets: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the HTML of the view of a page; see `show`."""
    return show(site, page.address, page.view, *page.arguments, assets=assets)


def framed(around: frame.Frame, body: str, assets: Mapping[str, str]) -> str:
    """Return a whole HTML page: the frame around ``body``, which is finished HTML."""
    template = "frame/page.html" if around.head else "frame/not_found.html"

    root = "" if around.home == "./" else around.home

    def asset(name: str) -> str:
        return root + assets.get(name, name)

    return (
        _frames().get_template(template).render(vars(around), body=Markup(body), asset=asset)  # noqa: S704 - escaped already
    )


def _page(kind: str, year: int = 0, id: str | int = "") -> Page:  # noqa: A002 - as in the record
    """Return the page to which a template links."""
    return Page(Kind(kind), year, str(id))


def term_button(term: Term, html: str, lang: str | None) -> str:
    """Return the button that opens a term's sheet; ``html`` is the term as written on the page.

    ``lang`` is the term's language if it differs from the page's.
    """
    template = _templates().get_template("term.html")
    return template.render(term=term, text=Markup(html), lang=lang)  # noqa: S704 - escaped already


def term_sheets(terms: list[Term], glossary: str) -> str:
    """Return the sheets that the buttons open; ``glossary`` is the link to the glossary."""
    return _templates().get_template("terms.html").render(terms=terms, glossary=glossary)


@lru_cache(maxsize=1)
def _frames() -> Environment:
    """Return the environment of the frame's templates; it escapes every value."""
    return Environment(
        loader=PackageLoader("transparency.pages"), autoescape=True, undefined=StrictUndefined
    )


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """Return the environment of the views' templates; it escapes every value."""
    env = Environment(
        loader=PackageLoader("transparency.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "thai": thai.thai_digits,
        "baht": baht,
        "long_date": thai.long_date,
        "short_date": thai.short_date,
        "long_dates": date_range.long_dates,
        "short_dates": date_range.short_dates,
        "month": thai.month_and_year,
        "weekday": thai.weekday,
        "words": words,
        "marker": marker,
        "document_of": lambda name, documents: documents[name],
        "one_line": lambda text: " ".join(text.split()),
    }
    env.globals |= {
        "absence": NOTES.get,
        "audiences": AUDIENCES,
        "attached_documents": attached_documents,
        "drawing": charts.draw,
        "elapsed": thai.elapsed,
        "is_attached": is_attached,
        "is_missing": is_missing,
        "is_blank": is_blank,
        "page": _page,
        "report_name": catalogue.report_name,
        "said": SAID,
        "span": span,
        "states": WORDS,
        "document_kinds": DOCUMENT_KINDS,
        "instruments": INSTRUMENTS,
        "months": thai.SHORT_MONTHS,
    }
    return env
