"""A chart library's SVG, made fit to stand in a page: small, and nothing in it but geometry.

What is on no list below is left out: scripts, styles, links, ids, and the library's own English
labels. Colours are names of the stylesheet's tokens, so that a picture follows the reader's scheme.
"""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from markupsafe import Markup

ATTRIBUTES: Final = {
    "g": {"transform"},
    "path": {"d", "transform"},
    "line": {"x1", "x2", "y1", "y2", "transform"},
    "text": {"text-anchor", "transform", "font-size", "font-weight"},
    "tspan": {"x", "dy"},
}
"""The elements that may stand in a picture, with their attributes."""
PAINT: Final = {"fill", "stroke", "stroke-width", "stroke-dasharray"}
"""Attributes that all of them may have."""
_COLOUR: Final = re.compile(r"none|var\(--[a-z-]+\)")
_GEOMETRY: Final = re.compile(
    r"[MmLlHhVvCcAaZze\d\s.,-]*|translate\([e\d\s.,-]*\)|[\d.]+px|bold|middle|end"
)
_LONG_FRACTION: Final = re.compile(r"-?\d+\.\d{3,}")
_DEFAULTS: Final = {
    ("text-anchor", "start"),
    ("transform", "translate(0,0)"),
    ("stroke-width", "1"),
}


def cleaned(svg: str, *, name: str, about: str) -> Markup:
    """Return a library's SVG as markup for a page.

    ``name`` and ``about`` are the ids of the page's elements that name and describe the picture.

    Raises:
        ValueError: an attribute's value is neither a number, geometry nor one of our colours.
    """
    source = ET.fromstring(svg)  # noqa: S314 - our own library's, from escaped values
    target = ET.Element(
        "svg",
        {
            "class": "picture__drawing",
            "viewBox": source.attrib["viewBox"],
            "role": "img",
            "aria-labelledby": name,
            "aria-describedby": about,
        },
    )
    for child in source:
        target.extend(_kept(child))
    return Markup(ET.tostring(target, encoding="unicode"))  # noqa: S704 - serialised


def _kept(element: ET.Element) -> list[ET.Element]:
    """Return what stays of an element: itself, what it holds, or nothing."""
    tag = element.tag.rpartition("}")[2]
    if tag not in ATTRIBUTES:
        return []
    copy = ET.Element(tag, _attributes(tag, element.attrib))
    copy.text = element.text
    copy.extend([inner for child in element for inner in _kept(child)])
    if tag == "g" and not copy.attrib:
        return list(copy)
    if tag == "g" and not len(copy):
        return []
    if tag == "path" and copy.attrib.keys().isdisjoint({"fill", "stroke"}):
        return []  # the library's invisible frames
    return [copy]


def _attributes(tag: str, given: dict[str, str]) -> dict[str, str]:
    """Return an element's attributes that say something and are allowed, shortened."""
    found = {
        name: _LONG_FRACTION.sub(lambda match: f"{float(match[0]):.2f}", value)
        for name, value in given.items()
        if name in ATTRIBUTES[tag] | PAINT and (name, value) not in _DEFAULTS
    }
    for name, value in found.items():
        if not (_COLOUR if name in {"fill", "stroke"} else _GEOMETRY).fullmatch(value):
            msg = f"a picture's {tag} has {name}={value!r}"
            raise ValueError(msg)
    if found.get("stroke", "none") == "none":
        found = {name: value for name, value in found.items() if not name.startswith("stroke")}
    return found
