"""Draws the site's icons and the picture for shared links, from the mark in favicon.svg.

Usage: ``python -m benchmarks.pictures``; the PNG files in overrides/assets/images/ are kept in the
repository, so that building the site needs no browser. They name no agency.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

ASSETS: Final = Path(__file__).parent.parent / "overrides" / "assets"
IMAGES: Final = ASSETS / "images"
SHARE_SIZE: Final = (1200, 630)
ICONS: Final = {
    "icon-180": (180, 0.95),
    "icon-192": (192, 1.0),
    "icon-512": (512, 1.0),
    "icon-maskable-192": (192, 0.85),
    "icon-maskable-512": (512, 0.85),
}
"""By name: the edge in pixels, and the mark's share of it. Below 1 the ground fills the square,
for what cuts its own shape; what must be seen then lies within 0.8 of the edge."""
BAND: Final = "#0e3b43"

_PAGE: Final = """\
<!doctype html><meta charset="utf-8">
<style>
  @font-face {{ font-family: Sarabun; font-weight: 700;
    src: url("{fonts}/sarabun-thai-700-normal.woff2"); }}
  * {{ box-sizing: border-box; margin: 0; }}
  body {{ width: {width}px; height: {height}px; overflow: hidden; }}
  {style}
</style>
{body}
"""
_SHARE_STYLE: Final = """
  body { padding: 0 88px; background: #0e3b43; color: #f6f3ea; font-family: Sarabun;
    display: flex; align-items: center; justify-content: space-between;
    border-bottom: 14px solid #b58c38; }
  p { font-size: 104px; font-weight: 700; line-height: 1.5; }
  p + p { color: #e3c27a; }
  svg { width: 420px; height: 420px; flex: none; }
"""
_SHARE_BODY: Final = """
  <div><p>ความโปร่งใส</p><p>ตรวจสอบได้</p></div>
  <svg viewBox="0 0 32 32" fill="none" stroke="#f6f3ea" stroke-width=".32">
    <rect x="2" y="2" width="19" height="19" rx="2"/>
    <path d="M5 6.5h13M5 9.5h13M5 12.5h4M5 15.5h4M5 18h4" stroke-opacity=".55"/>
    <rect x="11" y="11" width="19" height="19" rx="2" fill="#fff" fill-opacity=".07"/>
    <rect x="11" y="11" width="10" height="10" rx="1.5" fill="#e3c27a" stroke="none"/>
    <path d="M13.5 14.5h5M13.5 17.5h5" stroke="#0e3b43" stroke-width=".5"/>
    <path d="M23 14.5h4.5M23 17.5h4.5M13.5 24h14M13.5 27h14" stroke-opacity=".55"/>
  </svg>
"""


def draw(page: Page, name: str, size: tuple[int, int], style: str, body: str) -> None:
    """Write a drawing as a PNG of ``size`` pixels with a transparent ground."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    source = _PAGE.format(
        fonts=(ASSETS / "fonts").as_uri(), width=width, height=height, style=style, body=body
    )
    file = IMAGES / f"{name}.html"
    file.write_text(source, encoding="utf-8")  # a page from a file may load fonts from files
    try:
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=IMAGES / f"{name}.png", omit_background=True)
    finally:
        file.unlink()


def icon(share: float) -> tuple[str, str]:
    """Return style and body of an icon whose mark has this share of the edge."""
    mark = (IMAGES / "favicon.svg").read_text(encoding="utf-8")
    ground = f"html {{ background: {BAND}; }}" if share < 1 else ""
    style = f"{ground} body {{ display: grid; place-items: center; }} svg {{ width: {share:%}; }}"
    return style, mark


def main() -> None:
    """Draw the picture for shared links and every icon."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()
        draw(page, "share", SHARE_SIZE, _SHARE_STYLE, _SHARE_BODY)
        for name, (edge, share) in ICONS.items():
            draw(page, name, (edge, edge), *icon(share))
        browser.close()


if __name__ == "__main__":
    main()
