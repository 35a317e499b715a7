"""The states in which every page is opened, once each, and what is looked at in which."""

from __future__ import annotations

from typing import Final

from tests.browser.checks import axe, loading, paper, reading, structure
from tests.browser.opened import State

# What changes the page, or leaves traces, comes after what does not.
_WHILE_LOADING: Final = {
    "first visit": loading.first_visit,
    "other servers": loading.other_servers,
    "complaints": loading.complaints,
    "policy": loading.broken_policy,
}
_ON_ANY_SCREEN: Final = {
    "lost": reading.lost,
    "lost when spaced": reading.lost_when_spaced,
    "small targets": reading.small_targets,
    "unseen focus": reading.unseen_focus,
    "axe": axe.every_rule,
    "axe in the dark": axe.colours_in_the_dark,
}
PHONE: Final = State("phone", 390, 844, {
    **_WHILE_LOADING,
    "parts": structure.parts,
    "ids twice": structure.ids_twice,
    "list of terms": structure.list_of_terms,
    "skip link": reading.skip_link,
    "lost when zoomed": reading.lost_when_zoomed,
    **_ON_ANY_SCREEN,
})  # fmt: skip
DESKTOP: Final = State("desktop", 1280, 900, {
    **_WHILE_LOADING,
    "parts": structure.parts,
    "text": structure.readable_text,
    "moving": reading.moving,
    **_ON_ANY_SCREEN,
    "report on a screen": paper.report_on_a_screen,
    "sheets": paper.clean_sheets,
    "report on paper": paper.report_on_paper,
})  # fmt: skip
WITHOUT_SCRIPTS: Final = State("without scripts", 1280, 900, {
    "text": structure.text_without_scripts,
}, scripts=False)  # fmt: skip
STATES: Final = (PHONE, DESKTOP, WITHOUT_SCRIPTS)
