"""The states in which every page is looked at, and what is looked at in which."""

from __future__ import annotations

from typing import Final

from tests.browser.checks import axe, loading, paper, reading, structure, words
from tests.browser.opened import State

# What changes the page, or leaves traces, comes after what does not.
_HEARD: Final = {
    "other servers": loading.other_servers,
    "complaints": loading.complaints,
    "policy": loading.broken_policy,
}
_ON_ANY_SCREEN: Final = {
    "lost": reading.lost,
    "lost when spaced": reading.lost_when_spaced,
    "small targets": reading.small_targets,
    "unseen focus": reading.unseen_focus,
}
_COLOURS: Final = {
    "axe": axe.every_rule,
    "axe in the dark": axe.colours_in_the_dark,
}
PHONE: Final = State("phone", 390, 844, {
    "first visit": loading.first_visit,
    **_HEARD,
    "parts": structure.parts,
    "broken words": words.broken_words,
    "words split up": words.split_up,
    "ids twice": structure.ids_twice,
    "list of terms": structure.list_of_terms,
    "skip link": reading.skip_link,
    "lost when zoomed": reading.lost_when_zoomed,
    **_ON_ANY_SCREEN,
    **_COLOURS,
})  # fmt: skip
DESKTOP: Final = State("desktop", 1280, 900, {
    "text": structure.readable_text,
    "moving": reading.moving,
    **_ON_ANY_SCREEN,
    **_HEARD,
    **_COLOURS,
    "report on a screen": paper.report_on_a_screen,
    "sheets": paper.clean_sheets,
    "report on paper": paper.report_on_paper,
})  # fmt: skip
WITHOUT_SCRIPTS: Final = State("without scripts", 1280, 900, {
    "text": structure.text_without_scripts,
}, scripts=False)  # fmt: skip
LOADS: Final = ((PHONE, DESKTOP), (WITHOUT_SCRIPTS,))
"""A page is opened in the first state of each group, and brought into the others from there."""
