"""``python -m tests.living SITE DOCS``: looks at every page of a built site, tells clerks in Thai.

SITE is the folder of the site, DOCS that of its prose, whose examples are looked at, too.

It exits with 0 where nothing is wrong, 1 where something is, 2 where it could not look.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.built import read_pages
from tests.living.browser_faults import CHROMIUM, browser_faults
from tests.living.example_faults import example_faults
from tests.living.html_faults import html_faults
from transparency.language.thai import thai_digits


def look(site: Path, docs: Path) -> int:
    """Print every fault of a site's pages, or that there is none; return the exit code."""
    pages = read_pages(site)
    if not pages:
        sys.stderr.write(f"ไม่พบหน้าเว็บในโฟลเดอร์ {site} ให้สร้างเว็บไซต์ด้วยคำสั่ง make site ก่อน\n")
        return 2
    if not Path(CHROMIUM).exists():
        sys.stderr.write(f"ไม่พบเบราว์เซอร์ {CHROMIUM} ให้ติดตั้ง Chromium หรือบอกที่อยู่ในตัวแปร CHROMIUM\n")
        return 2
    faults = html_faults(site) + example_faults(docs) + browser_faults(site)
    for fault in faults:
        sys.stderr.write(f"{fault.for_terminal()}\n\n")
    for fault in faults if "GITHUB_ACTIONS" in os.environ else ():
        sys.stdout.write(f"{fault.for_github()}\n")
    if faults:
        count = len({fault.address for fault in faults})
        sys.stderr.write(thai_digits(f"พบปัญหา {len(faults)} รายการ ใน {count} หน้า\n"))
        return 1
    sys.stdout.write(thai_digits(f"ดูหน้าเว็บทั้ง {len(pages)} หน้าแล้ว ไม่พบปัญหา\n"))
    return 0


if __name__ == "__main__":
    sys.exit(look(*map(Path, sys.argv[1:])))
