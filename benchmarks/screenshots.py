"""Takes pictures of the main pages, phone and desktop, light and dark, into build/screenshots/.

Usage: ``python -m benchmarks.screenshots [address ...]``, after ``make site``.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

TARGET: Final = Path("build/screenshots")
WIDTHS: Final = (390, 1280)
SCHEMES: Final = ("light", "dark")
MAIN_PAGES: Final = [
    "",
    "2566/",
    "2566/report/1/",
    "2566/measures/service-culture/",
    "calendar/",
    "search/?q=ของขวัญ",
]


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the pictures are the output."""


def main(addresses: list[str]) -> None:
    """Write one PNG for each address, width in pixels and colour scheme."""
    TARGET.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory="site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                page = context.new_page()
                for address in addresses:
                    page.goto(
                        f"http://127.0.0.1:{server.server_port}/{address}",
                        wait_until="networkidle",
                    )
                    name = address.partition("?")[0].strip("/").replace("/", "-") or "home"
                    page.screenshot(path=TARGET / f"{name}-{width}-{scheme}.png", full_page=True)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1:] or MAIN_PAGES)
