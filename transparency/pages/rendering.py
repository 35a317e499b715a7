"""The only place where data becomes HTML: templates that escape every value put into them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from transparency.language import thai
from transparency.language.words import marker, words
from transparency.pages import catalogue, charts, frame
from transparency.pages.views import VIEWS
from transparency.record.model.measure import DOCUMENT_KINDS
from transparency.record.page import measure_address
from transparency.record.site import answered, is_attached, reported_separately

if TYPE_CHECKING:
    from transparency.record.model.glossary import Term
    from transparency.record.site import Site


def show(site: Site, here: str, view: str, *args: Any) -> str:  # noqa: ANN401 - each view has its own
    """Return the HTML of a view for the page at ``here``, as one block that Markdown lets be.

    Raises:
        KeyError: no view of that name, or a record that the site does not have.
    """
    context = VIEWS[view](site, *args)

    def to(target: str) -> str:
        return catalogue.relative(here, target)

    def edit(path: str) -> str:
        return frame.edit_url(site, here, path)

    def add(kind: str, folder: str) -> str:
        return frame.add_url(site, here, kind, folder)

    template = _templates().get_template(f"{view}.html")
    html = template.render(context, site=site, to=to, edit=edit, add=add)
    return f'<div class="view view--{view}">\n{html}\n</div>'


def term_button(term: Term, html: str, lang: str | None) -> str:
    """Return the button that opens a word's sheet; ``html`` is the word as it stands on the page.

    ``lang`` is the word's language where it is not the page's.
    """
    template = _templates().get_template("term.html")
    return template.render(term=term, text=Markup(html), lang=lang)  # noqa: S704 - escaped already


def term_sheets(terms: list[Term], glossary: str) -> str:
    """Return the sheets that the buttons open; ``glossary`` is the way to its page."""
    return _templates().get_template("terms.html").render(terms=terms, glossary=glossary)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """Return the package's templates, escaping whatever is put into them."""
    env = Environment(
        loader=PackageLoader("transparency.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "thai": thai.thai_digits,
        "long_date": thai.long_date,
        "short_date": thai.short_date,
        "month": thai.month_and_year,
        "weekday": thai.weekday,
        "words": words,
        "marker": marker,
        "document_of": lambda name, documents: documents[name],
        "one_line": lambda text: " ".join(text.split()),
    }
    env.globals |= {
        "answered": answered,
        "drawing": charts.draw,
        "is_attached": is_attached,
        "measure_address": measure_address,
        "report_name": catalogue.report_name,
        "reported_separately": reported_separately,
        "document_kinds": DOCUMENT_KINDS,
        "months": thai.SHORT_MONTHS,
    }
    return env
