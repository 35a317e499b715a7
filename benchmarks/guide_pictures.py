"""Takes the screenshots of the guide for staff from the built site, into docs/images/.

Usage: ``python -m benchmarks.guide_pictures``, after ``make site``.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from benchmarks.serving import chromium
from benchmarks.web_server import serving

TARGET: Final = Path("docs/images")
QUALITY: Final = 45
"""Of WebP, out of 100: words stay sharp enough to read, and a first visit stays light."""
PICTURES: Final = {
    "page-foot.webp": ("2566/measures/communication/", ".page-foot", 400),
    "verification.webp": ("verification/", ".checklist", 660),
}
"""By file: the page, the part of it, and how many pixels wide the window is."""


def main() -> None:
    """Write one WebP file for each part."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with serving(Path("site")) as address, chromium() as browser:
        page = browser.new_page()
        for name, (place, part, width) in PICTURES.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + place)
            page.evaluate("document.querySelectorAll('.staff').forEach(one => one.open = true)")
            shot = page.locator(part).first.screenshot()
            with Image.open(BytesIO(shot)) as picture:
                picture.save(TARGET / name, quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
