"""What is wrong with a built page, said so that a clerk can mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from transparency.language.printed import one_line

if TYPE_CHECKING:
    from pathlib import Path

ASK: Final = "ถ้าท่านไม่ได้แก้ส่วนนี้ โปรดแจ้งผู้ดูแลโปรแกรม พร้อมข้อความนี้"
"""The way out where the fault may lie in the program."""
_NAMED: Final = re.compile(r"<code>((?:data|docs)/[\w./-]+\.(?:yml|md))</code>")


class Fault(NamedTuple):
    """One fault of one page."""

    address: str
    """From the site's root, with a slash at the end."""
    file: str
    """What to open in order to mend it, such as ``docs/staff.md``; "" where nobody knows."""
    what: str
    mend: str

    def for_terminal(self) -> str:
        """Return the fault in lines: the page, what is wrong, the file, the remedy."""
        file = f"    ไฟล์:      {self.file}\n" if self.file else ""
        return (
            f"หน้า /{one_line(self.address)}: {one_line(self.what)}\n"
            f"{file}    วิธีแก้:   {one_line(self.mend)}"
        )

    def for_github(self) -> str:
        """Return the fault as a command to a workflow, which shows it beside the change."""
        page, what = one_line(self.address), one_line(self.what)
        text = f"หน้า /{page}: {what}\nวิธีแก้: {one_line(self.mend)}"
        quoted = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::error file={self.file}::{quoted}" if self.file else f"::error::{quoted}"


def file_of(site: Path, address: str) -> str:
    """Return the file of the record or of the prose that makes a page; "" where none does.

    A page of the record names its file at its foot; a page of prose stands where its file does.
    """
    html = site / (address if address.endswith(".html") else f"{address}index.html")
    if address.endswith(".html"):
        return ""
    named = _NAMED.findall(html.read_text(encoding="utf-8").partition('"page-foot')[2])
    return named[0] if named else f"docs/{address.rstrip('/') or 'index'}.md"
