"""Good input to begin with, by target, and what was once found."""

from __future__ import annotations

from functools import lru_cache

from tests.built import DOCS
from tests.conftest import FIXTURES, GOOD

FOUND = FIXTURES / "fuzz"
_DATES = (
    "๓ เมษายน ๒๕๖๖", "3 เม.ย. 2566", "วันศุกร์ที่ ๒ ธันวาคม พ.ศ. ๒๕๖๕", "3 เมษายน ค.ศ. 2023",
    "ณ วันที่ ๓ เดือน เมษายน พ.ศ. ๒๕๖๖", "วันพฤหัสที่ ๖ เมษายน ๒๕๖๖", "2566-04-03", "2023-04-03",
)  # fmt: skip
_PERSONAL = (
    "บัตร 1-2345-67890-12-1 มือถือ 08 1234 5678 อีเมล nobody@mail.invented.th",
    "บัญชีเลขที่ 123-4-56789-0 โทร. ๐๒-๐๐๐-๐๐๐๐ ต่อ ๑๒ (+66) 81 234 5678",
)


@lru_cache(maxsize=1)
def seeds() -> dict[str, tuple[str, ...]]:
    """Return good texts by the name of the target that takes them."""
    records = tuple(file.read_text(encoding="utf-8") for file in sorted(GOOD.rglob("*.yml")))
    pages = tuple(file.read_text(encoding="utf-8") for file in sorted(DOCS.glob("*.md")))
    return {
        "source": records,
        "record": records,
        "dates": _DATES,
        "gate": (*_PERSONAL, *records[:3]),
        "prose": pages,
    }


def found_before(target: str) -> dict[str, str]:
    """Return by its file's name each input that once made a target fail."""
    files = sorted((FOUND / target).glob("*"))
    return {file.name: file.read_bytes().decode("utf-8", "surrogatepass") for file in files}
