"""The forms of agency that the site knows (รูปแบบของหน่วยงาน), and the place that each is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

FormName: TypeAlias = Literal[
    "subdistrict-organization",
    "subdistrict-municipality",
    "town-municipality",
    "city-municipality",
    "provincial-organization",
    "pattaya",
    "school",
    "other",
]


@dataclass(frozen=True)
class Form:
    """One form of agency."""

    title: str
    """What it is called, in full."""
    short: str
    """How its name begins where it is shortened."""
    place: tuple[str, ...]
    """The fields of the agency that tell where it is: those which it must have."""


_ALL: Final = ("subdistrict", "district", "province")
FORMS: Final[dict[FormName, Form]] = {
    "subdistrict-organization": Form("องค์การบริหารส่วนตำบล", "อบต.", _ALL),
    "subdistrict-municipality": Form("เทศบาลตำบล", "ทต.", ("district", "province")),
    "town-municipality": Form("เทศบาลเมือง", "ทม.", ("district", "province")),
    "city-municipality": Form("เทศบาลนคร", "ทน.", ("district", "province")),
    "provincial-organization": Form("องค์การบริหารส่วนจังหวัด", "อบจ.", ("province",)),
    "pattaya": Form("เมืองพัทยา", "เมืองพัทยา", ("district", "province")),
    "school": Form("โรงเรียน", "รร.", _ALL),
    "other": Form("หน่วยงานรูปแบบอื่น", "", ("province",)),
}
"""By the name in ``data/agency.yml``, in the order in which they are offered.

A municipality may cover several subdistricts or a part of one, and a province's organization all of
its districts (พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖, พระราชบัญญัติองค์การบริหารส่วนจังหวัด พ.ศ. ๒๕๔๐).
"""
UNTOLD: Final = _ALL
"""The fields of its place that an agency must have which does not tell its form."""
_CAPITAL: Final = "กรุงเทพมหานคร"
"""Not a province: its parts are called otherwise."""


def place_words(subdistrict: str | None, district: str | None, province: str) -> tuple[str, ...]:
    """Return the parts of a place as addresses name them: ``ตำบล…``, ``อำเภอ…``, ``จังหวัด…``."""
    of_capital = province == _CAPITAL
    names = [(subdistrict, "แขวง" if of_capital else "ตำบล")]
    names += [(district, "เขต" if of_capital else "อำเภอ")]
    names += [(province, "" if of_capital else "จังหวัด")]
    return tuple(before + name for name, before in names if name)
